from __future__ import annotations

import io
import json
import os
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import PageLexicon, article_from_text, read
from kg.articles.reader import _article_or_error
from kg.articles.records import RawArticle
from kg.errors import InputError
from kg.model import Article

LANGUAGES = ("de", "en", "ko", "nl")
ENGLISH = "The two ministries agreed on Tuesday to build a pilot line for chips in Lyon.\n"
GERMAN = "Die beiden Ministerien vereinbarten am Dienstag den Bau einer Pilotlinie in Köln.\n"
POLISH = "Rząd podpisał wczoraj umowę o współpracy w dziedzinie półprzewodników.\n"

Reader = Callable[..., list[Article | InputError]]


@pytest.fixture(scope="session")
def reading(pages: PageLexicon) -> Reader:
    def run(*paths: str | Path, stdin: bytes = b"", **options: int) -> list[Article | InputError]:
        source = io.BytesIO(stdin)
        return list(read(paths, pages=pages, languages=LANGUAGES, stdin=source, **options))

    return run


def ids(results: list[Article | InputError]) -> list[str]:
    return [each.id for each in results if isinstance(each, Article)]


def problems(results: list[Article | InputError]) -> list[str]:
    found = [str(each) for each in results if isinstance(each, InputError)]
    assert all("\n" not in problem and problem.isprintable() for problem in found)
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def line(**record: object) -> str:
    return json.dumps({"id": "a", "text": ENGLISH} | record, ensure_ascii=False) + "\n"


def test_a_text_file(tmp_path: Path, reading: Reader) -> None:
    content = f"Lyon gets chips\r\n2024-03-05\r\n{ENGLISH}"
    [article] = reading(write(tmp_path / "en-1.v2.txt", b"\xef\xbb\xbf" + content.encode()))
    assert isinstance(article, Article)
    assert (article.id, article.language, article.text) == ("en-1.v2", "en", content)
    assert (article.headline, article.published, article.url) == (
        "Lyon gets chips",
        "2024-03-05",
        None,
    )
    body = article.paragraphs[-1]
    assert article.text[body.start : body.end] == ENGLISH.strip()


def test_folders_are_read_sorted_and_other_files_passed_over(
    tmp_path: Path, reading: Reader
) -> None:
    write(tmp_path / "b" / "2.md", ENGLISH)
    write(tmp_path / "b" / "1.TXT", ENGLISH)
    write(tmp_path / "c.jsonl", line(id="3") + line(id="4"))
    write(tmp_path / "a.txt", GERMAN)
    write(tmp_path / "picture.png", b"\x00")
    write(tmp_path / ".hidden.txt", b"\x00")
    write(tmp_path / ".git" / "x.txt", b"\x00")
    results = reading(tmp_path)
    assert ids(results) == ["a", "3", "4", "1", "2"]
    assert problems(results) == []


def test_bad_inputs_are_told_and_the_others_read(tmp_path: Path, reading: Reader) -> None:
    empty_folder = tmp_path / "empty"
    empty_folder.mkdir()
    paths = [
        tmp_path / "missing.txt",
        empty_folder,
        write(tmp_path / "binary.txt", b"\x00\x01\x02"),
        write(tmp_path / "none.txt", b""),
        write(tmp_path / "blank.txt", b" \n\n"),
        write(tmp_path / "digits.txt", b"1234 5678\n"),
        write(tmp_path / "polish.txt", POLISH),
        write(tmp_path / "huge.txt", ENGLISH * 100),
        write(tmp_path / "table.csv", b"a,b"),
        write(tmp_path / "none.jsonl", b"\n\n"),
        write(tmp_path / "good.txt", ENGLISH),
    ]
    results = reading(*paths, limit=5000)
    assert ids(results) == ["good"]
    assert [problem.removeprefix(str(tmp_path) + "/") for problem in problems(results)] == [
        "missing.txt: no such file or folder",
        "empty: no .txt, .md or .jsonl file in this folder",
        "binary.txt: a binary file, not text",
        "none.txt: the file is empty",
        "blank.txt: holds no text",
        "digits.txt: holds no words to tell a language by",
        "polish.txt: language pl is not one of de, en, ko, nl",
        "huge.txt: larger than 5000 bytes",
        "table.csv: neither .txt, .md nor .jsonl",
        "none.jsonl: the file is empty",
    ]


