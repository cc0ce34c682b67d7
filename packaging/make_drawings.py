"""Draws the pictures of the help pages: `python packaging/make_drawings.py` writes resources/help/drawings.

They have no words, so one set serves every language.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from drawing_parts import (
    ACCENT,
    CARD,
    ENTER_MARK,
    GROUND,
    INK,
    LINE,
    MUTE,
    NO,
    OK,
    OK_GROUND,
    ON_VERDICT,
    PRACTICE,
    RETRY,
    STORED,
    STORED_GROUND,
    UNKNOWN,
    USED,
    area,
    circle,
    key,
    moved,
    number,
    phone,
    rect,
    sign,
    stroke,
    till,
    webcam,
)

FOLDER = Path(__file__).parents[1] / "resources" / "help" / "drawings"
WIDTH, HEIGHT = 640, 260
_VERDICTS = {
    "redeemed": (OK, "check"),
    "stored": (STORED, "up"),
    "unknown": (UNKNOWN, "question"),
    "already-used": (USED, "again"),
    "not-usable": (NO, "cross"),
    "not-a-voucher": (NO, "barred"),
    "qr-too-old": (RETRY, "clock"),
    "no-line": (RETRY, "no-line"),
    "till-problem": (NO, "attention"),
}


def three_steps() -> list[str]:
    """Scan, Enter, green."""
    return [
        moved(24, 22, number(1), scale=0.4),
        moved(64, 58, phone(), scale=0.78),
        area("M208 114 L158 84 V150 Z", ACCENT, 0.25),
        moved(192, 92, webcam(), scale=0.6),
        stroke("M252 130 H270 M262 121 L272 130 L262 139", MUTE),
        moved(280, 22, number(2), scale=0.4),
        key(300, 102, 100, ENTER_MARK, pressed=True),
        stroke("M418 130 H436 M428 121 L438 130 L428 139", MUTE),
        moved(448, 22, number(3), scale=0.4),
        rect(460, 72, 150, 116, OK_GROUND, 16),
        moved(499, 94, sign("check", OK), scale=0.72),
    ]


def show_qr() -> list[str]:
    """A phone held flat before a webcam, a hand's length away."""
    return [
        area("M456 112 L216 40 V196 Z", ACCENT, 0.16),
        moved(96, 24, phone()),
        moved(424, 66, webcam(), scale=1.15),
        stroke("M232 232 H408 M244 224 L232 232 L244 240 M396 224 L408 232 L396 240", MUTE, 4),
        moved(548, 92, sign("check", OK), scale=0.6),
    ]


def refresh_qr() -> list[str]:
    """An old QR, the turn, and a fresh one."""
    arrows = "M-34 -14 A38 38 0 0 1 34 -16 M34 14 A38 38 0 0 1 -34 16 M34 -34 V-14 H14 M-34 34 V14 H-14"
    return [
        moved(104, 24, phone()),
        moved(182, 8, sign("clock", RETRY), scale=0.6),
        moved(320, 130, stroke(arrows, ACCENT, 9)),
        moved(420, 24, phone()),
        moved(498, 8, sign("check", OK), scale=0.6),
    ]


def type_code() -> list[str]:
    """The digits below the QR go into the field."""
    digits = [rect(356 + 64 * group, 112, 54, 16, ACCENT, 6) for group in range(3)]
    return [
        moved(96, 24, phone()),
        rect(108, 154, 92, 24, "none", 8, NO),
        stroke("M226 166 C270 166 276 120 316 120 M304 110 L318 120 L304 130", MUTE),
        rect(336, 86, 236, 68, CARD, 14, ACCENT),
        *digits,
    ]


def order_card() -> list[str]:
    """An order of three: two ticked, one that was used before; then Enter."""
    rows = []
    for index, y in enumerate((44, 98, 152)):
        used = index == 2
        rows.append(rect(92, y, 34, 34, CARD if used else ACCENT, 9, LINE if used else ACCENT))
        rows.append(rect(148, y + 4, 150, 10, LINE if used else INK, 5))
        rows.append(rect(148, y + 22, 84 if used else 62, 8, USED if used else MUTE, 4))
        rows.append(rect(332, y + 10, 56, 10, LINE if used else INK, 5))
        if not used:
            rows.append(moved(92, y, stroke("M9 18 L15 24 L26 11", ON_VERDICT, 5)))
    return [
        rect(66, 22, 348, 216, CARD, 18, LINE),
        *rows,
        rect(92, 200, 296, 24, ACCENT, 8),
        key(470, 60, 110, "M-28 -4 V6 H28 V-4"),
        key(470, 148, 110, ENTER_MARK, pressed=True),
    ]


def distances() -> list[str]:
    """Too near, glare, and as it should be."""
    glare = (
        circle(0, 0, 30, "white")
        + "\n"
        + stroke("M-42 0 H42 M0 -42 V42 M-28 -28 L28 28 M28 -28 L-28 28", USED, 4)
    )
    return [
        moved(30, 34, phone()),
        moved(128, 84, webcam(), scale=0.72),
        moved(148, 14, sign("cross", NO), scale=0.5),
        moved(250, 46, phone(), scale=0.9),
        moved(304, 124, glare),
        moved(366, 14, sign("cross", NO), scale=0.5),
        moved(440, 66, phone(), scale=0.7),
        area("M574 124 L526 94 V152 Z", ACCENT, 0.25),
        moved(554, 96, webcam(), scale=0.72),
        moved(574, 14, sign("check", OK), scale=0.5),
    ]


