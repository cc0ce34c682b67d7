"""Every page of the assistant: nothing is cut off, every part has a name and is large enough for a finger."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import msgspec
import pytest
from assistant_room import draft_for, leave_draft, play_assistant
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)
from stage import until

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.settings import DeviceSettings, LookSettings
from voucher_till.store.setup_draft import DraftPerson
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.places import Place, way
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.shared.parts import ElidedLabel
from voucher_till.ui.shared.theme import px

A_FINGER = 44
"""Pixels of the lowest part; its border and what is around it can be hit too."""
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractItemView)
LOOKS = [
    pytest.param(1024, 600, 100, "en", id="small"),
    pytest.param(1024, 600, 100, "id", id="small, Indonesian"),
    pytest.param(1366, 768, 200, "id", id="twice the size"),
]


def cut_off(whole: QWidget) -> list[str]:
    """Texts with less room than they need."""
    found = []
    for part in whole.findChildren(QLabel):
        if part.isVisible() and part.text() and not isinstance(part, ElidedLabel):
            needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
            if needed > part.height() or (not part.wordWrap() and part.sizeHint().width() > part.width()):
                found.append(part.text())
    buttons = (part for part in whole.findChildren(QPushButton) if part.isVisible() and part.text())
    return found + [part.text() for part in buttons if part.minimumSizeHint().width() > part.width()]


def flaws(page: QWidget) -> list[str]:
    """Parts without a name, or too small for a finger."""
    found = []
    for kind in CONTROLS:
        for part in page.findChildren(kind):
            inside = isinstance(part.parentWidget(), QComboBox | QAbstractItemView | QLineEdit)
            if not part.isVisible() or inside or isinstance(part, QScrollBar):
                continue
            known = QAccessible.queryAccessibleInterface(part)
            if not known or not known.text(QAccessible.Text.Name).strip():
                found.append(f"no name: {part}")
            if part.height() < px(A_FINGER):
                found.append(f"too low: {part} {part.height()}")
    return found


@pytest.mark.parametrize(("width", "height", "percent", "speaks"), LOOKS)
def test_every_page(
    sandbox: SandboxServer, tmp_path: Path, width: int, height: int, percent: int, speaks: str
) -> None:
    draft = msgspec.structs.replace(
        draft_for(sandbox.base_url),
        look=LookSettings(language=speaks, theme="light", text_percent=percent),
        devices=DeviceSettings(camera="off"),
        people=(DraftPerson(name="Budi", role="manager", has_pin=True),),
    )
    leave_draft(tmp_path, draft, "wrong")
    told: dict[str, list[str]] = {}

    async def play(window: AssistantWindow) -> None:
        window.resize(width, height)
        for place in way("test"):
            window.go_to(place)
            page = window.view.page
            if isinstance(page, AccessPage):
                page.check_button.click()
                await until(partial(has_findings, page))
            await settled(page)
            found = cut_off(window.view) + flaws(page)
            if page.horizontalScrollBar().maximum():
                found.append("it is wider than the window")
            focused = QApplication.focusWidget()
            if focused is None or not focused.isVisible():
                found.append("nothing has the keyboard")
            if found:
                told[place.value] = found
        assert window.size().width() == width

    play_assistant(tmp_path, play)
    assert not told, "\n".join(f"{place}: {one}" for place, found in told.items() for one in found)


def has_findings(page: AccessPage) -> bool:
    return bool(page.findings.cards)


async def settled(page: QWidget) -> None:
    """Until the layouts have come to rest."""
    before = None
    for _ in range(50):
        now = [part.geometry() for part in page.findChildren(QWidget)]
        if now == before:
            return
        before = now
        await asyncio.sleep(0.05)


def test_the_steps_lead_to_pages_that_were_seen(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url))

    async def play(window: AssistantWindow) -> None:
        for place in (Place.LANGUAGE, Place.ENVIRONMENT, Place.PLATFORM):
            window.go_to(place)
        buttons = window.view.steps.buttons
        assert list(buttons) == list(way("test"))
        assert not buttons[Place.OUTLET].isEnabled()
        buttons[Place.ENVIRONMENT].click()
        assert window.place is Place.ENVIRONMENT

    play_assistant(tmp_path, play)
