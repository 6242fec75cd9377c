"""Korean at the extractor's edge: particles, verb-final clauses, chains of countries, dates."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction import Extractor
from kg.model import Article, Finding, Paragraph, ParagraphKind
from kg.ontology import load

PUBLISHED = "2024-05-20"


@cache
def extractor() -> Extractor:
    return Extractor(load())


def read(text: str, kind: ParagraphKind = "body") -> tuple[Finding, ...]:
    paragraphs = (Paragraph(0, len(text), kind),)
    article = Article("a", text, "ko", paragraphs, published=PUBLISHED)
    return extractor().extract(article).findings


def short(entity: str) -> str:
    return entity.partition(":")[2]


def pairs(text: str, kind: ParagraphKind = "body") -> set[tuple[str, str, str]]:
    """Statements but `basedIn`: ends sorted where the relation is symmetric."""
    found: set[tuple[str, str, str]] = set()
    for finding in read(text, kind):
        if finding.relation == "basedIn":
            continue
        parties = finding.entities("party")
        left = finding.entities("subject") or parties
        right = finding.entities("object") or parties
        for one in map(short, left):
            for other in map(short, right):
                if parties and one < other:
                    found.add((one, finding.relation, other))
                elif not parties and one != other:
                    ends = (one, other)
                    if finding.relation == "signsAgreementWith":
                        ends = (min(ends), max(ends))
                    found.add((ends[0], finding.relation, ends[1]))
    return found


def statuses(text: str, relation: str) -> set[str]:
    return {f.status for f in read(text) if f.relation == relation}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "삼성전자가 테슬라에 자율주행 칩을 납품한다.",
            ("samsung-electronics", "suppliesTo", "tesla"),
        ),
        (
            "테슬라는 LG에너지솔루션으로부터 배터리를 공급받는다.",
            ("lg-energy-solution", "suppliesTo", "tesla"),
        ),
        ("미국은 화웨이에 대한 반도체 수출을 금지했다.", ("US", "restricts", "huawei")),
        ("한국은 반도체 소재를 일본에 의존하고 있다.", ("KR", "dependsOn", "JP")),
        ("인도는 러시아산 무기 의존도를 낮추고 있다.", ("IN", "reducesDependenceOn", "RU")),
        ("인텔은 이스라엘에 반도체 공장을 짓는다.", ("intel", "investsIn", "IL")),
        ("한국과 베트남은 희토류 협정에 서명했다.", ("KR", "signsAgreementWith", "VN")),
        ("미국과 중국이 인공지능 분야에서 경쟁하고 있다.", ("CN", "competesWith", "US")),
        ("국방과학연구소는 극초음속 미사일을 개발하고 있다.", None),
    ],
)
def test_particles_say_who_does_what_to_whom(
    text: str, expected: tuple[str, str, str] | None
) -> None:
    found = pairs(text)
    if expected is None:
        assert {relation for _, relation, _ in found} == {"develops"}
    else:
        assert expected in found


def test_the_particle_after_a_description_counts() -> None:
    text = "일본 반도체 기업들이 네덜란드 정부와 양자컴퓨팅을 공동 연구한다."
    assert ("JP", "cooperatesWith", "NL") in pairs(text)


def test_a_bracket_between_a_name_and_its_particle_is_passed_over() -> None:
    text = "과학기술정보통신부(이하 과기정통부)는 독일 연구협회(DFG)와 양자 공동연구를 한다."
    assert any(r == "cooperatesWith" for _, r, _ in pairs(text))


def test_a_relative_clause_gives_its_noun_a_part() -> None:
    assert ("tsmc", "dependsOn", "asml") in pairs("노광장비를 ASML에 의존하는 TSMC가 실적을 냈다.")


def test_the_subject_of_a_relative_clause_is_not_that_of_the_main_one() -> None:
    text = "한국은 삼성전자가 개발한 반도체를 베트남에 수출한다."
    assert ("KR", "suppliesTo", "VN") in pairs(text)
    assert ("samsung-electronics", "suppliesTo", "VN") not in pairs(text)


def test_a_dropped_subject_is_carried_on() -> None:
    text = "한국은 배터리 강국이다. 희토류의 90%를 중국에서 수입한다."
    assert ("KR", "dependsOn", "CN") in pairs(text)


def test_both_countries_means_the_two_named_before() -> None:
    text = "한국과 캐나다가 회담을 했다. 양국은 수소 협력을 강화하기로 했다."
    assert ("CA", "cooperatesWith", "KR") in pairs(text)


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("한국과 호주는 수소 협력을 강화하기로 합의했다.", "cooperatesWith", "asserted"),
        ("한국과 호주는 수소 협력 방안을 검토하기로 했다.", "cooperatesWith", "planned"),
        ("인텔은 독일에 반도체 공장을 지을 계획이다.", "investsIn", "planned"),
        ("러시아와 북한은 미사일 기술 협력을 부인했다.", "cooperatesWith", "negated"),
        ("미국은 중국에 반도체를 수출하지 않기로 했다.", "suppliesTo", "negated"),
    ],
)
def test_what_follows_the_predicate_tells_its_status(text: str, relation: str, status: str) -> None:
    assert statuses(text, relation) == {status}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한·미 반도체 협력 강화", {"KR", "US"}),
        ("한미일 반도체 협력 강화", {"KR", "US", "JP"}),
        ("한-베트남 반도체 협력 강화", {"KR", "VN"}),
        ("한·EU 반도체 협력 강화", {"KR", "EU"}),
        ("美·日 반도체 협력 강화", {"US", "JP"}),
    ],
)
def test_letters_in_chains_are_countries(text: str, expected: set[str]) -> None:
    ends = {end for one, relation, other in pairs(text, "headline") for end in (one, other)}
    assert ends == expected


def test_letters_in_ordinary_words_are_no_countries() -> None:
    text = "한국은 올해 대중교통과 일자리 정책을 미리 발표했다."
    entities = {
        m.entity
        for m in extractor()
        .extract(Article("a", text, "ko", (Paragraph(0, len(text), "body"),)))
        .mentions
    }
    assert {e for e in entities if e.startswith("country:")} == {"country:KR"}


def test_a_prefix_marks_the_target() -> None:
    assert ("US", "restricts", "CN") in pairs("美, 대중 반도체 수출 규제 강화", "headline")


def test_a_headline_sets_its_subject_off_with_a_comma() -> None:
    text = "삼성SDI, 스텔란티스와 배터리 합작공장 설립"
    assert ("samsung-sdi", "cooperatesWith", "stellantis") in pairs(text, "headline")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("13일", "2024-05-13"),
        ("지난해 9월", "2023-09"),
        ("2022년", "2022"),
        ("지난달 3일", "2024-04-03"),
        ("2023년 6월 23일", "2023-06-23"),
        ("지난 1월", "2024-01"),
    ],
)
def test_dates_are_resolved_with_the_day_of_publication(words: str, date: str) -> None:
    findings = read(f"한국과 호주는 {words} 수소 협정을 맺었다고 20일 밝혔다.")
    assert {f.date for f in findings if f.relation == "signsAgreementWith"} == {date}


def test_that_day_is_the_one_named_before() -> None:
    text = "한국과 호주 장관이 13일 만났다. 양국은 이날 수소 협정을 맺었다."
    assert {f.date for f in read(text) if f.relation == "signsAgreementWith"} == {"2024-05-13"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "한국",
                "미국",
                "과",
                "은",
                "·",
                "한",
                "미",
                "(",
                ")",
                "“",
                ",",
                " ",
                "…",
                "협력",
                "하",
                "던",
                "고",
                "다.",
                "\n",
                "반도체",
                "대중",
                "을",
                "삼성전자",
                "13일",
                "美",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_is_read_and_offsets_stay_inside(parts: list[str]) -> None:
    text = "".join(parts) or "한"
    for finding in read(text):
        assert 0 <= finding.start <= finding.trigger.start < finding.trigger.end <= len(text)
        assert text[finding.trigger.start : finding.trigger.end] == finding.trigger.surface
