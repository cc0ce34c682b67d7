"""What can be wrong with a till's setup or its network: how each is planted, and what has to be named."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from platform_calls import Caller
from proxy import Proxy
from tills import set_up
from tls_platform import EXPIRED, GOOD, NOT_YET_VALID, OTHER_HOST, TlsPlatform

from voucher_till.domain.diagnosis import Step
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, PROXY_LOGIN, Secrets
from voucher_till.store.settings import NetworkSettings, TestMerchantSettings

ALWAYS = 100_000


@dataclass
class Scene:
    """A till about to be set up, and all that stands around it."""

    sandbox: SandboxServer
    caller: Caller
    root: Path
    around: ExitStack
    """What is running until the scene ends."""
    fields: dict[str, object] = field(default_factory=dict)
    """The settings that differ from a good till's."""
    secret: str = credentials.CLIENT_SECRET
    proxy_login: str = ""
    arm: Callable[[], None] = lambda: None
    """To be called before each look at the till, where a fault is used up by one."""

    def set_up(self) -> DataFolder:
        """The till's data folder."""
        folder = set_up(self.root / "till", self.sandbox, **self.fields)
        Secrets(folder).set(CLIENT_SECRET, self.secret)
        if self.proxy_login:
            Secrets(folder).set(PROXY_LOGIN, self.proxy_login)
        return folder

    def network(self, **settings: str) -> None:
        """Set the proxy or the file of authorities."""
        self.fields["network"] = NetworkSettings(**settings)

    def always(self, fault: str, call: str = "any", **more: object) -> None:
        """A fault that stays."""
        self.caller.fault(call, fault, count=ALWAYS, **more)

    def tls(self, certificate: str = GOOD) -> TlsPlatform:
        """Put TLS in front of the platform."""
        platform = self.around.enter_context(TlsPlatform(self.sandbox, certificate))
        self.fields["base_url"] = platform.url
        return platform

    def authority(self, platform: TlsPlatform) -> str:
        """The file of the authority that signed the platform's certificate."""
        return str(platform.write_authority(self.root / "authority.pem"))

    def proxy(self, login: str = "", *, refuses: bool = False) -> Proxy:
        """Put a proxy in front of the platform."""
        return self.around.enter_context(Proxy(login, refuses))


@dataclass(frozen=True)
class SetupFault:
    """One thing that is wrong, and what has to be said of it."""

    name: str
    plant: Callable[[Scene], None]
    step: Step | None
    """The step that doctor and the assistant name; None when they have nothing to say against the till."""
    finding: str = ""
    """Doctor's finding that is not well."""
    cashier: Step | None = None
    """The step that a cashier hears of; None when the till sells all the same."""


def cases() -> Iterator[SetupFault]:
    """Every case, the good ones that stand beside the bad ones among them."""
    for name, plant, step, finding in _NAMED:
        yield SetupFault(name, plant, step, finding, step)
    yield SetupFault("a clock that is wrong", _clock, Step.CLOCK, "clock")
    for name, plant in _GOOD:
        yield SetupFault(name, plant, None)


def _wrong_secret(scene: Scene) -> None:
    scene.secret = "not-the-secret"


def _unknown_key(scene: Scene) -> None:
    scene.fields["client_key"] = "nobody"


def _unauthorised(scene: Scene) -> None:
    scene.fields["merchant_id"] = credentials.UNAUTHORISED_MERCHANT_ID


def _test_merchant_over(scene: Scene) -> None:
    _unauthorised(scene)
    scene.fields["environment"] = "test"
    scene.fields["test_merchant"] = TestMerchantSettings(started="2024-01-01", extensions=5)


def _test_merchant_unrecorded(scene: Scene) -> None:
    _unauthorised(scene)
    scene.fields["environment"] = "test"


def _no_voucher_scope(scene: Scene) -> None:
    scene.fields["client_key"] = credentials.NO_SCOPE_CLIENT_KEY


def _no_optional_scopes(scene: Scene) -> None:
    scene.fields["client_key"] = credentials.VOUCHERS_ONLY_CLIENT_KEY


def _wrong_outlet(scene: Scene) -> None:
    scene.fields["outlet"] = "NOWHERE"


def _unreadable_identifiers(scene: Scene) -> None:
    scene.always("error_code", "token", code="invalid_request")


def _token_expired(scene: Scene) -> None:
    scene.arm = lambda: scene.caller.fault("query", "token_revoked")


def _token_refused(scene: Scene) -> None:
    scene.always("error_code", "query", code="access_token_invalid")


def _clock(scene: Scene) -> None:
    scene.caller.desk.post("/control/clock", json={"offset_seconds": 3600}).raise_for_status()


def _clock_and_token(scene: Scene) -> None:
    _clock(scene)
    _token_refused(scene)


def _portal(scene: Scene) -> None:
    scene.always("html_200")


def _portal_redirects(scene: Scene) -> None:
    scene.always("redirect")


