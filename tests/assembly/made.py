"""Extractions made up for tests: a few by hand, many by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.model import Article, Entity, Extraction, Finding, Mention, Paragraph, Role, Trigger

ACTORS = ["country:KR", "country:US", "country:NL", "bloc:EU", "institution:acme-labs"]
TECHNOLOGIES = ["technology:semiconductors", "technology:robotics"]
SYMMETRIC = ["cooperatesWith", "signsAgreementWith", "competesWith"]
DIRECTED = ["suppliesTo", "restricts", "dependsOn", "investsIn"]
TEXT = (
    'Alpha and Beta agreed to work on chips.\n\nThe <b>"deal"</b> runs until 2027; more later. ' * 8
)
HOSTILE = (
    "\"''\n\r\\<script>alert(1)</script>\x00\x0b\x1f\ud800\ufffe]]>&amp; \u202e{}|^`%2F../../#?"
)


def mention(entity: str, start: int = 0, end: int = 5, text: str = TEXT) -> Mention:
    return Mention(entity, start, end, text[start:end], "name")


def finding(relation: str, *, article: str = "a", **given: object) -> Finding:
    """A Finding: give party, subject, object, technology as lists of ids, and other fields."""
    start, end = given.pop("span", (0, 40))  # type: ignore[misc]
    text = str(given.pop("text", TEXT))
    roles = tuple(
        Role(name, mention(entity, start + place, start + place + 3, text))  # type: ignore[arg-type]
        for name in ("party", "subject", "object", "technology")
        for place, entity in enumerate(given.pop(name, []))  # type: ignore[arg-type, call-overload]
    )
    trigger = Trigger(start + 15, start + 21, text[start + 15 : start + 21])
    return Finding(article, relation, trigger, roles, start, end, **given)  # type: ignore[arg-type]


def extraction(
    *findings: Finding,
    id: str = "a",
    published: str | None = "2024-05-01",
    text: str | None = None,
    language: str = "en",
    headline: str | None = "Alpha & Beta",
    url: str | None = "https://example.org/a?b=c&d",
) -> Extraction:
    text = TEXT + id if text is None else text
    mentions = tuple(role.mention for f in findings for role in f.roles)
    ids = sorted({m.entity for m in mentions})
    entities = tuple(Entity(i, (i.partition(":")[2].title(), "other name")) for i in ids)
    whole = (Paragraph(0, len(text), "body"),)
    article = Article(id, text, language, whole, headline, published, url)
    return Extraction(article, entities, mentions, findings)


DAYS = st.dates().map(lambda day: f"{day:%m-%d}")
DATES = st.one_of(
    st.none(),
    st.sampled_from(["2022", "2023", "2023-04", "2023-04-17", "2024-02-29", "2025"]),
)
STATUSES = st.sampled_from(["asserted", "planned", "negated"])


@st.composite
def findings(draw: st.DrawFn, article: str) -> Finding:
    start = draw(st.integers(0, 60))
    common = {
        "article": article,
        "span": (start, start + draw(st.integers(30, 300))),
        "status": draw(STATUSES),
        "date": draw(DATES),
        "confidence": draw(st.floats(0, 1)),
        "technology": draw(st.lists(st.sampled_from(TECHNOLOGIES), max_size=2, unique=True)),
    }
    actors = st.lists(st.sampled_from(ACTORS), min_size=1, max_size=3)
    if draw(st.booleans()):
        return finding(draw(st.sampled_from(SYMMETRIC)), party=draw(actors), **common)
    objects = st.one_of(actors, st.lists(st.sampled_from(TECHNOLOGIES), min_size=1, max_size=2))
    relation = draw(st.sampled_from([*SYMMETRIC, *DIRECTED, "develops"]))
    return finding(relation, subject=draw(actors), object=draw(objects), **common)


@st.composite
def extractions(draw: st.DrawFn, id: str = "a", text: str | None = None) -> Extraction:
    found = draw(st.lists(findings(id), max_size=5))
    published = draw(st.sampled_from([None, "2023-01-05", "2024-01-05", "2025-01-05"]))
    return extraction(*found, id=id, published=published, text=text)


def corpora(size: int = 4) -> st.SearchStrategy[list[Extraction]]:
    """Lists of articles, each with an id of its own."""
    return st.integers(0, size).flatmap(
        lambda n: st.tuples(*(extractions(f"article {i}") for i in range(n))).map(list)
    )
