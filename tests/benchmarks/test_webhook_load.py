"""The receiver under load: 200 events a second, some twice, late or forged, while it is killed twice.

``VOUCHER_TILL_LOAD_SECONDS`` makes it shorter than a minute, ``VOUCHER_TILL_LOAD_POSTGRESQL=1`` runs it on a
PostgreSQL server instead of a file.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from postgres import postgresql, programs
from receivers import ReceiverProcess, Site, body_of, signed

from voucher_till.domain.platform_events import PlatformEvent
from voucher_till.webhooks.feeds import ReceiverFeed

SECONDS = float(os.environ.get("VOUCHER_TILL_LOAD_SECONDS", "60"))
ON_POSTGRESQL = bool(os.environ.get("VOUCHER_TILL_LOAD_POSTGRESQL"))
PER_SECOND = 200
DUPLICATES, LATE, FORGED = 0.05, 0.05, 0.02
KILLS = 2
IN_TIME_SECONDS, IN_TIME_SHARE = 0.05, 0.99
AT_ONCE = 40
"""Deliveries under way; a longer queue would measure this script instead of the receiver."""
SUBJECTS = 500
LATE_BY = 20
"""How many places later an event is sent that is out of order."""
RETRY_SECONDS = 0.5

pytestmark = pytest.mark.timeout(SECONDS * 4 + 120)


@dataclass(slots=True)
class Load:
    """What is sent, and how it was answered."""

    address: str
    seconds: list[float] = field(default_factory=list)
    """To each answer 200, of an attempt that was answered at all, as this process sees it."""
    unanswered: int = 0
    refused: Counter[int] = field(default_factory=Counter)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    answers: float = 0
    """As the receivers themselves count them."""
    in_time: float = 0

    async def send(self, http: httpx.AsyncClient, body: bytes, *, forged: bool) -> None:
        """Deliver one event as the platform does: again until it is taken. What is forged is tried once."""
        while True:
            if await self._attempt(http, body, forged=forged):
                return
            await asyncio.sleep(RETRY_SECONDS)

    async def _attempt(self, http: httpx.AsyncClient, body: bytes, *, forged: bool) -> bool:
        """Whether it needs no other."""
        async with self.room:
            headers = signed(body, secret="another") if forged else signed(body)
            began = time.perf_counter()
            try:
                answer = await http.post(f"{self.address}/callback", content=body, headers=headers)
            except httpx.HTTPError:
                self.unanswered += 1
                return False
        if answer.status_code == 200:
            self.seconds.append(time.perf_counter() - began)
            return True
        self.refused[answer.status_code] += 1
        return forged

    def count(self, receiver: ReceiverProcess) -> None:
        """Add what a receiver measured itself."""
        name = "voucher_till_webhook_answer_seconds"
        measured = receiver.metrics()
        self.answers += measured[f"{name}_count"]
        self.in_time += measured[f'{name}_bucket{{le="{IN_TIME_SECONDS}"}}']


def planned() -> list[tuple[bytes, bool]]:
    """Bodies in the order of their sending, with whether each is forged."""
    draw = random.Random(8)  # noqa: S311 - repeatable, not secret
    now = int(time.time())
    sent: list[tuple[float, bytes, bool]] = []
    for number in range(int(SECONDS * PER_SECOND)):
        forged = draw.random() < FORGED
        content = {"after_sale_order_id": draw.randrange(SUBJECTS), "number": -1 if forged else number}
        body = body_of(content, now + number // PER_SECOND)
        place = number + (LATE_BY if draw.random() < LATE else 0)
        sent.append((place, body, forged))
        if not forged and draw.random() < DUPLICATES:
            sent.append((place + draw.randrange(1, 50), body, False))
    return [(body, forged) for _, body, forged in sorted(sent, key=lambda one: one[0])]


@contextlib.contextmanager
def site(folder: Path) -> Iterator[Site]:
    if not ON_POSTGRESQL:
        yield Site(folder / "site")
        return
    found = programs()
    assert found is not None, "no PostgreSQL server here"
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        with postgresql(Path(place) / "server", found) as address:
            yield Site(folder / "site", address)


async def kill_now_and_then(place: Site, first: ReceiverProcess, load: Load, until: asyncio.Event) -> None:
    """Kill the receiver ``KILLS`` times in the middle and start another at once; the last one stays up."""
    port, running = int(first.address.rpartition(":")[2]), first
    with contextlib.ExitStack() as stack:
        for _ in range(KILLS):
            await asyncio.sleep(SECONDS / (KILLS + 1))
            await asyncio.to_thread(load.count, running)
            running.process.kill()
            await asyncio.to_thread(running.process.wait)
            running = await asyncio.to_thread(stack.enter_context, place.receiver(port=port))
        await until.wait()
        await asyncio.to_thread(load.count, running)


async def fed(address: str, token: str, events: int) -> list[PlatformEvent]:
    """Everything in the feed, once so many are there; what comes beyond them is in it too."""
    found: list[PlatformEvent] = []
    async with ReceiverFeed(address, token) as feed, asyncio.timeout(60):
        cursor = ""
        while True:
            page = await feed.after(cursor, 1 if len(found) >= events else 10)
            if not page.events and len(found) >= events:
                return found
            cursor = page.cursor
            found += page.events


async def deliver_all(load: Load, deliveries: list[tuple[bytes, bool]]) -> None:
    loop = asyncio.get_running_loop()
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    async with (
        httpx.AsyncClient(trust_env=False, timeout=5, limits=limits) as http,
        asyncio.TaskGroup() as tasks,
    ):
        began = loop.time()
        for number, (body, forged) in enumerate(deliveries):
            await asyncio.sleep(began + number / PER_SECOND - loop.time())
            tasks.create_task(load.send(http, body, forged=forged))


async def test_every_genuine_event_once(tmp_path: Path) -> None:
    deliveries = planned()
    genuine = {body for body, forged in deliveries if not forged}
    with site(tmp_path) as place, place.receiver() as first:
        token = (await asyncio.to_thread(place.run, "issue", "till 1")).stdout.strip()
        load, over = Load(first.address), asyncio.Event()
        killing = asyncio.create_task(kill_now_and_then(place, first, load, over))
        await deliver_all(load, deliveries)
        events = await fed(first.address, token, len(genuine))
        over.set()
        await killing
    numbers = Counter(json.loads(event.content)["number"] for event in events)
    assert numbers == Counter(json.loads(json.loads(body)["content"])["number"] for body in genuine)
    assert not in_wrong_order(events)
    load.seconds.sort()
    p50, p99 = (load.seconds[int(len(load.seconds) * share)] for share in (0.5, 0.99))
    share_in_time = load.in_time / load.answers
    print(
        f"\n{len(deliveries)} deliveries, {len(genuine)} events, {sum(e.superseded for e in events)} late;"
        f" {load.unanswered} without an answer, refused {dict(load.refused)};"
        f" seen from here p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms;"
        f" answered in {IN_TIME_SECONDS * 1000:g} ms by the receiver: {share_in_time:.2%}"
    )
    assert load.unanswered, "nothing was killed"
    assert share_in_time >= IN_TIME_SHARE


def in_wrong_order(events: list[PlatformEvent]) -> list[PlatformEvent]:
    """Those that are older than what came before on their subject, and not marked as such, or the reverse."""
    newest: dict[str, int] = {}
    wrong = []
    for event in events:
        if event.superseded != (event.create_time < newest.get(event.subject, 0)):
            wrong.append(event)
        newest[event.subject] = max(event.create_time, newest.get(event.subject, 0))
    return wrong
