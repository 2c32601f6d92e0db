"""The council's repository: one file committed and pushed, whatever else somebody is at work on there.

The commit is made beside the working tree, on top of what the remote has now, so it holds nothing but that file, and
nobody's unfinished work is touched or sent. Where somebody else has pushed meanwhile it is made again on top of theirs.
Git is called with lists of words, never through a shell.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ATTEMPTS = 3
_PATIENCE = 120  # seconds for one command
_NOBODY = "newsroom"
_EMAIL = "newsroom@users.noreply.github.com"


class Refused(Exception):
    """Why nothing was published, as a sentence."""


class Unsure(Refused):
    """Why nobody knows whether it was published."""


class _Unanswered(Refused):
    """Git was not done in time; what it was to do may be done, or be done later."""


@dataclass(frozen=True)
class Entry:
    """A file as it is to be, and what the commit says."""

    path: str
    raw: bytes
    message: str


@dataclass(frozen=True)
class Pushed:
    """What was pushed, and when it was committed, in seconds since 1970."""

    path: str
    commit: str
    moment: int


Read = Callable[[str], bytes | None]  # a file as the remote has it; None where there is none
Change = Callable[[Read], Entry]


def publish(root: Path, change: Change, by: str, tell: Callable[[str], object] = print) -> Pushed:
    """Commit what `change` makes of what the remote has, and push it; raises Refused after three attempts.

    Nothing is written in the working tree before the remote has it, so that what failed leaves nothing to trip over.
    """
    pushed = _taken(root, change, by, tell)
    _follow(root, pushed, tell)
    return pushed


def _taken(root: Path, change: Change, by: str, tell: Callable[[str], object]) -> Pushed:
    """What the remote took of several attempts; one may have reached it though git said nothing of that."""
    branch = _branch(root)
    tried: list[Pushed] = []
    said = Refused("")
    while True:
        base = _base(root, branch, tried)
        if found := next((one for one in tried if _is_in(root, one.commit, base)), None):
            tell(f"{found.path} is there all the same")
            return found
        if len(tried) == ATTEMPTS:
            raise _given_up(tried[-1].path, said)
        entry = change(lambda path, base=base: _file(root, base, path))  # type: ignore[misc]
        _require_clean(root, entry.path, base)
        commit = _commit(root, base, entry, by)
        tried.append(Pushed(entry.path, commit, _moment(root, commit)))
        try:
            _push(root, commit, branch)
        except Refused as reason:
            said = reason
            tell(f"the push failed ({said}); {'once more' if len(tried) < ATTEMPTS else 'that was the last try'}")
        else:
            return tried[-1]


def _base(root: Path, branch: str, tried: list[Pushed]) -> str:
    """The commit that the remote has now; where it can't be asked, what was pushed before may be there or not."""
    try:
        return _fetched(root, branch)
    except Refused as reason:
        raise _unsure(tried[-1].path, reason) if tried else reason from None


def _given_up(path: str, said: Refused) -> Refused:
    if isinstance(said, _Unanswered):
        return _unsure(path, said)
    return Refused(
        f"{path} is not published: the repository refused it {ATTEMPTS} times. It said: {said}. "
        "Nothing of it is left here; publish it once more"
    )


def _unsure(path: str, reason: Refused) -> Unsure:
    return Unsure(f"nobody knows whether {path} is published: {reason}")


def catch_up(root: Path) -> None:
    """Bring the checkout to what the remote had when it was last asked, where nothing stands in the way."""
    with suppress(Refused):
        _git(root, "merge", "--quiet", "--ff-only", "FETCH_HEAD")


def committed(root: Path, path: str) -> int | None:
    """When the file was last committed, in seconds since 1970; None outside a repository or before it was."""
    try:
        found = _git(root, "log", "-1", "--format=%ct", "--", path)
    except Refused:
        return None
    return int(found) if found else None


def later(root: Path, path: str) -> bytes | None:
    """The file as the remote has it now, where that came of what is here; None where this here is not pushed yet.

    Raises Refused where the remote can't be asked.
    """
    base = _fetched(root, _branch(root))
    is_ours = not _git(root, "status", "--porcelain", "--untracked-files=all", "--", path)
    if is_ours and _is_in(root, "HEAD", base):
        return _file(root, base, path)
    return None


