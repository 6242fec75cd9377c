"""Extractions, statements and entities as RDF quads. Pure functions; nothing here reads a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.assembly import DEFAULT_RULES, RelationRules
from kg.graph import names, terms
from kg.graph.catalogue import CatalogueEntry, Knowledge
from kg.graph.names import ENTITIES, RDF, RDFS, SKOS, STATEMENTS, XSD, prov, schema, tt
from kg.model import Article, Entity, Extraction, Finding, Mention, Statement, content_hash

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
Object = NamedNode | Literal
PROGRAM = "techties"
MENTIONS, NAME = schema("mentions"), tt("name")
NAMING = frozenset({MENTIONS, NAME})
"""What in the articles' graphs tells which entities there are, and the names of unlisted ones."""
_CLASSES = {kind: tt(kind.capitalize()) for kind in names.KINDS}


def extraction_quads(extraction: Extraction, knowledge: Knowledge | None = None) -> Iterator[Quad]:
    """All quads of one article's own graph: article, mentions that count, Findings, PROV-O.

    knowledge: the names of entities that its catalogue lacks are kept in the graph, so that a
    label can be chosen from them; its version is the provenance.
    """
    known = knowledge or Knowledge()
    version = known.version
    article = extraction.article
    graph = names.article(article.id)
    run = names.mint("extraction", content_hash(article.id, article.revision, version))
    triples = [*_article(article, graph), *_provenance(run, graph, version)]
    for entity in extraction.entities:
        triples += _entity(entity, graph, article, listed=entity.id in known.catalogue)
    for finding in extraction.findings:
        triples += _finding(finding, graph, article)
    for s, p, o in triples:
        yield Quad(s, p, o, graph)


Rows = Iterator[tuple[NamedNode, NamedNode, Object]]


def _article(article: Article, node: NamedNode) -> Rows:
    yield node, TYPE, schema("NewsArticle")
    yield node, schema("identifier"), terms.text(article.id)
    yield node, schema("inLanguage"), terms.text(article.language)
    yield node, tt("revision"), terms.text(article.revision)
    if article.headline:
        yield (
            node,
            schema("headline"),
            terms.text(article.headline, article.language),
        )
    if article.published:
        yield node, schema("datePublished"), terms.date(article.published)
    if article.url:
        yield node, schema("url"), terms.uri(article.url)


def _provenance(run: NamedNode, article: NamedNode, version: str) -> Rows:
    software = names.mint("software", f"{PROGRAM}-{version}" if version else PROGRAM)
    yield run, TYPE, prov("Activity")
    yield run, prov("used"), article
    yield run, prov("wasAssociatedWith"), software
    yield software, TYPE, prov("SoftwareAgent")
    yield software, schema("name"), terms.text(PROGRAM)
    if version:
        yield software, schema("softwareVersion"), terms.text(version)


def _entity(entity: Entity, graph: NamedNode, article: Article, listed: bool) -> Rows:
    node = names.entity(entity.id)
    yield graph, MENTIONS, node
    if not listed:
        for name in entity.names[:1]:
            yield node, NAME, terms.text(name, article.language)


def mention_node(article_id: str, entity_id: str, start: int, end: int) -> NamedNode:
    """The IRI of a mention: its article's, with the characters it covers (RFC 5147) and what it is.

    One place can stand for several entities, as "both countries" does.
    """
    place = names.article(article_id).value
    local = names.entity(entity_id).value.removeprefix(names.ID)
    return NamedNode(f"{place}#char={start},{end};{local}")


def _finding(finding: Finding, graph: NamedNode, article: Article) -> Rows:
    node = names.mint("finding", finding.id)
    passage, language = article.text[finding.start : finding.end], article.language
    yield node, TYPE, tt("Finding")
    yield node, tt("article"), graph
    yield node, tt("relation"), tt(finding.relation)
    yield node, tt("status"), terms.text(finding.status)
    yield node, tt("confidence"), terms.decimal(finding.confidence)
    yield node, tt("start"), terms.integer(finding.start)
    yield node, tt("end"), terms.integer(finding.end)
    yield node, tt("quote"), terms.text(passage, language)
    yield node, tt("trigger"), terms.text(finding.trigger.surface, language)
    yield node, tt("triggerStart"), terms.integer(finding.trigger.start)
    if finding.frame:
        yield node, tt("frame"), terms.text(finding.frame)
    if finding.date:
        yield node, tt("date"), terms.date(finding.date)
    for role in finding.roles:
        mention = role.mention
        place = mention_node(article.id, mention.entity, mention.start, mention.end)
        yield node, tt(f"{role.name}Mention"), place
        yield from _mention(mention, place, article)


