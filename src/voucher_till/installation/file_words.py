"""What is told of names that a file of settings does not have."""

from __future__ import annotations

import re
from difflib import get_close_matches

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.installation.file_fields import FIELDS, PEOPLE, PERSON_KEYS

_LONGEST_NAME = 60
_SECRET_NAMES = re.compile(r"secret|password|passwd|token|login", re.IGNORECASE)
_PIN_NAMES = re.compile(r"pin", re.IGNORECASE)


def unknown(name: str, known: list[str], pattern: str) -> tuple[Phrase, ...]:
    """That a file has no such name, and which one is near it.

    ``pattern`` is how such a name is written in full, with ``%`` for the name.
    """
    told = phrase("setup_file", "There is no {name} in a file of settings.", name=shown(pattern, name))
    near = get_close_matches(name.lower(), known, 1, 0.6)
    if near:
        return told, phrase("setup_file", "Is it {near}?", near=shown(pattern, near[0]))
    return told, phrase("setup_file", "There is: {known}.", known=", ".join(known))


def shown(pattern: str, name: str) -> str:
    """A name of somebody else's making, fit for one line."""
    fit = name if name.isprintable() else ascii(name)[1:-1]
    return pattern.replace("%", fit[:_LONGEST_NAME])


def unknown_key(table: str, key: str) -> tuple[Phrase, ...]:
    """That a table has no such key: a secret has no place in it, and a key may belong to another table."""
    if _SECRET_NAMES.search(key):
        return (
            phrase("setup_file", "A secret never stands in this file. Remove it."),
            phrase("setup_file", "It comes from VOUCHER_TILL_CLIENT_SECRET or from standard input."),
        )
    if table == PEOPLE and _PIN_NAMES.search(key):
        return (
            phrase("setup_file", "A PIN never stands in this file. Remove it."),
            phrase("setup_file", "The command voucher-till people gives it."),
        )
    here = list(PERSON_KEYS) if table == PEOPLE else [one.key for one in FIELDS if one.table == table]
    elsewhere = [one for one in FIELDS if one.key == key]
    if elsewhere:
        return (
            phrase("setup_file", "There is no {name} in a file of settings.", name=f"{table}.{key}"),
            phrase("setup_file", "Is it {near}?", near=elsewhere[0].name),
        )
    return unknown(key, here, f"{table}.%")


def not_a_table(table: str) -> Phrase:
    """That something stands where a table belongs."""
    return phrase("setup_file", "It is a table: a line [{table}], and its settings below.", table=table)
