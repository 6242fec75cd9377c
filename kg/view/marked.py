"""Articles as the extraction read them: a page with every mention and finding marked (displaCy)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup
from spacy import displacy

from kg.model import Extraction, Finding
from kg.view.text import clean

_SPACES = re.compile(r"\s+")
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>Mentions and findings</title>\n<style>\n"
    "body {{ font-family: system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; }}\n"
    "table {{ border-collapse: collapse; font-size: .85rem; }}\n"
    "td, th {{ border: 1px solid #bbb; padding: .2rem .5rem; text-align: left; "
    "vertical-align: top; }}\n"
    "</style>\n</head>\n<body>\n{}</body>\n</html>\n"
)
_HEADER = ("finding", "passage says", "trigger", "frame", "roles", "features that counted")
_PURPLE, _GREEN, _BLUE, _ORANGE = "#d7c3f0", "#bfe3bf", "#bcd9f2", "#f5cf9e"
_COLORS = {"country": _BLUE, "bloc": _BLUE, "institution": _GREEN, "technology": _ORANGE}


def marked_page(extractions: Iterable[Extraction]) -> str:
    """One self-contained HTML page: each article with its mentions and triggers, then a table.

    All text of the articles is escaped and the page runs no script; the same input gives the same
    page.
    """
    return str(_PAGE.format(Markup("").join(_article(e) for e in extractions)))


def _article(extraction: Extraction) -> Markup:
    article = extraction.article
    heading = Markup("<h2>{}</h2>\n").format(clean(f"{article.id} ({article.language})"))
    rows = Markup("").join(_row(f) for f in extraction.findings)
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in _HEADER)
    table = Markup("<table>\n<tr>{}</tr>\n{}</table>\n").format(head, rows)
    return heading + Markup(_marked(extraction)) + table


def _marked(extraction: Extraction) -> str:
    """The text as displaCy shows spans that overlap; it escapes the words."""
    found = sorted(set(_spans(extraction)))
    pieces = _pieces(extraction.article.text, {place for span in found for place in span[:2]})
    starts = [start for start, _ in pieces]
    spans = [
        {
            "start_token": bisect_left(starts, start),
            "end_token": bisect_left(starts, end),
            "label": label,
        }
        for start, end, label, _ in found
    ]
    words = [clean(word) for _, word in pieces]
    colors = {label: color for _, _, label, color in found}
    data = {"text": "", "spans": spans, "tokens": words}
    return str(
        displacy.render(data, style="span", manual=True, jupyter=False, options={"colors": colors})
    )


def _pieces(text: str, cuts: set[int]) -> list[tuple[int, str]]:
    """The text's words with their places, cut also where a span begins or ends."""
    edges = sorted({0, len(text), *cuts, *(m.start() for m in _SPACES.finditer(text))})
    return [
        (start + len(word) - len(word.lstrip()), word.strip())
        for start, end in pairwise(edges)
        if (word := text[start:end]).strip()
    ]


def _spans(extraction: Extraction) -> Iterator[tuple[int, int, str, str]]:
    for mention in extraction.mentions:
        if mention.end > mention.start:
            kind = mention.entity.partition(":")[0]
            yield mention.start, mention.end, mention.entity, _COLORS[kind]
    for finding in extraction.findings:
        trigger = finding.trigger
        yield trigger.start, trigger.end, finding.relation, _PURPLE


def _row(finding: Finding) -> Markup:
    facts = [finding.relation, finding.status, f"{finding.confidence:.2f}"]
    facts += [finding.date] if finding.date else []
    roles = [f"{r.name}: {r.mention.entity} “{r.mention.surface}”" for r in finding.roles]
    cells = (
        finding.id,
        ", ".join(facts),
        finding.trigger.surface,
        finding.frame,
        "; ".join(roles),
        ", ".join(f"{name} {value:g}" for name, value in finding.features),
    )
    data = Markup("").join(Markup("<td>{}</td>").format(clean(cell)) for cell in cells)
    return Markup("<tr>{}</tr>\n").format(data)
