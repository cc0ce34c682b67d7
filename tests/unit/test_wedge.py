"""A scanner that types beside a person who types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.scanning.understanding import Ending
from voucher_till.scanning.wedge import SLOWEST_GAP_SECONDS, BurstDetector, Decision


class Desk:
    """Feeds keys with a clock of its own, and calls ``silence`` when it is due."""

    def __init__(self) -> None:
        self.detector: BurstDetector[str] = BurstDetector()
        self.now = 100.0
        self.field = ""
        self.bursts: list[tuple[str, Ending]] = []
        self.swallowed = 0

    def _do(self, decision: Decision[str]) -> None:
        self.field += "".join(decision.give_back)
        if decision.burst:
            self.bursts.append((decision.burst.text, decision.burst.ending))

    def type(self, text: str, gap: float) -> None:
        for character in text:
            self.wait(gap)
            if character in "\r\t":
                ending = Ending.ENTER if character == "\r" else Ending.TAB
                decision = self.detector.terminator(ending, self.now)
                self._do(decision)
                if not decision.keep:
                    self.field += character
                elif not decision.burst or decision.burst.ending is Ending.PAUSE:
                    self.swallowed += 1
            else:
                self._do(self.detector.character(character, character, None, self.now))

    def wait(self, seconds: float) -> None:
        self.now += seconds
        due = self.detector.waiting
        if due is not None and seconds > due:
            self._do(self.detector.silence())


@given(st.text(st.characters(codec="ascii", exclude_characters="\r\t"), min_size=6), st.sampled_from("\r\t"))
def test_a_burst_is_one_scan_and_leaves_the_field_alone(text: str, end: str) -> None:
    desk = Desk()
    desk.type(text + end, 0.012)
    desk.wait(1)
    assert desk.bursts == [(text, Ending.ENTER if end == "\r" else Ending.TAB)]
    assert desk.field == ""


@given(st.text(max_size=40), st.floats(0.06, 0.4))
def test_a_person_s_text_arrives_whole_and_in_order(text: str, gap: float) -> None:
    desk = Desk()
    desk.type(text, gap)
    desk.wait(1)
    assert (desk.field, desk.bursts) == (text, [])


@given(
    st.lists(st.tuples(st.sampled_from("abc\r"), st.sampled_from([0.001, 0.04, 0.06, 0.2, 3.0])), max_size=60)
)
def test_nothing_typed_is_ever_lost(keys: list[tuple[str, float]]) -> None:
    desk = Desk()
    for character, gap in keys:
        desk.type(character, gap)
    desk.wait(5)
    arrived = len(desk.field) + sum(len(text) + (ending is Ending.ENTER) for text, ending in desk.bursts)
    assert arrived + desk.swallowed == len(keys)
    assert desk.bursts or not desk.swallowed


def test_a_burst_without_an_end_is_taken_after_a_pause() -> None:
    desk = Desk()
    desk.type("TT-abcdefgh", 0.01)
    desk.wait(0.1)
    assert desk.bursts == []
    desk.wait(0.2)
    assert desk.bursts == [("TT-abcdefgh", Ending.PAUSE)]


def test_a_fast_roll_of_a_few_keys_is_a_person_s() -> None:
    desk = Desk()
    desk.type("ing\r", 0.03)
    assert (desk.field, desk.bursts) == ("ing\r", [])


def test_a_scan_right_after_typing_takes_nothing_with_it() -> None:
    desk = Desk()
    desk.type("70", 0.2)
    desk.wait(0.2)
    desk.type("TT-abcdefgh\r", 0.01)
    assert (desk.field, desk.bursts) == ("70", [("TT-abcdefgh", Ending.ENTER)])


def test_a_slow_scanner_can_be_calibrated() -> None:
    desk = Desk()
    desk.detector.gap = SLOWEST_GAP_SECONDS
    desk.type("TT-abcdefgh\r", 0.075)
    assert desk.bursts == [("TT-abcdefgh", Ending.ENTER)]


@given(st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=40), st.floats(0.055, 0.079))
def test_a_person_keeps_their_words_at_a_till_with_the_slowest_scanner(text: str, gap: float) -> None:
    desk = Desk()
    desk.detector.gap = SLOWEST_GAP_SECONDS
    desk.type(text + "\r", gap)
    desk.wait(1)
    assert (desk.field, desk.bursts) == (text + "\r", [])


def test_a_person_who_begins_quickly_keeps_their_words() -> None:
    desk = Desk()
    desk.type("refund", 0.045)
    desk.type("ed yesterday", 0.14)
    desk.wait(1)
    assert (desk.field, desk.bursts) == ("refunded yesterday", [])


@pytest.mark.parametrize(
    "text", ["TT-abcdefgh", "tt/abcdefgh", "]Q1TT-abcdefgh", "0123456789012", "QR:hello"]
)
def test_a_slow_code_is_still_a_scan(text: str) -> None:
    desk = Desk()
    desk.detector.gap, desk.detector.prefix = SLOWEST_GAP_SECONDS, "QR:"
    desk.type(text + "\r", 0.07)
    assert (desk.field, desk.bursts) == ("", [(text, Ending.ENTER)])


@pytest.mark.parametrize("text", ["125000\r", "0123456789012"])
def test_slow_digits_are_a_person_s_unless_they_are_a_whole_code(text: str) -> None:
    desk = Desk()
    desk.detector.gap = SLOWEST_GAP_SECONDS
    desk.type(text, 0.07)
    desk.wait(1)
    assert (desk.field, desk.bursts) == (text, [])


def test_a_second_end_of_a_code_presses_no_button() -> None:
    desk = Desk()
    desk.type("TT-abcdefgh\r\t", 0.01)
    assert (desk.bursts, desk.field) == ([("TT-abcdefgh", Ending.ENTER)], "")


def test_an_end_that_comes_late_presses_no_button_but_the_cashier_s_does() -> None:
    desk = Desk()
    desk.type("TT-abcdefgh", 0.01)
    desk.type("\r", 0.4)
    assert (desk.bursts, desk.field) == ([("TT-abcdefgh", Ending.PAUSE)], "")
    desk.type("\r", 0.4)
    assert desk.field == "\r"


def test_what_a_person_types_after_a_code_is_ended_by_the_person() -> None:
    desk = Desk()
    desk.type("TT-abcdefgh\r", 0.01)
    desk.type("7\r", 0.1)
    assert desk.field == "7\r"
