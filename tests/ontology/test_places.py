"""The names of countries and blocs: `ontology/places.ttl` together with Unicode CLDR."""

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology.concepts import Concept, Label, read_concepts
from kg.ontology.places import add_cldr_names, cldr_names

PLACES = Path(__file__).parents[2] / "ontology" / "places.ttl"
LANGUAGES = ("en", "de", "nl", "ko")
TT = "https://w3id.org/techties/ontology#"
NAMING = ("name", "adjective", "demonym", "metonym", "short")
# CLDR's two-letter codes that ISO 3166-1 assigns to no country: groupings, placeholders, and
# places that it only reserves a code for.
NOT_ISO = {*["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"], *["AC", "CP", "CQ", "DG", "EA", "IC", "TA"]}


@pytest.fixture(scope="module")
def by_hand() -> dict[str, Concept]:
    return read_concepts([PLACES])


@pytest.fixture(scope="module")
def places(by_hand: dict[str, Concept]) -> dict[str, Concept]:
    return add_cldr_names(by_hand, LANGUAGES)


@pytest.fixture(scope="module")
def owners(places: dict[str, Concept]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in places.values():
        for label in concept.labels:
            if label.form in NAMING:
                found[label.language, label.text].add(concept.id)
    return found


def iso_codes() -> set[str]:
    two_letters = {c for c in Locale.parse("en").territories if re.fullmatch("[A-Z]{2}", c)}
    return two_letters - NOT_ISO


def country(code: str, *labels: tuple[str, str, str]) -> Concept:
    """A concept with labels given as text, language and form."""
    concept = f"country:{code}"
    return Concept(concept, (), tuple(Label(t, lang, concept, f) for t, lang, f in labels))  # type: ignore[arg-type]


def test_the_file_is_turtle_and_every_text_has_a_language() -> None:
    triples = list(pyoxigraph.parse(path=str(PLACES)))
    literals = [t.object for t in triples if isinstance(t.object, pyoxigraph.Literal)]
    assert len(literals) > 4000
    assert [x.value for x in literals if not x.language] == []
    assert [x.value for x in literals if x.value != x.value.strip() or not x.value] == []


def test_countries_are_those_of_iso_3166(by_hand: dict[str, Concept]) -> None:
    declared = {c.id.removeprefix("country:") for c in by_hand.values() if c.kind == "country"}
    assert declared == iso_codes()
    assert len(declared) == 250


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_one_name_to_show(places: dict[str, Concept], language: str) -> None:
    counts = {
        concept.id: sum(
            label.preferred and label.form == "name" and label.language == language
            for label in concept.labels
        )
        for concept in places.values()
    }
    assert {k: n for k, n in counts.items() if n != 1} == {}


def test_no_text_belongs_to_two_places(owners: dict[tuple[str, str], set[str]]) -> None:
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_taken_away_is_a_name(places: dict[str, Concept]) -> None:
    for concept in places.values():
        removed = {(x.language, x.text) for x in concept.labels if x.form == "removed"}
        named = {(x.language, x.text) for x in concept.labels if x.form in NAMING}
        assert removed & named == set(), concept.id


def test_no_decoy_is_a_name(
    places: dict[str, Concept], owners: dict[tuple[str, str], set[str]]
) -> None:
    decoys = {(x.language, x.text) for c in places.values() for x in c.labels if x.form == "decoy"}
    assert decoys & set(owners) == set()


def test_blocs_have_known_members(by_hand: dict[str, Concept]) -> None:
    blocs = {c.id: c for c in by_hand.values() if c.kind == "bloc"}
    required = (
        "EU ASEAN NATO G7 G20 OECD UN BRICS QUAD AUKUS APEC IPEF WTO IAEA GCC AU ESA IEA CELAC "
        "MERCOSUR WHO ITU IMF WB SCO OPEC EFTA CPTPP RCEP EAEU ECOWAS CARICOM PIF V4 BENELUX NORDIC"
    )
    assert {f"bloc:{x}" for x in required.split()} <= set(blocs)
    assert {m for c in blocs.values() for m in c.members} <= set(by_hand)
    assert len(blocs["bloc:EU"].members) == 27
    assert len(blocs["bloc:UN"].members) == 193
    assert blocs["bloc:G7"].members == tuple(
        f"country:{x}" for x in ["CA", "DE", "FR", "GB", "IT", "JP", "US"]
    )


def test_german_adjectives_are_stems_and_dutch_ones_have_both_forms(
    places: dict[str, Concept],
) -> None:
    for concept in places.values():
        forms = {x.text for x in concept.labels if x.form == "adjective" and x.language == "nl"}
        bare = {x for x in forms if x.endswith(("aans", "isch", "ees", "lands"))}
        inflected = {re.sub("ees$", "es", x) + "e" for x in bare}
        assert inflected <= forms, concept.id
        stems = [x.text for x in concept.labels if x.form == "adjective" and x.language == "de"]
        assert [x for x in stems if x.endswith(("ische", "ischen"))] == []


NAMED = [
    ("en", "U.S.", "country:US"),
    ("en", "US", "country:US"),
    ("en", "Korea", "country:KR"),
    ("en", "People's Republic of China", "country:CN"),
    ("en", "Turkey", "country:TR"),
    ("en", "Niger", "country:NE"),
    ("en", "Nigeria", "country:NG"),
    ("en", "Nigerien", "country:NE"),
    ("en", "Nigerian", "country:NG"),
    ("en", "Burma", "country:MM"),
    ("en", "Ivory Coast", "country:CI"),
    ("en", "Hong Kong", "country:HK"),
    ("en", "Republic of China", "country:TW"),
    ("en", "Kosovo", "country:XK"),
    ("en", "The Hague", "country:NL"),
    ("en", "Brussels", "bloc:EU"),
    ("en", "Bosnia and Herzegovina", "country:BA"),
    ("de", "Island", "country:IS"),
    ("de", "Polen", "country:PL"),
    ("de", "Niederlanden", "country:NL"),
    ("de", "südkoreanisch", "country:KR"),
    ("de", "Schweizer", "country:CH"),
    ("de", "Hongkong", "country:HK"),
    ("de", "Bundesregierung", "country:DE"),
    ("de", "Peking", "country:CN"),
    ("de", "IWF", "bloc:IMF"),
    ("nl", "VN", "bloc:UN"),
    ("nl", "VS", "country:US"),
    ("nl", "VK", "country:GB"),
    ("nl", "Polen", "country:PL"),
    ("nl", "Zuid-Koreaanse", "country:KR"),
    ("nl", "Chinese", "country:CN"),
    ("nl", "NAVO", "bloc:NATO"),
    ("nl", "Binnenhof", "country:NL"),
    ("ko", "한국", "country:KR"),
    ("ko", "우리나라", "country:KR"),
    ("ko", "홍콩", "country:HK"),
    ("ko", "마카오", "country:MO"),
    ("ko", "남아공", "country:ZA"),
    ("ko", "터키", "country:TR"),
    ("ko", "튀르키예", "country:TR"),
    ("ko", "팔레스타인", "country:PS"),
    ("ko", "미", "country:US"),
    ("ko", "中", "country:CN"),
    ("ko", "백악관", "country:US"),
    ("ko", "아세안", "bloc:ASEAN"),
]


@pytest.mark.parametrize(("language", "text", "entity"), NAMED)
def test_what_newspapers_write(
    owners: dict[tuple[str, str], set[str]], language: str, text: str, entity: str
) -> None:
    assert owners.get((language, text)) == {entity}


UNNAMED = [
    ("en", "Island"),
    ("nl", "Island"),
    ("de", "Georgia"),
    ("nl", "Georgia"),
    ("de", "VN"),
    ("en", "GB"),
    ("en", "Jersey"),
    ("de", "St. Martin"),
    ("nl", "Norfolk"),
    ("ko", "수단"),
    ("ko", "아이티"),
    ("ko", "저지"),
    ("ko", "건지"),
    ("ko", "중국 특별행정구"),
]


@pytest.mark.parametrize(("language", "text"), UNNAMED)
def test_what_is_mostly_something_else_names_nothing(
    owners: dict[tuple[str, str], set[str]], language: str, text: str
) -> None:
    assert (language, text) not in owners


DECOYS = [
    ("en", "South China Sea"),
    ("en", "New Mexico"),
    ("en", "Chinatown"),
    ("en", "Washington Post"),
    ("en", "Georgia Tech"),
    ("en", "Michael Jordan"),
    ("en", "Paris Saint-Germain"),
    ("de", "Südchinesischen Meer"),
    ("de", "Indopazifik"),
    ("de", "Pariser Abkommen"),
    ("de", "Lateinamerika"),
    ("nl", "Zuid-Amerika"),
    ("nl", "Indische Oceaan"),
    ("ko", "북한산"),
    ("ko", "인도적"),
    ("ko", "인도태평양"),
    ("ko", "조지아주"),
    ("ko", "남미"),
]


@pytest.mark.parametrize(("language", "text"), DECOYS)
def test_longer_expressions_are_blocked(
    places: dict[str, Concept], language: str, text: str
) -> None:
    decoys = {
        x.text
        for c in places.values()
        for x in c.labels
        if x.form == "decoy" and x.language == language
    }
    assert text in decoys


def test_cldr_brackets_become_names_or_go(by_hand: dict[str, Concept]) -> None:
    names = cldr_names(("en", "nl", "ko", "zh"), by_hand)
    assert names["country:MM", "en"] == ("Myanmar", "Burma")
    assert names["country:CC", "en"] == ("Cocos Islands",)
    assert names["country:HK", "ko"] == ("홍콩",)
    # Where the brackets alone tell two countries apart they stay.
    assert names["country:CD", "zh"] == ("刚果（金）",)


def test_cldr_typography_has_its_plain_form(by_hand: dict[str, Concept]) -> None:
    names = cldr_names(["en", "de"], by_hand)
    assert names["country:CI", "de"] == ("Côte d\u2019Ivoire", "Côte d'Ivoire")
    assert names["country:TT", "en"] == ("Trinidad & Tobago", "Trinidad and Tobago")
    assert names["country:CG", "en"] == ("Congo-Brazzaville",)


def test_only_declared_codes_are_countries() -> None:
    names = cldr_names(["en"], {"country:KR": country("KR"), "bloc:UN": Concept("bloc:UN", (), ())})
    assert dict(names) == {("country:KR", "en"): ("South Korea",)}


def test_a_label_by_hand_of_another_place_wins() -> None:
    concepts = {
        "country:FR": country("FR"),
        "country:US": country("US", ("France", "en", "name"), ("Frankreich", "de", "decoy")),
    }
    names = cldr_names(["de", "en"], concepts)
    assert ("country:FR", "en") not in names
    assert names["country:FR", "de"] == ("Frankreich",)


def test_a_removed_name_goes_in_its_language_only() -> None:
    names = cldr_names(["de", "nl"], {"country:VN": country("VN", ("Vietnam", "nl", "removed"))})
    assert dict(names) == {("country:VN", "de"): ("Vietnam",)}


def test_a_preferred_name_by_hand_stays_preferred() -> None:
    hand = Label("Burma", "en", "country:MM", "name", preferred=True)
    added = add_cldr_names({"country:MM": Concept("country:MM", (), (hand,))}, ["en", "nl"])
    labels = added["country:MM"].labels
    assert [(x.text, x.preferred) for x in labels if x.language == "en"] == [
        ("Burma", True),
        ("Myanmar", False),
    ]
    assert added["country:MM"].label("nl") == "Myanmar"


def test_a_name_also_given_by_hand_stands_once() -> None:
    added = add_cldr_names({"country:KR": country("KR", ("South Korea", "en", "name"))}, ["en"])
    assert added["country:KR"].labels == (
        Label("South Korea", "en", "country:KR", "name", preferred=True),
    )


def test_a_language_unknown_to_cldr_is_one_clear_error() -> None:
    with pytest.raises(OntologyError, match=r"^qqq: no such language in CLDR$"):
        cldr_names(["qqq"], {"country:KR": country("KR")})


@given(st.sets(st.sampled_from(sorted(Locale.parse("en").territories)), max_size=20))
def test_names_are_never_shared_and_never_empty(codes: set[str]) -> None:
    concepts = {f"country:{code}": country(code) for code in sorted(codes)}
    found = [
        (language, name)
        for (_, language), names in cldr_names(("en", "zh"), concepts).items()
        for name in names
    ]
    assert len(found) == len(set(found))
    assert all(name.strip() == name and name for _, name in found)
