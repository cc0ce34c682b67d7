"""One run of the scanner check: what was heard so far, what to save of it, and the report."""

from __future__ import annotations

import platform
from datetime import datetime
from importlib.metadata import version

from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.decoder import decoder_versions
from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.scanner_check import (
    Calibration,
    CheckResult,
    calibrate,
    diagnose,
    rejudge,
    report,
)
from voucher_till.scanning.understanding import Ending, Heard, ScannerFormat
from voucher_till.store.settings import DeviceSettings


class CheckRun:
    """Keeps the newest of each code and source."""

    def __init__(self) -> None:
        self._diagnosed: list[CheckResult] = []

    @property
    def results(self) -> list[CheckResult]:
        """What came of each code, by all that the whole run taught: one code explains what another cannot."""
        found = self.calibration
        return self._diagnosed if found is None else rejudge(self._diagnosed, found)

    def hear(self, heard: Heard, source: ScanSource, form: ScannerFormat) -> bool:
        """Whether a burst was a test code; a customer's voucher meanwhile is a scan like any other."""
        result = diagnose(heard, source.value, form)
        if result is None:
            return False
        same = (result.test, result.source)
        others = [one for one in self._diagnosed if (one.test, one.source) != same]
        self._diagnosed = [*others, result]
        return True

    @property
    def calibration(self) -> Calibration | None:
        """What is worth saving: only a scanner that types has anything to learn."""
        return calibrate([one for one in self._diagnosed if one.source == ScanSource.WEDGE.value])

    def learned(self) -> dict[str, object]:
        """The fields of ``DeviceSettings`` that this run found, and their values."""
        found = self.calibration
        checked: dict[str, object] = {"scanner_checked": self.summary()}
        if found is None:
            return checked
        return checked | {
            "scanner_gap_ms": found.gap_ms,
            "scanner_prefix": found.form.prefix,
            "scanner_suffix": found.form.suffix,
            "scanner_layout": found.form.layout,
            "scanner_host": found.form.host,
            "scanner_ends": found.form.ends,
        }

    def summary(self) -> str:
        """The run in one line."""
        read = {one.test for one in self.results if one.ok}
        parts = [f"{datetime.now().astimezone():%Y-%m-%d %H:%M}", f"{len(read)} of {len(TESTS)} codes read"]
        typed = [one for one in self.results if one.source == ScanSource.WEDGE.value]
        if typed:
            parts.append(f"slowest pause {max(one.gap_ms for one in typed):.0f} ms")
            ends = all(one.ending is not Ending.PAUSE for one in typed)
            parts.append("sends Enter" if ends else "sends no Enter")
        return ", ".join(parts)

    def report(self, devices: DeviceSettings, camera: str, serial: str) -> str:
        """The run for support, with what else they will ask."""
        decoders = (f"{name} {found or 'absent'}" for name, found in decoder_versions().items())
        facts = {
            "When": f"{datetime.now().astimezone():%Y-%m-%d %H:%M %z}",
            "Program": f"Voucher Till {version('voucher-till')}, Python {platform.python_version()}",
            "System": f"{platform.system()} {platform.release()} {platform.machine()}",
            "Decoders": ", ".join(decoders),
            "Camera": camera,
            "USB-COM scanner": serial,
            "Keyboard layout": devices.scanner_layout or "not checked",
            "Longest pause": f"{devices.scanner_gap_ms:.0f} ms",
        }
        return report(self.results, facts)
