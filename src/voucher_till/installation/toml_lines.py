"""In which line of a TOML file each key stands; the standard library's parser does not tell."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Names of tables and keys from the outside in; a number counts tables of one name, from 0."""

_PARTS = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[{]|[\]}]|\n|.',
    re.DOTALL,
)
_DEEPEST = 10
"""No setting is deeper in tables than that, by far."""


class Lines:
    """The lines of one file, which must be valid TOML."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts = Counter[Path]()
        table: Path = ()
        for line, statement in _statements(text):
            if statement.startswith("["):
                table = self._header(statement)
                self._lines.setdefault(table, line)
            else:
                head = _before_equals(statement)
                self._note((*table, *_names(f"{head} = 0")), line)

    def of(self, path: Path) -> int:
        """The line of a key, or of the nearest thing around it; 1 when there is none."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _header(self, statement: str) -> Path:
        names = _names(statement)
        if not statement.startswith("[["):
            return names
        self._counts[names] += 1
        return (*names, self._counts[names] - 1)

    def _note(self, path: Path, line: int) -> None:
        """Also the tables that a dotted key implies."""
        for length in range(1, min(len(path), _DEEPEST) + 1):
            self._lines.setdefault(path[:length], line)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header and each key with its value, without comments, with the line it begins in."""
    line, begun, depth, parts, is_blank = 1, 1, 0, list[str](), True
    for part in _PARTS.findall(text.replace("\r\n", "\n") + "\n"):
        if part == "\n" and not depth:
            if statement := "".join(parts).strip():
                yield begun, statement
            parts, is_blank = [], True
        elif not part.startswith("#"):
            if is_blank:
                begun, is_blank = line, not part.strip()
            # The brackets of a header close in its own line, so they need not be told from an array's.
            depth += (part in "[{") - (part in "]}")
            parts.append(part)
        line += part.count("\n")


def _before_equals(statement: str) -> str:
    parts = _PARTS.findall(statement)
    return "".join(parts[: parts.index("=")])


def _names(statement: str) -> tuple[str, ...]:
    """The names in a header or a key, as the parser itself reads them."""
    names = []
    at: object = tomllib.loads(statement)
    while isinstance(at, dict | list) and at:
        if isinstance(at, list):
            at = at[0]
            continue
        [(name, at)] = at.items()
        names.append(name)
    return tuple(names)
