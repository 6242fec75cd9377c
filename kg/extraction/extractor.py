"""The extraction pipeline: a spaCy pipeline per language, Article in, Extraction out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import InputError
from kg.extraction.knowledge import Knowledge
from kg.extraction.reading import Reading, Tokens
from kg.extraction.tokenizer import LineTokenizer
from kg.extraction.trained import Trained, load_pipeline
from kg.model import Article, Entity, Extraction, Mention
from kg.ontology import Ontology

COMPONENTS = (
    "techties_sentences",
    "techties_mentions",
    "techties_institutions",
    "techties_phrases",
    "techties_references",
    "techties_events",
)

Hook = Callable[[Reading], None]

# Forms of labels that a segmenter should know.
SEGMENTED = frozenset({"name", "metonym", "decoy"})

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)


def make_pipeline(
    language: str,
    tokenizer: str = "rules",
    names: Iterable[str] = (),
) -> Language:
    """A blank spaCy pipeline with this package's tokenizer and components.

    tokenizer: `rules`, or the name of an analyser registered as `techties.NAME.v1`.
    names: what a segmenter should know as words.
    """
    if tokenizer == "rules":
        # Some languages' own tokenizers want a segmenter; the rules serve all that write spaces.
        config: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
        nlp = spacy.blank(language, config=config)
        nlp.tokenizer = LineTokenizer(nlp)
    else:
        config = {"nlp": {"tokenizer": {"@tokenizers": f"techties.{tokenizer}.v1"}}}
        nlp = spacy.blank(language, config=config)
        learn = getattr(nlp.tokenizer, "learn", None)
        if learn is not None:
            learn(names)
    nlp.max_length = sys.maxsize  # spaCy's limit is for statistical parsers; readers have their own
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


class Extractor:
    """Extracts articles in every language that the ontology has a lexicon for.

    models: by language a trained spaCy pipeline, by its name or folder, whose entities and parse
    join as features.
    """

    def __init__(self, ontology: Ontology, models: Mapping[str, str] | None = None) -> None:
        self.ontology = ontology
        self._trained = {
            language: load_pipeline(language, name)
            for language, name in sorted((models or {}).items())
        }
        self._pipelines: dict[str, tuple[Language, Knowledge]] = {}

    def extract(self, article: Article) -> Extraction:
        """All that the article says.

        Raises InputError for a language without a lexicon.
        """
        return self.extraction(self.read(article))

    def read(self, article: Article, after: Mapping[str, Hook] | None = None) -> Reading:
        """The article as the pipeline's components leave it; `extract` is made of it.

        after: by a component's name what is called when it has read the article.
        Raises InputError for a language without a lexicon.
        """
        nlp, knowledge = self.knowledge(article)
        doc = nlp.make_doc(article.text)
        reading = Reading.begin(article, knowledge, _tokens(doc))
        if article.language in self._trained:
            reading.trained = Trained(self._trained[article.language], reading)
        doc._.reading = reading
        for name, component in nlp.pipeline:
            doc = component(doc)
            if after and name in after:
                after[name](reading)
        return reading

    @staticmethod
    def extraction(reading: Reading) -> Extraction:
        """What a finished reading says."""
        mentions = _mentions(reading)
        return Extraction(reading.article, _entities(mentions), mentions, tuple(reading.findings))

    def knowledge(self, article: Article) -> tuple[Language, Knowledge]:
        """The pipeline and the knowledge of an article's language, made when first asked for.

        Raises InputError for a language without a lexicon.
        """
        language = article.language
        if language not in self._pipelines:
            if language not in self.ontology.lexicons:
                raise InputError(article.id, f"no lexicon for language {language}")
            knowledge = Knowledge.of(self.ontology, language)
            tokenizer = knowledge.lexicon.morphology.tokenizer
            names = (x.text for x in self.ontology.labels(language) if x.form in SEGMENTED)
            nlp = make_pipeline(language, tokenizer, names)
            configure = getattr(nlp.tokenizer, "configure", None)
            if configure is not None:
                configure(knowledge.lexicon.tables.get("tagging") or {})
            self._pipelines[language] = (nlp, knowledge)
        return self._pipelines[language]


def _tokens(doc: Doc) -> Tokens:
    starts, ends, texts, tags = [], [], [], []
    for token in doc:
        text = token.text
        starts.append(token.idx)
        ends.append(token.idx + len(text))
        texts.append(text)
        tags.append(token.tag_)
    return Tokens(starts, ends, texts, tags)


def _mentions(reading: Reading) -> tuple[Mention, ...]:
    inside = [spot for sentence in reading.sentences for spot in sentence.spots]
    known = {(spot.entity, spot.start) for spot in inside}
    for _, place, _ in reading.based:
        if (place.entity, place.start) not in known and place.kind == "country":
            known.add((place.entity, place.start))
            inside.append(place)  # a country that an institution's own name contains
    return tuple(reading.mention(s) for s in sorted(inside, key=lambda s: (s.start, s.end)))


def _entities(mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    names: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.antecedent is None and mention.found != "reference":
            names.setdefault(mention.entity, Counter())[mention.surface] += 1
    return tuple(
        Entity(entity, tuple(sorted(counts, key=lambda n: (-counts[n], n))))
        for entity, counts in sorted(names.items())
    )
