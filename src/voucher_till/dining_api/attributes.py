"""A product's attributes: the platform wants a map of strings that hold JSON; here they are values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from voucher_till.domain.products import Json, PlainText, ProductAttributes

_SHOPS, _PEOPLE, _MOST_PEOPLE = "shop_id", "rec_person_num", "rec_person_num_max"
_WRITER = msgspec.json.Encoder(decimal_format="number")


def encoded(attributes: ProductAttributes) -> dict[str, str]:
    """``attr_key_value_map``. Raises ValueError when ``others`` has a key that has a name of its own."""
    if taken := attributes.others.keys() & {_SHOPS, _PEOPLE, _MOST_PEOPLE}:
        raise ValueError(f"{', '.join(sorted(taken))} is set by its own field")
    named: dict[str, Json] = {}
    if attributes.shop_ids:
        named[_SHOPS] = list(attributes.shop_ids)
    if attributes.people is not None:
        named[_PEOPLE] = attributes.people
    if attributes.most_people is not None:
        named[_MOST_PEOPLE] = attributes.most_people
    return {name: _text(value) for name, value in {**named, **attributes.others}.items()}


def decoded(held: Mapping[str, str]) -> ProductAttributes:
    """The attributes of a map; what is not in the form that its name promises stays among ``others``."""
    values = {name: _value(text) for name, text in held.items()}
    shops, people, most = values.get(_SHOPS), values.get(_PEOPLE), values.get(_MOST_PEOPLE)
    named: set[str] = set()
    if isinstance(shops, list) and all(isinstance(one, str | int) for one in shops):
        named.add(_SHOPS)
    named |= {name for name, value in ((_PEOPLE, people), (_MOST_PEOPLE, most)) if type(value) is int}
    return ProductAttributes(
        tuple(str(one) for one in shops) if isinstance(shops, list) and _SHOPS in named else (),
        people if isinstance(people, int) and _PEOPLE in named else None,
        most if isinstance(most, int) and _MOST_PEOPLE in named else None,
        {name: value for name, value in values.items() if name not in named},
    )


def _text(value: Json) -> str:
    return str(value) if isinstance(value, PlainText) else _WRITER.encode(value).decode()


def _value(text: str) -> Json:
    """Numbers with a point stay exact; a text that is no JSON is kept as it is."""
    try:
        value: Json = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return PlainText(text)
    return value


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
