"""Cues of languages that join particles and endings to their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology.joined import joined_cue
from kg.ontology.patterns import Matcher, expand, normalise


def surfaces(written: str, text: str) -> list[str]:
    patterns = [joined_cue(choice, None) for choice in expand(written)]
    return [text[h.start : h.end] for h in Matcher(patterns).find(normalise(text))]


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("협력", "과학협력을 넓혔다", ["협력"]),
        ("^회사", "모회사와 회사채", ["회사"]),
        ("제휴$", "제휴를 맺은 기술제휴 확대", ["제휴"]),
        ("공동 연구", "공동연구와 공동 연구", ["공동연구", "공동 연구"]),
        ("손(을|도)? 잡", "손을 잡고 손잡고", ["손을 잡", "손잡"]),
        ("공장을 ... 짓", "공장을 새로 독일에 짓는다", ["공장을 새로 독일에 짓"]),
        ("공장을 ... 짓", "공장을 하나 둘 셋 넷 다섯 여섯 일곱 짓는다", []),
        ("^회사&(는|가)", "회사는 회사도", ["회사"]),
        ("(맺|체결)", "맺고 체결했다", ["맺", "체결"]),
    ],
)
def test_cues_as_written(written: str, text: str, found: list[str]) -> None:
    assert surfaces(written, text) == found


@given(st.text(alphabet="가나다라 ", max_size=12), st.text(alphabet="가나다라 ", max_size=12))
def test_a_plain_cue_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert "협력" in surfaces("협력", f"{before}협력{after}")
