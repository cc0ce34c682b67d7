"""The page of camera and scanner: which ones this till uses, and whether they read well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.setup.check_card import CheckCard
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.preview import CameraPreview

_SIDE_WIDTH, _NARROW_SIDE = 400, 320
_PREVIEW_HEIGHT, _SMALLEST_PREVIEW, _BELOW_PREVIEW = 225, 80, 500


class Choice(NamedTuple):
    """A device as it is called on the screen, and the setting that means it."""

    title: str
    setting: str


class DevicesPage(QWidget):
    """Asks for changes; whoever owns the devices carries them out."""

    camera_chosen = Signal(str)
    mirror_chosen = Signal(bool)
    serial_chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.check = CheckCard()
        self.preview = CameraPreview()
        self.preview.menu_button.hide()
        self.cameras = _choices("Camera")
        self.address = QLineEdit()
        self.address.setPlaceholderText("rtsp://… or a film or folder")
        self.address.setAccessibleName("Address of a network camera")
        self.mirror = QCheckBox("Show the picture as a mirror does")
        self.ports = _choices("USB-COM scanner")
        self._serial_said = label(name="small", wrap=True)
        self._column = QWidget()
        self._lay_out()
        self.cameras.activated.connect(lambda _index: self.camera_chosen.emit(self.cameras.currentData()))
        self.ports.activated.connect(lambda _index: self.serial_chosen.emit(self.ports.currentData()))
        self.address.returnPressed.connect(self._use_address)
        self.mirror.clicked.connect(self.mirror_chosen)

    def _lay_out(self) -> None:
        use = QPushButton("Use")
        use.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        use.clicked.connect(self._use_address)
        network = QHBoxLayout()
        network.setSpacing(8)
        network.addWidget(self.address, 1)
        network.addWidget(use)
        camera = _titled_card("Camera")
        _fill_card(camera, self.preview, self.cameras, network, self.mirror)
        serial = _titled_card("Scanner in USB-COM mode")
        _fill_card(serial, self.ports, self._serial_said)
        back = QPushButton("Done   Esc")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.left)
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(camera)
        side.addWidget(serial)
        side.addStretch(1)
        side.addWidget(back)
        side.setContentsMargins(0, 0, 0, 0)
        self._column.setLayout(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addWidget(self._column)
        row.addWidget(self.check, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes the height that is left."""
        super().resizeEvent(event)
        self._column.setFixedWidth(_SIDE_WIDTH if self.width() >= 1200 else _NARROW_SIDE)
        left = self.height() - _BELOW_PREVIEW
        self.preview.setFixedHeight(min(max(left, _SMALLEST_PREVIEW), _PREVIEW_HEIGHT))

    def _use_address(self) -> None:
        if self.address.text().strip():
            self.camera_chosen.emit(self.address.text().strip())

    def show_cameras(self, choices: Sequence[Choice], current: str, *, mirrored: bool) -> None:
        """What there is to choose from, and what is in use."""
        _fill(self.cameras, choices, current)
        self.mirror.setChecked(mirrored)

    def show_ports(self, choices: Sequence[Choice], current: str) -> None:
        """The serial ports, and which of them is in use."""
        _fill(self.ports, choices, current)

    def show_serial(self, text: str) -> None:
        """How the serial scanner is."""
        self._serial_said.setText(text)


def _choices(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumWidth(10)
    return made


def _fill(box: QComboBox, choices: Sequence[Choice], current: str) -> None:
    box.clear()
    for choice in choices:
        box.addItem(choice.title, choice.setting)
    box.setCurrentIndex(max(0, box.findData(current)))


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
