"""One debounce over all sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_scanner import typed

from voucher_till.scanning.decoder import Found
from voucher_till.scanning.pipeline import Reading
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.scanning.stream import SAME_CODE_SECONDS, Remark, ScanStream
from voucher_till.scanning.understanding import Ending, Heard, ScannerProblem

FIRST, SECOND = "TT-abcDEFabcDEF", "TT-uvwXYZuvwXYZ"
CAMERA, WEDGE = ScanSource.CAMERA, ScanSource.WEDGE


class Desk:
    """A stream with a clock of its own."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.stream = ScanStream(clock=lambda: self.now)

    def scan(self, payload: str, source: ScanSource) -> bool:
        return self.stream.offer(Scan(payload, source, datetime.now(UTC))).scan is not None


def reading(texts: Sequence[str]) -> Reading:
    return Reading(tuple(Found(text, ((0, 0), (9, 0), (9, 9), (0, 9))) for text in texts))


@pytest.mark.parametrize("source", ScanSource)
@pytest.mark.parametrize("other", ScanSource)
def test_the_same_code_at_once_is_one_scan_whatever_reads_it(source: ScanSource, other: ScanSource) -> None:
    desk = Desk()
    assert desk.scan(FIRST, source)
    desk.now += SAME_CODE_SECONDS - 0.01
    assert not desk.scan(FIRST, other)
    desk.now += SAME_CODE_SECONDS
    assert desk.scan(FIRST, other) == (other is not CAMERA), "only a hand can mean it"


def test_a_different_code_is_taken_at_once() -> None:
    desk = Desk()
    assert desk.scan(FIRST, CAMERA)
    assert desk.scan(SECOND, WEDGE)
    assert desk.scan(FIRST, WEDGE), "another result stands on the screen by now"


def test_a_camera_that_keeps_looking_scans_once() -> None:
    desk = Desk()
    taken = 0
    for _ in range(300):
        taken += desk.scan(FIRST, CAMERA)
        desk.now += 0.5
    assert taken == 1


def test_a_camera_that_lost_sight_of_the_phone_leaves_its_result_alone() -> None:
    """A shaky hand keeps the code from being read for a while; ticks and verdict must stay."""
    desk = Desk()
    assert desk.scan(FIRST, CAMERA)
    for pause in (SAME_CODE_SECONDS + 1, 60, 600):
        desk.now += pause
        assert desk.stream.looked(reading([FIRST])).remark is Remark.SEEN
    desk.stream.put_away()
    desk.now += SAME_CODE_SECONDS + 1
    assert desk.stream.looked(reading([FIRST])).scan is not None


def test_after_the_result_was_put_away_the_trigger_counts_and_the_camera_does_not() -> None:
    desk = Desk()
    assert desk.scan(FIRST, CAMERA)
    desk.stream.put_away()
    desk.now += 1
    assert not desk.scan(FIRST, CAMERA)
    assert desk.scan(FIRST, WEDGE)


def test_two_phones_in_turn_before_a_camera_are_two_scans() -> None:
    desk = Desk()
    taken = [desk.scan(text, CAMERA) for text in (FIRST, SECOND) * 20]
    assert taken == [True, True, *[False] * 38]


def test_what_a_camera_sees_beside_vouchers() -> None:
    stream = ScanStream()
    assert stream.looked(reading([])).remark is None
    assert stream.looked(reading(["WIFI:S:guest;;"])).remark is Remark.FOREIGN
    assert stream.looked(reading([FIRST, SECOND])).remark is Remark.SEVERAL
    taken = stream.looked(reading(["https://example.invalid/menu", FIRST, FIRST]))
    assert taken.scan is not None
    assert (taken.scan.payload, taken.scan.source) == (FIRST, CAMERA)
    assert stream.looked(reading([FIRST])).remark is Remark.SEEN


def test_a_scanner_that_once_sent_enter_is_expected_to() -> None:
    stream = ScanStream()
    whole, cut = "TT-abcDEFabcDE=", "TT-abcDEFabcDEF"
    assert stream.heard(Heard(whole, gap_ms=8), WEDGE).scan is not None
    got = stream.heard(Heard(cut, ending=Ending.PAUSE), WEDGE)
    assert (got.scan, got.problem) == (None, ScannerProblem.CUT)
    got = stream.heard(Heard(cut, ending=Ending.PAUSE), ScanSource.SERIAL)
    assert (got.scan, got.problem) == (None, ScannerProblem.NO_TERMINATOR)


def test_a_padded_payload_whose_enter_is_late_is_whole() -> None:
    stream = ScanStream()
    assert stream.heard(Heard("TT-abcDEFabcDE=", gap_ms=8), WEDGE).scan is not None
    got = stream.heard(Heard("TT-abcDEFabcDF=", ending=Ending.PAUSE), WEDGE)
    assert got.scan is not None and got.problem is None


def test_no_keyboard_layout_is_guessed_at_for_a_serial_scanner() -> None:
    mangled = typed("TT-q83vASNFZ4mrze8BI0VniavN7wE=", "US, Indonesian", "German", keys_told=False)
    assert ScanStream().heard(mangled, WEDGE).scan is not None
    assert ScanStream().heard(mangled, ScanSource.SERIAL).scan is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from([FIRST, SECOND]), st.sampled_from(ScanSource), st.sampled_from([0.01, 0.4, 6])
        ),
        max_size=40,
    )
)
def test_no_code_is_taken_twice_while_its_result_stands(
    sightings: list[tuple[str, ScanSource, float]],
) -> None:
    desk = Desk()
    standing = ""
    seen: dict[str, float] = {}
    for text, source, pause in sightings:
        desk.now += pause
        taken = desk.scan(text, source)
        recent = desk.now - seen.get(text, 0.0) < SAME_CODE_SECONDS
        if (recent and text == standing) or (source is CAMERA and (recent or text == standing)):
            assert not taken
        elif not recent:
            assert taken
        standing = text if taken else standing
        seen[text] = desk.now
