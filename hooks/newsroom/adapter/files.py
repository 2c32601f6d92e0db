"""What MkDocs knows of the newsroom's own files: where they will stand, so that a hand-written page may link to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs.structure.files import File, Files, InclusionLevel

from newsroom import addresses


class Written(Files):
    """The files that MkDocs found, and those that the newsroom writes, of which it learns when a page links to one."""

    def __init__(self, files: Iterable[File], stage: str) -> None:
        super().__init__(files)
        self._stage = stage
        self._written: dict[str, str] = {}

    def add(self, written: Mapping[str, str]) -> None:
        """The address of each file that is written, by the path by which a hand-written page names it."""
        self._written.update(written)

    def get_file_from_path(self, path: str) -> File | None:
        found = super().get_file_from_path(path)
        if found is None and (address := self._written.get(path)) is not None:
            found = _Elsewhere(
                path, None, self._stage, True, dest_uri=addresses.file(address), inclusion=InclusionLevel.NOT_IN_NAV
            )
        return found


class _Elsewhere(File):
    """A file that the newsroom writes itself."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """It is written already."""
