"""Stems of Korean verbs: the syllables that begin their inflected forms.

Endings melt into the last syllable of a stem that ends in a vowel or in l: a verb that a lexicon
names by its stem alone is met in half a dozen shapes, all computed here from the syllable's parts.
"""

from __future__ import annotations

import re

# A stem as it is written in a lexicon: its last two syllables and a tilde.
STEM = re.compile(r"([가-힣]?)([가-힣])~")

FIRST, VOWELS, TAILS = 0xAC00, 21, 28
NO_TAIL, TAIL_N, TAIL_L, TAIL_LM, TAIL_M, TAIL_P, TAIL_SS = 0, 4, 8, 10, 16, 17, 20
VOWEL = {"a": 0, "ae": 1, "eo": 4, "yeo": 6, "o": 8, "wa": 9, "wae": 10, "oe": 11}
VOWEL |= {"u": 13, "wo": 14, "eu": 18, "i": 20}
LEAD_R, LEAD_H = 5, 18
# What the vowel of a stem becomes before the ending of the infinitive.
CONTRACTED = {
    VOWEL[vowel]: VOWEL[other]
    for vowel, other in (("o", "wa"), ("oe", "wae"), ("u", "wo"), ("eu", "eo"), ("i", "yeo"))
}


def with_stems(written: str) -> str:
    """`written` with the alternatives of each stem instead of its tilde: "(넘기|넘긴|넘겨|...)"."""
    return STEM.sub(lambda m: f"({'|'.join(stem_forms(m[1], m[2]))})", written)


def stem_forms(before: str, last: str) -> list[str]:
    """The beginnings of a verb's forms, whose stem ends in the syllables `before` and `last`."""
    lead, vowel, tail = _parts(last)
    forms = [last]
    if tail == TAIL_L:
        forms += [_syllable(lead, vowel, t) for t in (NO_TAIL, TAIL_N, TAIL_LM, TAIL_P)]
    if tail == NO_TAIL:
        forms += [_syllable(lead, vowel, t) for t in (TAIL_N, TAIL_L, TAIL_M, TAIL_P)]
        forms += _infinitives(before, lead, vowel)
    found = [before + form for form in forms]
    if before and (lead, vowel, tail) == (LEAD_R, VOWEL["eu"], NO_TAIL):
        found += _doubled(before)
    return list(dict.fromkeys(found))


def _infinitives(before: str, lead: int, vowel: int) -> list[str]:
    """The last syllable with the vowel of the infinitive, open and with the sign of the past."""
    if (lead, vowel) == (LEAD_H, VOWEL["a"]):
        vowel = VOWEL["ae"]
    elif vowel == VOWEL["eu"] and before and _parts(before)[1] in (VOWEL["a"], VOWEL["o"]):
        vowel = VOWEL["a"]
    else:
        vowel = CONTRACTED.get(vowel, vowel)
    return [_syllable(lead, vowel, t) for t in (NO_TAIL, TAIL_SS)]


def _doubled(before: str) -> list[str]:
    """Infinitives of stems in -reu, which double their consonant ("고르", "골라")."""
    lead, vowel, tail = _parts(before)
    if tail != NO_TAIL:
        return []
    doubled = _syllable(lead, vowel, TAIL_L)
    return [
        doubled + _syllable(LEAD_R, v, t)
        for v in (VOWEL["a"], VOWEL["eo"])
        for t in (NO_TAIL, TAIL_SS)
    ]


def _parts(syllable: str) -> tuple[int, int, int]:
    """Numbers of a syllable's first consonant, vowel and last consonant."""
    number = ord(syllable) - FIRST
    return number // (VOWELS * TAILS), number // TAILS % VOWELS, number % TAILS


def _syllable(lead: int, vowel: int, tail: int) -> str:
    return chr(FIRST + (lead * VOWELS + vowel) * TAILS + tail)
