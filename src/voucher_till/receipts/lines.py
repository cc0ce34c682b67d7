"""Text fitted to the columns of a receipt printer; whatever comes from outside is only text here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me"})
_MOST_MARKS = 2
_EMOJI_STYLE = "\ufe0f"
_DOTS = "..."
_TYPEWRITER = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{BULLET}": "*",
        "\N{HORIZONTAL ELLIPSIS}": _DOTS,
    }
)
"""What word processors put in, and few printers have."""


class Emphasis(Enum):
    """How much a line stands out. A big one has room for half the characters."""

    NORMAL = "normal"
    BOLD = "bold"
    BIG = "big"


class Alignment(Enum):
    """Where in the width of the paper a line stands."""

    LEFT = "left"
    CENTRE = "center"


@dataclass(frozen=True, slots=True)
class Line:
    """One line on paper; its text fits into the columns it was made for."""

    text: str
    emphasis: Emphasis = Emphasis.NORMAL
    alignment: Alignment = Alignment.LEFT


def visible(text: str) -> str:
    """A text without anything that is no character to be seen: printer commands, line ends, bidi marks."""
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        if kind in _INVISIBLE or char == _EMOJI_STYLE:
            continue
        marks = marks + 1 if kind in _MARKS else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def clean(text: str) -> str:
    """A text as it may stand on a slip: one line, typewriter's signs, single spaces."""
    return " ".join(visible(" ".join(text.split())).translate(_TYPEWRITER).split())


def cells(text: str) -> int:
    """How many columns a text takes: Chinese and emoji take two each, marks over a letter none."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shortened(text: str, columns: int) -> str:
    """A clean text, cut with dots where it is too long."""
    text = clean(text)
    if cells(text) <= columns:
        return text
    return _chopped(text, columns - len(_DOTS))[0].rstrip() + _DOTS


def wrapped(text: str, columns: int, most: int) -> list[str]:
    """A clean text in lines broken between words, and in words where it must be; ``most`` lines at most."""
    lines: list[str] = []
    for word in clean(text).split():
        for piece in _chopped(word, columns):
            joined = f"{lines[-1]} {piece}" if lines else piece
            if lines and cells(joined) <= columns:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), columns)]
    return lines


def _chopped(text: str, columns: int) -> list[str]:
    pieces = [""]
    used = 0
    for char in text:
        used += _width(char)
        if used > columns:
            pieces.append("")
            used = _width(char)
        pieces[-1] += char
    return pieces


def pair(left: str, right: str, columns: int, emphasis: Emphasis = Emphasis.NORMAL) -> list[Line]:
    """Two texts at both ends of one line; of several lines where they do not fit into one."""
    left, right = clean(left), clean(right)
    gap = columns - cells(left) - cells(right)
    if gap >= 1:
        return [Line(f"{left}{' ' * gap}{right}", emphasis)]
    lines = [*wrapped(left, columns, 2), *(_to_the_right(one, columns) for one in wrapped(right, columns, 3))]
    return [Line(text, emphasis) for text in lines]


def _to_the_right(text: str, columns: int) -> str:
    return " " * (columns - cells(text)) + text


def paragraph(
    text: str,
    columns: int,
    emphasis: Emphasis = Emphasis.NORMAL,
    alignment: Alignment = Alignment.CENTRE,
    most: int = 3,
) -> list[Line]:
    """A sentence in as many lines as it needs, up to ``most``."""
    room = columns // 2 if emphasis is Emphasis.BIG else columns
    return [Line(one, emphasis, alignment) for one in wrapped(text, room, most)]


def rule(columns: int) -> Line:
    """A line across the paper."""
    return Line("-" * columns)


def as_text(lines: Sequence[Line], columns: int) -> str:
    """Lines as plain text, one emphasis for all."""
    return "\n".join(
        " " * ((columns - cells(line.text)) // 2) + line.text
        if line.alignment is Alignment.CENTRE
        else line.text
        for line in lines
    )
