"""Writes the settings of a till as a file that another till can be set up with; no secret is in it."""

from __future__ import annotations

from collections.abc import Iterable

from voucher_till.domain.people import Person
from voucher_till.installation.file_fields import FIELDS, PEOPLE, TABLES
from voucher_till.store.settings import Settings

_HEAD = (
    "Settings of a till. No secret, no PIN and no redemption is in this file.",
    "Another till takes it with: voucher-till setup --from FILE, or: voucher-till settings import FILE",
)


def as_toml(settings: Settings, people: Iterable[Person] = ()) -> str:
    """Every setting that a file can have, each with what it means; and who is in the list of people."""
    # Loaded when a file is written, which is seldom.
    import tomlkit

    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    for name in TABLES:
        table = tomlkit.table()
        for field in FIELDS:
            value = field.written(settings) if field.table == name else None
            if value is not None:
                table.add(tomlkit.comment(field.told))
                table.add(field.key, value)
        document.add(tomlkit.nl())
        document.add(name, table)
    listed = tomlkit.aot()
    for person in people:
        one = tomlkit.table()
        one.add("name", person.name)
        one.add("role", person.role.value)
        listed.append(one)
    if len(listed):
        document.add(PEOPLE, listed)
    return tomlkit.dumps(document)
