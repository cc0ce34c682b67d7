"""How camera and scanner are, in words."""

from __future__ import annotations

from voucher_till.scanning.frame_sources import camera_title
from voucher_till.scanning.serial_scanner import SerialProblem
from voucher_till.ui.shared.scanners import PRACTICE, Scanners

_NO_SERIAL = "None is chosen. A scanner that types needs no port; let it read the codes beside this once."


def title_of(setting: str) -> str:
    """What a camera setting is called on the screen."""
    return "Practice camera" if setting == PRACTICE else camera_title(setting)


def status_of(scanners: Scanners) -> str:
    """Camera and scanner in a few words, for the bottom line."""
    if not scanners.has_camera:
        camera = "Camera off"
    elif scanners.view.problem is not None:
        camera = "Camera trouble"
    else:
        camera = "Camera ready" if scanners.view.picture is not None else "Camera opening"
    typing = "Scanner ready" if scanners.typing_heard else "Scanner: none heard yet"
    return f"{_serial_word(scanners) or typing} · {camera}"


def serial_of(scanners: Scanners) -> str:
    """How the serial scanner is, in a sentence."""
    if not scanners.devices.serial_port:
        return _NO_SERIAL
    if scanners.serial_problem is not None:
        return scanners.serial_problem.value
    return "The port is open. Scan something to try it."


def _serial_word(scanners: Scanners) -> str:
    if not scanners.devices.serial_port:
        return ""
    if scanners.serial_problem is None:
        return "USB-COM scanner ready"
    is_opening = scanners.serial_problem is SerialProblem.OPENING
    return f"USB-COM scanner {'opening' if is_opening else 'trouble'}"
