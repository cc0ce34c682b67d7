"""The page of camera and scanner: which ones this till uses, and whether they read well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.setup.check_card import CheckCard
from voucher_till.ui.setup.choice_box import Choice, ChoiceBox
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.preview import CameraPreview

SPEEDS = (9600, 19200, 38400, 57600, 115200)
"""What handheld scanners can be set to, in baud; 9600 is what they are made with."""
_SIDE_WIDTH, _NARROW_SIDE = 400, 320
_PREVIEW_HEIGHT, _SMALLEST_PREVIEW, _BELOW_PREVIEW = 225, 80, 452
_SPEED_WIDTH = 104


class DevicesPage(QWidget):
    """Asks for changes; whoever owns the devices carries them out."""

    camera_chosen = Signal(str)
    address_entered = Signal(str)
    """What somebody typed; it may be no address at all."""
    mirror_chosen = Signal(bool)
    serial_chosen = Signal(str)
    speed_chosen = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.check = CheckCard()
        self.preview = CameraPreview()
        self.preview.menu_button.hide()
        self.cameras = ChoiceBox("Camera")
        self.address = QLineEdit()
        self.address.setPlaceholderText("rtsp://… or a film or folder")
        self.address.setAccessibleName("Address of a network camera")
        self.use_button = QPushButton("Use")
        self.mirror = QCheckBox("Show the picture as a mirror does")
        self.ports = ChoiceBox("USB-COM scanner")
        self.speeds = ChoiceBox("Speed of the USB-COM scanner, in baud")
        self.speeds.setToolTip("Speed in baud, as the scanner is set; 9600 when nobody changed it")
        self.speeds.setFixedWidth(_SPEED_WIDTH)
        self.speeds.setEnabled(False)
        self._serial_said = label(name="small", wrap=True)
        self._column = QWidget()
        self._lay_out()
        self.cameras.activated.connect(lambda _index: self.camera_chosen.emit(self.cameras.setting))
        self.ports.activated.connect(lambda _index: self.serial_chosen.emit(self.ports.setting))
        self.speeds.activated.connect(lambda _index: self.speed_chosen.emit(int(self.speeds.setting)))
        self.address.returnPressed.connect(self._use_address)
        self.use_button.clicked.connect(self._use_address)
        self.mirror.clicked.connect(self.mirror_chosen)
        self.check.done_button.clicked.connect(self.left)

    def _lay_out(self) -> None:
        network = QHBoxLayout()
        network.setSpacing(8)
        network.addWidget(self.address, 1)
        network.addWidget(self.use_button)
        port = QHBoxLayout()
        port.setSpacing(8)
        port.addWidget(self.ports, 1)
        port.addWidget(self.speeds)
        camera = _titled_card("Camera")
        _fill_card(camera, self.preview, self.cameras, network, self.mirror)
        serial = _titled_card("Scanner in USB-COM mode")
        _fill_card(serial, port, self._serial_said)
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(camera)
        side.addWidget(serial)
        side.addStretch(1)
        side.setContentsMargins(0, 0, 0, 0)
        self._column.setLayout(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addWidget(self._column)
        row.addWidget(self.check, 1)
        for part in self.findChildren(QPushButton):
            # By Tab and not by a click: after a click the keyboard stays where it was.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes the height that is left."""
        super().resizeEvent(event)
        self._column.setFixedWidth(_SIDE_WIDTH if self.width() >= 1200 else _NARROW_SIDE)
        left = self.height() - _BELOW_PREVIEW
        self.preview.setFixedHeight(min(max(left, _SMALLEST_PREVIEW), _PREVIEW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does by itself."""
        button = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QPushButton) and self.isAncestorOf(button):
            button.click()
        else:
            super().keyPressEvent(event)

    def _use_address(self) -> None:
        if self.address.text().strip():
            self.address_entered.emit(self.address.text().strip())

    def show_cameras(self, choices: Sequence[Choice], current: str, *, mirrored: bool) -> None:
        """What there is to choose from, and what is in use."""
        self.cameras.fill(choices, current)
        self.mirror.setChecked(mirrored)

    def show_ports(self, choices: Sequence[Choice], current: str, speed: int) -> None:
        """The serial ports, and which of them is in use at what speed."""
        self.ports.fill(choices, current)
        speeds = sorted({*SPEEDS, speed})
        self.speeds.fill([Choice(str(one), str(one)) for one in speeds], str(speed))
        self.speeds.setEnabled(bool(current))

    def show_serial(self, text: str) -> None:
        """How the serial scanner is."""
        self._serial_said.setText(text)


def _titled_card(title: str) -> QFrame:
    made = card()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(18, 14, 18, 16)
    inside.setSpacing(10)
    inside.addWidget(label(title, "heading"))
    return made


def _fill_card(frame: QFrame, *parts: QWidget | QHBoxLayout) -> None:
    layout = frame.layout()
    assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made so above
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
