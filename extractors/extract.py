"""From a document to its activities, cut and tagged: the whole of this layer in one call."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.author_kinds import author_kinds
from extractors.authors import aliases_of, authors_of, names_of_author, naming_words
from extractors.collection import paused_collection
from extractors.context import DocumentContext, document_context
from extractors.dates import (
    DateContext,
    DateMention,
    context_after,
    find_dates,
    writes_month_first,
    year_of,
)
from extractors.dates.dateline import day_of_item
from extractors.dates.month_days import days_below
from extractors.document_kind import document_kind
from extractors.items import items_of
from extractors.measures.cited import with_cited_measure
from extractors.measures.titles import titles_of
from extractors.mentions import Aliases, find_organizations
from extractors.mentions.short import author_names
from extractors.message_authors import message_authors
from extractors.messages import head_of_message
from extractors.model import DateRange, Document, Mention, Passage, Rejection, Tagged
from extractors.passages import read_passages
from extractors.places.named import HOME_COUNTRIES
from extractors.roles.series import end_of_leads, said_of_all, who_does_the_rest
from extractors.segment import Mark, Marks, segment, tells_of_one_event
from extractors.senders import bodies_of_row, is_compiled, sender_kinds, senders_of, settled_authors
from extractors.tag import tag_activity
from extractors.tag.dates import without_nowadays
from extractors.tag.model import Earlier, Found
from gazetteers.frameworks import Framework
from gazetteers.model import LanguageCode, Record
from gazetteers.organizations import organizations
from gazetteers.territories import territories

_MOST_ANTECEDENTS = 20
"""How far back "the Centre" may look, in mentions; farther back it means something else."""


class Extraction(Record):
    """What was found in a document: every word is in an activity or in a rejection.

    Attributes:
        document: as read.
        passages: the stretches that may hold activities, in reading order.
        tagged: the activities, in reading order.
        rejections: the words that are no activity, with reasons.
    """

    document: Document
    passages: tuple[Passage, ...]
    tagged: tuple[Tagged, ...]
    rejections: tuple[Rejection, ...]


@paused_collection()
def extract(document: Document, frameworks: Sequence[Framework]) -> Extraction:
    """Cut a document into activities and tag each: who, what, where, when.

    Args:
        document: as read; its kind is settled here.
        frameworks: whose measures a matrix may list.
    """
    kind = document_kind(document, frameworks)
    document = document.model_copy(update={"kind": kind})
    reading = read_passages(document, frameworks, kind=kind)
    found, marks = find_names(document, reading.passages)
    cuts = segment(reading.passages, marks, one_event=tells_of_one_event(document))
    tagged = []
    earlier, message = Earlier(), ""
    for span in cuts.spans:
        head = head_of_message(found[span.passage].passage.headings)
        if head != message:
            earlier, message = Earlier(), head  # who leads what another writes is nobody's here
        activity, earlier = tag_activity(found[span.passage], span, earlier)
        tagged.append(with_cited_measure(activity, titles_of(frameworks)))
    return Extraction(
        document=document,
        passages=reading.passages,
        tagged=tuple(tagged),
        rejections=(*reading.rejections, *cuts.rejections),
    )


def speakers_of(document: Document, passage: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who speaks in a passage of a report, and the countries that the document is about."""
    context = document_context(document)
    named = (
        authors_of(context, document.language or "en", aliases_of(document))
        if document.kind == "report"
        else ()
    )
    about = _about(document, context, named)
    authors = settled_authors(named, about)
    language = passage.language or "en"
    senders = None
    if document.kind == "report":
        compiled = is_compiled(document)
        messages = message_authors(document, aliases_of(document))
        senders = senders_of(
            passage, language, authors, about, compiled=compiled, messages=messages
        )
    return (authors if senders is None else senders), about


