"""Texts made to hurt: work may grow with a text's length, but not with its square.

Work is counted as calls of Python functions (exact, whatever else the machine does) and, for what
happens inside compiled code, as processor time of a text and one eight times as long.
"""

from __future__ import annotations

import gc
import sys
import time

import pytest

from kg.extraction import Extractor, make_pipeline
from kg.extraction.sentences import LONGEST
from kg.model import Article, Extraction, Paragraph

TIMES_LONGER = 4
# Linear work grows by 4, square work by 16.
MOST_GROWTH = 7.0

MADE = {
    "commas": ("en", 1500, "Japan signed {}", ","),
    "brackets": ("en", 1500, "Japan {} signed", "("),
    "quotes": ("de", 1500, "Japan {} signed", "“"),
    "one word": ("nl", 3000, "{}", "a"),
    "words": ("en", 1000, "{}", "word "),
    "coordination": ("en", 250, "{}signed a deal.", "Japan, China, "),
    "names": ("de", 150, "{}", "Japan China und "),
    "unlisted names": ("en", 250, "{}", "Quellmark Brackwater "),
    "acronyms": ("en", 150, "{}", "the Quellmark Institute (QI) and "),
    "ministries": ("en", 150, "{}", "the Ministry of Trade of Japan and "),
    "predicates": ("nl", 30, "{}", "tekende een akkoord met Japan over chips en wil "),
    "sentences": ("en", 60, "{}", "Japan signed a deal with China on chips on 3 May. "),
    "references": ("en", 60, "{}", "Japan and China met. Both countries signed a deal. It left. "),
    "relatives": ("en", 40, "{}", "Japan, which China, which the firm, who "),
    "lines": ("de", 200, "{}", "Japan\n"),
    "korean names": ("ko", 250, "{}협력하기로 했다.", "한국과 일본은 "),
    "korean chain": ("ko", 100, "{}", "한·미·일·"),
    "korean unlisted": ("ko", 150, "{}", "미래연구원과 새빛기술은 "),
    "korean predicates": ("ko", 30, "{}", "일본과 반도체 협정을 체결하고 "),
    "korean references": ("ko", 60, "{}", "한국과 일본이 만났다. 양국은 협정을 체결했다. "),
}


def made(kind: str, factor: int = 1) -> Article:
    language, number, frame, part = MADE[kind]
    return article(language, frame.format(part * (number * factor)))


def article(language: str, text: str) -> Article:
    return Article("a", text, language, (Paragraph(0, len(text), "body"),), published="2024-05-20")


def calls(extractor: Extractor, subject: Article) -> int:
    """How many functions are called to extract the article."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        extractor.extract(subject)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", sorted(MADE))
def test_calls_grow_with_the_text_not_with_its_square(extractor, kind):
    extractor.extract(made(kind))
    short = calls(extractor, made(kind))
    long = calls(extractor, made(kind, TIMES_LONGER))
    assert long < MOST_GROWTH * short


def seconds(work: object) -> float:
    """The least processor time of two runs."""
    assert callable(work)
    taken = []
    gc.disable()
    try:
        for _ in range(2):
            begin = time.process_time()
            work()
            taken.append(time.process_time() - begin)
    finally:
        gc.enable()
    return min(taken)


@pytest.mark.parametrize(("language", "tokenizer"), [("en", "rules"), ("ko", "mecab")])
@pytest.mark.parametrize("sign", [",", "(", "“", "a", "-", "한"])
def test_tokenizing_one_endless_word_is_linear(language, tokenizer, sign):
    nlp = make_pipeline(language, tokenizer)
    short, long = sign * 2_000, sign * 16_000
    assert nlp.make_doc(long).text == long
    once = seconds(lambda: nlp.make_doc(short))
    # Eight times the text: linear work takes 8 times as long, square work 64 times.
    assert seconds(lambda: nlp.make_doc(long)) < 30 * max(once, 0.002)


def inside(extraction: Extraction) -> bool:
    text = extraction.article.text
    return all(text[m.start : m.end] == m.surface for m in extraction.mentions)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Japan signed " + "," * 10_000),
        ("en", "Samsung Electronics and " * 5_000),
        ("en", "(" * 5_000 + "Japan" + ")" * 5_000),
        ("en", "The chips of Japan are good " * 3_400),
        ("de", "x" * 1_000_000),
        ("nl", "een gewoon woord " * 15_000),
        ("ko", "한국과 " * 5_000),
        ("ko", "가" * 30_000),
    ],
    ids=["commas", "names", "brackets", "sentence", "word", "line", "korean", "korean word"],
)
def test_huge_inputs_are_read_to_the_end(extractor, language, text):
    assert inside(extractor.extract(article(language, text)))


def test_what_no_full_stop_ends_is_cut_and_still_read(extractor):
    filler = "word " * (3 * LONGEST)
    extraction = extractor.extract(
        article("en", f"{filler} Japan signed a hydrogen agreement with Australia {filler}.")
    )
    assert {f.relation for f in extraction.findings} == {"signsAgreementWith"}
    assert all(f.end - f.start < len(filler) for f in extraction.findings)


@pytest.mark.parametrize("shift", range(6))
def test_a_name_on_the_cut_breaks_nothing(extractor, shift):
    text = "word " * shift + "South Korea and the United Kingdom signed " * 400
    assert inside(extractor.extract(article("en", text)))
