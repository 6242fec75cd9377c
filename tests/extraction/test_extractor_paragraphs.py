"""What is not news states nothing: boilerplate, readers' comments, repeated passages."""

from __future__ import annotations

import pytest

from kg.model import STATING_KINDS, Article, Paragraph

STATING = {
    "en": "Japan and Australia signed an agreement on hydrogen.",
    "de": "Japan und Australien haben ein Abkommen über Wasserstoff unterzeichnet.",
    "nl": "Japan en Australië hebben een overeenkomst over waterstof getekend.",
    "ko": "일본과 호주는 수소 협정을 체결했다.",
}
NEWS = {
    "en": "France is building a new laboratory in the south. It will open next year, the mayor "
    "said on Tuesday, and offer work to two hundred people from the region.",
    "de": "Frankreich baut im Süden ein neues Labor. Es soll im nächsten Jahr eröffnet werden, "
    "sagte der Bürgermeister am Dienstag, und zweihundert Menschen Arbeit geben.",
    "nl": "Frankrijk bouwt in het zuiden een nieuw laboratorium. Het gaat volgend jaar open, zei "
    "de burgemeester dinsdag, en biedt werk aan tweehonderd mensen uit de streek.",
    "ko": "프랑스는 남부에 새 연구소를 짓는다. 내년에 문을 열 예정이라고 시장이 화요일에 "
    "말했으며, 지역 주민 200명이 일하게 된다.",
}


@pytest.mark.parametrize("language", sorted(STATING))
@pytest.mark.parametrize(
    "kind", ["body", "headline", "caption", "boilerplate", "comment", "repeated"]
)
def test_only_news_states_anything(extractor, language, kind):
    text = f"{NEWS[language]}\n\n{STATING[language]}"
    begin = len(NEWS[language]) + 2
    paragraphs = (Paragraph(0, begin - 2, "body"), Paragraph(begin, len(text), kind))
    extraction = extractor.extract(Article("a", text, language, paragraphs))
    told = {f.relation for f in extraction.findings if f.start >= begin}
    named = {m.entity for m in extraction.mentions if m.start >= begin}
    assert ("signsAgreementWith" in told) == (kind in STATING_KINDS)
    assert ("country:JP" in named) == (kind in STATING_KINDS)


@pytest.mark.parametrize(
    ("language", "noise"),
    [
        ("en", "Subscribe to our newsletter: Japan and Australia, and all the news of the week."),
        ("de", "Abonnieren Sie unseren Newsletter: Japan und Australien kooperieren."),
        ("nl", "Schrijf je in voor onze nieuwsbrief: Japan en Australië werken samen."),
        ("ko", "무단 전재 및 재배포 금지. 일본과 호주 협력 기사 더 보기"),
    ],
)
def test_noise_around_an_article_states_nothing(read, language, noise):
    told = read(language, f"{NEWS[language]}\n\n{noise}\n")
    assert not told.entities & {"JP", "AU"}


def test_a_text_without_paragraphs_gives_nothing(extractor):
    extraction = extractor.extract(Article("a", "Japan and Korea signed a pact.", "en", ()))
    assert (extraction.findings, extraction.mentions, extraction.entities) == ((), (), ())