def find_names(document: Document, passages: Sequence[Passage]) -> tuple[list[Found], list[Marks]]:
    """What each passage names; the text before it tells what weak names and bare months mean."""
    context = document_context(document)
    # Whoever compiles a matrix speaks for many: "the Office" and "we" are those of the paragraph.
    report = document.kind == "report"
    aliases = aliases_of(document)
    named = authors_of(context, document.language or "en", aliases) if report else ()
    about = _about(document, context, named)
    authors = settled_authors(named, about)
    aliases = Aliases.of([*aliases.names, *names_of_author(named, context)])
    naming = naming_words(named, context, document.language or "en")
    if len(authors) == 1:
        said = naming[0] if naming else ""
        short = author_names(authors[0], said, aliases.names, document.language or "en")
        aliases = Aliases.of([*aliases.names, *short])
    kinds = author_kinds(authors, naming[:1], document.language or "en")
    start = DateContext(
        year=context.year,
        document_year=context.speaks_from,
        written_on=context.day,
        month_first=writes_month_first([block.text for block in document.blocks]),
    )
    dates = start
    antecedents: list[str] = []
    row: tuple[str, ...] = ()
    row_begins = 0
    prose = [block.text for block in document.blocks if block.kind in ("paragraph", "note")]
    of_all = said_of_all(prose, document.language or "en")
    lead_end = end_of_leads(prose, document.language or "en")
    of_rest = who_does_the_rest(prose, document.language or "en")
    in_rows = any(passage.cells for passage in passages)
    compiled = is_compiled(document)
    messages = message_authors(document, aliases) if report else {}
    found, marks = [], []
    items = items_of(document, passages)
    item: str | None = None
    for passage, spoken_on in zip(passages, items, strict=True):
        language = passage.language or "en"
        senders = (
            senders_of(passage, language, authors, about, compiled=compiled, messages=messages)
            if report
            else None
        )
        speakers = authors if senders is None else senders
        if (of_row := bodies_of_row(passage, language, ())) != row:
            row, row_begins = of_row, len(antecedents)
        organizations = _done_in(
            passage,
            find_organizations(
                passage.text,
                language,
                author=bodies_of_row(passage, language, speakers),
                antecedents=_named_before(antecedents, row, row_begins),
                aliases=aliases,
                about=about,
            ),
        )
        antecedents += [item.id for item in organizations if item.strength == "strong"]
        year = _year_above(passage, language)
        if year is not None:
            dates = replace(start, year=year)
        elif item is not None and item not in passage.headings:
            dates = replace(dates, year=None)  # the day of one item dates no other
        item = next((h for h in reversed(passage.headings) if day_of_item((h,), language)), None)
        if spoken_on != dates.spoken_on:
            dates = replace(dates, spoken_on=spoken_on)
            if spoken_on is not None and year is None:
                day = DateRange(raw="", start=spoken_on, end=spoken_on)
                dates = replace(dates, previous=day)
        mentions = _done_in(passage, find_dates(passage.text, language, dates))
        mentions = without_nowadays(passage.text, mentions, language)
        month = _date_above(passage, language, dates)
        mentions = days_below(passage.text, mentions, month, passage.cells, language)
        dates = context_after(mentions, dates)
        found.append(
            Found(
                passage=passage,
                language=language,
                organizations=organizations,
                dates=mentions,
                authors=speakers,
                kinds=kinds if speakers == authors else sender_kinds(passage, speakers, language),
                written_on=spoken_on or context.day,
                year=dates.year,
                about=about,
                of_all=of_all if passage.cells or not in_rows else (),
                lead_end=lead_end,
                of_rest=of_rest if passage.cells else (),
                warnings=tuple(
                    warning
                    for block in document.run(passage.ref.block)
                    for warning in block.warnings
                ),
            )
        )
        marks.append(_marks(passage, language, organizations, mentions))
    return found, marks


def _named_before(antecedents: Sequence[str], row: Sequence[str], begins: int) -> list[str]:
    """What "the Office" may mean: in the row of a body, of other rows only what belongs to it.

    Args:
        antecedents: ids named so far in the document, the latest last.
        row: the bodies of the row, () where none is given.
        begins: how many of the antecedents stand before the row.
    """
    if not row:
        return list(antecedents[-_MOST_ANTECEDENTS:])
    known = organizations()
    families = {known.root(body) for body in row}
    before = [body for body in antecedents[:begins] if known.root(body) in families]
    return [*before, *antecedents[begins:]][-_MOST_ANTECEDENTS:]


_Named = TypeVar("_Named", Mention, DateMention)


