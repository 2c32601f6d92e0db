"""The bundles of the search on their way: made on other threads by other processes, while the pages are made here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from newsroom import engine, indexing, search, works
from newsroom.assembly import Assembly
from newsroom.indexing import Unsearchable
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.search import Bundle
from newsroom.settings import Settings

_Files = Mapping[str, bytes]


def begun(
    assembly: Assembly, settings: Settings, words: Words, slips: Iterable[Slip], moment: datetime
) -> tuple[Bundles, Sequence[Bundle]]:  # fmt: skip
    """Those that hold all public items at `moment`, each begun; and what each holds."""
    public = {slip.item.path: slip for slip in slips}
    held = search.bundles((slip.item for slip in public.values()), moment)
    made = Bundles(assembly, settings, words, {item.address for bundle in held for item in bundle.items})
    for bundle in held:
        made.begin(bundle, [public[item.path] for item in bundle.items])
    return made, held


class Bundles:
    """Those of one build: begun when it is known what they hold, ended when all else is there.

    Nothing that goes wrong with the search holds back what is to be read: an older bundle stays, or one is missing. Only
    one that holds what is not public any more goes.
    """

    def __init__(self, assembly: Assembly, settings: Settings, words: Words, public: Set[str]) -> None:
        self._assembly, self._settings, self._words, self._public = assembly, settings, words, public
        self._crew: ThreadPoolExecutor | None = None
        self._begun: list[tuple[str, str, tuple[str, ...], Future[Sequence[tuple[str, str]]]]] = []
        self._wrong: dict[str, None] = {}

    def begin(self, bundle: Bundle, slips: Sequence[Slip]) -> None:
        """Have a bundle made of these items, unless it stands as it was made of them before."""
        addresses = tuple(slip.item.address for slip in slips)
        told = "".join(f"{slip.sought} {address} " for slip, address in zip(slips, addresses, strict=True))
        self._begin(
            bundle.address, told, addresses, lambda: indexing.index(_Documents(slips, self._settings, self._words))
        )

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
        """Wait for all of them; returns why something can't be searched. Raises OSError where the disk refuses."""
        for folder, rests_on, addresses, future in self._begun:
            try:
                self._assembly.add(f"search {folder}", rests_on, future.result(), addresses)
            except Unsearchable as reason:
                self._fail(folder, reason)
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
            self._begun.append((folder, rests_on, addresses, self._crew.submit(self._made, folder, make)))

    def _made(self, folder: str, make: Callable[[], _Files]) -> Sequence[tuple[str, str]]:
        """Write to the stage as soon as it is there what would take much room in memory."""
        return [(folder + name, self._assembly.write(folder + name, raw)) for name, raw in make().items()]

    def _fail(self, folder: str, reason: Unsearchable) -> None:
        self._wrong[str(reason)] = None
        self._assembly.leave(f"search {folder}", lambda addresses: self._public >= set(addresses or ()))


class _Documents(Mapping[str, bytes]):
    """What of each item is searched, by its address, written when it is asked for: a year of them is a lot of memory."""

    def __init__(self, slips: Iterable[Slip], settings: Settings, words: Words) -> None:
        self._slips = {slip.item.address: slip for slip in slips}
        self._settings, self._words = settings, words

    def __getitem__(self, address: str) -> bytes:
        return search.document(self._slips[address].whole(), self._settings, self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._slips)

    def __len__(self) -> int:
        return len(self._slips)
