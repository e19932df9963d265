"""Where a message begins that another one quotes or passes on: "From: IOM" above "Date: 10 March".

Such a line stands above the words of its sender like a heading: "we" is that sender there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from extractors.heading_names import organizations_or_authority
from extractors.model import Block

_FROM: Final = re.compile(r"(?i)\W*(?:from|sender|от(?:\sкого)?|отправитель)\s?:\s*\w")
_BESIDE: Final = re.compile(
    r"(?i)\W*(?:to|cc|date|sent|subject|re|кому|копия|дата|отправлено|тема)\s?:\s*\w"
)
"""Lines of which one stands beside the sender at the head of a message."""
_LINES: Final = 3
"""Lines behind the sender among which it stands."""
_FEWEST_WORDS: Final = 6
_MOST_WORDS: Final = 20
"""Words: a shorter block is no text of the message before, a longer line names no sender."""


_LETTER: Final = re.compile(
    r"\W*(?:Из\s|From\s(?:the|a)\s)?(?:[Пп]исьм[оа]|[Ээ]лектронно(?:е|го)\sписьм[оа]|[Ll]etter|[Mm]essage|[Mm]ail)"
    r"(?:\s(?:№\s?|No\.\s?)?\d{1,2}[.:)]?)?(?:\s?[:–—-]|\s(?:from|of|от))?\s(?:the\s)?(?=[A-ZА-ЯЁ])"
)
"""Before the sender in a line above a letter: "Letter 2. | UNHCR", «Из письма | ПРООН от 3 мая»."""


def letter_from(line: str) -> str | None:
    """What follows "Letter 2." in a line above one of several letters; None for other lines.

    A sentence on a letter is none: it has a verb and a full stop.
    """
    letter = _LETTER.match(line)
    if letter is None or len(line.split()) > _MOST_WORDS or _SENTENCE_END.search(line):
        return None
    return line[letter.end() :] if any(map(str.isdigit, line)) else None


_SENTENCE_END: Final = re.compile(r"(?<!г)(?<!\bNo)[.!?]\s*\Z")


def message_heads(body: Sequence[Block | str]) -> Iterator[str]:
    """The ids of the lines that name who sent a message inside the document, not its own sender."""
    has_text = False
    for position, place in enumerate(body):
        if not isinstance(place, Block):
            has_text = True
            continue
        text = place.text
        if place.kind == "paragraph" and _is_letter_head(text):
            yield place.id
            has_text = True
            continue
        is_sender = _FROM.match(text) is not None and len(text.split()) <= _MOST_WORDS
        if is_sender and has_text and place.kind == "paragraph":
            behind = islice(body, position + 1, position + 1 + _LINES)
            if any(isinstance(b, Block) and _BESIDE.match(b.text) for b in behind):
                yield place.id
        labelled = is_sender or _BESIDE.match(text) is not None
        has_text = has_text or (not labelled and len(text.split()) >= _FEWEST_WORDS)


def _is_letter_head(line: str) -> bool:
    """Whether a line names who has sent the letter below it."""
    sender = letter_from(line)
    return sender is not None and organizations_or_authority(sender)
