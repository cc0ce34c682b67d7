"""What SOURCE stands for: a file, a payload, a typed code, or lines on standard input."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from voucher_till.cli.arguments import NoSuchSourceError
from voucher_till.domain.payload import MAX_PAYLOAD_BYTES, NotAVoucher, parse_payload
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.redemption import verdicts

_PICTURES_AND_FILMS = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".webp",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".mp4",
        ".m4v",
        ".avi",
        ".mov",
        ".webm",
        ".mkv",
        ".mjpg",
        ".mjpeg",
    ]
)


@dataclass(frozen=True, slots=True)
class Payload:
    """Something to verify, and where it came from."""

    text: str
    source: str


async def payloads(source: str) -> AsyncIterator[Payload | Verdict]:
    """Each payload of SOURCE, or the verdict on a file that holds none."""
    if source == "-":
        while line := await asyncio.to_thread(sys.stdin.readline):
            if line.strip():
                yield Payload(line.strip(), "typed")
    elif _is_file(source):
        yield await asyncio.to_thread(_read, Path(source))
    else:
        yield Payload(source, "typed")


def _is_file(source: str) -> bool:
    if len(source) > MAX_PAYLOAD_BYTES or not isinstance(parse_payload(source), NotAVoucher):
        return False
    try:
        return Path(source).exists() or Path(source).suffix.lower() in _PICTURES_AND_FILMS
    except (OSError, ValueError):  # too long for a file name, or with a NUL in it
        return False


def _read(path: Path) -> Payload | Verdict:
    # OpenCV takes a good part of a second to load, and most commands do without it.
    from voucher_till.scanning.files import FileProblem, UnreadableFileError, read_file

    try:
        return Payload(read_file(path).payload, "file")
    except UnreadableFileError as error:
        if error.problem in (FileProblem.NOT_FOUND, FileProblem.NOT_A_FILE):
            raise NoSuchSourceError(f"{path}: {error}") from error
        if error.problem is FileProblem.NO_ACCESS:
            return verdicts.trouble(error.phrase)
        return Verdict(VerdictKind.REFUSED, Reason.NO_CODE_FOUND, (error.phrase,))
