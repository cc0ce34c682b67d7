"""Pictures for tests: QR codes as a camera would see them, the same at every run."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]


def qr(text: str, scale: int = 8) -> Picture:
    """A clean QR, grey."""
    buffer = io.BytesIO()
    segno.make_qr(text, error="m").save(buffer, kind="png", scale=scale, border=4)
    return np.asarray(Image.open(buffer).convert("L"), np.uint8)


def place(codes: list[Picture], size: tuple[int, int] = (1280, 720), paper: int = 210) -> Picture:
    """Several codes side by side on one sheet."""
    sheet = np.full((size[1], size[0]), paper, np.uint8)
    step = size[0] // len(codes)
    for number, code in enumerate(codes):
        top, left = (size[1] - code.shape[0]) // 2, number * step + (step - code.shape[1]) // 2
        sheet[top : top + code.shape[0], left : left + code.shape[1]] = code
    return sheet


def photo(
    text: str,
    *,
    seed: int = 1,
    size: tuple[int, int] = (1280, 720),
    angle: float = 17,
    blur: float = 1.5,
    noise: float = 10,
    light: float = 0.7,
) -> Picture:
    """A photo-like picture: turned, out of focus, noisy, dim."""
    random = np.random.default_rng(seed)
    sheet = place([qr(text, max(3, size[1] // 90))], size)
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), angle, 0.9)
    seen = cv2.warpAffine(sheet, turn, size, borderValue=(120,))
    seen = cv2.GaussianBlur(seen, (0, 0), blur)
    spoilt = np.asarray(seen, np.float64) * light + random.normal(0, noise, (size[1], size[0]))
    return np.asarray(np.clip(spoilt, 0, 255), np.uint8)


def save(path: Path, picture: Picture, **options: object) -> Path:
    """Write a picture in the format of its name."""
    Image.fromarray(picture).save(path, **options)  # type: ignore[arg-type]
    return path


def film(path: Path, frames: list[Picture]) -> Path:
    """Write a film, Motion-JPEG in AVI."""
    height, width = frames[0].shape
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (width, height))
    for frame in frames:
        writer.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    writer.release()
    return path
