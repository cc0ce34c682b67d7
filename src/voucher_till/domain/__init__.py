"""What vouchers, scans and redemption states are. Pure: no I/O, no Qt, no asyncio."""
