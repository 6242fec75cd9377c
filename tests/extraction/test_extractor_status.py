"""Whether it is so, is planned or is denied, and when: words of status, and dates."""

from __future__ import annotations

import pytest

TOGETHER = ("cooperatesWith", "signsAgreementWith")

STATUS = [
    ("en", "Poland and Canada agreed to cooperate on nuclear energy.", "asserted"),
    ("en", "Poland and Canada want to cooperate on nuclear energy.", "planned"),
    ("en", "Poland and Canada are considering cooperation on nuclear energy.", "planned"),
    ("en", "Poland and Canada ended their cooperation on nuclear energy.", "negated"),
    ("en", "Poland does not cooperate with Canada on nuclear energy.", "negated"),
    (
        "de",
        "Polen und Kanada haben eine Zusammenarbeit bei der Kernenergie vereinbart.",
        "asserted",
    ),
    ("de", "Polen und Kanada wollen bei der Kernenergie zusammenarbeiten.", "planned"),
    ("de", "Polen und Kanada erwägen eine Zusammenarbeit bei der Kernenergie.", "planned"),
    ("de", "Polen und Kanada haben ihre Zusammenarbeit bei der Kernenergie beendet.", "negated"),
    ("de", "Polen arbeitet bei der Kernenergie nicht mit Kanada zusammen.", "negated"),
    ("nl", "Polen en Canada werken samen aan kernenergie.", "asserted"),
    ("nl", "Polen en Canada willen samenwerken op het gebied van kernenergie.", "planned"),
    ("nl", "Polen en Canada overwegen een samenwerking op het gebied van kernenergie.", "planned"),
    (
        "nl",
        "Polen en Canada hebben hun samenwerking op het gebied van kernenergie beëindigd.",
        "negated",
    ),
    ("nl", "Polen werkt niet samen met Canada aan kernenergie.", "negated"),
    ("ko", "폴란드와 캐나다는 원자력 분야에서 협력하기로 합의했다.", "asserted"),
    ("ko", "폴란드와 캐나다는 원자력 협력 방안을 논의했다.", "planned"),
    ("ko", "폴란드와 캐나다는 원자력 협력을 추진할 계획이다.", "planned"),
    ("ko", "폴란드와 캐나다는 원자력 협력을 중단했다.", "negated"),
    ("ko", "폴란드는 캐나다와 원자력 분야에서 협력하지 않는다.", "negated"),
]


@pytest.mark.parametrize(("language", "text", "status"), STATUS)
def test_words_around_the_predicate_tell_its_status(read, language, text, status):
    told = read(language, text)
    assert ("CA", "PL") in told.pairs(*TOGETHER)
    assert {s for name in TOGETHER for s in told.statuses(name)} == {status}


BUILD = [
    ("en", "TSMC is building a chip plant in Germany.", "asserted"),
    ("en", "TSMC plans to build a chip plant in Germany.", "planned"),
    ("en", "TSMC will not build a chip plant in Germany.", "negated"),
    ("de", "TSMC baut in Deutschland eine Chipfabrik.", "asserted"),
    ("de", "TSMC plant den Bau einer Chipfabrik in Deutschland.", "planned"),
    ("de", "TSMC baut in Deutschland keine Chipfabrik.", "negated"),
    ("nl", "TSMC bouwt een chipfabriek in Duitsland.", "asserted"),
    ("nl", "TSMC overweegt een chipfabriek te bouwen in Duitsland.", "planned"),
    ("nl", "TSMC bouwt geen chipfabriek in Duitsland.", "negated"),
    ("ko", "TSMC는 독일에 반도체 공장을 짓고 있다.", "asserted"),
    ("ko", "TSMC는 독일에 반도체 공장을 짓는 방안을 검토하고 있다.", "planned"),
    ("ko", "TSMC는 독일에 반도체 공장을 짓지 않기로 했다.", "negated"),
]


@pytest.mark.parametrize(("language", "text", "status"), BUILD)
def test_plants_are_built_planned_or_given_up(read, language, text, status):
    told = read(language, text)
    assert told.directed("investsIn") == {("tsmc", "DE")}
    assert told.statuses("investsIn") == {status}


