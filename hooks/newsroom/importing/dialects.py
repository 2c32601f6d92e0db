"""The generators whose folders are understood: where each keeps its items and pictures, and how it names its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MARKDOWN = (".md", ".markdown")
_NEVER = {"readme", "license", "licence", "contributing", "changelog", "_index"}
_SKIPPED = {"node_modules", "vendor", "_site", ".git", ".cache"}


@dataclass(frozen=True)
class Dialect:
    """`items` are the folders that hold items, "" for any; `roots` those in which a root-relative file is looked for."""

    name: str
    items: tuple[str, ...]
    roots: tuple[str, ...]
    summaries: tuple[str, ...]
    marks: tuple[str, ...]  # files and folders by which a project is known
    is_commonmark: bool = False  # lists and tables need no blank line above, and nest by less than four spaces
    is_anywhere_deep: bool = False  # its folder of items may lie within another
    links_bare: bool = False  # an address that stands in the text for itself becomes a link
    opens_html: bool = False  # text inside a raw <div> is Markdown where a blank line stands above it


HUGO = Dialect(
    "hugo",
    ("content",),
    ("static", "assets", "content", ""),
    ("summary", "description", "deck", "excerpt"),
    ("content", "hugo.toml", "hugo.yaml", "archetypes"),
    is_commonmark=True,
    links_bare=True,
    opens_html=True,
)
JEKYLL = Dialect(
    "jekyll",
    ("_posts", "_drafts"),
    ("", "assets", "_assets", "assets/images", "assets/img", "images", "img"),
    ("excerpt", "summary", "description"),
    ("_posts", "_config.yml"),
    is_commonmark=True,
    is_anywhere_deep=True,
)
MKDOCS = Dialect("mkdocs", ("docs",), ("docs", ""), ("description", "summary", "excerpt"), ("mkdocs.yml", "docs"))
ELEVENTY = Dialect(
    "eleventy",
    ("app", "src", "content", "posts", ""),
    ("app", "src", "app/images", "src/images", "public", "images", "img", ""),
    ("description", "summary", "excerpt"),
    (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "app/posts", "src/posts"),
    is_commonmark=True,
    opens_html=True,
)
DIALECTS = {d.name: d for d in (JEKYLL, ELEVENTY, HUGO, MKDOCS)}  # in the order in which they are tried


@dataclass(frozen=True)
class Project:
    """One site's folder: `root` its top, `folder` the part of it that is imported; both absolute."""

    root: Path
    folder: Path
    dialect: Dialect


def projects(folder: Path, named: str | None = None) -> list[Project]:
    """The project that `folder` is or lies in, or else those of the folders in it; none where no generator can be told.

    `folder` is absolute; `named` is a key of DIALECTS where the user knows better.
    """
    for root in (folder, *list(folder.parents)[:4]):
        if found := _marked(root, folder, named):
            return [found]
    if named:
        return [Project(folder, folder, DIALECTS[named])]
    inner = [p for child in sorted(folder.iterdir()) if child.is_dir() and (p := _inside(child))]
    if inner:
        return inner
    dialect = _by_content(folder)
    return [Project(folder, folder, dialect)] if dialect else []


def files(project: Project) -> tuple[list[Path], list[Path]]:
    """The Markdown files that may be items, and those that lie elsewhere in the project."""
    items: list[Path] = []
    others: list[Path] = []
    for path in sorted(project.folder.rglob("*")):
        if path.suffix.lower() in MARKDOWN and path.is_file() and not _is_skipped(project, path):
            (items if _holds(project, path) else others).append(path)
    return items, others


def _is_skipped(project: Project, path: Path) -> bool:
    return bool(_SKIPPED & set(path.relative_to(project.folder).parts[:-1]))


def _marked(root: Path, folder: Path, named: str | None) -> Project | None:
    """The project at `root`, if the marks of a generator stand there and `folder` lies among its items."""
    for dialect in DIALECTS.values():
        if named not in (None, dialect.name) or not any((root / mark).exists() for mark in dialect.marks):
            continue
        if root == folder or _is_within(folder.relative_to(root).as_posix(), dialect):
            return Project(root, folder, dialect)
    return None


def _is_within(inner: str, dialect: Dialect) -> bool:
    return any(part and (inner + "/").startswith(part + "/") for part in dialect.items)


def _inside(child: Path) -> Project | None:
    if child.name.startswith("."):
        return None
    if found := _marked(child, child, None):
        return found
    dialect = _by_content(child)
    return Project(child, child, dialect) if dialect else None


def _holds(project: Project, path: Path) -> bool:
    """Whether a file lies where its generator keeps items; a project without such a folder keeps them anywhere."""
    if path.stem.lower() in _NEVER:
        return False
    if not any(part and (project.root / part).is_dir() for part in project.dialect.items):
        return True
    inner = path.relative_to(project.root)
    if project.dialect.is_anywhere_deep:
        return any(part in project.dialect.items for part in inner.parts[:-1])
    return _is_within(inner.as_posix(), project.dialect)


def _by_content(folder: Path) -> Dialect | None:
    """Told by the template syntax in the files, where no folder or file names the generator."""
    texts = [p.read_text("utf-8", "replace")[:20_000] for p in _some(folder.rglob("*.md"))]
    scores = {
        HUGO: _count(texts, r"\{\{[<%] "),
        ELEVENTY: _count(texts, r"\{% (?:from|set|import|include \") ?.*(?:njk|macro|=)"),
        JEKYLL: _count(texts, r"\{\{ ?(?:site|page)\.|\{% (?:post_url|link|highlight|raw)|^\{:"),
        MKDOCS: _count(texts, r"^(?:!!!|\?\?\?) |\{ ?\.md-"),
    }
    best = max(scores, key=lambda d: scores[d])
    return best if scores[best] else None


def _some(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths)[:200]


def _count(texts: list[str], pattern: str) -> int:
    form = re.compile(pattern, re.MULTILINE)
    return sum(bool(form.search(text)) for text in texts)
