"""Runs the real command line in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from voucher_till.sandbox import credentials
from voucher_till.store.folder import DataFolder


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Its JSON lines; fails when anything else stands on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


def complaints(text: str) -> list[str]:
    """The lines of standard error, without what a platform without a screen says of raising windows."""
    return [line for line in text.splitlines() if not line.startswith("This plugin does not support ")]


class Shell:
    """One till's command line."""

    def __init__(self, home: Path, base_url: str) -> None:
        self.home = home
        self.base_url = base_url
        self.environment = {**os.environ, "VOUCHER_TILL_HOME": str(home), "PYTHONWARNINGS": "error"}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "voucher_till", *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, stdin: str = "") -> Done:
        """Run a command to its end."""
        process = self.start(*arguments)
        out, err = process.communicate(stdin, timeout=100)
        # The log has tracebacks for those who ask for it; nobody else is shown one.
        shown = err if arguments[:1] == ("logs",) else out + err
        assert "Traceback" not in shown, out + err
        return Done(process.returncode, out, err)

    def until_open(self, first: subprocess.Popen[str]) -> Done:
        """Wait for the window of a process, and start another one."""
        while not self._has_window():
            assert first.poll() is None
        return self.run("gui")

    def _has_window(self) -> bool:
        """Whether a process holds the lock of the window; the record is there since the setup."""
        try:
            with FileLock(DataFolder(self.home).window_lock, timeout=0, thread_local=False):
                return False
        except Timeout:
            return True

    def setup(self, *more: str, secret: str = credentials.CLIENT_SECRET, **changes: str) -> Done:
        """Set the till up; the secret comes on standard input."""
        options = {
            "--base-url": self.base_url,
            "--client-key": credentials.CLIENT_KEY,
            "--merchant-id": credentials.MERCHANT_ID,
            "--third-shop-id": "OUTLET-1",
            "--read-timeout": "3",
        } | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
        pairs = [part for pair in options.items() for part in pair]
        return self.run("setup", *pairs, *more, stdin=secret + "\n")
