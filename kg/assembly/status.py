"""Which status holds where several reports of one fact differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.assembly.dates import surely_later
from kg.model import Finding, Status

STRENGTH: dict[Status, int] = {"negated": 0, "planned": 1, "asserted": 2}
CHANGE = "change"
"""The feature that extraction sets on a Finding whose words tell an end of what held before."""


@dataclass(frozen=True, slots=True)
class Report:
    """A status and when it was so; `change` where the words themselves say that it has changed."""

    status: Status
    when: str | None = None
    change: bool = False


def settle(reports: Iterable[Report]) -> Status:
    """The status that holds after all `reports`, whatever their order.

    The strongest of asserted > planned > negated. That covers a plan carried out; an end is the
    one change that it does not: `negated` wins where it is told as a change, or where it is surely
    later than every other report.
    """
    seen = list(reports)
    positive = [report for report in seen if report.status != "negated"]
    ends = [report for report in seen if report.status == "negated"]
    if not positive:
        return "negated"
    if any(end.change or _ends_all(end, positive) for end in ends):
        return "negated"
    return max((report.status for report in positive), key=STRENGTH.__getitem__)


def _ends_all(end: Report, positive: list[Report]) -> bool:
    return all(surely_later(end.when, report.when) for report in positive)


def within_article(findings: Iterable[Finding]) -> Status:
    """The status that one article gives a fact, by the dates of its Findings."""
    return settle(
        Report(f.status, f.date, any(n == CHANGE and value > 0 for n, value in f.features))
        for f in findings
    )
