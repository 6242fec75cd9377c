"""References back: words that mean what was named before."""

from __future__ import annotations

import pytest

TOGETHER = ("cooperatesWith", "signsAgreementWith")

BOTH = [
    ("en", "The leaders of Vietnam and Norway met on Monday. Both countries agreed to cooperate "
     "on hydrogen."),
    ("en", "The leaders of Vietnam and Norway met on Monday. The two sides agreed to cooperate "
     "on hydrogen."),
    ("de", "Die Minister aus Vietnam und Norwegen trafen sich am Montag. Beide Länder haben eine "
     "Zusammenarbeit bei Wasserstoff vereinbart."),
    ("nl", "De leiders van Vietnam en Noorwegen ontmoetten elkaar maandag. Beide landen gaan "
     "samenwerken op het gebied van waterstof."),
    ("nl", "De leiders van Vietnam en Noorwegen ontmoetten elkaar maandag. De twee landen gaan "
     "samenwerken op het gebied van waterstof."),
    ("ko", "베트남과 노르웨이 정상이 월요일 만났다. 양국은 수소 분야에서 협력하기로 했다."),
    ("ko", "베트남과 노르웨이 정상이 월요일 만났다. 두 나라는 수소 분야에서 협력하기로 했다."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), BOTH)
def test_both_countries(read, language, text):
    told = read(language, text)
    assert told.pairs(*TOGETHER) == {("NO", "VN")}
    assert told.technologies("NO", "cooperatesWith", "VN") == {"hydrogen"}


SINGLE = [
    ("en", "Siemens reported higher profits. The company is building a battery plant in Hungary."),
    ("de", "Siemens hat höhere Gewinne gemeldet. Das Unternehmen baut in Ungarn eine "
     "Batteriefabrik."),
    ("nl", "Siemens meldde hogere winsten. Het bedrijf bouwt een batterijfabriek in Hongarije."),
    ("ko", "지멘스는 이익이 늘었다고 밝혔다. 이 회사는 헝가리에 배터리 공장을 짓고 있다."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SINGLE)
def test_the_company(read, language, text):
    told = read(language, text)
    assert told.directed("investsIn") == {("siemens", "HU")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Siemens reported higher profits. It is building a battery plant in Hungary."),
        ("de", "Siemens hat höhere Gewinne gemeldet. Es baut in Ungarn eine Batteriefabrik."),
        ("nl", "Siemens meldde hogere winsten. Het bouwt in Hongarije een batterijfabriek."),
    ],
)
def test_pronouns(read, language, text):
    assert ("siemens", "investsIn", "HU") in read(language, text).triples


@pytest.mark.parametrize(("language", "text"), BOTH + SINGLE)
def test_a_reference_points_to_what_it_means(read, language, text):
    told = read(language, text)
    mentions = {(m.entity, m.start, m.end) for m in told.extraction.mentions}
    echoes = [
        role.mention
        for finding in told.extraction.findings
        for role in finding.roles
        if role.mention.antecedent is not None
    ]
    assert echoes
    for mention in echoes:
        assert (mention.entity, *mention.antecedent) in mentions
        assert mention.antecedent[1] <= mention.start


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Both countries agreed to cooperate on hydrogen."),
        ("de", "Beide Länder haben eine Zusammenarbeit bei Wasserstoff vereinbart."),
        ("nl", "Beide landen gaan samenwerken op het gebied van waterstof."),
        ("ko", "양국은 수소 분야에서 협력하기로 했다."),
    ],
)
def test_without_names_before_a_reference_means_nothing(read, language, text):
    assert read(language, text).triples == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Siemens and Toyota reported profits. Both companies signed an agreement on "
         "batteries."),
        ("de", "Siemens und Toyota meldeten Gewinne. Beide Unternehmen haben einen Vertrag über "
         "Batterien unterzeichnet."),
        ("nl", "Siemens en Toyota meldden winst. Beide bedrijven tekenden een overeenkomst over "
         "batterijen."),
        ("ko", "지멘스와 도요타는 이익이 늘었다고 밝혔다. 양사는 배터리 개발 협약을 체결했다."),
    ],
)  # fmt: skip
def test_both_companies(read, language, text):
    assert read(language, text).pairs(*TOGETHER) == {("siemens", "toyota")}