DATED = {
    "en": "Japan and Australia signed an agreement on hydrogen {}.",
    "de": "Japan und Australien haben {} ein Abkommen über Wasserstoff unterzeichnet.",
    "nl": "Japan en Australië hebben {} een overeenkomst over waterstof getekend.",
    "ko": "일본과 호주는 {} 수소 협정을 체결했다.",
}
# The article was published on Monday, 20 May 2024.
DATES = [
    ("en", "on 7 March 2023", "2023-03-07"),
    ("en", "on March 7, 2023", "2023-03-07"),
    ("en", "in March 2023", "2023-03"),
    ("en", "in 2022", "2022"),
    ("en", "on 14 May", "2024-05-14"),
    ("en", "on Friday", "2024-05-17"),
    ("en", "yesterday", "2024-05-19"),
    ("en", "last year", "2023"),
    ("en", "last month", "2024-04"),
    ("de", "am 7. März 2023", "2023-03-07"),
    ("de", "im März 2023", "2023-03"),
    ("de", "im Jahr 2022", "2022"),
    ("de", "am 14. Mai", "2024-05-14"),
    ("de", "am Freitag", "2024-05-17"),
    ("de", "gestern", "2024-05-19"),
    ("de", "im vergangenen Jahr", "2023"),
    ("nl", "op 7 maart 2023", "2023-03-07"),
    ("nl", "in maart 2023", "2023-03"),
    ("nl", "in 2022", "2022"),
    ("nl", "op 14 mei", "2024-05-14"),
    ("nl", "vrijdag", "2024-05-17"),
    ("nl", "gisteren", "2024-05-19"),
    ("nl", "vorig jaar", "2023"),
    ("ko", "2023년 3월 7일", "2023-03-07"),
    ("ko", "2023년 3월", "2023-03"),
    ("ko", "2022년", "2022"),
    ("ko", "지난 14일", "2024-05-14"),
    ("ko", "지난해", "2023"),
    ("ko", "지난달", "2024-04"),
]


@pytest.mark.parametrize(("language", "words", "date"), DATES)
def test_dates_are_normalised_with_the_day_of_publication(read, language, words, date):
    told = read(language, DATED[language].format(words))
    assert told.dates("signsAgreementWith") == {date}


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "on Friday"), ("de", "am Freitag"), ("nl", "vrijdag"), ("ko", "지난 14일")],
)
def test_without_a_day_of_publication_nothing_is_guessed(read, language, words):
    told = read(language, DATED[language].format(words), None)
    assert told.dates("signsAgreementWith") == {None}


@pytest.mark.parametrize("language", sorted(DATED))
def test_what_has_no_date_gets_none(read, language):
    told = read(language, DATED[language].format("").replace("  ", " ").replace(" .", "."))
    assert told.dates("signsAgreementWith") == {None}


def test_a_year_that_is_no_date_of_any_calendar_breaks_nothing(read):
    told = read("en", "Japan and Australia signed an agreement on hydrogen on 31 February 2023.")
    assert all(date is None or date.startswith("2023") for date in told.dates("signsAgreementWith"))


def test_what_lasts_has_no_date(read):
    told = read("en", "Japan competes with Australia in hydrogen, an analyst said on Monday.")
    assert told.dates("competesWith") == {None}


def test_what_has_happened_is_not_dated_by_a_day_to_come(read):
    text = "Japan and Australia signed an agreement on hydrogen; deliveries begin in March 2031."
    assert read("en", text).dates("signsAgreementWith") == {None}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on 3 May 2023. Japan and Australia signed an agreement on hydrogen.",
        "Japan and Australia signed an agreement on hydrogen. The ceremony was on 3 May 2023.",
    ],
)
def test_the_sentence_beside_may_name_the_day_of_an_agreement(read, text):
    assert read("en", text).dates("signsAgreementWith") == {"2023-05-03"}


def test_a_short_sentence_may_deny_the_one_before(read):
    told = read("zh", "韩国与日本合作开发氢能。这一说法纯属谣言。")
    assert {s for name in TOGETHER for s in told.statuses(name)} == {"negated"}
