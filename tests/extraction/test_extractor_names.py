"""How texts name things: compounds, particles, possessives, metonyms, officials, descriptions."""

from __future__ import annotations

import pytest

TOGETHER = ("cooperatesWith", "signsAgreementWith")


def surfaces(told, entity):
    return {m.surface for m in told.extraction.mentions if m.entity == entity}


COMPOUNDS = [
    ("de", "Das Halbleitertechnologiezentrum wächst.", "semiconductors"),
    ("de", "Die Batterieforschung in Ulm wächst.", "batteries"),
    ("de", "Der Chiphersteller wächst.", "semiconductors"),
    ("de", "Die Wasserstoffwirtschaft wächst.", "hydrogen"),
    ("nl", "De chipmachinefabrikant groeit.", "semiconductor-equipment"),
    ("nl", "De batterijfabriek groeit.", "batteries"),
    ("nl", "De waterstofeconomie groeit.", "hydrogen"),
    ("nl", "De halfgeleiderindustrie groeit.", "semiconductors"),
    ("ko", "반도체공장이 늘고 있다.", "semiconductors"),
    ("ko", "수소경제가 커지고 있다.", "hydrogen"),
]


@pytest.mark.parametrize(("language", "text", "technology"), COMPOUNDS)
def test_technologies_are_found_inside_compounds(read, language, text, technology):
    assert technology in read(language, text).entities


PARTICLES = ["한국은", "한국이", "한국을", "한국의", "한국에", "한국과", "한국에서", "한국까지도"]


@pytest.mark.parametrize("word", PARTICLES)
def test_particles_are_no_part_of_a_name(read, word):
    told = read("ko", f"어제 {word} 화제가 되었다.")
    assert surfaces(told, "country:KR") == {"한국"}


CHAINS = [
    ("한·미 반도체 동맹이 강화됐다.", {"KR", "US"}),
    ("한미일 3국은 반도체 분야에서 협력하기로 했다.", {"KR", "US", "JP"}),
    ("한중 반도체 협력이 시작됐다.", {"KR", "CN"}),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains_of_one_letter_names(read, text, expected):
    assert expected <= read("ko", text).entities


POSSESSIVES = [
    ("en", "South Korea's cooperation with Finland on 6G is growing."),
    ("de", "Südkoreas Zusammenarbeit mit Finnland bei 6G wächst."),
    ("de", "Die Zusammenarbeit Südkoreas mit Finnland bei 6G wächst."),
    ("nl", "De samenwerking van Zuid-Korea met Finland op het gebied van 6G groeit."),
    ("ko", "한국의 핀란드와의 6G 협력이 확대되고 있다."),
]


@pytest.mark.parametrize(("language", "text"), POSSESSIVES)
def test_possessives_are_sides_of_a_tie(read, language, text):
    assert ("FI", "KR") in read(language, text).pairs(*TOGETHER)


METONYMS = [
    ("en", "Seoul agreed with Washington to cooperate on semiconductors."),
    ("de", "Seoul und Washington haben eine Zusammenarbeit bei Halbleitern vereinbart."),
    ("nl", "Seoul en Washington gaan samenwerken op het gebied van halfgeleiders."),
    ("ko", "서울과 워싱턴은 반도체 분야에서 협력하기로 했다."),
]


@pytest.mark.parametrize(("language", "text"), METONYMS[:3])
def test_a_seat_of_government_is_its_state(read, language, text):
    assert read(language, text).pairs(*TOGETHER) == {("KR", "US")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Brussels imposed tariffs on Chinese electric cars."),
        ("de", "Brüssel hat Zölle auf chinesische Elektroautos verhängt."),
        ("nl", "Brussel heeft heffingen ingesteld op Chinese elektrische auto's."),
    ],
)
def test_brussels_is_the_european_union(read, language, text):
    assert read(language, text).directed("restricts") == {("EU", "CN")}


OFFICIALS = [
    ("en", "The Dutch prime minister and the Japanese president agreed to cooperate on photonics."),
    ("de", "Der niederländische Ministerpräsident und der japanische Präsident haben eine "
     "Zusammenarbeit bei der Photonik vereinbart."),
    ("nl", "De Nederlandse premier en de Japanse president gaan samenwerken op het gebied van "
     "fotonica."),
    ("ko", "네덜란드 총리와 일본 총리는 포토닉스 분야에서 협력하기로 합의했다."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), OFFICIALS)
