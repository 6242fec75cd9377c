"""Tell what each paragraph of an article is: body, headline, caption, or noise of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.articles import layout
from kg.articles.dates import find_date
from kg.articles.layout import Span
from kg.articles.lexicon import PageLexicon, fold
from kg.model import STATING_KINDS, Paragraph, ParagraphKind

_LONGEST_HEADLINE = 250
_LONGEST_LABELLED = 600
_LONGEST_LABELLED_SENTENCE = 200
_LONGEST_START = 300
_LONGEST_PATTERN = 400
_LONGEST_CAPTION = 500
_LONGEST_ITEM = 160
_LONGEST_DATELINE = 80
_SHORTEST_RETURN = 200
_LONGEST_OPENER = 60

_FULL_STOP = re.compile(r"""[.。．][\s"'”’»)\]]*$""")
_AFTER_LABEL = re.compile(r"\s?(?:$|[:：|>»›\])_+*·•►▶…!?/ㅣ＞]|[-–—](?:\s|$)|[-–—]\s)|\s[-–—]\s")
_AFTER_OPENER = re.compile(r"\s?[:：]")
_COUNT_FIRST = re.compile(r"(\d[\d.,]*)\s?")
_COUNT_LAST = re.compile(r"\s?[:：(\[|-]*\s?(\d[\d.,]*)?\s?\w?[\s)\]:：.!|>»-]*$")
_AFTER_COUNTED = re.compile(r"\s?[:：|–—-]\s?\S")
_SENTENCE = re.compile(r"""(?<=[.!?。…])["'”’»)\]]*\s+""")
_SENTENCE_END = re.compile(r"""[.!?。)\]”"»…]\s+(?=\S)""")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its paragraphs told apart."""

    paragraphs: tuple[Paragraph, ...]
    headline: str | None
    published: str | None


@dataclass(slots=True)
class _Reading:
    """What was seen so far while going down the page."""

    body_seen: bool = False
    headline: Span | None = None
    published: str | None = None
    list_open: bool = False
    list_across_gaps: bool = False
    comments_open: bool = False
    comments_left: int | None = None
    seen: set[str] = field(default_factory=set)


def read_page(text: str, lexicon: PageLexicon, headline: str | None = None) -> Page:
    """Cut `text` into paragraphs and tell what each is.

    headline: known beforehand; a paragraph that says the same is then the headline, no other.
    """
    return _Classifier(text, lexicon, headline).run()


class _Classifier:
    def __init__(self, text: str, lexicon: PageLexicon, headline: str | None) -> None:
        self._text = text
        self._lexicon = lexicon
        self._known_headline = _key(headline) if headline else None
        self._state = _Reading()

    def run(self) -> Page:
        spans = self._spans()
        paragraphs: list[Paragraph] = []
        for index, (start, end) in enumerate(spans):
            last = index + 1 == len(spans)
            gap = self._text[spans[index - 1][1] : start] if index else ""
            kind = self._kind(self._text[start:end], gap, last)
            self._note(kind, (start, end))
            paragraphs.append(Paragraph(start, end, kind))
        state = self._state
        shown = self._text[slice(*state.headline)] if state.headline else None
        title = " ".join(shown.lstrip("# ").split()) if shown else None
        return Page(tuple(paragraphs), title, state.published)

    def _spans(self) -> list[Span]:
        """Paragraphs, cut once more where a list of other articles begins inside one."""
        spans: list[Span] = []
        for start, end in layout.paragraphs(self._text):
            cut = self._inner_section(start, end)
            if cut is None:
                spans.append((start, end))
            else:
                spans.append((start, start + len(self._text[start:cut].rstrip())))
                spans.append((cut, end))
        return spans

    def _inner_section(self, start: int, end: int) -> int | None:
        for match in _SENTENCE_END.finditer(self._text, start, end):
            opening = self._text[match.end() : min(match.end() + _LONGEST_OPENER, end)].lower()
            found = self._lexicon.sections.prefix_end(opening)
            if found is not None and _AFTER_OPENER.match(opening, found):
                return match.end()
        return None

    def _note(self, kind: ParagraphKind, span: Span) -> None:
        state = self._state
        if kind == "headline":
            state.headline = span
        if kind == "body":
            state.body_seen = True
            state.list_open = state.comments_open = False
        if kind in STATING_KINDS:
            paragraph = self._text[slice(*span)]
            state.seen.update(_keys(paragraph))

    def _kind(self, paragraph: str, gap: str, last: bool) -> ParagraphKind:
        noise = self._noise(paragraph, gap)
        if noise is not None:
            return noise
        if self._is_caption(paragraph):
            return "caption"
        if self._state.seen.issuperset(_keys(paragraph)):
            return "repeated"
        if self._is_headline(paragraph, last):
            return "headline"
        return "body"

    def _noise(self, paragraph: str, gap: str) -> ParagraphKind | None:
        """What paragraph of noise this is, or None; notes the sections that it opens."""
        state = self._state
        folded = fold(paragraph) if len(paragraph) <= _LONGEST_LABELLED else ""
        if folded:
            if self._is_dateline(paragraph):
                return "boilerplate"
            if (opened := self._opens_comments(paragraph, folded)) is not None:
                return opened
            if self._is_item(paragraph, gap) or self._opens_section(folded):
                return "boilerplate"
            if self._is_boilerplate(paragraph, folded):
                return "boilerplate"
        elif not any(map(str.isalpha, paragraph)):
            return "boilerplate"
        state.list_open = False
        return "comment" if state.comments_open and self._is_comment(paragraph) else None

    def _at_top(self) -> bool:
        return self._state.headline is None and not self._state.body_seen

    def _is_dateline(self, paragraph: str) -> bool:
        state = self._state
        if state.body_seen or len(paragraph) > _LONGEST_DATELINE or _FULL_STOP.search(paragraph):
            return False
        found = find_date(paragraph, self._lexicon)
        if found is None or (self._at_top() and any(map(str.isalpha, paragraph))):
            return False
        state.published = state.published or found
        return True

    def _opens_section(self, folded: str) -> bool:
        end = self._lexicon.sections.prefix_end(folded)
        if end is None or not _AFTER_LABEL.match(folded, end):
            return False
        self._state.list_open = True
        self._state.list_across_gaps = not any(map(str.isalnum, folded[end:]))
        if self._state.comments_left == 0:
            self._state.comments_open = False
        return True

    def _is_item(self, paragraph: str, gap: str) -> bool:
        """Whether the paragraph belongs to the open list of other articles."""
        state = self._state
        if not state.list_open:
            return False
        if layout.is_bullet(paragraph):
            return len(paragraph) <= _LONGEST_LABELLED
        adjoins = gap.count("\n") <= 1
        return (
            not self._at_top()
            and (state.list_across_gaps or adjoins)
            and len(paragraph) <= _LONGEST_ITEM
            and not _FULL_STOP.search(paragraph)
        )

    def _is_boilerplate(self, paragraph: str, folded: str) -> bool:
        lexicon = self._lexicon
        if not any(map(str.isalpha, paragraph)) or folded.rstrip(" .:!>»›)]-–—|…") in lexicon.words:
            return True
        if self._is_labelled(paragraph, folded):
            return True
        if len(folded) <= _LONGEST_START and lexicon.starts.prefix_end(folded) is not None:
            return True
        if len(paragraph) <= _LONGEST_PATTERN and lexicon.boilerplate_pattern.fullmatch(paragraph):
            return True
        return lexicon.contains.found_in(folded)

    def _is_labelled(self, paragraph: str, folded: str) -> bool:
        end = self._lexicon.labels.prefix_end(folded)
        if end is None or not _AFTER_LABEL.match(folded, end):
            return False
        return len(paragraph) <= _LONGEST_LABELLED_SENTENCE or not _FULL_STOP.search(paragraph)

    def _opens_comments(self, paragraph: str, folded: str) -> ParagraphKind | None:
        """Kind of a paragraph that opens the readers' comments; None if it does not."""
        state = self._state
        if state.body_seen and self._lexicon.comment_pattern.fullmatch(paragraph):
            state.comments_open, state.comments_left = True, None
            return "comment"
        first = _COUNT_FIRST.match(folded)
        end = self._lexicon.comments.prefix_end(folded, first.end() if first else 0)
        if end is None:
            return None
        if first and _AFTER_COUNTED.match(folded, end):
            return self._open_comments(first.group(1), "comment")
        last = _COUNT_LAST.match(folded, end)
        if last is None:
            return None
        return self._open_comments(first.group(1) if first else last.group(1), "boilerplate")

    def _open_comments(self, count: str | None, kind: ParagraphKind) -> ParagraphKind:
        """Above the body, or with none written, the line is only a link to the comments."""
        number = int(re.sub(r"\D", "", count)) if count else None
        if not self._state.body_seen or number == 0:
            return "boilerplate"
        # A comment is often two paragraphs, the reader's name and the words.
        self._state.comments_left = None if number is None else 2 * number
        self._state.comments_open, self._state.list_open = True, False
        return kind

    def _is_comment(self, paragraph: str) -> bool:
        """Whether the open comments go on; a long paragraph after all of them is body again."""
        state = self._state
        if state.comments_left is None:
            return True
        if state.comments_left > 0:
            state.comments_left -= 1
            return True
        return len(paragraph) < _SHORTEST_RETURN or not _FULL_STOP.search(paragraph)

    def _is_caption(self, paragraph: str) -> bool:
        if len(paragraph) > _LONGEST_CAPTION:
            return False
        folded = fold(paragraph)
        end = self._lexicon.captions.prefix_end(folded)
        if end is not None and _AFTER_LABEL.match(folded, end):
            return True
        if self._lexicon.closing_pattern.search(folded):
            return True
        return len(paragraph) <= _LONGEST_PATTERN and bool(
            self._lexicon.caption_pattern.fullmatch(paragraph)
        )

    def _is_headline(self, paragraph: str, last: bool) -> bool:
        if self._known_headline is not None:
            return self._state.headline is None and _key(paragraph) == self._known_headline
        return (
            self._at_top()
            and not last
            and len(paragraph) <= _LONGEST_HEADLINE
            and not _FULL_STOP.search(paragraph)
        )


def _key(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.lower()).strip()


def _keys(paragraph: str) -> set[str]:
    """What to compare a paragraph by: itself and its sentences, without signs and case."""
    return {key for sentence in _SENTENCE.split(paragraph) if (key := _key(sentence))}
