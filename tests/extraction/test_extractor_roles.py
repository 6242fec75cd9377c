"""Who does it to whom: voice, prepositions, cases and particles decide, not the order of names."""

from __future__ import annotations

import pytest

SUPPLY = [
    ("en", "SK hynix supplies memory chips to Nvidia."),
    ("en", "Nvidia buys memory chips from SK hynix."),
    ("en", "Memory chips are supplied to Nvidia by SK hynix."),
    ("de", "SK Hynix liefert Speicherchips an Nvidia."),
    ("de", "Nvidia kauft Speicherchips von SK Hynix."),
    ("de", "Nvidia wird von SK Hynix mit Speicherchips beliefert."),
    ("nl", "SK Hynix levert geheugenchips aan Nvidia."),
    ("nl", "Nvidia koopt geheugenchips van SK Hynix."),
    ("nl", "Nvidia koopt geheugenchips bij SK Hynix."),
    ("ko", "SK하이닉스는 엔비디아에 메모리 반도체를 공급한다."),
    ("ko", "엔비디아는 SK하이닉스로부터 메모리 반도체를 공급받는다."),
    ("ko", "엔비디아에 SK하이닉스가 메모리 반도체를 납품한다."),
]


@pytest.mark.parametrize(("language", "text"), SUPPLY)
def test_who_supplies_whom(read, language, text):
    told = read(language, text)
    assert told.directed("suppliesTo") == {("sk-hynix", "nvidia")}
    assert "memory-chips" in told.technologies("sk-hynix", "suppliesTo", "nvidia")


INVEST = [
    ("en", "Intel is investing ten billion dollars in a semiconductor plant in Germany."),
    ("en", "Intel will build a semiconductor plant in Germany."),
    ("de", "Intel investiert zehn Milliarden Euro in Deutschland in ein Halbleiterwerk."),
    ("de", "Intel baut in Deutschland eine Chipfabrik."),
    ("nl", "Intel investeert tien miljard euro in een chipfabriek in Duitsland."),
    ("nl", "Intel bouwt een chipfabriek in Duitsland."),
    ("ko", "인텔은 독일에 반도체 공장을 건설한다."),
    ("ko", "인텔이 독일 반도체 공장에 100억 달러를 투자한다."),
]


@pytest.mark.parametrize(("language", "text"), INVEST)
def test_who_invests_where(read, language, text):
    told = read(language, text)
    assert told.directed("investsIn") == {("intel", "DE")}
    named = told.technologies("intel", "investsIn", "DE")
    assert {"semiconductors", "chip-manufacturing"} & set(named)


RESTRICT = [
    ("en", "The United States has banned exports of advanced chips to China."),
    ("en", "Washington imposed export controls on China."),
    ("en", "China was hit with export controls by the United States."),
    ("de", "Die USA haben Exportkontrollen gegen China verhängt."),
    ("de", "Die USA verbieten den Export von Chips nach China."),
    ("nl", "De Verenigde Staten beperken de export van chips naar China."),
    ("nl", "De Verenigde Staten hebben sancties ingesteld tegen China."),
    ("ko", "미국은 중국에 대한 반도체 수출을 금지했다."),
    ("ko", "미국이 중국을 상대로 반도체 수출 규제를 강화했다."),
]


@pytest.mark.parametrize(("language", "text"), RESTRICT)
def test_who_restricts_whom(read, language, text):
    assert read(language, text).directed("restricts") == {("US", "CN")}


DEPEND = [
    ("en", "Germany depends on China for rare earths."),
    ("de", "Deutschland ist bei Seltenen Erden von China abhängig."),
    ("nl", "Duitsland is voor zeldzame aardmetalen afhankelijk van China."),
    ("ko", "독일은 희토류를 중국에 의존하고 있다."),
]


@pytest.mark.parametrize(("language", "text"), DEPEND)
def test_who_depends_on_whom(read, language, text):
    told = read(language, text)
    assert told.triples == {("DE", "dependsOn", "CN")}
    assert told.technologies("DE", "dependsOn", "CN") == {"rare-earths"}


REDUCE = [
    ("en", "Japan wants to reduce its dependence on China for batteries."),
    ("de", "Japan will seine Abhängigkeit von China bei Batterien verringern."),
    ("nl", "Japan wil zijn afhankelijkheid van China voor batterijen verminderen."),
    ("ko", "일본은 배터리 분야에서 중국 의존도를 낮추려 하고 있다."),
]


@pytest.mark.parametrize(("language", "text"), REDUCE)
def test_reducing_dependence_is_that_alone_and_a_stated_aim_is_enough(read, language, text):
    told = read(language, text)
    assert told.triples == {("JP", "reducesDependenceOn", "CN")}
    assert told.statuses("reducesDependenceOn") == {"asserted"}


DEVELOP = [
    ("en", "Rolls-Royce is developing small modular reactors."),
    ("de", "Rolls-Royce entwickelt kleine modulare Reaktoren."),
    ("nl", "Rolls-Royce ontwikkelt kleine modulaire reactoren."),
    ("ko", "롤스로이스는 소형모듈원자로를 개발하고 있다."),
]


@pytest.mark.parametrize(("language", "text"), DEVELOP)
def test_who_develops_what(read, language, text):
    assert read(language, text).triples == {("rolls-royce", "develops", "small-modular-reactors")}


LEAD = [
    ("en", "China dominates the battery industry."),
    ("de", "China ist bei Batterien führend."),
    ("nl", "China is toonaangevend in batterijen."),
    ("ko", "중국은 배터리 시장을 주도하고 있다."),
]


@pytest.mark.parametrize(("language", "text"), LEAD)
def test_who_leads_in_what(read, language, text):
    assert ("CN", "leadsIn", "batteries") in read(language, text).triples


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "SK hynix supplies memory chips to Nvidia.", "to: to"),
        ("de", "Nvidia kauft Speicherchips von SK Hynix.", "from: von"),
        ("ko", "SK하이닉스는 엔비디아에 메모리 반도체를 공급한다.", "to: 에"),
    ],
)
def test_a_finding_tells_what_shows_each_slot(read, language, text, cue):
    findings = read(language, text).extraction.findings
    (finding,) = (f for f in findings if f.relation == "suppliesTo")
    assert cue in {role.cue for role in finding.roles}
    assert "subject" in {role.cue.partition(":")[0] for role in finding.roles}
    assert all(value for _, value in finding.features)
