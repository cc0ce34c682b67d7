"""What a value in a file of settings must be: reads it, or says what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from math import nan
from typing import TypeVar

from voucher_till.domain.money import LARGEST_AMOUNT
from voucher_till.domain.phrases import Phrase, english, phrase

_T = TypeVar("_T")
Reader = Callable[[object], object]
"""Gives the value as the settings have it. Raises WrongValueError."""

NO_LIMIT = "none"
_MOST_PLACES = 30
_LONGEST = 500


class WrongValueError(Exception):
    """The value cannot be used; the phrases say what is allowed."""

    def __init__(self, *words: Phrase) -> None:
        super().__init__(english(words))
        self.words = words


def switch(value: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise WrongValueError(phrase("setup_file", "It is true or false, without quotes."))
    return value


def text(value: object) -> str:
    """One line of text; it may be empty."""
    if not isinstance(value, str):
        raise WrongValueError(phrase("setup_file", "It is a text: put it in quotes."))
    if len(value) > _LONGEST or not value.isprintable():
        raise WrongValueError(
            phrase(
                "setup_file", "It is one line of at most {most} characters that can be shown.", most=_LONGEST
            )
        )
    return value


def keys(value: object) -> str:
    """What a scanner types; it may be any keys."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise WrongValueError(phrase("setup_file", "It is a text: put it in quotes."))
    return value


def some_text(value: object) -> str:
    """One line of text that says something."""
    if not text(value).strip():
        raise WrongValueError(phrase("setup_file", "It may not be empty."))
    return text(value).strip()


def one_of(*allowed: str) -> Reader:
    """One of these texts."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            named = ", ".join(f'"{one}"' for one in allowed)
            raise WrongValueError(phrase("setup_file", "It is one of: {allowed}.", allowed=named))
        return value

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise WrongValueError(
                phrase(
                    "setup_file",
                    "It is a whole number from {least} to {most}, without quotes.",
                    least=least,
                    most=most,
                )
            )
        return value

    return read


def one_number(*allowed: int) -> Reader:
    """One of these numbers."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            named = ", ".join(map(str, allowed))
            raise WrongValueError(phrase("setup_file", "It is one of: {allowed}.", allowed=named))
        return value

    return read


def number(least: float, most: float) -> Reader:
    """A number, with or without decimals."""

    def read(value: object) -> float:
        # As the float that it becomes, which the limits are too; not a number compares with nothing.
        read_as = _float(value)
        if not least <= read_as <= most:
            raise WrongValueError(
                phrase("setup_file", "It is a number from {least} to {most}.", least=least, most=most)
            )
        return read_as

    return read


def _float(value: object) -> float:
    """Not a number where it is none, or one of hundreds of digits."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return nan
    try:
        return float(value)
    except (ArithmeticError, ValueError):
        return nan


def limit(read: Callable[[object], _T]) -> Callable[[object], _T | None]:
    """A limit, or ``"none"`` for no limit."""

    def read_limit(value: object) -> _T | None:
        if value == NO_LIMIT:
            return None
        try:
            return read(value)
        except WrongValueError as error:
            raise WrongValueError(*error.words, phrase("setup_file", 'Or "none", for no limit.')) from error

    return read_limit


def amount(value: object) -> Decimal:
    """An amount of money in plain digits, as a number or as a text."""
    wrong = WrongValueError(phrase("setup_file", "It is an amount in plain digits, like 25000."))
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise wrong
    if isinstance(value, int) and value > LARGEST_AMOUNT:
        raise wrong  # To make a decimal of a long number takes long.
    try:
        read = Decimal(value)
    except InvalidOperation:
        raise wrong from None
    if not read.is_finite() or not 0 <= read <= LARGEST_AMOUNT or _places(read) > _MOST_PLACES:
        raise wrong
    return read


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def texts(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongValueError(phrase("setup_file", 'It is a list of texts, like ["one", "two"].'))
    return tuple(text(one) for one in value)
