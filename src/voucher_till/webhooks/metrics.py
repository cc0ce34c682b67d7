"""What the receiver counts, for a monitor."""

from __future__ import annotations

from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_ANSWER_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)


class Arrival(StrEnum):
    """What became of a delivery."""

    KEPT = "kept"
    DUPLICATE = "duplicate"
    FORGED = "forged"
    STALE = "stale"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    FAILED = "failed"
    """The store could not take it; the platform tries again."""


class Metrics:
    """The numbers of one receiver, since its start."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._arrivals = Counter(
            "voucher_till_webhook_deliveries",
            "Deliveries by what became of them",
            ["outcome"],
            registry=self._registry,
        )
        self.worked = Counter(
            "voucher_till_webhook_events_worked", "Events put into the feed", registry=self._registry
        )
        self.waiting = Gauge(
            "voucher_till_webhook_events_waiting", "Events kept, not yet in the feed", registry=self._registry
        )
        self.answer_seconds = Histogram(
            "voucher_till_webhook_answer_seconds",
            "Time to answer a delivery",
            buckets=_ANSWER_BUCKETS,
            registry=self._registry,
        )
        for arrival in Arrival:
            self._arrivals.labels(arrival.value)

    def arrived(self, arrival: Arrival) -> None:
        """Count one delivery."""
        self._arrivals.labels(arrival.value).inc()

    def text(self) -> bytes:
        """In the text format of Prometheus."""
        return generate_latest(self._registry)