def test_odd_paths(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    write(tmp_path / "two\nlines.txt", ENGLISH)
    results = reading(tmp_path, "a\x00b", tmp_path / "good.txt" / "below")
    found = problems(results)
    assert len(found) == 4
    assert "gone.txt: no such file" in found[0]
    assert r"two\nlines.txt: the id two\nlines holds characters that do not show" in found[1]


def test_a_file_without_permission(
    tmp_path: Path, reading: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = write(tmp_path / "closed.txt", ENGLISH)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a file's mode does not stop root
    assert problems(reading(closed)) == [f"{closed}: no permission to read it"]


def test_clashing_ids(tmp_path: Path, reading: Reader) -> None:
    first = write(tmp_path / "a.txt", ENGLISH)
    second = write(tmp_path / "a.md", GERMAN)
    lines = write(tmp_path / "l.jsonl", line() + line(id="b"))
    results = reading(first, second, lines, first)
    assert ids(results) == ["a", "b"]
    clash = f"the id a was already read from {first}"
    assert problems(results) == [
        f"{second}: {clash}",
        f"{lines}, line 1: {clash}",
        f"{first}: {clash}",
    ]


def test_a_json_line_with_everything(tmp_path: Path, reading: Reader) -> None:
    record = line(
        id=7,
        lang="de-AT",
        published="2024-03-05T10:00:00Z",
        headline="Köln bekommt Chips",
        url="https://example.org/a?b=c",
        other=[1],
    )
    [article] = reading(write(tmp_path / "a.jsonl", record))
    assert isinstance(article, Article)
    assert (article.id, article.language, article.published) == ("7", "de", "2024-03-05")
    assert (article.headline, article.url) == ("Köln bekommt Chips", "https://example.org/a?b=c")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{broken\n", "not valid JSON"),
        ("[1]\n", "not a JSON object"),
        ("[" * 100_000 + "\n", "not valid JSON"),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}\n', "not valid JSON"),
        ('{"id": "x"}\n', 'no "text"'),
        ('{"text": "x"}\n', 'no "id"'),
        (line(id=True), '"id" is not a text'),
        (line(id="x", text=5), '"text" is not a text'),
        (line(id="x", text=" "), "holds no text"),
        (line(id="x", text="a\x00b"), "the text holds a NUL character"),
        ('{"id": "x", "text": "a\\ud800b"}\n', "the text holds half of a surrogate pair"),
        (line(id=""), "the id is empty"),
        (line(id=" x"), "the id begins or ends with white space"),
        (line(id="x\ny"), r"the id x\ny holds characters that do not show"),
        (line(id="x\u202ey"), r"the id x\u202ey holds characters that do not show"),
        (line(id="x" * 201), "the id is longer than 200 characters"),
        (line(id="x", lang="pl"), "language pl is not one of de, en, ko, nl"),
        (line(id="x", lang="\n"), "language  is not one of"),
        (line(id="x", text=POLISH), "language pl is not one of de, en, ko, nl"),
        (line(id="x", published="soon"), '"published" is not a date YYYY-MM-DD'),
        (line(id="x", url="javascript:alert(1)"), "the url is not a web address"),
        (line(id="x", headline=["x"]), '"headline" is not a text'),
        (line(id="x", text=ENGLISH * 100), "longer than 5500 bytes"),
    ],
)
def test_a_bad_line_is_named_and_the_others_read(
    tmp_path: Path, reading: Reader, bad: str, reason: str
) -> None:
    path = write(tmp_path / "news.jsonl", line(id="1") + "\n" + bad + line(id="4"))
    results = reading(path, limit=5500)
    assert ids(results) == ["1", "4"]
    [problem] = problems(results)
    expected = "longer than 5500 bytes" if len(bad) > 5500 else reason
    assert problem.startswith(f"{path}, line 3: {expected}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_json_lines(tmp_path: Path, reading: Reader, encoding: str) -> None:
    text = GERMAN * 3
    path = write(tmp_path / "a.jsonl", (line(id="1", text=text) + line(id="2")).encode(encoding))
    [first, second] = reading(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == text


def test_a_long_line_is_never_held(pages: PageLexicon) -> None:
    class Endless(io.RawIOBase):
        """A hundred megabytes without a line end; counts how much is held at once."""

        left = 100_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            type(self).left = self.left - size
            return size

    stream = io.BufferedReader(Endless())
    head = io.BytesIO(line(id="1").encode() + b'{"id": "')

    class Joined(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            data = head.read(len(buffer)) or stream.read(len(buffer))
            buffer[: len(data)] = data
            return len(data)

    tracemalloc.start()
    results = list(
        read(
            ["-"],
            pages=pages,
            languages=LANGUAGES,
            limit=1_000_000,
            stdin=io.BufferedReader(Joined()),
        )
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problems(results) == ["standard input, line 2: longer than 1 MB"]
    assert peak < 40_000_000


def test_standard_input(reading: Reader) -> None:
    [text] = reading("-", stdin=ENGLISH.encode())
    assert isinstance(text, Article)
    assert text.id == "stdin"
    assert ids(reading("-", stdin=(line(id="1") + line(id="2")).encode("utf-16"))) == ["1", "2"]
    assert ids(reading("-", stdin=b'{"id": broken\n' + line(id="2").encode())) == ["2"]
    assert problems(reading("-", stdin=b"")) == ["standard input: the file is empty"]


def test_a_named_pipe(tmp_path: Path, reading: Reader) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(ENGLISH.encode(),), daemon=True)
    writer.start()
    assert ids(reading(pipe)) == ["pipe"]
    writer.join(timeout=10)


def test_articles_come_one_at_a_time(tmp_path: Path, pages: PageLexicon) -> None:
    path = write(tmp_path / "a.jsonl", line(id="1") + line(id="2"))
    stream = read([path, tmp_path / "missing"], pages=pages, languages=LANGUAGES)
    first = next(stream)
    assert isinstance(first, Article)
    assert first.id == "1"


def test_article_from_text(pages: PageLexicon) -> None:
    article = article_from_text(
        GERMAN, id="x", pages=pages, languages=LANGUAGES, published="2024-03-05"
    )
    assert (article.language, article.published) == ("de", "2024-03-05")
    given = article_from_text(GERMAN, id="x", pages=pages, languages=LANGUAGES, language="nl")
    assert given.language == "nl"
    for options in ({"language": "pl"}, {"published": "soon"}, {"url": "x"}):
        with pytest.raises(InputError, match=r"^x: "):
            article_from_text(GERMAN, id="x", pages=pages, languages=LANGUAGES, **options)


@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input(reading: Reader, data: bytes) -> None:
    for each in reading("-", stdin=data):
        assert isinstance(each, Article | InputError)


@given(st.text(min_size=1, max_size=400))
def test_any_text_is_an_article_or_a_problem(pages: PageLexicon, text: str) -> None:
    raw = RawArticle(source="s", id="i", text=text)
    result = _article_or_error(raw, pages, LANGUAGES)
    assert isinstance(result, InputError) or result.text == text
