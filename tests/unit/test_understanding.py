"""From what a scanner typed to the exact payload or a named problem, never to a wrong payload."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_scanner import Caps, typed

from voucher_till.scanning.layouts import LAYOUTS, Press, press_of
from voucher_till.scanning.understanding import (
    Ending,
    Heard,
    ScannerFormat,
    ScannerProblem,
    bare,
    understand,
)

PLAIN = ScannerFormat()
US, GERMAN, FRENCH = "US, Indonesian", "German", "French"
PAYLOAD = "TT-" + base64.b64encode(bytes(range(200, 232))).decode()

payloads = st.binary(min_size=24, max_size=96).map(lambda raw: "TT-" + base64.b64encode(raw).decode())
mixed = payloads.filter(lambda text: min(sum(map(str.isupper, text)), sum(map(str.islower, text))) > 5)
"""As the platform's are: long runs of one letter would look like Caps Lock, and are not guessed at."""
layouts = st.sampled_from([US, "British", GERMAN, FRENCH, "Belgian"])
"""Those whose hyphen tells them apart; see the last test for the others."""


@given(payloads, layouts, layouts, st.sampled_from(Caps), st.booleans())
def test_a_payload_survives_or_its_trouble_is_named(
    payload: str, scanner: str, host: str, caps: Caps, told: bool
) -> None:
    got = understand(typed(payload, scanner, host, caps, keys_told=told), PLAIN)
    assert got.payload == payload or (got.payload is None and got.problem is not None)


@given(mixed, st.sampled_from(sorted(LAYOUTS)), st.sampled_from(Caps))
def test_a_scanner_as_it_left_the_factory_is_read_on_every_layout(
    payload: str, host: str, caps: Caps
) -> None:
    got = understand(typed(payload, US, host, caps), PLAIN)
    assert got.payload == payload or (got.payload, caps) == (None, Caps.CAPITALS)


@given(mixed, st.sampled_from(sorted(LAYOUTS)), st.sampled_from(sorted(LAYOUTS)), st.sampled_from(Caps))
def test_a_known_scanner_is_read_on_every_layout(payload: str, scanner: str, host: str, caps: Caps) -> None:
    if is_certain(payload):
        assert (
            understand(typed(payload, scanner, host, caps), ScannerFormat(layout=scanner)).payload == payload
        )


@given(mixed, layouts, st.sampled_from([Caps.OFF, Caps.LETTERS]))
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


@pytest.mark.parametrize("length", range(12, len(PAYLOAD)))
def test_a_code_cut_off_is_never_taken_for_a_whole_one(length: int) -> None:
    """Where base64 shows it, and everywhere once the scanner is known to send Enter."""
    cut = Heard(PAYLOAD[:length], ending=Ending.PAUSE)
    assert understand(cut, PLAIN, usually_ends=True).problem is ScannerProblem.CUT
    if (length - 3) % 4:
        assert understand(cut, PLAIN).payload is None


def test_capitals_alone_are_not_guessed_at() -> None:
    got = understand(typed(PAYLOAD, US, US, Caps.CAPITALS, keys_told=False), PLAIN)
    assert (got.payload, got.problem) == (None, ScannerProblem.CAPS_LOCK)


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
    """German and Spanish put the hyphen on one key and swap Y and Z: only the scanner check finds that."""
    heard = typed("TT-YzzyAbcd", GERMAN, "Spanish", keys_told=False)
    assert understand(heard, PLAIN).payload == "TT-ZyyzAbcd"
    assert (
        understand(typed("TT-YzzyAbcd", GERMAN, "Spanish"), ScannerFormat(layout=GERMAN)).payload
        == "TT-YzzyAbcd"
    )
