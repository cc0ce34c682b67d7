"""What the scanner check says about every scanner, and whether vouchers are read with what it learned."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_scanner import Caps, typed

from voucher_till.domain.phrases import english
from voucher_till.scanning.check_ways import TESTS, CheckCode
from voucher_till.scanning.layouts import LAYOUTS
from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.scanner_check import (
    CheckResult,
    calibrate,
    diagnose,
    rejudge,
    report,
)
from voucher_till.scanning.understanding import (
    Ending,
    Heard,
    ScannerFormat,
    ScannerProblem,
    is_certain,
    understand,
)

PLAIN = ScannerFormat()
US = "US, Indonesian"
MIXED, DIGITS, SIGNS, LONG = TESTS

tests = st.sampled_from(TESTS)
all_layouts = st.sampled_from(sorted(LAYOUTS))
layouts = st.sampled_from([US, "British", "German", "French", "Belgian"])
endings = st.sampled_from(Ending)
payloads = (
    st.binary(min_size=24, max_size=96)
    .map(lambda raw: "TT-" + base64.b64encode(raw).decode())
    .filter(lambda text: min(sum(map(str.isupper, text)), sum(map(str.islower, text))) > 5)
)


@pytest.fixture(scope="module", autouse=True)
def _worked_out() -> None:
    """The first diagnosis works out every way; Hypothesis would call the first example slow."""
    diagnose(Heard(LONG.text[:-1]), ScanSource.WEDGE, PLAIN)


def check(heard: Heard, form: ScannerFormat = PLAIN) -> CheckResult:
    result = diagnose(heard, ScanSource.WEDGE, form)
    assert result is not None
    return result


def said_of(result: CheckResult) -> str:
    return " ".join(english(finding) for finding in result.findings)


def test_the_codes_are_what_they_are_for() -> None:
    assert [len(test.text) for test in TESTS] == [3 + 44, 16, 42, 3 + 160]
    assert is_certain(MIXED.text) and is_certain(LONG.text) and DIGITS.text.isdigit()
    assert set("yzYZaqwmAQWM+/=-0") <= set(MIXED.text)


def named(layout: str) -> str:
    return layout.split(",")[0]


@given(tests, all_layouts, all_layouts, st.sampled_from(Caps), st.booleans(), endings)
def test_every_code_is_known_again_and_its_trouble_named(
    test: CheckCode, scanner: str, host: str, caps: Caps, told: bool, ending: Ending
) -> None:
    heard = typed(test.text, scanner, host, caps, keys_told=told, ending=ending)
    result = check(heard)
    said = said_of(result)
    assert (result.test, result.source, result.ending) == (test, "wedge", ending)
    if heard.text != test.text:
        assert caps is Caps.OFF or "Caps Lock" in said or test is DIGITS
        assert caps is not Caps.OFF or "keyboard" in said
    elif not told:
        assert "keyboard" not in said and "Caps" not in said
    assert ((ScannerProblem.NO_TERMINATOR.value,) in result.findings) == (ending is Ending.PAUSE)


@given(st.sampled_from([MIXED, LONG]), all_layouts, all_layouts, st.sampled_from(Caps), st.booleans())
def test_layouts_are_named(test: CheckCode, scanner: str, host: str, caps: Caps, told: bool) -> None:
    heard = typed(test.text, scanner, host, caps, keys_told=told)
    said = said_of(check(heard))
    alike = typed(test.text, scanner, host).text == test.text
    if alike or scanner == host:
        assert "keyboard" not in said
    elif told:
        types, has = said[said.index("types for") :].split("this computer has")
        assert named(scanner) in types and (named(host) in has or "different" in has)


@given(
    st.sampled_from([MIXED, LONG]),
    payloads,
    all_layouts,
    all_layouts,
    st.sampled_from(Caps),
    st.booleans(),
    endings,
)
def test_what_was_learned_reads_vouchers(
    test: CheckCode, payload: str, scanner: str, host: str, caps: Caps, told: bool, ending: Ending
) -> None:
    result = check(typed(test.text, scanner, host, caps, keys_told=told, ending=ending))
    got = understand(typed(payload, scanner, host, caps, keys_told=told, ending=ending), result.learned.form)
    if told or caps is not Caps.CAPITALS:
        assert result.ok and got.payload == payload
    else:
        assert not result.ok and got.payload is None


@given(
    st.sampled_from([MIXED, LONG]),
    payloads,
    all_layouts,
    all_layouts,
    st.booleans(),
    st.sampled_from(["", ":", "12", "QR"]),
    st.sampled_from(["", ";", "8x"]),
)
def test_what_a_scanner_puts_around_is_learned(
    test: CheckCode, payload: str, scanner: str, host: str, told: bool, prefix: str, suffix: str
) -> None:
    result = check(typed(prefix + test.text + suffix, scanner, host, keys_told=told))
    assert result.test is test
    assert (result.learned.form.prefix, result.learned.form.suffix) == (prefix, suffix)
    assert all(f"puts {added}" in said_of(result) for added in (prefix, suffix) if added)
    got = understand(typed(prefix + payload + suffix, scanner, host, keys_told=told), result.learned.form)
    assert got.payload == payload
    again = diagnose(typed(prefix + test.text + suffix, scanner, host), "wedge", result.learned.form)
    assert again is not None and "puts" not in said_of(again).replace("till puts", "")


@given(tests, st.sampled_from([US, "British"]), all_layouts, st.booleans(), st.sampled_from(["", ":"]))
def test_an_aim_identifier_is_named_and_not_learned(
    test: CheckCode, scanner: str, host: str, told: bool, prefix: str
) -> None:
    result = check(typed(prefix + "]Q1" + test.text, scanner, host, keys_told=told))
    assert result.test is test
    if test is not DIGITS or scanner == host:
        assert result.learned.form.prefix == prefix
        assert "]Q1" in said_of(result)


@given(tests, st.data(), layouts, layouts, st.booleans(), st.booleans())
def test_half_a_code_is_known_again(
    test: CheckCode, data: st.DataObject, scanner: str, host: str, told: bool, beginning: bool
) -> None:
    length = data.draw(st.integers((len(test.text) + 1) // 2, len(test.text) - 1))
    part = test.text[:length] if beginning else test.text[-length:]
    result = check(typed(part, scanner, host, keys_told=told, ending=Ending.PAUSE))
    assert result.test is test and not result.ok
    assert f" of {len(test.text)} characters came" in english(result.findings[0])
    assert result.learned.form == PLAIN


@given(tests, st.sets(st.integers(0, 15), min_size=1, max_size=4))
def test_lost_keys_are_noticed(test: CheckCode, lost: set[int]) -> None:
    text = "".join(character for at, character in enumerate(test.text) if at not in lost)
    result = check(Heard(text))
    assert result.test is test and not result.ok and "characters came" in english(result.findings[0])


@given(st.sampled_from([MIXED, SIGNS, LONG]), all_layouts)
def test_dead_keys_that_a_system_keeps_to_itself_are_no_clean_reading(test: CheckCode, host: str) -> None:
    heard = typed(test.text, US, host, dead_keys_told=False)
    result = check(heard)
    assert result.ok == (heard.presses == LAYOUTS[US].presses(test.text))


@given(payloads, all_layouts, all_layouts, st.sampled_from(Caps), st.booleans())
def test_a_voucher_is_no_test_code(payload: str, scanner: str, host: str, caps: Caps, told: bool) -> None:
    assert diagnose(typed(payload, scanner, host, caps, keys_told=told), "wedge", PLAIN) is None


@pytest.mark.parametrize("text", ["", "8998866200578", "https://example.com/test", "TT-Test", "0123"])
def test_other_codes_are_no_test_codes(text: str) -> None:
    assert diagnose(Heard(text), "wedge", PLAIN) is None


def test_a_scanner_that_makes_up_for_caps_lock_is_well() -> None:
    result = check(typed(MIXED.text.swapcase(), US, US, Caps.LETTERS))
    assert (result.ok, result.findings) == (True, ())


def test_a_layout_that_nobody_listed_is_still_not_the_scanner_s() -> None:
    heard = replace(typed(MIXED.text, US, US), text="\u0442\u0442-\u0430")
    result = check(heard)
    assert result.ok and "US / British keyboard, this computer has a different one" in said_of(result)


def test_a_camera_s_scan_takes_the_same_way() -> None:
    result = diagnose(Heard(LONG.text), ScanSource.CAMERA, PLAIN)
    assert result is not None
    assert (result.ok, result.findings, result.source, result.gap_ms) == (True, (), "camera", 0)


@pytest.mark.parametrize(("gap", "learned"), [(0, 20), (8, 24), (40, 80), (70, 80), (150, 80)])
def test_the_gap_has_head_room(gap: float, learned: float) -> None:
    result = check(Heard(MIXED.text, gap_ms=gap))
    assert result.learned.gap_ms == learned
    said = said_of(result)
    assert ("slow" in said, "Save" in said, "person" in said) == (50 < gap <= 80, False, gap > 80)


def test_several_codes_teach_together() -> None:
    form = ScannerFormat(layout="German", ends=True)
    results = [
        check(replace(typed(test.text, "German", US), gap_ms=gap))
        for test, gap in zip(TESTS, (8, 30, 9, 9), strict=True)
    ]
    learned = calibrate(results)
    assert learned is not None
    assert (learned.form, learned.gap_ms) == (form, 27), "one hiccup of the computer is not the scanner's"
    assert calibrate([]) is None
    assert calibrate([check(Heard(MIXED.text[:20], ending=Ending.PAUSE))]) is None


@pytest.mark.parametrize("scanner", ["French", "Belgian"])
def test_what_the_other_codes_taught_counts_for_the_digits(scanner: str) -> None:
    results = [check(typed(test.text, scanner, US)) for test in TESTS]
    by_camera = diagnose(Heard(DIGITS.text), ScanSource.CAMERA, PLAIN)
    assert by_camera is not None
    learned = calibrate(results)
    assert learned is not None
    again = rejudge([*results, by_camera], learned)
    assert [one.ok for one in results] == [True, False, True, True]
    assert [one.ok for one in again] == [True, True, True, True, True]
    assert "stays wrong" in said_of(results[1])
    assert "the till puts it right" in said_of(again[1])
    assert again[4] == by_camera
    assert [one.learned for one in again[:4]] == [one.learned for one in results]


def test_a_code_cut_in_half_stays_unread_whatever_the_others_taught() -> None:
    whole, half = check(Heard(MIXED.text)), check(Heard(LONG.text[:90], ending=Ending.PAUSE))
    learned = calibrate([whole, half])
    assert learned is not None
    assert [one.ok for one in rejudge([whole, half], learned)] == [True, False]


def test_the_report_is_what_support_needs() -> None:
    results = [check(typed(MIXED.text, "German", US)), check(Heard(DIGITS.text, gap_ms=7.6))]
    assert report(results, {"Till": "Demo 1", "Version": "0.1.0"}).splitlines() == [
        "Scanner check",
        "Till: Demo 1",
        "Version: 0.1.0",
        "",
        "Capital and small letters: read, by wedge, ended by Enter",
        "  slowest pause between two characters: 8 ms",
        "  The scanner types for a German keyboard, this computer has US / British. "
        "Save this result, and the till puts it right. "
        "Better set the scanner to this computer's keyboard, or to USB-COM mode.",
        "Digits: read, by wedge, ended by Enter",
        "  slowest pause between two characters: 8 ms",
        "  Nothing is wrong.",
        "Signs: not tried",
        "A long code: not tried",
    ]
