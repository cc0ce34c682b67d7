"""The program's icon in the forms that the three systems want, and what Windows shows of a program file."""

from __future__ import annotations

import io
from importlib.metadata import metadata
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_SIDE = 1024
_WINDOWS_SIDES = [(side, side) for side in (16, 20, 24, 32, 40, 48, 64, 128, 256)]
_VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("ProductName", "Voucher Till"),
      StringStruct("FileDescription", "{description}"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("InternalName", "voucher-till"),
      StringStruct("LegalCopyright", "{licence} licence"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def make(drawing: Path, folder: Path) -> None:
    """Write ``till.png``, ``till.ico``, ``till.icns`` and ``version.txt`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = _painted(drawing)
    picture.resize((256, 256), Image.Resampling.LANCZOS).save(folder / "till.png")
    picture.save(folder / "till.ico", sizes=_WINDOWS_SIDES)
    picture.save(folder / "till.icns")
    about = metadata("voucher-till")
    numbers = [int(part) for part in about["Version"].split(".")[:3] if part.isdigit()]
    text = _VERSION.format(
        numbers=tuple([*numbers, 0, 0, 0, 0][:4]),
        version=about["Version"],
        description=about["Summary"],
        licence=about["License-Expression"],
    )
    (folder / "version.txt").write_text(text, encoding="utf-8")


def _painted(drawing: Path) -> Image.Image:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")
