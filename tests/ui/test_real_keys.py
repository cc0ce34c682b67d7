"""The program as a process on a real X server, with keys from outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec
import pytest
from commands import Shell
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer
from voucher_till.scanning.layouts import LAYOUTS
from voucher_till.store.settings import Settings

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool") and shutil.which("setxkbmap")),
    reason="needs Xvfb, xdotool and setxkbmap",
)

_KEY_CODES = (49, *range(10, 22), *range(24, 36), 51, *range(38, 49), *range(52, 62))
"""X's codes of the keys in the order of ``Layout.plain``."""
_SECONDS_TO_LOOK = 0.8
"""What a cashier takes at least, from an order on the screen to Enter."""
_PROBE = ["0"]
"""What a till asks about to learn whether the line is there."""

US = "US, Indonesian"


def until(condition: Callable[[], Any], seconds: float = 60) -> Any:
    """What a person would wait for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come")


class Practice(NamedTuple):
    """The emulator within a practice till; its control endpoint is on the platform's port too."""

    base_url: str
    control_url: str


class Screen:
    """A screen with one till on it, and the platform that it speaks to."""

    def __init__(self, shell: Shell, *how: str) -> None:
        reading, writing = os.pipe()
        # Without -noreset a screen starts anew when its last client leaves; who comes then is turned away.
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        screen.append("-noreset")
        self._server = subprocess.Popen(screen, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        self._environment = os.environ | {"DISPLAY": display}
        shell.environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._till = shell.start("gui", *how)
        try:
            window = until(lambda: self._ask("search", "--onlyvisible", "--name", "Voucher Till"))
        except AssertionError:
            self._till.send_signal(signal.SIGABRT)  # where it stands is then among the errors
            self.close()
            raise
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

    def hold_up(self, seconds: float) -> None:
        """Keep the till from running; the system goes on to take keys for it."""
        self._till.send_signal(signal.SIGSTOP)
        time.sleep(seconds)  # that is what is tested
        self._till.send_signal(signal.SIGCONT)

    def close(self) -> None:
        self._till.terminate()
        _, errors = self._till.communicate(timeout=60)
        self._server.terminate()
        self._server.wait(timeout=60)
        assert "Traceback" not in errors, errors


class Place(NamedTuple):
    """A screen, and a stranger's client to the platform behind it."""

    screen: Screen
    caller: Caller


@pytest.fixture(params=["a till's own setup", "practice"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "practice":
        yield from practising(tmp_path)
        return
    with SandboxServer() as server:
        shell = Shell(tmp_path / "till", server.base_url)
        assert shell.setup().code == 0
        yield from opened(Screen(shell, "--camera", "off"), server)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Place]:
    yield from practising(tmp_path)


def practising(tmp_path: Path) -> Iterator[Place]:
    screen = Screen(Shell(tmp_path / "till", ""), "--sandbox", "--camera", "off")
    settings = tmp_path / "till" / "practice" / "settings.json"
    address = msgspec.json.decode(settings.read_bytes(), type=Settings).base_url
    yield from opened(screen, Practice(address, address))


def opened(screen: Screen, platform: SandboxServer | Practice) -> Iterator[Place]:
    caller = Caller(cast(SandboxServer, platform))  # it asks for the two addresses alone
    yield Place(screen, caller)
    caller.close()
    screen.close()


def asked(caller: Caller) -> list[Any]:
    """What the platform was asked to verify, in order; not the till's own questions whether it is there."""
    asked = [
        attempt["qr_info"] or attempt["codes"]
        for attempt in caller.ledger()["attempts"]
        if attempt["call"] == "query"
    ]
    return [one for one in asked if one != _PROBE]


def redeem_what_is_on_the_screen(place: Place, code: str) -> None:
    """Enter redeems from the order card alone: so this shows that it is there."""

    def is_redeemed() -> bool:
        time.sleep(_SECONDS_TO_LOOK)
        if place.caller.redemptions_of(code) == 0:
            place.screen.key("Return")
        return place.caller.redemptions_of(code) == 1

    time.sleep(_SECONDS_TO_LOOK)
    assert place.caller.redemptions_of(code) == 0
    until(is_redeemed)


def test_a_scan_in_the_midst_of_a_person_s_typing(place: Place) -> None:
    """Half a code typed, a burst of another one, the other half: both are whole, the field is as it was."""
    screen, caller = place
    code, other = caller.code("refunded"), caller.customer("one")
    screen.type(code[:5], 120)
    screen.scan(other["qr"])
    until(lambda: len(asked(caller)) == 1)
    screen.type(code[5:], 120)
    screen.key("Return")
    until(lambda: len(asked(caller)) == 2)
    assert asked(caller) == [other["qr"], [code]]


def test_a_scan_while_the_till_is_held_up_again_and_again(place: Place) -> None:
    """As by a slow disk or a virus scanner: longer than any scanner pauses, in the midst of the code."""
    screen, caller = place
    customer = caller.customer("one")
    scanning = threading.Thread(target=screen.scan, args=(customer["qr"],))
    scanning.start()
    while scanning.is_alive():
        screen.hold_up(0.2)
        time.sleep(0.02)  # so long it may run
    until(lambda: len(asked(caller)) == 1)
    assert asked(caller) == [customer["qr"]]
    redeem_what_is_on_the_screen(place, customer["vouchers"][0]["code"])


@pytest.mark.parametrize(("host", "scanner"), [("us", US), ("de", US), ("fr", US)])
@pytest.mark.parametrize("caps", [False, True])
def test_a_scanner_on_a_computer_with_a_layout(practice: Place, host: str, scanner: str, caps: bool) -> None:
    screen, caller = practice
    screen.layout(host)
    if caps:
        screen.key("Caps_Lock")
    customer = caller.customer("one")
    screen.scan(customer["qr"], scanner)
    until(lambda: len(asked(caller)) == 1)
    assert asked(caller) == [customer["qr"]]
    redeem_what_is_on_the_screen(practice, customer["vouchers"][0]["code"])


def test_enter_redeems_and_a_second_enter_of_the_scanner_does_not(place: Place) -> None:
    customer = place.caller.customer("one")
    place.screen.scan(customer["qr"])
    place.screen.key("Return")
    until(lambda: len(asked(place.caller)) == 1)
    redeem_what_is_on_the_screen(place, customer["vouchers"][0]["code"])
