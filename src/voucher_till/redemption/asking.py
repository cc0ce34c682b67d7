"""Asks the platform what has become of the vouchers of one intent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import DiningError, RefusedError
from voucher_till.domain.journal import Redemption
from voucher_till.domain.payload import QrPayload
from voucher_till.domain.voucher import Order

QR_LASTS = timedelta(minutes=5)
"""A QR expires within minutes; an older one is not worth a call."""

Said = dict[int, Order | DiningError]
"""For each row's id the order that lists its voucher, or the refusal of it."""


class Asker:
    """Finds each voucher: by the QR while it is young, then by the codes together, then each by itself.

    One voucher that the platform will not list must not hide what it says of the others.
    """

    def __init__(self, client: DiningClient) -> None:
        self._client = client

    async def ask(self, rows: Sequence[Redemption]) -> Said:
        """What the platform says of claimed rows. Raises DiningError when it says nothing of any."""
        said = await self._by_qr(rows)
        rest = [row for row in rows if row.id not in said]
        if len(rest) > 1 and len({row.shop_order_id for row in rest} - {""}) == 1:
            said |= _listed(rest, await self._final_as_none([row.code for row in rest]))
            rest = [row for row in rest if row.id not in said]
        for row in rest:
            said[row.id] = await self._by_code(row)
        return said

    async def _by_qr(self, rows: Sequence[Redemption]) -> Said:
        """An unverified voucher may not be known by its order yet; the QR is the surer way to it."""
        qr = rows[0].qr
        young = timedelta() <= datetime.now(UTC) - rows[0].created_at < QR_LASTS
        if not qr or not young or all(row.shop_order_id for row in rows):
            return {}
        return _listed(rows, await self._final_as_none(QrPayload(qr)))

    async def _final_as_none(self, asked: QrPayload | Sequence[str]) -> Order | None:
        """The order; None for a refusal that names nothing, since there are other ways to ask."""
        try:
            return await self._client.query(asked)
        except RefusedError as error:
            if error.kind is not CodeKind.FINAL:
                raise
            # -3000109 lists what was redeemed with this QR.
            return error.order

    async def _by_code(self, row: Redemption) -> Order | DiningError:
        try:
            return await self._client.query([row.code])
        except RefusedError as error:
            if error.kind is not CodeKind.FINAL:
                raise
            return error


def _listed(rows: Sequence[Redemption], order: Order | None) -> Said:
    if order is None:
        return {}
    codes = {voucher.code for voucher in order.vouchers}
    return {row.id: order for row in rows if row.code in codes}
