"""The use cases: verify and redeem, and settling what was left open."""
