"""The page that shows what the extraction read."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kg.articles import PageLexicon, article_from_text
from kg.extraction import Extractor
from kg.ontology import load
from kg.view.marked import marked_page

HOSTILE = (
    "Japan <script>alert(1)</script> and Germany signed a deal on <img src=x onerror=alert(2)> "
    "batteries & {{ chips }} on Monday. </body></html>"
)


class Page(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data):
        self.text += " " + data


@pytest.fixture(scope="module")
def extracted():
    ontology = load()
    pages = PageLexicon.from_mapping(ontology.pages)
    extractor = Extractor(ontology)

    def extract(text, language, key="x"):
        article = article_from_text(
            text, id=key, pages=pages, languages=ontology.languages, language=language
        )
        return extractor.extract(article)

    return extract


def test_hostile_text_is_shown_and_not_run(extracted):
    page = Page(marked_page([extracted(HOSTILE, "en", "<b>x")]))
    assert not {"script", "img", "b"} & set(page.tags)
    shown = " ".join(page.text.split())
    assert "alert(1)" in shown
    assert "{{" in shown
    assert "<b>x (en)" in shown


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Japan and Germany signed a deal on batteries.", "en", ["Japan", "Germany", "batteries"]),
        ("한국과 일본이 배터리 협정을 체결했다.", "ko", ["한국", "일본", "배터리"]),
    ],
)
def test_mentions_triggers_and_roles_are_named(extracted, text, language, words):
    page = Page(marked_page([extracted(text, language)]))
    shown = " ".join(page.text.split())
    for word in (*words, "country:JP", "technology:batteries", "signsAgreementWith", "party:"):
        assert word in shown


def test_the_same_articles_give_the_same_page(extracted):
    read = [extracted(HOSTILE, "en"), extracted("Japan", "en")]
    assert marked_page(read) == marked_page(read)
    assert marked_page([])
