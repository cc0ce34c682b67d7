"""The rules of the list of people: names, PINs, the last manager, and the wait after wrong PINs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.domain.people import (
    GRANTABLE,
    LONGEST_NAME,
    Person,
    Right,
    Role,
    clean_name,
    is_pin,
    leaving_problem,
    name_problem,
    pin_problem,
    role_problem,
    same_name,
    taken_problem,
    wait_after,
    wait_left,
)

AYU = Person(1, "Ayu", Role.MANAGER, True)
BUDI = Person(2, "Budi", Role.CASHIER, False)
CITRA = Person(3, "Citra", Role.MANAGER, True)


@pytest.mark.parametrize("name", ["A", "Ayu Lestari", "O'Brien-Smith", "Ñandú", "张伟", "x" * LONGEST_NAME])
def test_names_of_people_are_accepted(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "needed"),
        ("x" * (LONGEST_NAME + 1), "at most 40"),
        ("Ayu\nBudi", "cannot be shown"),
        ("Ayu\x00", "cannot be shown"),
        ("Ayu\u202ebmiR", "cannot be shown"),  # turns the text after it around
        ("Ayu\udcff", "cannot be shown"),  # half a character, as broken arguments have
    ],
)
def test_what_is_no_name_is_said(name: str, said: str) -> None:
    assert said in str(name_problem(name))


def test_a_name_is_trimmed_and_written_one_way() -> None:
    assert clean_name("  Ayu ") == "Ayu"
    assert clean_name("Nan\u0303o") == "Na\u00f1o"
    assert clean_name(" \t\n") == ""


def test_a_name_is_taken_whatever_its_capitals() -> None:
    assert same_name("ayu", " AYU ")
    assert same_name("Straße", "STRASSE")
    assert same_name("Éric", "éric")  # what SQLite's own NOCASE does not see
    assert not same_name("Ayu", "Ayu 2")
    assert "Ayu is" in str(taken_problem("Ayu", [BUDI, Person(9, "AYU", Role.CASHIER, False)]))
    assert taken_problem("Ayu", [BUDI]) is None


@pytest.mark.parametrize("pin", ["1357", "1243", "0007", "86420", "12345679", "9021"])
def test_good_pins(pin: str) -> None:
    assert pin_problem(pin) is None


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        ("", "4 to 8"),
        ("135", "4 to 8"),
        ("135792468", "4 to 8"),
        ("13a7", "4 to 8"),
        (" 1357", "4 to 8"),
        ("١٣٥٧", "4 to 8"),  # digits, but no keypad of the till types them
        ("²¹³⁴", "4 to 8"),
        ("0000", "repeated"),
        ("99999999", "repeated"),
        ("1234", "row"),
        ("4321", "row"),
        ("456789", "row"),
        ("0123", "row"),
    ],
)
def test_pins_that_are_none_or_too_easy(pin: str, said: str) -> None:
    assert said in str(pin_problem(pin))


@given(st.text(max_size=12))
def test_no_problem_tells_the_pin(pin: str) -> None:
    told = str(pin_problem(pin) or "")
    assert not is_pin(pin) or pin not in told


def test_a_manager_has_a_pin() -> None:
    assert role_problem(Role.MANAGER, has_pin=False)
    assert role_problem(Role.MANAGER, has_pin=True) is None
    assert role_problem(Role.CASHIER, has_pin=False) is None


def test_the_last_manager_stays_while_there_are_others() -> None:
    assert "Ayu is the last manager" in str(leaving_problem(AYU, [AYU, BUDI]))
    assert leaving_problem(AYU, [AYU, BUDI, CITRA]) is None
    assert leaving_problem(BUDI, [AYU, BUDI]) is None
    assert leaving_problem(AYU, [AYU]) is None


def test_the_wait_grows_to_a_quarter_of_an_hour() -> None:
    assert [wait_after(failures) for failures in range(10)] == [0, 0, 0, 0, 5, 15, 60, 300, 900, 900]
    assert wait_after(10**9) == 900


def test_the_rest_of_a_wait() -> None:
    assert wait_left(5, until=1015, now=1005) == 10
    assert wait_left(5, until=1015, now=1015) == 0
    assert wait_left(3, until=1015, now=1005) == 0


@given(st.integers(0, 50), st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_no_clock_makes_a_wait_longer_than_itself(failures: int, until: float, now: float) -> None:
    left = wait_left(failures, until, now)
    assert 0 <= left <= wait_after(failures)
    assert left > 0 or until <= now or wait_after(failures) == 0


def test_every_right_is_said_in_words_of_its_own() -> None:
    assert len({str(right.words) for right in Right}) == len(Right)
    assert all(str(right.words)[0].islower() for right in Right), "they follow on `Cashiers may`"


def test_what_is_never_a_cashiers() -> None:
    assert set(Right) - set(GRANTABLE) == {Right.CARE_FOR_DATA, Right.GO_LIVE, Right.CHANGE_CATALOGUE}
