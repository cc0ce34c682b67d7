"""The stage on which windows play."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from stage import Stage

from voucher_till.sandbox.server import SandboxServer


@pytest.fixture
def stage(qtbot: QtBot, sandbox: SandboxServer, tmp_path: Path) -> Stage:
    """A window on the emulator for one scene."""
    return Stage(qtbot, sandbox, tmp_path)
