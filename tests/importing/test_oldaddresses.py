from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import source
from newsroom.importing.plan import Existing, Outcome

from importing.making import item, only, planned, said, write


def aliases(made: Outcome) -> list[str]:
    """As our own reader finds them in the text that would be written."""
    found = source.read(made.path, made.text.encode()).fields.get("aliases", [])
    assert list(made.aliases) == [a.removeprefix("/") for a in found]
    return list(found)


def of(folder: Path, existing: Existing | None = None, old: str = "", **fields: str) -> tuple[list[str], str]:
    """The aliases of one post of Jekyll's with these fields, and what is said of its old addresses."""
    write(folder, {"_posts/2020-07-16-x.md": item(**fields)})
    made = only(planned(folder, existing, old=old), "-x.md")
    return aliases(made), said(made, "address")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"permalink": "/old/x/"}, ["/old/x/"]),
        ({"permalink": "/Old/X.html"}, ["/Old/X.html"]),
        ({"permalink": "/old/x"}, ["/old/x/"]),
        ({"permalink": "/old/x/index.html"}, ["/old/x/"]),
        ({"permalink": "old/x.html"}, ["/old/x.html"]),
        ({"url": "/october24/"}, ["/october24/"]),
        ({"slug": "/blog/my-name"}, ["/blog/my-name/"]),
        ({"redirect_from": "blog/x"}, ["/blog/x/"]),
        ({"redirect_from": "[Blog, /blog/]"}, ["/Blog/"]),
        ({"redirect_from": "\n  - /a/\n  - /b/c/"}, ["/a/", "/b/c/"]),
        ({"permalink": "/now-here/", "redirect_from": "[/once/, /now-here]"}, ["/now-here/", "/once/"]),
        ({"permalink": "/caf%C3%A9/"}, ["/café/"]),
    ],
)
def test_an_old_address_leads_to_the_item(tmp_path: Path, fields: dict[str, str], expected: list[str]) -> None:
    assert of(tmp_path, **fields) == (expected, "")


def test_hugos_aliases_and_url_lead_to_the_item(tmp_path: Path) -> None:
    write(tmp_path, {"content/x.md": item(url="/x/", aliases="\n- /y/\n- z")})
    made = only(planned(tmp_path))
    assert aliases(made) == ["/x/", "/y/"]
    assert said(made, "address") == (
        "5: address: aliases: “z” begins without a slash, so it lay beside the old page, and where that was is not said"
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"permalink": "/:year/:title/"}, "permalink: “/:year/:title/” is a pattern that the old site filled in"),
        ({"permalink": "'{{ slug }}/'"}, "permalink: “{{ slug }}/” is a pattern that the old site filled in"),
        ({"permalink": "':title/'"}, "permalink: “:title/” is a pattern that the old site filled in"),
        ({"permalink": "pretty"}, "permalink: “pretty” is not an address"),
        ({"url": "https://blog.example.gov/x/"}, "url: “https://blog.example.gov/x/” lies on another site"),
        ({"redirect_from": "/?p=12"}, "redirect_from: “/?p=12” holds a ? or #, which no file answers"),
        ({"redirect_from": "/x.php"}, "redirect_from: “/x.php” ends in .php, which no page of this newsroom may"),
        ({"redirect_from": "/a/../b/"}, "redirect_from: “/a/../b/” is not an address"),
        ({"permalink": "/events/x/"}, "permalink: “/events/x/” is an address that the newsroom needs for itself"),
        ({"permalink": "/feed.xml/"}, "permalink: “/feed.xml/” is not an address"),
        ({"permalink": "/news/2020/"}, "permalink: “/news/2020/” is an address that the newsroom needs for itself"),
        ({"permalink": "/topics/"}, "permalink: “/topics/” is the address of /topics/ in this newsroom"),
        ({"permalink": "/index.html"}, "permalink: “/index.html” is not an address"),
    ],
)
def test_what_can_not_lead_here_is_named_with_its_reason(tmp_path: Path, fields: dict[str, str], reason: str) -> None:
    assert of(tmp_path, **fields) == ([], f"4: address: {reason}")


def test_a_slug_alone_says_no_address_and_is_no_remark(tmp_path: Path) -> None:
    assert of(tmp_path, slug="my-name") == ([], "")


@pytest.mark.parametrize("old", ["https://www.old.gov.uk/blog", "https://www.old.gov.uk"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_whole_address_of_the_old_site_is_one_of_its_addresses(tmp_path: Path, old: str, scheme: str) -> None:
    written = f"{scheme}://www.old.gov.uk/blog/x/"
    assert of(tmp_path, old=old, url=written) == (["/x/" if old.endswith("blog") else "/blog/x/"], "")


def test_a_site_whose_name_only_begins_alike_is_another(tmp_path: Path) -> None:
    found, remark = of(tmp_path, old="https://old.gov", url="https://old.gov.uk/x/")
    assert not found and "lies on another site" in remark


def test_the_address_that_the_item_gets_anyway_is_left_out_without_a_word(tmp_path: Path) -> None:
    assert of(tmp_path, redirect_from="[/news/2020/07/x/, /news/2020/07/X/index.html]") == ([], "")


def test_an_address_that_two_items_claim_leads_to_neither_and_both_are_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a/_posts/2020-07-16-a.md": item(permalink="/Same/"), "b/content/b.md": item(aliases="[/same/, /own/]")},
    )
    made = planned(tmp_path)
    first, second = only(made, "-a.md"), only(made, "b.md")
    assert (aliases(first), aliases(second)) == ([], ["/own/"])
    assert "“/Same/” is claimed by b/content/b.md as well, so it leads to neither" in said(first, "address")
    assert "“/same/” is claimed by a/_posts/2020-07-16-a.md as well" in said(second, "address")


def test_an_address_at_which_another_item_will_stand_is_not_led_away(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2020-07-16-a.md": item(permalink="/news/2020/07/b/"), "_posts/2020-07-16-b.md": item()})
    made = only(planned(tmp_path), "-a.md")
    assert aliases(made) == []
    assert "“/news/2020/07/b/” is the address of news/2020/07/b.md in this newsroom" in said(made, "address")


def test_nor_one_at_which_something_stands_already(tmp_path: Path) -> None:
    existing = Existing({}, frozenset({"news/2019/01/there.md"}), frozenset({"about/", "old/x.html"}))
    found, remarks = of(tmp_path, existing, redirect_from="[/news/2019/01/there/, /About/, /old/x.html, /free/]")
    assert found == ["/free/"] and remarks.count("in this newsroom") == 3


def test_the_second_run_gives_what_the_first_gave_whatever_was_imported_by_then(tmp_path: Path) -> None:
    write(tmp_path, {f"_posts/2020-07-16-{n}.md": item(permalink="/same/", redirect_from=f"/{n}/") for n in "ab"})
    first = planned(tmp_path)
    id = only(first, "-a.md").text.partition("\nid: ")[2][:26]
    again = planned(tmp_path, Existing({id: "news/2020/07/a.md"}, frozenset({"news/2020/07/a.md"})))
    assert only(again, "-b.md").text == only(first, "-b.md").text and aliases(only(again, "-b.md")) == ["/b/"]
