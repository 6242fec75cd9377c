"""Extractions to JSON and back, so that articles can be kept and read again."""

from __future__ import annotations

import json
from typing import Any

from kg.model import (
    JSON,
    Article,
    Entity,
    Extraction,
    Finding,
    Mention,
    Paragraph,
    Role,
    Trigger,
    to_json,
)


def dumps(value: object) -> str:
    """Compact JSON in ASCII, which holds any string, lone surrogates too."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def paragraphs_json(article: Article) -> str:
    """The article's paragraphs as rows of start, end and kind."""
    return dumps([[p.start, p.end, p.kind] for p in article.paragraphs])


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What `paragraphs_json` wrote."""
    return tuple(Paragraph(*row) for row in json.loads(text))


def findings_json(extraction: Extraction) -> str:
    """Entities, mentions and Findings, without the article itself."""
    return dumps(
        {
            "entities": [to_json(entity) for entity in extraction.entities],
            "mentions": [to_json(mention) for mention in extraction.mentions],
            "findings": [to_json(finding) for finding in extraction.findings],
        }
    )


def extraction(article: Article, text: str) -> Extraction:
    """The extraction of `article` whose `findings_json` is `text`."""
    record: JSON = json.loads(text)
    return Extraction(
        article,
        tuple(Entity(e["id"], tuple(e["names"])) for e in record["entities"]),
        tuple(map(_mention, record["mentions"])),
        tuple(map(_finding, record["findings"])),
    )


def _mention(record: JSON) -> Mention:
    antecedent = record["antecedent"]
    return Mention(**{**record, "antecedent": antecedent and tuple(antecedent)})


def _finding(record: JSON) -> Finding:
    fields: dict[str, Any] = {name: value for name, value in record.items() if name != "id"}
    fields["trigger"] = Trigger(**record["trigger"])
    fields["roles"] = tuple(
        Role(r["name"], _mention(r["mention"]), r.get("cue", "")) for r in record["roles"]
    )
    fields["features"] = tuple((name, value) for name, value in record["features"])
    return Finding(**fields)
