"""The receiver's two addresses: the platform's callback, and the feed that tills ask."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from voucher_till.dining_api.webhook_signature import (
    HEADER,
    MAX_AGE_SECONDS,
    BadSignatureError,
    StaleSignatureError,
    verify,
)
from voucher_till.webhooks.event_store import EventStore
from voucher_till.webhooks.incoming import UnreadableEventError, read_event
from voucher_till.webhooks.intake import Intake
from voucher_till.webhooks.metrics import Arrival, Metrics

log = logging.getLogger(__name__)

MAX_BODY_BYTES = 256 * 1024
LONGEST_WAIT_SECONDS = 25.0
CALLBACK_PATH, FEED_PATH = "/callback", "/events"
_LOOK_SECONDS = 2.0
"""How often to look for what another receiver of the same database put into the feed."""

_STATUS = {
    Arrival.KEPT: 200,
    Arrival.DUPLICATE: 200,
    Arrival.FORGED: 401,
    Arrival.STALE: 401,
    Arrival.UNREADABLE: 400,
    Arrival.TOO_LARGE: 413,
    Arrival.FAILED: 503,
}


class _TooLargeError(Exception):
    """More than ``MAX_BODY_BYTES`` came, or is said to come."""


class Receiver:
    """Takes the platform's events in and gives them out to tills."""

    def __init__(
        self,
        store: EventStore,
        intake: Intake,
        metrics: Metrics,
        secret: str,
        *,
        max_age: float = MAX_AGE_SECONDS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._intake = intake
        self._metrics = metrics
        self._secret = secret
        self._max_age = max_age
        self._clock = clock
        self._closing = False

    def app(self) -> Starlette:
        """What answers the platform and the tills."""
        return Starlette(
            routes=[
                Route(CALLBACK_PATH, self.callback, methods=["POST"]),
                Route(FEED_PATH, self.feed, methods=["GET"]),
            ]
        )

    def monitor_app(self) -> Starlette:
        """What answers a monitor on this computer."""
        return Starlette(
            routes=[
                Route("/health", self.health, methods=["GET"]),
                Route("/metrics", self.metrics, methods=["GET"]),
            ]
        )

    def close(self) -> None:
        """Keep no till waiting any more."""
        self._closing = True
        self._intake.wake()

    async def callback(self, request: Request) -> Response:
        """One delivery: 200 as soon as its event is durable; it is worked on later."""
        began = time.monotonic()
        arrival = await self._take_in(request)
        self._metrics.arrived(arrival)
        self._metrics.answer_seconds.observe(time.monotonic() - began)
        if arrival not in (Arrival.KEPT, Arrival.DUPLICATE):
            log.warning("a delivery was not taken: %s", arrival.value)
        return Response(status_code=_STATUS[arrival])

    async def _take_in(self, request: Request) -> Arrival:
        try:
            body = await _body(request)
            verify(self._secret, request.headers.get(HEADER, ""), body, self._clock(), self._max_age)
            new = await self._intake.keep(read_event(body))
        except _TooLargeError:
            return Arrival.TOO_LARGE
        except ClientDisconnect:
            return Arrival.UNREADABLE
        except StaleSignatureError:
            return Arrival.STALE
        except BadSignatureError:
            return Arrival.FORGED
        except UnreadableEventError:
            return Arrival.UNREADABLE
        except (SQLAlchemyError, ValueError):
            return Arrival.FAILED
        return Arrival.KEPT if new else Arrival.DUPLICATE

    async def feed(self, request: Request) -> Response:
        """The events after ``cursor``; with ``wait`` (seconds) it may take that long until there are any."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            wait = min(max(float(request.query_params.get("wait", "0")), 0.0), LONGEST_WAIT_SECONDS)
        except ValueError:
            return JSONResponse({"error": "wait must be a number of seconds"}, 400)
        try:
            if scheme.lower() != "bearer" or not await asyncio.to_thread(self._store.knows, token):
                return JSONResponse({"error": "the till's token is wrong or was revoked"}, 401)
            return await self._after(request.query_params.get("cursor", ""), wait)
        except SQLAlchemyError as error:
            log.error("the feed could not be read: %s", type(error).__name__)
            return JSONResponse({"error": "the receiver's store cannot be read now"}, 503)

    async def _after(self, cursor: str, wait: float) -> Response:
        loop = asyncio.get_running_loop()
        until = loop.time() + wait
        while True:
            # Asked for before the store is: what comes between the two is not missed.
            changed = self._intake.changed
            page = await asyncio.to_thread(self._store.after, cursor)
            left = until - loop.time()
            if page.events or self._closing or not left > 0:
                return JSONResponse(asdict(page))
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, _LOOK_SECONDS)):
                    await changed.wait()

    async def health(self, _request: Request) -> Response:
        """200 while the store answers."""
        try:
            waiting = await asyncio.to_thread(self._store.waiting)
        except SQLAlchemyError as error:
            return JSONResponse({"healthy": False, "trouble": type(error).__name__}, 503)
        return JSONResponse({"healthy": True, "waiting": waiting})

    async def metrics(self, _request: Request) -> Response:
        """For Prometheus."""
        with suppress(SQLAlchemyError):  # the health says it; the other numbers stay good
            self._metrics.waiting.set(await asyncio.to_thread(self._store.waiting))
        return Response(self._metrics.text(), media_type="text/plain; version=0.0.4")


async def _body(request: Request) -> bytes:
    """The raw body, bounded before it is read. Raises _TooLargeError and ClientDisconnect."""
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said) > MAX_BODY_BYTES:
        raise _TooLargeError
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY_BYTES:
            raise _TooLargeError
        parts.append(part)
    return b"".join(parts)
