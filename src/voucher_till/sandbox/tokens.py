"""The token call (platform contract, section 2)."""

from __future__ import annotations

from typing import Any

from voucher_till.sandbox.credentials import CLIENT_SECRET, MERCHANT_ID, SCOPES
from voucher_till.sandbox.world import World

REFRESH_SECONDS = 365 * 86_400


class Tokens:
    """Issues access tokens and knows which of them still work."""

    def __init__(self, world: World, access_seconds: float) -> None:
        self._world = world
        self._access_seconds = access_seconds

    def grant(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer a token call: HTTP status and body."""
        self._world.ledger.token_calls += 1
        refused = self._refusal(form)
        if refused:
            self._world.save()
            return self.failure(*refused)
        return 200, self._issue(form["client_key"])

    def _refusal(self, form: dict[str, str]) -> tuple[int, str, str] | None:
        needed = ("client_key", "client_secret", "merchant_id", "grant_type")
        if missing := [name for name in needed if not form.get(name)]:
            return 400, "invalid_request", f"missing parameter {missing[0]}"
        if form["client_key"] not in SCOPES or form["client_secret"] != CLIENT_SECRET:
            return 401, "invalid_client", "client key or client secret is wrong"
        if form["merchant_id"] != MERCHANT_ID:
            return 403, "unauthorized_client", "the merchant has not authorised this app"
        if form.get("code") not in (None, "", f"{MERCHANT_ID}.u1"):
            return 400, "invalid_request", "code is not of this merchant"
        if form["grant_type"] == "refresh_token":
            return self._refresh_refusal(form)
        if form["grant_type"] != "access_token":
            return 400, "unsupported_grant_type", "grant_type must be access_token or refresh_token"
        return None

    def _refresh_refusal(self, form: dict[str, str]) -> tuple[int, str, str] | None:
        newest = self._newest(form["client_key"])
        given = form.get("refresh_token")
        if newest is None or not given or newest["refresh_token"] != given:
            return 400, "invalid_grant", "the refresh token is not the last one issued"
        if newest["refresh_expires"] <= self._world.now():
            return 400, "invalid_grant", "the refresh token has expired"
        return None

    def failure(self, status: int, error: str, description: str) -> tuple[int, dict[str, Any]]:
        """An OAuth failure: flat, with a log ID."""
        return status, {"error": error, "error_description": description, "log_id": self._world.log_id()}

    def _newest(self, client_key: str) -> dict[str, Any] | None:
        mine = [token for token in self._world.tokens.values() if token["client_key"] == client_key]
        return mine[-1] if mine else None

    def _issue(self, client_key: str) -> dict[str, Any]:
        now = self._world.now()
        access, refresh = "act." + self._world.text(40), "rft." + self._world.text(40)
        self._world.tokens[access] = {
            "client_key": client_key,
            "expires": now + self._access_seconds,
            "refresh_token": refresh,
            "refresh_expires": now + REFRESH_SECONDS,
        }
        self._world.save()
        return {
            "access_token": access,
            "expires_in": int(now + self._access_seconds),
            "refresh_token": refresh,
            "refresh_expires_in": int(now + REFRESH_SECONDS),
            "token_type": "Bearer",
        }

    def scopes(self, authorization: str) -> frozenset[str] | None:
        """What the bearer of this header may do; None when the token does not work."""
        scheme, _, access = authorization.partition(" ")
        token = self._world.tokens.get(access)
        if scheme.lower() != "bearer" or token is None or token["expires"] <= self._world.now():
            return None
        return SCOPES[token["client_key"]]

    def revoke(self) -> None:
        """Stop every access token at once, as when the merchant changes the granted scopes."""
        self.expire()
        for token in self._world.tokens.values():
            token["refresh_expires"] = 0

    def expire(self) -> None:
        """Let every access token be past its time; refresh tokens go on working."""
        for token in self._world.tokens.values():
            token["expires"] = 0
        self._world.save()
