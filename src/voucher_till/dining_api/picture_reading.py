"""Makes a small clean PNG of a picture that a stranger sent; nothing of the original bytes is kept."""

from __future__ import annotations

import io

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from voucher_till.dining_api.picture_folder import PNG_START

MAX_SIDE = 4096
SMALL_SIDE = 256
_JPEG_START = b"\xff\xd8\xff"
_VP8_START = b"\x9d\x01\x2a"


class RefusedPictureError(Exception):
    """These bytes are not a picture that the till will show; the text says why."""


def small_png(content: bytes) -> bytes:
    """The picture at no more than ``SMALL_SIDE`` a side; blocks. Raises RefusedPictureError."""
    try:
        with _opened(content) as image:
            _check_size(image.size)
            if isinstance(image, JpegImageFile):
                # JPEG can be unpacked at a fraction of its size, which is many times faster.
                image.draft("RGB", (SMALL_SIDE, SMALL_SIDE))
            picture = image.convert("RGBA" if image.has_transparency_data else "RGB")
            picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
            # Colour profiles, comments and positions stay behind.
            picture.info.clear()
            out = io.BytesIO()
            picture.save(out, "PNG")
    except RefusedPictureError:
        raise
    except Exception as error:  # Pillow's readers meet broken bytes with errors of any kind
        raise RefusedPictureError(f"it is damaged ({type(error).__name__})") from error
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    """The picture with its header read. Formats are taken by their first bytes, never by a name."""
    # Image.open would try other readers and print a warning where a refusal is due.
    if content.startswith(PNG_START):
        return PngImageFile(io.BytesIO(content))
    if content.startswith(_JPEG_START):
        return JpegImageFile(io.BytesIO(content))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        # Its reader takes memory for the whole picture as soon as it is opened.
        _check_size(_webp_size(content))
        return WebPImageFile(io.BytesIO(content))
    raise RefusedPictureError("it is neither PNG, JPEG nor WebP")


def _check_size(size: tuple[int, int]) -> None:
    if not all(1 <= side <= MAX_SIDE for side in size):
        raise RefusedPictureError(f"it says that it is {size[0]} x {size[1]} pixels")


def _webp_size(content: bytes) -> tuple[int, int]:
    """What the first chunk says: each of the three kinds of WebP has its own place for it."""
    kind, head = content[12:16], content[20:30]
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and head[3:6] == _VP8_START:
        return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
    raise RefusedPictureError("it is no known kind of WebP")
