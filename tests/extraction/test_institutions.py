"""Institutions that no list has: what is found in running text, and under which ids and names."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction import Extractor
from kg.extraction.namedata import NameData, name_data
from kg.extraction.slugs import romanise, slug
from kg.model import Article, Extraction, Paragraph
from kg.ontology import load


@cache
def extractor() -> Extractor:
    return Extractor(load())


@cache
def data(language: str) -> NameData:
    return name_data(extractor().ontology, language)


def read(language: str, text: str) -> Extraction:
    article = Article("a", text, language, (Paragraph(0, len(text), "body"),))
    return extractor().extract(article)


def institutions(language: str, text: str) -> dict[str, list[str]]:
    """Ids of the institutions found, with their surfaces in text order."""
    found: dict[str, list[str]] = {}
    for mention in read(language, text).mentions:
        if mention.entity.startswith("institution:") and mention.antecedent is None:
            found.setdefault(mention.entity, []).append(mention.surface)
    return found


def surfaces(language: str, text: str) -> set[str]:
    return {name for names in institutions(language, text).values() for name in names}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "On Monday the Institute of Marsh Ecology signed a contract.",
            "Institute of Marsh Ecology",
        ),
        (
            "en",
            "The chips will come from Quellmark Photonics Inc. next year.",
            "Quellmark Photonics Inc.",
        ),
        ("en", "They visited Brackwater University on Friday.", "Brackwater University"),
        ("en", "Engineers praised the Estonian start-up Vaskrabo for its batteries.", "Vaskrabo"),
        (
            "de",
            "Am Montag besuchte sie das Institut für Moorkunde Lingen.",
            "Institut für Moorkunde Lingen",
        ),
        ("de", "Den Auftrag bekam die Quellmark Photonik GmbH.", "Quellmark Photonik GmbH"),
        ("de", "Der Elektrolyseurhersteller Vaskrabo lieferte die Anlage.", "Vaskrabo"),
        ("de", "Gastgeber ist die Brackwasser-Universität.", "Brackwasser-Universität"),
        ("nl", "Het contract ging naar Quellmark Fotonica BV.", "Quellmark Fotonica BV"),
        ("nl", "Het Estse bedrijf Vaskrabo levert de batterijen.", "Vaskrabo"),
        ("nl", "Zij bezocht de Universiteit Brakwater in mei.", "Universiteit Brakwater"),
        ("ko", "에스토니아 기업 바스크라보가 배터리를 공급한다.", "바스크라보"),
        ("en", "Vaskrabo Cells, a battery maker from Tartu, grew.", "Vaskrabo Cells"),
        ("nl", "De gemeente Almere en Stichting Groene Zee helpen mee.", "Stichting Groene Zee"),
        ("ko", "미국 바스크라보(Vaskrabo)도 참여한다.", "바스크라보"),
        ("ko", "지난달 모래톱생태연구원이 문을 열었다.", "모래톱생태연구원"),
    ],
)
def test_finds_names_by_head_word_form_and_apposition(language: str, text: str, name: str) -> None:
    assert name in surfaces(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The minister, Alan Brask, said on Monday that Brask would travel to Lisbon in May.",
        ),
        ("en", "Under the Clean Rivers Act every boat on the River Tamble needs a permit."),
        ("en", "Professor Ildiko Varnai praised the work."),
        ("en", "Results were good. Everybody laughed at the joke, and Tuesday was sunny."),
        ("de", "Ministerin Hedwig Brask sagte am Montag, die Zusammenarbeit werde ausgebaut."),
        ("de", "Der Bericht über Fachkräfte, Werke und Preise erschien Anfang Mai."),
        ("nl", "Minister Hedwig Brask van Economische Zaken reist in mei naar het zuiden."),
        ("nl", "Onderzoekers zeggen dat de prijs in maart daalt."),
        ("ko", "안나 브라스크 장관은 다음 달에 떠난다."),
    ],
)
def test_people_acts_and_common_words_are_no_institutions(language: str, text: str) -> None:
    assert institutions(language, text) == {}


def test_an_acronym_in_brackets_means_the_same_institution_later() -> None:
    text = (
        "The Brackwater Institute of Tidal Energy (BITE) opened on Monday. "
        "A laboratory will be built by BITE next year."
    )
    (names,) = institutions("en", text).values()
    assert names == ["Brackwater Institute of Tidal Energy", "BITE", "BITE"]


def test_a_listed_institution_takes_its_acronym_in_brackets_too() -> None:
    text = "Samsung Electronics (SEZQ) builds a plant. Later SEZQ was praised."
    assert set(institutions("en", text)) == {"institution:samsung-electronics"}


def test_a_shortened_name_means_the_same_institution() -> None:
    text = "Quellmark Minerals Pty Ltd mines lithium. Quellmark has signed a contract with Japan."
    found = institutions("en", text)
    assert found == {"institution:quellmark-minerals": ["Quellmark Minerals Pty Ltd", "Quellmark"]}


def test_a_short_name_that_two_share_means_neither() -> None:
    text = "Quellmark Minerals Ltd fought Quellmark Robotics Ltd. In court Quellmark has won."
    found = institutions("en", text)
    assert found["institution:quellmark-minerals"] == ["Quellmark Minerals Ltd"]
    assert [name.rstrip(".") for name in found["institution:quellmark-robotics"]] == [
        "Quellmark Robotics Ltd"
    ]


def test_a_korean_short_name_in_brackets_is_found_before_particles() -> None:
    text = "모래톱생태연구원(이하 모생연)이 문을 열었다. 정부는 모생연에 예산을 준다."
    (names,) = institutions("ko", text).values()
    assert names.count("모생연") == 2


def test_a_german_genitive_is_not_part_of_the_name() -> None:
    text = "Der Hersteller Quellmark liefert Akkus. Quellmarks Werk steht in Polen."
    assert institutions("de", text) == {"institution:quellmark": ["Quellmark", "Quellmark"]}


def test_a_country_in_an_institutions_own_name_gives_its_seat() -> None:
    extraction = read("en", "The Portugal Institute of Tidal Energy opened a laboratory on Monday.")
    pairs = [
        (f.entities("subject"), f.entities("object"))
        for f in extraction.findings
        if f.relation == "basedIn"
    ]
    assert pairs == [(("institution:portugal-institute-of-tidal-energy",), ("country:PT",))]
    assert "country:PT" in {entity.id for entity in extraction.entities}


def test_an_unlisted_ministry_is_named_after_its_country() -> None:
    found = institutions("en", "The Icelandic Ministry of Glacier Research pays for the drill.")
    assert found == {
        "institution:is-ministry-of-glacier-research": ["Ministry of Glacier Research"]
    }


def test_types_let_references_back_find_the_institution() -> None:
    text = "Quellmark Robotics Ltd opened a plant. The company will supply batteries to Japan."
    subjects = [f.entities("subject") for f in read("en", text).findings]
    assert ("institution:quellmark-robotics",) in subjects


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Karst Plasma d.o.o.", "karst-plasma"),
        ("Müller & Söhne GmbH", "muller-and-sohne"),
        ("L'Étoile S.A.", "letoile"),
        ("한글연구원", "institute-of-hangeul"),
        ("Universität Quellmark", "university-of-quellmark"),
        ("Ministry of Health and Welfare", "ministry-of-health-and-welfare"),
    ],
)
def test_ids_are_readable_ascii_words(name: str, expected: str) -> None:
    assert slug(name, data("en")) == expected


def test_romanisation_goes_syllable_by_syllable() -> None:
    assert romanise("강남 ABC", data("ko").romanisation) == "gangnam ABC"


@given(st.text(min_size=1))
def test_every_name_has_an_ascii_id(name: str) -> None:
    made = slug(name, data("en"))
    assert made.isascii()
    assert made == made.lower()
    assert " " not in made


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["de", "nl", "ko", "en"]),
    st.lists(
        st.sampled_from(
            [
                "Institut für",
                "Ministry of",
                "Quellmark",
                "(QM)",
                "GmbH",
                ",",
                "Korea",
                "van",
                "기업",
                "은",
                "대학교",
                "&",
                "UK",
                "said",
                "Alan",
                ".",
                "\n",
                "U.S.",
                "ASML",
                "’s",
                "die",
            ]
        ),
        max_size=25,
    ),
)
def test_mentions_lie_in_the_text_and_do_not_overlap_one_another(
    language: str, parts: list[str]
) -> None:
    text = " ".join(["x", *parts, "x"])
    mentions = [
        m
        for m in read(language, text).mentions
        if m.entity.startswith("institution:") and m.antecedent is None
    ]
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.surface
    for left, right in pairwise(mentions):
        assert left.end <= right.start
