"""What a window can ask for in its place."""

from __future__ import annotations

from enum import Enum


class Session(Enum):
    """Another window, after this one has closed all that it opened."""

    TILL = "till"
    """The till, in the environment that is in use by then."""
    PRACTICE = "practice"
    ASSISTANT = "assistant"
