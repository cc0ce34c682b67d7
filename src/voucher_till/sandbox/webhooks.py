"""Sends events to the callback address that was registered, again and again until it answers 200."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx

from voucher_till.sandbox.credentials import CLIENT_SECRET
from voucher_till.sandbox.events import body_of, signature
from voucher_till.sandbox.world import World

FIRST_RETRY_SECONDS, LONGEST_RETRY_SECONDS = 1.0, 3600.0
GIVES_UP_SECONDS = 72 * 3600.0
STALE_SECONDS = 3600
_ANSWER_SECONDS = 5.0
_MOST_AT_ONCE = 50
_NOT_THE_SECRET = "somebody-else"  # noqa: S105 - what a forger signs with


class BadCallbackError(ValueError):
    """An address that the emulator does not send to."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is wrong with a delivery, to order."""

    forged: bool = False
    """Signed with another secret."""
    stale: bool = False
    """Signed as if it had been sent an hour ago."""


@dataclass(slots=True)
class Delivery:
    """One event on its way."""

    number: int
    event: str
    body: bytes
    oddity: Oddity
    statuses: list[int] = field(default_factory=list)
    """The answer to each attempt; 0 where there was none."""
    state: str = "waiting"
    """``held``, ``waiting``, ``delivered``, or ``given_up`` after 72 hours and for what is forged or stale
    after one attempt."""

    def told(self) -> dict[str, Any]:
        """For the control endpoint."""
        return {"id": self.number, "event": self.event, "state": self.state, "statuses": self.statuses}


class Webhooks:
    """The platform's side of the six events; lives in the emulator's loop."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.url = ""
        """Where events go; empty for nowhere: they are forgotten then."""
        self.speed = 1.0
        """How many times faster the waits between attempts pass."""
        self.holding = False
        """Events are kept back until ``release``."""
        self.deliveries: list[Delivery] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._http: httpx.AsyncClient | None = None
        self._room = asyncio.Semaphore(_MOST_AT_ONCE)

    def register(self, url: str) -> None:
        """Send events there from now on. Raises BadCallbackError for anything but this computer."""
        try:
            host = httpx.URL(url).host if url else "127.0.0.1"
        except httpx.InvalidURL as error:
            raise BadCallbackError("url is not an address") from error
        if host not in ("127.0.0.1", "localhost"):
            raise BadCallbackError("url must be on 127.0.0.1")
        self.url = url

    def send(
        self,
        event: str,
        content: dict[str, Any],
        *,
        create_time: int | None = None,
        copies: int = 1,
        oddity: Oddity | None = None,
    ) -> list[Delivery]:
        """Begin to deliver an event, as often as ``copies`` says."""
        if not self.url:
            return []
        moment = int(self._world.now()) if create_time is None else create_time
        body = body_of(event, content, moment)
        made = [
            Delivery(len(self.deliveries) + number, event, body, oddity or Oddity())
            for number in range(1, copies + 1)
        ]
        self.deliveries += made
        for delivery in made:
            if self.holding:
                delivery.state = "held"
            else:
                self._begin(delivery)
        return made

    def release(self, *, backwards: bool = False) -> None:
        """Let go what is held, in the order of its making or the other way round."""
        self.holding = False
        held = [delivery for delivery in self.deliveries if delivery.state == "held"]
        for delivery in reversed(held) if backwards else held:
            delivery.state = "waiting"
            self._begin(delivery)

    def forget(self) -> None:
        """Stop all deliveries and forget the address."""
        for task in self._tasks:
            task.cancel()
        self.deliveries.clear()
        self.url, self.speed, self.holding = "", 1.0, False

    async def close(self) -> None:
        """Stop for good."""
        self.forget()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._http is not None:
            await self._http.aclose()

    def _begin(self, delivery: Delivery) -> None:
        task = asyncio.get_running_loop().create_task(self._deliver(delivery))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, delivery: Delivery) -> None:
        waited, pause = 0.0, FIRST_RETRY_SECONDS
        while True:
            status = await self._attempt(delivery)
            delivery.statuses.append(status)
            if status == 200:
                delivery.state = "delivered"
                return
            if delivery.oddity != Oddity() or waited >= GIVES_UP_SECONDS:
                delivery.state = "given_up"
                return
            await asyncio.sleep(pause / self.speed)
            waited, pause = waited + pause, min(pause * 2, LONGEST_RETRY_SECONDS)

    async def _attempt(self, delivery: Delivery) -> int:
        """Signed anew each time: the moment in the signature is that of the attempt."""
        if self._http is None:
            self._http = httpx.AsyncClient(timeout=_ANSWER_SECONDS, trust_env=False)
        moment = int(self._world.now()) - (STALE_SECONDS if delivery.oddity.stale else 0)
        secret = _NOT_THE_SECRET if delivery.oddity.forged else CLIENT_SECRET
        headers = {
            "content-type": "application/json",
            "TikTok-Signature": signature(secret, moment, delivery.body),
        }
        async with self._room:
            try:
                answer = await self._http.post(self.url, content=delivery.body, headers=headers)
            except httpx.HTTPError:
                return 0
        return answer.status_code
