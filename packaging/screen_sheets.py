"""Contact sheets of the screenshots, and the verdicts as people with colour blindness see them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_WIDTH, _COLUMNS, _MOST = 640, 3, 12
_BLIND_WIDTH = 320
_GAP, _LABEL = 14, 30
_PAPER, _INK = "#8A929C", "#000000"

_MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes (2009), at full severity, for linear RGB."""

Tile = tuple[str, Image.Image]


def make_sheets(title: str, pictures: Sequence[Path], into: Path) -> None:
    """Sheets of labelled thumbnails: ``title.png``, or ``title-1.png`` and so on where there are several."""
    into.mkdir(parents=True, exist_ok=True)
    for old in (into / f"{title}.png", *into.glob(f"{title}-p*.png")):
        old.unlink(missing_ok=True)
    starts = range(0, len(pictures), _MOST)
    for page, start in enumerate(starts, 1):
        tiles = [(path.stem, _thumbnail(path, _WIDTH)) for path in pictures[start : start + _MOST]]
        name = f"{title}-p{page}" if len(starts) > 1 else title
        _sheet(f"{title}: ", tiles, _COLUMNS).save(into / f"{name}.png", compress_level=1)


def make_colour_blind_sheet(folders: Sequence[Path], names: Sequence[str], into: Path) -> None:
    """Verdicts of these folders, one a row: as they are, then as each kind of colour blindness sees them."""
    tiles: list[Tile] = []
    for name in names:
        for folder in folders:
            path = folder / f"{name}.png"
            if not path.exists():
                return
            picture = _thumbnail(path, _BLIND_WIDTH)
            tiles.append((f"{name}", picture))
            tiles += [(kind, _seen(picture, kind)) for kind in _MACHADO]
    into.mkdir(parents=True, exist_ok=True)
    columns = len(folders) * (1 + len(_MACHADO))
    _sheet("", tiles, columns).save(into / "colour-blind.png", compress_level=1)


def _thumbnail(path: Path, width: int) -> Image.Image:
    with Image.open(path) as picture:
        high = round(picture.height * width / picture.width)
        return picture.convert("RGB").resize((width, high), Image.Resampling.LANCZOS, reducing_gap=2)


def _sheet(before: str, tiles: Sequence[Tile], columns: int) -> Image.Image:
    """A grid of pictures of one size, each below its label."""
    width = max(picture.width for _, picture in tiles)
    high = max(picture.height for _, picture in tiles) + _LABEL
    rows = -(-len(tiles) // columns)
    size = (columns * (width + _GAP) + _GAP, rows * (high + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(18)
    for number, (label, picture) in enumerate(tiles):
        row, column = divmod(number, columns)
        x, y = _GAP + column * (width + _GAP), _GAP + row * (high + _GAP)
        pen.text((x, y + 2), before + label, _INK, font)
        sheet.paste(picture, (x, y + _LABEL))
    return sheet


def _seen(picture: Image.Image, kind: str) -> Image.Image:
    """A picture as it is seen with a kind of colour blindness."""
    stored = np.asarray(picture, np.float64) / 255
    linear = np.where(stored <= 0.04045, stored / 12.92, ((stored + 0.055) / 1.055) ** 2.4)
    changed: NDArray[np.float64] = np.clip(linear @ np.array(_MACHADO[kind]).T, 0, 1)
    shown = np.where(changed <= 0.0031308, changed * 12.92, 1.055 * changed ** (1 / 2.4) - 0.055)
    return Image.fromarray(np.rint(shown * 255).astype(np.uint8))
