"""What a till keeps of its camera and scanner, and what `doctor` says of them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from commands import Shell
from pictures import photo, save
from tills import set_up

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.devices import CAMERA_LOGIN, change_devices, keep_login, save_devices, with_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.known_secrets import known_secrets
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import DeviceSettings, load_settings, save_settings


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


def test_a_login_is_sent_to_its_own_camera_alone(sandbox: SandboxServer, tmp_path: Path) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    save_devices(folder, DeviceSettings(camera="rtsp://admin:geheim@192.0.2.7:554/live"))
    for other in ("rtsp://192.0.2.8:554/live", "http://192.0.2.7:8080/video", "http://192.0.2.7/video"):
        assert with_login(folder, DeviceSettings(camera=other)).camera == other
    same = DeviceSettings(camera="RTSP://192.0.2.7:554/other")
    assert with_login(folder, same).camera == "RTSP://admin:geheim@192.0.2.7:554/other"


@pytest.mark.parametrize("other", ["rtsp://192.0.2.8/live", "off", "", "HD Webcam"])
def test_a_login_goes_with_its_camera(sandbox: SandboxServer, tmp_path: Path, other: str) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    first = DeviceSettings(camera="rtsp://admin:geheim@192.0.2.7/live")
    save_devices(folder, first)
    save_devices(folder, devices(folder))
    assert with_login(folder, devices(folder)).camera == first.camera, "it stays with its camera"
    save_devices(folder, DeviceSettings(camera=other))
    assert b"geheim" not in folder.secrets.read_bytes()
    back = DeviceSettings(camera="rtsp://192.0.2.7/live")
    assert with_login(folder, back) == back


def test_a_login_is_given_beside_the_address(sandbox: SandboxServer, tmp_path: Path) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    kept = keep_login(folder, DeviceSettings(camera="rtsp://cam.shop/live"), login="admin:p@ss/w:rd%")
    assert kept.camera == "rtsp://cam.shop/live"
    used = urlsplit(with_login(folder, kept).camera)
    assert (used.username, unquote(used.password or ""), used.hostname) == (
        "admin",
        "p@ss/w:rd%",
        "cam.shop",
    )


@pytest.mark.parametrize("kept", ["admin:geheim", "{}", "[1]", "null"])
def test_what_an_older_program_kept_without_a_host_is_sent_to_nobody(
    sandbox: SandboxServer, tmp_path: Path, kept: str
) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    Secrets(folder).set(CAMERA_LOGIN, kept)
    camera = DeviceSettings(camera="rtsp://192.0.2.7/live")
    assert with_login(folder, camera) == camera
    save_devices(folder, camera)
    assert b"geheim" not in folder.secrets.read_bytes()


@pytest.mark.parametrize(
    ("typed", "kept", "used"),
    [
        (
            "rtsp://admin:Pa/geheim@10.0.0.7:1/x",
            "rtsp://10.0.0.7:1/x",
            "rtsp://admin:Pa%2Fgeheim@10.0.0.7:1/x",
        ),
        (
            "rtsp://admin:Pa#geheim@10.0.0.7:1/x",
            "rtsp://10.0.0.7:1/x",
            "rtsp://admin:Pa%23geheim@10.0.0.7:1/x",
        ),
        ("rtsp://cam/user=admin_password=geheim_channel=1.sdp", "rtsp://cam/***", ""),
        ("rtsp://me:x@cam/s?user=admin&password=geheim", "rtsp://cam/***", ""),
    ],
)
def test_a_password_is_kept_apart_wherever_it_stands(
    sandbox: SandboxServer, tmp_path: Path, typed: str, kept: str, used: str
) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    save_devices(folder, DeviceSettings(camera=typed))
    change_devices(folder, {"mirror": True})
    assert devices(folder) == DeviceSettings(camera=kept, mirror=True)
    assert b"geheim" not in folder.settings.read_bytes()
    assert with_login(folder, devices(folder)).camera == (used or typed)
    assert any(one.endswith("geheim") for one in known_secrets())
    keep_login(folder, devices(folder), login="you:other")
    assert with_login(folder, devices(folder)).camera.startswith("rtsp://you:other@")
    assert with_login(folder, DeviceSettings(camera="rtsp://other/***")).camera == "rtsp://other/***"
    save_devices(folder, DeviceSettings(camera="off"))
    assert b"geheim" not in folder.secrets.read_bytes()


def test_an_address_without_its_scheme_loses_its_login(sandbox: SandboxServer, tmp_path: Path) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    save_devices(folder, DeviceSettings(camera="admin:geheim@10.0.0.7:1/x"))
    assert devices(folder).camera == "10.0.0.7:1/x"


@pytest.mark.parametrize("camera", ["rtsp://admin:geheim@[cam/live", "rtsp://admin:geheim@cam:port"])
def test_no_password_stays_in_an_address_that_is_of_no_use(
    sandbox: SandboxServer, tmp_path: Path, camera: str
) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    save_devices(folder, DeviceSettings(camera=camera))
    assert b"geheim" not in folder.settings.read_bytes()
    assert with_login(folder, devices(folder)).camera == camera


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


@pytest.mark.parametrize(
    ("camera", "said"),
    [
        ("rtsp://admin:Pa/geheim@127.0.0.1:1/x", "VOUCHER_TILL_CAMERA_LOGIN"),
        ("admin:geheim@127.0.0.1:1/x", "VOUCHER_TILL_CAMERA_LOGIN"),
        ("rtsp://127.0.0.1:1/s?usr=a&psw=geheim", "type the address in the window"),
    ],
)
def test_no_password_is_taken_from_the_command_line(
    sandbox: SandboxServer, tmp_path: Path, camera: str, said: str
) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    done = shell.setup(camera=camera)
    assert (done.code, said in done.err) == (2, True), done.err


def test_a_login_without_a_camera_is_not_dropped_in_silence(sandbox: SandboxServer, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    shell.environment["VOUCHER_TILL_CAMERA_LOGIN"] = "me:geheim"
    for camera in ({}, {"camera": "HD Webcam"}):
        done = shell.setup(**camera)
        assert (done.code, "VOUCHER_TILL_CAMERA_LOGIN is not kept" in done.err) == (0, True)
        assert "geheim" not in done.err
    assert "is not kept" not in shell.setup(camera="rtsp://127.0.0.1:1/x").err
    used = with_login(DataFolder(shell.home), devices(DataFolder(shell.home)))
    assert used.camera == "rtsp://me:geheim@127.0.0.1:1/x"


def test_doctor_names_no_more_of_a_camera_than_its_host(sandbox: SandboxServer, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup().code == 0
    for camera in ("admin:geheim@127.0.0.1:1/x", "rtsp://admin:Pa/geheim@127.0.0.1:1/x"):
        settings = load_settings(DataFolder(shell.home))
        assert settings is not None
        changed = msgspec.structs.replace(settings, devices=DeviceSettings(camera=camera))
        save_settings(DataFolder(shell.home), changed)
        done = shell.run("doctor")
        assert "127.0.0.1: " in done.out
        assert "geheim" not in done.out + done.err
