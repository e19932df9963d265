"""Where a message begins that another one quotes or passes on: "From: IOM" above "Date: 10 March".

Such a line stands above the words of its sender like a heading: "we" is that sender there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

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


def message_heads(body: Sequence[Block | str]) -> Iterator[str]:
    """The ids of the lines that name who sent a message inside the document, not its own sender."""
    has_text = False
    for position, place in enumerate(body):
        if not isinstance(place, Block):
            has_text = True
            continue
        text = place.text
        is_sender = _FROM.match(text) is not None and len(text.split()) <= _MOST_WORDS
        if is_sender and has_text and place.kind == "paragraph":
            behind = islice(body, position + 1, position + 1 + _LINES)
            if any(isinstance(b, Block) and _BESIDE.match(b.text) for b in behind):
                yield place.id
        labelled = is_sender or _BESIDE.match(text) is not None
        has_text = has_text or (not labelled and len(text.split()) >= _FEWEST_WORDS)
