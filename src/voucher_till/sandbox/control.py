"""The control endpoint: customers and their phones, faults to order, the ledger, the clock."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voucher_till.sandbox import credentials
from voucher_till.sandbox.customers import CUSTOMERS, STATUSES, make_item, make_order, populate
from voucher_till.sandbox.faults import BadFaultError, Fault, Faults, line_drops
from voucher_till.sandbox.line import Line
from voucher_till.sandbox.phone import Screen, draw
from voucher_till.sandbox.planting import BadPlantError, plant
from voucher_till.sandbox.tokens import Tokens
from voucher_till.sandbox.wire import answer, raw, read_object
from voucher_till.sandbox.world import Order, World

_TITLES = {customer.name: customer.title for customer in CUSTOMERS}


class Control:
    """What tests, checks and the practice window ask of the emulator."""

    def __init__(self, world: World, tokens: Tokens, faults: Faults, line: Line) -> None:
        self._world = world
        self._tokens = tokens
        self._faults = faults
        self._line = line
        self._practised: Fault | None = None
        """The fault that the practice task under way ordered."""

    def routes(self) -> list[Route]:
        """The control paths."""
        one = "/control/customers/{name}"
        return [
            Route("/control/customers", self.customers, methods=["GET"]),
            Route(f"{one}/phone.png", self.phone, methods=["GET"]),
            Route(f"{one}/refresh", self.refresh, methods=["POST"]),
            Route(f"{one}/buy", self.buy, methods=["POST"]),
            Route("/control/orders", self.order, methods=["POST"]),
            Route("/control/vouchers/{code}", self.voucher, methods=["POST"]),
            Route("/control/practice", self.practice, methods=["POST"]),
            Route("/control/faults", self.faults, methods=["GET", "POST", "DELETE"]),
            Route("/control/ledger", self.ledger, methods=["GET"]),
            Route("/control/clock", self.clock, methods=["POST"]),
            Route("/control/reset", self.reset, methods=["POST"]),
            Route("/control/tokens/revoke", self.revoke, methods=["POST"]),
            Route("/control/tokens/expire", self.expire, methods=["POST"]),
            Route("/control/credentials", self.credentials, methods=["GET"]),
            Route("/control/openapi.json", self.openapi, methods=["GET"]),
        ]

    def _answer(self, body: Any, status: int = 200) -> Response:
        return answer(status, body, self._world.now())

    def _described(self, order: Order) -> dict[str, Any]:
        qr = self._world.shown_qr(order)
        return {
            "name": order.customer,
            "title": _TITLES.get(order.customer, order.customer),
            "shop_order_id": order.shop_order_id,
            "qr": qr.text,
            "qr_seconds_left": round(qr.expires_at - self._world.now(), 1),
            "vouchers": [
                {"code": item.code, "product_name": item.product_name, "redemption_status": item.status}
                for item in order.items
            ],
        }

    async def customers(self, _request: Request) -> Response:
        """Every customer with what their phone shows now."""
        latest = {order.customer: order for order in self._world.orders}
        return self._answer([self._described(order) for order in latest.values()])

    def _order(self, request: Request) -> Order | None:
        return self._world.of_customer(request.path_params["name"])

    async def phone(self, request: Request) -> Response:
        """The customer's screen as a PNG."""
        order = self._order(request)
        if order is None:
            return self._answer({"error": "no such customer"}, 404)
        picture = await run_in_threadpool(draw, Screen.of(self._world, order))
        return raw(200, picture, "image/png", self._world.now(), cache_control="no-store")

    async def refresh(self, request: Request) -> Response:
        """Let the customer pull down to refresh the QR: the old one expires."""
        order = self._order(request)
        if order is None:
            return self._answer({"error": "no such customer"}, 404)
        self._world.refresh_qr(order)
        return self._answer(self._described(order))

    async def buy(self, request: Request) -> Response:
        """Let a practice customer buy the same again."""
        order = self._bought_again(request.path_params["name"])
        if order is None:
            return self._answer({"error": "no such customer"}, 404)
        return self._answer(self._described(order))

    def _bought_again(self, name: str) -> Order | None:
        known = next((customer for customer in CUSTOMERS if customer.name == name), None)
        return None if known is None else self._world.add(known.order(self._world))

    async def practice(self, request: Request) -> Response:
        """Make ready what a practice task needs; what the task before it ordered goes wrong no more.

        The ``customer`` buys again. ``old_qr``: their phone shows a QR that is too old until it is refreshed.
        ``line_drops``: the next Redeem is carried out, but its answer is lost. Without a customer nothing is
        made ready.
        """
        body = await read_object(request) or {}
        self._faults.forget(self._practised)
        self._practised = None
        if not body.get("customer"):
            return self._answer({})
        order = self._bought_again(str(body["customer"]))
        if order is None:
            return self._answer({"error": "no such customer"}, 404)
        if body.get("old_qr"):
            self._world.age_qr(order)
        if body.get("line_drops"):
            self._practised = line_drops()
            self._faults.ordered.append(self._practised)
        return self._answer(self._described(order))

    async def order(self, request: Request) -> Response:
        """Place an order of ``count`` vouchers with the status, product, outlets, times and price given."""
        body = await read_object(request) or {}
        allowed = (
            "start_time",
            "end_time",
            "outlets",
            "sale_amount",
            "crossed_amount",
            "currency",
            "closed_hours",
        )
        changes = {name: body[name] for name in allowed if name in body}
        if "status" in body:
            if body["status"] not in STATUSES:
                return self._answer({"error": f"status must be one of {', '.join(STATUSES)}"}, 400)
            changes["status"] = STATUSES[body["status"]]
        product = str(body.get("product_name", "Paket Nasi Goreng"))
        count = body.get("count", 1)
        if not isinstance(count, int) or not 1 <= count <= 1000:
            return self._answer({"error": "count must be 1 to 1000"}, 400)
        items = [make_item(self._world, product, **changes) for _ in range(count)]
        order = self._world.add(make_order(self._world, str(body.get("customer", "ordered")), *items))
        return self._answer(self._described(order))

    async def voucher(self, request: Request) -> Response:
        """Plant a difference: what the platform says of a voucher from now on; no phone shows it."""
        order = self._world.order_of(request.path_params["code"])
        item = order.item(request.path_params["code"]) if order is not None else None
        if item is None:
            return self._answer({"error": "no such voucher"}, 404)
        try:
            plant(self._world, item, await read_object(request) or {})
        except BadPlantError as error:
            return self._answer({"error": str(error)}, 400)
        told = self._world.as_told(item)
        return self._answer({"code": item.code, "known": told is not None} | (asdict(told) if told else {}))

    async def faults(self, request: Request) -> Response:
        """Order a fault, list those still to come, or forget them and mend the line."""
        if request.method == "POST":
            try:
                fault = Fault.read(await read_object(request))
            except BadFaultError as error:
                return self._answer({"error": str(error)}, 400)
            if fault.fault != "no_connection":
                self._faults.ordered.append(fault)
            elif fault.call == "redeem":
                self._line.cut_after_query(fault.seconds)
            else:
                self._line.cut(fault.seconds)
        if request.method == "DELETE":
            self._faults.ordered.clear()
            await self._line.mend()
        return self._answer(
            [{"call": f.call, "fault": f.fault, "count": f.count} for f in self._faults.ordered]
        )

    async def ledger(self, _request: Request) -> Response:
        """Who redeemed what, when, and every attempt."""
        ledger = self._world.ledger
        return self._answer(
            {
                "redemptions": ledger.redemptions,
                "attempts": ledger.attempts,
                "token_calls": ledger.token_calls,
            }
        )

    async def clock(self, request: Request) -> Response:
        """Set how far the platform's clock is ahead of this computer's, in seconds."""
        offset = (await read_object(request) or {}).get("offset_seconds")
        if not isinstance(offset, int | float) or abs(offset) > 10 * 365 * 86_400:
            return self._answer({"error": "offset_seconds must be a number"}, 400)
        self._world.offset = float(offset)
        self._world.save()
        return self._answer({"offset_seconds": offset})

    async def reset(self, _request: Request) -> Response:
        """Start over with fresh practice customers."""
        self._faults.ordered.clear()
        await self._line.mend()
        self._world.clear()
        populate(self._world)
        return self._answer({})

    async def revoke(self, _request: Request) -> Response:
        """Stop every token, refresh tokens too."""
        self._tokens.revoke()
        return self._answer({})

    async def expire(self, _request: Request) -> Response:
        """Let every access token be past its time."""
        self._tokens.expire()
        return self._answer({})

    async def credentials(self, _request: Request) -> Response:
        """What to set a till up with."""
        return self._answer(
            {
                "client_key": credentials.CLIENT_KEY,
                "client_secret": credentials.CLIENT_SECRET,
                "merchant_id": credentials.MERCHANT_ID,
                "third_shop_ids": list(credentials.OUTLETS),
                "client_keys": {name: sorted(scopes) for name, scopes in credentials.SCOPES.items()},
            }
        )

    async def openapi(self, _request: Request) -> Response:
        """The OpenAPI description of the emulated calls."""
        return self._answer(openapi_document())


def openapi_document() -> Any:
    """The OpenAPI description that ships beside this module."""
    return json.loads(files("voucher_till.sandbox").joinpath("openapi.json").read_text(encoding="utf-8"))
