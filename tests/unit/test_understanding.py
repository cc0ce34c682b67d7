"""From what a scanner typed to the exact payload or a named problem, never to a wrong payload."""

from __future__ import annotations

import base64
import string
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from typing_scanner import Caps, typed

from voucher_till.scanning.beginnings import ways_to_begin
from voucher_till.scanning.layouts import LAYOUTS, Press, press_of
from voucher_till.scanning.understanding import (
    Ending,
    Heard,
    ScannerFormat,
    ScannerProblem,
    Understood,
    bare,
    understand,
)

PLAIN = ScannerFormat()
US, GERMAN, FRENCH = "US, Indonesian", "German", "French"
PAYLOAD = "TT-" + base64.b64encode(bytes(range(200, 232))).decode()

payloads = st.binary(min_size=24, max_size=96).map(lambda raw: "TT-" + base64.b64encode(raw).decode())
mixed = payloads.filter(lambda text: min(sum(map(str.isupper, text)), sum(map(str.islower, text))) > 5)
"""As the platform's are: long runs of one letter would look like Caps Lock, and are not guessed at."""
padded = mixed.filter(lambda text: text.endswith("="))
layouts = st.sampled_from([US, "British", GERMAN, FRENCH, "Belgian"])
"""Those whose hyphen tells them apart; see the last test for the others."""
all_layouts = st.sampled_from(sorted(LAYOUTS))


loose = st.text(string.ascii_letters + string.digits + "+/_-", min_size=16, max_size=60).map("TT-".__add__)
"""Payloads that are no base64: the platform promises no more than their beginning."""


def is_right_or_named(got: Understood, payload: str) -> bool:
    return got.payload == payload or (got.payload is None and got.problem is not None)


@given(payloads, layouts, layouts, st.sampled_from(Caps), st.booleans(), st.booleans())
def test_a_payload_survives_or_its_trouble_is_named(
    payload: str, scanner: str, host: str, caps: Caps, told: bool, dead_told: bool
) -> None:
    heard = typed(payload, scanner, host, caps, keys_told=told, dead_keys_told=dead_told)
    assert is_right_or_named(understand(heard, PLAIN), payload)


@given(payloads | loose, all_layouts, all_layouts, st.sampled_from(Caps))
def test_where_the_keys_are_told_that_holds_for_every_layout(
    payload: str, scanner: str, host: str, caps: Caps
) -> None:
    assert is_right_or_named(understand(typed(payload, scanner, host, caps), PLAIN), payload)


@given(payloads | loose, all_layouts, all_layouts, st.sampled_from(Caps), st.booleans())
def test_where_one_layout_is_known_that_holds_for_every_other(
    payload: str, scanner: str, host: str, caps: Caps, scanner_known: bool
) -> None:
    form = ScannerFormat(layout=scanner) if scanner_known else ScannerFormat(host=host)
    assert is_right_or_named(understand(typed(payload, scanner, host, caps, keys_told=False), form), payload)


@given(payloads, layouts, layouts, st.booleans(), st.integers(1, 130))
def test_a_part_of_a_payload_is_never_taken_for_all_of_it(
    payload: str, scanner: str, host: str, told: bool, length: int
) -> None:
    heard = typed(payload[:length], scanner, host, keys_told=told, ending=Ending.PAUSE)
    got = understand(heard, PLAIN)
    assert got.payload == payload or not (got.payload or "").startswith("TT-")


@given(padded, all_layouts, st.sampled_from(Caps))
def test_a_scanner_as_it_left_the_factory_is_read_on_every_layout(
    payload: str, host: str, caps: Caps
) -> None:
    got = understand(typed(payload, US, host, caps), PLAIN)
    assert got.payload == payload or (caps is Caps.CAPITALS and got.payload is None)


@given(mixed, all_layouts, all_layouts, st.sampled_from(Caps))
def test_a_known_scanner_is_read_on_every_layout(payload: str, scanner: str, host: str, caps: Caps) -> None:
    form = ScannerFormat(layout=scanner)
    assert understand(typed(payload, scanner, host, caps), form).payload == payload


@given(mixed, all_layouts, all_layouts, st.sampled_from([Caps.OFF, Caps.LETTERS, Caps.ALL]))
def test_where_both_layouts_are_known_the_text_is_enough(
    payload: str, scanner: str, host: str, caps: Caps
) -> None:
    form = ScannerFormat(layout=scanner, host=host)
    assert understand(typed(payload, scanner, host, caps, keys_told=False), form).payload == payload


