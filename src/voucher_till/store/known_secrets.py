"""The secrets this process has had in its hands: whatever is written for people is searched for them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote

import msgspec

_SHORTEST = 4
"""Shorter texts stand in too many other words to be looked for."""
_NOT_SECRET = frozenset({"host"})
"""Names in a kept object whose values may be read."""

_known: set[str] = set()


def remember(value: str | None) -> None:
    """From now on this is never written: neither the text nor, of a kept object, any of its texts."""
    if value:
        _known.update(part for part in _parts(value) if len(part) >= _SHORTEST)


def known_secrets() -> list[str]:
    """All of them, the longest first."""
    return sorted(_known, key=len, reverse=True)


def _parts(value: str) -> Iterator[str]:
    for text in _texts(value):
        login = text.split(":", 1)
        for part in (text, *login) if len(login) > 1 else (text,):
            yield from (part, unquote(part), quote(part, safe="", errors="replace"))


def _texts(value: str) -> list[str]:
    try:
        kept = msgspec.json.decode(value, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeError):
        return [value]
    return [text for name, text in kept.items() if isinstance(text, str) and name not in _NOT_SECRET]
