"""Where news items begin: press releases, clippings, posts, one under another in a report.

An item tells of one event over several paragraphs: who came, what was taught, what was handed out.
Its head says where and when it was written ("DUSHANBE, 3 June 2013 –", "Osh, May 2014").
"""

import re
from collections.abc import Iterable, Sequence

from extractors.segment.model import Mark
from extractors.segment.reading import Sentence

_NAME = r"(?:г\.\s?)?[A-ZА-ЯЁ][\w’'.-]*(?:\s[A-ZА-ЯЁ(][\w’').-]*){0,2}"
_BEFORE = re.compile(rf"\W*(?:{_NAME}(?:,\s{_NAME}){{0,2}},?)?\s*\(?")
"""All that stands before the day of a dateline: "Tashkent, ", "ASTANA, Kazakhstan, "."""
_BEHIND = re.compile(
    r"(?:\s?(?:г\.|года?))?\)?(?:\.?\s*[–—]\s|\.?\s-\s|\.\s+(?=[\"“«]?[A-ZА-ЯЁ\d]))"
)
"""What parts the day of a dateline from what is told."""
_CAPITALS = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ’'-]{2,}(?:[,\s]+[A-ZА-ЯЁ(][\w’').-]*){0,2}\s[–—-]\s")
"""A dateline without a day: "TASHKENT – "."""
_LONGEST_LINE = 12
"""Words of a line that says no more than who wrote it, where and when."""


def opens_item(sentence: Sentence) -> bool:
    """Whether a paragraph begins with a dateline, or is one: "Osh, 3 May 2014", "TASHKENT – "."""
    if not sentence.first_in_paragraph or sentence.in_matrix:
        return False
    return has_dateline(sentence) or is_date_line(sentence) or is_source_line(sentence)


def are_news(read: Iterable[Sequence[Sentence]]) -> bool:
    """Whether the passages of a document are news items: several begin with a dateline."""
    found = (s for passage in read for s in passage if s.first_in_paragraph and not s.in_matrix)
    return sum(map(has_dateline, found)) >= _SEVERAL


def heads_item(sentence: Sentence, following: Sentence) -> bool:
    """Whether a line without a full stop is the headline of the item that begins below it."""
    words = sentence.text.strip()
    return (
        sentence.first_in_paragraph
        and following.paragraph == sentence.paragraph + 1
        and not following.list_item
        and not sentence.dates
        and words[-1:].isalnum()
        and len(words.split()) <= _LONGEST_HEADLINE
        and (opens_item(following) or _opens_with_day(following))
    )


def listed_headlines(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The paragraphs that number or mark the headlines of items: "* Open day", "2) COURSE IN OSH".

    Each stands alone above what it heads, and there are several: items of a list follow one
    another, or words that end in a colon.
    """
    first = [s for s in sentences if s.first_in_paragraph]
    found = [
        line.paragraph
        for before, line, after in zip([None, *first], first, first[1:], strict=False)
        if line.list_item
        and _is_alone(line, sentences)
        and not after.list_item
        and after.text.rstrip().endswith(".")
        and (before is None or not (before.list_item or before.text.rstrip().endswith(":")))
    ]
    return frozenset(found if len(found) >= _SEVERAL else ())


_SEVERAL = 2


def _is_alone(line: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Whether it is all of its paragraph and no more than a headline."""
    return (
        line.text.strip()[-1:] not in ".;:,"
        and len(line.text.split()) <= _LONGEST_SOURCE
        and sum(s.paragraph == line.paragraph for s in sentences) == 1
    )


def is_source_line(sentence: Sentence) -> bool:
    """Whether a line only says whose words follow, and when: "Joint press release of …, 3 May"."""
    words = sentence.text.strip()
    if not sentence.first_in_paragraph or sentence.verbs or words.endswith((".", ";", ":")):
        return False
    if len(words.split()) > _LONGEST_SOURCE:
        return False
    if _POSTED.fullmatch(words) is not None:
        return True
    named = sentence.says("heading-press") or sentence.says("source-line")
    return bool(sentence.dates) and (named or _is_signed(sentence))


def _is_signed(sentence: Sentence) -> bool:
    """Whether it names who wrote and the day, and no more: "IOM in Kyrgyzstan, 14 June 2019"."""
    if not sentence.organizations or any(head.type != "mechanism" for head in sentence.heads):
        return False
    words = sentence.text
    for mark in (*sentence.organizations, *sentence.territories, *sentence.dates):
        start, end = mark.start - sentence.start, mark.end - sentence.start
        words = words[:start] + " " * (end - start) + words[end:]
    return len(re.findall(r"[^\W\d_]{4,}", words)) <= 1


_LONGEST_HEADLINE = 16
_LONGEST_SOURCE = 25
"""Words of the lines above an item."""
_POSTED = re.compile(r"\[[^\]]*\d{4}[^\]]*\]")
"""Who posted something, and when: "[Facebook / UNDP / 16 May 2021]"."""


def _opens_with_day(sentence: Sentence) -> bool:
    return any(
        len(sentence.text[: mark.start - sentence.start].split()) <= 1
        and re.search(r"(?<!\d)\d{1,2}(?!\d)", mark.id) is not None
        for mark in sentence.dates
    )


def has_dateline(sentence: Sentence) -> bool:
    """Whether a sentence has where and when it was written before what it tells."""
    if _CAPITALS.match(sentence.text):
        return _begins_with_place(sentence)
    day: Mark | None = min(sentence.dates, key=lambda mark: mark.start, default=None)
    if day is None:
        return False
    before = sentence.text[: day.start - sentence.start]
    placed = bool(before.strip()) and _begins_with_place(sentence)
    return (
        placed
        and _BEFORE.fullmatch(before) is not None
        and _BEHIND.match(sentence.text, day.end - sentence.start) is not None
    )


def is_date_line(sentence: Sentence) -> bool:
    """Whether a paragraph only says when, and perhaps where or whose words follow."""
    return (
        sentence.first_in_paragraph
        and bool(sentence.dates)
        and not sentence.verbs
        and not sentence.heads
        and len(sentence.text.split()) <= _LONGEST_LINE
        and not sentence.text.rstrip().endswith((";", ":"))
    )


def _begins_with_place(sentence: Sentence) -> bool:
    return any(
        not sentence.text[: mark.start - sentence.start].strip(' «“"(')
        or sentence.text[: mark.start - sentence.start].strip() == "г."
        for mark in sentence.territories
    )
