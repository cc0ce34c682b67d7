"""Raw calls to the emulator, by httpx alone: what a stranger's client would send."""

from __future__ import annotations

from typing import Any

import httpx

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer

BASE = "/v2/localservice/saas/fulfill"


class Caller:
    """Speaks to one emulator without the program's own client."""

    def __init__(self, server: SandboxServer) -> None:
        self._server = server
        self.http = httpx.Client(base_url=server.base_url, trust_env=False, timeout=60)
        self.desk = httpx.Client(base_url=server.control_url, trust_env=False, timeout=60)
        self.token = ""

    def close(self) -> None:
        """Hang up."""
        self.http.close()
        self.desk.close()

    def grant(self, **changes: str) -> httpx.Response:
        """The token call."""
        form = {
            "client_key": credentials.CLIENT_KEY,
            "client_secret": credentials.CLIENT_SECRET,
            "merchant_id": credentials.MERCHANT_ID,
            "grant_type": "access_token",
        }
        answer = self.http.post("/merchant/oauth/token/", data=form | changes)
        self.token = answer.json().get("access_token", self.token)
        return answer

    def call(self, name: str, **body: Any) -> httpx.Response:
        """``get_code_item_list`` or ``redeem_code`` as the first outlet."""
        if not self.token:
            self.grant()
        fields = {
            "merchant_id": credentials.MERCHANT_ID,
            "third_shop_id": "OUTLET-1",
            "locale": "id-ID",
        } | body
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.http.post(f"{BASE}/{name}/", json=fields, headers=headers)

    def query(self, **body: Any) -> httpx.Response:
        """Query."""
        return self.call("get_code_item_list", **body)

    def redeem(self, **body: Any) -> httpx.Response:
        """Redeem."""
        return self.call("redeem_code", **body)

    def customer(self, name: str) -> dict[str, Any]:
        """What a practice customer's phone shows."""
        everyone = self.desk.get("/control/customers").json()
        found: dict[str, Any] = next(one for one in everyone if one["name"] == name)
        return found

    def code(self, name: str) -> str:
        """A practice customer's first voucher code."""
        return str(self.customer(name)["vouchers"][0]["code"])

    def fault(self, call: str, fault: str, **more: Any) -> None:
        """Order a fault."""
        self.desk.post("/control/faults", json={"call": call, "fault": fault, **more}).raise_for_status()

    def mend(self) -> None:
        """Forget all faults."""
        self.desk.delete("/control/faults").raise_for_status()

    def ledger(self) -> dict[str, Any]:
        """The platform's own record."""
        record: dict[str, Any] = self.desk.get("/control/ledger").json()
        return record

    def redemptions_of(self, code: str) -> int:
        """How often the platform redeemed a voucher."""
        return sum(code in done["codes"] for done in self.ledger()["redemptions"])

    def calls(self, name: str) -> int:
        """How many calls of a kind arrived, without those that only try the line."""
        attempts = [one for one in self.ledger()["attempts"] if one["codes"] != ["0"]]
        return sum(attempt["call"] == name for attempt in attempts)


def error_code(answer: httpx.Response) -> str:
    """The code in an envelope."""
    return str(answer.json()["error"]["code"])