def own_name(root: Path) -> str:
    """What git knows of who works here; nothing where it does not know."""
    try:
        return _git(root, "config", "user.name")
    except Refused:
        return ""


def _branch(root: Path) -> str:
    try:
        return _git(root, "symbolic-ref", "--short", "HEAD")
    except Refused:
        raise Refused(
            "this folder is on no branch of a repository; go to the newsroom's own, on the branch main"
        ) from None


def _fetched(root: Path, branch: str) -> str:
    """The commit that the remote has on the branch now."""
    try:
        _git(root, "fetch", "--quiet", "--no-tags", "origin", f"refs/heads/{branch}")
    except Refused as reason:
        raise Refused(f"the repository can't be reached: {reason}") from None
    return _git(root, "rev-parse", "FETCH_HEAD")


def _file(root: Path, commit: str, path: str) -> bytes | None:
    done = _run(root, "cat-file", "blob", f"{commit}:{path}")
    return done.stdout if done.returncode == 0 else None


def _require_clean(root: Path, path: str, base: str) -> None:
    """What somebody has changed here and not pushed would be lost, or stand in the way of the next pull."""
    if _git(root, "status", "--porcelain", "--untracked-files=all", "--", path):
        raise Refused(
            f"{path} has changes here that are not committed, as those of a sign-off without --push. Send them: "
            f'git commit -m "Sign off" {path}, then git push; or take them back: git restore {path}. Then run this once more'
        )
    if _git(root, "log", "--format=%h", f"{base}..HEAD", "--", path):
        raise Refused(
            f"{path} has a commit here that is not pushed; run git push first (or git pull, git push), then this once more"
        )


def _commit(root: Path, base: str, entry: Entry, by: str) -> str:
    """A commit on top of `base` in which this file alone is different, made with an index of its own."""
    blob = _git(root, "hash-object", "-w", "--stdin", given=entry.raw)
    with TemporaryDirectory() as folder:
        aside = {"GIT_INDEX_FILE": str(Path(folder) / "index"), **_people(by)}
        _git(root, "read-tree", base, more=aside)
        _git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob},{entry.path}", more=aside)
        tree = _git(root, "write-tree", more=aside)
        return _git(root, "commit-tree", tree, "-p", base, given=entry.message.encode(), more=aside)


def _people(by: str) -> dict[str, str]:
    """Who wrote it and who made the commit of it."""
    author = (
        " ".join("".join(c if c.isprintable() and c not in "<>" else " " for c in by).split()).strip(" .,:;\"'")
        or _NOBODY
    )
    return {
        "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": _EMAIL,
        "GIT_COMMITTER_NAME": _NOBODY, "GIT_COMMITTER_EMAIL": _EMAIL,
    }  # fmt: skip


def _push(root: Path, commit: str, branch: str) -> None:
    _git(root, "push", "--porcelain", "--no-verify", "origin", f"{commit}:refs/heads/{branch}")


def _is_in(root: Path, commit: str, base: str) -> bool:
    """Whether `base` came of that commit."""
    return not _run(root, "merge-base", "--is-ancestor", commit, base).returncode


def _follow(root: Path, pushed: Pushed, tell: Callable[[str], object]) -> None:
    """Bring the checkout to what was pushed; a file that is only written there would stand in the way of the next pull."""
    try:
        _git(root, "merge", "--quiet", "--ff-only", pushed.commit)
    except Refused:
        tell(f"{pushed.path} is pushed, but other work here stands in its way; git pull brings it")


def _moment(root: Path, commit: str) -> int:
    return int(_git(root, "show", "--no-patch", "--format=%ct", commit))


def _git(root: Path, *words: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> str:
    done = _run(root, *words, given=given, more=more)
    if done.returncode:
        raise Refused(_words(done))
    return done.stdout.decode("utf-8", "replace").strip()


def _run(
    root: Path, *words: str, given: bytes = b"", more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    known = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **(more or {})}
    try:
        return subprocess.run(
            ["git", *words], cwd=root, env=known, input=given, capture_output=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError:
        raise Refused("git is not installed here; install it, or publish in the browser") from None
    except subprocess.TimeoutExpired:
        raise _Unanswered(f"git {words[0]} did not answer within {_PATIENCE} seconds") from None


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said last that means something."""
    said = (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("!", "fatal:", "error:", "remote:"))]
    return " ".join((telling or lines or ["nothing"])[0].split())
