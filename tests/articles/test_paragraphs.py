from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import PageLexicon
from kg.articles.paragraphs import read_page

BODY = (
    "The two ministries agreed on Tuesday to build a pilot line for gallium chips in Lyon. "
    "Work starts in March, and the universities of both cities will send engineers."
)
SECOND = (
    "A second contract covers cooling pumps. It was signed by the mayor and the head of the plant."
)


def kinds(text: str, pages: PageLexicon, headline: str | None = None) -> list[tuple[str, str]]:
    page = read_page(text, pages, headline)
    return [(each.kind, text[each.start : each.end]) for each in page.paragraphs]


def kind_of(line: str, pages: PageLexicon) -> str:
    """What a line is that stands after the body."""
    found = kinds(f"A headline\n\n{BODY}\n\n{line}\n", pages)
    return found[-1][0]


def test_headline_date_and_body(pages: PageLexicon) -> None:
    text = f"Lyon gets a chip line\n2024-03-05\n{BODY}\n\n{SECOND}\n"
    assert [kind for kind, _ in kinds(text, pages)] == ["headline", "boilerplate", "body", "body"]
    page = read_page(text, pages)
    assert (page.headline, page.published) == ("Lyon gets a chip line", "2024-03-05")


def test_a_first_sentence_is_no_headline(pages: PageLexicon) -> None:
    assert kinds(f"It rained in Lyon.\n\n{BODY}", pages)[0][0] == "body"
    assert read_page(f"It rained in Lyon.\n\n{BODY}", pages).headline is None


def test_a_known_headline_is_the_only_one(pages: PageLexicon) -> None:
    text = f"Economy and trade\nLyon gets a chip line\n{BODY}"
    assert [kind for kind, _ in kinds(text, pages, "Lyon gets a chip line!")] == [
        "body",
        "headline",
        "body",
    ]


def test_markdown_heading(pages: PageLexicon) -> None:
    assert read_page(f"# Lyon gets a chip line\n\n{BODY}", pages).headline == (
        "Lyon gets a chip line"
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05 08:15 송고", "2024-03-05"),
        ("입력 2024.03.05 07:12 | 수정 2024.03.06 09:40 | 댓글 24", "2024-03-05"),
        ("보도일시: 2024. 3. 5.(화) 즉시 보도", "2024-03-05"),
        ("2024년 3월 5일", "2024-03-05"),
        ("Press release | 5 March 2024 | Brussels", "2024-03-05"),
        ("March 5th, 2024", "2024-03-05"),
        ("Dienstag, 5. März 2024", "2024-03-05"),
        ("Delft, 5 maart 2024", "2024-03-05"),
        ("Nieuwsbericht | 05-03-2024 | 10:30", "2024-03-05"),
        ("25/03/2024, 08:14", "2024-03-25"),
        ("05/03/2024", None),
        ("2024-13-45", None),
    ],
)
def test_dates_above_the_body(pages: PageLexicon, line: str, published: str | None) -> None:
    page = read_page(f"Lyon gets a chip line\n{line}\n\n{BODY}", pages)
    assert page.published == published


def test_a_date_in_the_body_is_not_that_of_publication(pages: PageLexicon) -> None:
    assert read_page(f"Headline\n\n{BODY} It ended on 2020-01-01.\n", pages).published is None


