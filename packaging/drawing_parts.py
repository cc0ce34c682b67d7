"""What the drawings of the help pages are put together from: shapes, signs, phones, tills, as text of SVG.

Colours are those of the light theme, which the help page replaces by those of the theme in use. What is black
or white in any theme (a QR) goes by these names.
"""

from __future__ import annotations

GROUND, CARD, INK, MUTE, LINE, ACCENT = "#F4F6F8", "#FFFFFF", "#101828", "#5B6676", "#DDE3EA", "#0B5FFF"
OK, NO, USED, UNKNOWN, STORED = "#085C37", "#981C13", "#803D00", "#4838AE", "#0A546D"
RETRY = "#37455A"
OK_GROUND, STORED_GROUND, PRACTICE = "#E6F6EE", "#E3F3F9", "#5B21B6"
ON_VERDICT = CARD

_QR_MODULES, _FINDER = 21, 7
_STROKES = {
    "check": "M29 52 L44 67 L72 36",
    "cross": "M33 33 L67 67 M67 33 L33 67",
    "barred": "M50 26 A24 24 0 1 1 49.9 26 M33.5 33.5 L66.5 66.5",
    "up": "M50 72 V30 M33 46 L50 29 L67 46",
    "question": "M50 24 A26 26 0 1 1 49.9 24 M43 44 A7.5 7.5 0 1 1 51 52 V54 M50.5 64 V64.5",
    "again": "M30 31 V44 H43 M31 43 A23 23 0 1 1 30 61",
    "clock": "M50 26 A24 24 0 1 1 49.9 26 M50 36 V51 L61 57",
    "no-line": "M26 47 Q50 28 74 47 M37 58 Q50 48 63 58 M50 70 V70.5 M30 27 L70 73",
    "attention": "M50 25 L76 69 H24 Z M50 42 V52 M50 61 V61.5",
}
_FINE = ("question", "no-line", "attention")
"""Signs of several parts, which thick lines would fill."""
_DIGITS = {
    1: "M40 38 L52 29 V72",
    2: "M36 42 A15 15 0 1 1 60 53 L36 72 H66",
    3: "M37 33 H64 L49 48 A13 13 0 1 1 37 66",
}
ENTER_MARK = "M12 -12 V2 H-12 M-4 -6 L-12 2 L-4 10"


def rect(
    x: float, y: float, width: float, height: float, fill: str, round_by: float = 0, edge: str = ""
) -> str:
    """A rectangle, its corners rounded; ``edge`` is the colour of its border."""
    border = f' stroke="{edge}" stroke-width="3"' if edge else ""
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_by:g}"'
    return f'<rect {place} fill="{fill}"{border}/>'


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """A filled circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def area(path: str, fill: str, opacity: float = 1) -> str:
    """A filled path."""
    thin = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<path d="{path}" fill="{fill}"{thin}/>'


def stroke(path: str, colour: str, width: float = 6) -> str:
    """A line with round ends."""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" {ends}/>'


def moved(x: float, y: float, *parts: str, scale: float = 1, turn: float = 0) -> str:
    """Parts at another place; turned by degrees, and scaled."""
    turned = f" rotate({turn:g})" if turn else ""
    scaled = f" scale({scale:g})" if scale != 1 else ""
    inside = "\n".join(parts)
    return f'<g transform="translate({x:g} {y:g}){turned}{scaled}">\n{inside}\n</g>'


def sign(name: str, colour: str) -> str:
    """A sign in a circle of 100 by 100, as on a verdict."""
    return circle(50, 50, 50, colour) + "\n" + stroke(_STROKES[name], ON_VERDICT, 7 if name in _FINE else 9)


def number(value: int) -> str:
    """A step's number in a circle of 100 by 100."""
    return circle(50, 50, 50, ACCENT) + "\n" + stroke(_DIGITS[value], ON_VERDICT, 9)


def qr(x: float, y: float, side: float) -> str:
    """Something that people take for a QR and no reader does."""
    module = side / _QR_MODULES
    dark = [
        f"M{x + column * module:.2f} {y + row * module:.2f}h{module:.2f}v{module:.2f}h-{module:.2f}z"
        for row in range(_QR_MODULES)
        for column in range(_QR_MODULES)
        if _is_dark(column, row)
    ]
    return rect(x - 5, y - 5, side + 10, side + 10, "white", 4) + "\n" + area("".join(dark), "black")


def _is_dark(column: int, row: int) -> bool:
    last = _QR_MODULES - _FINDER
    for left, top in ((0, 0), (last, 0), (0, last)):
        across, down = column - left, row - top
        if -1 <= across <= _FINDER and -1 <= down <= _FINDER:
            ring = max(abs(across - 3), abs(down - 3))
            return ring in (0, 1, 3)
    return (column * 7 + row * 11 + column * row * 5) % 9 in (0, 2, 3, 7)


def phone(*, qr_shown: bool = True) -> str:
    """A phone of 116 by 212 with a voucher on it: bar, QR, and the code below."""
    parts = [
        rect(0, 0, 116, 212, INK, 20, MUTE),
        rect(9, 12, 98, 188, "white", 11),
        rect(34, 24, 48, 7, LINE, 3.5),
    ]
    if qr_shown:
        parts += [qr(22, 48, 72), *(rect(22 + 25 * group, 138, 22, 8, ACCENT, 3) for group in range(3))]
    return "\n".join([*parts, rect(22, 160, 72, 7, "#DDE3EA", 3.5), rect(22, 174, 46, 7, "#DDE3EA", 3.5)])


def webcam() -> str:
    """A webcam on its foot, 80 by 150, looking to the left."""
    return "\n".join(
        [
            stroke("M44 70 V128", MUTE, 9),
            rect(10, 124, 68, 14, MUTE, 7),
            rect(2, 6, 84, 68, INK, 30, MUTE),
            circle(32, 40, 22, ACCENT),
            circle(32, 40, 11, CARD),
            circle(70, 24, 4, OK),
        ]
    )


def till(*parts: str) -> str:
    """A screen of 190 by 128 on its foot; parts stand on it."""
    screen = [
        rect(78, 128, 34, 26, MUTE),
        rect(46, 150, 98, 10, MUTE, 5),
        rect(0, 0, 190, 130, CARD, 14, INK),
    ]
    return "\n".join([*screen, *parts])


def key(x: float, y: float, width: float, mark: str, *, pressed: bool = False) -> str:
    """A key with a mark on it; the one to press is filled."""
    cap = rect(x, y, width, 52, ACCENT if pressed else CARD, 12, ACCENT if pressed else MUTE)
    return cap + "\n" + moved(x + width / 2, y + 26, stroke(mark, ON_VERDICT if pressed else INK, 5))
