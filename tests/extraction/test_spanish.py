"""Spanish: names, contracted articles, roles, voices, references, status, dates."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("EE. UU. y la UE discuten sobre semiconductores.", {"US", "EU"}),
        ("La Moncloa y el Kremlin hablaron de energía nuclear.", {"ES", "RU"}),
        ("Las empresas surcoreanas exportan robots a Ciudad del Cabo.", {"KR"}),
        ("El CSIC y el CONICET investigan el grafeno.", {"csic", "conicet"}),
    ],
)
def test_names(read, sentence, expected):
    assert read("es", sentence).entities >= expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("El fabricante neerlandés ASML entrega sus máquinas a Intel.", ("asml", "NL")),
        ("El gigante surcoreano de las baterías LG Energy Solution crece.", None),
        ("La estadounidense Nvidia colabora con Airbus en robots.", ("nvidia", "US")),
        ("Ericsson, fabricante sueco de antenas, prueba la 6G.", ("ericsson", "SE")),
        ("El Ministerio de Defensa peruano compra drones a Thales.", None),
    ],
)
def test_descriptions_tell_where_a_name_belongs(read, sentence, expected):
    based = read("es", sentence).based
    assert expected in based if expected else based


def test_a_plural_description_is_of_each_name(read):
    told = read("es", "Las japonesas Toyota y Honda venden coches eléctricos a Chile.")
    assert {("toyota", "JP"), ("honda", "JP")} <= told.based


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("La empresa de semiconductores Luzorix vende chips a Chile.", "Luzorix"),
        ("La bilbaína Ondarre Robotik exporta robots a Perú.", "Ondarre Robotik"),
        ("La Fundación Campo del Álamo coopera con Siemens en IA.", "Fundación Campo del Álamo"),
    ],
)
def test_names_that_no_list_has(read, sentence, name):
    names = {n for e in read("es", sentence).extraction.entities for n in e.names}
    assert name in names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Las empresas coreanas y japonesas invierten en Polonia en baterías.",
            {("KR", "investsIn", "PL"), ("JP", "investsIn", "PL")},
        ),
        ("Noruega compra submarinos a Alemania.", {("DE", "suppliesTo", "NO")}),
        ("Turquía venderá drones al Gobierno marroquí.", {("TR", "suppliesTo", "MA")}),
        ("La India depende de China para las tierras raras.", {("IN", "dependsOn", "CN")}),
        (
            "Firmaron el acuerdo sobre hidrógeno Chile y Alemania.",
            {("CL", "signsAgreementWith", "DE")},
        ),
        (
            "En Marruecos, Siemens y Vestas crearán una empresa conjunta de energía eólica.",
            {("siemens", "cooperatesWith", "vestas")},
        ),
    ],
)
def test_roles(read, sentence, expected):
    assert read("es", sentence).triples >= expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "El acuerdo sobre satélites fue firmado por Japón y Australia.",
            ("AU", "signsAgreementWith", "JP"),
        ),
        (
            "Los robots son suministrados por Kuka a la empresa Embraer.",
            ("kuka", "suppliesTo", "embraer"),
        ),
    ],
)
def test_passives(read, sentence, expected):
    assert expected in read("es", sentence).triples


def test_perfect_tenses_are_active(read):
    told = read("es", "Francia, que es un gran productor, ha vendido reactores a Finlandia.")
    assert ("FR", "suppliesTo", "FI") in told.triples


@pytest.mark.parametrize("words", ["Ambos países", "Los dos Gobiernos", "Las dos partes"])
def test_references(read, words):
    told = read("es", f"Brasil y Portugal dialogan. {words} desarrollarán juntos satélites.")
    assert ("BR", "PT") in told.pairs("cooperatesWith")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Francia y la India cooperan en energía nuclear.", "asserted"),
        ("Francia y la India quieren cooperar en energía nuclear.", "planned"),
        ("Francia y la India cooperarían en energía nuclear.", "planned"),
        ("Francia y la India no descartan cooperar en energía nuclear.", "planned"),
        ("Francia y la India no cooperan en energía nuclear.", "negated"),
        ("Francia y la India descartan cooperar en energía nuclear.", "negated"),
        ("Francia no hace trampas y recuerda que con la India coopera en IA.", "asserted"),
    ],
)
def test_status(read, sentence, status):
    found = read("es", sentence).findings["FR", "cooperatesWith", "IN"]
    assert {finding.status for finding in found} == {status}


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("el 3 de marzo de 2023", "2023-03-03"),
        ("en marzo de 2023", "2023-03"),
        ("el pasado martes", "2024-05-14"),
        ("ayer", "2024-05-19"),
        ("el año pasado", "2023"),
    ],
)
def test_dates(read, words, date):
    told = read("es", f"Japón y Chile firmaron {words} un acuerdo sobre litio.")
    assert told.dates("signsAgreementWith") == {date}
