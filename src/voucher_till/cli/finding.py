"""One thing that `doctor` looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass

from voucher_till.domain.diagnosis import Step


@dataclass(frozen=True, slots=True)
class Finding:
    """A name, whether all is well with it, and what was seen."""

    name: str
    ok: bool
    detail: str
    step: Step | None = None
    """The step of the setup that is missing, where one is."""


def as_json(finding: Finding) -> str:
    """A finding as a line of JSON; ``step`` is there only where one is missing."""
    fields: dict[str, object] = {"check": finding.name, "ok": finding.ok, "detail": finding.detail}
    if finding.step is not None:
        fields["step"] = finding.step.value
    return json.dumps(fields)
