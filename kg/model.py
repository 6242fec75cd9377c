"""The types that flow through the house: Article -> Extraction (Mentions, Findings) -> Statement.

All are frozen; all have a JSON form. Entity ids are those of the annotation contract:
`country:KR` (ISO 3166-1 alpha-2), `bloc:EU`, `institution:slug`, `technology:id`.
Offsets are characters into `Article.text`, which never changes after reading; `end` is exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any, Literal

ParagraphKind = Literal["body", "headline", "caption", "boilerplate", "comment", "repeated"]
Status = Literal["asserted", "planned", "negated"]
RoleName = Literal["party", "subject", "object", "technology"]
JSON = dict[str, Any]

STATING_KINDS: frozenset[str] = frozenset({"body", "headline", "caption"})
SYMMETRIC_RELATIONS: frozenset[str] = frozenset(
    {"cooperatesWith", "signsAgreementWith", "competesWith"}
)


def content_hash(*parts: str, length: int = 16) -> str:
    """Hexadecimal SHA-256 of the parts, cut to `length` digits; equal parts give equal ids."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of an article's text and what it is; only `STATING_KINDS` can state anything."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    id: the file's name without ending, or the JSON line's id.
    language: ISO 639-1. published: `YYYY-MM-DD` or None.
    paragraphs: in order, without overlap; the white space between them belongs to none.
    """

    id: str
    text: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    published: str | None = None
    url: str | None = None

    @property
    def revision(self) -> str:
        """Hash of the text: changes when, and only when, the text does."""
        return content_hash(self.text)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names an entity, or refers back to one.

    found: how, such as `name`, `adjective`, `metonym`, `compound`, `head`, `reference`.
    antecedent: start and end of the mention that a reference back resolves to.
    """

    entity: str
    start: int
    end: int
    surface: str
    found: str
    antecedent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A filled slot of a Finding.

    name: `party` (every pair of parties holds), `subject` and `object` (each of one with each of
    the other), or `technology`.
    cue: what shows it: the place of the frame where it stands (`subject`, `with`, `implied` ...),
    and after a colon the words that mark it, if there are any.
    """

    name: RoleName
    mention: Mention
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that express the relation."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one passage of one article says: the stored truth.

    start, end: the passage. date: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or None.
    frame: the sense of the lexicon that matched. features: what counted, sorted by name, each with
    what it adds to the log odds that the finding is right. confidence: in [0, 1].
    """

    article: str
    relation: str
    trigger: Trigger
    roles: tuple[Role, ...]
    start: int
    end: int
    status: Status = "asserted"
    date: str | None = None
    frame: str = ""
    features: tuple[tuple[str, float], ...] = ()
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Hash of article, relation, trigger span and roles."""
        roles = [f"{r.name} {r.mention.entity} {r.mention.start}" for r in self.roles]
        place = f"{self.trigger.start} {self.trigger.end}"
        return content_hash(self.article, self.relation, place, *sorted(roles))

    def entities(self, role: str) -> tuple[str, ...]:
        """Entity ids that fill `role`, each once, in text order."""
        return tuple(dict.fromkeys(r.mention.entity for r in self.roles if r.name == role))


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of an article or of the graph: its id and the names the text uses, most used first.

    kind: `country`, `bloc`, `institution` or `technology`.
    """

    id: str
    names: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The part of the id before the colon."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article."""

    article: Article
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """An atomic fact derived from Findings: subject, relation, object, one technology or none.

    Endpoints of a symmetric relation are sorted. Dates are `YYYY[-MM[-DD]]`; `first_reported` and
    `last_reported` are publication dates. belief: in [0, 1]. findings: their ids, sorted.
    """

    subject: str
    relation: str
    object: str
    technology: str | None
    status: Status = "asserted"
    valid_from: str | None = None
    valid_to: str | None = None
    first_reported: str | None = None
    last_reported: str | None = None
    belief: float = 1.0
    findings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of subject, relation, object and technology alone."""
        return content_hash(self.subject, self.relation, self.object, self.technology or "")


def to_json(value: Article | Mention | Finding | Statement | Entity | Extraction) -> JSON:
    """The JSON form of a value: its fields, and its derived id or revision where it has one."""
    record: JSON = asdict(value)
    for derived in ("id", "revision"):
        if hasattr(value, derived):
            record[derived] = getattr(value, derived)
    return record
