"""QR codes in a picture: zxing-cpp reads first, zbar gives a second opinion (design, section 7)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

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

_HUGE, _SMALL, _ENLARGED = 2400, 900, 1800


class Decoder:
    """Finds the texts of QR codes; safe to use from any thread, keeps nothing between pictures."""

    def read(self, picture: Picture) -> list[str]:
        """The texts of the QR codes in a picture, each once; zbar is asked when zxing-cpp finds none."""
        grey = _grey(picture)
        return _zxing(grey) or _zbar(grey)

    def read_still(self, picture: Picture) -> list[str]:
        """As ``read``, with the second chances that a still picture has time for."""
        grey = _grey(picture)
        for chance in _chances(grey):
            texts = self.read(chance)
            if texts:
                return texts
        return []


def _chances(grey: Picture) -> Iterator[Picture]:
    yield grey
    longest = max(grey.shape)
    if longest > _HUGE:
        grey = _scaled(grey, _HUGE / longest)
        yield grey
    stretched = np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(grey), np.uint8)
    yield stretched
    yield np.asarray(cv2.medianBlur(stretched, 5), np.uint8)
    yield np.asarray(cv2.bitwise_not(grey), np.uint8)
    if longest < _SMALL:
        yield _scaled(stretched, _ENLARGED / longest)
    elif longest > _SMALL * 2:
        yield _scaled(stretched, _SMALL / longest)


def _scaled(grey: Picture, factor: float) -> Picture:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how), np.uint8)


def _grey(picture: Picture) -> Picture:
    if picture.ndim == 2:
        return picture
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _zxing(grey: Picture) -> list[str]:
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return list(dict.fromkeys(code.text for code in found if code.text))


def _zbar(grey: Picture) -> list[str]:
    if pyzbar is None:
        return []
    try:
        found: list[Any] = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])
    except ValueError as error:  # pyzbar does not know every orientation that libzbar reports
        log.debug("zbar gave no opinion: %s", error)
        return []
    return list(dict.fromkeys(code.data.decode("utf-8", "replace") for code in found if code.data))


def decoder_versions() -> dict[str, str | None]:
    """The decoders at hand, for `doctor`; None for one that is absent."""
    return {
        "zxing-cpp": version("zxing-cpp"),
        "zbar": version("pyzbar") if pyzbar is not None else None,
        "opencv": version("opencv-python-headless"),
    }
