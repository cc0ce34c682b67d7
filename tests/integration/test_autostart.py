"""Starting with the computer: the entry is where the system looks, and starts what it says."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from voucher_till.store.errors import StoreError
from voucher_till.support.autostart import DesktopEntry, LaunchAgent, autostart, command

_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are Linux's")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "config" / "autostart"


def _exec_words(path: Path) -> list[str]:
    """What a desktop runs: the file's escapes undone first, then the quoting of ``Exec``, then its codes."""
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    unescaped = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', unescaped)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


@_LINUX
def test_it_is_turned_on_and_off(config: Path) -> None:
    entry = autostart()
    assert not entry.is_on()
    entry.turn_off()
    entry.turn_on()
    assert entry.is_on()
    assert [path.name for path in config.iterdir()] == ["voucher-till.desktop"]
    entry.turn_on()
    entry.turn_off()
    assert not entry.is_on()
    assert list(config.iterdir()) == []


@_LINUX
@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true"])
def test_what_the_desktop_turned_off_is_off_until_it_is_turned_on(config: Path, line: str) -> None:
    entry = DesktopEntry()
    entry.turn_on()
    entry.path.write_text(f"[Desktop Entry]\nType=Application\n{line}\n", encoding="utf-8")
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()


@_LINUX
@pytest.mark.parametrize("home", ["", "/data/till", '/odd "folder"/$HOME/`x`/100%/a\\b'])
def test_the_entry_starts_this_program_with_its_data(
    config: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    del config
    monkeypatch.setenv("VOUCHER_TILL_HOME", home)
    entry = DesktopEntry()
    entry.turn_on()
    told = [] if not home else ["env", f"VOUCHER_TILL_HOME={home}"]
    assert _exec_words(entry.path) == [*told, *command()]


@_LINUX
def test_the_entry_names_the_whole_way_to_the_data(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del config
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOUCHER_TILL_HOME", "a till")
    entry, agent = DesktopEntry(), LaunchAgent()
    entry.turn_on()
    agent.turn_on()
    assert _exec_words(entry.path)[1] == f"VOUCHER_TILL_HOME={tmp_path / 'a till'}"
    written = plistlib.loads(agent.path.read_bytes())
    assert written["EnvironmentVariables"] == {"VOUCHER_TILL_HOME": str(tmp_path / "a till")}


@_LINUX
def test_what_the_entry_starts_is_the_till(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del config
    monkeypatch.setenv("VOUCHER_TILL_HOME", str(tmp_path / "a till"))
    entry = DesktopEntry()
    entry.turn_on()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = subprocess.run(_exec_words(entry.path), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "no display to open a window on" in done.stderr


@_LINUX
def test_a_folder_in_the_way_is_said(config: Path) -> None:
    config.parent.mkdir()
    config.write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError):
        DesktopEntry().turn_on()


@pytest.mark.skipif(os.name != "posix", reason="property lists are for POSIX paths")
def test_the_launch_agent_is_a_property_list(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del config
    monkeypatch.setenv("VOUCHER_TILL_HOME", "/data/till")
    agent = LaunchAgent()
    assert not agent.is_on()
    agent.turn_on()
    assert agent.is_on()
    written = plistlib.loads(agent.path.read_bytes())
    assert written["ProgramArguments"] == command()
    assert written["RunAtLoad"] is True
    assert written["EnvironmentVariables"] == {"VOUCHER_TILL_HOME": "/data/till"}
    agent.turn_off()
    assert not agent.is_on()
