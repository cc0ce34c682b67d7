"""The receiver of the platform's events: checks, keeps and orders them, and tells tills of them."""
