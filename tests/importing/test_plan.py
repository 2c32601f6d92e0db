from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from newsroom import source
from newsroom.fields import ULID
from newsroom.importing import topics, writing
from newsroom.importing.notes import Refused
from newsroom.importing.plan import Existing

from importing.making import LONDON, body, item, only, picture, planned, said, write


def test_every_file_ends_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "_posts/2020-01-02-good.md": item(),
            "_posts/2020-01-03-empty.md": "---\ntitle: x\n---\n",
            "_posts/data.md": "---\nstatus: x\n---\nAs a user\n",
            "_posts/undated.md": "---\ntitle: x\n---\nText\n",
            "_posts/strange.md": "---\ntitle: x\ndate: soon\n---\nText\n",
            "README.md": "# Read me",
        },
    )
    made = planned(folder)
    assert {o.source: o.reason or o.end for o in made.outcomes} == {
        "_posts/2020-01-02-good.md": "imported",
        "_posts/2020-01-03-empty.md": "has neither text nor summary",
        "_posts/data.md": "has neither title nor date: reference data, not an item",
        "_posts/undated.md": "has no date, neither in its frontmatter nor in its name",
        "_posts/strange.md": "its date “soon” can't be read",
        "README.md": "lies outside the folder of items",
    }


def test_the_id_is_of_the_items_date_and_the_same_on_every_run(tmp_path: Path) -> None:
    write(tmp_path / "one", {"_posts/2020-07-16-x.md": item()})
    write(tmp_path / "two", {"_posts/2020-07-16-x.md": item(body="Changed since.")})
    first, again, other = (only(planned(tmp_path / n)).text for n in ("one", "one", "two"))
    assert first == again
    ids = [text.partition("\nid: ")[2].partition("\n")[0] for text in (first, other)]
    assert ids[0] == ids[1] and ULID.fullmatch(ids[0])
    moment = sum("0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(c) << 5 * n for n, c in enumerate(reversed(ids[0][:10])))
    assert moment / 1000 == datetime(2020, 7, 16, tzinfo=LONDON).timestamp()


def test_a_folder_inside_a_site_gives_the_same_ids_as_the_site(tmp_path: Path) -> None:
    write(tmp_path, {"content/news/x.md": item(), "static/a.png": picture()})
    whole, part = planned(tmp_path), planned(tmp_path / "content" / "news")
    assert only(whole).text == only(part).text


def test_sites_of_several_generators_in_one_folder_are_told_apart(tmp_path: Path) -> None:
    same = "content/news/x.md"
    write(
        tmp_path, {f"a/{same}": item(), f"b/{same}": item(), "c/_posts/2020-01-01-x.md": item(), "d/table.xml": "<x/>"}
    )
    made = planned(tmp_path)
    assert [o.path for o in made.outcomes] == ["news/2020/07/x.md", "news/2020/07/x-2.md", "news/2020/07/x-3.md"]
    assert len({o.text.partition("\nid: ")[2][:26] for o in made.outcomes}) == 3


def test_what_is_there_already_is_left_alone_wherever_it_is_now(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_posts/2020-07-16-x.md": item(),
            "_posts/2020-07-17-y.md": item(body="[x](/2020/07/16/x/)", date="2020-07-17"),
        },
    )
    first = only(planned(tmp_path), "-x.md")
    id = first.text.partition("\nid: ")[2][:26]
    made = planned(
        tmp_path, Existing({id: "news/2020/07/renamed.md"}, frozenset({"news/2020/07/renamed.md", "news/2020/07/y.md"}))
    )
    assert only(made, "-x.md").end == "present" and only(made, "-x.md").path == "news/2020/07/renamed.md"
    assert only(made, "-y.md").path == "news/2020/07/y-2.md"
    assert body(only(made, "-y.md")) == "[x](renamed.md)"


def test_names_that_would_make_no_address_get_another(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2020-07-16-press.md": item(), "_posts/2020-07-17-图书馆.md": item(title="图书馆")})
    assert {o.path.rpartition("/")[2] for o in planned(tmp_path).outcomes} == {"press-item.md", "item.md"}


@pytest.mark.parametrize("field", ["draft: true", "published: false"])
def test_what_was_not_public_becomes_a_draft_and_no_link_leads_to_it(tmp_path: Path, field: str) -> None:
    write(
        tmp_path,
        {
            "content/a.md": item().replace("title", f"{field}\ntitle", 1),
            "content/b.md": item(body='[a]({{< ref "a.md" >}}) and [c](c.md)'),
            "content/c.md": item(date="2099-01-01"),
        },
    )
    made = planned(tmp_path)
    assert "\ndraft: true\n" in only(made, "a.md").text
    assert body(only(made, "b.md")) == "a and c"


def test_what_lies_among_the_drafts_is_one(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2020-01-01-a.md": item(), "_drafts/b.md": item()})
    assert "\ndraft: true\n" in only(planned(tmp_path), "b.md").text


def test_an_item_that_only_points_elsewhere_gets_a_line_with_the_link(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"content/a.md": item(body="", summary="What it says.", source_url="https://www.blog.example.gov/post")},
    )
    assert body(only(planned(tmp_path))) == "[Read it at blog.example.gov](https://www.blog.example.gov/post)"


def test_fields_that_are_not_carried_over_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": item(registration_url="https://x.example", layout="post")})
    assert said(only(planned(tmp_path)), "fields") == "1: fields: not carried over: registration_url"


def test_a_date_that_differs_from_the_file_name_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2020-07-20-x.md": item()})
    assert "is 2020-07-16, in the file name 2020-07-20" in said(only(planned(tmp_path)), "date")


def test_a_missing_title_is_the_first_heading_or_the_name(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_posts/2020-01-01-some-words.md": item(title=""),
            "_posts/2020-01-02-x.md": item(title="", body="## Roads **close**\n\nText."),
        },
    )
    made = planned(tmp_path)
    assert 'title: "Some words"' in only(made, "some").text
    assert 'title: "Roads close"' in only(made, "-x").text


