"""Japanese at the extractor's edge: words without spaces, endings, chains of countries, names."""

from __future__ import annotations

import builtins
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extraction import Extractor, make_pipeline
from kg.model import Article, Extraction, Finding, Paragraph
from kg.ontology import load

pytest.importorskip("sudachipy")

PUBLISHED = "2024-05-20"


@cache
def extractor() -> Extractor:
    return Extractor(load())


def article(text: str) -> Article:
    return Article("a", text, "ja", (Paragraph(0, len(text), "body"),), published=PUBLISHED)


def extraction(text: str) -> Extraction:
    return extractor().extract(article(text))


def read(text: str) -> tuple[Finding, ...]:
    return extraction(text).findings


def short(entity: str) -> str:
    return entity.partition(":")[2]


def pairs(text: str) -> set[tuple[str, str, str]]:
    """Statements; ends sorted where the relation is symmetric."""
    found: set[tuple[str, str, str]] = set()
    for finding in read(text):
        parties = sorted(map(short, finding.entities("party")))
        left = sorted(map(short, finding.entities("subject"))) or parties
        right = sorted(map(short, finding.entities("object"))) or parties
        for one in left:
            for other in right:
                if parties and one < other:
                    found.add((one, finding.relation, other))
                elif not parties and finding.relation == "signsAgreementWith":
                    found.add((min(one, other), finding.relation, max(one, other)))
                elif not parties:
                    found.add((one, finding.relation, other))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ポーランドは韓国から戦車を購入する。", ("KR", "suppliesTo", "PL")),
        ("サムスン電子はテスラに自動運転用の半導体を納入する。",
         ("samsung-electronics", "suppliesTo", "tesla")),
        ("米国は中国への先端半導体の輸出を禁止した。", ("US", "restricts", "CN")),
        ("ドイツは天然ガスの半分以上をロシアからの輸入に頼っていた。", ("DE", "dependsOn", "RU")),
        ("日本は重要鉱物の中国依存を減らす。", ("JP", "reducesDependenceOn", "CN")),
        ("ASMLは露光装置で世界シェアの9割を握る。", ("asml", "leadsIn", "lithography")),
        ("BYDはハンガリーに電気自動車の工場を建設する。", ("byd", "investsIn", "HU")),
        ("ルネサスは米シノプシスを買収した。", ("renesas", "investsIn", "synopsys")),
        ("英国とイタリア、日本は次期戦闘機を共同開発する。", ("GB", "cooperatesWith", "JP")),
        ("日本とインドは半導体に関する覚書に署名した。", ("IN", "signsAgreementWith", "JP")),
        ("サムスン電子はTSMCを追い上げている。", ("samsung-electronics", "competesWith", "tsmc")),
    ],
)  # fmt: skip
def test_particles_tell_the_roles(text, expected):
    assert expected in pairs(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("日本とインドは宇宙探査で協力することで合意した。", "asserted"),
        ("日本とインドは宇宙探査で協力する方針だ。", "planned"),
        ("日本とインドは宇宙探査で協力を検討している。", "planned"),
        ("日本とインドは宇宙探査での協力を打ち切った。", "negated"),
        ("日本とインドは宇宙探査で協力していない。", "negated"),
    ],
)
def test_what_follows_the_predicate_tells_the_status(text, status):
    assert {f.status for f in read(text) if f.relation == "cooperatesWith"} == {status}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("日米韓、宇宙で連携強化へ", {"JP", "US", "KR"}),
        ("対中半導体規制を強化", {"CN"}),
        ("米エヌビディアが発表した", {"US"}),
        ("日中の気温が上がり、独自の工夫で米不足に備えた", set()),
        ("インドネシアとタイを訪れた", {"ID", "TH"}),
        ("ニューヨークのタイヤ店", set()),
    ],
)
def test_letters_of_countries_are_whole_words(text, codes):
    found = {short(e.id) for e in extraction(text).entities if e.id.startswith("country:")}
    assert found == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("韓国のサムスン電子が発表した。", ("samsung-electronics", "KR")),
        ("仏パスカルが公開した。", ("u30d1-u30b9-u30ab-u30eb", "FR")),
        ("デンマークの風力発電機メーカー、ベスタスが参入した。", ("vestas", "DK")),
        ("インド国営のコーチン造船所が受注した。", ("cochin-shipyard", "IN")),
    ],
)
def test_a_description_tells_where_an_institution_is_based(text, expected):
    assert (expected[0], "basedIn", expected[1]) in pairs(text)


def test_a_utility_named_after_a_region_belongs_to_its_own_country():
    assert not any(relation == "basedIn" for _, relation, _ in pairs("中国電力が発表した。"))


def test_both_companies_are_the_last_two():
    text = "トヨタ自動車と出光興産が会見した。両社は全固体電池で提携する。"
    assert ("idemitsu-kosan", "cooperatesWith", "toyota") in pairs(text)


def test_a_subject_left_out_is_the_last_one():
    text = "台湾のTSMCが会見した。日本に半導体の新工場を建設する。"
    assert ("tsmc", "investsIn", "JP") in pairs(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("日本とインドは2023年12月9日、半導体の協定に署名した。", "2023-12-09"),
        ("日本とインドは昨年3月、半導体の協定に署名した。", "2023-03"),
        ("日本とインドは18日、半導体の協定に署名した。", "2024-05-18"),
        ("日本とインドは令和5年に半導体の協定に署名した。", "2023"),
    ],
)
def test_dates_are_read_with_the_day_of_publication(text, date):
    assert {f.date for f in read(text) if f.relation == "signsAgreementWith"} == {date}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" 　\n\t日本と韓国は半導体で協力した。、「」(EUV)・A1ー", max_size=60))
def test_the_text_stays_whole(text):
    doc = make_pipeline("ja", "sudachi").make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_an_endless_line_stays_whole():
    text = "半導体" * 20_000
    assert make_pipeline("ja", "sudachi").make_doc(text).text == text


def test_without_its_analyser_one_line_names_the_extra(monkeypatch):
    real = builtins.__import__

    def blocked(name, *rest, **more):
        if name == "sudachipy":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", blocked)
    with pytest.raises(InputError) as raised:
        Extractor(load()).extract(article("日本"))
    assert 'pip install "techties[ja]"' in str(raised.value)
    assert "\n" not in str(raised.value)
