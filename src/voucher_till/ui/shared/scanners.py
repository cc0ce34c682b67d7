"""Everything that reads codes at this till, joined to one stream of scans on the main thread."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from voucher_till.domain.payload import NotAVoucher, VoucherCode, parse_payload
from voucher_till.scanning.camera import Camera, CameraView
from voucher_till.scanning.frame_sources import OFF, FrameSource, choose_source
from voucher_till.scanning.pipeline import Reading
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.scanning.serial_scanner import SerialFormat, SerialProblem, SerialScanner
from voucher_till.scanning.stream import Incoming, Remark, ScanStream
from voucher_till.scanning.understanding import Heard, ScannerFormat
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.shared.pace import PreviewPace
from voucher_till.ui.shared.wedge import WedgeFilter

PRACTICE = "practice"
"""The camera setting that means the practice camera."""


class HearsFirst(Protocol):
    """Somebody who may keep what was read for themselves, as the scanner check does."""

    def __call__(self, heard: Heard, source: ScanSource) -> bool:
        """Whether it was meant for them."""


class Scanners(QObject):
    """The camera, the scanner that types, and the serial scanner."""

    scanned = Signal(object)
    """A ``Scan`` that nobody has seen before."""
    troubled = Signal(object)
    """A ``ScannerProblem``: repaired when a scan came with it, otherwise nothing was read."""
    repeated = Signal()
    """A code was scanned by hand whose result already stands on the screen."""
    camera_changed = Signal()
    scanner_changed = Signal()
    """The serial scanner is another way than before, or the one that types was heard for the first time."""
    _camera_moved = Signal()
    _camera_read = Signal(object)
    _serial_heard = Signal(object)
    _serial_said = Signal(object)

    def __init__(self, devices: DeviceSettings, practice: FrameSource | None = None) -> None:
        super().__init__()
        self.devices = devices
        self.serial_problem: SerialProblem | None = None
        self.typing_heard = False
        """Whether a scanner that types was heard since the start; nothing else shows that there is one."""
        self.remark: Remark | None = None
        self.hears_first: HearsFirst | None = None
        self._practice = practice
        self._camera: Camera | None = None
        self._serial: SerialScanner | None = None
        self._stream = ScanStream()
        self._wedge = WedgeFilter()
        self._calibrate()
        self._wedge.burst.connect(self._heard_typing)
        queued = Qt.ConnectionType.QueuedConnection
        self._camera_moved.connect(self._show_camera, queued)
        self._camera_read.connect(self._looked, queued)
        self._serial_heard.connect(lambda heard: self._heard(heard, ScanSource.SERIAL), queued)
        self._serial_said.connect(self._show_serial, queued)
        self._move_pending = threading.Event()
        self._pace = PreviewPace()

    def start(self) -> None:
        """Begin to listen and to look."""
        app = QApplication.instance()
        assert app is not None  # noqa: S101 - there is a window
        app.installEventFilter(self._wedge)
        self._start_camera()
        self._start_serial()

    def stop_listening(self) -> None:
        """Hear no keys any more. Call it on the main thread, where they come."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._wedge)

    def stop_devices(self) -> None:
        """Let go of every device. Blocks, for seconds when a driver hangs: not for the main thread."""
        for part in (self._camera, self._serial):
            if part is not None:
                part.stop()
        self._camera = self._serial = None

    def apply(self, devices: DeviceSettings) -> None:
        """Go on with other settings; what they do not concern is not disturbed."""
        before, self.devices = self.devices, devices
        self._calibrate()
        if devices.camera != before.camera:
            _end(self._camera)
            self._start_camera()
        if (devices.serial_port, devices.serial_baud) != (before.serial_port, before.serial_baud):
            _end(self._serial)
            self._start_serial()
        self.camera_changed.emit()

    def _calibrate(self) -> None:
        """Make the sources expect what this till's scanner sends."""
        self._stream.form = _form(self.devices)
        self._wedge.detector.gap = self.devices.scanner_gap_ms / 1000
        self._wedge.detector.prefix = self.devices.scanner_prefix

    def offer(self, scan: Scan) -> bool:
        """A scan from a file or from the keyboard of a person; whether it is new."""
        return self._take(self._stream.offer(scan))

    def typed(self, text: str) -> None:
        """Text from the code field: a person's code, or what a scanner slower than most has typed there."""
        if isinstance(parse_payload(text), VoucherCode) or parse_payload(text) is NotAVoucher.BAD_CODE:
            self.offer(Scan(text, ScanSource.TYPED, datetime.now(UTC)))
        else:
            self._heard(Heard(text), ScanSource.WEDGE)

    def put_away(self) -> None:
        """The cashier has closed the result of the last scan."""
        self._stream.put_away()

    @property
    def form(self) -> ScannerFormat:
        """How the scanner that types is configured."""
        return self._stream.form

    @property
    def has_camera(self) -> bool:
        """Whether there is to be a camera at all."""
        return self._camera is not None

    @property
    def has_practice(self) -> bool:
        """Whether there is a practice camera to choose."""
        return self._practice is not None

    @property
    def view(self) -> CameraView:
        """What the camera shows."""
        camera = self._camera
        return camera.view if camera is not None else CameraView()

    def _start_camera(self) -> None:
        self._camera, self.remark = None, None
        setting = self.devices.camera
        if setting != OFF:
            make_source = partial(self._source, setting)
            self._camera = Camera(make_source, self._camera_has_moved, self._camera_read.emit)
            self._camera.start()
        self.camera_changed.emit()

    def _source(self, setting: str) -> FrameSource:
        if setting == PRACTICE and self._practice is not None:
            return self._practice
        return choose_source(setting)

    def _camera_has_moved(self) -> None:
        """On the camera's thread: at most one change waits for the main thread."""
        if not self._move_pending.is_set() and self._pace.is_due(self.view.picture):
            self._move_pending.set()
            self._camera_moved.emit()

    def _show_camera(self) -> None:
        self._move_pending.clear()
        self.camera_changed.emit()

    def _looked(self, reading: Reading) -> None:
        if self._camera is None:
            return
        if self.hears_first is not None and reading.found:
            texts = [code.text for code in reading.found]
            if any(self.hears_first(Heard(text), ScanSource.CAMERA) for text in texts):
                return
        incoming = self._stream.looked(reading)
        self.remark = incoming.remark
        if incoming.scan is not None:
            self.scanned.emit(incoming.scan)

    def _start_serial(self) -> None:
        self._serial, self.serial_problem = None, None
        if self.devices.serial_port:
            self.serial_problem = SerialProblem.OPENING
            form = SerialFormat(self.devices.serial_port, self.devices.serial_baud)
            self._serial = SerialScanner(form, self._serial_heard.emit, self._serial_said.emit)
            self._serial.start()
        self.scanner_changed.emit()

    def _show_serial(self, problem: SerialProblem | None) -> None:
        self.serial_problem = problem
        self.scanner_changed.emit()

    def _heard_typing(self, heard: Heard) -> None:
        if not self.typing_heard:
            self.typing_heard = True
            self.scanner_changed.emit()
        self._heard(heard, ScanSource.WEDGE)

    def _heard(self, heard: Heard, source: ScanSource) -> None:
        if self.hears_first is not None and self.hears_first(heard, source):
            return
        self._take(self._stream.heard(heard, source))

    def _take(self, incoming: Incoming) -> bool:
        if incoming.scan is not None:
            self.scanned.emit(incoming.scan)
        elif incoming.remark is Remark.SEEN:
            self.repeated.emit()
        # After the scan, which puts older notices away.
        if incoming.problem is not None:
            self.troubled.emit(incoming.problem)
        return incoming.scan is not None


def _form(devices: DeviceSettings) -> ScannerFormat:
    return ScannerFormat(
        devices.scanner_prefix,
        devices.scanner_suffix,
        devices.scanner_layout,
        devices.scanner_host,
        devices.scanner_ends,
    )


def _end(part: Camera | SerialScanner | None) -> None:
    """Stop a device without waiting for it: drivers may take their time."""
    if part is not None:
        threading.Thread(target=part.stop, daemon=True).start()
