"""The page of camera and scanner: which ones this till uses, and whether they read well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.setup.check_card import CheckCard
from voucher_till.ui.setup.choice_box import Choice, ChoiceBox
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import KeyboardPage, card, label
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.theme import look, px

SPEEDS = (9600, 19200, 38400, 57600, 115200)
"""What handheld scanners can be set to, in baud; 9600 is what they are made with."""
_WIDE, _WIDEST = 1000, 1200
"""From these widths on there is room for two columns, and for a wide one among them."""
_SIDE_WIDTH, _NARROW_SIDE = 400, 320
_PREVIEW_HEIGHT, _SMALLEST_PREVIEW, _BELOW_PREVIEW = 225, 120, 452
_NO_LIMIT = 16777215
"""Qt's own largest width."""
_SPEED_WIDTH = 104


class DevicesPage(KeyboardPage):
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
        self.check = CheckCard()
        self.preview = CameraPreview()
        self.preview.menu_button.hide()
        self.cameras = ChoiceBox(translate("devices_page", "Camera"))
        self.address = QLineEdit()
        self.address.setPlaceholderText("rtsp://…")
        self.address.setAccessibleName(translate("devices_page", "Address of a network camera"))
        self.use_button = QPushButton(translate("devices_page", "Use", "this address"))
        self.mirror = QCheckBox(translate("devices_page", "Mirror the picture"))
        self.ports = ChoiceBox(translate("devices_page", "USB-COM scanner"))
        self.speeds = ChoiceBox(translate("devices_page", "Speed of the USB-COM scanner, in baud"))
        self._speed_said = label(
            translate("devices_page", "Speed in baud, as the scanner is set; 9600 when nobody changed it"),
            "small",
            wrap=True,
        )
        self.speeds.setFixedWidth(round(_SPEED_WIDTH * look().scale))
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
        network.setSpacing(px(8))
        network.addWidget(self.address, 1)
        network.addWidget(self.use_button)
        port = QHBoxLayout()
        port.setSpacing(px(8))
        port.addWidget(self.ports, 1)
        port.addWidget(self.speeds)
        camera = _titled_card(translate("devices_page", "Camera"))
        _fill_card(camera, self.preview, self.cameras, network, self.mirror)
        serial = _titled_card(translate("devices_page", "Scanner in USB-COM mode"))
        _fill_card(serial, port, self._speed_said, self._serial_said)
        side = QVBoxLayout()
        side.setSpacing(px(14))
        side.addWidget(camera)
        side.addWidget(serial)
        side.addStretch(1)
        side.setContentsMargins(0, 0, 0, 0)
        self._column.setLayout(side)
        whole = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._columns.setContentsMargins(px(20), px(20), px(20), px(20))
        self._columns.setSpacing(px(20))
        self._columns.addWidget(self._column)
        self._columns.addWidget(self.check, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(whole)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        for part in self.findChildren(QPushButton):
            # By Tab and not by a click: after a click the keyboard stays where it was.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where the text has room for them; the picture takes the height that is left."""
        super().resizeEvent(event)
        scale = look().scale
        if self.width() >= _WIDE * scale:
            side = _SIDE_WIDTH if self.width() >= _WIDEST * scale else _NARROW_SIDE
            self._columns.setDirection(QBoxLayout.Direction.LeftToRight)
            self._column.setFixedWidth(round(side * scale))
        else:
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom)
            self._column.setMinimumWidth(0)
            self._column.setMaximumWidth(_NO_LIMIT)
        left = self.height() - round(_BELOW_PREVIEW * scale)
        self.preview.setFixedHeight(min(max(left, px(_SMALLEST_PREVIEW)), px(_PREVIEW_HEIGHT)))

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
    inside.setContentsMargins(px(18), px(14), px(18), px(16))
    inside.setSpacing(px(10))
    inside.addWidget(label(title, "heading", wrap=True))
    return made


def _fill_card(frame: QFrame, *parts: QWidget | QHBoxLayout) -> None:
    layout = frame.layout()
    assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made so above
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
