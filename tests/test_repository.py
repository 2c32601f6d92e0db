"""One file committed and pushed, whatever else somebody is at work on there."""

from __future__ import annotations

from pathlib import Path

import pytest
import remotes
from newsroom import repository
from newsroom.repository import Change, Entry, Pushed, Read, Refused, Unsure
from remotes import git

PATH = "news/2026/11/flood.md"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(tmp_path, "init", "--quiet", "--bare", "origin")
    git(tmp_path, "clone", "--quiet", "origin", "clone")
    (tmp_path / "clone/README.md").write_text("A newsroom\n")
    remotes.commit(tmp_path / "clone", "First")
    git(tmp_path / "clone", "push", "--quiet", "--set-upstream", "origin", "main")
    return tmp_path / "clone"


def adding(text: str = "Flood\n") -> Change:
    """What adds a line at the top of the file."""
    return lambda there: Entry(PATH, text.encode() + (there(PATH) or b""), "Alert: Flood\n")


def published(clone: Path, change: Change, by: str = "S. Duty") -> Pushed:
    return repository.publish(clone, change, by, lambda _: None)


def test_the_commit_holds_this_file_alone_and_says_who_wrote_it(clone: Path) -> None:
    (clone / "draft.md").write_text("Not yet")
    (clone / "README.md").write_text("Half written")
    (clone / "staged.md").write_text("Staged")
    git(clone, "add", "staged.md")
    found = published(clone, adding())
    origin = clone.parent / "origin"
    assert git(origin, "show", "--name-only", "--format=%an|%ae|%cn|%s", "main").splitlines() == [
        "S. Duty|newsroom@users.noreply.github.com|newsroom|Alert: Flood", "", PATH,
    ]  # fmt: skip
    assert (found.path, found.commit) == (PATH, git(origin, "rev-parse", "main"))
    assert git(clone, "status", "--porcelain").splitlines() == ["M README.md", "A  staged.md", "?? draft.md"]
    assert git(clone, "rev-parse", "HEAD") == found.commit
    assert repository.committed(clone, PATH) == found.moment


def test_where_somebody_pushed_meanwhile_it_is_added_to_theirs(clone: Path) -> None:
    other = remotes.colleague(clone)

    def meanwhile(there: Read) -> Entry:
        entry = adding("Mine\n")(there)
        if not (other / PATH).exists():
            (other / PATH).parent.mkdir(parents=True)
            (other / PATH).write_text("Theirs\n")
            remotes.commit(other)
            git(other, "push", "--quiet")
        return entry

    published(clone, meanwhile)
    assert remotes.shown(clone, PATH) == "Mine\nTheirs"
    assert (clone / PATH).read_text() == "Mine\nTheirs\n"
    assert git(clone, "log", "--format=%an") == "S. Duty\nA\nA"
    assert git(clone, "status", "--porcelain") == ""


def test_a_checkout_that_is_behind_is_brought_along(clone: Path) -> None:
    other = remotes.colleague(clone)
    (other / "more.md").write_text("More")
    remotes.commit(other)
    git(other, "push", "--quiet")
    published(clone, adding())
    assert (clone / "more.md").exists()
    assert git(clone, "status", "--porcelain") == ""


def test_commits_that_are_not_pushed_yet_are_left_where_they_are(clone: Path) -> None:
    (clone / "mine.md").write_text("Mine")
    mine = remotes.commit(clone)
    published(clone, adding())
    assert git(clone, "rev-parse", "HEAD") == mine
    assert "mine.md" not in git(clone.parent / "origin", "ls-tree", "-r", "--name-only", "main")


def test_a_shallow_clone_pushes_too_and_joins_what_came_meanwhile(clone: Path) -> None:
    git(clone.parent, "clone", "--quiet", "--depth=1", f"file://{clone.parent}/origin", "shallow")
    published(clone, adding("Theirs\n"))
    published(clone.parent / "shallow", adding("Mine\n"))
    assert remotes.shown(clone, PATH) == "Mine\nTheirs"
    assert (clone.parent / "shallow" / PATH).read_text() == "Mine\nTheirs\n"


@pytest.mark.parametrize("refusals", [1, 2])
def test_a_push_that_is_refused_is_tried_again(clone: Path, refusals: int) -> None:
    count = clone.parent / "count"
    remotes.refusing(clone, f'echo x >> {count}; [ "$(wc -l < {count})" -gt {refusals} ]')
    said: list[str] = []
    repository.publish(clone, adding(), "S", said.append)
    assert remotes.shown(clone, PATH) == "Flood"
    assert len(said) == refusals and "once more" in said[0]


