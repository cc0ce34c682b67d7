"""The assistant's real calls: the platform's own client, with what was typed so far."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from voucher_till.app import circumstances_of, platform_config
from voucher_till.cli.assistant_draft import proxy_login_to_begin_with, settings_to_begin_with
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError
from voucher_till.dining_api.network import BadNetworkError
from voucher_till.domain.catalogue import ListedOutlet
from voucher_till.domain.diagnosis import Circumstances, Step, diagnose, is_off
from voucher_till.domain.environment import Environment
from voucher_till.domain.payload import NotAVoucher, QrPayload, parse_payload
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.step_words import step_words
from voucher_till.domain.symptoms import Call
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Order
from voucher_till.installation.drafting import settings_of
from voucher_till.redemption import verdicts
from voucher_till.redemption.probing import Probe, probe
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import Settings
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.services import Asked, Finding, Grade, Matter, OutletChoice

_MATTERS = {
    Call.TOKEN: Matter.ACCESS,
    Call.QUERY: Matter.VOUCHERS,
    Call.OUTLETS: Matter.OUTLETS,
    Call.PRODUCTS: Matter.PRODUCTS,
}
_WELL = {
    Matter.ACCESS: phrase("assistant_platform", "Key, secret and authorisation are good."),
    Matter.VOUCHERS: phrase("assistant_platform", "Vouchers can be checked at this outlet."),
    Matter.OUTLETS: phrase("assistant_platform", "Outlets can be seen."),
    Matter.PRODUCTS: phrase("assistant_platform", "Products can be seen."),
}
_SCOPE_IS_THERE = phrase("assistant_platform", "Vouchers can be checked. The outlet comes on its own page.")
_MOST_PAGES = 10
"""Of outlets; two hundred are more than anybody picks from."""
_OTHER_MATTERS = {
    Step.AUTHORISATION: Matter.AUTHORISATION,
    Step.TEST_MERCHANT: Matter.TEST_MERCHANT,
    Step.CLOCK: Matter.CLOCK,
}
_TROUBLE = (Step.OUTLET, Step.IDENTIFIERS)
"""What comes of asking without an outlet."""


class _Forgetful:
    """Keeps the token of one check in memory: what is only tried out leaves nothing behind."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """What was kept."""
        return self._kept.get(name)

    def set(self, name: str, value: str) -> None:
        """Keep it as long as this lives."""
        self._kept[name] = value


class RealPlatform:
    """Each question signs in anew, so that what it finds is of now."""

    def __init__(self, root: DataFolder) -> None:
        self._root = root

    async def check(self, asked: Asked) -> Sequence[Finding]:
        """Ask for a token, then whatever the app may do."""
        try:
            async with self._client(asked) as (client, around):
                probes = await probe(client, around)
        except BadNetworkError as error:
            return [_bad_network(error)]
        if any(one.call is Call.QUERY and one.step is Step.OUTLET for one in probes):
            # The list of outlets lacks it too: once is enough, and the list itself could be read.
            probes = [
                replace(one, step=None) if (one.call, one.step) == (Call.OUTLETS, Step.OUTLET) else one
                for one in probes
            ]
        found = [_finding(one, has_outlet=bool(asked.access.outlet)) for one in probes]
        skew = next((one.skew for one in probes if is_off(one.skew)), None)
        if skew is not None and not any(one.step is Step.CLOCK for one in probes):
            found.append(_of_step(Step.CLOCK, Matter.CLOCK))
        return found

    async def outlets(self, asked: Asked) -> Sequence[OutletChoice] | Finding:
        """The merchant's outlets, or why they are not told."""
        choices: list[OutletChoice] = []
        try:
            async with self._client(asked) as (client, around):
                try:
                    for number in range(1, _MOST_PAGES + 1):
                        page = (await client.outlet_list(number)).value
                        choices += map(_choice, page.items)
                        if not page.has_more:
                            break
                except DiningError as error:
                    return _of_error(error, Matter.PRODUCTS, around)
        except BadNetworkError as error:
            return _bad_network(error)
        return choices or Finding(
            Matter.OUTLETS, Grade.OPTIONAL, phrase("assistant_platform", "The platform lists no outlets yet.")
        )

    async def look_up(self, asked: Asked, payload: str) -> Finding:
        """What a scanned or typed text is: verified only."""
        what = parse_payload(payload)
        if isinstance(what, NotAVoucher):
            return _of_verdict(verdicts.not_a_voucher(what))
        try:
            async with self._client(asked) as (client, around):
                try:
                    order = await client.query(what if isinstance(what, QrPayload) else [what.digits])
                except DiningError as error:
                    step = diagnose(error.symptom, around)
                    if step is not None:
                        return _of_step(step, Matter.VOUCHERS, error.log_id or "")
                    return _of_verdict(verdicts.failure(error))
        except BadNetworkError as error:
            return _bad_network(error)
        return _of_order(order)

    @asynccontextmanager
    async def _client(self, asked: Asked) -> AsyncIterator[tuple[DiningClient, Circumstances]]:
        """A client that is of use for one question. Raises BadNetworkError."""
        # Settings, keyring and certificates are read aside: the window goes on.
        client, around = await asyncio.to_thread(self._made, asked)
        try:
            yield client, around
        finally:
            await client.aclose()

    def _made(self, asked: Asked) -> tuple[DiningClient, Circumstances]:
        folder = environments.folder_of(self._root, Environment(asked.environment))
        settings = _settings(asked, settings_to_begin_with(self._root, asked.environment))
        login = proxy_login_to_begin_with(self._root, asked.environment, settings.network)
        config = platform_config(folder, settings, asked.secret, login)
        client = DiningClient(config, _Forgetful(), self._root.root / "setup-token.lock")
        return client, circumstances_of(settings)


