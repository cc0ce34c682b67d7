"""The parts of the diagnostics file, each without what others may not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from voucher_till.domain.camera_address import CameraAddress
from voucher_till.store.errors import StoreError, from_os
from voucher_till.store.folder import DataFolder
from voucher_till.store.known_secrets import remember
from voucher_till.store.settings import load_settings
from voucher_till.store.statistics import database_statistics
from voucher_till.support.crashes import CrashReport, CrashReports
from voucher_till.support.facts import environment
from voucher_till.support.log_entry import clean_entry
from voucher_till.support.log_reader import decoded, log_files
from voucher_till.support.redaction import Redactor

Write = Callable[[IO[bytes], Redactor], None]
_LOGIN = re.compile(r"(?<=://)(\S+)@")
_SECRET_NAME = re.compile(r"(?i)pass|pwd|pw$|secret|token|key|auth")
_LONGEST_LINE = 1_000_000


def lines(texts: list[str]) -> Write:
    """Lines of text, cleaned."""
    return lambda file, redactor: file.writelines(
        redactor.clean(_without_home(text)).encode() + b"\n" for text in texts
    )


def logs(folder: DataFolder) -> list[Path]:
    """The log's files."""
    return log_files(folder.logs)


def log_lines(path: Path) -> Write:
    """A log, looked through once more: names are taken out here that the log itself may have."""

    def write(file: IO[bytes], redactor: Redactor) -> None:
        try:
            with path.open("rb") as log:
                while line := log.readline(_LONGEST_LINE):
                    file.write(_clean_line(line.rstrip(b"\r\n"), redactor) + b"\n")
        except OSError as error:
            raise from_os(error) from error

    return write


def _clean_line(line: bytes, redactor: Redactor) -> bytes:
    entry = decoded(line)
    if entry is None:
        return redactor.message(_without_home(line.decode(errors="replace"))).encode()
    return _without_home(msgspec.json.encode(clean_entry(entry, redactor)).decode()).encode()


def crash_files(folder: DataFolder) -> list[Path]:
    """The files of crash reports; none where they cannot be listed."""
    try:
        return CrashReports(folder).files()
    except StoreError:
        return []


def crash(path: Path) -> Write:
    """A crash report."""

    def write(file: IO[bytes], redactor: Redactor) -> None:
        try:
            report = msgspec.json.decode(path.read_bytes(), type=CrashReport)
        except OSError as error:
            raise from_os(error) from error
        except (msgspec.MsgspecError, UnicodeDecodeError):
            file.write(b"It cannot be read.\n")
            return
        clean = msgspec.structs.replace(
            report,
            what=redactor.message(_without_home(report.what)),
            trace=redactor.trace(_without_home(report.trace)),
        )
        file.write(_pretty(clean))

    return write


def settings(folder: DataFolder) -> Write:
    """The settings. Addresses are without who signs in and without what is asked of them."""

    def write(file: IO[bytes], redactor: Redactor) -> None:
        kept = load_settings(folder)
        if kept is None:
            file.write(b"null\n")
            return
        camera = CameraAddress.parse(kept.devices.camera).shown
        devices = msgspec.structs.replace(kept.devices, camera=camera)
        named = msgspec.to_builtins(msgspec.structs.replace(kept, devices=devices))
        file.write(_pretty(_cleaned(named, redactor)))

    return write


def recall_logins(folder: DataFolder) -> None:
    """Somebody may have written a login into an address of the settings file: then it is a secret too."""
    kept = load_settings(folder)
    if kept is not None:
        camera = CameraAddress.parse(kept.devices.camera)
        for password in (unquote(camera.login), *camera.passwords()):
            remember(password)
    for text in _texts(msgspec.to_builtins(kept)):
        for login in _LOGIN.findall(text):
            remember(unquote(login))
        for name, value in parse_qsl(text.partition("?")[2]) if "://" in text else ():
            if _SECRET_NAME.search(name):
                remember(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _cleaned(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(one, redactor) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(one, redactor) for one in value]
    if isinstance(value, str):
        return redactor.secrets_only(_without_home(_without_query(value)))
    return value


def _without_query(address: str) -> str:
    """Cameras are given passwords there too."""
    if "://" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.partition("?")[0]
    return parts._replace(query="[left out]" if parts.query else "", fragment="").geturl()


def database(folder: DataFolder) -> Write:
    """Numbers about the record."""
    return lambda file, _redactor: _written(file, database_statistics(folder))


def computer(screens: dict[str, object]) -> Write:
    """What this computer is."""

    def write(file: IO[bytes], redactor: Redactor) -> None:
        file.write(_pretty(_cleaned({**environment(), **screens}, redactor)))

    return write


def _written(file: IO[bytes], content: object) -> None:
    file.write(_pretty(content))


def _pretty(content: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _without_home(text: str) -> str:
    """The home folder has its owner's name, as a rule."""
    return text.replace(str(Path.home()), "~")
