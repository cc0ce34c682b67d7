"""The control endpoint's part for events: where they go, what goes wrong with them, refunds."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voucher_till.sandbox.events import AFTER_SALE, BadEventError, refund, sample
from voucher_till.sandbox.webhooks import BadCallbackError, Oddity, Webhooks
from voucher_till.sandbox.wire import answer, read_object
from voucher_till.sandbox.world import World

_MOST_COPIES = 100


class EventControl:
    """What tests and checks order of the platform's events."""

    def __init__(self, world: World, webhooks: Webhooks) -> None:
        self._world = world
        self._webhooks = webhooks

    def routes(self) -> list[Route]:
        """The control paths."""
        return [
            Route("/control/webhooks", self.webhooks, methods=["GET", "POST", "DELETE"]),
            Route("/control/webhooks/events", self.event, methods=["POST"]),
            Route("/control/webhooks/release", self.release, methods=["POST"]),
            Route("/control/vouchers/{code}/refund", self.refund, methods=["POST"]),
        ]

    def _answer(self, body: Any, status: int = 200) -> Response:
        return answer(status, body, self._world.now())

    def _state(self) -> Response:
        hooks = self._webhooks
        deliveries = [delivery.told() for delivery in hooks.deliveries]
        return self._answer(
            {"url": hooks.url, "speed": hooks.speed, "hold": hooks.holding, "deliveries": deliveries}
        )

    async def webhooks(self, request: Request) -> Response:
        """Register the callback ``url``; ``speed`` makes the waits between attempts pass faster, ``hold``
        keeps events back. With DELETE all of it is forgotten."""
        if request.method == "DELETE":
            self._webhooks.forget()
        if request.method == "POST":
            body = await read_object(request) or {}
            speed = body.get("speed", self._webhooks.speed)
            if not isinstance(speed, int | float) or not 0 < speed <= 1_000_000:
                return self._answer({"error": "speed must be a number above 0"}, 400)
            try:
                self._webhooks.register(str(body.get("url", self._webhooks.url)))
            except BadCallbackError as error:
                return self._answer({"error": str(error)}, 400)
            self._webhooks.speed = float(speed)
            self._webhooks.holding = bool(body.get("hold", self._webhooks.holding))
        return self._state()

    async def event(self, request: Request) -> Response:
        """Send an ``event`` with the ``content`` given (over a sample of it) and its ``create_time``.

        ``copies`` of it, ``forged`` or ``stale`` when that is ordered.
        """
        body = await read_object(request) or {}
        name = str(body.get("event", AFTER_SALE))
        try:
            content = sample(self._world, name) | dict(body.get("content") or {})
        except BadEventError as error:
            return self._answer({"error": str(error)}, 400)
        return self._sent(name, content, body)

    async def refund(self, request: Request) -> Response:
        """Let a voucher's refund be ``asked``, ``refunded``, ``refused`` or ``closed``, and tell of it.

        Takes what an event takes besides.
        """
        code = request.path_params["code"]
        order = self._world.order_of(code)
        item = order.item(code) if order is not None else None
        if order is None or item is None:
            return self._answer({"error": "no such voucher"}, 404)
        body = await read_object(request) or {}
        try:
            content = refund(self._world, order, item, str(body.get("stage", "refunded")))
        except BadEventError as error:
            return self._answer({"error": str(error)}, 400)
        return self._sent(AFTER_SALE, content, body)

    def _sent(self, event: str, content: dict[str, Any], body: dict[str, Any]) -> Response:
        copies, create_time = body.get("copies", 1), body.get("create_time")
        if not isinstance(copies, int) or not 1 <= copies <= _MOST_COPIES:
            return self._answer({"error": f"copies must be 1 to {_MOST_COPIES}"}, 400)
        if create_time is not None and not isinstance(create_time, int):
            return self._answer({"error": "create_time must be a number of seconds"}, 400)
        oddity = Oddity(forged=bool(body.get("forged")), stale=bool(body.get("stale")))
        made = self._webhooks.send(event, content, create_time=create_time, copies=copies, oddity=oddity)
        return self._answer({"content": content, "deliveries": [delivery.number for delivery in made]})

    async def release(self, request: Request) -> Response:
        """Let go the events that were held, ``backwards`` when that is ordered."""
        body = await read_object(request) or {}
        self._webhooks.release(backwards=bool(body.get("backwards")))
        return self._state()
