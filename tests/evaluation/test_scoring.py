"""The figures, by small cases worked out by hand, and against the annotators' own scorer."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluation import align, alike, load_articles, score, score_by

CONTRACT = Path(__file__).parents[3] / "shared" / "contract" / "score.py"
KR, US, NL = "country:KR", "country:US", "country:NL"


def article(*relations: dict[str, object], **names: list[str]) -> dict[str, object]:
    entities = [{"id": f"institution:{slug}", "names": found} for slug, found in names.items()]
    return {"id": "a", "lang": "en", "entities": entities, "relations": list(relations)}


def says(subject: str, relation: str, object_: str, *technologies: str, **more: object) -> dict:
    return {
        "subject": subject,
        "relation": relation,
        "object": object_,
        "technologies": list(technologies),
        "status": "asserted",
        **more,
    }


def compared(gold: dict[str, object], predicted: dict[str, object]):
    return score({"a": gold}, {"a": predicted})


def counts(figures) -> tuple[int, int, int]:
    return figures.hits, figures.gold, figures.predicted


def test_symmetric_relations_are_the_same_either_way_round():
    gold = article(says(KR, "cooperatesWith", US, "5g"), says(KR, "restricts", US))
    found = article(says(US, "cooperatesWith", KR, "technology:5g"), says(US, "restricts", KR))
    assert counts(compared(gold, found).figures["core full"]) == (1, 2, 2)


def test_an_agreement_is_soft_cooperation():
    gold, found = (
        article(says(KR, "signsAgreementWith", US)),
        article(says(KR, "cooperatesWith", US)),
    )
    figures = compared(gold, found).figures
    assert counts(figures["core pair"]) == (0, 1, 1)
    assert counts(figures["core pair soft"]) == (1, 1, 1)


def test_full_counts_each_technology():
    gold = article(says(KR, "investsIn", US, "5g", "6g"))
    found = article(says(KR, "investsIn", US, "5g", "batteries"))
    figures = compared(gold, found).figures
    assert counts(figures["core full"]) == (1, 2, 2)
    assert counts(figures["core pair"]) == (1, 1, 1)
    assert figures["core full"].f1 == 0.5


def test_based_in_is_not_core_and_negated_is_no_positive():
    gold = article(says(KR, "basedIn", US), says(KR, "restricts", US, status="negated"))
    figures = compared(gold, gold).figures
    assert counts(figures["core pair"]) == (0, 0, 0)
    assert counts(figures["all pair"]) == (1, 1, 1)


def test_status_and_dates_count_on_what_both_sides_have():
    gold = article(
        says(KR, "restricts", US, date="2024"), says(US, "restricts", KR, status="planned")
    )
    found = article(says(KR, "restricts", US, date="2024-05"), says(US, "restricts", KR))
    scores = compared(gold, found)
    assert scores.dates == (1.0, 1)
    assert scores.status == (round((2 / 3 + 0) / 2, 4), 2)


def test_an_article_that_is_not_predicted_counts_as_empty():
    figures = score({"a": article(says(KR, "restricts", US))}, {}).figures
    assert counts(figures["core pair"]) == (0, 1, 0)


@pytest.mark.parametrize(
    ("gold", "predicted", "likeness"),
    [
        ("U.S. Treasury", "US Treasury", 1.0),
        ("한국 전력", "한국전력", 1.0),
        ("Samsung", "Samsung Electronics", 0.0),  # less than two fifths of it
        ("Electronics", "Samsung Electronics", pytest.approx(11 / 18)),
        ("sung", "Samsung", 0.0),
        ("삼성전자", "삼성전자주식", pytest.approx(4 / 6)),
        ("", "x", 0.0),
    ],
)
def test_likeness_of_names(gold, predicted, likeness):
    assert alike(gold, predicted) == likeness


def test_institutions_are_matched_one_to_one_the_likest_first():
    gold = article(a=["Acme Labs"], b=["Acme"])
    found = article(x=["Acme"], y=["ACME LABS"], b=["Something else"])
    assert align(gold, found) == {
        "institution:b": "institution:b",
        "institution:y": "institution:a",
    }


def test_figures_by_language():
    gold = {
        "a": article(says(KR, "restricts", US)),
        "b": {**article(says(KR, "restricts", US)), "id": "b", "lang": "ko"},
    }
    found = score_by("lang", gold, {"a": gold["a"]})
    assert list(found) == ["en", "ko"]
    assert [s.figures["core pair"].f1 for s in found.values()] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("line", "says_so"),
    [
        ("{", "line 2: not valid JSON"),
        ("[]", "line 2: not an object with an id"),
        ('{"id": "a"}', "line 2: article a stands twice"),
        ('{"id": "b", "relations": [1]}', "line 2: relations: not a list of objects"),
        ('{"id": "b", "relations": [{"subject": "x"}]}', "line 2: relation is missing"),
        ('{"id": "b", "entities": [{"id": "x", "names": "y"}]}', "no list"),
    ],
)
def test_files_that_have_not_the_form(tmp_path, line, says_so):
    file = tmp_path / "gold.jsonl"
    file.write_text(f'{{"id": "a"}}\n{line}\n')
    with pytest.raises(InputError, match=says_so):
        load_articles([file])


@given(st.binary(max_size=200))
def test_any_file_is_read_or_refused(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("any") / "gold.jsonl"
    file.write_bytes(data)
    with suppress(InputError):
        assert all(isinstance(key, str) for key in load_articles([file]))


@pytest.fixture(scope="module")
def contract() -> ModuleType:
    if not CONTRACT.is_file():
        pytest.skip("the annotators' scorer is not beside the project")
    spec = importlib.util.spec_from_file_location("contract_score", CONTRACT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def random_article(dice: random.Random, key: str) -> dict[str, object]:
    names = [
        "Acme",
        "Acme Labs",
        "ACME",
        "Foo Bar Institute",
        "삼성 전자",
        "삼성전자",
        "도쿄대학교",
    ]
    slugs = [f"institution:{i}" for i in range(6)]
    ends = [KR, US, NL, "bloc:EU", *slugs]
    relations = ["cooperatesWith", "signsAgreementWith", "restricts", "basedIn", "competesWith"]
    entities = [
        {"id": i, "names": dice.sample(names, dice.randint(0, 2))} for i in dice.sample(ends, 6)
    ]
    stated = []
    for _ in range(dice.randint(0, 9)):
        subject, object_ = dice.sample(ends, 2)
        technologies = dice.sample(["5g", "6g", "technology:batteries"], dice.randint(0, 2))
        relation = says(subject, dice.choice(relations), object_, *technologies)
        relation["status"] = dice.choice(["asserted", "planned", "negated"])
        if dice.random() < 0.5:
            relation["date"] = dice.choice(["2024", "2024-05", "2023"])
        stated.append(relation)
    return {"id": key, "lang": "en", "entities": entities, "relations": stated}


@pytest.mark.parametrize("seed", range(25))
def test_the_figures_are_those_of_the_annotators_scorer(contract, seed):
    dice = random.Random(seed)
    gold, found = ({str(i): random_article(dice, str(i)) for i in range(12)} for _ in range(2))
    del found["3"]
    wanted, by_relation = contract.score(gold, found)
    scores = score(gold, json.loads(json.dumps(found)))
    assert scores.status == tuple(wanted.pop("status macro").values())
    assert scores.dates == tuple(wanted.pop("date accuracy").values())
    for mine, theirs in ((scores.figures, wanted), (scores.relations, by_relation)):
        assert set(mine) == set(theirs)
        for name, figures in mine.items():
            theirs_now = theirs[name]
            assert (figures.gold, figures.predicted) == (
                theirs_now["gold"],
                theirs_now["predicted"],
            )
            shares = (figures.precision, figures.recall, figures.f1)
            assert shares == pytest.approx([theirs_now[k] for k in ("p", "r", "f1")], abs=1e-4)
