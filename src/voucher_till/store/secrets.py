"""The client secret and the token: in the system's keyring, else in a file only its owner can read."""

from __future__ import annotations

import hashlib
import logging

import keyring
import msgspec
from filelock import FileLock
from keyring.errors import KeyringError

from voucher_till.store.errors import from_os
from voucher_till.store.folder import DataFolder, write_whole

log = logging.getLogger(__name__)

_SERVICE = "voucher-till"
CLIENT_SECRET = "client-secret"  # noqa: S105 - the name it is kept under


class Secrets:
    """Named secrets of one data folder. Methods block: a keyring may ask a person first."""

    def __init__(self, folder: DataFolder) -> None:
        self._file = folder.secrets
        self._lock = folder.root / "secrets.lock"
        self._folder_name = hashlib.sha256(str(folder.root).encode()).hexdigest()[:12]

    def get(self, name: str) -> str | None:
        """The secret, or None."""
        try:
            kept = keyring.get_password(_SERVICE, f"{self._folder_name}:{name}")
        except KeyringError:
            kept = None
        return kept if kept is not None else self._read().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret, in the keyring when there is one."""
        try:
            keyring.set_password(_SERVICE, f"{self._folder_name}:{name}", value)
        except KeyringError as error:
            log.debug("no keyring (%s); using the secret file", type(error).__name__)
            self._update(name, value)
        else:
            self._update(name, None)

    def _update(self, name: str, value: str | None) -> None:
        """Write the file, or take a name out of it that the keyring now holds."""
        if value is None and name not in self._read():
            return
        try:
            with FileLock(self._lock, thread_local=False):
                kept = {key: text for key, text in self._read().items() if key != name}
                if value is not None:
                    kept[name] = value
                write_whole(self._file, msgspec.json.encode(kept))
        except OSError as error:
            raise from_os(error) from error

    def _read(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, str])
        except FileNotFoundError:
            return {}
        except (msgspec.MsgspecError, UnicodeDecodeError):
            log.error("the secret file cannot be read; run setup again")
            return {}
        except OSError as error:
            raise from_os(error) from error

    def place(self) -> str:
        """Where secrets go, for `doctor`: the keyring's name or the file's."""
        backend = keyring.get_keyring()
        if getattr(backend, "priority", 0) and float(backend.priority) > 0:
            return str(backend.name)
        return f"file {self._file.name}"
