"""Starts the till with the computer: an entry where each system looks for one, of this user alone."""

from __future__ import annotations

import os
import plistlib
import re
import sys
from pathlib import Path
from typing import Protocol

from voucher_till.store.errors import from_os
from voucher_till.store.folder import DataFolder, write_whole

_HOME = "VOUCHER_TILL_HOME"
_NAME = "Voucher Till"
_LABEL = "voucher-till"
_NOT_STARTED = re.compile(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)


class Autostart(Protocol):
    """Whether the till is opened when this user signs in to the computer."""

    def is_on(self) -> bool:
        """How it is now. Raises StoreError."""

    def turn_on(self) -> None:
        """Open it from now on; once more after the program moved puts that right. Raises StoreError."""

    def turn_off(self) -> None:
        """No longer. Raises StoreError."""


def autostart() -> Autostart:
    """That of this system."""
    if sys.platform == "win32":
        return RegistryRun()
    return LaunchAgent() if sys.platform == "darwin" else DesktopEntry()


def command() -> list[str]:
    """What opens the till as it was opened now."""
    if getattr(sys, "frozen", False):
        # An AppImage is mounted somewhere else when it runs; this is the file that was started.
        started = Path(os.environ.get("APPIMAGE") or sys.executable)
        is_window = started.stem.endswith("-window")
        return [str(started)] if is_window else [str(started), "gui"]
    program = Path(sys.executable)
    windowed = program.with_name("pythonw.exe")  # without a console beside the window
    return [str(windowed if windowed.is_file() else program), "-m", "voucher_till", "gui"]


def _home() -> str:
    """The data folder that somebody chose, in full: the system starts the till from another folder."""
    return str(DataFolder.usual().root) if os.environ.get(_HOME) else ""


class DesktopEntry:
    """On Linux and other desktops of freedesktop.org: a ``.desktop`` file (Autostart specification 0.5)."""

    @property
    def path(self) -> Path:
        """Where it is."""
        given = os.environ.get("XDG_CONFIG_HOME", "")
        folder = Path(given) if Path(given).is_absolute() else Path.home() / ".config"
        return folder / "autostart" / f"{_LABEL}.desktop"

    def is_on(self) -> bool:
        """Desktops turn an entry off by a line in it."""
        try:
            return not _NOT_STARTED.search(self.path.read_text(encoding="utf-8", errors="replace"))
        except FileNotFoundError:
            return False
        except OSError as error:
            raise from_os(error) from error

    def turn_on(self) -> None:
        """Write the file anew."""
        home = _home()
        words = ["env", f"{_HOME}={home}", *command()] if home else command()
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_NAME}",
            f"Exec={' '.join(map(_quoted, words))}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        ]
        _make_folder(self.path.parent)
        write_whole(self.path, "\n".join([*lines, ""]).encode())

    def turn_off(self) -> None:
        """Remove it."""
        _remove(self.path)


def _quoted(word: str) -> str:
    """A word of ``Exec``: quoted as its specification says, which escapes once for the file and once for
    the command."""
    escaped = re.sub(r'(["`$\\])', r"\\\1", word).replace("\\", "\\\\")
    return '"' + escaped.replace("%", "%%") + '"'


class LaunchAgent:
    """On macOS: a property list for launchd."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        """Whether there is one."""
        return self.path.is_file()

    def turn_on(self) -> None:
        """Write it anew; launchd reads it when the user signs in next."""
        agent: dict[str, object] = {"Label": _LABEL, "ProgramArguments": command(), "RunAtLoad": True}
        if home := _home():
            agent["EnvironmentVariables"] = {_HOME: home}
        _make_folder(self.path.parent)
        write_whole(self.path, plistlib.dumps(agent))

    def turn_off(self) -> None:
        """Remove it."""
        _remove(self.path)


class RegistryRun:
    """On Windows: a value under the user's ``Run`` key."""

    _RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    _APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    """Where the Task Manager notes what a user turned off: the first byte of such a value is odd."""

    def is_on(self) -> bool:
        """Whether there is one that is not turned off."""
        approved = self._value(self._APPROVED)
        is_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
        return self._value(self._RUN) is not None and not is_off

    def turn_on(self) -> None:
        """Write the value; a user who turns it on here takes back what was turned off there."""
        if sys.platform == "win32":
            import subprocess
            import winreg

            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self._RUN) as key:
                    line = subprocess.list2cmdline(command())
                    winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, line)
            except OSError as error:
                raise from_os(error) from error
            self._delete(self._APPROVED)

    def turn_off(self) -> None:
        """Remove it."""
        self._delete(self._RUN)
        self._delete(self._APPROVED)

    def _value(self, where: str) -> object:
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, where) as key:
                    return winreg.QueryValueEx(key, _NAME)[0]
            except FileNotFoundError:
                return None
            except OSError as error:
                raise from_os(error) from error
        return None

    def _delete(self, where: str) -> None:
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, where, 0, winreg.KEY_SET_VALUE) as key:
                    winreg.DeleteValue(key, _NAME)
            except FileNotFoundError:
                return
            except OSError as error:
                raise from_os(error) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os(error) from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error) from error
