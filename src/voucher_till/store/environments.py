"""Where each environment of a till is kept, and which one is in use.

The one a till was first set up for lives in the data folder itself, each other one in a subfolder of its own
name. Whatever depends on the folder, from the record to the names of secrets in a keyring, is thereby apart.
"""

from __future__ import annotations

import msgspec

from voucher_till.domain.environment import Environment
from voucher_till.store.errors import StoreError, StoreProblem, from_os
from voucher_till.store.folder import DataFolder, write_whole


class _Note(msgspec.Struct, frozen=True):
    """What is kept in the data folder; older tills have none before they get a second environment."""

    own: Environment
    """Which one lives in the data folder itself, should its settings be lost."""
    in_use: Environment


class _OnlyEnvironment(msgspec.Struct, frozen=True):
    """The one field of the settings that says where they belong."""

    environment: Environment = Environment.LIVE


def in_use(root: DataFolder) -> Environment | None:
    """The environment that is in use; None before the first setup. Raises StoreError."""
    note = _read_note(root)
    return note.in_use if note is not None else _environment_of(root)


def active_folder(root: DataFolder) -> DataFolder:
    """The folder of the environment in use; the data folder itself before the first setup.

    Raises StoreError, also where settings are found that belong to another environment than their folder.
    """
    note = _read_note(root)
    return root if note is None else _sound(folder_of(root, note.in_use), note.in_use)


def root_of(folder: DataFolder) -> DataFolder:
    """The data folder as a whole, of the folder of an environment."""
    above = DataFolder(folder.root.parent)
    is_below = above.environment.is_file() and folder.root.name in [one.value for one in Environment]
    return above if is_below else folder


def folder_of(root: DataFolder, environment: Environment) -> DataFolder:
    """Where an environment is kept, or will be. Raises StoreError."""
    own = _own(root)
    return root if own in (None, environment) else DataFolder(root.root / environment.value)


def configured(root: DataFolder) -> tuple[Environment, ...]:
    """The environments that this till is set up for, in their order. Raises StoreError."""
    return tuple(one for one in Environment if _environment_of(folder_of(root, one)) is one)


def switch(root: DataFolder, environment: Environment) -> None:
    """Work in another environment from now on, durably. Raises StoreError."""
    own = _own(root)
    if own is None:
        return
    note = _Note(own, environment)
    write_whole(root.environment, msgspec.json.encode(note))


def note_in_use(root: DataFolder) -> None:
    """Write down which one is in use, where it is not yet: should the settings be lost, the record is not
    taken for another environment's. Raises StoreError."""
    now = in_use(root)
    if now is not None and not is_noted(root):
        switch(root, now)


def is_noted(root: DataFolder) -> bool:
    """Whether it is written down which environment is in use, and which one lives in the data folder."""
    return _read_note(root) is not None


def _own(root: DataFolder) -> Environment | None:
    """The environment in the data folder itself. Its settings know best."""
    found = _environment_of(root)
    if found is not None:
        return found
    note = _read_note(root)
    return note.own if note is not None else None


def _environment_of(folder: DataFolder) -> Environment | None:
    """What the settings in a folder are for; None where there are none, or they cannot be read."""
    try:
        return msgspec.json.decode(folder.settings.read_bytes(), type=_OnlyEnvironment).environment
    except (FileNotFoundError, NotADirectoryError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise from_os(error) from error


def _sound(folder: DataFolder, environment: Environment) -> DataFolder:
    """Rows of one environment must not come into the record of another because somebody moved a file."""
    if _environment_of(folder) not in (None, environment):
        raise StoreError(StoreProblem.UNCLEAR_ENVIRONMENT, str(folder.settings))
    return folder


def _read_note(root: DataFolder) -> _Note | None:
    try:
        return msgspec.json.decode(root.environment.read_bytes(), type=_Note)
    except FileNotFoundError:
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        # Whichever it was: to guess would be to sell in the wrong one.
        raise StoreError(StoreProblem.UNCLEAR_ENVIRONMENT, root.environment.name) from error
    except OSError as error:
        raise from_os(error) from error
