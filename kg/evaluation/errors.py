"""Which step of the reading each error comes from.

A gold pair that was not found is put down to the first step that failed on it, in the order in
which an article is read; a pair that was found and is false, to what it confuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.evaluation.evidence import Pair, Read, core, soft_pair
from kg.model import JSON, Finding

CLASSES = (
    "missed mention",
    "wrong link",
    "wrong relation",
    "wrong role",
    "missed pair of a coordination",
    "thought unlikely",
    "missed predicate",
    "reference back",
    "roles not read",
    "false: nothing stated",
    "false: wrong relation",
    "false: wrong role",
    "false: negated",
    "technology missed",
    "technology too wide",
    "technology false",
    "wrong status",
    "wrong date",
)
"""All classes, in the order of a table."""


class Mistake(NamedTuple):
    """One error: its class, the article, and the `subject relation object` that it concerns."""

    kind: str
    article: str
    statement: str


def table(reads: Iterable[Read]) -> tuple[Counter[str], list[Mistake]]:
    """How many errors each class has over all articles, and the errors themselves."""
    found = [mistake for read in reads for mistake in mistakes(read)]
    return Counter(m.kind for m in found), found


def mistakes(read: Read) -> Iterator[Mistake]:
    """The errors of one article in its core statements."""
    article = read.reading.article.id
    gold = {soft_pair(r): r for r in core(read.gold.get("relations") or [])}
    all_gold = {soft_pair(r): r for r in read.gold.get("relations") or []}
    predicted = {_meant(read, r): r for r in read.predicted.get("relations") or []}
    for pair, record in gold.items():
        if pair not in predicted:
            yield Mistake(_missed(read, pair, record, set(predicted)), article, " ".join(pair))
    for pair, record in predicted.items():
        if pair[1] == "basedIn" or record.get("status") == "negated":
            continue
        wanted = all_gold.get(pair)
        if wanted is None:
            yield Mistake(_false(pair, set(gold)), article, " ".join(pair))
        else:
            for kind in _details(read, wanted, record):
                yield Mistake(kind, article, " ".join(pair))


def _meant(read: Read, record: JSON) -> Pair:
    ends = read.meant(record["subject"]), read.meant(record["object"])
    return soft_pair({**record, "subject": ends[0], "object": ends[1]})


def _missed(read: Read, pair: Pair, record: JSON, predicted: set[Pair]) -> str:
    return _unnamed(read, pair) or _confused(pair, predicted) or _unread(read, pair, record)


def _unnamed(read: Read, pair: Pair) -> str:
    """Whether one end of a pair was not found at all, or its name taken for another's."""
    mentioned = {read.meant(e["id"]) for e in read.predicted["entities"]}
    if {pair[0], pair[2]} <= mentioned:
        return ""
    known = {name for e in read.predicted["entities"] for name in e["names"]}
    lost = [e for e in read.gold["entities"] if e["id"] in pair and e["id"] not in mentioned]
    linked = any(name in known for e in lost for name in e.get("names") or ())
    return "wrong link" if linked else "missed mention"


def _confused(pair: Pair, predicted: set[Pair]) -> str:
    """Whether something else was found of the same two."""
    if (pair[2], pair[1], pair[0]) in predicted:
        return "wrong role"
    others = [p for p in predicted if p[1] != "basedIn"]
    return "wrong relation" if any({p[0], p[2]} == {pair[0], pair[2]} for p in others) else ""


def _unread(read: Read, pair: Pair, record: JSON) -> str:
    """Why nothing was found of a pair whose ends are both known."""
    if any(pair in read.pairs(f) for f in read.doubtful):
        return "thought unlikely"
    passage = read.passage(record)
    if any(_part_of(read, pair, f, passage) for f in read.findings):
        return "missed pair of a coordination"
    if not read.predicates(pair[1], passage):
        return "missed predicate"
    ends = [end for end in (pair[0], pair[2]) if not end.startswith("technology:")]
    return "roles not read" if all(read.named(e, passage) for e in ends) else "reference back"


def _part_of(read: Read, pair: Pair, finding: Finding, passage: Iterable[object]) -> bool:
    """Whether a finding of the passage has one end of the pair, in the same relation."""
    inside = any(
        getattr(s, "start", 0) <= finding.trigger.start < getattr(s, "end", 0) for s in passage
    )
    return inside and any(
        p[1] == pair[1] and {p[0], p[2]} & {pair[0], pair[2]} for p in read.pairs(finding)
    )


def _false(pair: Pair, gold: set[Pair]) -> str:
    if (pair[2], pair[1], pair[0]) in gold:
        return "false: wrong role"
    if any({p[0], p[2]} == {pair[0], pair[2]} for p in gold):
        return "false: wrong relation"
    return "false: nothing stated"


def _details(read: Read, wanted: JSON, record: JSON) -> Iterator[str]:
    status = record.get("status") or "asserted"
    if (wanted.get("status") or "asserted") != status:
        negated = wanted.get("status") == "negated"
        yield "false: negated" if negated else "wrong status"
    if wanted.get("date") and not str(record.get("date") or "").startswith(str(wanted["date"])):
        yield "wrong date"
    given = set(wanted.get("technologies") or ())
    found = set(record.get("technologies") or ())
    ancestors = read.reading.knowledge.ontology.ancestors
    wider = {
        a.partition(":")[2] for t in given for a in ancestors.get(f"technology:{t}", frozenset())
    }
    yield from ("technology missed" for _ in given - found)
    yield from ("technology too wide" for _ in (found - given) & wider)
    yield from ("technology false" for _ in found - given - wider)
