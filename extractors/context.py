"""Who reports in a document, and when: what "we", "the Centre" and bare months refer to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final

from extractors.boilerplate import Element, elements_of, set_aside, title_blocks
from extractors.context_labels import Words, after_label, is_bare_name, names_sum, part_of, whole
from extractors.context_names import own_names
from extractors.context_told import is_disclaimer, masthead, prepared_by
from extractors.dates import DateMention, find_dates
from extractors.heading_names import (
    GazetteerNames,
    names_author,
    organizations_in,
    reporting_state,
    reports,
    unlisted_body,
)
from extractors.language import language_of
from extractors.messages import heads_message
from extractors.model import Block, DateRange, Document, SourceRef
from extractors.surroundings import Names
from gazetteers.model import LanguageCode, Record
from gazetteers.sections import author_label, section_cues

_HEAD_BLOCKS: Final = 14
_TAIL_BLOCKS: Final = 8
_HEAD_HEADINGS: Final = 4
"""Blocks within which headings belong to letterhead and title."""
_SIGNATURE_WORDS: Final = 25
"""Words; longer lines at the end are about something else than who signs."""
_MOST_AUTHORS: Final = 2
"""Organizations; a title that names more is about them ("CSTO · CIS · SCO: Security Digest")."""
_HEAD: Final = frozenset({"title block", "address line", "reading aid"})
_TAIL: Final = frozenset({"signature", "contact data", "closing formula", "note to editors"})
_ADDRESSEE: Final = re.compile(
    r"(?:To\b|(?:[Bb]?[Cc][Cc])\b|Copy\b|Copied to|Via\b|Through\b|Distribution"
    r"|For the attention|Attn|Attention"
    r"|(?:Submitted|Transmitted|Forwarded|Presented|Sent|Addressed) to"
    r"|Requested by|Donor|Funded by"
    r"|Кому|Копия|Копии|Рассылка|Получатель|Адресат|Донор|В |Во )"
    r"|(?!\S+ой\s(?:офис|центр|комитет|совет|суд|отдел|департамент|фонд|институт|штаб|союз)\b)"
    r"(?:\S+(?:ому|ему|ой|ей)\s)"
    r"|[А-ЯЁ][а-яё]+[ую]\s"
)
"""Lines that name who is written to; Russian letters put the addressee in the dative.

«Страновой офис» and «Городской совет» are nominatives that end alike.
"""
_CELLS: Final = " | "
"""Between the cells of a row; a box of facts about the document has rows of two."""
_RUNNING: Final = ("header", "footer")
_RUNNING_WORDS: Final = 15
"""Words; a longer running head is a notice, not the name of who reports."""
_FILE_WORDS: Final = re.compile(r"[^\W\d_]+")


class DocumentContext(Record):
    """What a document says of itself.

    Attributes:
        authors: words that name who reports, the surest first: a line "From:" or "Submitted by:",
            a title "UNODC – inputs for …", a letterhead, a signature, the running head of the
            pages, the file name. Which organizations they name is for others to say; words after
            "From:" may name none, and a letterhead may name one that is in no gazetteer.
        dated: the words that give the date of the document, or None.
        day: the (first) day that they give, None without such words.
        period: the period that a report covers, where it says so.
        year: the year that bare months belong to: that of the period when it lies in one year,
            else that of the document; None when neither is said.
        own_names: words that begin with a name that is the writer's by its place ("Newsletter of
            Open Valley", below "Who we are"), the surest first, whether it looks like that of a
            body or not; the flag says whether the place alone is enough.
        title: the document's title.
        titles: the headings of its letterhead and title, two at least, in order.
        subtitles: the lines below its title that are no headings, those who write and to whom
            left out.
    """

    authors: tuple[Words, ...] = ()
    dated: Words | None = None
    day: date | None = None
    period: DateRange | None = None
    year: int | None = None
    own_names: tuple[tuple[Words, bool], ...] = ()
    title: str = ""
    titles: tuple[str, ...] = ()
    subtitles: tuple[str, ...] = ()

    @property
    def speaks_from(self) -> int | None:
        """The year that "this year" means: that of its day, else that of the period it covers.

        An overview of 2021 written in January 2022 still speaks from 2021.
        """
        if self.day is None:
            return self.year
        reported = self.year is not None and self.day.year == self.year + 1
        return self.year if reported and self.day.month <= _LATE_MONTHS else self.day.year


_LATE_MONTHS: Final = 4
"""Months in which the report on the year before is written."""


def document_context(document: Document, names: Names | None = None) -> DocumentContext:
    """What a document says of itself in its head, its signature and its file name."""
    elements = elements_of(document, names or GazetteerNames())
    reasons = set_aside(elements)
    head = tuple(_head(elements, reasons))
    box = tuple(_box(document, elements))
    tail = tuple(_tail(elements, reasons))
    dated = _date(document, head, tail)
    period = _period(document, head)
    return DocumentContext(
        authors=_authors(document, (*head, *box), tail),
        dated=dated[0] if dated else None,
        day=dated[1] if dated else None,
        period=period,
        year=_year(document, period, dated[1] if dated else None) or _only_year(document, head),
        own_names=tuple(_own_names(document, elements, reasons)),
        title=document.title,
        titles=tuple(_titles(elements)),
        subtitles=tuple(
            block.text
            for block in head
            if reasons.get(block.id) == "title block" and not _ADDRESSEE.match(block.text)
        ),
    )


def _titles(elements: Sequence[Element]) -> Iterator[str]:
    """The headings that are about the document as a whole, and the first two in any case.

    Not one behind a paragraph of text: "Centre in Ashgabat" opens a section there.
    """
    whole = title_blocks(elements)
    headings = 0
    for number, element in enumerate(elements):
        block = element.block
        if block is None:
            continue
        if element.rank is None:
            is_text = len(block.text.split()) > _LINE_WORDS
            headings = _TITLE_LINES if number and is_text and headings else headings
            continue
        if headings < _TITLE_LINES or block.id in whole:
            yield block.text
        headings += 1


_TITLE_LINES: Final = 2
_LINE_WORDS: Final = 30
"""Words; a line of the head is not longer."""


def _head(elements: Sequence[Element], reasons: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of letterhead, title and address."""
    for position, element in enumerate(elements[:_HEAD_BLOCKS]):
        block = element.block
        if block is None:
            return
        if reasons.get(block.id) in _HEAD or (
            element.rank is not None and position < _HEAD_HEADINGS
        ):
            yield block
        elif element.rank is None and reasons.get(block.id) != "salutation":
            if names_author(block.text):
                yield block
            return