def test_a_push_refused_three_times_is_a_sentence_and_leaves_what_was_there(clone: Path) -> None:
    published(clone, adding())
    remotes.refusing(clone, "echo The branch is protected >&2; exit 1")
    before = git(clone, "rev-parse", "HEAD")
    for path in (PATH, "news/2026/12/snow.md"):
        with pytest.raises(
            Refused, match=rf"^{path} is not published: the repository refused it 3 times\. It said: !.*declined"
        ):
            published(clone, lambda _, path=path: Entry(path, b"More\n", "m\n"))  # type: ignore[misc]
    assert (clone / PATH).read_text() == "Flood\n"
    assert not (clone / "news/2026/12").exists()
    assert (git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain")) == (before, "")


@pytest.mark.parametrize("taken", [(True,), (False, True), (False, False, True)])
def test_a_push_that_is_answered_too_late_is_published_once(
    clone: Path, monkeypatch: pytest.MonkeyPatch, taken: tuple[bool, ...]
) -> None:
    remotes.unanswered(monkeypatch, *taken)
    said: list[str] = []
    found = repository.publish(clone, adding(), "S", said.append)
    assert said == [
        *["the push failed (git push did not answer within 120 seconds); once more"] * len(taken[:-1]),
        *[
            "the push failed (git push did not answer within 120 seconds); "
            + ("that was the last try" if len(taken) == 3 else "once more"),
            f"{PATH} is there all the same",
        ],
    ]
    assert remotes.shown(clone, PATH) == "Flood"
    assert (found.commit, git(clone, "rev-parse", "HEAD")) == (git(clone.parent / "origin", "rev-parse", "main"),) * 2
    assert git(clone, "status", "--porcelain") == ""


def test_what_a_colleague_put_on_top_of_a_push_answered_too_late_is_brought_along(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = remotes.colleague(clone)
    remotes.refusing(clone, "exit 0")
    remotes.unanswered(monkeypatch, True)

    def tell(text: str) -> None:
        if "once more" in text:
            git(other, "pull", "--quiet")
            (other / "more.md").write_text("More")
            remotes.commit(other)
            git(other, "push", "--quiet")

    repository.publish(clone, adding(), "S", tell)
    assert (remotes.shown(clone, PATH), remotes.shown(clone, "more.md")) == ("Flood", "More")
    assert (clone / PATH).read_text() == "Flood\n"


def test_where_no_push_is_answered_nobody_claims_that_nothing_was_published(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remotes.unanswered(monkeypatch, False, False, False)
    with pytest.raises(Unsure, match=rf"^nobody knows whether {PATH} is published: git push did not answer within"):
        published(clone, adding())
    assert git(clone, "status", "--porcelain") == ""


def test_where_the_remote_is_gone_after_a_push_nobody_claims_that_nothing_was_published(clone: Path) -> None:
    remotes.refusing(clone, "exit 1")

    def tell(_: str) -> None:
        git(clone, "remote", "set-url", "origin", str(clone.parent / "gone"))

    with pytest.raises(Unsure, match=rf"^nobody knows whether {PATH} is published: the repository can't be reached: f"):
        repository.publish(clone, adding(), "S", tell)


def test_what_fails_here_after_the_push_does_not_unsay_it(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise Refused("git merge did not answer within 120 seconds")

    run = repository._run
    monkeypatch.setattr(repository, "_run", lambda *given, **more: (never if "merge" in given else run)(*given, **more))
    said: list[str] = []
    assert repository.publish(clone, adding(), "S", said.append).commit == git(
        clone.parent / "origin", "rev-parse", "main"
    )
    assert said == [f"{PATH} is pushed, but other work here stands in its way; git pull brings it"]


def test_an_attempt_that_writes_elsewhere_leaves_nothing_where_the_first_would_have_been(clone: Path) -> None:
    tried = clone.parent / "tried"
    remotes.refusing(clone, f"[ -e {tried} ] || {{ touch {tried}; exit 1; }}")
    names = iter(("news/1.md", "news/2.md"))
    found = published(clone, lambda _: Entry(next(names), b"x", "m\n"))
    assert found.path == "news/2.md"
    assert [p.name for p in (clone / "news").iterdir()] == ["2.md"]


def test_where_the_checkout_has_commits_of_its_own_the_next_pull_brings_what_was_pushed(clone: Path) -> None:
    (clone / "mine.md").write_text("Mine")
    remotes.commit(clone)
    said: list[str] = []
    repository.publish(clone, adding(), "S", said.append)
    assert said == [f"{PATH} is pushed, but other work here stands in its way; git pull brings it"]
    git(clone, "pull", "--quiet", "--no-rebase", "--no-edit")
    assert (clone / PATH).read_text() == "Flood\n"
    assert git(clone, "status", "--porcelain") == ""


def test_what_somebody_has_changed_here_is_not_overwritten(clone: Path) -> None:
    published(clone, adding())
    (clone / PATH).write_text("By hand\n")
    with pytest.raises(Refused, match="has changes here that are not committed"):
        published(clone, adding("More\n"))
    assert (clone / PATH).read_text() == "By hand\n"


def test_what_somebody_pushed_later_is_asked_for_only_where_all_of_ours_is_pushed(clone: Path) -> None:
    published(clone, adding())
    other = remotes.colleague(clone)
    published(other, adding("More\n"))
    assert repository.later(clone, PATH) == b"More\nFlood\n"
    assert (clone / PATH).read_text() == "Flood\n"
    (clone / PATH).write_text("By hand\n")
    assert repository.later(clone, PATH) is None
    remotes.commit(clone)
    assert repository.later(clone, PATH) is None


def test_a_remote_that_cannot_be_reached_is_a_sentence(clone: Path) -> None:
    git(clone, "remote", "set-url", "origin", str(clone.parent / "gone"))
    with pytest.raises(Refused, match=r"^the repository can't be reached: fatal: .*gone"):
        published(clone, adding())


def test_outside_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Refused, match="on no branch of a repository"):
        published(tmp_path, adding())
    assert repository.committed(tmp_path, PATH) is None


@pytest.mark.parametrize(
    ("by", "author"),
    [("Siân O’Duty", "Siân O’Duty"), ("A <a@b>\nB", "A a@b B"), ("<>", "newsroom"), ("-x $(y)", "-x $(y)")],
)
def test_whatever_somebody_is_called_the_commit_has_an_author(clone: Path, by: str, author: str) -> None:
    published(clone, adding(), by)
    assert git(clone, "log", "-1", "--format=%an") == author
