"""Reads what is to be handed in for outlets from a TOML or JSON file, and says all that is wrong with it."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

LIST = "outlets"
"""The name of the list in the file; JSON may be the list itself."""
_LARGEST_BYTES = 4 * 1024 * 1024
_T = TypeVar("_T")


class BadFileError(Exception):
    """The file cannot be used; the text is fit to be shown. Nothing was sent."""


def read_outlets(path: Path, kind: type[_T]) -> list[_T]:
    """Everything in the file. Raises BadFileError."""
    listed = _list_in(_parsed(path), path)
    items = [_item(one, kind, number, path) for number, one in enumerate(listed, 1)]
    if not items:
        raise BadFileError(f"{path} names no outlets.")
    return items


def _parsed(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
        if len(content) > _LARGEST_BYTES:
            raise BadFileError(f"{path} is too large.")
        text = content.decode("utf-8")
        if path.suffix.lower() == ".json":
            return json.loads(text, parse_float=Decimal)
        return tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise BadFileError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise BadFileError(f"{path} is not in the form of its name: {error}") from error


def _list_in(found: Any, path: Path) -> list[Any]:
    if isinstance(found, dict):
        if extra := found.keys() - {LIST}:
            raise BadFileError(f"{path}: {', '.join(sorted(extra))} is not known here; only {LIST} is.")
        found = found.get(LIST)
    if not isinstance(found, list):
        raise BadFileError(f"{path} needs a list named {LIST}.")
    return found


def _item(one: Any, kind: type[_T], number: int, path: Path) -> _T:
    where = f"{path}, outlet {number}"
    if not isinstance(one, dict):
        raise BadFileError(f"{where}: it must be a table of fields.")
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    if extra := one.keys() - known:
        raise BadFileError(
            f"{where}: {', '.join(sorted(extra))} is not known. Known are {', '.join(sorted(known))}."
        )
    try:
        return msgspec.convert(one, kind)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadFileError(f"{where}: {error}.") from error
