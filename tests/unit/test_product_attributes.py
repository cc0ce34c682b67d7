"""A product's attributes: values here, strings that hold JSON on the wire, and the same ones back."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.dining_api.attributes import decoded, encoded
from voucher_till.domain.products import Json, PlainText, ProductAttributes

_DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
_LEAVES: st.SearchStrategy[Json] = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | _DECIMALS | st.text()
)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
_KEYS = st.text(min_size=1).filter(
    lambda name: name not in ("shop_id", "rec_person_num", "rec_person_num_max")
)


@given(
    st.lists(st.text(min_size=1), max_size=3),
    st.none() | st.integers(1, 20),
    st.none() | st.integers(1, 20),
    st.dictionaries(_KEYS, _VALUES, max_size=4),
)
def test_what_goes_out_comes_back(
    shops: list[str], people: int | None, most: int | None, others: dict[str, Json]
) -> None:
    attributes = ProductAttributes(tuple(shops), people, most, others)
    held = encoded(attributes)
    for text in held.values():
        json.loads(text)
    assert decoded(held) == attributes


def test_the_form_of_the_contract() -> None:
    held = encoded(ProductAttributes(("222",), 5, 20, {"commodity_set": 2, "name": {"en": "é"}}))
    assert held == {
        "shop_id": '["222"]',
        "rec_person_num": "5",
        "rec_person_num_max": "20",
        "commodity_set": "2",
        "name": '{"en":"é"}',
    }


def test_numbers_stay_exact() -> None:
    held = {"a": "9007199254740993", "b": "0.10", "c": "[1.50]"}
    assert decoded(held).others == {"a": 9007199254740993, "b": Decimal("0.10"), "c": [Decimal("1.50")]}
    assert encoded(decoded(held)) == held


@pytest.mark.parametrize("text", ["Nasi Goreng", "", "{", "NaN", "[" * 5000])
def test_a_text_that_is_no_json_goes_out_as_it_came(text: str) -> None:
    attributes = decoded({"name": text})
    assert isinstance(attributes.others["name"], PlainText)
    assert encoded(attributes) == {"name": text}


@pytest.mark.parametrize(
    "held", [{"shop_id": "5"}, {"rec_person_num": "true"}, {"rec_person_num_max": "1.5"}]
)
def test_an_attribute_in_an_unknown_form_is_not_lost(held: dict[str, str]) -> None:
    attributes = decoded(held)
    assert attributes == ProductAttributes(others=attributes.others)
    assert list(attributes.others) == list(held)


def test_an_attribute_is_not_set_twice() -> None:
    with pytest.raises(ValueError, match="shop_id"):
        encoded(ProductAttributes(others={"shop_id": ["1"]}))
