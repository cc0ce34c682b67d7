"""The wire between till and platform, to be cut: refused connections and resets."""

from __future__ import annotations

import asyncio
import socket
import struct

import uvicorn
from starlette.requests import Request
from starlette.responses import Response

_TRIES = 20


class Line:
    """Holds the platform's listening socket; while it is down, connecting is refused by the system."""

    def __init__(self, server: uvicorn.Server, listener: socket.socket) -> None:
        self._server = server
        self._listener = listener
        self._address = listener.getsockname()
        self._listening: asyncio.Server | None = None
        self._down_after_query = 0.0
        self._armed = False
        self._timer: asyncio.TimerHandle | None = None

    async def open(self) -> None:
        """Accept connections."""
        if self._listening is None:
            loop = asyncio.get_running_loop()
            self._listening = await loop.create_server(self._protocol, sock=self._listener, backlog=256)

    def _protocol(self) -> asyncio.Protocol:
        config = self._server.config
        protocol = config.http_protocol_class(  # type: ignore[call-arg]
            config=config, server_state=self._server.server_state, app_state={}
        )
        assert isinstance(protocol, asyncio.Protocol)  # noqa: S101 - uvicorn types it as the wider base
        return protocol

    def cut(self, seconds: float, *, spare: Request | None = None) -> None:
        """Refuse connections and reset the open ones, for a time or (0) until ``mend``.

        The connection of the request to ``spare`` still brings its answer.
        """
        self._armed = False
        if self._listening is None:
            return
        # A bound socket that does not listen keeps the port, and the system refuses who connects to it.
        held = self._listener.dup()
        self._listening.close()
        self._listening = None
        try:
            held.shutdown(socket.SHUT_RD)
        except OSError:  # only Linux stops listening without letting go of the port
            held.close()
            held = bind(self._address[0], self._address[1])
        self._listener = held
        spared = tuple(spare.scope["client"]) if spare is not None else None
        for connection in list(self._server.server_state.connections):
            if connection.transport.get_extra_info("peername") != spared:
                _reset(connection.transport)
        if seconds:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(seconds, lambda: loop.create_task(self.mend()))

    def cut_after_query(self, seconds: float) -> None:
        """Cut the line as soon as the next Query has its answer."""
        self._armed, self._down_after_query = True, seconds

    def after_query(self, request: Request, response: Response) -> None:
        """A Query is being answered: cut the line behind it when that was ordered."""
        if self._armed:
            # The answer is the last thing that passes; what follows needs a connection, which is refused.
            response.headers["connection"] = "close"
            self.cut(self._down_after_query, spare=request)

    async def mend(self) -> None:
        """Accept connections again."""
        self._armed = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        await self.open()

    def reset(self, request: Request) -> None:
        """Drop the connection of a request at once, as a dying router does."""
        for connection in list(self._server.server_state.connections):
            if connection.transport.get_extra_info("peername") == tuple(request.scope["client"]):
                _reset(connection.transport)

    def close(self) -> None:
        """Stop for good."""
        if self._listening is not None:
            self._listening.close()
        self._listener.close()


def bind(host: str, port: int) -> socket.socket:
    """A socket on an address, not listening yet; port 0 stands for any that is free. Raises OSError."""
    tries = 1 if port else _TRIES
    while True:
        tries -= 1
        listener = _socket()
        try:
            # A port that the system chose is lost when listening stops; one that was asked for is kept.
            listener.bind((host, port or _free_port(host)))
        except OSError:
            listener.close()
            if not tries:
                raise
        else:
            return listener


def _free_port(host: str) -> int:
    with _socket() as chosen:
        chosen.bind((host, 0))
        return int(chosen.getsockname()[1])


def _socket() -> socket.socket:
    # With the protocol named, asyncio sends small answers at once; else each waits 40 ms for an ACK.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return made


def _reset(transport: asyncio.Transport) -> None:
    """Close with RST instead of FIN: zero linger throws away what is not yet sent."""
    plain = transport.get_extra_info("socket")
    if plain is not None:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