def test_officials_stand_for_their_state(read, language, text):
    assert read(language, text).pairs(*TOGETHER) == {("JP", "NL")}


GROUPS = [
    ("en", "Korean companies supply batteries to Poland."),
    ("de", "Koreanische Unternehmen liefern Batterien an Polen."),
    ("nl", "Koreaanse bedrijven leveren batterijen aan Polen."),
    ("ko", "한국 기업들이 폴란드에 배터리를 공급한다."),
]


@pytest.mark.parametrize(("language", "text"), GROUPS)
def test_groups_of_companies_stand_for_their_country(read, language, text):
    assert read(language, text).directed("suppliesTo") == {("KR", "PL")}


EPITHETS = [
    ("en", "The Dutch chip machine maker ASML supplies lithography machines to Intel."),
    (
        "de",
        "Der niederländische Chipanlagenbauer ASML liefert Lithografiemaschinen an Intel.",
    ),
    (
        "nl",
        "De Nederlandse chipmachinefabrikant ASML levert lithografiemachines aan Intel.",
    ),
    ("ko", "네덜란드 반도체 장비업체 ASML이 인텔에 노광장비를 공급한다."),
]


@pytest.mark.parametrize(("language", "text"), EPITHETS)
def test_a_description_tells_where_an_institution_belongs(read, language, text):
    told = read(language, text)
    assert ("asml", "NL") in told.based
    assert told.directed("suppliesTo") == {("asml", "intel")}
    assert told.directed("develops") == set()


NOT_TIED = [
    ("en", "The Korean battery maker LG Energy Solution supplies robots to Tesla."),
    ("de", "Der koreanische Batteriehersteller LG Energy Solution liefert Roboter an Tesla."),
    ("nl", "De Koreaanse batterijfabrikant LG Energy Solution levert robots aan Tesla."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOT_TIED)
def test_the_technology_of_a_description_is_not_tied(read, language, text):
    told = read(language, text)
    triple = ("lg-energy-solution", "suppliesTo", "tesla")
    assert triple in told.triples
    assert told.technologies(*triple) == {"robotics"}


BY_NAME = [
    ("en", "The Korea Aerospace Research Institute launched a satellite.", "KR"),
    ("de", "Das Korea Aerospace Research Institute hat einen Satelliten gestartet.", "KR"),
]


@pytest.mark.parametrize(("language", "text", "country"), BY_NAME)
def test_a_country_in_an_institutions_own_name(read, language, text, country):
    assert country in {place for _, place in read(language, text).based}


BRACKETS = [
    ("en", "The Marsh Ecology Research Institute (MERI) studies lasers. MERI works with Japan.",
     "MERI"),
    ("de", "Das Institut für Moorforschung (IFM) forscht an Lasern. Das IFM kooperiert mit Japan.",
     "IFM"),
    ("nl", "Het Instituut voor Veenonderzoek (IVO) onderzoekt lasers. Het IVO werkt samen met "
     "Japan.", "IVO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "acronym"), BRACKETS)
def test_brackets_introduce_an_acronym(read, language, text, acronym):
    told = read(language, text)
    names = [entity.names for entity in told.extraction.entities if acronym in entity.names]
    assert len(names) == 1
    assert len(names[0]) == 2


NOT_NAMES = [
    ("en", "They put turkey and china on the table, and a chad hung from the ballot."),
    ("nl", "Vn is geen land."),
    ("ko", "미술관은 일요일에 문을 연다."),
    ("de", "Er isst gern Chips und sieht fern."),
]


@pytest.mark.parametrize(("language", "text"), NOT_NAMES)
def test_ordinary_words_are_no_countries(read, language, text):
    kinds = {entity.kind for entity in read(language, text).extraction.entities}
    assert "country" not in kinds


def test_the_united_nations_in_dutch_are_no_country(read):
    assert read("nl", "De VN en Japan werken samen aan satellieten.").entities >= {"UN", "JP"}
