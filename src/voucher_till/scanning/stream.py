"""One stream of scans, whatever read them: the same code seen by two of them is one scan."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from voucher_till.domain.payload import NotAVoucher, parse_payload
from voucher_till.domain.phrases import phrase
from voucher_till.scanning.pipeline import Reading
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.scanning.understanding import Ending, Heard, ScannerFormat, ScannerProblem, understand

SAME_CODE_SECONDS = 5.0
_REMEMBERED = 64


class Remark(Enum):
    """What is said beside a camera's picture of a code that is not taken."""

    FOREIGN = phrase("stream", "This is not a TikTok voucher. Ask for the QR of the voucher in the app.")
    SEVERAL = phrase("stream", "Several vouchers are in the picture. Show one phone at a time.")
    SEEN = phrase("stream", "This one is scanned. Show the next voucher.")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came of something that was read: a new scan, or why there is none, or a repair worth telling."""

    scan: Scan | None = None
    problem: ScannerProblem | None = None
    remark: Remark | None = None


class ScanStream:
    """Takes what every source reads, and gives each scan once.

    A code that is seen again within five seconds of its last sighting is the same scan. As long as its result
    stands on the screen, a camera never scans it again, however long it lost sight of it: nobody asked for
    that, and it would undo what the cashier has ticked. When the cashier has put the result away, or another
    scan has replaced it, the same code scanned by hand counts at once; a camera must have lost sight of it
    for five seconds first.
    """

    def __init__(
        self,
        form: ScannerFormat | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.form = form or ScannerFormat()
        """Of the scanner that types."""
        self._ends: set[ScanSource] = set()
        """Scanners that have been heard to send Enter or Tab after a code."""
        self._clock = clock
        self._seen: dict[str, float] = {}
        self._current = ""

    def heard(self, heard: Heard, source: ScanSource) -> Incoming:
        """Characters of a handheld scanner, typed or from a serial port."""
        form, typed = self.form, source is not ScanSource.SERIAL
        if not typed:
            # The check of the scanner that types knows nothing of this one's layout and ends.
            form = ScannerFormat(form.prefix, form.suffix)
        got = understand(heard, form, usually_ends=source in self._ends, typed=typed)
        if got.payload is None:
            return Incoming(problem=got.problem)
        if heard.ending is not Ending.PAUSE and heard.gap_ms > 0:
            self._ends.add(source)
        taken = self.offer(Scan(got.payload, source, datetime.now(UTC)))
        return Incoming(taken.scan, got.problem, taken.remark)

    def looked(self, reading: Reading) -> Incoming:
        """What a camera read in one frame. Stickers and menus in sight are no scans."""
        texts = dict.fromkeys(code.text for code in reading.found)
        vouchers = [text for text in texts if not isinstance(parse_payload(text), NotAVoucher)]
        if len(vouchers) > 1:
            return Incoming(remark=Remark.SEVERAL)
        if vouchers:
            return self.offer(Scan(vouchers[0], ScanSource.CAMERA, datetime.now(UTC)))
        return Incoming(remark=Remark.FOREIGN if texts else None)

    def offer(self, scan: Scan) -> Incoming:
        """A scan as it is: from a file, or typed."""
        now, payload = self._clock(), scan.payload.strip()
        last = self._seen.pop(payload, None)
        self._seen[payload] = now
        while len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]
        recent = last is not None and now - last < SAME_CODE_SECONDS
        stands = payload == self._current
        by_camera = scan.source is ScanSource.CAMERA
        if (recent or stands) if by_camera else (recent and stands):
            return Incoming(remark=Remark.SEEN)
        self._current = payload
        return Incoming(scan)

    def put_away(self) -> None:
        """The cashier has closed the result of the current scan."""
        self._current = ""
