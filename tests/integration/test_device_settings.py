"""What a till keeps of its camera and scanner, and what `doctor` says of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Shell
from pictures import photo, save
from tills import set_up

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.devices import save_devices, with_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings, load_settings


def devices(folder: DataFolder) -> DeviceSettings:
    settings = load_settings(folder)
    assert settings is not None
    return settings.devices


def test_a_camera_s_password_is_not_among_the_settings(sandbox: SandboxServer, tmp_path: Path) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    address = "rtsp://admin:gehe%40im@192.0.2.7:554/live?channel=1"
    save_devices(folder, DeviceSettings(camera=address))
    assert devices(folder).camera == "rtsp://192.0.2.7:554/live?channel=1"
    assert b"gehe" not in folder.settings.read_bytes()
    assert with_login(folder, devices(folder)).camera == address


@pytest.mark.parametrize("camera", ["", "off", "HD Webcam", "/films/phone.avi", "http://192.0.2.7/video"])
def test_other_cameras_are_kept_as_they_are(sandbox: SandboxServer, tmp_path: Path, camera: str) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    save_devices(folder, DeviceSettings(camera=camera))
    assert with_login(folder, devices(folder)).camera == camera


def test_settings_of_an_older_program_are_read(sandbox: SandboxServer, tmp_path: Path) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    text = folder.settings.read_text()
    folder.settings.write_text(text[: text.index(',\n  "devices"')] + "\n}")
    assert devices(folder) == DeviceSettings()


def test_setup_keeps_camera_and_scanner_and_doctor_tries_them(sandbox: SandboxServer, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    folder = tmp_path / "counter"
    folder.mkdir()
    absent = str(tmp_path / "ttyACM0")
    assert shell.setup(camera=str(folder), serial=absent).code == 0
    assert shell.setup().code == 0
    before = {one["check"]: one for one in shell.run("doctor", "--json").objects}
    assert not before["camera"]["ok"]
    assert "no picture in this folder" in before["camera"]["detail"]
    assert not before["serial scanner"]["ok"]
    assert before["scanner check"]["detail"].startswith("not run yet")
    save(folder / "phone.png", photo("TT-abcDEFabcDE="))
    after = {one["check"]: one for one in shell.run("doctor", "--json").objects}
    assert after["camera"]["detail"] == "counter: gives pictures"
