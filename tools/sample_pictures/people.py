"""People and children, each drawn about the foot at 0, 0 and facing right."""

from __future__ import annotations

from sample_pictures.canvas import Canvas, mix, smooth

INK = "#1a1730"  # what shadows on people are mixed with


def person(
    c: Canvas,
    coat: str,
    legs: str = "#2b2f3f",
    skin: str = "#c98f6b",
    hair: str = "#33241f",
    stride: float = 0.5,
    bag: str = "",
    skirt: bool = False,
    hat: str = "",
    arm: float = 0.2,
) -> None:
    """Somebody 100 units tall; `stride` is 0 for standing still."""
    c.oval(3, 0.5, 17, 2.6, INK, 0.28, blur=0.6)
    _legs(c, legs, 9 * stride)
    c.line([(3, -78), (8 + 14 * arm, -62), (10 + 22 * arm, -49)], mix(coat, INK, 0.28), 5.4)
    c.oval(0, -91.5, 6.1, 7.4, skin)
    c.poly([(-2.4, -88), (3, -88), (3.4, -80), (-3, -80)], mix(skin, INK, 0.2))
    _coat(c, coat, skirt)
    c.line([(-6, -77), (-9 - 6 * stride, -62), (-6 - 10 * stride, -49)], mix(coat, INK, 0.16), 5.6)
    c.oval(-6 - 10 * stride, -48, 2.5, 2.5, skin)
    if hat:
        c.oval(-0.3, -97, 6.6, 4.6, hat)
        c.rect(-7, -97, 7.2, -94.6, hat)
    else:
        _hair(c, hair)
    if bag:
        c.rect(-13 - 10 * stride, -46, -2 - 10 * stride, -28, bag)
        c.line([(-11 - 10 * stride, -46), (-7 - 10 * stride, -53), (-4 - 10 * stride, -46)], bag, 1.4)


def _legs(c: Canvas, legs: str, s: float) -> None:
    """The leg that is behind is darker."""
    for foot, tone in ((-s - 2.5, mix(legs, "#000000", 0.25)), (s + 2.5, legs)):
        c.poly([(-6, -50), (6, -50), (foot + 3.6, -2), (foot + 6.5, 0), (foot - 2.6, 0), (foot - 3, -3)], tone)


def _coat(c: Canvas, coat: str, skirt: bool) -> None:
    """From shoulders to hem, with the back in shadow; a skirt reaches lower and wider."""
    hem = -30 if skirt else -41
    body = [
        (-4, -84),
        (5, -84),
        (10, -78),
        (10.5, -62),
        (11 + (3 if skirt else 0), hem),
        (-12 - (2 if skirt else 0), hem),
        (-11, -62),
        (-11, -77),
    ]
    c.poly(smooth(body, steps=6, closed=True), coat)
    c.poly([(-11, -77), (-5, -83), (-4, hem), (-12, hem), (-11, -60)], mix(coat, INK, 0.28), 0.6)


def _hair(c: Canvas, hair: str) -> None:
    crown = [(-6.6, -90), (-6.4, -96), (-1, -100), (5.4, -97.5), (5.6, -94)]
    nape = [(0, -94), (-2.5, -89), (-3, -85), (-6, -85)]
    c.poly(smooth([*crown, *nape], 6, True), hair)


def child(
    c: Canvas,
    coat: str,
    legs: str = "#2b2f3f",
    skin: str = "#c98f6b",
    hair: str = "#33241f",
    stride: float = 0.7,
    pack: str = "",
) -> None:
    """A child 68 units tall with a rounder head."""
    s = 8 * stride
    c.oval(2, 0.5, 13, 2.2, INK, 0.28, blur=0.6)
    for foot, tone in ((-s, mix(legs, "#000000", 0.25)), (s, legs)):
        c.poly([(-5, -30), (5, -30), (foot + 3, -1.6), (foot + 5.4, 0), (foot - 2.2, 0)], tone)
    if pack:
        c.poly(smooth([(-14, -48), (-6, -50), (-6, -32), (-14, -31)], 5, True), pack)
    c.poly(smooth([(-4, -51), (5, -51), (8.4, -46), (8.6, -26), (-9, -26), (-8.4, -46)], 6, True), coat)
    c.line([(2, -46), (8 + 4 * stride, -38), (11 + 5 * stride, -31)], mix(coat, INK, 0.25), 4.6)
    c.oval(0.4, -58.5, 6.4, 7.2, skin)
    _young_hair(c, hair)


def _young_hair(c: Canvas, hair: str) -> None:
    crown = [(-6.6, -57), (-6.4, -64), (0, -67.5), (6, -64.5), (6, -61.5)]
    nape = [(0, -61.5), (-3, -57), (-4, -53), (-6.6, -54)]
    c.poly(smooth([*crown, *nape], 6, True), hair)
