"""The stage on which windows play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stage import Stage

from voucher_till.sandbox.server import SandboxServer


@pytest.fixture(autouse=True)
def _windows_go() -> Iterator[None]:
    """What a test leaves open is gone before the next one: each new look styles every widget there is."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def stage(qtbot: QtBot, sandbox: SandboxServer, tmp_path: Path) -> Stage:
    """A window on the emulator for one scene."""
    return Stage(qtbot, sandbox, tmp_path)
