"""A small real HTTP proxy: tunnels by CONNECT, hands on plain requests, and may want a login."""

from __future__ import annotations

import base64
import contextlib
import socket
import socketserver
import threading
from typing import Self, cast
from urllib.parse import urlsplit

_PIECE = 64 * 1024


class Proxy(socketserver.ThreadingTCPServer):
    """Listens on a port of its own from ``with`` to its end."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, login: str = "", refuses: bool = False) -> None:
        """``login`` is ``name:password``, empty for none; one that ``refuses`` lets nobody through."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.login = login
        self.refuses = refuses
        self.asked: list[str] = []
        """The request line of each request that was let through."""

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(socketserver.StreamRequestHandler):
    """One connection of a client."""

    def handle(self) -> None:
        proxy = cast(Proxy, self.server)
        with contextlib.suppress(OSError):
            line = self.rfile.readline().decode("latin-1").strip()
            headers = dict(self._headers())
            if not line:
                return
            wanted = "Basic " + base64.b64encode(proxy.login.encode()).decode()
            if proxy.login and headers.get("proxy-authorization") != wanted:
                self._say("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="office"\r\n')
            elif proxy.refuses:
                self._say("403 Forbidden")
            else:
                proxy.asked.append(line)
                self._hand_on(line, headers)

    def _headers(self) -> list[tuple[str, str]]:
        found = []
        while line := self.rfile.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            found.append((name.lower(), value.strip()))
        return found

    def _say(self, status: str, more: str = "") -> None:
        page = "<html><body>The office proxy</body></html>"
        head = f"HTTP/1.1 {status}\r\n{more}Content-Type: text/html\r\nContent-Length: {len(page)}\r\n"
        self.wfile.write(f"{head}Connection: close\r\n\r\n{page}".encode())

    def _hand_on(self, line: str, headers: dict[str, str]) -> None:
        method, target, _ = line.split(" ")
        parts = urlsplit(f"//{target}" if method == "CONNECT" else target)
        with socket.create_connection((parts.hostname or "", parts.port or 80)) as beyond:
            if method == "CONNECT":
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                pump_both(self.connection, beyond)
                return
            body = self.rfile.read(int(headers.get("content-length", "0")))
            kept = {name: value for name, value in headers.items() if not name.startswith("proxy-")}
            lines = [f"{name}: {value}" for name, value in (kept | {"connection": "close"}).items()]
            head = "\r\n".join([f"{method} {parts.path} HTTP/1.1", *lines, "", ""])
            beyond.sendall(head.encode("latin-1") + body)
            pump(beyond, self.connection)


def pump(source: socket.socket, target: socket.socket) -> None:
    """Hand on what comes until it ends."""
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def pump_both(one: socket.socket, other: socket.socket) -> None:
    """Hand on in both directions until both have ended."""
    back = threading.Thread(target=pump, args=(other, one), daemon=True)
    back.start()
    pump(one, other)
    back.join()
