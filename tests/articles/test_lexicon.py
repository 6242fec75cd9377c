from __future__ import annotations

from typing import Any

import pytest

from kg.articles import PageLexicon
from kg.articles.lexicon import PhraseSet
from kg.errors import OntologyError


def test_phrases_end_at_words_unless_open() -> None:
    phrases = PhraseSet(["Share", "share this", "dup*"])
    assert phrases.prefix_end("share this page") == len("share this")
    assert phrases.prefix_end("share thistle") == len("share")
    assert phrases.prefix_end("shares") is None
    assert phrases.prefix_end("duplicate") == len("dup")
    assert phrases.found_in("please share, now")
    assert not phrases.found_in("preshared")
    assert not phrases.found_in("shared")


@pytest.mark.parametrize(
    "data",
    [
        {"en": ["no mapping"]},
        {"en": {"lables": ["a"]}},
        {"en": {"labels": "a"}},
        {"en": {"labels": [1]}},
        {"en": {"labels": [""]}},
        {"en": {"months": ["january"]}},
        {"en": {"patterns": {"boilerplate": ["("]}}},
        {"en": {"patterns": {"noise": ["a"]}}},
        {"en": {"patterns": ["a"]}},
    ],
)
def test_broken_knowledge_is_refused_in_one_line(data: dict[str, Any]) -> None:
    with pytest.raises(OntologyError, match=r"^pages, en[^\n]*$"):
        PageLexicon.from_mapping(data)


def test_shipped_knowledge_covers_the_languages(pages: PageLexicon) -> None:
    for opener in ("read more", "mehr zum thema", "lees ook", "관련기사"):
        assert opener in pages.sections
    assert pages.months["maart"] == pages.months["märz"] == 3
    assert {"cp1252", "cp949", "gb18030", "big5"} <= set(pages.encodings)
