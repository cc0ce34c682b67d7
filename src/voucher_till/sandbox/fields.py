"""Reads the fields of a request, each of which may be missing or of a wrong type."""

from __future__ import annotations

from typing import Any

from voucher_till.sandbox.wire import InvalidParamsError

_LONGEST_TEXT = 4096


def text(body: dict[str, Any], name: str, *, needed: bool = True) -> str:
    """A text; an ID may be a whole number."""
    value = body.get(name, "")
    if type(value) is int:
        value = str(value)
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or (needed and not value):
        raise InvalidParamsError(name)
    return value


def only(body: dict[str, Any], *names: str) -> None:
    """Nothing but these: a name that the contract does not have is a mistake of whoever sent it."""
    for name in body:
        if name not in names:
            raise InvalidParamsError(name)


def whole(body: dict[str, Any], name: str, least: int, most: int) -> int:
    """A whole number."""
    value = body.get(name)
    if type(value) is not int or not least <= value <= most:
        raise InvalidParamsError(name)
    return value


def names(body: dict[str, Any], name: str, most: int) -> list[str]:
    """One ID or more."""
    value = body.get(name)
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        raise InvalidParamsError(name)
    if not all(isinstance(one, str) or type(one) is int for one in value):
        raise InvalidParamsError(name)
    return [str(one) for one in value]


def objects(body: dict[str, Any], name: str, most: int) -> list[dict[str, Any]]:
    """One object or more."""
    value = body.get(name)
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        raise InvalidParamsError(name)
    if not all(isinstance(one, dict) for one in value):
        raise InvalidParamsError(name)
    return value


def page(name: str, items: list[dict[str, Any]], body: dict[str, Any], largest: int) -> dict[str, Any]:
    """The page that was asked for, under ``name``."""
    pagination = body.get("pagination")
    if not isinstance(pagination, dict):
        raise InvalidParamsError("pagination")
    number, size = pagination.get("page_no"), pagination.get("page_size", 20)
    if type(number) is not int or number < 1:
        raise InvalidParamsError("pagination.page_no")
    if type(size) is not int or not 1 <= size <= largest:
        raise InvalidParamsError("pagination.page_size")
    start = (number - 1) * size
    following = {"has_more": start + size < len(items), "total": len(items)}
    return {name: items[start : start + size], "next_pagination": following}