def _done_in(passage: Passage, found: Sequence[_Named]) -> tuple[_Named, ...]:
    """What is named outside the cells that only say where a row was read: "TASS, 3 May 2019"."""
    sources = [cell for cell in passage.cells if cell.column == "source"]
    return tuple(
        item for item in found if not any(cell.start <= item.start < cell.end for cell in sources)
    )


def _marks(
    passage: Passage,
    language: LanguageCode,
    organizations: Sequence[Mention],
    dates: Sequence[DateMention],
) -> Marks:
    """The mentions by which a passage is cut; years of cited documents are none of them."""
    return Marks(
        organizations=tuple(
            Mark(item.start, item.end, item.id, weak=item.strength == "weak")
            for item in organizations
        ),
        territories=tuple(
            Mark(hit.start, hit.end, hit.id) for hit in territories().find(passage.text, language)
        ),
        dates=tuple(
            Mark(item.start, item.end, item.range.raw) for item in dates if item.role == "activity"
        ),
    )


def _about(document: Document, context: DocumentContext, authors: Sequence[str]) -> tuple[str, ...]:
    """The countries that a document is about: those in its title, else where its authors work.

    Else those that the lines below the title name ("Report", "on the strategy of Uzbekistan"); the
    place where it was written does not count there. Else the one that most of its places lie in.
    """
    known, language = territories(), document.language or "en"
    titles = " \n".join((context.title, *context.titles))
    named = {known.country_of(hit) for hit in known.find(titles, language)}
    if not named:
        entries = organizations().by_id
        named = {entries[author].country for author in authors if author in entries}
    if not any(named):
        named = {
            known.country_of(hit)
            for line in context.subtitles
            for hit in known.find(line, language)
            if hit.kind == "country"
        }
    if not any(named) and not authors:
        # Minutes and reports of authorities say where they were written: "Dushanbe, 27 February".
        named = {
            known.country_of(hit)
            for line in context.subtitles
            for hit in known.find(line, language)
        }
    near = sorted(code for code in named if code in HOME_COUNTRIES)
    if near:
        return tuple(near)
    own = _where_authors_work(context, authors, language)
    if len(countries := {code for code, is_country in own if is_country}) == 1:
        return tuple(countries)
    return _mostly_about(document, seats={code for code, _ in own})


def _where_authors_work(
    context: DocumentContext, authors: Sequence[str], language: LanguageCode
) -> tuple[tuple[str, bool], ...]:
    """The countries of the region in the words that name who writes, and whether by their names.

    "Programme Manager, UNICEF Kazakhstan", "IOM, Mission in Tajikistan": where the office works. A
    city alone does not say it, since an office may work for its neighbours as well.
    """
    known = territories()
    return tuple(
        (code, hit.kind == "country")
        for words in naming_words(tuple(authors), context, language)
        for hit in known.find(words, language)
        if (code := known.country_of(hit)) in HOME_COUNTRIES
    )


def _mostly_about(document: Document, *, seats: Container[str] = ()) -> tuple[str, ...]:
    """The country that most places of a report lie in, if there is one.

    A ministry that reports at home names its towns and districts, and rarely its country. Half of
    the places are enough where the office that writes has its seat.
    """
    if document.kind != "report":
        return ()
    known, language = territories(), document.language or "en"
    named = Counter(
        code
        for block in document.blocks
        if block.kind != "cell"
        for hit in known.find(block.text, language)
        if (code := known.country_of(hit)) in HOME_COUNTRIES
    )
    for code, times in named.most_common(1):
        share = _HALF if code in seats else _MOST
        if times >= _OFTEN and times >= share * named.total():
            return (code,)
    return ()


_OFTEN = 3
_HALF, _MOST = 0.5, 0.75
"""Of the places of the region: a report from one country names neighbours as well."""


def _date_above(passage: Passage, language: LanguageCode, context: DateContext) -> DateRange | None:
    """What the nearest heading or merged cell with a date says, as the month of a chronicle."""
    for item in reversed(passage.inherited):
        if (item.kind == "year" and item.column is None) or item.column == "date":
            found = find_dates(item.text, language, context)
            return found[0].range if len(found) == 1 else None
    return None


def _year_above(passage: Passage, language: LanguageCode) -> int | None:
    """The year that a heading or a row sets for a passage."""
    for item in reversed(passage.inherited):
        if item.kind == "year" and (year := year_of(item.text, language)) is not None:
            return year
    return None