def test_topics_are_those_of_the_map_and_what_nobody_mapped_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": item(tags="[Roads, crime, odd, wrong, housing]")})
    made = planned(
        tmp_path,
        topics=frozenset({"transport", "housing"}),
        mapped={"roads": "transport", "crime": "", "wrong": "no-such"},
    )
    assert "\ntopics: [transport, housing]\n" in only(made).text
    assert said(only(made), "topic").count("\n") == 1
    assert "“odd” has no topic" in said(only(made)) and "“no-such”, which is not in the settings" in said(only(made))


def test_a_map_to_begin_with_lists_every_tag_with_its_count_and_can_be_read_back(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": item(tags='["Traffic: all", Housing]'), "content/b.md": item(tags="[housing]")})
    text = topics.starter(planned(tmp_path).tags, ["housing"])
    assert '"Housing": housing  # 2\n"Traffic: all":  # 1\n' in text
    assert topics.read(text) == {"housing": "housing", "traffic: all": ""}


def test_a_lead_picture_is_copied_under_a_clean_name_with_its_words(tmp_path: Path) -> None:
    cover = "\n  image: /My Poster.PNG\n  alt: A &amp; B\n  caption: By the quay"
    write(tmp_path, {"content/a.md": item(cover=cover), "static/My Poster.PNG": picture()})
    made = only(planned(tmp_path))
    assert '\nimage:\n  src: "a-my-poster.png"\n  alt: "A & B"\n  caption: "By the quay"\n' in made.text
    assert made.files == (("news/2020/07/a-my-poster.png", tmp_path / "static" / "My Poster.PNG"),)


def test_a_lead_picture_without_words_takes_those_of_the_text_and_leaves_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_posts/2020-07-16-a.md": item(
                image="/img/x.png", body="![The quay]({{ site.baseurl }}/img/x.png)\n\nText."
            ),
            "img/x.png": picture(),
        },
    )
    made = only(planned(tmp_path))
    assert 'alt: "The quay"' in made.text and body(made) == "Text."


def test_a_lead_picture_that_nobody_described_is_left_out_and_said(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2020-07-16-a.md": item(image="/img/x.png"), "img/x.png": picture()})
    made = only(planned(tmp_path))
    assert "image:" not in made.text and not made.files
    assert "x.png was left out, since nothing says what it shows" in said(made, "picture")


def test_the_record_of_a_picture_gives_its_words_and_credit(tmp_path: Path) -> None:
    record = "date     : 2020-01-21 13:10:02 -0400\nuid      : quay\nformat   : png\ncredit   : J. Smith\nalt      : The quay\n"
    write(
        tmp_path,
        {"content/a.md": item(primary_image="quay"), "data/images/quay.yml": record, "static/img/quay.png": picture()},
    )
    assert '  src: "a-quay.png"\n  alt: "The quay"\n  credit: "J. Smith"\n' in only(planned(tmp_path)).text


def test_a_jpeg_called_png_gets_its_right_suffix(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.md": item(body="![The quay](x.png)"), "docs/x.png": picture("JPEG")})
    made = only(planned(tmp_path))
    assert body(made) == "![The quay](a-x.jpg)" and "is in truth a JPG" in said(made, "picture")


@pytest.mark.parametrize("name", ["x.svg", "broken.png"])
def test_what_can_not_be_shown_as_a_picture_is_left_out(tmp_path: Path, name: str) -> None:
    write(
        tmp_path, {"docs/a.md": item(body=f"![The quay]({name})\n\nText."), f"docs/{name}": b"\x89PNG\r\n\x1a\nbroken"}
    )
    made = only(planned(tmp_path))
    assert body(made) == "Text." and "was left out" in said(made, "picture")


def test_nothing_outside_the_site_is_copied(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"secret.png": picture(), "site/content/a.md": item(body="![x](../../secret.png)", image="../secret.png")},
    )
    made = only(planned(tmp_path / "site"))
    assert not made.files


def test_a_title_that_the_card_can_not_show_gets_a_short_one(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": item(title='"Roads around the harbour: all that you need to know"')})
    made = only(planned(tmp_path, misfit=lambda headline, photo: "long" if len(headline) > 30 else None))
    assert '\nshort_title: "Roads around the harbour"\n' in made.text
    assert "Roads around the harbour" in said(made, "short title")


def test_a_file_that_came_in_between_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"news/a.md": "mine"})
    with pytest.raises(Refused, match=r"news/a\.md is there already and was left alone"):
        writing.write(tmp_path, "other", "news/a.md", ())
    assert (tmp_path / "news/a.md").read_text() == "mine"


def test_texts_are_quoted_so_that_yaml_reads_what_was_meant(tmp_path: Path) -> None:
    title = 'He said \\"no\\": 100% # of & *them* \\\\ [x] – ŵ 🌱'
    write(tmp_path, {"content/a.md": item(title=f'"{title}"')})
    made = only(planned(tmp_path))
    fields = source.read(made.path, made.text.encode()).fields
    assert fields["title"] == 'He said "no": 100% # of & them \\ [x] – ŵ 🌱'
