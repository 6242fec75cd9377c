"""Who works with whom: coordinations, both sides of a tie, the technologies tied to it."""

from __future__ import annotations

import pytest

TOGETHER = ("cooperatesWith", "signsAgreementWith")

EVERY_PAIR = [
    ("en", "Germany, Japan and Canada agreed to cooperate on hydrogen."),
    ("de", "Deutschland, Japan und Kanada haben eine Zusammenarbeit bei Wasserstoff vereinbart."),
    ("nl", "Duitsland, Japan en Canada gaan samenwerken op het gebied van waterstof."),
    ("ko", "독일과 일본, 캐나다는 수소 분야에서 협력하기로 합의했다."),
]


@pytest.mark.parametrize(("language", "text"), EVERY_PAIR)
def test_a_coordination_gives_every_pair(read, language, text):
    told = read(language, text)
    assert told.pairs(*TOGETHER) == {("CA", "DE"), ("CA", "JP"), ("DE", "JP")}
    assert told.technologies("CA", "cooperatesWith", "DE") == {"hydrogen"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France signed an agreement with India on nuclear energy."),
        ("en", "India and France signed a nuclear energy agreement."),
        ("de", "Frankreich hat mit Indien ein Abkommen über Kernenergie unterzeichnet."),
        ("de", "Frankreich und Indien unterzeichneten ein Abkommen über Kernenergie."),
        ("nl", "Frankrijk heeft met India een akkoord over kernenergie getekend."),
        ("nl", "Frankrijk en India tekenden een overeenkomst over kernenergie."),
        ("ko", "프랑스는 인도와 원자력 협정을 체결했다."),
        ("ko", "프랑스와 인도가 원자력 협정에 서명했다."),
    ],
)
def test_a_signed_instrument_is_an_agreement(read, language, text):
    told = read(language, text)
    assert ("FR", "signsAgreementWith", "IN") in told.triples
    assert "nuclear-energy" in told.technologies("FR", "signsAgreementWith", "IN")
    assert told.statuses("signsAgreementWith") == {"asserted"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Japan works with Australia on quantum computing."),
        ("de", "Japan arbeitet mit Australien beim Quantencomputing zusammen."),
        ("nl", "Japan werkt samen met Australië aan quantumcomputers."),
        ("ko", "일본은 호주와 양자컴퓨팅 분야에서 협력하고 있다."),
    ],
)
def test_working_with_somebody_is_cooperation(read, language, text):
    told = read(language, text)
    assert told.pairs(*TOGETHER) == {("AU", "JP")}
    assert "quantum-computing" in told.technologies("AU", "cooperatesWith", "JP")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "South Korea and Norway cooperate on batteries, semiconductors and hydrogen."),
        ("de", "Südkorea und Norwegen kooperieren bei Batterien, Halbleitern und Wasserstoff."),
        ("nl", "Zuid-Korea en Noorwegen werken samen aan batterijen, halfgeleiders en waterstof."),
        ("ko", "한국과 노르웨이는 배터리, 반도체, 수소 분야에서 협력하기로 했다."),
    ],
)
def test_all_technologies_of_a_coordinated_list_are_tied(read, language, text):
    technologies = read(language, text).technologies("KR", "cooperatesWith", "NO")
    assert technologies == {"batteries", "semiconductors", "hydrogen"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United States and China compete in artificial intelligence."),
        ("de", "Die USA und China konkurrieren bei künstlicher Intelligenz."),
        (
            "nl",
            "De Verenigde Staten en China concurreren op het gebied van kunstmatige intelligentie.",
        ),
        ("ko", "미국과 중국은 인공지능 분야에서 경쟁하고 있다."),
    ],
)
def test_rivals_compete(read, language, text):
    told = read(language, text)
    assert told.triples == {("CN", "competesWith", "US")}
    assert told.technologies("CN", "competesWith", "US") == {"artificial-intelligence"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president of Brazil met the prime minister of Spain in Lisbon on Friday."),
        (
            "de",
            "Der Präsident Brasiliens traf am Freitag in Lissabon den Premierminister Spaniens.",
        ),
        ("nl", "De president van Brazilië ontmoette vrijdag in Lissabon de premier van Spanje."),
        ("ko", "브라질 대통령은 금요일 리스본에서 스페인 총리를 만났다."),
    ],
)
def test_a_meeting_alone_states_nothing(read, language, text):
    assert read(language, text).triples == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Airbus, Leonardo and Thales signed an agreement on satellites."),
        ("de", "Airbus, Leonardo und Thales unterzeichneten ein Abkommen über Satelliten."),
        ("nl", "Airbus, Leonardo en Thales tekenden een overeenkomst over satellieten."),
        ("ko", "에어버스와 레오나르도, 탈레스가 위성 개발 협약을 체결했다."),
    ],
)
def test_companies_are_coordinated_like_countries(read, language, text):
    expected = {("airbus", "leonardo"), ("airbus", "thales"), ("leonardo", "thales")}
    assert expected <= read(language, text).pairs(*TOGETHER)
