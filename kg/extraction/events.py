"""Events: predicates with their participants, decided into Findings."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.clauses import clause_numbers
from kg.extraction.dates import date_of, dates_in
from kg.extraction.endings import boundaries, status_after
from kg.extraction.features import features_of
from kg.extraction.reading import Reading, Sentence, Signal, Spot, Unit
from kg.extraction.slots import Filler, Scene
from kg.extraction.status import status_of
from kg.extraction.technologies import most_specific, technologies_of
from kg.extraction.unspoken import unspoken
from kg.extraction.verbfinal import VerbFinalScene
from kg.model import Finding, Mention, Role, Status, Trigger
from kg.ontology import Sense

BASED_IN = "basedIn"
PASSIVE_REACH = 6
# Tokens between a predicate and the technology it is about.
FIELD_REACH = 10
# So many broader concepts a technology must have to be a field that an actor can lead in.
FIELD_DEPTH = 2
# How well a subject fits that the sentence leaves unsaid.
IMPLIED = 0.4
# Tokens from "X-backed" to the name that it describes.
COMPOUND_REACH = 3
FOR = ("for",)
ANYWHERE = ("anywhere",)


@dataclass(frozen=True, slots=True)
class Event:
    """Participants of a predicate: `left` and `right` sides, or `left` alone for parties.

    fillers: the phrases they come from, the first side's and the second's.
    """

    relation: str
    left: tuple[Spot, ...]
    right: tuple[Spot, ...]
    fillers: tuple[Filler, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Where the participants were found."""
        return tuple(filler.place for filler in self.fillers)


def sense_name(listed: str) -> str:
    """The sense that a list of cues belongs to: its name without `-verb` or `-passive`."""
    return listed.removesuffix("-passive").removesuffix("-verb")


class EventFinder:
    """Reads the predicates of each sentence and fills their roles."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the events.

        doc (Doc): A Doc with units in `doc._.reading`.
        RETURNS (Doc): The same Doc, with findings in the reading.
        """
        reading: Reading = doc._.reading
        for sentence in reading.sentences:
            if any(unit.is_actor for unit in sentence.units):
                reading.findings += SentenceEvents(reading, sentence).findings()
        reading.findings += _based_in(reading)
        return doc


