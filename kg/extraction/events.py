"""Events: predicates with their participants, decided into Findings."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.clauses import clause_numbers
from kg.extraction.dates import date_of, dates_in, day_beside, told
from kg.extraction.endings import boundaries, status_after
from kg.extraction.features import features_of
from kg.extraction.homes import based_in
from kg.extraction.infinitives import infinitive_clauses
from kg.extraction.participants import Event, Participants
from kg.extraction.predicates import Predicates, sense_name
from kg.extraction.reading import Reading, Sentence, Signal, Spot
from kg.extraction.slotcues import slot_cue
from kg.extraction.slots import Scene
from kg.extraction.status import denied_next, status_of
from kg.extraction.technologies import technologies_of
from kg.extraction.topical import TopicScene
from kg.extraction.unspoken import unspoken
from kg.extraction.verbfinal import VerbFinalScene
from kg.extraction.voice import is_passive
from kg.model import Finding, Role, RoleName, Status, Trigger
from kg.ontology import Sense


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
        if not any(f.confidence >= reading.knowledge.confidence.sure for f in reading.findings):
            reading.findings.clear()
        reading.findings += based_in(reading)
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
        self.infinitive = infinitive_clauses(reading, sentence, self.clauses)
        self.senses = reading.knowledge.ontology.senses
        whole = self.clauses if self.order == "v2" else None
        self.predicates = Predicates(reading.tokens, sentence, whole)
        self.participants = Participants(reading, sentence, self.clauses)

    def findings(self) -> list[Finding]:
        """The sentence's findings, in the order of their triggers."""
        triggers = self.predicates.find()
        texts = self.reading.tokens.texts
        guessed = unspoken(self.sentence, texts, self.clauses, triggers, self._symmetric_sense)
        found, barren = self._read([*triggers, *guessed])
        if barren:
            # Words hidden by a longer predicate that says nothing here may say something.
            known = set(map(id, triggers))
            again = [t for t in self.predicates.find(barren) if id(t) not in known]
            found += self._read(again)[0]
        least = self.reading.knowledge.confidence.threshold
        return [
            f
            for sense, f in found
            if f.confidence >= least
            and not any(
                (_overrides(o, g, sense, f) or _yields(f, g)) and self._together(g, f)
                for o, g in found
            )
        ]

    def _together(self, one: Finding, other: Finding) -> bool:
        """Whether predicates share a clause, or the other's is the infinitive after the one's."""
        if self.order == "final":
            return True
        first, second = self._clause(one), self._clause(other)
        return first == second or (second in self.infinitive and second - first == 1)

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
            scene = self._scene(trigger, sense)
            events = self.participants.events(scene, sense)
            found += [(sense, self._finding(scene, sense, event)) for event in events]
            if not events:
                barren.add(id(trigger))
        return found, barren

    def _scene(self, trigger: Signal, sense: Sense) -> Scene:
        patient = "object" in (*sense.subject, *sense.object)
        passive = is_passive(self.reading, self.sentence, self.clauses, trigger, patient=patient)
        if self.reading.knowledge.lexicon.morphology.prenominal:
            places = {*sense.parties, *sense.partner, *sense.subject, *sense.object}
            return TopicScene(
                self.sentence,
                self.clauses,
                trigger,
                self.order,
                passive,
                accompanied="with" in places,
                agentive=sense.subject == ("subject",),
            )
        if self.order != "final":
            active = self.order == "svo" and not passive and trigger.cue.name.endswith("-verb")
            after = self.reading.knowledge.postposed
            return Scene(
                self.sentence,
                self.clauses,
                trigger,
                self.order,
                passive,
                active,
                after,
                self.infinitive,
            )
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
            forward = self.reading.knowledge.lexicon.morphology.prenominal
            status = status_of(self.sentence, trigger, self.clauses, self.order, forward=forward)
        if denied_next(self.reading, self.sentence):
            return "negated"
        return "asserted" if sense.aim and status == "planned" else status

    def _symmetric_sense(self, listed: str) -> bool:
        """Whether a list of cues belongs to a sense with parties."""
        sense = self.senses.get(sense_name(listed))
        return sense is not None and bool(sense.parties)

    def _finding(self, scene: Scene, sense: Sense, event: Event) -> Finding:
        trigger, sentence, reading = scene.trigger, self.sentence, self.reading
        roles = _roles(reading, sentence, event)
        source = "own"
        if not any(s.kind == "technology" for s in event.right):
            source, spots = technologies_of(reading, scene)
            roles += [Role("technology", reading.mention(spot)) for spot in spots]
        features = features_of(reading, scene, sense, event, source)
        status = self._status(trigger, sense)
        dates = [] if sense.standing else dates_in(reading, sentence)
        if status == "asserted":
            dates = told(dates, reading.article.published)
        span = (sentence.start, sentence.end)
        date = date_of(dates, trigger.start, trigger.end, span, before=self.order == "final")
        if date is None and status == "asserted" and sense.occasion:
            date = day_beside(reading, sentence)
        finding = Finding(
            article=reading.article.id,
            relation=event.relation,
            trigger=Trigger(
                trigger.start, trigger.end, reading.surface(trigger.start, trigger.end)
            ),
            roles=tuple(roles),
            start=span[0],
            end=span[1],
            status=status,
            date=date,
            frame=f"{sense.name}: {' + '.join(event.places)}",
            features=reading.knowledge.confidence.contributions(features),
            confidence=reading.knowledge.confidence.of(features),
        )
        reading.features[finding.id] = features
        return finding


def _overrides(strong: Sense, one: Finding, sense: Sense, other: Finding) -> bool:
    """Whether finding `one` of the sense `strong` says of the same actors what `other` repeats."""
    if sense.name not in strong.overrides:
        return False
    actors, others = _actors(one), _actors(other)
    return others <= actors and (len(others) > 1 or sense.technology or sense.or_technology)


def _yields(one: Finding, other: Finding) -> bool:
    """Whether the other says of an actor what the one says of no more than a technology."""
    if one.relation != other.relation or len(_actors(one)) > 1:
        return False
    return _actors(one) < _actors(other)


def _actors(finding: Finding) -> set[str]:
    kinds = ("country", "bloc", "institution")
    return {r.mention.entity for r in finding.roles if r.mention.entity.startswith(kinds)}


def _roles(reading: Reading, sentence: Sentence, event: Event) -> list[Role]:
    cues = {
        spot.entity: slot_cue(reading, sentence, filler)
        for filler in event.fillers
        for spot in filler.unit.spots
    }

    def role(name: RoleName, spot: Spot) -> Role:
        return Role(name, reading.mention(spot), cues.get(spot.entity, ""))

    if not event.right:
        return [role("party", spot) for spot in event.left]
    return [
        *(role("subject", spot) for spot in event.left),
        *(role("object", spot) for spot in event.right),
    ]


@Language.factory("techties_events")
def make_event_finder(nlp: Language, name: str) -> EventFinder:  # noqa: ARG001
    """Create an EventFinder.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (EventFinder): The component.
    """
    return EventFinder()
