"""Clauses: where in a sentence one thing is said and another begins.

Clauses are numbered in order; a clause that goes on after an insertion (a relative clause, an
apposition, brackets, a pair of dashes) keeps its number, so that "X, a maker of lasers,
opened ..." is one clause with another inside.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.reading import Reading, Sentence, Unit

HARD = frozenset({";", ":", "；", "："})
SOFT = frozenset({",", "、", "，"})
# Where words are written without spaces it only divides the parts of a list.
LIST_COMMA = "、"
DASHES = frozenset({"—", "–", "--"})
OPENING = {"(": ")", "[": "]", "（": "）"}
# Lists of nouns that begin an apposition.
DESCRIBING = frozenset({"epithet", "group"})
# An adverbial before the first comma of a sentence has at most so many tokens.
FRONTED = 6
FRONTED_UNSPACED = 12
# One between two commas inside a sentence.
INSERTED = 7
# What stands between an actor and its verb may be longer.
INTERRUPTED = 25
# Lists of the lexicon's `words` that show a finite verb.
FINITE = frozenset({"verb", "perfect", "clitic"})


def clause_numbers(reading: Reading, sentence: Sentence) -> list[int]:
    """For each token of the sentence the number of its clause.

    A comma inside a coordination of units is no boundary. Words of the lexicon's lists `clause`
    and `relative` open a clause. Languages with the predicate last have `endings.boundaries`.
    """
    return _Numbering(reading, sentence).numbers()


@dataclass(slots=True)
class _Numbering:
    reading: Reading
    sentence: Sentence
    current: int = 0
    highest: int = 0
    # Clauses to go back to, each with the token texts that close the insertion.
    suspended: list[tuple[int, frozenset[str]]] = field(default_factory=list)

    def numbers(self) -> list[int]:
        tokens = self.reading.tokens
        inside = _inside_units(self.sentence.units)
        ends = {unit.last for unit in self.sentence.units if unit.is_actor}
        opening = self._words("clause") | self._words("relative")
        relative = self._words("relative")
        joined = self._joined(inside)
        spaced = self.reading.knowledge.lexicon.morphology.spaced
        numbers: list[int] = []
        fresh = True
        for index in range(self.sentence.first, self.sentence.last + 1):
            text = tokens.texts[index]
            if not spaced and not fresh and self._gap_before(index):
                self._next()
            numbers.append(self.current)
            boundary = True
            if self._closes(text) and index not in inside:
                self.current = self.suspended.pop()[0]
            elif text in OPENING:
                self._suspend(frozenset({OPENING[text]}))
            elif text in DASHES and self._again(index, DASHES):
                self._suspend(DASHES)
            elif text == LIST_COMMA and not spaced:
                boundary = False
            elif text in SOFT and index not in inside:
                if (
                    self._opens_relative(index + 1, relative)
                    or self._apposition(index, ends)
                    or self._adverbial(index)
                    or self._interrupts(index, ends)
                    or self._subordinate(index, ends)
                ) and self._again(index, SOFT):
                    self._suspend(SOFT)
                elif not fresh and not self._fronted(index):
                    self._next()
            elif text in HARD:
                # What a colon or semicolon divides is farther apart than two clauses.
                self._next()
                self._next()
            elif (index in joined or index in opening) and not fresh:
                self._next()
                numbers[-1] = self.current
                boundary = False
            else:
                boundary = False
            fresh = boundary
        return numbers

    def _gap_before(self, index: int) -> bool:
        """Whether white space divides two words, at least one in letters that need none."""
        tokens = self.reading.tokens
        if index <= self.sentence.first or tokens.ends[index - 1] == tokens.starts[index]:
            return tokens.texts[index].isspace()
        return not (tokens.texts[index - 1].isascii() and tokens.texts[index].isascii())

    def _joined(self, inside: set[int]) -> set[int]:
        """Conjunctions before a clause of its own: a finite verb follows, or an actor and one."""
        verbs = self._words("verb")
        heads = {unit.first: unit.last for unit in self.sentence.units if unit.is_actor}
        found = set()
        for index in self._words("conjunction"):
            after = heads.get(index + 1)
            if index not in inside and (
                index + 1 in verbs or (after is not None and after + 1 in verbs)
            ):
                found.add(index)
        return found

    def _words(self, name: str) -> set[int]:
        return {s.first for s in self.sentence.words(name)}

    def _apposition(self, comma: int, ends: set[int]) -> bool:
        """Whether a description follows the comma: an actor before it, a determiner after.

        Where adjectives follow their nouns, a noun may stand there without a determiner.
        """
        if comma - 1 not in ends:
            return False
        if not self.reading.knowledge.postposed:
            return comma + 1 in self._words("determiner")
        describes = comma + 1 in self._words("determiner") or any(
            s.first == comma + 1 and s.cue.section == "actors" and s.cue.name in DESCRIBING
            for s in self.sentence.signals
        )
        return describes and not self._has_verb(comma)

    def _has_verb(self, comma: int) -> bool:
        """Whether what follows a comma, up to the next one, has a verb outside relative clauses."""
        texts = self.reading.tokens.texts
        later = range(comma + 1, self.sentence.last)
        relative = self._words("relative")
        end = next((t for t in later if texts[t] in SOFT or t in relative), self.sentence.last)
        return any(
            comma < s.first < end and (s.cue.name in FINITE or s.cue.name.endswith("-verb"))
            for s in self.sentence.signals
        )

    def _interrupts(self, comma: int, ends: set[int]) -> bool:
        """Whether what two commas enclose stands between an actor and its verb."""
        if comma - 1 not in ends or not self.reading.knowledge.postposed:
            return False
        texts = self.reading.tokens.texts
        near = range(comma + 2, min(comma + 2 + INTERRUPTED, self.sentence.last))
        end = next((t for t in near if texts[t] in SOFT), None)
        following = end + 1 if end is not None else -1
        return any(
            s.first == following and (s.cue.name.endswith("-verb") or s.cue.name in FINITE)
            for s in self.sentence.signals
        )

    def _adverbial(self, comma: int) -> bool:
        """Whether a short adverbial stands between two commas, in languages that love such."""
        texts = self.reading.tokens.texts
        near = range(comma + 2, min(comma + 2 + INSERTED, self.sentence.last))
        end = next((t for t in near if texts[t] in SOFT), None)
        if end is None or self.reading.knowledge.order != "svo":
            return False
        within = [s for s in self.sentence.signals if comma < s.first and s.last < end]
        return any(
            s.first == comma + 1 and (s.cue.section == "markers" or s.cue.name == "adverb")
            for s in within
        ) and not any(
            s.cue.section == "senses"
            or (s.cue.section == "words" and s.cue.name in ("clause", "conjunction"))
            for s in within
        )

    def _subordinate(self, comma: int, ends: set[int]) -> bool:
        """Whether a clause is put between subject and verb: "X will, if Y agrees, buy ..."."""
        waiting = ends | {s.last for s in self.sentence.words("auxiliary", "passive")}
        return comma - 1 in waiting and comma + 1 in self._words("clause")

    def _opens_relative(self, token: int, relative: set[int]) -> bool:
        """Whether a relative clause begins, its pronoun perhaps after a preposition."""
        return token in relative or any(
            s.first == token and s.last + 1 in relative
            for s in self.sentence.signals
            if s.cue.section == "markers"
        )

    def _fronted(self, comma: int) -> bool:
        """Whether only a short adverbial stands before the comma: "In Utopia, a plant ..."."""
        first = self.sentence.first
        spaced = self.reading.knowledge.lexicon.morphology.spaced
        if self.current or comma - first > (FRONTED if spaced else FRONTED_UNSPACED):
            return False
        before = [s for s in self.sentence.signals if s.last < comma]
        return any(s.first == first and s.cue.section == "markers" for s in before) and not any(
            s.cue.section == "senses"
            or (s.cue.section == "words" and s.cue.name in ("clause", "relative", "passive"))
            for s in before
        )

    def _again(self, index: int, closing: frozenset[str]) -> bool:
        """Whether one of `closing` comes again later in the sentence."""
        texts = self.reading.tokens.texts
        return any(t in closing for t in texts[index + 2 : self.sentence.last])

    def _closes(self, text: str) -> bool:
        return bool(self.suspended) and text in self.suspended[-1][1]

    def _suspend(self, closing: frozenset[str]) -> None:
        self.suspended.append((self.current, closing))
        self._next()

    def _next(self) -> None:
        self.highest += 1
        self.current = self.highest


def _inside_units(units: list[Unit]) -> set[int]:
    return {
        token for unit in units if len(unit.spots) > 1 for token in range(unit.first, unit.last + 1)
    }
