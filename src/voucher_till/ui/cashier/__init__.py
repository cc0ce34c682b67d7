"""The cashier's window."""