def _untrusted(scene: Scene) -> None:
    scene.tls()


def _not_encrypted(scene: Scene) -> None:
    scene.fields["base_url"] = scene.sandbox.base_url.replace("http://", "https://")


def _wrong_certificate(certificate: str) -> Callable[[Scene], None]:
    def plant(scene: Scene) -> None:
        scene.network(ca_file=scene.authority(scene.tls(certificate)))

    return plant


def _proxy_down(scene: Scene) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    scene.network(proxy=f"http://127.0.0.1:{port}")


def _proxy_unknown(scene: Scene) -> None:
    scene.network(proxy="http://proxy.invalid:3128")


def _proxy_refuses(scene: Scene) -> None:
    authority = scene.authority(scene.tls())
    scene.network(proxy=scene.proxy(refuses=True).url, ca_file=authority)


def _proxy_wants_login(scene: Scene) -> None:
    scene.network(proxy=scene.proxy("office:s3cret").url)


def _proxy_wants_another_login(scene: Scene) -> None:
    """Through a tunnel."""
    authority = scene.authority(scene.tls())
    scene.proxy_login = "office:wrong"
    scene.network(proxy=scene.proxy("office:s3cret").url, ca_file=authority)


def _no_name(scene: Scene) -> None:
    scene.fields["base_url"] = "https://platform.invalid"
    scene.network(proxy="none")


def _refused(scene: Scene) -> None:
    scene.caller.fault("any", "no_connection")


def _silent(scene: Scene) -> None:
    scene.fields["read_timeout"] = 0.5
    scene.always("delay", seconds=30)


def _platform_trouble(scene: Scene) -> None:
    scene.always("html_500")


def _behind_a_proxy(scene: Scene) -> None:
    scene.proxy_login = "office:s3cret"
    scene.network(proxy=scene.proxy("office:s3cret").url)


def _behind_inspection(scene: Scene) -> None:
    """Through a tunnel of a proxy, with the network's own authority."""
    authority = scene.authority(scene.tls())
    scene.proxy_login = "office:s3cret"
    scene.network(proxy=scene.proxy("office:s3cret").url, ca_file=authority)


_NAMED: tuple[tuple[str, Callable[[Scene], None], Step, str], ...] = (
    ("wrong secret", _wrong_secret, Step.CREDENTIALS, "token"),
    ("unknown client key", _unknown_key, Step.CREDENTIALS, "token"),
    ("unauthorised merchant", _unauthorised, Step.AUTHORISATION, "token"),
    ("test merchant over", _test_merchant_over, Step.TEST_MERCHANT, "token"),
    ("test merchant unrecorded", _test_merchant_unrecorded, Step.AUTHORISATION, "token"),
    ("unreadable identifiers", _unreadable_identifiers, Step.IDENTIFIERS, "token"),
    ("no scope for vouchers", _no_voucher_scope, Step.VOUCHER_SCOPE, "scope and outlet"),
    ("wrong outlet", _wrong_outlet, Step.OUTLET, "scope and outlet"),
    ("token refused for good", _token_refused, Step.TOKEN, "scope and outlet"),
    ("token refused and a wrong clock", _clock_and_token, Step.CLOCK, "scope and outlet"),
    ("captive portal", _portal, Step.PORTAL, "line"),
    ("captive portal that redirects", _portal_redirects, Step.PORTAL, "line"),
    ("certificate of nobody known", _untrusted, Step.INSPECTION, "line"),
    ("plain answers where TLS is asked for", _not_encrypted, Step.NO_TLS, "line"),
    ("certificate run out", _wrong_certificate(EXPIRED), Step.CERTIFICATE_DATE, "line"),
    ("certificate of tomorrow", _wrong_certificate(NOT_YET_VALID), Step.CERTIFICATE_DATE, "line"),
    ("certificate of another host", _wrong_certificate(OTHER_HOST), Step.PORTAL, "line"),
    ("proxy down", _proxy_down, Step.PROXY, "line"),
    ("proxy unknown", _proxy_unknown, Step.PROXY, "line"),
    ("proxy refuses", _proxy_refuses, Step.PROXY, "line"),
    ("proxy wants a login", _proxy_wants_login, Step.PROXY_LOGIN, "line"),
    ("proxy wants another login", _proxy_wants_another_login, Step.PROXY_LOGIN, "line"),
    ("name not found", _no_name, Step.NO_INTERNET, "line"),
    ("connection refused", _refused, Step.NO_CONNECTION, "line"),
    ("no answer in time", _silent, Step.NO_ANSWER, "line"),
    ("platform trouble", _platform_trouble, Step.PLATFORM, "token"),
)
_GOOD = (
    ("optional scopes missing", _no_optional_scopes),
    ("token expired", _token_expired),
    ("behind a proxy", _behind_a_proxy),
    ("behind a proxy that inspects", _behind_inspection),
)
