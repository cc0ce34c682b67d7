"""What every test shares: no screen is needed, and nothing of this computer's own till is touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test may write into the keyring of the person who runs it; child processes inherit this.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCHER_TILL_HOME", str(tmp_path / "home"))


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A fresh emulator."""
    with SandboxServer() as server:
        yield server


@pytest.fixture
def caller(sandbox: SandboxServer) -> Iterator[Caller]:
    """A stranger's client to that emulator, and its control endpoint."""
    caller = Caller(sandbox)
    yield caller
    caller.close()
