"""The filters of the history: what each is set to, said by its button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.records.history import Choices, ScansWanted, Wanted
from voucher_till.ui.manager.history_popup import TickPopup, ValuePopup
from voucher_till.ui.manager.history_ticks import Entry
from voucher_till.ui.manager.history_words import (
    STATES,
    VERDICTS,
    cashier_words,
    source_words,
)
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import money, translate, worded
from voucher_till.ui.shared.parts import set_tone
from voucher_till.ui.shared.theme import gap, palette

STATE, CASHIER, PRODUCT, SOURCE, VALUE, VERDICT = "state", "cashier", "product", "source", "value", "verdict"
OUTLET = "outlet"
_OF_SCANS = (VERDICT, CASHIER, SOURCE)
_OF_REDEMPTIONS = (STATE, CASHIER, PRODUCT, SOURCE, OUTLET, VALUE)
_LONGEST = 22
"""Characters of a name on a button."""


class FilterBar(QWidget):
    """Buttons side by side; each opens what it can be set to."""

    changed = Signal()

    def __init__(self, *, values: bool) -> None:
        super().__init__()
        self.setAccessibleName(translate("history_filters", "Filters"))
        self._values = values
        self.currency = ""
        """In which bounds of a value are told."""
        self._scans = False
        self._choices = Choices((), (), ())
        self._set: dict[str, tuple[str, ...]] = {}
        self._bounds: tuple[Decimal | None, Decimal | None] = (None, None)
        self.buttons = {
            name: self._button(name) for name in (STATE, VERDICT, CASHIER, PRODUCT, SOURCE, OUTLET, VALUE)
        }
        self.clear_button = QPushButton(translate("history_filters", "Clear filters"))
        self.clear_button.setObjectName("quiet")
        self.clear_button.setIcon(icon("ph.x"))
        self.clear_button.clicked.connect(self._clear_and_tell)
        flow = Flow(self, gap(6))
        for button in (*self.buttons.values(), self.clear_button):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show()

    def _button(self, name: str) -> QPushButton:
        made = QPushButton()
        made.setObjectName("filter")
        # The sign that something opens stands behind the words.
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setIcon(icon("ph.caret-down-bold", palette().mute))
        made.clicked.connect(lambda: self.open(name))
        return made

    @property
    def any_set(self) -> bool:
        """Whether something is set that counts in the mode of now."""
        return any(self._is_set(name) for name in self._names)

    @property
    def _names(self) -> Sequence[str]:
        if self._scans:
            return _OF_SCANS
        # Most tills have served one outlet: there would be nothing to choose.
        shown = {VALUE: self._values, OUTLET: len(self._outlets) > 1}
        return tuple(name for name in _OF_REDEMPTIONS if shown.get(name, True))

    @property
    def _outlets(self) -> set[str]:
        return {*self._choices.outlets, *self._set.get(OUTLET, ())}

    def _is_set(self, name: str) -> bool:
        return self._bounds != (None, None) if name == VALUE else bool(self._set.get(name))

    def narrow(self, wanted: Wanted) -> Wanted:
        """What is wanted, with these filters."""
        least, most = self._bounds if self._values else (None, None)
        return replace(
            wanted,
            states=tuple(RedemptionState(state) for state in self._set.get(STATE, ())),
            cashiers=self._set.get(CASHIER, ()),
            products=self._set.get(PRODUCT, ()),
            sources=self._set.get(SOURCE, ()),
            outlets=self._set.get(OUTLET, ()),
            least=least,
            most=most,
        )

    def narrow_scans(self, wanted: ScansWanted) -> ScansWanted:
        """The same for scans."""
        return replace(
            wanted,
            cashiers=self._set.get(CASHIER, ()),
            sources=self._set.get(SOURCE, ()),
            verdicts=self._set.get(VERDICT, ()),
        )

    def take(self, wanted: Wanted) -> None:
        """Show what a filter made elsewhere is set to; nothing is emitted."""
        self._set = {
            STATE: tuple(state.value for state in wanted.states),
            CASHIER: wanted.cashiers,
            PRODUCT: wanted.products,
            SOURCE: wanted.sources,
            OUTLET: wanted.outlets,
        }
        self._bounds = (wanted.least, wanted.most)
        self._show()

    def take_scans(self, wanted: ScansWanted) -> None:
        """The same for scans."""
        self._set = {CASHIER: wanted.cashiers, SOURCE: wanted.sources, VERDICT: wanted.verdicts}
        self._bounds = (None, None)
        self._show()

    def show_mode(self, *, scans: bool) -> None:
        """Which of the filters there are."""
        self._scans = scans
        self._show()

    def allow(self, *, values: bool) -> None:
        """Whether there is a filter by value."""
        self._values = values
        self._show()

    def show_choices(self, choices: Choices) -> None:
        """What occurs in the record."""
        self._choices = choices
        self._show()

    def clear(self) -> None:
        """Nothing is set."""
        self._set.clear()
        self._bounds = (None, None)
        self._show()

    def open(self, name: str) -> TickPopup | ValuePopup:
        """Open what a filter can be set to."""
        popup = self._value_popup() if name == VALUE else self._tick_popup(name)
        popup.open_below()
        return popup

    def _tick_popup(self, name: str) -> TickPopup:
        ticked = self._set.get(name, ())
        popup = TickPopup(self.buttons[name], _titles()[name], self._entries(name), ticked)
        popup.changed.connect(lambda values: self._put(name, values))
        return popup

    def _value_popup(self) -> ValuePopup:
        popup = ValuePopup(self.buttons[VALUE], _titles()[VALUE], *self._bounds)
        popup.changed.connect(self._put_bounds)
        return popup

    def _entries(self, name: str) -> list[Entry]:
        if name == STATE:
            return [Entry(state.value, worded(look.word), look) for state, look in STATES.items()]
        if name == VERDICT:
            return [Entry(verdict, worded(look.word), look) for verdict, look in VERDICTS.items()]
        known = {
            CASHIER: self._choices.cashiers,
            PRODUCT: self._choices.products,
            SOURCE: self._choices.sources,
            OUTLET: self._choices.outlets,
        }
        nobody = ("",) if name == CASHIER else ()
        # What is set stays among the choices, also when it no longer occurs.
        values = dict.fromkeys((*known[name], *nobody, *self._set.get(name, ())))
        return [Entry(value, _words(name)(value)) for value in values]

    def _put(self, name: str, values: tuple[str, ...]) -> None:
        self._set[name] = values
        self._show()
        self.changed.emit()

    def _put_bounds(self, least: Decimal | None, most: Decimal | None) -> None:
        self._bounds = (least, most)
        self._show()
        self.changed.emit()

    def _clear_and_tell(self) -> None:
        self.clear()
        self.changed.emit()

    def _show(self) -> None:
        titles = _titles()
        for name, button in self.buttons.items():
            button.setVisible(name in self._names)
            # A product may have an ampersand in its name, which would mark a key.
            button.setText(self._said(name, titles[name]).replace("&", "&&"))
            set_tone(button, "true" if self._is_set(name) else "false", "on")
        self.clear_button.setVisible(self.any_set)
        self.updateGeometry()

    def _said(self, name: str, title: str) -> str:
        if not self._is_set(name):
            return title
        if name == VALUE:
            return self._said_bounds()
        values = self._set[name]
        if len(values) > 1:
            return f"{title}: {len(values)}"
        words = _words(name)(values[0])
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"

    def _said_bounds(self) -> str:
        least, most = (money(Money(one, self.currency)) if one is not None else "" for one in self._bounds)
        if least and most:
            return f"{least} – {most}"
        return f"≥ {least}" if least else f"≤ {most}"


def _titles() -> dict[str, str]:
    return {
        STATE: translate("history_filters", "State"),
        VERDICT: translate("history_filters", "Answer"),
        CASHIER: translate("history_filters", "Cashier"),
        PRODUCT: translate("history_filters", "Product"),
        SOURCE: translate("history_filters", "Scanned with"),
        OUTLET: translate("history_filters", "Outlet"),
        VALUE: translate("history_filters", "Value"),
    }


def _words(name: str) -> Callable[[str], str]:
    return {
        STATE: lambda value: worded(STATES[RedemptionState(value)].word),
        VERDICT: lambda value: worded(VERDICTS[value].word) if value in VERDICTS else value,
        CASHIER: cashier_words,
        PRODUCT: lambda value: value or translate("history_filters", "Without a name"),
        SOURCE: source_words,
        OUTLET: lambda value: value,
    }[name]
