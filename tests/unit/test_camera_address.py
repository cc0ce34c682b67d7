"""Addresses of cameras as people type them: what of them is secret."""

from __future__ import annotations

import pytest

from voucher_till.domain.camera_address import CameraAddress


@pytest.mark.parametrize(
    ("text", "login", "host", "rest"),
    [
        ("rtsp://admin:secret@192.0.2.7:554/live", "admin:secret", "192.0.2.7:554", "/live"),
        ("rtsp://admin:Pa/ss@192.0.2.7/live", "admin:Pa/ss", "192.0.2.7", "/live"),
        ("rtsp://admin:Pa?ss@cam.shop/live", "admin:Pa?ss", "cam.shop", "/live"),
        ("rtsp://admin:12/34@cam", "admin:12/34", "cam", ""),
        ("rtsp://admin:p@ss/word@cam/x?y=1", "admin:p@ss/word", "cam", "/x?y=1"),
        ("rtsp://admin:secret@[cam/live", "admin:secret", "[cam", "/live"),
        ("rtsp://admin:secret@192.0.2.7/a@b", "admin:secret", "192.0.2.7", "/a@b"),
        ("admin:secret@192.0.2.7:1/x", "admin:secret", "192.0.2.7:1", "/x"),
    ],
)
def test_a_password_in_a_login_is_seen(text: str, login: str, host: str, rest: str) -> None:
    address = CameraAddress.parse(text)
    assert (address.login, address.host, address.rest) == (login, host, rest)
    assert address.has_password
    assert "ss" not in address.shown.removeprefix("rtsp://")


@pytest.mark.parametrize(
    ("text", "password"),
    [
        ("rtsp://cam/user=admin_password=Plant3d_channel=1.sdp", "Plant3d"),
        ("rtsp://cam/user=admin&password=Plant3d&channel=1", "Plant3d"),
        ("http://cam/v?loginuse=a&loginpas=Plant3d", "Plant3d"),
        ("http://cam/v?usr=a&psw=Plant%2F3d", "Plant"),
        ("http://cam/v?user=a&p%61ssword=Plant3d", "Plant3d"),
        ("http://cam/v?api_key=Plant3d#x", "Plant3d"),
        ("192.0.2.7/v?password=Plant3d", "Plant3d"),
    ],
)
def test_a_password_behind_the_host_is_seen(text: str, password: str) -> None:
    address = CameraAddress.parse(text)
    assert address.has_password
    assert password in address.passwords()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "off",
        "HD Webcam: cam",
        "046d:0825",
        "C:\\films\\a@b.mp4",
        "/films/a:b@c.mp4",
        "@device:pnp:usb",
        "rtsp://192.0.2.7:554/a@b:c",
        "rtsp://[::1]:554/a@b",
        "rtsp://cam.shop/live@2",
        "rtsp://admin@192.0.2.7/live",
        "http://cam/v?channel=1&keyframe=2",
    ],
)
def test_what_holds_no_password_is_told_apart(text: str) -> None:
    address = CameraAddress.parse(text)
    assert not address.has_password
    assert address.address(address.login) == text
