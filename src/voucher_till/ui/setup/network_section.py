"""The section of the settings about the network: proxy, certificates, and whether the platform is reached."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from voucher_till.dining_api.config import NO_ADDRESS, NO_PROXY, SYSTEM_PROXY, proxy_problem
from voucher_till.store.settings import NetworkSettings
from voucher_till.ui.setup.connection_row import ConnectionRow
from voucher_till.ui.setup.receiver_row import ReceiverRow
from voucher_till.ui.setup.settings_controls import Chip, Chips
from voucher_till.ui.setup.settings_parts import Row, Section, button, warn, warning
from voucher_till.ui.shared.flow_layout import in_lines
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap

_MANUAL = "manual"
_LONGEST = 256


class NetworkSection(Section):
    """How this computer reaches the platform."""

    login_given = Signal(str)
    """``name:password``, or empty to forget it."""
    again_asked = Signal()
    file_chosen = Signal(str)
    """The path of a PEM file that is to be tried before it counts."""

    def __init__(self) -> None:
        super().__init__(translate("network_section", "Network"))
        self._settings = NetworkSettings()
        self.address = _field(
            translate("network_section", "Address of the proxy"), "http://proxy.example:3128"
        )
        self.address.returnPressed.connect(self._use_address)
        self.address_button = button(translate("network_section", "Use it"), self._use_address)
        self.proxy_problem = warning()
        self.user = _field(translate("network_section", "Name"), "")
        self.password = _field(translate("network_section", "Password"), "")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.user, self.password):
            field.setPlaceholderText(field.accessibleName())
        self.login_button = button(translate("network_section", "Keep them"), self._give_login)
        self.forget_login_button = button(
            translate("network_section", "Forget them"), lambda: self.login_given.emit("")
        )
        self._login_said = label(name="small", wrap=True)
        self.file_button = button(
            translate("network_section", "Choose a file…"), self.choose_file, sign="ph.folder-open"
        )
        self.no_file_button = button(
            translate("network_section", "Only the usual ones"), lambda: self.changed.emit({"ca_file": ""})
        )
        self._file, self.file_problem = label(wrap=True), warning()
        self.receiver = ReceiverRow()
        self.connection = ConnectionRow()
        self.again_row = self._make_again_row()
        self._add_rows()

    def _add_rows(self) -> None:
        title = translate("network_section", "Proxy")
        # An address is asked for before it is used: the choice alone changes nothing.
        self._kind = Chips(
            title,
            [
                Chip(translate("network_section", "As the system"), SYSTEM_PROXY),
                Chip(translate("network_section", "None"), NO_PROXY),
                Chip(translate("network_section", "This address"), _MANUAL),
            ],
        )
        self._kind.chosen.connect(self._choose)
        self.controls["proxy"] = self._kind
        proxy = Row(
            title,
            translate(
                "network_section",
                "Some networks let programs out through a proxy only. At home there is none.",
            ),
        ).below(self._kind)
        self._manual = _beside(self.address, self.address_button)
        self._login = Row(
            translate("network_section", "Name and password of the proxy"),
            translate("network_section", "Only where the proxy asks for them. They are kept as a secret."),
        ).below(
            self._login_said,
            _beside(self.user, self.password),
            in_lines(self.login_button, self.forget_login_button),
        )
        self.add_card(proxy.below(self._manual, self.proxy_problem), self._login)
        self.add_card(
            Row(
                translate("network_section", "Certificates to trust"),
                translate(
                    "network_section",
                    "A PEM file from whoever runs the network, where it opens encrypted connections. "
                    "The usual certificates stay trusted.",
                ),
            ).below(self._file, self.file_problem, in_lines(self.file_button, self.no_file_button)),
        )
        self.add_card(self.receiver)
        self.add_card(self.again_row, self.connection)

    def _make_again_row(self) -> Row:
        self.again_button = button(translate("network_section", "Open it again now"), self.again_asked)
        row = Row(
            translate("network_section", "Used from the next start"),
            translate("network_section", "Sales still go the old way. The check below tries the new one."),
            self.again_button,
        )
        row.hide()
        return row

    def show_settings(self, network: NetworkSettings) -> None:
        """What is set."""
        self._settings = network
        kind = network.proxy if network.proxy in (SYSTEM_PROXY, NO_PROXY) else _MANUAL
        self.show_value("proxy", kind)
        self.address.setText(network.proxy if kind == _MANUAL else "")
        self._show_manual(kind == _MANUAL)
        self._file.setText(
            network.ca_file or translate("network_section", "Only the usual ones are trusted.")
        )
        self.no_file_button.setEnabled(bool(network.ca_file))
        self.show_file_problem("")
        self.receiver.show_receiver(network.receiver)

    def show_file_problem(self, text: str) -> None:
        """Why a file cannot be used; the one of before still is."""
        warn(self.file_problem, text)

    def show_again(self, needed: bool) -> None:
        """Whether this window still works with what was set before."""
        self.again_row.setVisible(needed)

    def show_login(self, kept: bool, *, for_other: bool = False) -> None:
        """Whether a name and a password are kept; they are never shown."""
        if for_other:
            said = translate(
                "network_section",
                "Those that are kept are for another proxy; this one is not sent them. Enter this one's.",
            )
        elif kept:
            said = translate("network_section", "A name and a password are kept.")
        else:
            said = translate("network_section", "None are kept.")
        self._login_said.setText(said)
        self.forget_login_button.setEnabled(kept or for_other)

    def _show_manual(self, manual: bool) -> None:
        self._manual.setVisible(manual)
        warn(self.proxy_problem, "")

    def _choose(self, kind: str) -> None:
        self._show_manual(kind == _MANUAL)
        if kind == _MANUAL:
            self.address.setFocus()
        else:
            self.changed.emit({"proxy": kind})

    def _use_address(self) -> None:
        address = self.address.text().strip()
        problem = NO_ADDRESS if address in (SYSTEM_PROXY, NO_PROXY) else proxy_problem(address)
        warn(self.proxy_problem, worded(problem) if problem is not None else "")
        if problem is None:
            self.changed.emit({"proxy": address})

    def _give_login(self) -> None:
        name, password = self.user.text().strip(), self.password.text()
        if not name:
            self.user.setFocus()
            return
        if self._manual.isVisible() and self.address.text().strip() != self._settings.proxy:
            # They are kept for the proxy that stands above them.
            self._use_address()
            if self.proxy_problem.isVisible():
                return
        for field in (self.user, self.password):
            field.clear()
        self.login_given.emit(f"{name}:{password}")

    def choose_file(self) -> QFileDialog:
        """Let somebody choose the PEM file."""
        dialog = QFileDialog(self, translate("network_section", "Certificates to trust"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                translate("network_section", "Certificates (*.pem *.crt *.cer)"),
                translate("network_section", "All files (*)"),
            ]
        )
        if self._settings.ca_file:
            dialog.setDirectory(str(Path(self._settings.ca_file).parent))
        dialog.fileSelected.connect(self.file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _beside(*parts: QWidget) -> QWidget:
    """Fields side by side that share the room."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(8))
    for part in parts:
        row.addWidget(part, int(isinstance(part, QLineEdit)))
    return holder


def _field(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setMaxLength(_LONGEST)
    return made
