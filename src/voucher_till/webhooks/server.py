"""Runs the receiver until it is interrupted."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from voucher_till.dining_api.webhook_signature import MAX_AGE_SECONDS
from voucher_till.webhooks.event_store import EventStore
from voucher_till.webhooks.intake import Intake
from voucher_till.webhooks.metrics import Metrics
from voucher_till.webhooks.receiver import CALLBACK_PATH, Receiver

LOOPBACK = "127.0.0.1"
_FINISH_SECONDS = 2
_REQUEST_SECONDS = 10
"""So long a request may take to come in whole."""


@dataclass(frozen=True, slots=True)
class ReceiverOptions:
    """Where the receiver listens; port 0 stands for any that is free."""

    host: str = LOOPBACK
    port: int = 8443
    monitor_port: int = 0
    certificate: Path | None = None
    """A PEM file with the whole chain; without one the receiver speaks plain HTTP, behind a proxy."""
    key: Path | None = None
    max_age: float = MAX_AGE_SECONDS


class _Server(uvicorn.Server):
    """Leaves the signals to whoever runs it: two of them run side by side."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Impatient(H11Protocol):
    """Closes a connection whose request is not whole in time: idle strangers would take every place."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._expect()
        else:
            self._expect_nothing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect_nothing()
        super().connection_lost(exc)

    def _expect(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(_REQUEST_SECONDS, self.transport.abort)

    def _expect_nothing(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _server(app: Starlette, options: ReceiverOptions | None = None) -> _Server:
    secure = options is not None and options.certificate is not None
    config = uvicorn.Config(
        app,
        http=_Impatient,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ssl_certfile=options.certificate if options and secure else None,
        ssl_keyfile=options.key if options and secure else None,
        timeout_graceful_shutdown=_FINISH_SECONDS,
    )
    config.load()
    return _Server(config)


def serve(store: EventStore, secret: str, options: ReceiverOptions, say: Callable[[str], None]) -> None:
    """Receive until it is interrupted; the first line said is the callback's address.

    Raises OSError when it cannot listen there, and ``ssl.SSLError`` for a bad certificate.
    """
    asyncio.run(_serve(store, secret, options, say))


async def _serve(
    store: EventStore, secret: str, options: ReceiverOptions, say: Callable[[str], None]
) -> None:
    metrics = Metrics()
    intake = Intake(store, metrics)
    receiver = Receiver(store, intake, metrics, secret, max_age=options.max_age)
    servers = (_server(receiver.app(), options), _server(receiver.monitor_app()))
    with (
        _listening(options.host, options.port) as first,
        _listening(LOOPBACK, options.monitor_port) as second,
    ):
        scheme = "https" if options.certificate else "http"
        working = asyncio.create_task(intake.run())
        stop = _stopping(servers, receiver)
        # A receiver that keeps nothing must not go on answering.
        working.add_done_callback(lambda _: stop())
        _at_signals(stop)
        say(f"listening on {scheme}://{_address(first)}{CALLBACK_PATH}")
        say(f"health and metrics on http://{_address(second)}/health")
        try:
            await asyncio.gather(*(one.serve([at]) for one, at in zip(servers, (first, second), strict=True)))
        finally:
            working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working


def _stopping(servers: tuple[_Server, ...], receiver: Receiver) -> Callable[[], None]:
    def stop() -> None:
        receiver.close()
        for server in servers:
            server.should_exit = True

    return stop


def _at_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()

    def end(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends small answers at once.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
        yield listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
