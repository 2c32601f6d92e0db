"""One item made whole: its body, its pictures, its card and its page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom import addresses, cards, language, links, markup, pictures, press, slips, stage, standins, works
from newsroom.drawn import Drawn
from newsroom.item import Alert, Item
from newsroom.life import Phase
from newsroom.links import Dead, Map
from newsroom.made import Card, Made, Picture, Slip, Variant
from newsroom.pages import Pages
from newsroom.pictures import Photo
from newsroom.press import Print
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings


@dataclass(frozen=True)
class Task:
    """An item to be made: as it is public, how it stands, what a preview says of it, and its story, oldest first.

    `rests_on` differs whenever anything does that is made of it; `named` are the files and items that were asked for that.
    """

    item: Item
    phase: Phase = "current"
    mark: str = ""
    story: tuple[Item, ...] = ()
    rests_on: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """What was made of an item: its slip, each file with its digest, and which drawings it took.

    `is_told` says that nothing else was asked for than what its task rests on; otherwise it may not be carried.
    """

    slip: Slip
    files: tuple[tuple[str, str], ...]
    drawn: tuple[str, ...] = ()
    is_told: bool = True


@dataclass(frozen=True)
class Workshop:
    """All that making an item needs; handed once to each process."""

    root: Path
    stage: Path
    drawn: Drawn
    settings: Settings
    where: Map
    pages: Pages

    def make(self, task: Task) -> Done:
        """Write the item's page, card, pictures and attachments into the stage; returns what others ask of it.

        Raises `Problems` where one of its files turns out to be no good, OSError where the disk refuses.
        """
        return _Making(self, task).all()


def make(workshop: Workshop, task: Task) -> Done:
    """For a crew."""
    return workshop.make(task)


@dataclass
class _Making:
    """One item in the making, and what was written and asked for."""

    tools: Workshop
    task: Task
    files: dict[str, str] = field(default_factory=dict)
    drawn: dict[str, None] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    prints: list[Print] = field(default_factory=list)

    @property
    def item(self) -> Item:
        return self.task.item

    def all(self) -> Done:
        try:
            made = self._made()
        except (Dead, SyntaxError, ValueError, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's; Pillow's own, of a picture that is broken off, have no number
            where = Problem(self.item.path, 1, "", f"can't be made: {error}; look at its picture")
            raise Problems([where]) from error
        self._write(addresses.file(self.item.address), self.tools.pages.item(made, self.task.story).encode())
        self._for_press(made)
        row = self.tools.pages.shell.ask.row(made)
        slip = slips.fill(made, bytes.fromhex(self.task.rests_on), row, self.tools.settings)
        return Done(slip, tuple(self.files.items()), tuple(self.drawn), self.asked <= set(self.task.named))

    def _made(self) -> Made:
        item, words = self.item, language.read(self.tools.settings.language)
        photo = self._readable(item.image.src) if item.image else None
        lead = self._lead(photo)
        html = markup.render(item.body, self._link, self._picture, words.texts["footnote_back"])
        card = None if self.task.phase == "withdrawn" else self._card(photo)
        return Made(item, html, card, lead, self.task.mark, self.task.phase)

    def _for_press(self, made: Made) -> None:
        """The page for the press, and all that lies there in one file, at the item's old addresses too."""
        settings, words, address = self.tools.settings, language.read(self.tools.settings.language), self.item.address
        if made.phase == "withdrawn":
            whole = press.of_withdrawn(self.item, settings, words)
            self._write(
                addresses.file(press.address(address)),
                standins.withdrawn(self.tools.pages.shell, made, (), is_for_press=True).encode(),
            )
        else:
            kit = press.compose(made, self.prints, settings, words)
            whole = kit.zip
            self._write(addresses.file(press.address(address)), self.tools.pages.for_press(made, kit).encode())
            for name, raw in kit.files:
                self._write(name, raw)
        for known in (address, *filter(press.has_kit, self.item.aliases)):
            self._write(press.zip_of(known), whole)

    def _card(self, photo: Photo | None) -> Card:
        raw = photo.raw if photo else None
        settings = self.tools.settings
        drawing = cards.compose(self.item, settings, language.read(settings.language), raw, self.task.phase)
        address = cards.address(self.item, drawing)
        whole = self._carry(address, drawing.digest)
        if whole is None:
            whole = self._keep(address, drawing.digest, cards.draw(drawing, raw))
        return Card(address, cards.alt(drawing), cards.media_type(drawing), len(whole))

    def _lead(self, photo: Photo | None) -> Picture | None:
        image = self.item.image
        if not image or not photo:
            return None
        lead = Picture(self._sized(photo), image.alt, image.credit, image.caption, image.licence)
        self._print(photo, lead)
        return lead

    def _picture(self, target: str) -> Picture | None:
        photo = self._readable(target)
        if not photo:
            return None
        here, sizes = self.item.address, self._sized(photo)
        self._print(photo, Picture(sizes, ""))
        shown = tuple(
            replace(v, webp=addresses.relative(v.webp, here), jpeg=addresses.relative(v.jpeg, here)) for v in sizes
        )
        return Picture(shown, "")

    def _print(self, photo: Photo, shown: Picture) -> None:
        """The picture in full; one that has to be written again for that is kept, as drawings are."""
        name, width, height = pictures.whole(photo, self.item.address)
        raw = photo.raw
        if not pictures.is_bare(photo):
            kept = self._drawn(name, works.digest("whole", photo.digest))
            raw = self.tools.drawn.get(kept) or self.tools.drawn.put(kept, pictures.bared(photo))
        self.prints.append(Print(name, raw, width, height, shown))

    def _readable(self, target: str) -> Photo | None:
        """The picture; none where it may not be shown, or is one that an alert is published without."""
        self._ask(target)
        try:
            path = self.tools.where.picture(self.item, target)
        except Dead:
            return None
        return None if isinstance(self.item, Alert) and pictures.fault(path) else pictures.read(path)

    def _sized(self, photo: Photo) -> tuple[Variant, ...]:
        sizes = pictures.variants(photo, self.item.address)
        names = [name for size in sizes for name in (size.webp, size.jpeg)]
        carried = [self._carry(name, photo.digest) is not None for name in names]  # each, so that none is forgotten
        if not all(carried):
            for name, raw in pictures.draw(photo, sizes):
                self._keep(name, photo.digest, raw)
        return sizes

    def _link(self, target: str) -> markup.Link | None:
        self._ask(target)
        try:
            found = self.tools.where.follow(self.item, target)
        except Dead:
            return None
        if found.file:
            self._write(f"{self.item.address}{found.file.name}", found.file.read_bytes())
        address = found.address if found.outside else addresses.relative(found.address, self.item.address)
        return address, found.note

    def _ask(self, target: str) -> None:
        path = links.path_of(self.item.path, target)
        if path and path != self.item.path:
            self.asked.add(path)

    def _carry(self, name: str, digest: str) -> bytes | None:
        """What was drawn of that before, where it is kept."""
        raw = self.tools.drawn.get(self._drawn(name, digest))
        if raw is not None:
            self._write(name, raw)
        return raw

    def _keep(self, name: str, digest: str, raw: bytes) -> bytes:
        self.tools.drawn.put(self._drawn(name, digest), raw)
        self._write(name, raw)
        return raw

    def _drawn(self, name: str, digest: str) -> str:
        """The end of its name is its width and type."""
        kept = self.tools.drawn.name(digest, ".".join(Path(name).name.split(".")[-2:]))
        self.drawn[kept] = None
        return kept

    def _write(self, name: str, raw: bytes) -> None:
        self.files[name] = stage.write(self.tools.stage, name, raw)
