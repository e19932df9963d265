"""What a quotation in a mail adds to the mail: reports, questions with answers, repetitions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from extractors.columns import has_date
from gazetteers.sections import opens_with, says

_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+(?=[\W\d]*[A-ZА-ЯЁ])")
_ITEM: Final = re.compile(r"\s*(?:[•‣▪*–—-]|\(?(?:\d{1,2}|[a-zа-я])[.)])\s+")
_WORD: Final = re.compile(r"\w+")
_SIGNATURE: Final = re.compile(r"--\s?")
_FEWEST_WORDS: Final = 7
"""Words of a sentence that reports something: "Deadline: Friday, 5 May 2023" has fewer."""
_QUESTION_WORDS: Final = 40
_BARE_WORDS: Final = 12
"""Words of a quoted line that is no question by its signs, and still the heading of an answer."""
_RUN: Final = 4
"""Words in a row that are compared; three of five may agree by chance in two sentences."""
_MOST_KNOWN: Final = 0.8
_SIGNATURE_LINES: Final = 15


def carries_content(lines: Sequence[str]) -> bool:
    """Whether lines report something: a sentence with a date that neither asks nor requests.

    "We printed the guide in 2,000 copies (Tashkent, November 2022)." does; "Please send us your
    inputs for 2022 by 5 May.", "Did the seminar of 3 May 2022 take place?" and "Thanks!" do not.
    """
    for block in _blocks(lines):
        for item in _items(block):
            for sentence in _SENTENCE_END.split(item):
                if (
                    len(sentence.split()) >= _FEWEST_WORDS
                    and not sentence.rstrip().endswith("?")
                    and has_date(sentence)
                    and not says("asks-for", sentence)
                ):
                    return True
    return False


def answered_question(lines: Sequence[str], *, several: bool) -> tuple[list[str], list[str]]:
    """What stands before the question that quoted lines end with, and the question.

    A question ends with "?" or ":", or begins with a number; where a mail answers `several`
    quotations in turn, a short line is one as well ("Kazakhstan"). Without a question the second
    list is empty.
    """
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    first = last
    while first and lines[first - 1].strip():
        first -= 1
        if _ITEM.match(lines[first]):
            break
    words = " ".join(lines[first:last])
    count = len(words.split())
    asks = words.rstrip().endswith(("?", ":")) or bool(_ITEM.match(words))
    if not (asks and count <= _QUESTION_WORDS) and not (several and count <= _BARE_WORDS):
        return list(lines), []
    if not count or opens_with("opens.closing", words) or carries_content(lines[first:last]):
        return list(lines), []
    return list(lines[:first]), list(lines[first:last])


def without_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """A message without its signature, and the signature: what stands behind the line "-- ".

    A long text with reports behind such a line is none.
    """
    for number in range(len(lines) - 1, -1, -1):
        if _SIGNATURE.fullmatch(lines[number]):
            below = lines[number + 1 :]
            if len(below) > _SIGNATURE_LINES and carries_content(below):
                break
            return list(lines[:number]), list(below)
    return list(lines), []


class Told:
    """What the mail has told so far, to know repetitions by."""

    def __init__(self) -> None:
        self._runs: set[tuple[str, ...]] = set()

    def add(self, lines: Sequence[str]) -> None:
        """Note the words of lines that are read."""
        self._runs.update(_runs(" ".join(lines)))

    def part(self, lines: Sequence[str]) -> tuple[list[str], list[str]]:
        """The paragraphs that are new, with blank lines between them, and those told before."""
        new: list[str] = []
        repeated: list[str] = []
        for block in _blocks(lines):
            runs = list(_runs(" ".join(block)))
            known = sum(run in self._runs for run in runs)
            if runs and known >= _MOST_KNOWN * len(runs):
                repeated.extend(block)
            else:
                new.extend([*block, ""])
        return new, repeated


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return zip(*(words[shift:] for shift in range(_RUN)), strict=False)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines between blank ones."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _items(block: Sequence[str]) -> Iterator[str]:
    """The items of a list, or the paragraph, as one line each."""
    item: list[str] = []
    for line in block:
        if _ITEM.match(line) and item:
            yield " ".join(item)
            item = []
        item.append(line)
    if item:
        yield " ".join(item)
