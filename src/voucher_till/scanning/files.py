"""Scans from picture and film files."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.scanning.decoder import Decoder, Picture
from voucher_till.scanning.scan import Scan, ScanSource

MAX_PICTURE_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 100_000_000
MAX_FILM_FRAMES = 900
"""Half a minute of film: a voucher is held up for a few seconds."""
_PICTURES = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "PPM")
FILM_ENDINGS = frozenset({".mp4", ".m4v", ".avi", ".mov", ".webm", ".mkv", ".mjpg", ".mjpeg"})
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, OverflowError, struct.error)
"""What Pillow raises on files that are not what they claim to be."""
_QR_PREFIX = "TT-"


class FileProblem(Enum):
    """Why a file gave no scan: a sentence and a next step."""

    NOT_FOUND = phrase("files", "There is no such file. Check its name.")
    NOT_A_FILE = phrase("files", "This is a folder, not a picture. Choose a file.")
    NO_ACCESS = phrase("files", "This file may not be read. Check its permissions.")
    TOO_LARGE = phrase(
        "files", "This picture is too large. Take a smaller one (up to 100 megapixels and 64 MB)."
    )
    NOT_A_PICTURE = phrase("files", "This file is neither a picture nor a film. Choose another.")
    DAMAGED = phrase("files", "This file is damaged or was cut short. Take or copy the picture again.")
    NO_CODE_FOUND = phrase(
        "files",
        "There is no QR to be read here. Hold the phone closer and flat, or type the voucher code.",
    )
    SEVERAL_VOUCHERS = phrase("files", "There are several voucher QRs here. Show one phone at a time.")


class UnreadableFileError(Exception):
    """No scan came of a file; the text is fit to be shown."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(str(problem.value))
        self.problem = problem

    @property
    def phrase(self) -> Phrase:
        """Why, for a person."""
        return self.problem.value


def read_file(path: Path, decoder: Decoder | None = None) -> Scan:
    """Read the one voucher QR in a picture or film; blocks, for up to seconds on a large one.

    The platform's QR is chosen among others. Raises UnreadableFileError.
    """
    decoder = decoder or Decoder()
    if path.is_dir():
        raise UnreadableFileError(FileProblem.NOT_A_FILE)
    try:
        if path.suffix.lower() in FILM_ENDINGS:
            path.open("rb").close()
            texts = _read_film(path, decoder)
        else:
            texts = _read_picture(_content(path), decoder)
    except FileNotFoundError:
        raise UnreadableFileError(FileProblem.NOT_FOUND) from None
    except PermissionError as error:
        raise UnreadableFileError(FileProblem.NO_ACCESS) from error
    except OSError as error:
        raise UnreadableFileError(FileProblem.DAMAGED) from error
    return Scan(choose(texts), ScanSource.FILE, datetime.now(UTC))


def read_picture(content: bytes, decoder: Decoder | None = None) -> Scan:
    """As ``read_file``, for a picture that is in memory."""
    try:
        texts = _read_picture(content, decoder or Decoder())
    except OSError as error:
        raise UnreadableFileError(FileProblem.DAMAGED) from error
    return Scan(choose(texts), ScanSource.FILE, datetime.now(UTC))


def choose(texts: Sequence[str]) -> str:
    """The text that is meant: the platform's own when there is one. Raises UnreadableFileError."""
    ours = [text for text in texts if text.startswith(_QR_PREFIX)]
    if len(ours) > 1:
        raise UnreadableFileError(FileProblem.SEVERAL_VOUCHERS)
    if not texts:
        raise UnreadableFileError(FileProblem.NO_CODE_FOUND)
    return ours[0] if ours else texts[0]


def _content(path: Path) -> bytes:
    if path.stat().st_size > MAX_PICTURE_BYTES:
        raise UnreadableFileError(FileProblem.TOO_LARGE)
    return path.read_bytes()


def _read_picture(content: bytes, decoder: Decoder) -> list[str]:
    try:
        image = Image.open(io.BytesIO(content), formats=_PICTURES)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadableFileError(FileProblem.TOO_LARGE) from None
    except (UnidentifiedImageError, *_BROKEN):
        raise UnreadableFileError(FileProblem.NOT_A_PICTURE) from None
    with image:
        if image.width * image.height > MAX_PIXELS:
            raise UnreadableFileError(FileProblem.TOO_LARGE)
        try:
            picture = _pixels(image)
        except _BROKEN as error:
            raise UnreadableFileError(FileProblem.DAMAGED) from error
    return decoder.read_still(picture)


def _pixels(image: Image.Image) -> Picture:
    """Grey pixels, upright as the camera was held, transparency on white."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I") or upright.mode == "F":
        deep = np.asarray(upright, np.float64)
        span = float(deep.max() - deep.min()) or 1.0
        return np.asarray((deep - deep.min()) * (255 / span), np.uint8)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(paper, clear)
    return np.asarray(upright.convert("L"), np.uint8)


def _read_film(path: Path, decoder: Decoder) -> list[str]:
    """Texts of the first frame that holds the platform's QR, else of the first that holds any."""
    other: list[str] = []
    seen = 0
    for frame in _frames(path):
        seen += 1
        texts = decoder.read(frame)
        if any(text.startswith(_QR_PREFIX) for text in texts):
            return texts
        other = other or texts
    if not seen:
        raise UnreadableFileError(FileProblem.DAMAGED)
    return other


def _frames(path: Path) -> Iterator[Picture]:
    film = cv2.VideoCapture(str(path))
    try:
        for _ in range(MAX_FILM_FRAMES):
            there, frame = film.read()
            if not there:
                return
            if frame.shape[0] * frame.shape[1] > MAX_PIXELS:
                raise UnreadableFileError(FileProblem.TOO_LARGE)
            yield np.asarray(frame, np.uint8)
    except cv2.error as error:
        raise UnreadableFileError(FileProblem.DAMAGED) from error
    finally:
        film.release()
