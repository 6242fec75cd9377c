"""French: names, elided words, what stands before and after a noun, voices, references, status."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("L'Espagne et l'Italie signent un accord sur les satellites.", {"ES", "IT"}),
        ("Selon l'Élysée, la coopération franco-coréenne sur les puces avance.", {"FR", "KR"}),
        ("D’après Pékin, l’hydrogène vert intéresse les Émirats arabes unis.", {"CN", "AE"}),
        ("L'UE et l'OTAN discutent de cybersécurité.", {"EU", "NATO"}),
    ],
)
def test_names_after_elided_words(read, sentence, expected):
    assert read("fr", sentence).entities >= expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "L'Agence nationale de la mobilité spatiale et la NASA coopèrent.",
            "Agence nationale de la mobilité spatiale",
        ),
        (
            "Le ministère danois du Commerce et de l'Industrie signe un accord avec Airbus.",
            "ministère danois du Commerce et de l'Industrie",
        ),
        (
            "La Banque africaine de développement finance un parc éolien.",
            "Banque africaine de développement",
        ),
        ("La marine norvégienne achète des drones à Thales.", "marine norvégienne"),
    ],
)
def test_names_go_on_with_small_words(read, sentence, name):
    names = {n for e in read("fr", sentence).extraction.entities for n in e.names}
    assert name in names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le fabricant néerlandais ASML livre ses machines à Intel.", ("asml", "NL")),
        (
            "Le géant sud-coréen des batteries LG Energy Solution recrute.",
            ("lg-energy-solution", "KR"),
        ),
        ("L'américain Nvidia coopère avec Airbus sur l'IA.", ("nvidia", "US")),
        ("Ericsson, équipementier suédois, teste la 6G.", ("ericsson", "SE")),
    ],
)
def test_descriptions_tell_where_a_name_belongs(read, sentence, expected):
    assert expected in read("fr", sentence).based


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Les entreprises coréennes et japonaises investissent en Pologne dans les batteries.",
            {("KR", "investsIn", "PL"), ("JP", "investsIn", "PL")},
        ),
        (
            "Des entreprises chinoises fournissent des batteries au gouvernement hongrois.",
            {("CN", "suppliesTo", "HU")},
        ),
        (
            "Le ministre allemand de l'Énergie signe un accord avec le Canada sur l'hydrogène.",
            {("CA", "signsAgreementWith", "DE")},
        ),
        (
            "La Norvège achète des sous-marins à l'Allemagne.",
            {("DE", "suppliesTo", "NO")},
        ),
        (
            "La dépendance de l'Inde à l'égard de la Chine pour les terres rares inquiète.",
            {("IN", "dependsOn", "CN")},
        ),
    ],
)
def test_roles_follow_nouns_and_prepositions(read, sentence, expected):
    assert read("fr", sentence).triples >= expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "L'accord sur les satellites a été signé par le Japon et l'Australie.",
            ("AU", "signsAgreementWith", "JP"),
        ),
        ("Mistral AI a été rachetée par Nvidia.", ("nvidia", "investsIn", "mistral-ai")),
        (
            "Mistral AI, que l'américain Nvidia a rachetée, développe des modèles de langage.",
            ("nvidia", "investsIn", "mistral-ai"),
        ),
    ],
)
def test_voices(read, sentence, expected):
    assert expected in read("fr", sentence).triples


def test_references_with_contracted_articles(read):
    told = read(
        "fr",
        "Le Brésil et le Portugal ont signé un accord sur les satellites. "
        "L'Espagne fournira aux deux pays des capteurs.",
    )
    assert {("ES", "suppliesTo", "BR"), ("ES", "suppliesTo", "PT")} <= told.triples


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("La France et l'Inde coopèrent dans le nucléaire.", "asserted"),
        ("La France et l'Inde veulent coopérer dans le nucléaire.", "planned"),
        ("La France et l'Inde coopéreraient dans le nucléaire.", "planned"),
        ("La France et l'Inde ne coopèrent pas dans le nucléaire.", "negated"),
    ],
)
def test_status(read, sentence, status):
    told = read("fr", sentence)
    found = told.findings["FR", "cooperatesWith", "IN"]
    assert {finding.status for finding in found} == {status}
