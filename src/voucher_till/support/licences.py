"""What the program is built with, and under which licences, as the installed parts say themselves."""

from __future__ import annotations

import re
import sqlite3
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath

import msgspec
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "voucher-till"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_LONGEST_TEXT = 400_000
_LONGEST_NAME = 120
"""A licence's name; in a field for it some give the whole text."""


class Part(msgspec.Struct, frozen=True):
    """Something that the program is built with."""

    name: str
    version: str
    licence: str
    """As its maker names it."""
    home: str = ""
    texts: tuple[str, ...] = ()
    """The texts of its licences, where they are installed with it."""


def parts() -> list[Part]:
    """All of them, without this program: by name."""
    found = [_part(one) for name, one in _needed(PROGRAM).items() if name != PROGRAM]
    return sorted([*found, *_beneath()], key=lambda part: part.name.casefold())


def own_licence() -> Part:
    """This program's own."""
    return _part(distribution(PROGRAM))


def _needed(name: str) -> dict[str, Distribution]:
    """A distribution and everything it needs on this computer, however far down."""
    found: dict[str, Distribution] = {}
    waiting = [(name, frozenset[str]())]
    seen = set()
    while waiting:
        wanted, extras = waiting.pop()
        if (wanted, extras) in seen:
            continue
        seen.add((wanted, extras))
        try:
            one = distribution(wanted)
        except PackageNotFoundError:
            continue  # For another system, or left out of a bundle.
        found[canonicalize_name(wanted)] = one
        waiting += [(next_one.name, frozenset(next_one.extras)) for next_one in _requirements(one, extras)]
    return found


def _requirements(one: Distribution, extras: frozenset[str]) -> Iterator[Requirement]:
    for text in one.requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""}):
            yield requirement


def _part(one: Distribution) -> Part:
    return Part(
        name=_told(one, "Name"),
        version=one.version,
        licence=_licence(one),
        home=_home(one),
        texts=tuple(_texts(one)),
    )


def _licence(one: Distribution) -> str:
    given = (_told(one, "License-Expression") or _told(one, "License")).strip()
    if given and "\n" not in given and len(given) <= _LONGEST_NAME:
        return given
    classified = one.metadata.get_all("Classifier") or ()
    named = [text.rpartition(" :: ")[2] for text in classified if text.startswith("License")]
    return ", ".join(named) or given.partition("\n")[0][:_LONGEST_NAME]


def _home(one: Distribution) -> str:
    links = [text.partition(",")[2].strip() for text in one.metadata.get_all("Project-URL") or ()]
    return _told(one, "Home-page") or next(iter(links), "")


def _told(one: Distribution, name: str) -> str:
    return str(next(iter(one.metadata.get_all(name) or ()), ""))


def _texts(one: Distribution) -> Iterator[str]:
    """Each text once: some parts have the same file at two places."""
    seen = set()
    for file in one.files or ():
        if not _is_text(PurePath(file)):
            continue
        text = _read(Path(str(one.locate_file(file))))
        if text and text not in seen:
            seen.add(text)
            yield text


def _is_text(file: PurePath) -> bool:
    is_named = _TEXTS.match(file.name) or "_license" in file.name.lower()
    return bool(is_named) and file.suffix.lower() in ("", ".txt", ".md", ".rst", ".apache", ".bsd", ".lgpl")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:_LONGEST_TEXT].strip()
    except OSError:
        return ""


def _beneath() -> Iterator[Part]:
    """What no distribution brings."""
    texts = [
        text
        for folder in (sysconfig.get_path("stdlib"), sys.base_prefix)
        if (text := _read(Path(folder) / "LICENSE.txt"))
    ]
    python = ".".join(map(str, sys.version_info[:3]))
    yield Part("Python", python, "PSF-2.0", "https://www.python.org", tuple(texts[:1]))
    yield Part("SQLite", sqlite3.sqlite_version, "blessing (public domain)", "https://www.sqlite.org")
