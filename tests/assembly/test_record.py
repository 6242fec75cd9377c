from hypothesis import given
from made import TEXT, extraction, extractions, finding

from kg.assembly import article_record

KR, US = "country:KR", "country:US"
CHIPS, ROBOTS = "technology:semiconductors", "technology:robotics"


def relations(*findings):
    return article_record(extraction(*findings))["relations"]


def test_the_form_of_a_record():
    deal = finding(
        "cooperatesWith", party=[US, KR], technology=[ROBOTS, CHIPS], date="2024-01", confidence=0.7
    )
    record = article_record(extraction(deal))
    assert list(record) == ["id", "lang", "published", "entities", "relations"]
    assert [entity["id"] for entity in record["entities"]] == [KR, US, ROBOTS, CHIPS]
    (relation,) = record["relations"]
    evidence = relation.pop("evidence")
    assert record["relations"] == [
        {
            "subject": KR,
            "relation": "cooperatesWith",
            "object": US,
            "technologies": ["robotics", "semiconductors"],
            "status": "asserted",
            "date": "2024-01",
            "quote": TEXT[:40],
            "confidence": 0.7,
        }
    ]
    names = ["start", "end", "quote", "trigger", "frame", "roles", "features"]
    assert [list(passage) for passage in evidence] == [names]
    assert evidence[0]["quote"] == TEXT[:40]
    assert evidence[0]["trigger"] == {"start": 15, "end": 21}
    roles = [(role["name"], role["entity"]) for role in evidence[0]["roles"]]
    assert roles == [("party", US), ("party", KR), ("technology", ROBOTS), ("technology", CHIPS)]


def test_technologies_of_a_weaker_status_are_left_out():
    done = finding("cooperatesWith", party=[KR, US], technology=[CHIPS])
    hoped = finding(
        "cooperatesWith", party=[KR, US], technology=[ROBOTS], status="planned", span=(60, 120)
    )
    (relation,) = relations(done, hoped)
    assert (relation["technologies"], relation["status"]) == (["semiconductors"], "asserted")
    assert [place["start"] for place in relation["evidence"]] == [0]


def test_a_signed_agreement_is_not_repeated_as_cooperation():
    signed = finding("signsAgreementWith", party=[KR, US], technology=[CHIPS])
    same = finding("cooperatesWith", party=[KR, US], technology=[CHIPS], span=(60, 120))
    more = finding("cooperatesWith", party=[KR, US], technology=[CHIPS, ROBOTS], span=(60, 120))
    bare = finding("cooperatesWith", party=[KR, US], span=(60, 120))
    assert [r["relation"] for r in relations(signed, same)] == ["signsAgreementWith"]
    assert [r["relation"] for r in relations(signed, bare)] == ["signsAgreementWith"]
    both = {r["relation"]: r["technologies"] for r in relations(signed, more)}
    assert both == {"signsAgreementWith": ["semiconductors"], "cooperatesWith": ["robotics"]}


def test_an_agreement_only_planned_does_not_hide_cooperation_that_is():
    planned = finding("signsAgreementWith", party=[KR, US], status="planned")
    held = finding("cooperatesWith", party=[KR, US], span=(60, 120))
    assert [r["relation"] for r in relations(planned, held)] == [
        "cooperatesWith",
        "signsAgreementWith",
    ]


def test_a_long_passage_is_cut_around_its_trigger():
    long = finding("suppliesTo", subject=[KR], object=[US], span=(100, 600))
    (relation,) = relations(long)
    assert len(relation["quote"]) <= 200
    assert relation["quote"] in TEXT
    assert TEXT[115:121] in relation["quote"]
    assert relation["evidence"][0]["quote"] == TEXT[100:600]


@given(extractions())
def test_records_are_sorted_grouped_and_point_into_the_text(article):
    record = article_record(article)
    assert record == article_record(article)
    keys = [(r["subject"], r["relation"], r["object"]) for r in record["relations"]]
    assert keys == sorted(set(keys))
    for relation in record["relations"]:
        assert relation["technologies"] == sorted(set(relation["technologies"]))
        assert not any(":" in name for name in relation["technologies"])
        assert 0 < len(relation["quote"]) <= 200
        assert relation["quote"] in article.article.text
        assert relation["evidence"]
        for place in relation["evidence"]:
            assert article.article.text[place["start"] : place["end"]] == place["quote"]
