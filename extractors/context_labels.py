"""Words of a document that name who reports, and the labels behind which they stand."""

import re
from typing import Final

from extractors.heading_names import organizations_in, unlisted_body
from extractors.model import Block, Document, SourceRef
from gazetteers.model import Record
from gazetteers.sections import author_label, opens_with

_LABEL_TAIL: Final = re.compile(r"(?:\(s\))?\s*[:：|]?\s*(?:the\s+)?")
_PARTED: Final = re.compile(r"[:–—]\s+|\s-\s+")
"""What stands between a subject and the author in a title: "Borders: contribution of the OSCE"."""


class Words(Record):
    """Words of the document; `ref` is None for the file name and for what stands in no block.

    Attributes:
        labelled: whether they stand behind a label such as "Prepared by:", which is surer than a
            title or a letterhead, whoever these name.
        body: whether the label says that a body follows, whatever its name looks like ("Grantee:",
            «Исполнитель:»), and no person.
    """

    text: str
    ref: SourceRef | None = None
    labelled: bool = False
    body: bool = False


def is_bare_name(document: Document, block: Block) -> bool:
    """Whether a line is the name of an unlisted body that only begins like a label."""
    return after_label(document, block) is None and unlisted_body(block.text) is not None


def after_label(document: Document, block: Block) -> Words | None:
    """The words after "From:", "Prepared by", «Кем представлено:»; None without such a label."""
    parted = _PARTED.search(block.text)
    begins = parted.end() if parted is not None else 0
    label = author_label(block.text) or author_label(block.text[begins:])
    if not label:
        return None
    start = _LABEL_TAIL.match(block.text, block.text.index(label) + len(label))
    at = start.end() if start is not None else len(block.text)
    if at >= len(block.text):
        return None
    # A title ("Contribution of the OSCE") is a label only when a body follows it.
    mark = set(block.text[block.text.index(label) + len(label) : at]) & {":", "|"}
    body = bool(opens_with("author-body-label", label))
    if not mark and not (organizations_in(block.text[at:]) or unlisted_body(block.text[at:])):
        return None
    ref = SourceRef(document=document.id, block=block.id, start=at, end=len(block.text))
    return Words(text=block.text[at:], ref=ref, labelled=True, body=body and bool(mark))


def whole(document: Document, block: Block) -> Words:
    """All words of a block."""
    return part_of(document, block, 0, len(block.text))


def part_of(document: Document, block: Block, start: int, end: int) -> Words:
    """Some words of a block."""
    ref = SourceRef(document=document.id, block=block.id, start=start, end=end)
    return Words(text=block.text[start:end], ref=ref)


def names_sum(line: str) -> bool:
    """Whether a line names a sum: who gives "USD 850,000" pays for what others report."""
    return _SUM.search(line) is not None


_SUM: Final = re.compile(
    r"(?i)(?:\b(?:USD|EUR|NOK|SEK|CHF|GBP|JPY|US\$|KZT|KGS|UZS|TJS|RUB)|[$€£])\s?\d"
    r"|\d\s?(?:тыс\.|млн\.?|тысяч|миллион\w*|[mk]|million|thousand)?\s?"
    r"(?:USD|EUR|NOK|SEK|CHF|GBP|dollars|euros?\b|долл|евро|сом|тенге|руб|крон|франк)"
)
