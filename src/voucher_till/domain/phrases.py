"""Sentences that are worded later, in the language of whoever reads them.

What lies below the window knows what is to be said, not in which language. It names the English text and the
values that belong into it; the window looks the text up in its language and writes the values by its locale,
the console takes the English as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from voucher_till.domain.money import Money

_PLURAL = re.compile(r"\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Ago:
    """A moment that is told as a distance from now: ``40 s ago``."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English text, the values it names in braces, and the count that decides its plural, if any."""

    context: str
    text: str
    values: tuple[tuple[str, Value], ...] = ()
    count: int | None = None

    def __str__(self) -> str:
        """In English."""
        written = {name: _english(value) for name, value in self.values}
        return filled(counted(self.text, self.count), written)


Value = str | int | float | datetime | date | Money | Ago | Phrase
"""A phrase within a phrase is a name that has a word of its own in each language."""


def phrase(context: str, text: str, comment: str = "", count: int | None = None, **values: Value) -> Phrase:
    """A phrase. ``context`` and ``text`` are literals: translators find them by reading the source.

    ``comment`` is for the translator alone. With a ``count`` the text has ``%n`` for the number and ``(s)``
    for the plural.
    """
    del comment
    return Phrase(context, text, tuple(values.items()), count)


def english(phrases: Iterable[Phrase]) -> str:
    """Several phrases as one text."""
    return " ".join(str(one) for one in phrases)


def counted(text: str, count: int | None) -> str:
    """``%n voucher(s)`` for a count, by the rules of English."""
    if count is None:
        return text
    return _PLURAL.sub(r"" if count == 1 else r"\1", text).replace("%n", str(count))


def filled(text: str, values: dict[str, str]) -> str:
    """Put values into a text; what a translator left out or misspelt is not an error, and braces in a
    value are only text."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)


def _english(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone():%d %b %Y at %H:%M}"
    if isinstance(value, date):
        return f"{value:%d %b %Y}"
    if isinstance(value, Ago):
        return ago(value.moment)
    if isinstance(value, Money):
        return f"{value.currency} {value.text()}".strip()
    return f"{value:g}" if isinstance(value, float) else str(value)


def ago(moment: datetime) -> str:
    """How long ago something was, in English."""
    seconds = seconds_since(moment)
    if seconds < 90:
        return f"{seconds} s ago"
    if seconds < 5400:
        return f"{seconds // 60} minutes ago"
    return f"on {moment.astimezone():%d %b %Y at %H:%M}"


def seconds_since(moment: datetime) -> int:
    """Whole seconds from a moment to now; never less than none."""
    return max(0, int((datetime.now(UTC) - moment).total_seconds()))
