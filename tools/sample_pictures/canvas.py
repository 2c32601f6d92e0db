"""The canvas: flat shapes and soft light, drawn three times too large so that every edge comes out smooth."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1800, 1200
SCALE = 3

Point = tuple[float, float]
Points = Sequence[Point]
Fill = str | tuple[str, str]  # one colour, or two that run into each other from top to bottom
Rgb = tuple[int, int, int]


def rgb(colour: str) -> Rgb:
    """`#0b3c5d` as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(a: str, b: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from `a` to `b`."""
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(rgb(a), rgb(b), strict=True))


def smooth(points: Points, steps: int = 12, closed: bool = False) -> list[Point]:
    """A Catmull-Rom curve through all the points, as many short straight lines."""
    p = list(points)
    ends = (p[-1], p[0], p[1]) if closed else (p[0], p[-1], p[-1])
    p = [ends[0], *p, *(ends[1:] if closed else ends[1:2])]
    curve = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        for i in range(steps):
            t = i / steps
            curve.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*curve, p[-2]] if not closed else curve


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


class Canvas:
    """A picture of 1800 by 1200 units, painted from back to front; the origin is at the top left."""

    def __init__(self, *sky: tuple[float, str], seed: int = 1) -> None:
        self.random = Random(seed)
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), sky[0][1])
        self._place: list[tuple[float, float, float, float]] = [(0, 0, 1, 1)]
        self._veil: list[tuple[str, float]] = []
        for (y0, above), (y1, below) in itertools.pairwise(sky):
            self.rect(0, y0, WIDTH, y1 + 1, (above, below))

    @contextmanager
    def at(
        self, x: float, y: float, scale: float = 1, flip: bool = False, upside_down: bool = False
    ) -> Iterator[Canvas]:
        """Within it, the origin is at `x, y` and everything is `scale` times as large."""
        ox, oy, sx, sy = self._place[-1]
        self._place.append(
            (ox + x * sx, oy + y * sy, sx * scale * (-1 if flip else 1), sy * scale * (-1 if upside_down else 1))
        )
        yield self
        self._place.pop()

    @contextmanager
    def veiled(self, colour: str, share: float) -> Iterator[Canvas]:
        """Within it, every colour is mixed with this one, as haze and evening do."""
        self._veil.append((colour, share))
        yield self
        self._veil.pop()

    def poly(self, points: Points, fill: Fill, alpha: float = 1, blur: float = 0, across: bool = False) -> None:
        """A filled shape; `blur` softens its edge by so many units, `across` turns the run of its colours."""
        pixels = [self._pixel(p) for p in points]
        self._paint(pixels, fill, alpha, blur, across, lambda d, dots: d.polygon(dots, fill=255))

    def rect(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: Fill,
        alpha: float = 1,
        blur: float = 0,
        across: bool = False,
    ) -> None:
        """A rectangle between two corners."""
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, alpha, blur, across)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill, alpha: float = 1, blur: float = 0) -> None:
        """An ellipse about a centre."""
        corners = [self._pixel((x - rx, y - ry)), self._pixel((x + rx, y + ry))]
        box = [(min(a), max(a)) for a in zip(*corners, strict=True)]
        corners = [(box[0][0], box[1][0]), (box[0][1], box[1][1])]
        self._paint(corners, fill, alpha, blur, False, lambda d, dots: d.ellipse(dots, fill=255))

    def line(self, points: Points, colour: str, width: float, alpha: float = 1, blur: float = 0) -> None:
        """A line with round joints; `width` is in units."""
        thick = max(1, round(width * abs(self._place[-1][2]) * SCALE))
        pixels = [self._pixel(p) for p in points]

        def draw(d: ImageDraw.ImageDraw, dots: list[Point]) -> None:
            d.line(dots, fill=255, width=thick, joint="curve")
            r = thick / 2 - 0.5
            if r > 1:
                for x, y in (dots[0], dots[-1]):
                    d.ellipse((x - r, y - r, x + r, y + r), fill=255)

        self._paint(pixels, colour, alpha, blur, False, draw, margin=thick)

    def arch(
        self, x0: float, y0: float, x1: float, y1: float, fill: Fill, alpha: float = 1, rise: float | None = None
    ) -> None:
        """A rectangle whose top is an arc that is `rise` high; by default half a circle."""
        r = (x1 - x0) / 2
        rise = r if rise is None else rise
        arc = [
            (x0 + r - r * math.cos(a / 24 * math.pi), y0 + rise - rise * math.sin(a / 24 * math.pi)) for a in range(25)
        ]
        self.poly([*arc, (x1, y1), (x0, y1)], fill, alpha)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.6, squash: float = 1) -> None:
        """Light that fades with distance; `squash` under 1 makes it flat."""
        px, py = self._pixel((x, y))
        r = radius * abs(self._place[-1][2]) * SCALE
        box = (round(px - r), round(py - r * squash), round(px + r), round(py + r * squash))
        fall = Image.radial_gradient("L").point(
            [round(max(0.0, 1 - i / 181) ** 2.2 * 255 * strength) for i in range(256)]
        )
        mask = fall.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        region = self._crop(box)
        light = ImageChops.screen(region, Image.new("RGB", region.size, self._tinted(colour)))
        self.image.paste(Image.composite(light, region, mask), box[:2])

    def shade(self, points: Points, colour: str, alpha: float = 0.4, blur: float = 0) -> None:
        """A shadow: what lies under it is multiplied with the colour."""
        self._blend(points, colour, alpha, blur, ImageChops.multiply)

    def light(self, points: Points, colour: str, alpha: float = 0.4, blur: float = 0) -> None:
        """A beam: what lies under it is screened with the colour."""
        self._blend(points, colour, alpha, blur, ImageChops.screen)

    def water(
        self, y: float, bottom: float, tint: tuple[str, str], clear: float = 0.55, reach: float = 1.0, sway: float = 9
    ) -> None:
        """Lay a rippled mirror of all that stands above `y` down to `bottom`; `clear` is how well it mirrors."""
        depth = round((bottom - y) * SCALE)
        top = round(y * SCALE)
        above = self.image.crop((0, top - round(depth * reach), self.image.width, top)).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        above = above.resize((self.image.width, depth), Image.Resampling.BILINEAR).filter(ImageFilter.BoxBlur(3))
        self.rect(0, y, WIDTH, bottom, tint)
        sea = self.image.crop((0, top, self.image.width, top + depth))
        row = 0
        while row < depth:
            far = row / depth
            high = round(3 + 16 * far * self.random.uniform(0.6, 1.5))
            band = above.crop((0, row, above.width, row + high))
            moved = ImageChops.offset(band, round(self.random.gauss(0, sway * SCALE * (0.15 + far))), 0)
            under = sea.crop((0, row, sea.width, row + high))
            share = clear * (1 - 0.45 * far) * self.random.uniform(0.75, 1.1)
            self.image.paste(Image.blend(under, moved, min(share, 0.95)), (0, top + row))
            row += high

    def ripples(
        self, y0: float, y1: float, colour: str, count: int, alpha: float = 0.35, x0: float = 0, x1: float = WIDTH
    ) -> None:
        """Short flat strokes on water, longer and thicker the nearer they are."""
        for _ in range(count):
            t = self.random.random()
            x, y = self.random.uniform(x0, x1), y0 + (y1 - y0) * t**1.3
            long, high = (14 + 70 * t) * self.random.uniform(0.5, 1.5), 0.8 + 2.2 * t
            self.poly(
                [(x - long, y), (x, y - high), (x + long, y), (x, y + high)],
                colour,
                alpha * self.random.uniform(0.4, 1),
            )

    def finish(self, grain: float = 5, warmth: str = "#f2d3a0") -> Image.Image:
        """The picture at its own size, with the tooth of paper and one light over everything."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        small = Image.blend(small, ImageChops.soft_light(small, Image.new("RGB", small.size, rgb(warmth))), 0.16)
        tooth = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), Random(7).randbytes(WIDTH * HEIGHT // 4))
        tooth = tooth.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).point(
            [round(128 + (i - 128) * grain / 128) for i in range(256)]
        )
        return ImageChops.overlay(small, Image.merge("RGB", [tooth] * 3))

    def _pixel(self, point: Point) -> Point:
        ox, oy, sx, sy = self._place[-1]
        return (ox + point[0] * sx) * SCALE, (oy + point[1] * sy) * SCALE

    def _tinted(self, colour: str) -> Rgb:
        for veil, share in reversed(self._veil):
            colour = mix(colour, veil, share)
        return rgb(colour)

    def _crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        return self.image.crop(box)

    def _mask(
        self,
        pixels: list[Point],
        alpha: float,
        blur: float,
        draw: Callable[[ImageDraw.ImageDraw, list[Point]], None],
        margin: float = 0,
    ) -> tuple[tuple[int, int, int, int], Image.Image] | None:
        soft = blur * SCALE
        pad = math.ceil(margin + 2.5 * soft) + 2
        xs, ys = [p[0] for p in pixels], [p[1] for p in pixels]
        box = (
            max(math.floor(min(xs)) - pad, 0),
            max(math.floor(min(ys)) - pad, 0),
            min(math.ceil(max(xs)) + pad, self.image.width),
            min(math.ceil(max(ys)) + pad, self.image.height),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return None
        # A blurred edge needs no fine grid: it is drawn small and enlarged, which is many times as fast.
        step = 6 if soft > 18 else 1
        size = (max(1, (box[2] - box[0]) // step), max(1, (box[3] - box[1]) // step))
        mask = Image.new("L", size, 0)
        draw(ImageDraw.Draw(mask), [((x - box[0]) / step, (y - box[1]) / step) for x, y in pixels])
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft / step))
        if step > 1:
            mask = mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        return box, mask.point([round(i * alpha) for i in range(256)]) if alpha < 1 else mask

    def _paint(
        self,
        pixels: list[Point],
        fill: Fill,
        alpha: float,
        blur: float,
        across: bool,
        draw: Callable[[ImageDraw.ImageDraw, list[Point]], None],
        margin: float = 0,
    ) -> None:
        made = self._mask(pixels, alpha, blur, draw, margin)
        if not made:
            return
        box, mask = made
        if isinstance(fill, str):
            self.image.paste(self._tinted(fill), box, mask)
            return
        first, last = (Image.new("RGB", mask.size, self._tinted(f)) for f in fill)
        run = Image.linear_gradient("L")
        run = (run.transpose(Image.Transpose.ROTATE_90) if across else run).resize(mask.size, Image.Resampling.BILINEAR)
        if (across and self._place[-1][2] < 0) or (not across and self._place[-1][3] < 0):
            run = ImageChops.invert(run)
        self.image.paste(Image.composite(last, first, run), box, mask)

    def _blend(
        self,
        points: Points,
        colour: str,
        alpha: float,
        blur: float,
        how: Callable[[Image.Image, Image.Image], Image.Image],
    ) -> None:
        made = self._mask([self._pixel(p) for p in points], alpha, blur, lambda d, dots: d.polygon(dots, fill=255))
        if made:
            box, mask = made
            region = self._crop(box)
            laid = how(region, Image.new("RGB", region.size, self._tinted(colour)))
            self.image.paste(Image.composite(laid, region, mask), box[:2])
