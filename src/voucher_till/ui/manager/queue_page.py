"""What waits for the platform, and what the platform will not redeem although the goods went out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import total
from voucher_till.domain.phrases import phrase
from voucher_till.domain.wording import words
from voucher_till.ui.shared.language import date_and_time, money, translate, worded
from voucher_till.ui.shared.parts import (
    ElidedLabel,
    KeyboardPage,
    card,
    clear_layout_of,
    label,
    pill,
)
from voucher_till.ui.shared.theme import px

_SHOWN = 100
_STATES = {
    RedemptionState.SUBMITTING: (phrase("queue_page", "Sending"), "unknown"),
    RedemptionState.UNKNOWN: (phrase("queue_page", "Outcome unknown"), "unknown"),
    RedemptionState.STORED: (phrase("queue_page", "Stored"), "stored"),
    RedemptionState.CONFLICT: (phrase("queue_page", "Conflict"), "no"),
}


class QueuePage(KeyboardPage):
    """Lists open rows; asks for a try, for the end of a conflict, or to leave."""

    try_asked = Signal()
    close_asked = Signal(object)
    """A ``Redemption`` in conflict."""
    offline_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label(name="title")
        self._summary = label(name="mute", wrap=True)
        self._progress = label(name="strong")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, px(8), 0)
        self._rows.setSpacing(px(8))
        self._offline = _button("", self.offline_asked, "tall")
        self.try_button = _button("", self.try_asked, "primary")
        self._lay_out()
        self.show_forced("")
        self.show_progress("", running=False)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content())
        scroll.setAccessibleName(translate("queue_page", "Open redemptions"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(14))
        buttons.addWidget(_button(translate("queue_page", "Done") + "   Esc", self.left, "secondary"), 1)
        buttons.addWidget(self._offline, 1)
        buttons.addWidget(self.try_button, 2)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(28), px(20), px(28), px(22))
        inside.setSpacing(px(10))
        for part in (self._title, self._progress):
            inside.addWidget(part)
        inside.addWidget(scroll, 1)
        inside.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(px(20), px(20), px(20), px(20))
        outside.addWidget(frame)

    def _content(self) -> QWidget:
        """What is scrolled: in a low window with large text the summary alone may be higher than the rest."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self._summary)
        column.addWidget(self._list, 1)
        return made

    def show_rows(self, rows: Sequence[Redemption], foreign: Sequence[Redemption]) -> None:
        """This till's open rows, and those of an outlet or an account it had before."""
        waiting = [row for row in rows if row.state is not RedemptionState.CONFLICT]
        conflicts = [row for row in rows if row.state is RedemptionState.CONFLICT]
        if rows or foreign:
            self._title.setText(translate("queue_page", "Waiting and conflicts"))
        else:
            self._title.setText(translate("queue_page", "Nothing is open"))
        self._summary.setText(summary(waiting, conflicts, foreign))
        self.try_button.setEnabled(bool(waiting))
        clear_layout_of(self._list)
        while self._rows.takeAt(0) is not None:
            pass
        for row in (*conflicts, *waiting)[:_SHOWN]:
            self._rows.addWidget(self._row(row))
        if len(rows) > _SHOWN:
            self._rows.addWidget(
                label(translate("queue_page", "and %n more", "", len(rows) - _SHOWN), "mute")
            )
        self._rows.addStretch(1)

    def show_forced(self, why: str) -> None:
        """Whether a manager has taken the till off the line."""
        if why:
            self._offline.setText(translate("queue_page", "Back on the line…"))
        else:
            self._offline.setText(translate("queue_page", "Work offline…"))

    def show_progress(self, text: str, *, running: bool) -> None:
        """How far sending has come; empty when nothing is sent."""
        self._progress.setText(text)
        self._progress.setVisible(bool(text))
        stop, start = translate("queue_page", "Stop"), translate("queue_page", "Try now")
        self.try_button.setText(f"{stop if running else start}   F5")

    def _row(self, row: Redemption) -> QFrame:
        made = card()
        line = QHBoxLayout(made)
        line.setContentsMargins(px(16), px(10), px(16), px(10))
        line.setSpacing(px(18))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(ElidedLabel(name_of(row), "strong"))
        texts.addWidget(label(why(row), "small", wrap=True))
        word, tone = _STATES[row.state]
        line.addWidget(pill(worded(word), tone), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(texts, 1)
        line.addWidget(label(money(row.sale_price), "strong"))
        if row.state is RedemptionState.CONFLICT:
            close = _button(translate("queue_page", "Close…"), lambda: self.close_asked.emit(row))
            close.setAccessibleName(translate("queue_page", "Close: {voucher}", voucher=name_of(row)))
            line.addWidget(close)
        return made


def name_of(row: Redemption) -> str:
    """Product and last digits."""
    return f"{row.product_name or translate('queue_page', 'Voucher')} · …{row.code[-4:]}"


def why(row: Redemption) -> str:
    """Since when a row is open, why, and what happens next."""
    parts = [date_and_time(row.created_at)]
    if row.cashier:
        parts.append(translate("queue_page", "by {cashier}", cashier=row.cashier))
    if not row.verified:
        parts.append(translate("queue_page", "not verified when it was accepted"))
    if row.reason is not None:
        parts.append(worded(words(row.reason)[0]).rstrip("."))
    if row.redeemed_outlet:
        parts.append(translate("queue_page", "redeemed at outlet {outlet}", outlet=row.redeemed_outlet))
    if row.attempts:
        parts.append(translate("queue_page", "sent %n time(s)", "", row.attempts))
    if row.next_try_at is not None:
        at = f"{row.next_try_at.astimezone():%H:%M:%S}"
        parts.append(translate("queue_page", "next try {time}", time=at))
    if row.contact:
        parts.append(translate("queue_page", "customer: {contact}", contact=row.contact))
    return " · ".join(parts)


def summary(
    waiting: Sequence[Redemption], conflicts: Sequence[Redemption], foreign: Sequence[Redemption]
) -> str:
    """Counts and values, in a sentence each."""
    said = []
    if waiting:
        text = translate(
            "queue_page",
            "{vouchers} to be sent or settled. The till does it by itself.",
            vouchers=_counted(waiting),
        )
        said.append(text)
    if conflicts:
        text = translate(
            "queue_page",
            "{vouchers} handed over that the platform does not redeem. A manager closes each with a reason.",
            vouchers=_counted(conflicts),
        )
        said.append(text)
    if foreign:
        text = translate(
            "queue_page",
            "{vouchers} of an outlet or account that this till had before: "
            "to be sent when it is set up for that again.",
            vouchers=_counted(foreign),
        )
        said.append(text)
    return " ".join(said) or translate("queue_page", "Every redemption of this till is settled.")


def _counted(rows: Sequence[Redemption]) -> str:
    count = translate("queue_page", "%n voucher(s)", "", len(rows))
    amount = money(total(row.sale_price for row in rows))
    return f"{count} ({amount})" if amount else count


def _button(text: str, action: object, name: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(action)
    return made
