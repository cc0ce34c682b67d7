"""Who may sign in at the emulator. Nothing here is secret: it protects practice vouchers."""

from __future__ import annotations

CLIENT_KEY = "sandbox-client-key"
CLIENT_SECRET = "sandbox-client-secret"  # noqa: S105 - a public practice secret
VOUCHERS_ONLY_CLIENT_KEY = "sandbox-vouchers-only"
"""An app that was not given the optional scopes; its secret is the same, as is the next one's."""
NO_SCOPE_CLIENT_KEY = "sandbox-no-scope"
"""An app without any scope."""

MERCHANT_ID = "7312345678901234567"
UNAUTHORISED_MERCHANT_ID = "7399999999999999999"
"""A merchant that has not authorised the app."""

OUTLETS = {"OUTLET-1": 7412345678901234561, "OUTLET-2": 7412345678901234562}
"""The merchant's outlets by ``third_shop_id``, with the platform's own 64-bit ``shop_id``."""

VOUCHER_SCOPE, OUTLET_SCOPE, PRODUCT_SCOPE = "vouchers", "outlets", "products"
SCOPES: dict[str, frozenset[str]] = {
    CLIENT_KEY: frozenset({VOUCHER_SCOPE, OUTLET_SCOPE, PRODUCT_SCOPE}),
    VOUCHERS_ONLY_CLIENT_KEY: frozenset({VOUCHER_SCOPE}),
    NO_SCOPE_CLIENT_KEY: frozenset(),
}
