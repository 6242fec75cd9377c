"""The spaCy side: registered components and tokenizers, one pipeline a language, docstrings."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import kg.extraction
from kg.extraction import make_pipeline

TOKENIZERS = {"de": "rules", "en": "rules", "ko": "mecab", "nl": "rules", "zh": "jieba"}
LANGUAGES = tuple(TOKENIZERS)
COMPONENTS = [
    "techties_sentences",
    "techties_mentions",
    "techties_institutions",
    "techties_phrases",
    "techties_references",
    "techties_events",
]


@pytest.fixture(scope="module")
def pipelines() -> dict[str, Language]:
    return {language: make_pipeline(language, name) for language, name in TOKENIZERS.items()}


@pytest.mark.parametrize("name", COMPONENTS)
def test_components_are_registered_factories(name):
    assert Language.has_factory(name)
    assert spacy.blank("en").add_pipe(name) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pipeline_has_all_components_in_order(pipelines, language):
    assert pipelines[language].pipe_names == COMPONENTS
    assert pipelines[language].lang == language


def test_the_doc_carries_the_reading():
    assert Doc.has_extension("reading")


@pytest.mark.parametrize("name", ["techties.lines.v1", "techties.mecab.v1", "techties.jieba.v1"])
def test_tokenizers_are_registered(name):
    assert spacy.registry.tokenizers.get(name) is not None


def modules():
    found = pkgutil.iter_modules(kg.extraction.__path__)
    return [importlib.import_module(f"kg.extraction.{module.name}") for module in found]


def component_classes() -> list[type]:
    """The classes of the room that turn a Doc into a Doc, or a text into one."""
    return [
        member
        for module in modules()
        for _, member in inspect.getmembers(module, inspect.isclass)
        if member.__module__ == module.__name__ and "__call__" in vars(member)
    ]


def test_every_component_class_says_what_goes_in_and_out():
    classes = component_classes()
    assert len(classes) >= len(COMPONENTS)
    for component in classes:
        assert inspect.getdoc(component)
        doc = inspect.getdoc(component.__call__) or ""
        (argument,) = [p for p in inspect.signature(component.__call__).parameters if p != "self"]
        kind = "Doc" if argument == "doc" else "str"
        assert f"{argument} ({kind}): " in doc, component
        assert "RETURNS (Doc): " in doc, component


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_factory_has_a_docstring_in_spacys_form(name):
    factory = Language.get_factory_meta(name).factory
    component = spacy.blank("en").add_pipe(name)
    module = importlib.import_module(type(component).__module__)
    functions = [
        function
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and function.__name__.startswith("make_")
    ]
    assert factory == name
    assert len(functions) == 1
    doc = inspect.getdoc(functions[0]) or ""
    assert "nlp (Language): " in doc
    assert "name (str): " in doc
    assert f"RETURNS ({type(component).__name__}): " in doc


TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
@example("")
@example("a\r\nb\r\n\r\n c\td  e \n")
@example("\u200bzero\u200d width\ufeff")
@example("🤝👩\u200d🔬🇰🇷 x")
@example("\x01\x1c\x1d\x85\u2028\u2029 y")
@example("한국은  반도체를\t\t공급한다.\r\n ")
@example("\u3000한국 \u00a0일본\u00a0")
@example("\u1100\u1161\u11ab 漢字 ㎏ ﬃ")
def test_tokens_are_the_text_exactly(pipelines, language, text):
    doc = pipelines[language].make_doc(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in doc)


@pytest.mark.parametrize("before", ["", "  ", "\t", "기사 입력\n   ", "한국은 간다. " * 400])
def test_korean_morphemes_are_cut_alike_wherever_they_stand(pipelines, before):
    words = [token.text for token in pipelines["ko"].make_doc(before + "미국은 반도체를 공급한다.")]
    end = [word for word in words if not word.isspace()][-7:]
    assert end == ["미국", "은", "반도체", "를", "공급", "한다", "."]


def test_korean_morphemes_carry_their_tags(pipelines):
    doc = pipelines["ko"].make_doc("한국은 반도체를 공급한다.")
    tags = {token.text: token.tag_ for token in doc}
    assert tags["은"] == "JX"
    assert tags["를"] == "JKO"
    assert all(token.tag_ for token in doc)
