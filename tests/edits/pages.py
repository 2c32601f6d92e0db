"""Pages that are written by hand, their pictures, the logo and the menu."""

from __future__ import annotations

import shutil

from trial import LOGO, Trial, in_its_place, photo

from edits.register import edit, no_change


@edit
def menu(t: Trial) -> str:
    t.head["nav"] = [{f"About {t.chance.randrange(1000)}": "about.md"}, {"Elsewhere": "https://example.org/"}]
    t.configure()
    return str(t.head["nav"])


@edit
def logo(t: Trial) -> None:
    in_its_place(t.root / "docs/logo.svg", LOGO.replace("123456", f"{t.chance.randrange(10**5, 10**6)}").encode())


@edit
def page(t: Trial) -> None:
    known = (t.root / "docs/contact.md").read_text()
    t.save("docs/contact.md", f"{known}\nMore, number {t.chance.randrange(10**9)}.\n")


@edit
def page_added(t: Trial) -> str:
    return t.save(f"docs/page-{t.chance.randrange(1000)}.md", "# Another\n\nSee [about](about.md).\n").name


@no_change  # since the page was added
def page_and_its_picture_taken_out(t: Trial) -> str:
    folder = f"docs/folder-{t.chance.randrange(1000)}"
    t.save(f"{folder}/index.md", "# Another\n\n![A picture](picture.jpg)\n")
    t.save(f"{folder}/picture.jpg", photo(1))
    t.build()
    shutil.rmtree(t.root / folder)
    return folder


@edit
def home(t: Trial) -> None:
    t.save("docs/index.md", f"# News\n\nWords of welcome, number {t.chance.randrange(10**9)}.\n")


@edit
def words_before_the_ways_to_follow(t: Trial) -> None:
    t.save("docs/follow.md", f"# Follow us\n\nOur way, number {t.chance.randrange(10**9)}.\n")


@no_change  # since the words were written
def words_before_the_ways_to_follow_taken_out(t: Trial) -> None:
    t.save("docs/follow.md", "# Follow us\n\nOur way.\n")
    t.build()
    (t.root / "docs/follow.md").unlink()


@edit
def picture_of_a_page(t: Trial) -> None:
    in_its_place(t.root / "docs/us.jpg", photo(t.chance.randrange(100, 200)))


@edit
def robots_of_ones_own(t: Trial) -> None:
    t.save("docs/robots.txt", f"User-agent: *\nDisallow: /old-{t.chance.randrange(1000)}/\n")
