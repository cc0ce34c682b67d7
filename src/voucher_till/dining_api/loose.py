"""Reads fields whose form the contract leaves open; what cannot be read is nothing, and costs no outlet."""

from __future__ import annotations

import msgspec

from voucher_till.dining_api.models import Identifier, identifier, money
from voucher_till.domain.money import Money
from voucher_till.domain.outlets import OpeningDay, OutletPicture


class _Price(msgspec.Struct):
    amount: str | int | float
    currency: str | None = None


class _Period(msgspec.Struct):
    start_time: str
    end_time: str


class _Day(msgspec.Struct):
    day: int
    time_periods: list[_Period] | None = None


class _Picture(msgspec.Struct):
    origin_url: str
    index: int = 1
    is_main: bool = False


class _Tied(msgspec.Struct):
    third_shop_id: Identifier = None
    shop_id: Identifier = None


def plain(value: object) -> str:
    """A text, or nothing."""
    return value if isinstance(value, str) else ""


def number_text(value: object) -> str:
    """A number or a text, as text."""
    return "" if isinstance(value, bool) or not isinstance(value, str | int | float) else str(value)


def price_of(value: object) -> Money | None:
    """An amount with its currency."""
    try:
        price = msgspec.convert(value, _Price, strict=False)
    except msgspec.ValidationError:
        return None
    return money(price.amount, price.currency)


def opening_of(value: object) -> tuple[OpeningDay, ...]:
    """The opening hours; empty when one of them cannot be read."""
    try:
        days = msgspec.convert(value or [], list[_Day], strict=False)
        return tuple(
            OpeningDay(one.day, tuple((part.start_time, part.end_time) for part in one.time_periods or ()))
            for one in days
        )
    except (msgspec.ValidationError, ValueError):
        return ()


def pictures_of(value: object) -> tuple[OutletPicture, ...]:
    """The pictures; empty when one of them cannot be read."""
    try:
        found = msgspec.convert(value or [], list[_Picture], strict=False)
        return tuple(OutletPicture(one.origin_url, one.index, one.is_main) for one in found)
    except (msgspec.ValidationError, ValueError):
        return ()


def outlet_ids(value: object) -> tuple[str, ...]:
    """Outlets that are listed by ID or as objects with one."""
    found: list[str] = []
    for one in value if isinstance(value, list) else []:
        if isinstance(one, dict):
            tied = _tied(one)
            found.append(identifier(tied.third_shop_id) or identifier(tied.shop_id))
        else:
            found.append(number_text(one))
    return tuple(name for name in found if name)


def _tied(value: dict[object, object]) -> _Tied:
    try:
        return msgspec.convert(value, _Tied, strict=False)
    except msgspec.ValidationError:
        return _Tied()