class SentenceEvents:
    """The events of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.sentence = sentence
        self.order = reading.knowledge.order
        self.walls: tuple[int, ...] = ()
        if self.order == "final":
            found = boundaries(reading, sentence)
            self.clauses, self.walls = found.clauses, tuple(found.walls)
        else:
            self.clauses = clause_numbers(reading, sentence)
        self.senses = reading.knowledge.ontology.senses

    def findings(self) -> list[Finding]:
        """The sentence's findings, in the order of their triggers."""
        triggers = self._triggers()
        guessed = unspoken(self.sentence, self.clauses, triggers, self._symmetric_sense)
        found, barren = self._read([*triggers, *guessed])
        if barren:
            # Words hidden by a longer predicate that says nothing here may say something.
            known = set(map(id, triggers))
            again = [t for t in self._triggers(barren) if id(t) not in known]
            found += self._read(again)[0]
        least = self.reading.knowledge.confidence.threshold
        return [
            f
            for sense, f in found
            if f.confidence >= least
            and not any(
                _overrides(o, g, sense, f)
                and (self.order == "final" or self._clause(g) == self._clause(f))
                for o, g in found
            )
        ]

    def _clause(self, finding: Finding) -> int:
        """The number of the clause in which a finding's predicate begins."""
        return self.clauses[self.reading.tokens.at(finding.trigger.start) - self.sentence.first]

    def _read(self, triggers: list[Signal]) -> tuple[list[tuple[Sense, Finding]], set[int]]:
        """The findings of predicates with their senses, and the ids of those that had none."""
        found: list[tuple[Sense, Finding]] = []
        barren: set[int] = set()
        for trigger in triggers:
            sense = self.senses.get(sense_name(trigger.cue.name))
            if sense is None:
                continue
            scene = self._scene(trigger)
            events = self._events(scene, sense)
            found += [(sense, self._finding(scene, sense, event)) for event in events]
            if not events:
                barren.add(id(trigger))
        return found, barren

    def _triggers(self, barren: Collection[int] = ()) -> list[Signal]:
        """Predicates, the longest where several senses claim the same words.

        barren: ids of signals that count no more.
        """
        signals = [
            s
            for s in self.sentence.signals
            if s.cue.section == "senses"
            and id(s) not in barren
            and not (s.cue.name.endswith("-verb") and self._nominal(s.first))
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
        tokens = self.reading.tokens
        return sum(tokens.ends[t] - tokens.starts[t] for t in signal.tokens)

    def _nominal(self, token: int) -> bool:
        """Whether what stands before a word shows it to be a noun."""
        return any(
            s.last == token - 1
            and s.cue.section == "words"
            and s.cue.name in ("determiner", "adjective", "possessive-mark")
            for s in self.sentence.signals
        )

    # -- participants --------------------------------------------------------------------------

    def _events(self, scene: Scene, sense: Sense) -> list[Event]:
        if self._hyphenated(scene.trigger):
            return self._of_compound(scene, sense)
        if sense.parties:
            return self._symmetric(scene, sense)
        if sense.technology:
            return self._field(scene, sense)
        return self._directed(scene, sense)

    def _hyphenated(self, trigger: Signal) -> bool:
        """Whether a hyphen ties the predicate to the word before it: "Foxconn-backed"."""
        token, tokens = trigger.first - 1, self.reading.tokens
        return (
            self.order == "svo"
            and token > self.sentence.first
            and tokens.texts[token] == "-"
            and tokens.ends[token - 1] == tokens.starts[token]
            and tokens.ends[token] == tokens.starts[trigger.first]
        )

    def _of_compound(self, scene: Scene, sense: Sense) -> list[Event]:
        """What such a compound says of the institution that it describes, if of one."""
        trigger, units = scene.trigger, self.sentence.units
        if sense.parties or sense.technology:
            return []
        for agent in (u for u in units if u.is_actor and u.last == trigger.first - 2):
            for unit in units:
                for described in unit.spots:
                    gap = described.first - trigger.last - 1
                    if described.kind == "institution" and 0 <= gap <= COMPOUND_REACH:
                        fillers = (Filler(agent, "by", 1.0), Filler(unit, "object", 1.0))
                        return [Event(sense.relation, (agent.spots[-1],), (described,), fillers)]
        return []

    def _scene(self, trigger: Signal) -> Scene:
        passive = trigger.cue.name.endswith("-passive") or self._passive(trigger)
        if self.order != "final":
            active = self.order == "svo" and not passive and trigger.cue.name.endswith("-verb")
            return Scene(self.sentence, self.clauses, trigger, self.order, passive, active)
        return VerbFinalScene(
            self.sentence,
            self.clauses,
            trigger,
            self.order,
            passive,
            reading=self.reading,
            walls=self.walls,
        )

    def _status(self, trigger: Signal, sense: Sense) -> Status:
        if self.order == "final":
            status = status_after(self.reading, self.sentence, trigger)
        else:
            status = status_of(self.sentence, trigger, self.clauses, self.order)
        return "asserted" if sense.aim and status == "planned" else status

    def _passive(self, trigger: Signal) -> bool:
        """Whether a passive auxiliary and an agent marker stand in the trigger's clause."""
        if self.order == "svo":
            return self._participle(trigger) and (
                self._after_auxiliary(trigger)
                or any(
                    "by" in u.markers and 0 <= u.first - trigger.last - 1 <= 1
                    for u in self.sentence.units
                )
            )
        if self.order == "v2" and not self._participial(trigger):
            return False
        clause = self.clauses[trigger.first - self.sentence.first]
        near = [
            s
            for s in self.sentence.signals
            if s.cue.section == "words"
            and s.cue.name == "passive"
            and self.clauses[s.first - self.sentence.first] == clause
        ]
        return bool(near) and any(
            "by" in u.markers and self.clauses[u.head - self.sentence.first] == clause
            for u in self.sentence.units
        )

    def _after_auxiliary(self, trigger: Signal) -> bool:
        """Whether an auxiliary stands before the verb, with no infinitive mark between."""
        near = [
            (s.last, s.cue.name)
            for s in self.sentence.signals
            if s.cue.section == "words"
            and s.cue.name in ("passive", "infinitive")
            and 0 < trigger.first - s.last <= PASSIVE_REACH
        ]
        return bool(near) and max(near)[1] == "passive"

    def _participial(self, trigger: Signal) -> bool:
        """Whether a trigger's last word has the form of a participle, where the table tells."""
        shape = self.reading.knowledge.lexicon.tables.get("participle")
        word = self.reading.tokens.texts[trigger.last]
        if trigger.last == self.sentence.first:
            word = word.lower()
        return not shape or bool(re.fullmatch(shape, word))

    def _participle(self, trigger: Signal) -> bool:
        """Whether a trigger can be a passive participle: a verb without an active ending."""
        table = self.reading.knowledge.lexicon.tables
        active = tuple(table.get("active_endings") or ())
        word = self.reading.tokens.texts[trigger.first].lower()
        return trigger.cue.name.endswith("-verb") and not word.endswith(active)

    def _symmetric_sense(self, listed: str) -> bool:
        """Whether a list of cues belongs to a sense with parties."""
        sense = self.senses.get(sense_name(listed))
        return sense is not None and bool(sense.parties)

    def _symmetric(self, scene: Scene, sense: Sense) -> list[Event]:
        one = scene.fill(sense.parties, several=True) or scene.fill(sense.partner)
        if one is None:
            return []
        complete = one.place == "attributive" and len(one.unit.entities) > 1
        other = None if complete else scene.fill(sense.partner, [one.unit])
        if other is None and len(one.unit.entities) < 2:
            other = scene.fill(sense.parties, [one.unit])
        if other is None and (len(one.unit.entities) < 2 or one.place in sense.partner):
            other = self._implied(scene, [one.unit]) or scene.fill(ANYWHERE, [one.unit])
        relation = sense.relation
        if other is None:
            if len(one.unit.entities) < 2:
                return []
            return [Event(relation, tuple(one.unit.spots), (), (one,))]
        fillers = (one, other)
        left, right = tuple(one.unit.spots), tuple(other.unit.spots)
        if sense.across:
            return [Event(relation, left, right, fillers)]
        return [Event(relation, left + right, (), fillers)]

    def _directed(self, scene: Scene, sense: Sense) -> list[Event]:
        subject = scene.fill(sense.subject, kinds=sense.subject_kinds, barred=sense.object[:1])
        if subject is None:
            return self._directed_without_subject(scene, sense)
        target = scene.fill(sense.object, [subject.unit], kinds=sense.object_kinds)
        if target is None and "subject" in sense.object and not sense.or_technology:
            target = self._implied(scene, [subject.unit])
        if target is None and sense.or_technology:
            return self._with_technology(scene, sense, subject)
        if target is None:
            target = scene.fill(ANYWHERE, [subject.unit], kinds=sense.object_kinds)
        return self._between(sense, subject, target) if target else []

    def _between(self, sense: Sense, subject: Filler, target: Filler) -> list[Event]:
        if sense.share and self._says_share(subject, target):
            spots = tuple(target.unit.spots), tuple(subject.unit.spots)
            return [Event(sense.share, *spots, (target, subject))]
        left, right = tuple(subject.unit.spots), tuple(target.unit.spots)
        relations = [sense.relation, *([sense.also] if sense.also else [])]
        return [Event(relation, left, right, (subject, target)) for relation in relations]

    def _says_share(self, subject: Filler, target: Filler) -> bool:
        """Whether a word for a share stands in the clause of one of the participants."""
        first = self.sentence.first
        near = {self.clauses[max(f.unit.head, first) - first] for f in (subject, target)}
        return any(
            s.cue.section == "words"
            and s.cue.name == "share"
            and self.clauses[s.first - first] in near
            for s in self.sentence.signals
        )

    def _directed_without_subject(self, scene: Scene, sense: Sense) -> list[Event]:
        target = scene.fill(sense.object, kinds=sense.object_kinds)
        taken = [target.unit] if target else []
        subject = self._implied(scene, taken) or scene.fill(
            ANYWHERE, taken, kinds=sense.subject_kinds
        )
        if subject is None:
            return []
        if target is None:
            return self._with_technology(scene, sense, subject) if sense.or_technology else []
        return self._between(sense, subject, target)

    def _implied(self, scene: Scene, taken: list[Unit]) -> Filler | None:
        """The subject carried on from a sentence before, where this one names no other."""
        carried = self.sentence.carried
        named = {entity for unit in taken for entity in unit.entities}
        if not carried or named.intersection(s.entity for s in carried):
            return None
        if any(
            id(u) not in set(map(id, taken))
            and u.is_actor
            and u.role in ("actor", "pronoun")
            and not u.markers
            and scene.breaks(u) == 0
            for u in self.sentence.units
        ):
            return None
        start, first = self.sentence.start, self.sentence.first
        spots = [
            replace(
                s,
                start=start,
                end=start,
                first=first,
                last=first,
                form="reference",
                antecedent=s.named,
            )
            for s in carried
        ]
        unit = Unit(spots, "pronoun", frozenset(), first, first, first, plural=len(spots) > 1)
        return Filler(unit, "implied", IMPLIED)

    def _field(self, scene: Scene, sense: Sense) -> list[Event]:
        subject = scene.fill(sense.subject) or (
            self._implied(scene, []) if not scene.passive else None
        )
        if subject is None:
            return []
        events = self._with_technology(scene, sense, subject)
        served = scene.fill(FOR, [subject.unit]) if sense.beneficiary else None
        if served is not None and sense.beneficiary:
            left, right = tuple(subject.unit.spots), tuple(served.unit.spots)
            events.append(Event(sense.beneficiary, left, right, (subject, served)))
        return events

    def _with_technology(self, scene: Scene, sense: Sense, subject: Filler) -> list[Event]:
        roles = ("technology", "epithet") if sense.epithet else ("technology",)
        units = [
            u
            for u in self.sentence.units
            if u.role in roles and scene.breaks(u) == 0 and scene.gap(u) <= FIELD_REACH
        ]
        spots = [s for u in units for s in u.spots]
        ancestors = self.reading.knowledge.ontology.ancestors
        spots = most_specific(spots, ancestors)
        if not spots and self._refers_to_field(scene):
            _, spots = technologies_of(self.reading, scene)
        # "New technologies" in general are nobody's field.
        spots = [s for s in spots if len(ancestors.get(s.entity, ())) >= FIELD_DEPTH]
        if not spots:
            return []
        left = tuple(subject.unit.spots)
        return [Event(sense.relation, left, tuple(spots), (subject,))]

    def _refers_to_field(self, scene: Scene) -> bool:
        """Whether the predicate's clause has words that mean a technology named before."""
        clause = self.clauses[scene.trigger.first - self.sentence.first]
        return any(
            s.cue.section == "words"
            and s.cue.name == "field"
            and self.clauses[s.first - self.sentence.first] == clause
            for s in self.sentence.signals
        )

    # -- findings ------------------------------------------------------------------------------

    def _finding(self, scene: Scene, sense: Sense, event: Event) -> Finding:
        trigger, sentence, reading = scene.trigger, self.sentence, self.reading
        roles = _roles(reading, event)
        source = "own"
        if not any(s.kind == "technology" for s in event.right):
            source, spots = technologies_of(reading, scene)
            roles += [Role("technology", _mention(reading, spot)) for spot in spots]
        features = features_of(reading, scene, sense, event, source)
        dates = dates_in(reading, sentence)
        span = (sentence.start, sentence.end)
        return Finding(
            article=reading.article.id,
            relation=event.relation,
            trigger=Trigger(
                trigger.start, trigger.end, reading.surface(trigger.start, trigger.end)
            ),
            roles=tuple(roles),
            start=span[0],
            end=span[1],
            status=self._status(trigger, sense),
            date=date_of(dates, trigger.start, trigger.end, span, before=self.order == "final"),
            frame=f"{sense.name}: {' + '.join(event.places)}",
            features=tuple(sorted(features.items())),
            confidence=reading.knowledge.confidence.of(features),
        )


def _overrides(strong: Sense, one: Finding, sense: Sense, other: Finding) -> bool:
    """Whether finding `one` of the sense `strong` says of the same actors what `other` repeats."""
    if sense.name not in strong.overrides:
        return False
    actors, others = _actors(one), _actors(other)
    return others <= actors and (len(others) > 1 or sense.technology or sense.or_technology)


def _actors(finding: Finding) -> set[str]:
    kinds = ("country", "bloc", "institution")
    return {r.mention.entity for r in finding.roles if r.mention.entity.startswith(kinds)}


def _roles(reading: Reading, event: Event) -> list[Role]:
    if not event.right:
        return [Role("party", _mention(reading, spot)) for spot in event.left]
    return [
        *(Role("subject", _mention(reading, spot)) for spot in event.left),
        *(Role("object", _mention(reading, spot)) for spot in event.right),
    ]


def _mention(reading: Reading, spot: Spot) -> Mention:
    surface = reading.surface(spot.start, spot.end)
    return Mention(spot.entity, spot.start, spot.end, surface, spot.form, spot.antecedent)


def _based_in(reading: Reading) -> list[Finding]:
    """Findings for institutions that their own descriptions tie to a country."""
    found: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for institution, country, sentence in reading.based:
        pair = (institution.entity, country.entity)
        if pair in seen or country.kind != "country":
            continue
        seen.add(pair)
        surface = reading.surface(country.start, country.end)
        found.append(
            Finding(
                article=reading.article.id,
                relation=BASED_IN,
                trigger=Trigger(country.start, country.end, surface),
                roles=(
                    Role("subject", _mention(reading, institution)),
                    Role("object", _mention(reading, country)),
                ),
                start=sentence.start,
                end=sentence.end,
                frame="description",
                confidence=0.8,
            )
        )
    return found


@Language.factory("techties_events")
def make_event_finder(nlp: Language, name: str) -> EventFinder:  # noqa: ARG001
    """Create an EventFinder.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (EventFinder): The component.
    """
    return EventFinder()
