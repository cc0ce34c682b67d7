"""Qt widgets, and nothing but widgets."""
