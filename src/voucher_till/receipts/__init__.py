"""Slips for customers: what stands on them, and the printers they come out of."""
