"""QR codes in a picture: zxing-cpp reads first, zbar gives a second opinion (design, section 7)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, NamedTuple

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

log = logging.getLogger(__name__)

try:
    from pyzbar import pyzbar
except ImportError:  # the system's libzbar is absent: the till reads without it and `doctor` says so
    pyzbar = None

Picture = NDArray[np.uint8]
"""Grey (height, width) or blue-green-red (height, width, 3)."""

Point = tuple[float, float]

_HUGE, _SMALL, _ENLARGED = 2400, 900, 1800


class Found(NamedTuple):
    """A code and its four corners in the picture, in pixels."""

    text: str
    outline: tuple[Point, ...]


class Decoder:
    """Finds the texts of QR codes; safe to use from any thread, keeps nothing between pictures."""

    def read(self, picture: Picture) -> list[str]:
        """The texts of the QR codes in a picture, each once; zbar is asked when zxing-cpp finds none."""
        grey = to_grey(picture)
        return texts(read_zxing(grey) or read_zbar(grey))

    def read_still(self, picture: Picture) -> list[str]:
        """As ``read``, with the second chances that a still picture has time for."""
        grey = to_grey(picture)
        for chance in _chances(grey):
            found = self.read(chance)
            if found:
                return found
        return []


def texts(found: list[Found]) -> list[str]:
    """Each text once."""
    return list(dict.fromkeys(code.text for code in found))


def _chances(grey: Picture) -> Iterator[Picture]:
    yield grey
    longest = max(grey.shape)
    if longest > _HUGE:
        grey = scaled(grey, _HUGE / longest)
        yield grey
    stretched = stretch(grey)
    yield stretched
    yield np.asarray(cv2.medianBlur(stretched, 5), np.uint8)
    yield np.asarray(cv2.bitwise_not(grey), np.uint8)
    if longest < _SMALL:
        yield scaled(stretched, _ENLARGED / longest)
    elif longest > _SMALL * 2:
        yield scaled(stretched, _SMALL / longest)


def stretch(grey: Picture) -> Picture:
    """The contrast of each neighbourhood drawn out."""
    return np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(grey), np.uint8)


def scaled(grey: Picture, factor: float) -> Picture:
    """A picture made larger or smaller."""
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how), np.uint8)


def to_grey(picture: Picture) -> Picture:
    """A picture without its colours."""
    if picture.ndim == 2:
        return picture
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def read_zxing(grey: Picture) -> list[Found]:
    """What zxing-cpp alone finds.

    Of QR codes only Model 2: its small relatives have so few check digits that texture passes for them.
    """
    found = []
    # Made anew each time: one that is kept makes the binding complain when the program ends.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    for code in zxingcpp.read_barcodes(grey, formats=formats):
        if code.text:
            at = code.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            found.append(Found(code.text, tuple((float(corner.x), float(corner.y)) for corner in corners)))
    return found


def read_zbar(grey: Picture) -> list[Found]:
    """What zbar alone finds; nothing where it is not installed."""
    if pyzbar is None:
        return []
    try:
        found: list[Any] = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])
    except ValueError as error:  # pyzbar does not know every orientation that libzbar reports
        log.debug("zbar gave no opinion: %s", error)
        return []
    return [
        Found(code.data.decode("utf-8", "replace"), _corners(code.polygon)) for code in found if code.data
    ]


def _corners(polygon: list[tuple[int, int]]) -> tuple[Point, ...]:
    """Four corners, of zbar's hull that has more or fewer where one of them is not seen."""
    points = np.array(polygon, np.float32).reshape(-1, 2)
    if len(points) != 4:
        points = np.asarray(cv2.boxPoints(cv2.minAreaRect(points)), np.float32)
    return tuple((float(x), float(y)) for x, y in points)


def decoder_versions() -> dict[str, str | None]:
    """The decoders at hand, for `doctor`; None for one that is absent."""
    return {
        "zxing-cpp": version("zxing-cpp"),
        "zbar": version("pyzbar") if pyzbar is not None else None,
        "opencv": version("opencv-python-headless"),
    }
