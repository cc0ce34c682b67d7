"""Runs the emulator: the platform on one port, its control endpoint on that and on a second one.

The second port answers while the platform's own line is cut.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette

from voucher_till.sandbox import credentials
from voucher_till.sandbox.control import Control
from voucher_till.sandbox.customers import populate
from voucher_till.sandbox.event_control import EventControl
from voucher_till.sandbox.faults import Faults
from voucher_till.sandbox.goods import Goods
from voucher_till.sandbox.line import Line, bind
from voucher_till.sandbox.phone import Screen, draw
from voucher_till.sandbox.platform import Platform
from voucher_till.sandbox.review_control import ReviewControl
from voucher_till.sandbox.reviews import Reviews
from voucher_till.sandbox.tokens import Tokens
from voucher_till.sandbox.webhooks import Webhooks
from voucher_till.sandbox.world import World

_FINISH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class SandboxOptions:
    """How the emulator behaves; times in seconds."""

    seed: int = 7
    host: str = "127.0.0.1"
    port: int = 0
    state_file: Path | None = None
    qr_seconds: float = 60
    access_token_seconds: float = 120 * 3600


def _server(app: Starlette) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=75,
    )
    config.load()
    return uvicorn.Server(config)


class SandboxServer:
    """The emulator in a thread of its own, from ``start`` to ``stop``."""

    def __init__(self, options: SandboxOptions | None = None) -> None:
        self.options = options or SandboxOptions()
        self.world = World(
            seed=self.options.seed, qr_seconds=self.options.qr_seconds, state_file=self.options.state_file
        )
        if not self.world.load():
            populate(self.world)
        self._platform_listener = bind(self.options.host, self.options.port)
        self._control_listener = bind(self.options.host, 0)
        self.base_url = "http://{}:{}".format(*self._platform_listener.getsockname()[:2])
        self.world.base_url = self.base_url
        self.control_url = "http://{}:{}".format(*self._control_listener.getsockname()[:2])
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    def start(self) -> Self:
        """Begin to answer; returns when it does."""
        self._thread.start()
        self._started.wait()
        return self

    def stop(self) -> None:
        """Stop answering; returns when the thread has ended."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    def write_phones(self, folder: Path) -> None:
        """Write what each customer's phone shows now into a folder, as ``<customer>.png``."""

        async def screens() -> dict[str, Screen]:
            return {order.customer: Screen.of(self.world, order) for order in self.world.orders}

        if self._loop is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, screen in asyncio.run_coroutine_threadsafe(screens(), self._loop).result().items():
            part = folder / f"{name}.png.part"
            part.write_bytes(draw(screen))
            part.replace(folder / f"{name}.png")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._started.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        platform_app, control_app = Starlette(), Starlette()
        platform_server, control_server = _server(platform_app), _server(control_app)
        line = Line(platform_server, self._platform_listener)
        control_line = Line(control_server, self._control_listener)
        faults = Faults()
        tokens = Tokens(self.world, self.options.access_token_seconds)
        reviews = Reviews(self.world)
        control = Control(self.world, tokens, faults, line).routes()
        control += ReviewControl(self.world, reviews).routes()
        webhooks = Webhooks(self.world)
        control += EventControl(self.world, webhooks).routes()
        platform = Platform(self.world, tokens, faults, line, reviews)
        platform_app.router.routes.extend(platform.routes() + Goods(self.world).routes() + control)
        control_app.router.routes.extend(control)
        await line.open()
        await control_line.open()
        self._started.set()
        await self._stop.wait()
        await webhooks.close()
        servers = ((platform_server, line), (control_server, control_line))
        # What is being answered is let finish: a task that is cut off would be reported as an error.
        under_way = [task for server, _ in servers for task in server.server_state.tasks]
        if under_way:
            await asyncio.wait(under_way, timeout=_FINISH_SECONDS)
        for server, wire in servers:
            wire.close()
            for connection in list(server.server_state.connections):
                connection.transport.abort()


def serve(options: SandboxOptions, say: Callable[[str], None], phones: Path | None = None) -> None:
    """Run the emulator until it is interrupted; the first line said is where it listens.

    With ``phones`` the customers' screens are kept in that folder, refreshed as their QR codes are.
    """
    over = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        over.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    with SandboxServer(options) as server:
        say(f"listening on {server.base_url}")
        say(f"control and phones: {server.control_url}/control/customers")
        say(f"client key {credentials.CLIENT_KEY}, secret {credentials.CLIENT_SECRET}")
        say(f"merchant {credentials.MERCHANT_ID}, outlets {' and '.join(credentials.OUTLETS)}")
        while True:
            if phones is not None:
                server.write_phones(phones)
            if over.wait(min(options.qr_seconds, 10) if phones is not None else None):
                return
