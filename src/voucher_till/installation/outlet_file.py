"""Reads what is to be handed in for outlets from a TOML or JSON file, and says all that is wrong with it."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from voucher_till.domain.outlets import Certificates, Decoration, Handed, OutletClaim, OutletUpdate, TaskKind
from voucher_till.domain.phrases import Phrase, phrase

LIST = "outlets"
"""The name of the list in the file; JSON may be the list itself."""
_LARGEST_BYTES = 4 * 1024 * 1024
_T = TypeVar("_T")


HANDED_AS: dict[TaskKind, type[Handed]] = {
    TaskKind.CLAIM: OutletClaim,
    TaskKind.CERTIFICATES: Certificates,
    TaskKind.DECORATION: Decoration,
    TaskKind.UPDATE: OutletUpdate,
}
"""What one item of the list is."""


class BadFileError(Exception):
    """The file cannot be used, and why. Nothing was sent."""

    def __init__(self, says: Phrase) -> None:
        super().__init__(str(says))
        self.says = says


def read_outlets(path: Path, kind: type[_T]) -> list[_T]:
    """Everything in the file. Raises BadFileError."""
    listed = _list_in(_parsed(path), path)
    items = [_item(one, kind, number, path) for number, one in enumerate(listed, 1)]
    if not items:
        raise BadFileError(phrase("outlet_file", "{file} names no outlets.", file=str(path)))
    return items


def _parsed(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
        if len(content) > _LARGEST_BYTES:
            raise BadFileError(phrase("outlet_file", "{file} is too large.", file=str(path)))
        text = content.decode("utf-8")
        if path.suffix.lower() == ".json":
            return json.loads(text, parse_float=Decimal)
        return tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        reason = str(error.strerror or error)
        raise BadFileError(
            phrase("outlet_file", "{file} cannot be read: {reason}.", file=str(path), reason=reason)
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadFileError(
            phrase(
                "outlet_file",
                "{file} is not in the form of its name: {reason}.",
                file=str(path),
                reason=str(error),
            )
        ) from error


def _list_in(found: Any, path: Path) -> list[Any]:
    if isinstance(found, dict):
        if extra := found.keys() - {LIST}:
            raise BadFileError(
                phrase(
                    "outlet_file",
                    "{file}: {names} is not known here; only {list} is.",
                    file=str(path),
                    names=", ".join(sorted(extra)),
                    list=LIST,
                )
            )
        found = found.get(LIST)
    if not isinstance(found, list):
        raise BadFileError(
            phrase("outlet_file", "{file} needs a list named {list}.", file=str(path), list=LIST)
        )
    return found


def _item(one: Any, kind: type[_T], number: int, path: Path) -> _T:
    where = f"{path}, outlet {number}"
    if not isinstance(one, dict):
        raise BadFileError(phrase("outlet_file", "{where}: it must be a table of fields.", where=where))
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    known = {field.name for field in fields}
    if extra := one.keys() - known:
        raise BadFileError(
            phrase(
                "outlet_file",
                "{where}: {names} is not known. Known are {known}.",
                where=where,
                names=", ".join(sorted(extra)),
                known=", ".join(sorted(known)),
            )
        )
    needed = (field.name for field in fields if field.default is dataclasses.MISSING)
    if missing := [name for name in needed if name not in one]:
        raise BadFileError(
            phrase("outlet_file", "{where}: {names} is missing.", where=where, names=", ".join(missing))
        )
    try:
        return msgspec.convert(one, kind)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadFileError(
            phrase("outlet_file", "{where}: {reason}.", where=where, reason=str(error))
        ) from error
