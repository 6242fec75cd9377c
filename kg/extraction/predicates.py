"""Predicates: which words of a sentence say that something happens between actors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extraction.reading import Sentence, Signal, Tokens


def sense_name(listed: str) -> str:
    """The sense that a list of cues belongs to: its name without `-verb` or `-passive`."""
    return listed.removesuffix("-passive").removesuffix("-verb")


class Predicates:
    """The predicates of one sentence.

    clauses: the number of each token's clause, where both pieces of a predicate stand in one.
    """

    def __init__(
        self, tokens: Tokens, sentence: Sentence, clauses: Sequence[int] | None = None
    ) -> None:
        self.tokens = tokens
        self.sentence = sentence
        self.clauses = clauses

    def find(self, barren: Collection[int] = ()) -> list[Signal]:
        """Predicates, the longest where several senses claim the same words.

        barren: ids of signals that count no more.
        """
        signals = [
            s
            for s in self.sentence.signals
            if s.cue.section == "senses"
            and id(s) not in barren
            and not self._describes(s)
            and not (s.cue.name.endswith("-verb") and self._nominal(s.first))
            and not self._torn(s)
        ]
        size = {id(s): self._size(s) for s in signals}
        kept: list[Signal] = []
        for signal in sorted(signals, key=lambda s: (-size[id(s)], s.start, s.cue.name)):
            if not any(
                self._clash(k, signal)
                and (size[id(k)] > size[id(signal)] or k.cue.name == signal.cue.name)
                for k in kept
            ):
                kept.append(signal)
        return sorted(kept, key=lambda s: (s.start, s.cue.name))

    def _describes(self, signal: Signal) -> bool:
        """Whether a predicate is only a part of a description: "company PRODUCING lasers"."""
        return any(
            s.cue.section == "actors"
            and s.start <= signal.start
            and signal.end <= s.end
            and s.end - s.start > signal.end - signal.start
            for s in self.sentence.signals
        )

    def _torn(self, signal: Signal) -> bool:
        """Whether the pieces of a predicate stand in two clauses: "the ban that X imposed"."""
        if self.clauses is None or not signal.gapped:
            return False
        first, last = (self.clauses[t - self.sentence.first] for t in signal.tokens)
        return first != last

    def _clash(self, one: Signal, other: Signal) -> bool:
        """Whether two cues claim the same words; closing prepositions may be shared."""
        if one.gapped or other.gapped:
            shared = set(one.tokens) & set(other.tokens)
            if one.last == other.last:
                shared -= {s.last for s in self.sentence.signals if s.cue.section == "markers"}
            return bool(shared)
        return one.start < other.end and other.start < one.end

    def _size(self, signal: Signal) -> int:
        """Characters of a predicate's own words, without what stands in its gap."""
        if not signal.gapped:
            return signal.end - signal.start
        return sum(self.tokens.ends[t] - self.tokens.starts[t] for t in signal.tokens)

    def _nominal(self, token: int) -> bool:
        """Whether what stands before a word shows it to be a noun."""
        return any(
            s.last == token - 1
            for s in self.sentence.words("determiner", "adjective", "possessive-mark")
        )