def _box(document: Document, elements: Sequence[Element]) -> Iterator[Block]:
    """The rows of a box of facts in the head, "Traveller | …", "Reporting entity | …"."""
    table = next((element.table for element in elements[:_HEAD_HEADINGS] if element.table), "")
    for block in document.blocks:
        is_own = block.kind == "row" and block.id.partition(";")[0] == table
        if is_own and block.text.count(_CELLS) == 1 and author_label(block.text):
            yield block


def _tail(elements: Sequence[Element], reasons: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of signature and contact data, the last first.

    Of an exchange of mails they are those of its first message, if it has any.
    """
    older = next(
        (
            position
            for position, element in enumerate(elements)
            if position and element.rank is not None and element.block is not None
            if heads_message(element.block.text)
        ),
        len(elements),
    )
    signed = tuple(_signed(elements[:older], reasons))
    yield from signed or _signed(elements[older:], reasons)


def _signed(elements: Sequence[Element], reasons: Mapping[str, str]) -> Iterator[Block]:
    blocks = [element.block for element in elements if element.block is not None]
    body = [block for block in blocks if block.kind != "note"]
    for block in reversed(body[-_TAIL_BLOCKS:]):
        if reasons.get(block.id) in _TAIL and len(block.text.split()) <= _SIGNATURE_WORDS:
            yield block


def _authors(document: Document, head: Sequence[Block], tail: Sequence[Block]) -> tuple[Words, ...]:
    head = [block for block in head if not names_sum(block.text)]
    labelled = [words for block in head if (words := after_label(document, block)) is not None]
    titles = [
        whole(document, block)
        for block in head
        if not _ADDRESSEE.match(block.text)
        and (
            1 <= len(organizations_in(block.text)) <= _MOST_AUTHORS
            or reports(block.text)
            or unlisted_body(block.text) is not None
            or reporting_state(block.text) is not None
        )
        # "Organization of Women, Osh" begins like the label "Organization:".
        and (
            not author_label(block.text)
            or is_bare_name(document, block)
            or reporting_state(block.text) is not None
        )
    ]
    signed = [
        whole(document, block)
        for block in tail
        if organizations_in(block.text) and not is_disclaimer(block.text)
    ]
    running = [
        Words(text=discard.text)
        for discard in document.discards
        if discard.reason in _RUNNING
        and len(discard.text.split()) <= _RUNNING_WORDS
        and len(organizations_in(discard.text)) == 1
    ]
    told = [part_of(document, *place) for place in masthead(document.blocks)]
    prepared = [part_of(document, *place) for place in prepared_by(document.blocks)]
    found = [*labelled, *titles, *told, *signed, *prepared, *running]
    stem = PurePath(document.file_name).stem
    in_name = " ".join(_FILE_WORDS.findall(stem)).upper()
    if len(organizations_in(in_name)) == 1:
        found.append(Words(text=in_name))
    return tuple(dict.fromkeys(found))


def _own_names(
    document: Document, elements: Sequence[Element], reasons: Mapping[str, str]
) -> Iterator[tuple[Words, bool]]:
    for name in own_names(document, elements, reasons):
        ref = None
        if name.block is not None:
            end = name.start + len(name.text)
            ref = SourceRef(document=document.id, block=name.block.id, start=name.start, end=end)
        yield Words(text=name.text, ref=ref), name.sure


def _language(text: str, document: Document) -> LanguageCode:
    return language_of(text, default=document.language) or document.language or "en"


def _dates(document: Document, block: Block) -> tuple[DateMention, ...]:
    found = find_dates(block.text, _language(block.text, document))
    return tuple(mention for mention in found if mention.is_resolved)


def _day(mention: DateMention) -> date | None:
    """The day that a mention gives; "as at 31 January 2023" has an open side. None for months."""
    start, end = mention.range.start, mention.range.end
    if start is None or end is None or start == end:
        return start or end
    return None


def _date(
    document: Document, head: Sequence[Block], tail: Sequence[Block]
) -> tuple[Words, date] | None:
    """The date of the document: a labelled line, a day in the head, a day beside the signature."""
    candidates: list[tuple[int, int, Words, date]] = []
    for order, block in enumerate((*head, *reversed(tail))):
        cue = section_cues(block.text).first("date-label", block.text)
        for mention in _dates(document, block):
            day = _day(mention)
            if day is None:
                continue
            labelled = cue is not None and cue.start <= mention.start
            rank = 0 if labelled else 1 if order < len(head) else 2
            ref = SourceRef(
                document=document.id, block=block.id, start=mention.start, end=mention.end
            )
            words = Words(text=block.text[mention.start : mention.end], ref=ref)
            candidates.append((rank, order, words, day))
    if not candidates:
        return None
    best = min(candidates, key=lambda item: (item[0], item[1]))
    return best[2], best[3]


def _period(document: Document, head: Sequence[Block]) -> DateRange | None:
    """The period that the report covers: a labelled line, or a range in the head or title.

    A year is rather that of the report than a month, in which it was approved or sent: "Approved,
    December 2017. Plan of activities for 2018".
    """
    unlabelled: DateRange | None = None
    for block in head:
        cue = section_cues(block.text).first("period-label", block.text)
        for mention in _dates(document, block):
            start, end = mention.range.start, mention.range.end
            if start is None or end is None or (end - start).days < _PERIOD_DAYS:
                continue
            ref = SourceRef(
                document=document.id, block=block.id, start=mention.start, end=mention.end
            )
            period = mention.range.model_copy(update={"ref": ref})
            if cue is not None and cue.start <= mention.start:
                return period
            if unlabelled is None or (_is_year(period) and not _is_longer(unlabelled)):
                unlabelled = period
    return unlabelled


def _is_year(period: DateRange) -> bool:
    first, last = period.start, period.end
    return (
        first is not None
        and last is not None
        and (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31)
    )


def _is_longer(period: DateRange) -> bool:
    """Whether a period is longer than a month."""
    assert period.start is not None
    assert period.end is not None
    return (period.end - period.start).days > _MONTH_DAYS


_MONTH_DAYS: Final = 31
_PERIOD_DAYS: Final = 27
"""Days; no report covers less than a month, and events are shorter."""


def _only_year(document: Document, head: Sequence[Block]) -> int | None:
    """The only year in which the dates of the head lie: "Dates of travel: 11-15 September 2023"."""
    days = [
        day
        for block in head
        for mention in _dates(document, block)
        for day in (mention.range.start, mention.range.end)
    ]
    years = {day.year for day in days if day is not None}
    return years.pop() if len(years) == 1 and None not in days else None


def _year(document: Document, period: DateRange | None, day: date | None) -> int | None:
    if (
        period is not None
        and period.start is not None
        and period.end is not None
        and period.start.year == period.end.year
    ):
        return period.start.year
    if day is not None:
        return day.year
    if period is not None and period.end is not None:
        return period.end.year
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", f"{document.title} {document.file_name}"))
    return int(years.pop()) if len(years) == 1 else None
