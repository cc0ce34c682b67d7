"""Proxies and authorities: what goes through which, over real connections."""

from __future__ import annotations

import ssl
import threading
from collections.abc import AsyncIterator, Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme
from platform_calls import Caller
from proxy import Proxy
from tls_platform import TlsPlatform

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.config import Network, PlatformConfig, proxy_problem
from voucher_till.dining_api.errors import DiningError, NotSentError
from voucher_till.dining_api.network import BadNetworkError, proxy_for, trusted
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Call, Trouble
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets

Make = Callable[..., DiningClient]
ELSEWHERE = "https://platform.example"
PROXY_NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxy_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXY_NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def make(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Make]:
    """Makes clients of the emulator with the network given."""
    clients: list[DiningClient] = []
    folder = DataFolder(tmp_path / "till")
    folder.prepare()

    def new(base_url: str = sandbox.base_url, **network: str) -> DiningClient:
        config = PlatformConfig(
            client_key=credentials.CLIENT_KEY,
            client_secret=credentials.CLIENT_SECRET,
            merchant_id=credentials.MERCHANT_ID,
            outlet="OUTLET-1",
            base_url=base_url,
            network=Network(**network),
        )
        clients.append(DiningClient(config, Secrets(folder), folder.token_lock))
        return clients[-1]

    yield new
    for client in clients:
        await client.aclose()


@pytest.mark.parametrize(
    "kind",
    ["text/html", "Text/HTML; charset=utf-8", "TEXT/HTML", "application/xhtml+xml", "Application/XHTML+XML"],
)
async def test_a_wifi_s_sign_in_page_is_no_trouble_of_the_platform(make: Make, kind: str) -> None:
    class Portal(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", "6")
            self.end_headers()
            self.wfile.write(b"<html>")

        def log_message(self, *_: object) -> None:
            """Not here."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as portal:
        threading.Thread(target=portal.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        with pytest.raises(DiningError) as caught:
            await make(f"http://127.0.0.1:{portal.server_port}").sign_in()
        portal.shutdown()
    assert caught.value.symptom.trouble is Trouble.FOREIGN_PAGE
    assert caught.value.reason is Reason.NO_LINE


async def test_a_named_proxy_is_used_even_for_this_computer(make: Make, caller: Caller) -> None:
    with Proxy() as proxy:
        assert (await make(proxy=proxy.url).query([caller.code("one")])).vouchers
        assert [line.split("/")[0] for line in proxy.asked] == ["POST http:", "POST http:"]


async def test_encrypted_calls_go_through_a_tunnel(
    make: Make, caller: Caller, sandbox: SandboxServer, tmp_path: Path
) -> None:
    with TlsPlatform(sandbox) as platform, Proxy("office:p:ss") as proxy:
        authority = str(platform.write_authority(tmp_path / "authority.pem"))
        client = make(platform.url, proxy=proxy.url, ca_file=authority, proxy_login="office:p:ss")
        assert (await client.query([caller.code("one")])).vouchers
        assert {line.split(" ")[0] for line in proxy.asked} == {"CONNECT"}


async def test_this_computer_is_not_asked_by_way_of_the_systems_proxy(
    make: Make, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("https_proxy", proxy.url)
        assert (await make().query([caller.code("one")])).vouchers
        assert proxy.asked == []


async def test_the_systems_proxy_is_used_for_the_platform(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy(refuses=True) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        with pytest.raises(NotSentError) as caught:
            await make(ELSEWHERE).sign_in()
    assert caught.value.symptom.trouble is Trouble.PROXY_REFUSED
    assert caught.value.symptom.call is Call.TOKEN


def test_the_system_is_asked_for_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    found = proxy_for(Network(proxy_login="me:secret"), ELSEWHERE)
    assert found is not None
    assert (str(found.url), found.auth) == ("http://proxy.example:3128", ("me", "secret"))
    assert proxy_for(Network(proxy="none"), ELSEWHERE) is None
    monkeypatch.setenv("no_proxy", "platform.example")
    assert proxy_for(Network(), ELSEWHERE) is None
    assert proxy_for(Network(), "https://other.example") is not None


def test_a_socks_proxy_of_the_system_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://proxy.example:1080")
    with pytest.raises(BadNetworkError, match="SOCKS"):
        proxy_for(Network(), ELSEWHERE)


@pytest.mark.parametrize(
    ("proxy", "good"),
    [
        ("system", True),
        ("none", True),
        ("http://proxy.example:3128", True),
        ("https://proxy.example", True),
        ("http://10.0.0.1:8080/", True),
        ("", False),
        ("proxy.example:3128", False),
        ("ftp://proxy.example", False),
        ("http://", False),
        ("http://proxy.example:0", False),
        ("http://proxy.example:99999", False),
        ("http://proxy.example/path", False),
        ("http://me:secret@proxy.example", False),
        ("socks5://proxy.example", False),
        ("http://proxy.example\n:3128", False),
        ("http://proxy example:3128", False),
    ],
)
def test_what_can_stand_for_a_proxy(proxy: str, good: bool) -> None:
    assert (proxy_problem(proxy) is None) == good
    if not good:
        with pytest.raises(BadNetworkError):
            proxy_for(Network(proxy=proxy), ELSEWHERE)


def test_an_authority_is_added_to_the_usual_ones(tmp_path: Path) -> None:
    usual = len(trusted(Network()).get_ca_certs())
    assert usual > 50
    path = tmp_path / "authority.pem"
    trustme.CA().cert_pem.write_to_path(str(path))
    with_one_more = trusted(Network(ca_file=str(path)))
    assert len(with_one_more.get_ca_certs()) == usual + 1
    assert (with_one_more.verify_mode, with_one_more.check_hostname) == (ssl.CERT_REQUIRED, True)


@pytest.mark.parametrize("content", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_file_without_a_certificate_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "authority.pem"
    path.write_bytes(content)
    with pytest.raises(BadNetworkError, match="holds no certificate"):
        trusted(Network(ca_file=str(path)))


@pytest.mark.parametrize("name", ["absent.pem", "", "nul\0byte"])
def test_a_file_that_cannot_be_read_gets_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadNetworkError, match="cannot be read"):
        trusted(Network(ca_file=str(tmp_path / name)))


def test_the_login_is_not_in_the_text_of_anything() -> None:
    network = Network(proxy="http://proxy.example:3128", proxy_login="me:s3cret")
    config = PlatformConfig("key", "secret", "1", "2", network=network)
    assert "s3cret" not in f"{network!r} {config!r} {proxy_for(network, ELSEWHERE)!r}"


async def test_a_login_that_is_refused_is_in_no_error(make: Make) -> None:
    with Proxy("office:s3cret") as proxy, pytest.raises(DiningError) as caught:
        await make(ELSEWHERE, proxy=proxy.url, proxy_login="office:wr0ng").sign_in()
    assert caught.value.symptom.trouble is Trouble.PROXY_LOGIN
    assert "wr0ng" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"