def scanner() -> list[str]:
    """A handheld scanner with its cable and plug, and its light on a phone."""
    head = "M0 24 Q0 0 24 0 H112 Q128 0 124 18 L118 52 Q114 66 98 66 H74"
    body = f"{head} L92 148 Q94 162 80 162 H54 Q42 162 40 150 L24 66 Q0 62 0 40 Z"
    return [
        moved(70, 24, phone()),
        area("M196 62 L270 66 V92 L196 122 Z", NO, 0.25),
        moved(268, 44, area(body, INK), rect(0, 18, 12, 30, NO, 4), rect(50, 84, 14, 22, ACCENT, 7, MUTE)),
        stroke("M336 206 C344 250 430 250 446 206 C462 160 486 150 508 150", MUTE, 7),
        rect(506, 130, 58, 40, INK, 8, MUTE),
        rect(564, 137, 28, 26, LINE, 3, MUTE),
        rect(572, 144, 6, 4, MUTE),
        rect(572, 152, 6, 4, MUTE),
    ]


def no_line() -> list[str]:
    """The till keeps slips while the way to the cloud is cut."""
    cloud = "M30 86 A28 28 0 0 1 30 30 A42 42 0 0 1 110 22 A34 34 0 0 1 126 86 Z"
    slips = [moved(12 * index, -8 * index, rect(0, 0, 84, 62, CARD, 8, STORED)) for index in range(3)]
    return [
        moved(64, 46, till(moved(38, 46, *slips), moved(86, 40, sign("up", STORED), scale=0.34))),
        stroke("M276 116 H328 M392 116 H428", MUTE, 7),
        moved(330, 86, sign("cross", NO), scale=0.6),
        moved(436, 66, area(cloud, STORED_GROUND), stroke(cloud, STORED, 5)),
    ]


def receipt() -> list[str]:
    """A slip coming out of its printer."""
    lines = [rect(262, 40 + 18 * index, width, 8, MUTE, 4) for index, width in enumerate((116, 84, 100, 62))]
    return [
        rect(190, 118, 260, 112, INK, 20, MUTE),
        rect(228, 132, 184, 12, MUTE, 6),
        rect(244, 20, 152, 118, CARD, 6, MUTE),
        *lines,
        circle(416, 196, 8, OK),
        rect(222, 190, 90, 12, MUTE, 6),
    ]


def sign_in() -> list[str]:
    """A person, and the digits of a PIN."""
    dots = [circle(318 + 52 * index, 92, 13, INK if index < 3 else LINE) for index in range(4)]
    return [
        circle(168, 96, 44, ACCENT),
        area("M88 224 Q88 154 168 154 Q248 154 248 224 Z", ACCENT),
        rect(286, 60, 222, 64, CARD, 16, MUTE),
        *dots,
        rect(346, 172, 102, 60, INK, 12),
        stroke("M366 172 V160 A31 31 0 0 1 428 160 V172", INK, 10),
        circle(397, 200, 9, CARD),
    ]


def practice() -> list[str]:
    """The till and, beside it on the same screen, the practice customer's phone."""
    return [
        rect(60, 20, 520, 214, CARD, 18, PRACTICE),
        rect(60, 20, 520, 30, PRACTICE, 15),
        rect(60, 36, 520, 14, PRACTICE),
        rect(88, 72, 150, 92, INK, 12),
        moved(118, 84, stroke("M0 18 V0 H18 M72 0 H90 V18 M90 50 V68 H72 M18 68 H0 V50", CARD, 5)),
        rect(88, 180, 150, 30, GROUND, 8, LINE),
        rect(258, 72, 156, 138, GROUND, 12, LINE),
        moved(300, 104, sign("check", OK), scale=0.7),
        moved(452, 62, phone(), scale=0.76),
    ]


_SCENES: dict[str, Callable[[], list[str]]] = {
    "three-steps": three_steps,
    "show-qr": show_qr,
    "refresh-qr": refresh_qr,
    "type-code": type_code,
    "order-card": order_card,
    "distances": distances,
    "scanner": scanner,
    "no-line": no_line,
    "receipt": receipt,
    "sign-in": sign_in,
    "practice": practice,
}


def _file(width: int, height: int, parts: list[str]) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, *parts, "</svg>", ""])


def drawings() -> dict[str, str]:
    """Every file's name and text."""
    made = {
        f"{name}.svg": _file(WIDTH, HEIGHT, [rect(0, 0, WIDTH, HEIGHT, GROUND, 20), *scene()])
        for name, scene in _SCENES.items()
    }
    for name, (colour, mark) in _VERDICTS.items():
        small = moved(0, 0, sign(mark, colour), scale=0.4)
        made[f"verdict-{name}.svg"] = _file(40, 40, [small])
    return made


def main(folder: Path = FOLDER) -> None:
    """Write them all, into another folder when one is named."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in drawings().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:2]))
