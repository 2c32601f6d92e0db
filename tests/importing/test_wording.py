from __future__ import annotations

import pytest
from newsroom.fields import plain_text
from newsroom.importing import names, wording


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<b>Engaging</b> with FedRAMP", "Engaging with FedRAMP"),
        ("New Website Launch&#58; automate", "New Website Launch: automate"),
        ("It&amp;#8217;s &ldquo;here&rdquo;", "It’s “here”"),
        ("Fish &amp; chips &lt; 5 miles", "Fish & chips < 5 miles"),
        ("Use the &lt;details&gt; element", "Use the details element"),
        ("One<br/>two", "One two"),
        (
            "Deployed **about 150 times**, see [here](https://x.example/a_(b)) and `code`",
            "Deployed about 150 times, see here and code",
        ),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("Folded\n   white\u00a0space\u200b", "Folded white space"),
        ("ALL CAPITALS STAY", "ALL CAPITALS STAY"),
    ],
)
def test_titles_and_summaries_become_plain(written: str, read: str) -> None:
    assert wording.plain(written) == read
    assert plain_text(read) == read


def test_a_long_summary_ends_with_a_sentence() -> None:
    text = "The U.S. library reopens on Monday. " * 12
    short = wording.cut(text.strip())
    assert short.endswith("Monday.") and 200 < len(short) <= 300


def test_without_a_sentence_it_ends_with_a_word_and_an_ellipsis() -> None:
    short = wording.cut("word " * 100)
    assert short.endswith("word…") and len(short) <= 300
    assert len(wording.cut("x" * 400)) == 300


def test_the_opening_is_the_first_paragraph_of_words() -> None:
    body = "## Heading\n\n![Alt](x.png)\n\n- item\n\nThe **first** [words](https://x.example/) &amp; more.\n\nSecond."
    assert wording.opening(body) == "The first words & more."
    assert wording.opening("- only a list") == "only a list"
    assert wording.opening("") == ""


def fits(room: int) -> wording.Misfit:
    return lambda headline, photo: "too long" if len(headline) > room else None


@pytest.mark.parametrize(
    ("title", "room", "short"),
    [
        ("Council tax bands for next year: what changes and for whom", 40, "Council tax bands for next year"),
        ("Roads around the harbour – closed until Monday", 30, "Roads around the harbour"),
        ("One two three four of the seven", 20, "One two three four…"),
        ("Roads: the harbour, the quay and the market", 30, "Roads: the harbour, the quay…"),
        ("🌱 Volunteering at the forest garden 🌱", 36, "Volunteering at the forest garden"),
    ],
)
def test_a_short_title_keeps_as_much_as_fits(title: str, room: int, short: str) -> None:
    symbols = fits(room)
    assert wording.shorten(title, lambda h, p: "emoji" if "🌱" in h else symbols(h, p), False) == short


def test_no_short_title_is_made_up_where_nothing_fits() -> None:
    assert wording.shorten("One two", lambda headline, photo: "no", False) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("health-it-services-sin%e2%80%8a-%e2%80%8aready", "health-it-services-sin-ready"),
        ("Federal Student Aid’s New Assistant", "federal-student-aids-new-assistant"),
        ("rap-in-NHSE_now", "rap-in-nhse-now"),
        ("Llyfrgell Tŷ'r Ŵyl & Café", "llyfrgell-tyr-wyl-and-cafe"),
        ("2020-04-22-", "2020-04-22"),
        ("图书馆", ""),
    ],
)
def test_names_are_clean(text: str, name: str) -> None:
    assert names.slug(text) == name


def test_long_names_are_cut_between_words() -> None:
    name = names.slug(
        "removing what the school offers its staff field from the school profile and organisation profile"
    )
    assert len(name) <= 80 and name.endswith("school-profile-and")


def test_taken_names_get_a_number_and_stay_within_the_limit() -> None:
    assert names.free("police", {"police", "police-2"}) == "police-3"
    assert len(names.free("x" * 80, {"x" * 80})) == 80
