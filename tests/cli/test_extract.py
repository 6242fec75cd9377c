"""Options of `kg extract`."""

from __future__ import annotations

import json

import pytest

TEXT = (
    "South Korea and the United States signed an agreement on semiconductors.\n\n"
    "Japan spoke with Canada near a battery fair, and Chile works in Peru on lasers.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def relations(ran):
    return json.loads(ran.out)["relations"]


def test_the_limit_of_confidence_moves_what_is_kept(kg, article):
    every = relations(kg("extract", article, "--min-confidence", "0"))
    sure = sorted(r["confidence"] for r in every)
    assert sure[0] < sure[-1]
    kept = relations(kg("extract", article, "--min-confidence", sure[-1]))
    assert [r["confidence"] for r in kept] == [c for c in sure if c == sure[-1]]
    assert not relations(kg("extract", article, "--min-confidence", "1"))


def test_the_limit_is_a_probability(kg, article):
    assert kg("extract", article, "--min-confidence", "2").code == 2


def test_a_page_shows_what_was_read(kg, article, tmp_path):
    page = tmp_path / "page.html"
    ran = kg("extract", article, "--debug-html", page)
    assert ran.out == kg("extract", article).out
    text = page.read_text(encoding="utf-8")
    assert "signsAgreementWith" in text
    assert "country:KR" in text
