from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import PageLexicon
from kg.articles.decoding import decode
from kg.errors import InputError

GERMAN = (
    "Die Bundesregierung verständigte sich mit Südkorea über die Förderung der Forschung – "
    "„größte Einigung“ seit Jahren. Öffentliche Mittel fließen künftig auch nach Köln.\r\n"
)
KOREAN = (
    "한국과 일본은 반도체 공급망 협력을 강화하기로 했다고 밝혔다.\n양국은 서울에서 회의를 열었다.\n"
)
DUTCH = "België en Oekraïne tekenen een akkoord over geëlektrificeerde industrie, zei één bron.\n"


@pytest.mark.parametrize("text", [GERMAN, KOREAN, DUTCH])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_utf16_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), "a.txt") == KOREAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN * 20, "cp1252"),
        (KOREAN, "cp949"),
        (KOREAN * 20, "euc-kr"),
        (DUTCH, "latin-1"),
        (DUTCH * 20, "cp1252"),
        ("Äpfel aus Köln für Gäste in Zürich.", "latin-1"),
        ("Für den Ausbau der Chipfabrik in Dresden und Südkoreas Beitrag dazu.", "cp1252"),
    ],
)
def test_legacy(text: str, encoding: str, pages: PageLexicon) -> None:
    assert decode(text.encode(encoding), "a.txt", pages.encodings) == text


def test_utf8_cut_in_the_middle_of_a_character() -> None:
    data = KOREAN.strip().rstrip(".").encode()[:-1]
    assert decode(data, "a.txt").startswith(KOREAN[:50])


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\x00\x01\x00\x00",
        bytes(range(256)) * 4,
        b"PK\x03\x04\x14\x00\x08\x00",
        b"abc\x01\x02\x03\x04\x05\x06",
        codecs.BOM_UTF16_LE + b"\x00\xd8a",
        b"\xff\xfe\x00",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.bin: "):
        decode(data, "a.bin")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_input_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt", ("cp1252", "cp949"))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert "\x00" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")
