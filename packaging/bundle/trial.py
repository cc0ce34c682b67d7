"""Where the built program is tried: nothing of Python around it, a screen and an emulator of its own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from PIL import Image, ImageGrab

PATIENCE_SECONDS = 60.0
T = TypeVar("T")


class FailedError(Exception):
    """The program did not do what it should; the text says what."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def until(condition: Callable[[], T], what: str, seconds: float = PATIENCE_SECONDS) -> T:
    """Wait for something to be true; raises FailedError when it never is."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise FailedError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Place:
    """How the program is run, and what it sees of this computer."""

    program: str
    """Its path as the program's own system knows it."""
    home: str
    """Its data folder, in the same words."""
    root: Path = Path("/")
    """Where that system is on this computer."""
    way: tuple[str, ...] = ()
    """What goes before each command: another root folder, another user."""
    more: dict[str, str] = field(default_factory=dict)

    def here(self, path: str) -> Path:
        """A path of that system as this computer knows it."""
        return self.root / PurePosixPath(path).relative_to("/") if self.root != Path("/") else Path(path)

    def environment(self, **more: str) -> dict[str, str]:
        """All that the program is told: no Python, no path to one, no keyring of the person who tests."""
        if sys.platform == "win32":
            kept = {
                name: os.environ[name]
                for name in ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE")
                if name in os.environ
            }
        else:
            kept = {"HOME": self.home, "LANG": "C.UTF-8"}
        return kept | {"PATH": "", "VOUCHER_TILL_HOME": self.home} | self.more | more

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """Begin a command."""
        return subprocess.Popen(
            [*self.way, self.program, *words],
            env=self.environment(**more),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str, stdin: str = "", expect: Sequence[int] | None = (0,), **more: str) -> Done:
        """Run a command to its end. Raises FailedError when it ends with another code than is expected."""
        process = self.start(*words, **more)
        out, err = process.communicate(stdin, timeout=PATIENCE_SECONDS)
        done = Done(process.returncode, out, err)
        if "Traceback" in out + err or (expect is not None and done.code not in expect):
            raise FailedError(f"{' '.join(words)}: ended with {done.code}\n{out}{err}")
        return done

    def states(self) -> list[str]:
        """The states of the journal's rows, oldest first."""
        return [str(row[0]) for row in self._rows("SELECT state FROM redemption ORDER BY id")]

    def scans(self) -> int:
        """How many scans it has noted down."""
        return int(self._rows("SELECT count(*) FROM scan")[0][0])

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(
            sqlite3.connect(f"{(self.here(self.home) / 'till.db').as_uri()}?mode=ro", uri=True)
        ) as base:
            return base.execute(query).fetchall()


@contextmanager
def emulator(place: Place, folder: str, port: int = 0) -> Iterator[str]:
    """The built-in emulator in a process of its own, the phones' pictures in a folder; gives its address."""
    options = ["--port", str(port), "--state", f"{folder}/emulator.json", "--phones", f"{folder}/phones"]
    process = place.start("sandbox", *options, "--qr-seconds", "3000")
    try:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        first = process.stdout.readline().strip()
        if not first.startswith("listening on "):
            raise FailedError(f"the emulator said {first!r}")
        yield first.removeprefix("listening on ")
    finally:
        stop(process)


def stop(process: subprocess.Popen[str]) -> int:
    """End a program as a person's system does; returns its exit code."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE_SECONDS)
    return process.returncode


class Screen:
    """An X screen of its own, its keyboard, and what is seen on it."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        # Without -noreset a screen starts anew when its last client leaves; who comes then is turned away.
        size = ["-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-ac"]
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), *size], pass_fds=(writing,), stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.terminate()
        self._server.wait()

    def wait_for_window(self, *, whole: bool = True) -> float:
        """Wait until the till's window is seen with something in it; returns the monotonic time."""
        window = until(lambda: self._ask("search", "--onlyvisible", "--name", "Voucher Till"), "the window")
        if whole:
            self._ask("windowsize", window.split()[-1], "1366", "768")
        self._ask("windowfocus", window.split()[-1])
        until(self._is_painted, "something in the window")
        return time.monotonic()

    def press(self, key: str) -> None:
        """Press a key."""
        self._ask("key", key)

    def picture(self) -> Image.Image:
        """What is seen."""
        return ImageGrab.grab(xdisplay=self.name)

    def still(self) -> Image.Image:
        """What is seen once nothing moves for a moment, or after some seconds."""
        before = self.picture()
        for _ in range(20):
            time.sleep(0.3)
            now = self.picture()
            if now.tobytes() == before.tobytes():
                break
            before = now
        return before

    def _is_painted(self) -> bool:
        colours = self.picture().getcolors(1 << 20)
        return colours is not None and len(colours) > 50

    def _ask(self, *words: str) -> str:
        environment = os.environ | {"DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()
