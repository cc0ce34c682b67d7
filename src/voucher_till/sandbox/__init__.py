"""The emulator of the platform, with faults to order, and the customer's phone."""
