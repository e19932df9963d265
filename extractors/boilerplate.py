"""Blocks of letters and reports that hold no activities, certain from their place and shape.

Only whole blocks are set aside here. What is background and what an activity inside ordinary
paragraphs is for the cutting to decide.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.columns import has_date
from extractors.field_lines import sheets
from extractors.item_labels import item_labels
from extractors.message_heads import message_heads
from extractors.model import Block, Document
from extractors.outline import ITEM_RANK, Neighbours, Rank, heading_rank
from extractors.surroundings import Names
from gazetteers.sections import opens_with, says, section_of

_ZONE_BLOCKS: Final = 14
"""Blocks; the head of a letter with both addresses, date, number and subject is not longer."""
_ZONE_HEADINGS: Final = 3
"""Blocks within which headings still belong to the head: letterhead and title."""
_TITLE_WORDS: Final = 30
"""Words; a line of the head (with the offices that prepared a report) is not longer."""
_BODY_WORDS: Final = 8
"""Words of a line with a full stop from which the text itself has begun."""
_SHORT_WORDS: Final = 8
"""Words; greetings and closing formulas that stand alone are not longer."""
_SIGNATURE_WORDS: Final = 15
_SIGNATURE_BLOCKS: Final = 6
_CONTACT_WORDS: Final = 25
"""Words; a paragraph with a telephone number or an address and no more words is contact data."""
_LONG_CONTACT_WORDS: Final = 45
"""The same for a paragraph without any date."""
_CONTACT_SECTION_WORDS: Final = 30
"""Words; a longer paragraph below "Contact" is text again, whose own heading was not seen."""
_COURTESY_WORDS: Final = 60
_AID_WORDS: Final = 12
"""Words of a line that a reading aid opens without a colon ("For immediate release – Bishkek")."""
_CAPTION_WORDS: Final = 30

_SENTENCE_END: Final = re.compile(r"[.!?;…:]$")
_YEAR: Final = re.compile(r"(?<=\d)\sгг?\.$")
"""The year at the end of a Russian line, whose full stop ends no sentence."""
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE: Final = re.compile(r"\+\d[\d\s()-]{6,}\d|\(\d{3,5}\)\s?\d[\d\s-]{4,}\d")
_SEPARATOR: Final = re.compile(r"[\W_]+")
_SIGNATURE_MARK: Final = re.compile(r"--(?:\s|$)")
_PERSON: Final = re.compile(
    r"\s*(?:(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ]|[A-ZА-ЯЁ][\w'’-]+ [A-ZА-ЯЁ][\w'’-]+\s*(?:[,(]|$))"
)
"""A name with initials, or a first name and a name with nothing more."""
_QUOTED_MAIL: Final = re.compile(
    r">|-{3,}\s*(?:Original Message|Forwarded|Исходное сообщение|Пересылаемое)", re.IGNORECASE
)
_LEADERS: Final = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|…{2,}\s*\d{1,3}$")
_QUOTATION: Final = re.compile(r"[“«„\"](?P<words>[^”»]+)[”»\"]")
_LABEL_END: Final = re.compile(r"\s*(?:№\s*\S+\s*)?[:：]")
_CAPTION_END: Final = re.compile(r"\s*(?:\d+(?:\.\d+)*)?\s*(?:[.:–—-]|$)")


@dataclass(frozen=True, slots=True)
class Element:
    """A block outside tables with its rank as a heading, or a table.

    Attributes:
        block: None for a table.
        rank: None for what is no heading.
        table: id of the table, or empty.
    """

    block: Block | None
    rank: Rank | None = None
    table: str = ""


def elements_of(document: Document, names: Names) -> tuple[Element, ...]:
    """The blocks outside tables, with their ranks as headings, and the tables, in order."""
    known = {grid.id for grid in document.tables}
    places: list[Block | str] = []
    seen: set[str] = set()
    for block in document.blocks:
        table = block.id.split(";")[0]
        if not in_table(block):
            if block.text:
                places.append(block)
        elif table in known and table not in seen:
            seen.add(table)
            places.append(table)
    body = [place for place in places if isinstance(place, str) or place.kind != "note"]
    items = item_labels([place if isinstance(place, Block) else None for place in body], names)
    ranks: dict[str, Rank | None] = {block: (ITEM_RANK, level) for block, level in items.items()}
    ranks |= dict.fromkeys(message_heads(body), _MESSAGE_RANK)
    signed = frozenset(_signatures(body))
    for position, place in enumerate(body):
        if isinstance(place, Block) and place.id not in ranks and place.id not in signed:
            ranks[place.id] = heading_rank(place, _around(body, position), names)
    return tuple(
        Element(None, table=place)
        if isinstance(place, str)
        else Element(place, ranks.get(place.id))
        for place in places
    )


_MESSAGE_RANK: Final[Rank] = (0, 0)
"""A message inside a document stands below no heading of the one before it."""


def _signatures(body: Sequence[Block | str]) -> Iterator[str]:
    """The ids of short lines below a closing formula: the name of an office is no heading there."""
    left = 0
    for place in body:
        if isinstance(place, str) or place.kind == "heading":
            left = 0
            continue
        words = len(place.text.split())
        if opens_with("opens.closing", place.text) and words <= _SHORT_WORDS:
            left = _SIGNATURE_BLOCKS
        elif left and words <= _SHORT_WORDS and not place.marker:
            left -= 1
            yield place.id
        else:
            left = 0


def _around(body: Sequence[Block | str], position: int) -> Neighbours:
    before = body[position - 1] if position else None
    after = body[position + 1] if position + 1 < len(body) else None
    return Neighbours(
        before=before if isinstance(before, Block) else None,
        after=after if isinstance(after, Block) else None,
        table=isinstance(after, str),
    )


def title_blocks(elements: Sequence[Element]) -> frozenset[str]:
    """The headings of letterhead and title: they are about the document as a whole.

    They stand among the first blocks. Either no later heading is as high, or the next block is a
    heading as high, so that nothing stands below it. Sections come after the last of them.
    """
    ranked = [
        (position, element.block.id, element.rank)
        for position, element in enumerate(elements)
        if element.block is not None and element.rank is not None
    ]
    titles: set[str] = set()
    for index, (position, block, rank) in enumerate(ranked):
        later = ranked[index + 1 :]
        alone = all(other > rank for _, _, other in later)
        empty = bool(later) and later[0][0] == position + 1 and later[0][2] <= rank
        if position >= _ZONE_HEADINGS + 1 or not (alone or empty):
            break
        titles.add(block)
    return frozenset(titles)


def in_table(block: Block) -> bool:
    """Whether a block is a row or a paragraph of a table."""
    return block.id.startswith("table=")


def set_aside(elements: Sequence[Element]) -> Mapping[str, str]:
    """Reasons by block id for the blocks that hold no activities for certain.

    Headings are not among them: they stand in the paths of what is below them.
    """
    reasons: dict[str, str] = {}
    for start, reason in _sections(elements).items():
        reasons[start] = reason
    body = _head(elements, reasons)
    _letter_ends(elements, reasons, body)
    for position, element in enumerate(elements):
        block = element.block
        if block is None or element.rank is not None or block.id in reasons:
            continue
        if block.kind == "note":
            continue
        before_table = position + 1 < len(elements) and elements[position + 1].block is None
        reason = _shape(block, before_table=before_table)
        if reason:
            reasons[block.id] = reason
    return reasons


def _sections(elements: Sequence[Element]) -> dict[str, str]:
    """The blocks under headings of sections that never hold activities."""
    reasons: dict[str, str] = {}
    kind, rank, first = "", (0, 0), ""
    for element in elements:
        if element.block is None:
            continue
        if element.rank is not None:
            if kind and element.rank > rank:
                continue
            section = section_of(element.block.text)
            kind = section.kind if section is not None and section.certain else ""
            if not kind and is_about(element.block.text):
                kind = "about the organization"
            rank, first = element.rank, ""
        elif kind and element.block.kind != "note":
            number = _number(element.block)
            if kind == _AGENDA and (not number or number == first):
                kind = ""  # the next list, or the text itself, tells what was said
                continue
            first = first or number
            if kind == "contact data" and len(element.block.text.split()) > _CONTACT_SECTION_WORDS:
                kind = ""
                continue
            reasons[element.block.id] = kind
    return reasons


_AGENDA: Final = "agenda"
_ITEM: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s")


def _number(block: Block) -> str:
    """The number or the sign with which an item of a list begins; empty for other paragraphs."""
    typed = _ITEM.match(block.text)
    return block.marker or (typed[0].strip() if typed else "-" * block.level)


_ABOUT: Final = re.compile(
    r"(?:About (?:the )?(?=[A-Z])|(?:О|Об|Обо) (?=[А-ЯЁA-Z]{2})(?![А-ЯЁ]+(?: [А-ЯЁ]+)+$))"
    r"[^.!?]{2,60}$"
)


def is_about(heading: str) -> bool:
    """Whether a heading announces what a body says of itself: «Об ОБСЕ», not «О РАБОТЕ ЗА ГОД»."""
    return bool(_ABOUT.match(heading))


def _head(elements: Sequence[Element], reasons: dict[str, str]) -> int:
    """Set aside the lines before the text begins; returns the position where it does.

    The head ends with the salutation, or before the first list item, table, sentence of some
    length, or heading that does not belong to letterhead and title.
    """
    head: list[tuple[str, str]] = []
    only_headings = True
    first_sheet = sheets([item.block for item in elements if item.block is not None])
    for position, element in enumerate(elements[:_ZONE_BLOCKS]):
        block = element.block
        if block is None:
            return _settle(head, reasons, position)
        if block.id == first_sheet:
            return _settle(head, reasons, position)
        if element.rank is not None:
            if position >= _ZONE_HEADINGS and not only_headings:
                return _settle(head, reasons, position)
            continue
        only_headings = False
        if _is_salutation(block.text):
            head.append((block.id, "salutation"))
            return _settle(head, reasons, position + 1)
        if block.marker or block.level or block.kind == "note":
            return _settle(head, reasons, position)
        label = opens_with("opens.address", block.text)
        labelled = bool(label) and bool(_LABEL_END.match(block.text, len(label)))
        words = len(block.text.split())
        if labelled and words <= _TITLE_WORDS:
            head.append((block.id, "address line"))
        elif words <= _TITLE_WORDS and not (
            words >= _BODY_WORDS and _SENTENCE_END.search(_YEAR.sub("", block.text))
        ):
            head.append((block.id, "title block"))
        else:
            return _settle(head, reasons, position)
    return _settle(head, reasons, 0)


def _settle(head: Sequence[tuple[str, str]], reasons: dict[str, str], position: int) -> int:
    """Keep the head only where a text follows it: a list of short lines has no head."""
    if position:
        for block, reason in head:
            reasons.setdefault(block, reason)
    return position


def _is_salutation(text: str) -> bool:
    return bool(opens_with("opens.salutation", text)) and len(text.split()) <= _SHORT_WORDS


def _letter_ends(elements: Sequence[Element], reasons: dict[str, str], body: int) -> None:
    """Set aside closing formulas with the signatures below them, and quoted mail."""
    signature = 0
    quoted = False
    for element in elements[body:]:
        block = element.block
        if block is None or element.rank is not None:
            signature = 0
            continue
        if block.kind == "note":
            continue
        words = len(block.text.split())
        if _QUOTED_MAIL.match(block.text):
            reasons.setdefault(block.id, "quoted mail")
            signature, quoted = 0, True
        elif _SIGNATURE_MARK.match(block.text):
            reasons.setdefault(block.id, "signature")
            signature = _SIGNATURE_BLOCKS
        elif opens_with("opens.closing", block.text) and words <= _SHORT_WORDS:
            reasons.setdefault(block.id, "closing formula")
            signature = _SIGNATURE_BLOCKS
        elif _is_signed(block.text):
            reasons.setdefault(block.id, "signature")
        elif says("formula", block.text) and words <= _COURTESY_WORDS:
            signature = _SIGNATURE_BLOCKS
        elif (
            signature
            and words <= _SIGNATURE_WORDS
            and not block.marker
            and not (words > _SHORT_WORDS and block.text.endswith("."))
        ):
            reasons.setdefault(block.id, "signature")
            signature -= 1
        else:
            signature = 0
            if quoted and _is_mail_header(block.text):
                reasons.setdefault(block.id, "quoted mail")


def _is_signed(text: str) -> bool:
    """Whether a short line is a label with the name of who signs: "Signed: N. Rahimova, Head"."""
    label = opens_with("opens.signed", text)
    labelled = bool(label) and _LABEL_END.match(text, len(label))
    return (
        bool(labelled and _PERSON.match(text, labelled.end()))
        and len(text.split()) <= _SIGNATURE_WORDS
    )


def _is_mail_header(text: str) -> bool:
    label = opens_with("opens.address", text)
    return bool(label) and bool(_LABEL_END.match(text, len(label)))


def _shape(block: Block, *, before_table: bool) -> str:
    """Why a block is no activity, by its own shape; empty when it may be one."""
    text = block.text
    words = len(text.split())
    if _SEPARATOR.fullmatch(text):
        return "separator"
    if _LEADERS.search(text):
        return "table of contents"
    if _is_salutation(text) and re.search(r"[,!:]$", text):
        return "salutation"
    contact = bool(_MAIL.search(text) or _PHONE.search(text))
    if contact and (
        words <= _CONTACT_WORDS or (words <= _LONG_CONTACT_WORDS and not has_date(text))
    ):
        return "contact data"
    aid = opens_with("opens.aid", text)
    if aid and not block.marker:
        rest = text[text.index(aid) + len(aid) :]
        if re.match(r"\s*(?:[:.]|$)", rest) or (
            words <= _AID_WORDS and re.match(r"\s*[–—-]\s", rest)
        ):
            return "reading aid"
    is_caption = _behind_caption(text) is not None and not block.marker
    if is_caption and (before_table or not _SENTENCE_END.search(text) or words <= _SHORT_WORDS):
        return "caption"
    if says("formula", text) and words <= _COURTESY_WORDS and not has_date(text):
        return "courtesy"
    if _is_quotation(text):
        return "quotation"
    return ""


def _behind_caption(text: str) -> str | None:
    """What stands behind the word that opens a caption: ". Activities in 2022" of "Table 1. …"."""
    caption = opens_with("opens.caption", text)
    if not caption or len(text.split()) > _CAPTION_WORDS:
        return None
    rest = text[text.index(caption) + len(caption) :]
    number = _CAPTION_END.match(rest)
    return rest[number.end() :].strip() if number is not None else None


def caption_text(text: str) -> str:
    """The words of a caption without its number; empty for words that are no caption."""
    return _behind_caption(text) or ""


def _is_quotation(text: str) -> bool:
    """Whether a block is what a person says: in quotes throughout, or with a verb of saying."""
    hit = _QUOTATION.match(text)
    if hit is None:
        return False
    quoted = sum(len(part["words"]) for part in _QUOTATION.finditer(text))
    if 10 * quoted >= 9 * (len(text) - 3):
        return len(text.split()) > _SHORT_WORDS
    rest = _QUOTATION.sub(" ", text)
    return 2 * quoted >= len(text) and says("quote-verb", rest)