@pytest.mark.parametrize(
    "line",
    [
        "Share this page: Facebook X LinkedIn",
        "Share: Facebook | Line | Copy link",
        "We use cookies to give you the best experience. Accept all",
        "ADVERTISEMENT",
        "-Promotion-",
        "— Anzeige — Jetzt neu in Ihrer Apotheke! — Anzeige —",
        "[Anzeige_2]",
        "Teilen auf Facebook – X – per E-Mail",
        "Lesen Sie auch: Streit um Wafer · Korea lockt Firmen",
        "Mehr zum Thema: Chips aus Japan | Hitze in Rom",
        "Wir und unsere 99 Partner verarbeiten Ihre Daten. Akzeptieren",
        "► Drucken ► Merken ► Schriftgröße A A A",
        "Tags: lasers, Japan, drones",
        "#fotonica #Taiwan",
        "#달탐사",
        "© 2024 Some Press. All rights reserved.",
        "ⓒ 무단전재 및 재배포 금지",
        "[저작권자 ⓒ 어느신문, 무단 전재 금지]",
        "▶ 관련기사: 루마니아와 계약",
        "김모 기자 reporter@example.org",
        "글자 크기 가 가 가 | 공유하기 | 인쇄",
        "Home > News > Business",
        "Meld u aan voor onze nieuwsbrief!",
        "LEES OOK: Fabriek in Mexico (of niet) | Wat u moet weten",
        "Umbra: koers en grafiek >>",
        "Quelle: https://example.org/a/b.html",
        "Kommentar (0)",
        "* * *",
        "1/12",
        "mail@example.org",
    ],
)
def test_boilerplate(pages: PageLexicon, line: str) -> None:
    assert kind_of(line, pages) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Visitors at the opening. (CNA file)",
        "Foto: Een onderzoeker in een kas (WUR)",
        "[사진] 로켓이 시험사격을 하고 있다. /육군 제공",
        "Bild: Agentur",
        "Auf dem Foto: Gäste beim Rundgang (Foto: VNA)",
        "Der Minister posiert mit Gästen am 25. April in Rom. (Quelle: Agentur) |",
        "(Video: de ondertekening - duur 1:12)",
        "trade fair 226.jpg",
    ],
)
def test_captions(pages: PageLexicon, line: str) -> None:
    assert kind_of(line, pages) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "- Semiconductors. A partnership between two start-ups was announced by the minister.",
        "Share prices of chip makers fell after the United States widened its export rules.",
        "Anzeige gegen den Konzern erstattete am Montag das Ministerium in Seoul.",
        "Comments by the minister on a deal with Japan angered Beijing.",
        "3 comments by the minister on a deal with Japan angered Beijing.",
        "Kommentar: Warum Europa eigene Chips braucht und Japan dabei helfen kann.",
        "광고 시장에서 한국과 일본 기업이 협력하기로 했다.",
        "**Semiconductors**",
        "(Quelle: Portal der Regierung) Am Rande der Messe in Rom führte der Minister ein Gespräch "
        "mit dem Botschafter. Beide Seiten einigten sich darauf, die Zusammenarbeit bei Chips und "
        "Lasern zu vertiefen und im Herbst einen Vertrag zu schließen.",
    ],
)
def test_body_that_looks_like_noise(pages: PageLexicon, line: str) -> None:
    assert kind_of(line, pages) == "body"


def test_bulleted_body_after_a_label_of_no_section(pages: PageLexicon) -> None:
    text = f"Headline\n\n{BODY}\n\nBackground\n- Japan buys lasers.\n- Chile sells copper.\n"
    assert [kind for kind, _ in kinds(text, pages)][-2:] == ["body", "body"]


@pytest.mark.parametrize("opener", ["Most read", "Lees ook:", "Siehe auch", "많이 본 뉴스"])
def test_a_list_of_other_articles_ends_where_the_body_goes_on(
    pages: PageLexicon, opener: str
) -> None:
    text = (
        f"Headline\n\n{BODY}\n\n{opener}\n- Japan joins the club\n2. Ten soups\nRowers win\n\n"
        f"{SECOND}\n"
    )
    assert [kind for kind, _ in kinds(text, pages)] == [
        "headline",
        "body",
        *["boilerplate"] * 4,
        "body",
    ]


def test_an_advert_above_the_headline_does_not_swallow_it(pages: PageLexicon) -> None:
    text = f"Advertisement\n\nLyon gets a chip line\n\n{BODY}"
    assert read_page(text, pages).headline == "Lyon gets a chip line"


def test_a_list_inside_a_paragraph_is_cut_off(pages: PageLexicon) -> None:
    text = f"Headline\n\n{BODY} Lesen Sie auch: Hitze in Rom | Streit in Delft"
    assert kinds(text, pages)[1:] == [
        ("body", BODY),
        ("boilerplate", "Lesen Sie auch: Hitze in Rom | Streit in Delft"),
    ]


@pytest.mark.parametrize("opener", ["Comments (2)", "Kommentare (2)", "REACTIES (2)", "댓글"])
def test_comments(pages: PageLexicon, opener: str) -> None:
    text = f"Headline\n\n{BODY}\n\n{opener}\nann: Japan should buy them!\nBob: No.\nTags: a, b\n"
    assert [kind for kind, _ in kinds(text, pages)][2:] == [
        "boilerplate",
        "comment",
        "comment",
        "boilerplate",
    ]


def test_comments_after_a_list(pages: PageLexicon) -> None:
    text = f"Headline\n\n{BODY}\n\nMost read\n1. Soups\nComments (1)\nann: Japan should buy them\n"
    assert [kind for kind, _ in kinds(text, pages)][-2:] == ["boilerplate", "comment"]


