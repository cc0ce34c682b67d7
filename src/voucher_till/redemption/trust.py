"""Accepting vouchers while the platform is out of reach (design, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from voucher_till.domain.money import Money
from voucher_till.domain.offline import VERIFIED_FOR, OfflinePolicy, Waiting, limit_reached
from voucher_till.domain.payload import QrPayload, VoucherCode
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus
from voucher_till.redemption import verdicts
from voucher_till.redemption.connectivity import Connectivity
from voucher_till.store.journal import NOT_SEEN, AlreadyTakenError, Journal, Seen, StoredTotals

_CURRENCIES = {"id": "IDR", "us": "USD"}
"""Of a typed price, by the region; the platform's answer corrects it when the voucher is sent."""
_ASK = phrase("trust", "Ask your manager, or wait for the line.")
_CODE_NEEDED = phrase("trust", "There is no line, and a QR alone is too old before the line is back.")
_TYPE_IT = phrase("trust", "Type the voucher code that stands below it.")


class _LimitReachedError(Exception):
    """A limit of the policy forbids it; the phrase names it."""

    def __init__(self, limit: Phrase) -> None:
        super().__init__(str(limit))
        self.limit = limit


class Trust:
    """Stores what was verified moments ago, and what the manager's policy allows."""

    def __init__(
        self, journal: Journal, policy: OfflinePolicy, connectivity: Connectivity, region: str = "id"
    ) -> None:
        self._journal = journal
        self.currency = _CURRENCIES.get(region, "")
        self._connectivity = connectivity
        self.policy = policy

    async def remember(self, order: Order, asked: QrPayload | VoucherCode) -> None:
        """The platform lists these as redeemable: for some minutes that counts, should the line drop."""
        qr = asked.text if isinstance(asked, QrPayload) else ""
        usable = set(order.redeemable)
        known = [v for v in order.vouchers if v in usable or v.status is not VoucherStatus.REDEEMABLE]
        await self._journal.remember_verified(known, order.shop_order_id, qr)

    async def recall(self, asked: QrPayload | VoucherCode) -> Order | None:
        """What the platform said of this scan some minutes ago, for when it cannot be asked now."""
        since = datetime.now(UTC) - VERIFIED_FOR
        if isinstance(asked, QrPayload):
            known = await self._journal.verified_by_qr(asked.text, since)
        else:
            known = list((await self._journal.verified_since([asked.digits], since)).values())
        if not known:
            return None
        vouchers = tuple(
            Voucher(one.code, one.product_name, VoucherStatus.REDEEMABLE, sale_price=one.sale_price)
            for one in known
        )
        return Order(known[0].shop_order_id, vouchers, datetime.now(UTC))

    async def accept(
        self,
        asked: QrPayload | VoucherCode,
        codes: Sequence[str],
        cashier: str,
        *,
        price: Decimal | None,
        contact: str,
        seen: Seen = NOT_SEEN,
        otherwise: Verdict,
    ) -> Verdict:
        """Store a voucher that nobody could verify; ``otherwise`` when the policy allows none."""
        if not self.policy.allow_unverified:
            return otherwise
        typed = tuple(dict.fromkeys(codes)) or ((asked.digits,) if isinstance(asked, VoucherCode) else ())
        if not typed:
            return Verdict(VerdictKind.REFUSED, Reason.NO_LINE, (_CODE_NEEDED,), _TYPE_IT)
        qr = asked.text if isinstance(asked, QrPayload) else ""
        shown = Money(price, self.currency) if price is not None else None
        vouchers = [Voucher(code, "", VoucherStatus.REDEEMABLE, sale_price=shown) for code in typed]
        try:
            rows = await self._journal.store(
                vouchers,
                cashier,
                qr=qr,
                contact=contact,
                verified=False,
                seen=seen,
                allow=self._limits(vouchers),
            )
        except AlreadyTakenError as error:
            return verdicts.duplicate(error.rows, cashier=cashier)
        except _LimitReachedError as error:
            return Verdict(VerdictKind.REFUSED, Reason.LIMIT_REACHED, (error.limit,), _ASK)
        return verdicts.of_rows(rows, vouchers)

    def _limits(self, vouchers: Sequence[Voucher]) -> _Limits:
        prices = [voucher.sale_price for voucher in vouchers]
        return _Limits(self.policy, prices, self._connectivity.line.last_good)


class _Limits:
    """Checks the policy inside the transaction that stores, so that limits hold between processes."""

    def __init__(
        self, policy: OfflinePolicy, adding: Sequence[Money | None], last_good: datetime | None
    ) -> None:
        self._policy = policy
        self._adding = adding
        self._last_good = last_good

    def __call__(self, totals: StoredTotals) -> None:
        """Raise _LimitReachedError when one more may not be."""
        waiting = Waiting(totals.values)
        reached = limit_reached(self._policy, waiting, self._adding, self._last_good, datetime.now(UTC))
        if reached is not None:
            raise _LimitReachedError(reached)
