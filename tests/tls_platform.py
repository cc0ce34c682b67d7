"""The emulator behind TLS, with certificates that are good or wrong in one way each."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self, cast
from urllib.parse import urlsplit

import trustme
from proxy import pump_both

from voucher_till.sandbox.server import SandboxServer

_DAY = timedelta(days=1)
_HOST = "127.0.0.1"

GOOD, EXPIRED, NOT_YET_VALID, OTHER_HOST = "good", "expired", "not yet valid", "other host"


class TlsPlatform(socketserver.ThreadingTCPServer):
    """Answers ``https`` on a port of its own and hands all to an emulator, from ``with`` to its end."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, sandbox: SandboxServer, certificate: str = GOOD) -> None:
        super().__init__((_HOST, 0), _Handler)
        behind = urlsplit(sandbox.base_url)
        self.behind = (behind.hostname, behind.port)
        self._authority = trustme.CA()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issue(certificate).configure_cert(self.context)

    def _issue(self, certificate: str) -> trustme.LeafCert:
        now = datetime.now(UTC)
        host = "portal.example" if certificate == OTHER_HOST else _HOST
        first = now + _DAY if certificate == NOT_YET_VALID else now - 2 * _DAY
        last = now - _DAY if certificate == EXPIRED else now + 2 * _DAY
        return self._authority.issue_cert(host, not_before=first, not_after=last)

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{_HOST}:{self.server_address[1]}"

    def write_authority(self, path: Path) -> Path:
        """The certificate that signs its own, as a PEM file."""
        self._authority.cert_pem.write_to_path(str(path))
        return path

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(socketserver.BaseRequestHandler):
    """One connection of a till; one that does not trust the certificate hangs up."""

    request: Any

    def handle(self) -> None:
        platform = cast(TlsPlatform, self.server)
        with (
            contextlib.suppress(OSError),
            platform.context.wrap_socket(self.request, server_side=True) as inside,
            socket.create_connection(platform.behind) as beyond,
        ):
            pump_both(inside, beyond)