def test_counted_comments_end(pages: PageLexicon) -> None:
    long = " ".join([SECOND, SECOND.replace("second", "third"), BODY.replace("Lyon", "Rome")])
    text = f"Headline\n\n{BODY}\n\nComments (1)\nann\nBuy them!\n\n{long}\n"
    assert [kind for kind, _ in kinds(text, pages)][3:] == ["comment", "comment", "body"]


def test_a_comment_on_the_line_of_its_count(pages: PageLexicon) -> None:
    assert kind_of("1 reactie - Pascal V.: Weeral geld naar China!", pages) == "comment"


def test_masked_names_open_comments(pages: PageLexicon) -> None:
    text = f"Headline\n\n{BODY}\n\n한혜*\n정말 미래적인 기술이네요.\nind*** 우리도 협력해야죠\n"
    assert [kind for kind, _ in kinds(text, pages)][2:] == ["comment"] * 3


def test_a_link_to_comments_above_the_body_opens_nothing(pages: PageLexicon) -> None:
    text = f"Headline\nComments (2)\n\n{BODY}"
    assert [kind for kind, _ in kinds(text, pages)] == ["headline", "boilerplate", "body"]


def test_repeated(pages: PageLexicon) -> None:
    teaser = BODY.split(". ", maxsplit=1)[0] + "."
    text = f"Headline\n\n{BODY}\n\n{SECOND}\n\n{BODY.upper()}\n\n{teaser}\n\nHeadline\n"
    assert [kind for kind, _ in kinds(text, pages)] == [
        "headline",
        "body",
        "body",
        "repeated",
        "repeated",
        "repeated",
    ]


def test_hard_wrapped_lines_are_joined(pages: PageLexicon) -> None:
    wrapped = (
        "The two ministries agreed on Tuesday to build a pilot line for\n"
        "gallium chips in Lyon. Work starts in March, and the universities\n"
        "of both cities will send engineers. The plant is to open in 2027,\n"
        "two years later than planned, the mayor said.\n"
    )
    text = f"Lyon gets a chip line\n2024-03-05\n{wrapped}\n- A first point\n- A second point\n"
    assert [words for _, words in kinds(text, pages)] == [
        "Lyon gets a chip line",
        "2024-03-05",
        wrapped.strip(),
        "- A first point",
        "- A second point",
    ]


def test_without_knowledge_all_is_body(pages: PageLexicon) -> None:
    assert kinds(f"{BODY}\n\nLees ook: x", PageLexicon.empty())[1][0] == "body"
    assert kinds(f"{BODY}\n\nLees ook: x", pages)[1][0] == "boilerplate"


PIECES = st.sampled_from(
    [
        BODY,
        SECOND,
        "Lees ook:",
        "Comments (2)",
        "댓글",
        "- item",
        "2024-03-05",
        "Foto: X",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\t",
        "\u2028",
        "\x85",
        "İSTANBUL",
        "ß",
        "a***",
        "\u3000",
        ". Lees ook: x",
    ]
)


@given(text=st.one_of(st.text(), st.lists(PIECES | st.text(max_size=30)).map("".join)))
def test_paragraphs_cover_the_text(pages: PageLexicon, text: str) -> None:
    end = 0
    for each in read_page(text, pages).paragraphs:
        assert text[end : each.start].strip() == ""
        words = text[each.start : each.end]
        assert words
        assert words == words.strip()
        end = each.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    "line",
    [
        "a | " * 95 + "b.",
        "a > " * 95 + ".",
        "#a " * 130 + ".",
        "a@b" * 130,
        "- " * 190,
        "[a] " * 95 + ".",
        "(foto: " * 50,
        "a" + " " * 390 + "b",
        "may " * 90,
        "1" * 399,
        "a" * 16 + "*" * 6 + "!",
    ],
)
def test_no_line_takes_for_ever(pages: PageLexicon, line: str) -> None:
    plain = "word " * (len(line) // 5 + 1)

    def effort(text: str) -> float:
        taken = []
        for _ in range(3):
            before = time.process_time()
            read_page(f"{BODY}\n{text}\n" * 50, pages)
            taken.append(time.process_time() - before)
        return min(taken)

    # A pattern that runs away costs thousands of times what plain words of that length do.
    assert effort(line) < 100 * effort(plain)
