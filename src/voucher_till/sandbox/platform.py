"""The emulated platform over HTTP: the calls of the contract (sections 2 to 4, 6 and 7)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voucher_till.sandbox import business
from voucher_till.sandbox.catalogue import Catalogue
from voucher_till.sandbox.faults import Fault, Faults
from voucher_till.sandbox.line import Line
from voucher_till.sandbox.outlets import Answering, Outlets
from voucher_till.sandbox.permits import Permits
from voucher_till.sandbox.reviews import Reviews
from voucher_till.sandbox.tokens import Tokens
from voucher_till.sandbox.vouchers import MESSAGES, RefusalError, Vouchers
from voucher_till.sandbox.wire import (
    LOGIN_PAGE,
    TROUBLE_PAGE,
    BodyTooLargeError,
    InvalidParamsError,
    answer,
    raw,
    read_body,
    read_object,
)
from voucher_till.sandbox.world import World

Answer = tuple[int, dict[str, Any], str]
"""HTTP status, body and the error code for the ledger."""

_PLATFORM_STATUS = {
    "access_token_invalid": 401,
    "scope_not_authorized": 401,
    "scope_permission_missed": 401,
    "rate_limit_exceeded": 429,
    "invalid_params": 400,
    "internal_error": 500,
}


class Platform:
    """The calls, each through the faults that were ordered for it."""

    def __init__(self, world: World, tokens: Tokens, faults: Faults, line: Line, reviews: Reviews) -> None:
        self._world = world
        self._tokens = tokens
        self._faults = faults
        self._line = line
        self._vouchers = Vouchers(world)
        self._permits = Permits(tokens)
        self._outlets = Outlets(world, reviews)
        self._catalogue = Catalogue(world, reviews)

    def routes(self) -> list[Route]:
        """The calls at their paths."""
        saas = "/v2/localservice/saas"
        base = f"{saas}/fulfill"
        return [
            Route("/merchant/oauth/token/", self.token, methods=["POST"]),
            Route(f"{base}/get_code_item_list/", self.query, methods=["POST"]),
            Route(f"{base}/redeem_code/", self.redeem, methods=["POST"]),
            *(self._route(f"{saas}/{path}", call, to) for path, (call, to) in self._optional().items()),
        ]

    def _optional(self) -> dict[str, tuple[str, Answering]]:
        """The calls under the optional scopes, by path."""
        outlets, products = self._outlets, self._catalogue
        take, tell = outlets.submission, outlets.query
        claim, certificates = business.CLAIM, business.CERTIFICATES
        decoration, update = business.DECORATION, business.UPDATE
        return {
            "poi/batch_claim/": ("claim_outlets", take(claim)),
            "poi_task/batch_query/": ("claim_tasks", tell(claim)),
            "shop_cert/batch_submit/": ("submit_certificates", take(certificates)),
            "shop_cert/batch_query/": ("certificate_tasks", tell(certificates)),
            "shop_decoration/batch_submit/": ("decorate_outlets", take(decoration)),
            "shop_decoration_task/batch_query/": ("decoration_tasks", tell(decoration)),
            "shop_base_info/batch_update/": ("update_outlets", take(update)),
            "update_shop_base_info_task/batch_query/": ("update_tasks", tell(update)),
            "shop_info/batch_query/": ("outlets", outlets.information),
            "product_opt_shops/query/": ("outlet_list", outlets.list),
            "product/batch_query/": ("products", products.list),
            "product/query/": ("product", products.details),
            "product/save/": ("save_product", products.save),
            "product/update_free_audit/": ("change_product", products.change),
            "product/offline": ("delist_product", products.delist),
            "product/withdraw_audit": ("withdraw_product", products.withdraw),
            "product_opt_category/query/": ("categories", products.categories),
            "holiday/batch_query/": ("holidays", products.holidays),
        }

    def _route(self, path: str, call: str, to: Answering) -> Route:
        async def answering(request: Request) -> Response:
            return await self._call(request, call, lambda body, _fault: to(body))

        return Route(path, answering, methods=["POST"])

    async def token(self, request: Request) -> Response:
        """``POST /merchant/oauth/token/``."""
        try:
            form = dict(parse_qsl((await read_body(request)).decode("utf-8", "replace")))
        except BodyTooLargeError:
            return self._too_large()
        except ValueError:  # more fields than urllib is willing to split
            form = {}

        def handle(_fault: Fault | None) -> Answer:
            status, body = self._tokens.grant(form)
            return status, body, str(body.get("error", "0"))

        return await self._through_faults(request, "token", {}, handle)

    async def query(self, request: Request) -> Response:
        """``get_code_item_list``."""

        def handle(body: dict[str, Any], fault: Fault | None) -> dict[str, Any]:
            return self._vouchers.query(body, milliseconds=fault is not None and fault.fault == "times_ms")

        response = await self._call(request, "query", handle)
        self._line.after_query(request, response)
        return response

    async def redeem(self, request: Request) -> Response:
        """``redeem_code``."""
        return await self._call(request, "redeem", lambda body, _fault: self._vouchers.redeem(body))

    async def _call(
        self, request: Request, call: str, handle: Callable[[dict[str, Any], Fault | None], dict[str, Any]]
    ) -> Response:
        try:
            body = await read_object(request)
        except BodyTooLargeError:
            return self._too_large()

        def guarded(fault: Fault | None) -> Answer:
            refusal = self._permits.refusal(call, request.headers.get("authorization", ""))
            if refusal is not None:
                return self._error(*refusal)
            try:
                if body is None:
                    raise InvalidParamsError("body")
                return 200, self._envelope(handle(body, fault), "0", ""), "0"
            except InvalidParamsError as error:
                return self._error("invalid_params", f"{error} is missing or of the wrong type")
            except RefusalError as error:
                return self._error(str(error.code), MESSAGES[error.code], error.data)

        return await self._through_faults(request, call, body or {}, guarded)

    def _envelope(self, data: dict[str, Any] | None, code: str, message: str) -> dict[str, Any]:
        error = {"code": code, "message": message, "log_id": self._world.log_id(), "region": "id"}
        return {"data": data or {}, "error": error}

    def _error(self, code: str, message: str, data: dict[str, Any] | None = None) -> Answer:
        return _PLATFORM_STATUS.get(code, 500), self._envelope(data, code, message), code

    def _too_large(self) -> Response:
        _, body, _ = self._error("invalid_params", "the body is too large")
        return answer(413, body, self._world.now())

    async def _through_faults(
        self, request: Request, call: str, body: dict[str, Any], handle: Callable[[Fault | None], Answer]
    ) -> Response:
        """Let a call meet the fault ordered for it, before or after the platform acts on it."""
        fault = self._faults.take(call)
        kind = fault.fault if fault else ""
        if fault and kind == "token_revoked":
            self._tokens.revoke()
        if fault and kind == "delay_before_commit":
            await asyncio.sleep(fault.seconds)
        early = self._early(request, call, fault, kind)
        if early is not None:
            self._note(call, body, kind, "", "")
            return early
        status, content, code = handle(fault)
        self._note(call, body, kind or "answered", code, content.get("error"))
        if fault and kind == "delay":
            await asyncio.sleep(fault.seconds)
        late = self._spoilt(request, fault, kind.removesuffix("_after_commit"), content)
        if late is not None and kind.endswith("_after_commit"):
            return late
        headers = {"retry_after": "1"} if status == 429 else {}
        return answer(status, content, self._world.now(), **headers)

    def _early(self, request: Request, call: str, fault: Fault | None, kind: str) -> Response | None:
        if fault is None or kind.endswith("_after_commit"):
            return None
        if kind == "rate_limited":
            _, content, _ = self._error("rate_limit_exceeded", "ordered")
            return answer(429, content, self._world.now(), retry_after=fault.code or "1")
        if kind == "overloaded":
            page = TROUBLE_PAGE.encode()
            return raw(503, page, "text/html", self._world.now(), retry_after=fault.code or "1")
        if kind == "error_code" and call == "token":
            status, content = self._tokens.failure(400, fault.code or "invalid_request", "ordered")
            return answer(status, content, self._world.now())
        return self._spoilt(request, fault, kind.removesuffix("_before_commit"), {"data": {}, "error": {}})

    def _spoilt(
        self, request: Request, fault: Fault | None, kind: str, content: dict[str, Any]
    ) -> Response | None:
        """The answer as the fault leaves it; None for a fault that leaves it whole."""
        now = self._world.now()
        if kind == "reset":
            self._line.reset(request)
            return Response()
        if kind == "html_200":
            return raw(200, LOGIN_PAGE.encode(), "text/html", now)
        if kind == "redirect":
            login = "http://login.example/hotspot"
            return raw(302, LOGIN_PAGE.encode(), "text/html", now, location=login)
        if kind == "html_500":
            return raw(500, TROUBLE_PAGE.encode(), "text/html", now)
        if kind == "empty_body":
            return raw(200, b"", "application/json", now)
        if kind == "no_data":
            return answer(200, content | {"data": None}, now)
        if kind == "cut_json":
            whole = answer(200, content, now).body
            return raw(200, bytes(whole[: len(whole) // 2]), "application/json", now)
        if kind == "error_code" and fault is not None:
            status, ordered, _ = self._error(fault.code or "internal_error", "ordered")
            return answer(status, ordered, now)
        return None

    def _note(self, call: str, body: dict[str, Any], outcome: str, code: str, error: Any) -> None:
        """Write an attempt into the ledger; secrets and tokens never get there."""
        self._world.ledger.attempts.append(
            {
                "call": call,
                "at": self._world.now(),
                "codes": body.get("code_list"),
                "qr_info": body.get("qr_info"),
                "third_shop_id": body.get("third_shop_id"),
                "outcome": outcome,
                "error_code": code,
                "log_id": error.get("log_id", "") if isinstance(error, dict) else "",
            }
        )
        self._world.save()