def _settings(asked: Asked, before: Settings | None) -> Settings:
    draft = SetupDraft(
        environment=asked.environment,
        access={asked.environment: asked.access},
        test_merchant=asked.test_merchant,
        file=asked.file,
    )
    return settings_of(draft, before)


def _finding(one: Probe, *, has_outlet: bool) -> Finding:
    matter = _MATTERS[one.call]
    if one.step is not None and not (matter is Matter.VOUCHERS and not has_outlet and one.step in _TROUBLE):
        return _of_step(one.step, matter, one.log_id)
    is_voucher_without_outlet = matter is Matter.VOUCHERS and not has_outlet
    return Finding(
        matter, Grade.GOOD, _SCOPE_IS_THERE if is_voucher_without_outlet else _WELL[matter], (), one.log_id
    )


def _of_step(step: Step, matter: Matter, log_id: str = "") -> Finding:
    """``matter`` is what was asked about; what is missing may be something else."""
    words = step_words(step)
    matter = Matter.WAY if step.is_on_the_way else _OTHER_MATTERS.get(step, matter)
    grade = Grade.OPTIONAL if step.is_optional else Grade.BAD
    return Finding(matter, grade, words.title, (words.wrong, words.remedy), log_id)


def _of_error(error: DiningError, matter: Matter, around: Circumstances) -> Finding:
    return _of_step(diagnose(error.symptom, around) or Step.PLATFORM, matter, error.log_id or "")


def _bad_network(error: BadNetworkError) -> Finding:
    return Finding(
        Matter.WAY,
        Grade.BAD,
        phrase("assistant_platform", "The settings of the network cannot be used."),
        (error.problem,),
    )


def _choice(one: ListedOutlet) -> OutletChoice:
    note = one.unavailable[0].words if one.unavailable else None
    return OutletChoice(one.third_shop_id, one.name, one.address, note)


def _of_order(order: Order) -> Finding:
    if order.redeemable:
        return _of_verdict(verdicts.verified(order), order)
    if not order.vouchers:
        return _of_verdict(verdicts.unlisted(order), order)
    return _of_verdict(verdicts.hindered(order, order.vouchers[0]), order)


def _of_verdict(verdict: Verdict, order: Order | None = None) -> Finding:
    """A voucher that cannot be redeemed is well for a setup, as long as the platform answered about it."""
    names: tuple[Phrase, ...] = ()
    if order is not None:
        named = sorted({voucher.product_name for voucher in order.vouchers})
        names = (phrase("assistant_platform", "{names}. Nothing was redeemed.", names=", ".join(named)),)
    good = verdict.kind is VerdictKind.VERIFIED
    grade = Grade.GOOD if good else Grade.OPTIONAL if order is not None or verdict.error_code else Grade.BAD
    return Finding(Matter.VOUCHERS, grade, verdict.says[0], (*verdict.says[1:], *names), verdict.log_id or "")