def _mention(mention: Mention, node: NamedNode, article: Article) -> Rows:
    yield node, tt("entity"), names.entity(mention.entity)
    yield node, tt("words"), terms.text(mention.surface, article.language)
    if mention.antecedent:
        yield node, tt("antecedent"), mention_node(article.id, mention.entity, *mention.antecedent)


def statement_node(statement: Statement) -> NamedNode:
    """The IRI of a statement."""
    return names.mint("statement", statement.id)


def statement_quads(statement: Statement) -> Iterator[Quad]:
    """The statement as a node of the graph of statements."""
    node = statement_node(statement)
    rows: list[tuple[NamedNode, Object]] = [
        (TYPE, tt("Statement")),
        (tt("subject"), names.entity(statement.subject)),
        (tt("relation"), tt(statement.relation)),
        (tt("object"), names.entity(statement.object)),
        (tt("status"), terms.text(statement.status)),
        (tt("belief"), terms.decimal(statement.belief)),
    ]
    if statement.technology:
        rows.append((tt("technology"), names.entity(statement.technology)))
    dates = {
        "validFrom": statement.valid_from,
        "validTo": statement.valid_to,
        "firstReported": statement.first_reported,
        "lastReported": statement.last_reported,
    }
    rows += [(tt(name), terms.date(value)) for name, value in dates.items() if value]
    rows += [(tt("finding"), names.mint("finding", key)) for key in statement.findings]
    for predicate, value in rows:
        yield Quad(node, predicate, value, STATEMENTS)


def edge_quads(
    statements: Iterable[Statement], rules: RelationRules = DEFAULT_RULES
) -> Iterator[Quad]:
    """The plain edges that asserted statements give, in the graph of edges.

    Both directions of a symmetric relation, and the wider relations too. Planned and negated
    statements give none. An edge may come more than once.
    """
    for statement in statements:
        if statement.status != "asserted":
            continue
        first, last = names.entity(statement.subject), names.entity(statement.object)
        for relation in (statement.relation, *rules.implied(statement.relation)):
            yield Quad(first, tt(relation), last, names.EDGES)
            if relation in rules.symmetric:
                yield Quad(last, tt(relation), first, names.EDGES)


def entity_quads(entry: CatalogueEntry) -> Iterator[Quad]:
    """Labels, class, country and links of one entity, in the graph of entities."""
    node = names.entity(entry.id)
    kind = entry.id.partition(":")[0]
    yield Quad(node, schema("identifier"), terms.text(entry.id), ENTITIES)
    if kind in _CLASSES:
        yield Quad(node, TYPE, _CLASSES[kind], ENTITIES)
    if entry.kind:
        yield Quad(node, TYPE, tt(entry.kind), ENTITIES)
    for language, label in sorted(entry.labels.items()):
        yield Quad(node, LABEL, terms.text(label, language), ENTITIES)
    if entry.country:
        yield Quad(node, tt("country"), names.entity(entry.country), ENTITIES)
    for wider in entry.broader:
        yield Quad(node, NamedNode(SKOS + "broader"), names.entity(wider), ENTITIES)
    for member in entry.members:
        yield Quad(node, tt("member"), names.entity(member), ENTITIES)
    for same in entry.exact_match:
        yield from _same(node, same)
    if entry.provisional:
        true = Literal("true", datatype=NamedNode(XSD + "boolean"))
        yield Quad(node, tt("provisional"), true, ENTITIES)


def _same(node: NamedNode, iri: str) -> Iterator[Quad]:
    try:
        yield Quad(node, NamedNode(SKOS + "exactMatch"), NamedNode(iri), ENTITIES)
    except ValueError:
        return
