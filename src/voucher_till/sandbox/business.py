"""The merchant's outlets, products and open reviews, all plain JSON so that the state file can hold them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from voucher_till.sandbox.seeds import first_outlets, first_products

ACCEPT, REJECT, PARTIAL = "accept", "reject", "partial"
OUTCOMES = (ACCEPT, REJECT, PARTIAL)
CLAIM, CERTIFICATES, DECORATION, UPDATE, PRODUCT = (
    "claim",
    "certificates",
    "decoration",
    "update",
    "product",
)
KINDS = (CLAIM, CERTIFICATES, DECORATION, UPDATE, PRODUCT)
REVIEW_SECONDS = 2.0

UNDER_REVIEW, SUCCESSFUL, FAILED, PARTLY = 1, 2, 3, 4


@dataclass(slots=True)
class Review:
    """How reviews that are yet to come will go."""

    kind: str
    outcome: str = ACCEPT
    seconds: float = REVIEW_SECONDS
    reasons: dict[str, str] = field(default_factory=dict)
    count: int = 1


@dataclass(slots=True)
class Task:
    """One review; ``handed`` is what was handed in."""

    task_id: str
    kind: str
    subject: str
    """``third_shop_id`` or ``third_product_id``."""
    due: float
    outcome: str
    reasons: dict[str, str]
    handed: dict[str, Any]
    status: int = UNDER_REVIEW


class Business:
    """What the platform knows of the merchant besides vouchers."""

    def __init__(self) -> None:
        self.outlets: dict[str, dict[str, Any]] = {}
        self.products: dict[str, dict[str, Any]] = {}
        self.tasks: dict[str, Task] = {}
        self.ordered: deque[Review] = deque()
        self.on_end: list[Callable[[Task], None]] = []
        """Told of each review that has ended, after what it changed was changed."""
        self.reset()

    def reset(self) -> None:
        """As at the first start."""
        self.outlets = first_outlets()
        self.products = first_products()
        self.tasks.clear()
        self.ordered.clear()

    def begin(self, task_id: str, kind: str, subject: str, handed: dict[str, Any], now: float) -> Task:
        """Take something in for review; it goes as was ordered, else it is accepted after a little while."""
        review = next((one for one in self.ordered if one.kind in (kind, "any")), None) or Review(kind)
        if review in self.ordered:
            review.count -= 1
            if review.count == 0:
                self.ordered.remove(review)
        due = now + review.seconds
        task = Task(task_id, kind, subject, due, review.outcome, dict(review.reasons), handed)
        self.tasks[task_id] = task
        return task

    def open(self, kind: str, subject: str) -> Task | None:
        """The review of this subject that is under way."""
        mine = [task for task in self.tasks.values() if (task.kind, task.subject) == (kind, subject)]
        return next((task for task in mine if task.status == UNDER_REVIEW), None)

    def due(self, now: float) -> list[Task]:
        """The reviews whose time has come."""
        return [task for task in self.tasks.values() if task.status == UNDER_REVIEW and task.due <= now]

    def state(self) -> dict[str, Any]:
        """For the state file."""
        return {
            "outlets": self.outlets,
            "products": self.products,
            "tasks": [asdict(task) for task in self.tasks.values()],
            "ordered": [asdict(review) for review in self.ordered],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """From the state file."""
        self.outlets = state["outlets"]
        self.products = state["products"]
        self.tasks = {task["task_id"]: Task(**task) for task in state["tasks"]}
        self.ordered = deque(Review(**review) for review in state["ordered"])
