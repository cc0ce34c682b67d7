"""The diagnostics file: everything support asks for in one zip, and nothing that they may not read."""

from __future__ import annotations

import logging
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store.devices import CAMERA_LOGIN
from voucher_till.store.errors import StoreError, StoreProblem, from_os
from voucher_till.store.folder import DataFolder, write_whole
from voucher_till.store.secrets import CLIENT_SECRET, PROXY_LOGIN, RECEIVER_TOKEN, Secrets
from voucher_till.store.statistics import people_named
from voucher_till.support import bundle_parts
from voucher_till.support.redaction import Redactor

log = logging.getLogger(__name__)

Progress = Callable[[Phrase, int, int], None]
"""Told what is being collected, how many steps are done, and of how many."""
_BLOCK = 65_536
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier time; a computer whose clock is wrong may say one."""


@dataclass(frozen=True, slots=True)
class Made:
    """A diagnostics file."""

    path: Path
    bytes: int


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that goes into the file."""

    name: str
    says: Phrase
    write: Callable[[IO[bytes], Redactor], None]


class GivenUpError(Exception):
    """The making was cut off as asked; there is no file."""


class CannotWriteError(Exception):
    """The file cannot be where it was asked for; the text is fit to be shown."""

    def __init__(self, path: Path) -> None:
        self.phrase = phrase(
            "bundle", "The file cannot be written as {path}. Choose another place.", path=str(path)
        )
        super().__init__(str(self.phrase))


def usual_name(at: datetime) -> str:
    """What a diagnostics file is called, by the time it is made."""
    return f"voucher-till-diagnostics-{at.astimezone():%Y%m%d-%H%M%S}.zip"


def make_bundle(
    folder: DataFolder,
    path: Path,
    doctor: list[str],
    screens: dict[str, object],
    progress: Progress = lambda _says, _done, _of: None,
    give_up: Callable[[], bool] = lambda: False,
) -> Made:
    """Write the diagnostics file, whole or not at all. Blocks.

    ``doctor``: its findings as lines of JSON. ``screens``: what only the window knows of this computer.
    What cannot be collected is told in its place. Raises CannotWriteError, StoreError and GivenUpError.
    """
    _recall_secrets(folder)
    redactor = Redactor(_names(folder))
    steps = _parts(folder, doctor, screens)
    now = datetime.now(UTC).astimezone()
    try:
        with tempfile.TemporaryFile() as made:
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
                for done, part in enumerate(steps):
                    if give_up():
                        raise GivenUpError
                    progress(part.says, done, len(steps))
                    _add(bundle, part, redactor, now)
            if give_up():
                raise GivenUpError
            size = made.tell()
            made.seek(0)
            _put(path, made)
    except OSError as error:
        raise from_os(error) from error
    return Made(path, size)


def _put(path: Path, made: IO[bytes]) -> None:
    try:
        write_whole(path, _blocks(made))
    except StoreError as error:
        if error.problem is StoreProblem.NO_ACCESS:
            raise CannotWriteError(path) from error
        raise


def _recall_secrets(folder: DataFolder) -> None:
    try:
        Secrets(folder).recall(CLIENT_SECRET, CAMERA_LOGIN, PROXY_LOGIN, RECEIVER_TOKEN)
        bundle_parts.recall_logins(folder)
    except StoreError as error:
        log.warning("secrets cannot be looked up: %s", error)


def _names(folder: DataFolder) -> set[str]:
    try:
        return people_named(folder)
    except StoreError as error:
        log.warning("names cannot be looked up: %s", error)
        return set()


def _parts(folder: DataFolder, doctor: list[str], screens: dict[str, object]) -> list[Part]:
    logs = phrase("bundle", "The log")
    return [
        Part(
            "doctor.jsonl", phrase("bundle", "What the check of this till found"), bundle_parts.lines(doctor)
        ),
        *(
            Part(f"logs/{file.name}", logs, bundle_parts.log_lines(file))
            for file in bundle_parts.logs(folder)
        ),
        *(
            Part(f"crashes/{file.name}", phrase("bundle", "Crash reports"), bundle_parts.crash(file))
            for file in bundle_parts.crash_files(folder)
        ),
        Part("settings.json", phrase("bundle", "Settings"), bundle_parts.settings(folder)),
        Part("database.json", phrase("bundle", "Numbers about the record"), bundle_parts.database(folder)),
        Part("environment.json", phrase("bundle", "This computer"), bundle_parts.computer(screens)),
    ]


def _add(bundle: zipfile.ZipFile, part: Part, redactor: Redactor, now: datetime) -> None:
    """One part; when it cannot be collected, the reason is kept in its place."""
    moment = max(now.timetuple()[:6], _EARLIEST)
    try:
        with tempfile.TemporaryFile() as content:
            part.write(content, redactor)
            content.seek(0)
            with bundle.open(_entry(part.name, moment), "w") as file:
                file.writelines(_blocks(content))
    except StoreError as error:
        log.warning("%s is not in the diagnostics file: %s", part.name, error)
        bundle.writestr(_entry(f"{part.name}.missing.txt", moment), redactor.message(str(error)))


def _entry(name: str, moment: tuple[int, ...]) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = moment
    entry = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block
