"""What waits for the platform, and what the platform will not redeem although the goods went out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import total
from voucher_till.domain.wording import words
from voucher_till.ui.shared import money
from voucher_till.ui.shared.parts import ElidedLabel, card, clear_layout_of, label, pill

_SHOWN = 100
_STATES = {
    RedemptionState.SUBMITTING: ("Sending", "unknown"),
    RedemptionState.UNKNOWN: ("Outcome unknown", "unknown"),
    RedemptionState.STORED: ("Stored", "stored"),
    RedemptionState.CONFLICT: ("Conflict", "no"),
}


class QueuePage(QWidget):
    """Lists open rows; asks for a try, for the end of a conflict, or to leave."""

    try_asked = Signal()
    close_asked = Signal(object)
    """A ``Redemption`` in conflict."""
    offline_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._title = label(name="title")
        self._summary = label(name="mute", wrap=True)
        self._progress = label(name="strong")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(8)
        self._offline = _button("Work offline…", self.offline_asked, "tall")
        self.try_button = _button("Try now   F5", self.try_asked, "primary")
        self._lay_out()
        self.show_progress("", running=False)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(_button("Done   Esc", self.left, "secondary"), 1)
        buttons.addWidget(self._offline, 1)
        buttons.addWidget(self.try_button, 2)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(28, 20, 28, 22)
        inside.setSpacing(10)
        for part in (self._title, self._summary, self._progress):
            inside.addWidget(part)
        inside.addWidget(scroll, 1)
        inside.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(20, 20, 20, 20)
        outside.addWidget(frame)

    def show_rows(self, rows: Sequence[Redemption], foreign: Sequence[Redemption]) -> None:
        """This till's open rows, and those of an outlet or an account it had before."""
        waiting = [row for row in rows if row.state is not RedemptionState.CONFLICT]
        conflicts = [row for row in rows if row.state is RedemptionState.CONFLICT]
        self._title.setText("Waiting and conflicts" if rows or foreign else "Nothing is open")
        self._summary.setText(summary(waiting, conflicts, foreign))
        self.try_button.setEnabled(bool(waiting))
        clear_layout_of(self._list)
        while self._rows.takeAt(0) is not None:
            pass
        for row in (*conflicts, *waiting)[:_SHOWN]:
            self._rows.addWidget(self._row(row))
        if len(rows) > _SHOWN:
            self._rows.addWidget(label(f"and {len(rows) - _SHOWN} more", "mute"))
        self._rows.addStretch(1)

    def show_forced(self, why: str) -> None:
        """Whether a manager has taken the till off the line."""
        self._offline.setText("Back on the line…" if why else "Work offline…")

    def show_progress(self, text: str, *, running: bool) -> None:
        """How far sending has come; empty when nothing is sent."""
        self._progress.setText(text)
        self._progress.setVisible(bool(text))
        self.try_button.setText("Stop   F5" if running else "Try now   F5")

    def _row(self, row: Redemption) -> QFrame:
        made = card()
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(18)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(f"{row.product_name or 'Voucher'} · …{row.code[-4:]}", "strong"))
        texts.addWidget(label(why(row), "small", wrap=True))
        word, tone = _STATES[row.state]
        line.addWidget(pill(word, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(texts, 1)
        line.addWidget(label(money.show(row.sale_price), "strong"))
        if row.state is RedemptionState.CONFLICT:
            line.addWidget(_button("Close…", lambda: self.close_asked.emit(row)))
        return made


def why(row: Redemption) -> str:
    """Since when a row is open, why, and what happens next."""
    parts = [f"{row.created_at.astimezone():%d %b %H:%M}"]
    if row.cashier:
        parts.append(f"by {row.cashier}")
    if not row.verified:
        parts.append("not verified when it was accepted")
    if row.reason is not None:
        parts.append(words(row.reason)[0].rstrip("."))
    if row.redeemed_outlet:
        parts.append(f"redeemed at outlet {row.redeemed_outlet}")
    if row.attempts:
        parts.append(f"sent {row.attempts} time{'s' if row.attempts > 1 else ''}")
    if row.next_try_at is not None:
        parts.append(f"next try {row.next_try_at.astimezone():%H:%M:%S}")
    if row.contact:
        parts.append(f"customer: {row.contact}")
    return " · ".join(parts)


def summary(
    waiting: Sequence[Redemption], conflicts: Sequence[Redemption], foreign: Sequence[Redemption]
) -> str:
    """Counts and values, in a sentence each."""
    said = []
    if waiting:
        said.append(f"{_counted(waiting)} wait to be sent or settled. The till does it by itself.")
    if conflicts:
        said.append(
            f"{_counted(conflicts)} went out, and the platform does not redeem "
            f"{'it' if len(conflicts) == 1 else 'them'}. A manager closes each with a reason."
        )
    if foreign:
        said.append(
            f"{_counted(foreign)} belong to an outlet or account that this till had before. "
            "They are sent when it is set up for that again."
        )
    return " ".join(said) or "Every redemption of this till is settled."


def _counted(rows: Sequence[Redemption]) -> str:
    amount = money.show(total(row.sale_price for row in rows))
    return f"{len(rows)} voucher{'s' if len(rows) > 1 else ''}" + (f" ({amount})" if amount else "")


def _button(text: str, action: object, name: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(action)
    return made
