"""What every extraction keeps: offsets into the text, roles that are mentions, one JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article, Extraction, Paragraph, to_json

HERE = Path(__file__).parent
LANGUAGES = ("de", "en", "es", "fr", "ja", "ko", "nl", "vi", "zh")
WORDS = {
    "en": "Japan, China's Dutch ASML (ASML) Ministry of Trade and 6G chips to with by the firm it "
    "both countries signed a deal on 3 May not plans Inc. South Korea, imports from \n - . “",
    "de": "Japan Chinas niederländische ASML (ASML) Ministerium für Handel und 6G Halbleiter "
    "Chiphersteller mit von an das Unternehmen beide Länder unterzeichnete am 3. Mai kein \n - . „",
    "nl": "Japan China's Nederlandse ASML (ASML) ministerie van Handel en 6G chipmachine met van "
    "aan het bedrijf beide landen tekende een akkoord op 3 mei niet wil \n - . “",
    "ko": "일본 한·미 중국의 네덜란드 ASML은 산업통상자원부(산업부)는 6G 반도체를 과 에 양국은 "
    "이 회사는 협력하기로 했다. 않았다 체결 3일 계획 \n - “",
    "es": "Japón EE. UU. China la empresa neerlandesa ASML (ASML) el Ministerio de Comercio y 6G "
    "semiconductores con del por ambos países firmó un acuerdo el 3 de mayo no planea \n - . «",
    "fr": "Japon l'Allemagne Chine le fabricant néerlandais ASML (ASML) ministère du Commerce et "
    "6G puces avec de par l'entreprise les deux pays ont signé le 3 mai ne pas prévoit \n - . «",
    "ja": "日本 日米韓 中国の オランダの ASML は 経済産業省（経産省）と 6G 半導体 を に 両国は "
    "同社は 協力 することで合意した。 しない 締結 5月3日 計画 \n - 「",
    "vi": "Nhật Bản Trung Quốc công ty Hà Lan ASML (ASML) Bộ Công Thương và 6G bán dẫn với của bởi "
    "hai nước ký thỏa thuận ngày 3/5 không dự kiến \n - . “",
    "zh": "日本 中美 韓國的 荷兰 ASML 公司 商务部（商務部）和 6G 半导体 与 对 由 两国 "
    "该公司 签署 协议 5月3日 没有 计划 晶片 \n - “",
}


def article(language: str, text: str, published: str | None = "2024-05-20") -> Article:
    paragraphs = (Paragraph(0, len(text), "body"),) if text else ()
    return Article("a", text, language, paragraphs, published=published)


def check(extraction: Extraction) -> None:
    text = extraction.article.text
    known = {(m.entity, m.start, m.end) for m in extraction.mentions}
    entities = {e.id for e in extraction.entities}
    assert [e.id for e in extraction.entities] == sorted(entities)
    for mention in extraction.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert mention.entity in entities
    for finding in extraction.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        trigger = finding.trigger
        assert finding.start <= trigger.start <= trigger.end <= finding.end
        assert text[trigger.start : trigger.end] == trigger.surface
        assert 0.0 <= finding.confidence <= 1.0
        for role in finding.roles:
            mention = role.mention
            assert 0 <= mention.start <= mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.surface
            assert mention.entity in entities
            span = mention.antecedent or (mention.start, mention.end)
            assert (mention.entity, *span) in known


def items(folder: str, language: str) -> list[dict[str, str]]:
    file = HERE / folder / f"{language}.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_offsets_and_roles_of_whole_articles(extractor, language):
    texts = [item["text"] for item in items("items", language)]
    texts.append("\n\n".join(texts))
    seen = 0
    for text in texts:
        extraction = extractor.extract(article(language, text))
        check(extraction)
        seen += len(extraction.findings)
    assert seen > len(texts) / 2


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_sequence_of_telling_words_is_read(extractor, language, data):
    words = WORDS[language].split(" ")
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=40)))
    check(extractor.extract(article(language, text)))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_is_read_and_twice_alike(extractor, language, text):
    first = extractor.extract(article(language, text, None))
    check(first)
    assert to_json(first) == to_json(extractor.extract(article(language, text, None)))


@pytest.mark.parametrize(
    "text",
    [
        "Japan\u200b and\u200d China\ufeff signed a deal.",
        "Japan\r\nand China\r\nsigned a deal.\r\n",
        "Japan\u2028and China\x85signed\x0ba\x0cdeal.",
        "Japan 🇯🇵 and 🤝 China 👩‍🔬 signed a deal.",
        "\u202eJapan and China\u202c signed a deal.",
        "İstanbul, Japan and China signed a deal in the ﬃeld.",
        "Japan " + "\u0301" * 300 + " and China",
        "일본\r\n과\t중국🤝은\u200b협정을 체결했다.",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_offsets_hold_in_texts_with_odd_characters(extractor, language, text):
    extraction = extractor.extract(article(language, text))
    check(extraction)


def test_a_language_without_a_lexicon_is_refused(extractor):
    with pytest.raises(InputError, match="xx"):
        extractor.extract(article("xx", "Some text."))


PROGRAM = """
import json, sys
from kg.extraction import Extractor
from kg.model import Article, Paragraph, to_json
from kg.ontology import load
extractor = Extractor(load())
for language, text in json.load(sys.stdin):
    found = extractor.extract(Article("a", text, language, (Paragraph(0, len(text), "body"),)))
    print(json.dumps(to_json(found), ensure_ascii=True))
"""


def test_two_processes_with_other_hash_orders_say_the_same():
    texts = [
        (language, "\n\n".join(item["text"] for item in items("items", language)[:6]))
        for language in LANGUAGES
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )
        for seed in ("1", "4242")
    ]
    outputs = [process.communicate(json.dumps(texts))[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert outputs[0] == outputs[1]
    assert outputs[0].count("\n") == len(LANGUAGES)
    assert '"relation"' in outputs[0]
