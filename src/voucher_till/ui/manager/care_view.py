"""The care of the record: backups, what it takes on the disk, and how long customers' contacts are kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voucher_till.records.care import Backup, DataSize
from voucher_till.store.settings import RecordSettings
from voucher_till.ui.manager.numbers import with_marks
from voucher_till.ui.shared.language import full_date, translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, card, clear_layout_of, label, pill, set_tone
from voucher_till.ui.shared.theme import gap, px

_MEGABYTE = 1_000_000
_BESIDE = 560


class CareView(KeyboardPage):
    """Shows how things are; asks for a backup, or for one to be restored."""

    backup_asked = Signal()
    restore_asked = Signal(object)
    """A ``Backup``."""
    settings_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.backup_button = QPushButton(translate("care_view", "Back up now"))
        self.backup_button.setObjectName("primary")
        self.backup_button.clicked.connect(self.backup_asked)
        self._size = label(wrap=True)
        self._kept = label(wrap=True)
        self._contacts = label(wrap=True)
        self.result = QFrame()
        self.result.setObjectName("verdict")
        self._result_text = label(name="strong", wrap=True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.restore_buttons: list[QPushButton] = []
        self._lay_out()
        self.show_result("", "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(translate("care_view", "Backups and data"), "title"), 1)
        head.addWidget(self.backup_button)
        inside_result = QHBoxLayout(self.result)
        inside_result.setContentsMargins(px(16), px(10), px(16), px(10))
        inside_result.addWidget(self._result_text, 1)
        facts = self._facts
        facts.setSpacing(gap(14))
        for title, text in (
            (translate("care_view", "On this computer"), self._size),
            (translate("care_view", "Backups"), self._kept),
            (translate("care_view", "Customers' contacts"), self._contacts),
        ):
            facts.addWidget(_fact(title, text), 1)
        change = QPushButton(translate("care_view", "Change in Settings…"))
        change.clicked.connect(self.settings_asked)
        below = QHBoxLayout()
        below.addWidget(label(translate("care_view", "Backups of this till"), "heading"), 1)
        below.addWidget(change)
        content = QWidget()
        rest = QVBoxLayout(content)
        rest.setContentsMargins(0, 0, px(8), 0)
        rest.setSpacing(gap(12))
        rest.addLayout(facts)
        rest.addLayout(below)
        rest.addWidget(self._list, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(20), gap(14), gap(20), gap(16))
        inside.setSpacing(gap(12))
        inside.addLayout(head)
        inside.addWidget(self.result)
        inside.addWidget(scroll, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The facts stand side by side where there is room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self.width() >= span(_BESIDE)
        self._facts.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def show_size(self, size: DataSize) -> None:
        """What the record takes."""
        self._size.setText(
            translate(
                "care_view",
                "Record {database} MB, second record {side} MB, backups {backups} MB",
                database=_megabytes(size.database),
                side=_megabytes(size.side_journal),
                backups=_megabytes(size.backups),
            )
            + " · "
            + with_marks(translate("care_view", "%n redemption(s)", "", size.rows), size.rows)
        )

    def show_settings(self, settings: RecordSettings) -> None:
        """How it is looked after."""
        self._kept.setText(
            translate(
                "care_view", "One each day; the latest %n are kept.", "of backups", settings.backups_kept
            )
            if settings.daily_backup
            else translate(
                "care_view", "Only when asked for; the latest %n are kept.", "", settings.backups_kept
            )
        )
        self._contacts.setText(
            translate("care_view", "Blanked %n day(s) after the sale was settled.", "", settings.contact_days)
            if settings.contact_days
            else translate("care_view", "Kept for good.")
        )

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Newest first."""
        clear_layout_of(self._list)
        self.restore_buttons = []
        for backup in backups:
            self._rows.addWidget(self._row(backup))
        if not backups:
            self._rows.addWidget(label(translate("care_view", "There is none yet."), "mute"))
        self._rows.addStretch(1)

    def _row(self, backup: Backup) -> QFrame:
        made = QFrame()
        made.setObjectName("row")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, px(6), 0, px(6))
        line.setSpacing(gap(14))
        when = label(full_date(backup.at), "strong")
        line.addWidget(when)
        line.addWidget(label(f"{_megabytes(backup.bytes)} MB", "mute"))
        line.addWidget(label(backup.path.name, "mute"), 1)
        if not backup.is_readable:
            line.addWidget(pill(translate("care_view", "damaged"), "no"))
        elif not backup.is_proven:
            line.addWidget(pill(translate("care_view", "audit trail changed"), "stored"))
        restore = QPushButton(translate("care_view", "Restore…"))
        restore.setAccessibleName(
            translate("care_view", "Restore the backup of {when}", when=full_date(backup.at))
        )
        restore.setEnabled(backup.is_readable)
        restore.clicked.connect(lambda: self.restore_asked.emit(backup))
        self.restore_buttons.append(restore)
        line.addWidget(restore)
        return made

    def show_busy(self, busy: bool) -> None:
        """Whether a backup is made or restored now."""
        for button in (self.backup_button, *self.restore_buttons):
            button.setEnabled(not busy)

    def show_result(self, text: str, tone: str) -> None:
        """What came of it; empty for nothing."""
        self._result_text.setText(text)
        set_tone(self.result, tone)
        self.result.setVisible(bool(text))

    @property
    def result_text(self) -> str:
        """What is said of the last act."""
        return self._result_text.text()


def _fact(title: str, text: QLabel) -> QFrame:
    made = card()
    column = QVBoxLayout(made)
    column.setContentsMargins(gap(14), gap(10), gap(14), gap(10))
    column.setSpacing(gap(4))
    column.addWidget(label(title, "small"))
    column.addWidget(text)
    column.addStretch(1)
    return made


def _megabytes(size: int) -> str:
    return QLocale().toString(size / _MEGABYTE, "f", 1)
