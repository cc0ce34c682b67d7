"""Async client of the platform: transport, token, vouchers, errors."""
