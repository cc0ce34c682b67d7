"""The merchant's outlets: whether they can sell, under which ID, and how their reviews stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from voucher_till.domain.catalogue import ListedOutlet, Outlet
from voucher_till.domain.outlets import OutletTask, TaskKind, TaskState
from voucher_till.ui.manager.catalogue_view import CatalogueView
from voucher_till.ui.manager.plain_table import TextColumn
from voucher_till.ui.manager.tool_button import ToolButton
from voucher_till.ui.shared.language import translate, worded

_TONES = {TaskState.SUCCESSFUL: "ok", TaskState.FAILED: "no", TaskState.PARTIAL: "no"}


@dataclass(frozen=True, slots=True)
class OutletRow:
    """All that is known of an outlet."""

    third_shop_id: str
    """Empty when it is not mapped to an ID of the merchant's own."""
    listed: ListedOutlet | None = None
    known: Outlet | None = None
    reviews: Mapping[TaskKind, OutletTask] = field(default_factory=dict)
    is_here: bool = False
    """It is the one of this till."""

    @property
    def name(self) -> str:
        """As the platform has it."""
        named = self.listed or self.known
        return named.name if named is not None else ""


class OutletsView(CatalogueView[OutletRow]):
    """Asks how reviews stand."""

    reviews_asked = Signal()
    file_asked = Signal(object)
    """A ``TaskKind`` that is to be handed in from a file."""

    def __init__(self) -> None:
        super().__init__(
            translate("outlets_view", "Outlets"),
            translate(
                "outlets_view",
                "Each outlet must be claimed, have its papers accepted, and carry your own ID. TikTok "
                "reviews what is handed in.",
            ),
            _columns(),
            ("ph.storefront", translate("outlets_view", "No outlets to show")),
        )
        self.reviews_button = ToolButton("ph.hourglass", translate("outlets_view", "Ask how reviews stand"))
        self.reviews_button.clicked.connect(self.reviews_asked)
        self.hand_in_button = ToolButton("ph.upload-simple", translate("outlets_view", "Hand in from a file"))
        menu = QMenu(self.hand_in_button)
        self.hand_in_acts = {kind: menu.addAction(kind_words(kind)) for kind in TaskKind}
        for kind, act in self.hand_in_acts.items():
            act.triggered.connect(lambda _on, kind=kind: self.file_asked.emit(kind))
        self.hand_in_button.setMenu(menu)
        self.add_acts(self.hand_in_button, self.reviews_button)
        self.chosen.connect(self._show_told)
        self._show_told()

    def _show_told(self) -> None:
        row = self.item
        self.told.setText(_told(row) if row is not None else "")
        self.told.setVisible(bool(self.told.text()))
        self.reviews_button.setEnabled(any(one.reviews for one in self.model.items))


def _told(row: OutletRow) -> str:
    said: list[str] = []
    if row.listed is not None:
        said += [worded(one.words) for one in row.listed.unavailable]
    if not row.third_shop_id:
        said.append(
            translate(
                "outlets_view", "Map it to your own ID: Merchant Portal > Outlets > the outlet > Outlet ID."
            )
        )
    for task in row.reviews.values():
        said += [f"{kind_words(task.kind)}: {one.text}" for one in task.reasons]
    return "\n".join(said)


def kind_words(kind: TaskKind) -> str:
    """What was handed in."""
    return {
        TaskKind.CLAIM: translate("outlets_view", "Claim"),
        TaskKind.CERTIFICATES: translate("outlets_view", "Papers"),
        TaskKind.DECORATION: translate("outlets_view", "Decoration"),
        TaskKind.UPDATE: translate("outlets_view", "Basic data"),
    }[kind]


def _review(kind: TaskKind) -> TextColumn[OutletRow]:
    def state(row: OutletRow) -> TaskState | None:
        task = row.reviews.get(kind)
        return task.state if task is not None else None

    def text(row: OutletRow) -> str:
        found = state(row)
        return worded(found.words) if found is not None else "–"

    def tone(row: OutletRow) -> str:
        found = state(row)
        return _TONES.get(found, "") if found is not None else ""

    return TextColumn(kind_words(kind), text, 150, tone)


def _standing(row: OutletRow) -> str:
    if row.listed is None:
        return translate("outlets_view", "Not known")
    if row.listed.unavailable:
        return translate("outlets_view", "Cannot sell")
    return translate("outlets_view", "Can sell")


def _columns() -> list[TextColumn[OutletRow]]:
    return [
        TextColumn(
            translate("outlets_view", "Outlet"),
            lambda row: (
                translate("outlets_view", "{name} (this till)", name=row.name) if row.is_here else row.name
            ),
        ),
        TextColumn(
            translate("outlets_view", "Your ID"),
            lambda row: row.third_shop_id or translate("outlets_view", "Not mapped"),
            130,
            lambda row: "" if row.third_shop_id else "no",
        ),
        TextColumn(
            translate("outlets_view", "Sales"),
            _standing,
            110,
            lambda row: "" if row.listed is None else ("no" if row.listed.unavailable else "ok"),
        ),
        *(_review(kind) for kind in (TaskKind.CLAIM, TaskKind.CERTIFICATES, TaskKind.DECORATION)),
    ]
