from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import corpora, extraction, finding

from kg.assembly import DEFAULT_RULES, assemble, belief, readings
from kg.assembly.dates import earliest, surely_later

KR, US, NL = "country:KR", "country:US", "country:NL"
CHIPS, ROBOTS = "technology:semiconductors", "technology:robotics"


def keys(*extractions):
    return [(s.subject, s.relation, s.object, s.technology) for s in assemble(extractions)]


def only(*extractions):
    (statement,) = assemble(extractions)
    return statement


def test_five_parties_on_three_technologies_give_thirty_statements():
    parties = [f"country:{code}" for code in ("KR", "US", "NL", "DE", "JP")]
    fields = [f"technology:{name}" for name in ("a", "b", "c")]
    deal = finding("signsAgreementWith", party=parties, technology=fields)
    found = assemble([extraction(deal)])
    assert len(found) == 30
    assert len({s.id for s in found}) == 30
    assert all(s.subject < s.object for s in found)


def test_subjects_go_with_each_object_and_keep_their_direction():
    sale = finding("suppliesTo", subject=[US, NL], object=[KR])
    assert keys(extraction(sale)) == [(NL, "suppliesTo", KR, None), (US, "suppliesTo", KR, None)]


def test_symmetric_statement_is_the_same_either_way_round():
    there = finding("cooperatesWith", subject=[US], object=[KR], technology=[CHIPS])
    back = finding("cooperatesWith", subject=[KR], object=[US], technology=[CHIPS])
    assert only(extraction(there)).id == only(extraction(back)).id


def test_a_technology_as_object_takes_no_further_technology():
    made = finding("develops", subject=[KR], object=[CHIPS], technology=[ROBOTS])
    money = finding("investsIn", subject=[KR], object=[CHIPS], technology=[ROBOTS])
    assert keys(extraction(made, money)) == [
        (KR, "develops", CHIPS, None),
        (KR, "investsIn", CHIPS, None),
    ]


def test_nobody_deals_with_himself_and_a_technology_is_no_subject():
    self_deal = finding("cooperatesWith", party=[KR, KR])
    nonsense = finding("suppliesTo", subject=[CHIPS, KR], object=[KR])
    assert assemble([extraction(self_deal, nonsense)]) == []


def test_a_plan_carried_out_is_asserted():
    plan = finding("cooperatesWith", party=[KR, US], status="planned", date="2023")
    deed = finding("cooperatesWith", party=[KR, US], date="2024-03", span=(60, 120))
    statement = only(extraction(plan, deed))
    assert (statement.status, statement.valid_from) == ("asserted", "2024-03")
    assert len(statement.findings) == 2


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        ("2020", "2023-05", "negated"),  # an end after the start
        ("2023", "2023-05", "asserted"),  # not surely after
        (None, "2023-05", "asserted"),
        ("2024", "2023", "asserted"),  # taken up again
    ],
)
def test_an_end_within_an_article_needs_a_later_date(start, end, status):
    held = finding("suppliesTo", subject=[KR], object=[US], date=start)
    ended = finding(
        "suppliesTo", subject=[KR], object=[US], date=end, status="negated", span=(60, 120)
    )
    assert only(extraction(held, ended)).status == status


def test_an_end_told_as_a_change_wins_without_dates():
    held = finding("suppliesTo", subject=[KR], object=[US])
    ended = finding(
        "suppliesTo",
        subject=[KR],
        object=[US],
        status="negated",
        span=(60, 120),
        features=(("change", 1.0),),
    )
    assert only(extraction(held, ended)).status == "negated"


def test_a_later_article_ends_what_an_earlier_one_asserts():
    held = extraction(
        finding("suppliesTo", subject=[KR], object=[US], date="2021", confidence=0.9),
        published="2023-01-01",
    )
    ended = extraction(
        finding(
            "suppliesTo", article="b", subject=[KR], object=[US], status="negated", date="2024-02"
        ),
        id="b",
        published="2024-03-01",
    )
    statement = only(held, ended)
    assert (statement.status, statement.valid_from, statement.valid_to) == (
        "negated",
        "2021",
        "2024-02",
    )
    assert (statement.first_reported, statement.last_reported) == ("2023-01-01", "2024-03-01")
    earlier = replace(ended, article=replace(ended.article, published="2022-01-01"))
    assert only(held, earlier).status == "asserted"
    assert only(held, earlier).belief == 0.9


def test_belief_adds_up_over_articles_and_not_within_one():
    one = [
        finding("cooperatesWith", party=[KR, US], confidence=c, span=(at, at + 50))
        for at, c in ((0, 0.5), (60, 0.4))
    ]
    other = finding("cooperatesWith", article="b", party=[KR, US], confidence=0.8)
    assert only(extraction(*one)).belief == 0.5
    assert only(extraction(*one), extraction(other, id="b")).belief == 0.9


def test_a_text_under_several_ids_is_one_source():
    sure = finding("cooperatesWith", party=[KR, US], confidence=0.8)
    again = replace(sure, article="b")
    same = [extraction(sure, text="one text"), extraction(again, id="b", text="one text")]
    statement = only(*same)
    assert statement.belief == 0.8
    assert len(statement.findings) == 2
    other = extraction(replace(sure, article="c"), id="c", text="another text")
    assert only(*same, other).belief == 0.96


@given(st.lists(st.floats(), max_size=6))
def test_belief_stays_between_nothing_and_certainty(confidences):
    assert 0 <= belief(confidences) <= 1


def test_of_findings_with_one_id_the_surest_counts():
    sure = finding("cooperatesWith", party=[KR, US], confidence=0.9)
    doubtful = replace(sure, confidence=0.1)
    assert only(extraction(sure, doubtful)) == only(extraction(doubtful, sure))
    assert only(extraction(doubtful, sure)).belief == 0.9


@given(st.data())
def test_order_and_repetition_of_articles_change_nothing(data):
    articles = data.draw(corpora())
    whole = assemble(articles)
    assert assemble(data.draw(st.permutations(articles))) == whole
    assert assemble([*articles, *articles]) == whole
    turned = [replace(a, findings=a.findings[::-1]) for a in articles]
    assert assemble(turned) == whole


@given(corpora())
def test_every_statement_stands_on_findings_and_every_reading_is_a_statement(articles):
    found = assemble(articles)
    known = {f.id for a in articles for f in a.findings}
    expected = {
        (r.subject, r.relation, r.object, r.technology)
        for a in articles
        for f in a.findings
        for r in readings(f)
    }
    assert {(s.subject, s.relation, s.object, s.technology) for s in found} == expected
    for s in found:
        assert s.findings
        assert set(s.findings) <= known
        assert s.subject != s.object
        assert s.relation not in DEFAULT_RULES.symmetric or s.subject < s.object
        assert 0 <= s.belief <= 1


def test_dates_of_differing_precision():
    assert earliest(["2023-05", "2023", None, "2024"]) == "2023-05"
    assert earliest([]) is None
    assert surely_later("2024", "2023-12-31")
    assert not surely_later("2023", "2023-12-31")
    assert not surely_later(None, "2023")