@given(mixed, st.sampled_from([US, "British", GERMAN]), st.sampled_from([Caps.OFF, Caps.LETTERS]))
def test_matching_layouts_are_repaired_from_the_text_alone(payload: str, layout: str, caps: Caps) -> None:
    got = understand(typed(payload, layout, layout, caps, keys_told=False), PLAIN)
    assert got.payload == payload
    assert got.problem is (ScannerProblem.CAPS_LOCK if caps is Caps.LETTERS else None)


@given(st.text(max_size=300), st.booleans())
def test_no_text_breaks_it(text: str, paused: bool) -> None:
    got = understand(Heard(text, ending=Ending.PAUSE if paused else Ending.TAB), PLAIN)
    assert got.payload is not None or got.problem is not None


@pytest.mark.parametrize(
    ("heard", "problem"),
    [
        (typed(PAYLOAD, US, US, Caps.LETTERS, keys_told=False), ScannerProblem.CAPS_LOCK),
        (typed(PAYLOAD, US, GERMAN, keys_told=False), ScannerProblem.LAYOUT),
        (typed(PAYLOAD, US, US, ending=Ending.PAUSE), ScannerProblem.NO_TERMINATOR),
    ],
)
def test_repaired_and_named(heard: Heard, problem: ScannerProblem) -> None:
    got = understand(heard, PLAIN)
    assert (got.payload, got.problem) == (PAYLOAD, problem)


@pytest.mark.parametrize("length", range(6, len(PAYLOAD)))
def test_a_code_cut_off_is_named(length: int) -> None:
    """Even where its base64 happens to be whole."""
    cut = Heard(PAYLOAD[:length], ending=Ending.PAUSE)
    assert understand(cut, PLAIN, usually_ends=True) == Understood(None, ScannerProblem.CUT)
    assert understand(cut, PLAIN).payload is None


@pytest.mark.parametrize("length", range(2, 35))
def test_a_code_without_its_beginning_is_named(length: int) -> None:
    assert understand(Heard(PAYLOAD[-length:]), PLAIN).problem is (ScannerProblem.CUT if length > 8 else None)


@pytest.mark.parametrize("ends", [True, None])
def test_a_padded_payload_is_whole_however_late_its_enter_comes(ends: bool | None) -> None:
    late = Heard(PAYLOAD, ending=Ending.PAUSE)
    assert understand(late, ScannerFormat(ends=ends), usually_ends=True) == Understood(PAYLOAD)


def test_a_scanner_without_an_end_is_read_once_that_is_known() -> None:
    unpadded = "TT-" + base64.b64encode(bytes(range(200, 230))).decode()
    heard = Heard(unpadded, ending=Ending.PAUSE)
    assert understand(heard, PLAIN) == Understood(None, ScannerProblem.NO_TERMINATOR)
    assert understand(heard, ScannerFormat(ends=False)) == Understood(unpadded)
    assert understand(heard, ScannerFormat(ends=True)) == Understood(None, ScannerProblem.CUT)


@pytest.mark.parametrize(
    "text", [PAYLOAD + PAYLOAD, PAYLOAD[:-2] + "=", PAYLOAD[:20] + "\ufffd" + PAYLOAD[20:], "TT-"]
)
def test_what_did_not_come_whole_is_named(text: str) -> None:
    assert understand(Heard(text), PLAIN) == Understood(None, ScannerProblem.CUT)


@pytest.mark.parametrize(
    "text", ["#" + PAYLOAD, "QR:" + PAYLOAD, PAYLOAD + ";", PAYLOAD + "8x", "7" + PAYLOAD]
)
def test_what_is_added_to_a_code_is_named_and_taken_off_once_it_is_known(text: str) -> None:
    assert understand(Heard(text), PLAIN) == Understood(None, ScannerProblem.ADDED)
    before, after = text.split(PAYLOAD)
    assert understand(Heard(text), ScannerFormat(prefix=before, suffix=after)) == Understood(PAYLOAD)


def test_the_digits_of_a_known_scanner_are_read_on_every_layout() -> None:
    for host in LAYOUTS:
        for scanner in LAYOUTS:
            heard = typed("0123456789012", scanner, host)
            assert understand(heard, ScannerFormat(layout=scanner)).payload == "0123456789012"


