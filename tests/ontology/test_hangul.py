"""Stems of Korean verbs in the lexicon."""

from __future__ import annotations

import pytest

from kg.ontology.hangul import with_stems
from kg.ontology.patterns import expand


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("넘기~", {"넘기", "넘긴", "넘길", "넘겨", "넘겼"}),
        ("개발하~", {"개발하", "개발한", "개발할", "개발해", "개발했"}),
        ("만들~", {"만들", "만드", "만든"}),
        ("고르~", {"고르", "고른", "골라", "골랐"}),
        ("모으~", {"모으", "모아", "모았"}),
        ("이루~", {"이루", "이룬", "이뤄", "이뤘"}),
        ("맺~", {"맺"}),
    ],
)
def test_a_stem_stands_for_the_beginnings_of_its_forms(stem: str, forms: set[str]) -> None:
    before, _, rest = with_stems(stem).partition("(")
    assert forms <= {before + form for form in rest.rstrip(")").split("|")}


def test_alternatives_inside_alternatives_are_all_anchors() -> None:
    assert expand("((a|b)|c) x") == ["a x", "b x", "c x"]
    assert expand("^(a|b) x") == ["^a x", "^b x"]
