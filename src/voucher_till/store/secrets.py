"""The client secret and the token: in the system's keyring, else in a file only its owner can read."""

from __future__ import annotations

import hashlib
import logging
import os

import keyring
import msgspec
from filelock import FileLock
from keyring.errors import KeyringError

from voucher_till.store.errors import StoreError, StoreProblem, from_os
from voucher_till.store.folder import PRIVATE, DataFolder, write_whole
from voucher_till.store.known_secrets import remember

log = logging.getLogger(__name__)

_SERVICE = "voucher-till"
PROXY_LOGIN = "proxy-login"
"""``name:password`` for the proxy."""
RECEIVER_TOKEN = "receiver-token"  # noqa: S105 - the name it is kept under
"""With which a receiver elsewhere is asked for the platform's events."""
CLIENT_SECRET = "client-secret"  # noqa: S105 - the name it is kept under
DRAFT_SECRET = "draft-client-secret-"  # noqa: S105 - what the name begins with
"""In the data folder itself, with an environment's name behind it: typed in a setup that is not finished."""
_OTHERS = 0o077


class Secrets:
    """Named secrets of one data folder. Methods block: a keyring may ask a person first."""

    def __init__(self, folder: DataFolder) -> None:
        self._file = folder.secrets
        self._names_file = folder.secret_names
        self._lock = folder.root / "secrets.lock"
        self._folder_name = hashlib.sha256(str(folder.root).encode()).hexdigest()[:12]

    def get(self, name: str) -> str | None:
        """The secret, or None."""
        try:
            kept = keyring.get_password(_SERVICE, self._entry(name))
        except KeyringError:
            kept = None
        if kept is not None:
            # Also what somebody else put there can be forgotten then.
            self._note_name(name, is_kept=True)
        found = kept if kept is not None else self._read().get(name)
        remember(found)
        return found

    def set(self, name: str, value: str) -> None:
        """Keep a secret, in the keyring when there is one."""
        remember(value)
        try:
            keyring.set_password(_SERVICE, self._entry(name), value)
        except KeyringError as error:
            log.debug("no keyring (%s); using the secret file", type(error).__name__)
            self._update(name, value)
        else:
            self._note_name(name, is_kept=True)
            self._update(name, None)

    def recall(self, *names: str) -> None:
        """Look at these secrets, and at all in the file: from now on none of them is written for people."""
        for name in names:
            self.get(name)
        for value in self._read().values():
            remember(value)

    def delete(self, name: str) -> None:
        """Forget a secret, wherever it is kept; what is not there is no error. Raises StoreError."""
        try:
            if keyring.get_password(_SERVICE, self._entry(name)) is not None:
                keyring.delete_password(_SERVICE, self._entry(name))
        except KeyringError as error:
            if name in self._noted_names():
                raise StoreError(StoreProblem.KEYRING, type(error).__name__) from error
        self._note_name(name, is_kept=False)
        self._update(name, None)

    def names(self) -> list[str]:
        """The names of all secrets that are kept, in the keyring and in the file."""
        return sorted({*self._noted_names(), *self._read()})

    def _entry(self, name: str) -> str:
        """The name in the keyring, which all folders share."""
        return f"{self._folder_name}:{name}"

    def _noted_names(self) -> list[str]:
        try:
            return msgspec.json.decode(self._names_file.read_bytes(), type=list[str])
        except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
            return []
        except OSError as error:
            raise from_os(error) from error

    def _note_name(self, name: str, *, is_kept: bool) -> None:
        """A keyring has no list: what is not noted here could not be forgotten."""
        if (name in self._noted_names()) is is_kept:
            return
        try:
            with FileLock(self._lock, mode=PRIVATE, thread_local=False):
                others = set(self._noted_names()) - {name}
                names = others | {name} if is_kept else others
                write_whole(self._names_file, msgspec.json.encode(sorted(names)))
        except OSError as error:
            raise from_os(error) from error

    def _update(self, name: str, value: str | None) -> None:
        """Write the file, or take a name out of it that the keyring now holds."""
        if value is None and name not in self._read():
            return
        try:
            with FileLock(self._lock, mode=PRIVATE, thread_local=False):
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

    def is_private(self) -> bool:
        """Whether nobody but its owner, and the system's administrator, can read the file of secrets.

        Windows keeps the folder of a user's data to that user by itself.
        """
        try:
            return os.name != "posix" or not self._file.stat().st_mode & _OTHERS
        except FileNotFoundError:
            return True
