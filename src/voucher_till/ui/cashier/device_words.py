"""How camera and scanner are, in words."""

from __future__ import annotations

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.scanning.frame_sources import camera_title
from voucher_till.scanning.serial_scanner import SerialProblem
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.scanners import PRACTICE, Scanners


def title_of(setting: str) -> str:
    """What a camera setting is called on the screen."""
    title = _title(setting)
    return worded(title) if isinstance(title, Phrase) else title


def _title(setting: str) -> str | Phrase:
    return phrase("device_words", "Practice camera") if setting == PRACTICE else camera_title(setting)


def status_of(scanners: Scanners) -> str:
    """Camera and scanner in a few words, for the bottom line."""
    return f"{_scanner_word(scanners)} · {_camera_word(scanners)}"


def camera_of(scanners: Scanners) -> str:
    """How the camera is, in English, for support."""
    if not scanners.has_camera:
        return "none is used"
    view = scanners.view
    if view.problem is not None:
        said = str(view.problem.value)
    else:
        said = "gives pictures" if view.picture is not None else "is being opened"
    return f"{_title(scanners.devices.camera)}: {said}"


def serial_of(scanners: Scanners) -> Phrase:
    """How the serial scanner is, in a sentence."""
    if not scanners.devices.serial_port:
        return phrase(
            "device_words",
            "None is chosen. A scanner that types needs no port; let it read the codes beside this once.",
        )
    if scanners.serial_problem is not None:
        return scanners.serial_problem.value
    return phrase("device_words", "The port is open. Scan something to try it.")


def _camera_word(scanners: Scanners) -> str:
    if not scanners.has_camera:
        return translate("device_words", "Camera off")
    if scanners.view.problem is not None:
        return translate("device_words", "Camera trouble")
    if scanners.view.picture is not None:
        return translate("device_words", "Camera ready")
    return translate("device_words", "Camera opening")


def _scanner_word(scanners: Scanners) -> str:
    if scanners.devices.serial_port:
        if scanners.serial_problem is None:
            return translate("device_words", "USB-COM scanner ready")
        if scanners.serial_problem is SerialProblem.OPENING:
            return translate("device_words", "USB-COM scanner opening")
        return translate("device_words", "USB-COM scanner trouble")
    if scanners.typing_heard:
        return translate("device_words", "Scanner ready")
    return translate("device_words", "Scanner: not used yet")
