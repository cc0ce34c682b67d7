"""What `doctor` says of cameras and scanners."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from filelock import FileLock, Timeout

from voucher_till.cli.finding import Finding
from voucher_till.scanning.camera import Camera, CameraView
from voucher_till.scanning.cameras import list_cameras
from voucher_till.scanning.frame_sources import OFF, camera_title, choose_source
from voucher_till.scanning.serial_scanner import SerialFormat, SerialProblem, SerialScanner, serial_ports
from voucher_till.store.devices import with_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings

_CAMERA_SECONDS = 20.0
_SERIAL_SECONDS = 3.0
_IN_USE = "not tried: the open window uses it"


def look_at_devices(folder: DataFolder, devices: DeviceSettings) -> Iterator[Finding]:
    """Each camera and scanner; blocks for seconds where a device does not answer."""
    names = [f"{one.name} ({one.usb_id})" if one.usb_id else one.name for one in list_cameras()]
    yield Finding("cameras", True, ", ".join(names) or "none plugged in")
    ports = [f"{one.name} {one.usb_id}".strip() for one in serial_ports()]
    yield Finding("serial ports", True, ", ".join(ports) or "none")
    busy = _window_is_open(folder)
    if devices.camera != OFF and (devices.camera or names):
        yield Finding("camera", True, _IN_USE) if busy else _camera(with_login(folder, devices).camera)
    if devices.serial_port:
        yield Finding("serial scanner", True, _IN_USE) if busy else _serial(devices)
    checked = devices.scanner_checked or "not run yet; F9 in the window runs it"
    yield Finding("scanner check", True, checked)


def _window_is_open(folder: DataFolder) -> bool:
    try:
        with FileLock(folder.window_lock, timeout=0, thread_local=False):
            return False
    except Timeout:
        return True


def _camera(setting: str) -> Finding:
    """Film for a moment."""
    told = threading.Event()
    views: list[CameraView] = []

    def change() -> None:
        views.append(camera.view)
        told.set()

    camera = Camera(lambda: choose_source(setting), change, lambda _reading: None)
    camera.start()
    told.wait(_CAMERA_SECONDS)
    camera.stop()
    title = str(camera_title(setting))
    if not views:
        return Finding("camera", False, f"{title}: does not open within {_CAMERA_SECONDS:.0f} s")
    problem = views[0].problem
    return Finding("camera", problem is None, f"{title}: {problem.value if problem else 'gives pictures'}")


def _serial(devices: DeviceSettings) -> Finding:
    """Open the port for a moment."""
    told = threading.Event()
    states: list[SerialProblem | None] = []

    def change(state: SerialProblem | None) -> None:
        if state is not SerialProblem.OPENING:
            states.append(state)
            told.set()

    form = SerialFormat(devices.serial_port, devices.serial_baud)
    scanner = SerialScanner(form, lambda _heard: None, change)
    scanner.start()
    told.wait(_SERIAL_SECONDS)
    scanner.stop()
    if not states:
        return Finding("serial scanner", False, f"{devices.serial_port}: does not open")
    problem = states[0]
    detail = f"{devices.serial_port}: {problem.value if problem else 'ready'}"
    return Finding("serial scanner", problem is None, detail)
