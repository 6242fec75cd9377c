"""Patterns: how cues and labels are written, and that the matcher finds all of them and no more."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.ontology.lexicon import Morphology
from kg.ontology.patterns import Matcher, Pattern, cue, expand, label_pattern, normalise


def surfaces(written: str, text: str) -> list[str]:
    patterns = [cue(choice, written) for choice in expand(written)]
    return [text[hit.start : hit.end] for hit in Matcher(patterns).find(normalise(text))]


@given(st.text())
@example("İstanbul ǅ ﬃ ß ẞ Σς \u0345")
@example("a\r\nb\u2028c\x85d")
def test_normalising_keeps_the_length(text):
    normal = normalise(text)
    assert len(normal) == len(text)
    assert normalise(normal) == normal
    for before, after in zip(text, normal, strict=True):
        assert (after == "\n") == (before == "\n")
        assert after in " \n" or before.isalnum()


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("deal", "A deal, the Deal; dealing an ordeal.", ["deal", "Deal"]),
        ("trade deal", "trade-deal, trade\ndeal, trade deals, Trade Deal",
         ["trade-deal", "Trade Deal"]),
        ("cooperat*", "They cooperated; cooperation helps uncooperative people.",
         ["cooperated", "cooperation"]),
        ("~werk", "Das Kraftwerk und Werke am Werk", ["werk", "Werk"]),
        ("~werk*", "Kraftwerke, Werk", ["werke", "Werk"]),
        ("(sign|ink)* a deal", "signed a deal, inks a deal, thinks a deal",
         ["signed a deal", "inks a deal"]),
        ("deal (with|from)", "deal with, deal from, deal by", ["deal with", "deal from"]),
        ("put ... into", "put money into; put into; put\ninto", ["put money into", "put into"]),
        ("put ... into", "put one two three four five six seven eight into",
         ["put one two three four five six seven eight into"]),
        ("put ... into", "put one two three four five six seven eight nine into", []),
        ("put ...... into", "put one two three four five six seven eight nine into",
         ["put one two three four five six seven eight nine into"]),
        ("don't", "We don't, they don’t.", ["don't", "don’t"]),
        ("joint-venture", "joint venture", ["joint venture"]),
        ("beëindigd", "BEËINDIGD", ["BEËINDIGD"]),
    ],
)  # fmt: skip
def test_cues_as_a_person_writes_them(written, text, found):
    assert surfaces(written, text) == found


def test_a_bracket_at_the_beginning_makes_one_pattern_a_choice():
    assert expand("(a|b) c") == ["a c", "b c"]
    assert expand("~(a|b)") == ["~a", "~b"]
    assert expand("a (b|c)") == ["a (b|c)"]


WORD = st.text(alphabet="abé", min_size=1, max_size=3)
PHRASE = st.lists(WORD, min_size=1, max_size=2).map(" ".join)
RUNNING = st.text(alphabet="abé -,\n", max_size=40)


def naive(cues: list[tuple[str, bool]], text: str) -> list[tuple[int, int, str]]:
    """Whole words, or with `*` their beginnings, by scanning from every place."""
    found = set()
    for phrase, open_ended in cues:
        gap = r"[^\w\n]"
        expression = phrase.replace(" ", gap) + (r"\w*" if open_ended else "") + r"(?!\w)"
        for match in re.finditer(rf"(?<!\w)(?={expression})", text):
            end = re.match(expression, text[match.start() :])
            assert end is not None
            found.add((match.start(), match.start() + end.end(), phrase + "*" * open_ended))
    return sorted(found)


@given(st.lists(st.tuples(PHRASE, st.booleans()), max_size=6, unique=True), RUNNING)
def test_the_matcher_finds_what_a_naive_one_finds(cues, text):
    written = [phrase + "*" * open_ended for phrase, open_ended in cues]
    matcher = Matcher([cue(each, each) for each in written])
    hits = matcher.find(normalise(text))
    assert sorted(hits) == naive(cues, text)
    assert [(h.start, -h.end) for h in hits] == sorted((h.start, -h.end) for h in hits)


def test_a_matcher_of_nothing_finds_nothing():
    assert Matcher([]).find("text") == []
    assert Matcher([Pattern(" ", "x")]).find("text") == []


GERMAN = Morphology(
    order="v2",
    suffixes=frozenset({"", "s", "en"}),
    inner_suffixes=("en", "er", "e"),
    compound_first=4,
    compound_last=6,
)


def label_hits(
    label: str, text: str, morphology: Morphology, *, inflected: bool = True
) -> list[str]:
    pattern = label_pattern(normalise(label), label, morphology, inflected=inflected)
    return [text[h.start : h.end] for h in Matcher([pattern]).find(normalise(text))]


@pytest.mark.parametrize(
    ("label", "text", "found"),
    [
        ("Chip", "Chips und Chipfabrik, aber kein Mikrochip", ["Chips", "Chipfabrik"]),
        ("Halbleiter", "Leistungshalbleitern", ["halbleitern"]),
        ("KI", "KI und Kinder", ["KI"]),
        ("künstliche Intelligenz", "mit künstlicher Intelligenz", ["künstlicher Intelligenz"]),
    ],
)
def test_labels_take_the_endings_and_compounds_of_their_language(label, text, found):
    assert label_hits(label, text, GERMAN) == found


def test_labels_of_other_languages_are_whole_words():
    assert label_hits("chip", "chips chipmaker", GERMAN, inflected=False) == ["chips"]


def test_anything_may_follow_a_label_where_particles_do():
    korean = Morphology(order="final", particles=True)
    assert label_hits("인공 지능", "인공지능은 인공 지능", korean) == ["인공지능", "인공 지능"]
    assert label_hits("한국", "한국에서는", korean) == ["한국에서는"]
