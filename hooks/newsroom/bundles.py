"""The bundles of the search on their way: made on other threads by other processes, while the pages are made here."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor

from newsroom import engine, indexing, search, works
from newsroom.assembly import Assembly
from newsroom.indexing import Unsearchable
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.search import Bundle
from newsroom.settings import Settings

_Files = Mapping[str, bytes]


class Bundles:
    """Those of one build: begun when it is known what they hold, ended when all else is there.

    Nothing that goes wrong with the search holds back what is to be read: an older bundle stays, or one is missing. Only
    one that holds what is not public any more goes.
    """

    def __init__(self, assembly: Assembly, settings: Settings, words: Words, public: Set[str]) -> None:
        self._assembly, self._settings, self._words, self._public = assembly, settings, words, public
        self._crew: ThreadPoolExecutor | None = None
        self._begun: list[tuple[str, str, tuple[str, ...], Future[_Files]]] = []
        self._wrong: dict[str, None] = {}

    def begin(self, bundle: Bundle, slips: Sequence[Slip]) -> None:
        """Have a bundle made of these items, unless it stands as it was made of them before."""
        addresses = tuple(slip.item.address for slip in slips)
        told = "".join(f"{slip.sought} {address} " for slip, address in zip(slips, addresses, strict=True))
        self._begin(bundle.address, told, addresses, lambda: indexing.index(self._documents(slips)))

    def interface(self) -> str:
        """The folder of what reads all bundles, which is made too; "" where there is none."""
        try:
            folder = indexing.folder()
        except Unsearchable as reason:
            self._wrong[str(reason)] = None
            return ""
        self._begin(folder, self._words.code, (), lambda: indexing.interface(self._words.code))
        return folder

    def end(self) -> tuple[str, ...]:
        """Wait for all of them and write them to the stage; returns why something can't be searched."""
        for folder, rests_on, addresses, future in self._begun:
            try:
                found = future.result()
            except Unsearchable as reason:
                self._fail(folder, reason)
            else:
                files = [(folder + file, self._assembly.write(folder + file, raw)) for file, raw in found.items()]
                self._assembly.add(f"search {folder}", rests_on, files, addresses)
        if self._crew:
            self._crew.shutdown()
        return tuple(self._wrong)

    def _begin(self, folder: str, told: str, addresses: tuple[str, ...], make: Callable[[], _Files]) -> None:
        try:
            rests_on = works.digest(engine.of_all(), indexing.edition(), folder, told)
        except Unsearchable as reason:
            self._fail(folder, reason)
            return
        if not self._assembly.carried(f"search {folder}", rests_on):
            self._crew = self._crew or ThreadPoolExecutor(os.cpu_count())
            self._begun.append((folder, rests_on, addresses, self._crew.submit(make)))

    def _fail(self, folder: str, reason: Unsearchable) -> None:
        self._wrong[str(reason)] = None
        self._assembly.leave(f"search {folder}", lambda addresses: self._public >= set(addresses or ()))

    def _documents(self, slips: Sequence[Slip]) -> dict[str, bytes]:
        return {s.item.address: search.document(s.whole(), self._settings, self._words) for s in slips}
