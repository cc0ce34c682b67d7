"""The control endpoint for reviews: how the next ones go, and letting them end now."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voucher_till.sandbox.business import KINDS, OUTCOMES, REVIEW_SECONDS, Review
from voucher_till.sandbox.reviews import Reviews
from voucher_till.sandbox.wire import answer, read_object
from voucher_till.sandbox.world import World

_LONGEST_SECONDS = 30 * 86_400


class ReviewControl:
    """What tests and people ask of reviews."""

    def __init__(self, world: World, reviews: Reviews) -> None:
        self._world = world
        self._reviews = reviews

    def routes(self) -> list[Route]:
        """The control paths."""
        return [
            Route("/control/reviews", self.reviews, methods=["GET", "POST"]),
            Route("/control/reviews/finish", self.finish, methods=["POST"]),
        ]

    def _answer(self, body: Any, status: int = 200) -> Response:
        return answer(status, body, self._world.now())

    async def reviews(self, request: Request) -> Response:
        """Order how the next ``count`` reviews of a ``kind`` go, or list them and those under way."""
        if request.method == "POST":
            review = _ordered(await read_object(request) or {})
            if isinstance(review, str):
                return self._answer({"error": review}, 400)
            self._world.business.ordered.append(review)
        self._reviews.settle()
        business = self._world.business
        return self._answer(
            {
                "ordered": [asdict(one) for one in business.ordered],
                "reviews": [asdict(one) for one in business.tasks.values()],
            }
        )

    async def finish(self, _request: Request) -> Response:
        """Let the time of every review come now."""
        return self._answer([asdict(task) for task in self._reviews.finish()])


def _ordered(body: dict[str, Any]) -> Review | str:
    """The order, or what is wrong with it."""
    kind, outcome = body.get("kind", "any"), body.get("outcome", OUTCOMES[0])
    seconds, count = body.get("seconds", REVIEW_SECONDS), body.get("count", 1)
    reasons = body.get("reasons", {})
    if kind not in (*KINDS, "any"):
        return f"kind must be any or one of {', '.join(KINDS)}"
    if outcome not in OUTCOMES:
        return f"outcome must be one of {', '.join(OUTCOMES)}"
    if not isinstance(seconds, int | float) or not 0 <= seconds <= _LONGEST_SECONDS:
        return f"seconds must be between 0 and {_LONGEST_SECONDS}"
    if type(count) is not int or count < 1:
        return "count must be a whole number above 0"
    if not isinstance(reasons, dict) or not all(isinstance(why, str) for why in reasons.values()):
        return "reasons must be texts by name"
    return Review(kind, outcome, float(seconds), reasons, count)
