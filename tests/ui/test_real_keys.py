"""The program as a process on a real X server, with keys from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import Shell
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer
from voucher_till.scanning.layouts import LAYOUTS

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool") and shutil.which("setxkbmap")),
    reason="needs Xvfb, xdotool and setxkbmap",
)

_KEY_CODES = (49, *range(10, 22), *range(24, 36), 51, *range(38, 49), *range(52, 62))
"""X's codes of the keys in the order of ``Layout.plain``."""


US = "US, Indonesian"


def until(condition: Callable[[], Any], seconds: float = 30) -> Any:
    """What a person would wait for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come")


class Screen:
    """A screen with one till on it."""

    def __init__(self, shell: Shell) -> None:
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(screen, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        self._environment = os.environ | {"DISPLAY": display}
        shell.environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._till = shell.start("gui", "--camera", "off")
        window = until(lambda: self._ask("search", "--onlyvisible", "--name", "Voucher Till"))
        self._ask("windowfocus", "--sync", window.split()[0])

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def layout(self, name: str) -> None:
        subprocess.run(["setxkbmap", name], env=self._environment, check=True)

    def type(self, text: str, milliseconds: int) -> None:
        self._ask("type", "--delay", str(milliseconds), text)

    def key(self, name: str) -> None:
        self._ask("key", name)

    def scan(self, payload: str, scanner: str = US) -> None:
        """Press the keys that a scanner with this layout presses."""
        presses = LAYOUTS[scanner].presses(payload)
        assert presses is not None
        keys = [("shift+" if shift else "") + str(_KEY_CODES[key]) for key, shift in presses]
        self._ask("key", "--delay", "4", *keys, "36")

    def close(self) -> None:
        self._till.terminate()
        _, errors = self._till.communicate(timeout=20)
        self._server.terminate()
        self._server.wait(timeout=20)
        assert "Traceback" not in errors, errors


@pytest.fixture
def screen(sandbox: SandboxServer, tmp_path: Path) -> Iterator[Screen]:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup().code == 0
    screen = Screen(shell)
    yield screen
    screen.close()


def asked(caller: Caller) -> list[Any]:
    """What the platform was asked to verify, in order."""
    return [
        attempt["qr_info"] or attempt["codes"]
        for attempt in caller.ledger()["attempts"]
        if attempt["call"] == "query"
    ]


def test_a_scan_in_the_midst_of_a_person_s_typing(screen: Screen, caller: Caller) -> None:
    """Half a code typed, a burst of another one, the other half: both are whole, the field is as it was."""
    code, other = caller.code("refunded"), caller.customer("three")
    screen.type(code[:5], 120)
    screen.scan(other["qr"])
    until(lambda: caller.calls("query") == 1)
    screen.type(code[5:], 120)
    screen.key("Return")
    until(lambda: caller.calls("query") == 2)
    assert asked(caller) == [other["qr"], [code]]


@pytest.mark.parametrize(("host", "scanner"), [("us", US), ("de", US), ("fr", US)])
@pytest.mark.parametrize("caps", [False, True])
def test_a_scanner_on_a_computer_with_a_layout(
    screen: Screen, caller: Caller, host: str, scanner: str, caps: bool
) -> None:
    screen.layout(host)
    if caps:
        screen.key("Caps_Lock")
    customer = caller.customer("three")
    screen.scan(customer["qr"], scanner)
    until(lambda: caller.calls("query") == 1)
    assert asked(caller) == [customer["qr"]]


def test_enter_redeems_and_a_second_enter_of_the_scanner_does_not(screen: Screen, caller: Caller) -> None:
    customer = caller.customer("one")
    screen.scan(customer["qr"])
    screen.key("Return")
    until(lambda: caller.calls("query") == 1)
    time.sleep(0.8)  # a cashier looks at the order
    assert caller.ledger()["redemptions"] == []
    screen.key("Return")
    until(lambda: caller.redemptions_of(customer["vouchers"][0]["code"]) == 1)
