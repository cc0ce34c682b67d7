"""What every test shares: no screen is needed, and nothing of this computer's own till is touched."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from network_camera import NetworkCamera
from pictures import photo
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store import known_secrets

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Shells take Ctrl+C from what they start in the background; a child that inherits that cannot be stopped.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# How long an example takes is no matter of these tests; on a busy computer it is long.
settings.register_profile("till", deadline=None)
settings.load_profile("till")
# No test may write into the keyring of the person who runs it; child processes inherit this.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

SOME_VOUCHER = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCHER_TILL_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _own_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test keeps as a secret is a word like others in the next one's log."""
    monkeypatch.setattr(known_secrets, "_known", set(known_secrets._known))


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


@pytest.fixture
def network_camera() -> Iterator[NetworkCamera]:
    """A network camera that films a phone with some voucher."""
    camera = NetworkCamera([photo(SOME_VOUCHER, seed=seed, size=(640, 480)) for seed in range(6)])
    yield camera
    camera.close()
