"""A summary as text and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kg.pipeline import Claim, Summary
from kg.view.text import words

_PARTS = (
    ("Articles by language", "articles"),
    ("Entities by kind", "entities"),
    ("Statements by relation", "statements"),
    ("Statements by status", "statuses"),
    ("Technologies in most statements", "technologies"),
)
_SHORT = ("articles", "statements")


def summary_text(summary: Summary, *, full: bool = False) -> str:
    """Counts in aligned lines, then the strongest claims.

    full: with entities, statuses and technologies too.
    """
    parts = [
        _counts(title, getattr(summary, name)) for title, name in _PARTS if full or name in _SHORT
    ]
    claims = [f"  {c.belief:.2f}  {claim_text(c)}" for c in summary.strongest]
    return "\n".join([*parts, "Strongest statements", *(claims or ["  none"]), ""])


def _counts(title: str, counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    width = len(str(max(counts.values(), default=0)))
    rows = [f"  {n:>{width}}  {name}" for name, n in counts.items()]
    head = title if title.startswith("Technologies") else f"{title} ({total})"
    return "\n".join([head, *(rows or ["  none"]), ""])


def claim_text(claim: Claim) -> str:
    """The claim as a reading line, with its technologies, and its status where it is not so yet."""
    about = f" on {', '.join(claim.technologies)}" if claim.technologies else ""
    status = "" if claim.status == "asserted" else f" ({claim.status})"
    return f"{claim.subject} – {words(claim.relation)} – {claim.object}{about}{status}"


def summary_json(summary: Summary) -> dict[str, Any]:
    """The summary as JSON."""
    return asdict(summary)