@given(padded, st.sampled_from([Caps.OFF, Caps.LETTERS]))
def test_a_scanner_that_makes_up_for_caps_lock_is_read(payload: str, caps: Caps) -> None:
    lit = typed(payload.swapcase(), US, US, caps)
    assert understand(lit, PLAIN).payload == payload


def test_capitals_alone_are_not_guessed_at() -> None:
    got = understand(typed(PAYLOAD, US, US, Caps.CAPITALS, keys_told=False), PLAIN)
    assert (got.payload, got.problem) == (None, ScannerProblem.CAPS_LOCK)


def test_a_layout_that_nobody_listed_is_trusted_where_scanner_and_computer_agree() -> None:
    elsewhere = tuple(
        Press((press.key + 1) % 47, press.shift) for press in LAYOUTS[US].presses(PAYLOAD) or ()
    )
    assert understand(Heard(PAYLOAD, elsewhere), PLAIN) == Understood(PAYLOAD)


@pytest.mark.parametrize("length", [160, 1000, 4000])
def test_a_long_foreign_code_costs_no_time(length: int) -> None:
    """Every layout is tried on its beginning alone; on all of it that took a second."""
    url = ("https://example.com/menu?x=" + "aB3dE" * 800)[:length]
    times = []
    for _ in range(5):
        began = time.perf_counter()
        assert understand(Heard(url), PLAIN).payload == url
        times.append(time.perf_counter() - began)
    assert min(times) < 0.01
    assert ways_to_begin(url) == set()


@given(payloads, all_layouts, all_layouts, st.sampled_from(Caps), st.sampled_from(["", "]Q1", ":"]))
def test_a_payload_is_known_by_its_beginning_on_every_layout(
    payload: str, scanner: str, host: str, caps: Caps, before: str
) -> None:
    assume(LAYOUTS[scanner].presses(before) is not None)
    heard = typed(before + payload, scanner, host, caps)
    ways = {(way.scanner.name, way.host.name) for way in ways_to_begin(heard.text, before)}
    assert (scanner, host) in ways or caps is Caps.CAPITALS


def test_other_codes_are_handed_on_as_they_are() -> None:
    for text in ("8998866200578", "https://example.com/a?b=c", "ABCDEF"):
        assert understand(Heard(text), PLAIN).payload == text


@pytest.mark.parametrize(
    "typed_text", ["]Q1TT-abcdefgh", "#]Q3TT-abcdefgh;", "]Q0#TT-abcdefgh;", " TT-abcdefgh "]
)
def test_what_scanners_put_around_a_code_is_taken_off(typed_text: str) -> None:
    assert bare(typed_text, ScannerFormat(prefix="#", suffix=";")) == "TT-abcdefgh"


def test_keys_have_places_on_each_system() -> None:
    assert press_of(28, 0, shift=True, system="linux") == Press(LAYOUTS[US].plain.index("t"), True)
    assert press_of(20, 0, shift=False, system="win32") == Press(LAYOUTS[US].plain.index("t"), False)
    assert press_of(0, 17, shift=False, system="darwin") == Press(LAYOUTS[US].plain.index("t"), False)
    assert press_of(999, 0, shift=False, system="linux") is None


def test_every_layout_has_all_keys_once() -> None:
    for layout in LAYOUTS.values():
        assert len(layout.plain) == len(layout.shifted) == 47
        for character in PAYLOAD + "+/=":
            assert (layout.plain + layout.shifted).count(character) == 1, (layout.name, character)


def test_what_no_text_can_show() -> None:
    """German and Spanish put the hyphen on one key and swap Y and Z.

    Where the system tells the keys, nothing is taken before the scanner check was run. A text alone looks as
    if a US scanner had typed it on a US computer, and refusing that would refuse nearly everybody.
    """
    payload = "TT-YzzyAbcd"
    assert understand(typed(payload, GERMAN, "Spanish"), PLAIN).problem is ScannerProblem.UNCHECKED
    assert understand(typed(payload, GERMAN, "Spanish"), ScannerFormat(layout=GERMAN)).payload == payload
    heard = typed(payload, GERMAN, "Spanish", keys_told=False)
    assert understand(heard, PLAIN).payload == "TT-ZyyzAbcd"
    assert understand(heard, ScannerFormat(layout=GERMAN)).problem is ScannerProblem.UNCHECKED
    assert understand(heard, ScannerFormat(layout=GERMAN, host="Spanish")).payload == payload
