"""Camera and serial scanner at the window: chosen, kept, and read."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import tty
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from stage import Stage, press, until

from voucher_till.scanning.serial_scanner import SerialProblem
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings, load_settings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.scanners import PRACTICE

NO_CAMERA = DeviceSettings(camera="off")


def saved(root: Path) -> DeviceSettings:
    settings = load_settings(DataFolder(root / "till"))
    assert settings is not None
    return settings.devices


def test_what_was_chosen_for_once_is_not_kept(stage: Stage, tmp_path: Path) -> None:
    """As with ``gui --camera``: the settings in use differ from those on the disk."""

    async def play(window: CashierWindow) -> None:
        window.scanners.apply(msgspec.structs.replace(window.scanners.devices, camera=PRACTICE))
        press(window, Qt.Key.Key_F9)
        window.views.devices_page.mirror.click()
        await until(lambda: saved(tmp_path).mirror)
        assert saved(tmp_path).camera == "off"
        assert window.scanners.devices.camera == PRACTICE

    stage(play, NO_CAMERA)


def test_of_two_changes_the_newer_is_kept(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, object] = {}
    done: list[object] = []
    goes_on = threading.Event()

    def save(changes: Mapping[str, object]) -> None:
        if changes["camera"] == "first":
            assert goes_on.wait(5)
        kept.update(changes)
        done.append(changes["camera"])

    async def play(window: CashierWindow) -> None:
        room = window.devices
        monkeypatch.setattr(room, "_save", save)
        room.change(camera="first")
        await asyncio.sleep(0.05)  # its thread has begun
        room.change(camera="off", mirror=True)
        await asyncio.sleep(0.05)  # and so would the next
        goes_on.set()
        await until(lambda: len(done) == 2)

    stage(play, NO_CAMERA)
    assert kept == {"camera": "off", "mirror": True}


def test_a_change_that_could_not_be_kept_is_kept_with_the_next(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[dict[str, object]] = []
    full = StoreError(StoreProblem.DISK_FULL, "no space")

    def save(changes: Mapping[str, object]) -> None:
        if "mirror" in changes and not kept:
            kept.append({})
            raise full
        kept.append(dict(changes))

    async def play(window: CashierWindow) -> None:
        monkeypatch.setattr(window.devices, "_save", save)
        window.devices.change(mirror=True)
        await until(lambda: window.on_verdict)
        window.devices.change(serial_baud=19200)
        await until(lambda: len(kept) == 2)

    stage(play, NO_CAMERA)
    assert kept[1] == {"mirror": True, "serial_baud": 19200}


def test_an_address_that_is_none_is_said_and_not_used(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        window.views.devices_page.address.setText("rtsp://[cam/live")
        window.views.devices_page.use_button.click()
        await until(lambda: window.views.notice.text.startswith("This web address"))
        assert window.scanners.devices.camera == "off"

    stage(play, NO_CAMERA)


def test_the_speed_of_a_serial_scanner_is_chosen_and_kept(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        speeds = window.views.devices_page.speeds
        await until(lambda: speeds.count() == 5)
        assert [speeds.itemText(i) for i in range(5)] == ["9600", "19200", "38400", "57600", "115200"]
        assert speeds.setting == "9600"
        speeds.setCurrentIndex(4)
        speeds.activated.emit(4)
        await until(lambda: saved(tmp_path).serial_baud == 115200)
        assert window.scanners.devices.serial_baud == 115200

    stage(play, DeviceSettings(camera="off", serial_port=str(tmp_path / "absent")))


def test_cameras_are_chosen_and_the_choice_is_kept(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "counter"
    folder.mkdir()

    async def play(window: CashierWindow) -> None:
        page = window.views.devices_page
        press(window, Qt.Key.Key_F9)
        await until(lambda: page.cameras.count() == 2)
        assert [page.cameras.itemText(i) for i in range(2)] == ["Practice camera", "No camera"]
        page.address.setText(str(folder))
        page.use_button.click()
        await until(lambda: "no picture in this folder" in window.views.preview.trouble)
        await until(lambda: page.cameras.currentText() == "counter")
        page.mirror.click()
        page.cameras.setCurrentIndex(page.cameras.findData("off"))
        page.cameras.activated.emit(page.cameras.currentIndex())
        await until(lambda: window.views.preview.trouble.startswith("No camera is used"))
        await until(lambda: saved(tmp_path).camera == "off")

    stage(play)
    assert saved(tmp_path).mirror


def test_the_camera_menu(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        window.views.preview.menu_button.click()
        menu = window.devices.menu
        await until(menu.isVisible)
        menu.hide()
        window.views.preview.menu_button.click()
        await until(menu.isVisible)
        assert len(menu.findChildren(QActionGroup)) == 1
        texts = [action.text() for action in menu.actions() if action.text()]
        assert texts[:2] == ["Practice camera", "No camera"]
        menu.actions()[1].trigger()
        menu.hide()
        await until(lambda: window.views.preview.trouble.startswith("No camera is used"))

    stage(play)


def test_a_port_that_is_being_opened_is_not_said_to_be_ready(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        window.devices.change(serial_port=str(tmp_path / "absent"))
        assert window.views.bottom.said.startswith("USB-COM scanner opening")
        await until(lambda: window.views.bottom.said.startswith("USB-COM scanner trouble"))

    stage(play, NO_CAMERA)


@pytest.mark.skipif(sys.platform == "win32", reason="a pty stands for the serial port")
def test_a_serial_scanner_is_read_unplugged_and_read_again(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    port = tmp_path / "scanner"

    def plug_in() -> tuple[int, int]:
        scanner, till = os.openpty()
        tty.setraw(till)
        port.symlink_to(os.ttyname(till))
        return scanner, till

    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.bottom.said.startswith("USB-COM scanner trouble"))
        ends = plug_in()
        await until(lambda: window.views.bottom.said.startswith("USB-COM scanner ready"))
        os.write(ends[0], caller.customer("three")["qr"].encode() + b"\r")
        await until(lambda: window.on_order)
        for end in ends:
            os.close(end)
        port.unlink()
        await until(lambda: window.scanners.serial_problem is not None)
        assert window.scanners.serial_problem is SerialProblem.LOST
        ends = plug_in()
        await until(lambda: window.views.bottom.said.startswith("USB-COM scanner ready"))
        os.write(ends[0], caller.code("refunded").encode() + b"\r")
        await until(lambda: window.on_verdict)
        for end in ends:
            os.close(end)

    stage(play, DeviceSettings(camera="off", serial_port=str(port)))
