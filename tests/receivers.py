"""Receivers of events for tests: real processes, and a stranger's way to sign what they get."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from voucher_till import checkpoints
from voucher_till.domain.platform_events import EventPage
from voucher_till.webhooks.feeds import ReceiverFeed

SECRET = "sandbox-client-secret"
AFTER_SALE = "ttls.fulfill.after_sale.result"


def body_of(content: dict[str, Any], create_time: int, event: str = AFTER_SALE) -> bytes:
    """A body as the contract describes it."""
    fields = {"client_key": "key", "event": event, "create_time": create_time, "content": json.dumps(content)}
    return json.dumps(fields).encode()


def signed(body: bytes, *, secret: str = SECRET, age: float = 0) -> dict[str, str]:
    """The headers of a delivery that was signed some seconds ago."""
    moment = int(time.time() - age)
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return {"TikTok-Signature": f"t={moment},s={digest}", "content-type": "application/json"}


@dataclass(frozen=True, slots=True)
class ReceiverProcess:
    """A receiver that runs."""

    process: subprocess.Popen[str]
    callback: str
    monitor: str

    @property
    def address(self) -> str:
        """What a till is told."""
        return self.callback.removesuffix("/callback")

    def metrics(self) -> dict[str, float]:
        """Its numbers at one moment, by their names."""
        lines = httpx.get(f"{self.monitor}/metrics", trust_env=False).text.splitlines()
        parts = (line.rpartition(" ") for line in lines if not line.startswith("#"))
        return {name: float(value) for name, _, value in parts}

    def metric(self, name: str) -> float:
        """One of them."""
        return self.metrics()[name]


@dataclass(frozen=True, slots=True)
class Site:
    """Where receivers run: their data folder, and the database when it is another."""

    home: Path
    database: str = ""

    def environment(self, kill_at: str = "") -> dict[str, str]:
        """What the process gets."""
        given = os.environ | {"VOUCHER_TILL_HOME": str(self.home), "VOUCHER_TILL_CLIENT_SECRET": SECRET}
        given |= {"VOUCHER_TILL_WEBHOOKS_DATABASE": self.database} if self.database else {}
        return given | ({checkpoints.VARIABLE: kill_at} if kill_at else {})

    @contextlib.contextmanager
    def receiver(self, *options: str, kill_at: str = "", port: int = 0) -> Iterator[ReceiverProcess]:
        """Run one; it is interrupted at the end, unless it is dead by then."""
        command = [sys.executable, "-m", "voucher_till", "webhooks", "--port", str(port), *options]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=self.environment(kill_at)
        ) as process:
            assert process.stdout is not None
            callback, monitor = (process.stdout.readline().split()[-1] for _ in range(2))
            try:
                yield ReceiverProcess(process, callback, monitor.removesuffix("/health"))
            finally:
                process.terminate()

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run `webhooks` with these arguments to its end; it is given a text on its input."""
        command = [sys.executable, "-m", "voucher_till", "webhooks", *arguments]
        return subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            env=self.environment(),
            timeout=60,
            check=False,
        )


def deliver(receiver: ReceiverProcess, body: bytes, **how: object) -> int:
    """Deliver once, signed as ``how`` says; gives the status of the answer."""
    headers = signed(body, **how)  # type: ignore[arg-type]
    return httpx.post(receiver.callback, content=body, headers=headers, trust_env=False).status_code


def token(site: Site, name: str = "till 1") -> str:
    """A token of a till, issued by the command."""
    done = site.run("issue", name)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


async def all_events(receiver: ReceiverProcess, held: str, least: int) -> EventPage:
    """What the feed has, once it has so many."""
    async with ReceiverFeed(receiver.address, held) as feed, asyncio.timeout(60):
        page = await feed.after("", 10)
        while len(page.events) < least:
            more = await feed.after(page.cursor, 10)
            page = EventPage(more.cursor, page.events + more.events)
        return page
