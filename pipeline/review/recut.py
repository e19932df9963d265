"""New cuts: an activity split, joined with the next, cut elsewhere, or seen by a person only.

No word is ever typed: a cut is a span of the document as it was read, and its text is that slice.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeVar

from extractors.context import document_context
from extractors.dates import DateContext, find_dates
from extractors.extract import Extraction, speakers_of
from extractors.mentions import find_aliases, find_organizations
from extractors.model import Document, Passage, SourceRef, Tagged
from extractors.passages import passages
from extractors.segment import Span
from extractors.tag import Earlier, Found, tag_activity
from gazetteers.frameworks import Framework
from gazetteers.model import MeasureId
from pipeline.errors import DecisionError
from pipeline.keys import activity_id, key_text
from pipeline.model import Activity, ActivityId, MeasureMatch, Reviewed, Series
from pipeline.propose import Matcher, row_measures, where_printed
from pipeline.review.record import Edit, edited, standing_measures

T = TypeVar("T")

_WORD = re.compile(r"\S+")
_CUT_AFTER = re.compile(r"[.;:!?)\]»”\"]$|\|$")
"""Signs at the end of a word after which people cut most often."""
_KEPT: Final = 3
"""Measures of one activity at most."""


@dataclass(frozen=True, slots=True)
class Cutter:
    """Makes activities from spans of one document.

    Attributes:
        document: as it was read.
        series: of the document, for ids.
        frameworks: whose measures a matrix may list.
        framework: whose measures are given.
        known: every activity that was proposed or decided, by id; an id is never given twice.
        made: activities that were cut just now, and that the store does not know yet.
    """

    document: Document
    series: Series
    frameworks: Sequence[Framework]
    framework: Framework
    known: Mapping[ActivityId, Reviewed]
    made: Mapping[ActivityId, Reviewed] = field(default_factory=dict)

    def cut(self, ref: SourceRef, *, instead_of: Sequence[Reviewed] = ()) -> Reviewed:
        """The activity that stands at `ref`, tagged anew from its own words.

        Measures are those of the activities that it replaces. Who leads, when and where are taken
        from them too where its own words do not say: the parts of "UNODC held a course and a
        seminar in Osh" keep UNODC.

        Raises:
            DecisionError: if there are no such words.
        """
        ref = self._trimmed(ref)
        text = self.document.text_at(ref)
        tagged = self._tag(ref)
        former = [item.activity for item in instead_of]
        pages, boxes = where_printed(self.document, ref)
        activity = Activity(
            id=self._id(text, {item.id for item in former}),
            text=text,
            ref=ref,
            language=tagged.passage.language,
            headings=former[0].headings if former else tagged.passage.headings,
            organizations=tagged.organizations,
            countries=tagged.countries or _first(item.countries for item in former),
            region=tagged.region,
            places=tagged.places,
            dates=tagged.dates or _first(item.dates for item in former),
            status=tagged.status,
            type=tagged.type,
            measures=_measures(instead_of) or row_measures(tagged, self.framework),
            pages=pages,
            boxes=boxes,
        )
        if former and not any(tag.role == "lead" for tag in activity.organizations):
            named = {tag.id for tag in activity.organizations}
            leads = _first(
                tuple(tag for tag in item.organizations if tag.role == "lead") for item in former
            )
            activity = activity.model_copy(
                update={
                    "organizations": (
                        *(tag for tag in leads if tag.id not in named),
                        *activity.organizations,
                    )
                }
            )
        seen = self._seen(activity.id)
        return Reviewed(
            activity=activity,
            state="needs_review",
            revision=seen.revision if seen is not None else 0,
            sources=(activity,),
        )

    def with_matches(self, item: Reviewed, matcher: Matcher) -> Reviewed:
        """The activity with the measure that the machine finds most probable, if it finds any."""
        if item.activity.measures:
            return item
        tagged = self._tag(item.activity.ref)
        passage, _ = self._passage(item.activity.ref)
        found = matcher.match(
            Extraction(document=self.document, passages=(passage,), tagged=(tagged,), rejections=())
        )
        changed = item.activity.model_copy(update={"measures": tuple(found[0][:1])})
        return item.model_copy(update={"activity": changed, "sources": (changed,)})

    def with_measure(self, item: Reviewed, measures: Sequence[MeasureId]) -> Reviewed:
        """The activity with the measures that the reviewer gives it."""
        changed = edited(item.activity, Edit(measures=tuple(measures)), framework=self.framework.id)
        return item.model_copy(update={"activity": changed, "sources": (changed,)})

    def _trimmed(self, ref: SourceRef) -> SourceRef:
        """The span without space at its ends, and nothing outside its block."""
        try:
            whole = self.document.block_text(ref.block)
        except (KeyError, ValueError) as error:
            raise DecisionError("the document has no such paragraph", where=ref.block) from error
        if not 0 <= ref.start < ref.end <= len(whole):
            raise DecisionError("the cut lies outside the paragraph", where=ref.block)
        text = whole[ref.start : ref.end]
        start = ref.start + len(text) - len(text.lstrip(" \n|"))
        end = ref.end - (len(text) - len(text.rstrip(" \n|")))
        if not key_text(whole[start:end]):
            raise DecisionError("a part would have no words", remedy="Cut somewhere else")
        return ref.model_copy(update={"start": start, "end": end})

    def _id(self, text: str, replaced: set[ActivityId]) -> ActivityId:
        """The first id of these words that no other activity has."""
        occurrence = 1
        while True:
            candidate = activity_id(self.series, text, occurrence)
            other = self._seen(candidate)
            if other is None or candidate in replaced or other.state == "rejected":
                return candidate
            occurrence += 1

    def _seen(self, activity_id: ActivityId) -> Reviewed | None:
        return self.made.get(activity_id) or self.known.get(activity_id)

    def _tag(self, ref: SourceRef) -> Tagged:
        passage, start = self._passage(ref)
        end = start + ref.end - ref.start
        language = passage.language or "en"
        context = document_context(self.document)
        authors, about = speakers_of(self.document, passage)
        aliases = find_aliases(
            "\n".join(block.text for block in self.document.blocks if block.kind != "row"),
            self.document.language or "en",
        )
        found = Found(
            passage=passage,
            language=language,
            organizations=find_organizations(
                passage.text, language, author=authors, aliases=aliases
            ),
            dates=find_dates(passage.text, language, DateContext(year=context.year)),
            authors=authors,
            written_on=context.day,
            about=about,
        )
        tagged, _ = tag_activity(found, Span(0, start, end, ref), Earlier())
        return tagged

    def _passage(self, ref: SourceRef) -> tuple[Passage, int]:
        """The passage that holds the words, and where they begin in it; else the words alone.

        Words that reach over the end of a passage keep what that passage inherits.
        """
        text = self.document.text_at(ref)
        ids = {block.id for block in self.document.run(ref.block)}
        near: Passage | None = None
        for passage in passages(self.document, self.frameworks):
            others = {block.id for block in self.document.run(passage.ref.block)}
            if ids <= others:
                begins = _offset(self.document, passage.ref.block, ref)
                start = begins + ref.start - passage.ref.start
                if start >= 0 and passage.text[start : start + len(text)] == text:
                    return passage, start
            if near is None and ids & others:
                near = passage
        if near is None:
            return Passage(ref=ref, text=text, language=self.document.language), 0
        alone = Passage(
            ref=ref,
            text=text,
            kind=near.kind,
            headings=near.headings,
            inherited=near.inherited,
            measure=near.measure,
            row_confidence=near.row_confidence,
            language=near.language,
        )
        return alone, 0


def split_refs(ref: SourceRef, text: str, cuts: Sequence[int]) -> tuple[SourceRef, ...]:
    """The parts of an activity that is cut before the code points `cuts` of its text.

    Raises:
        DecisionError: if there is no cut, or one lies outside the text.
    """
    inside = sorted(set(cuts))
    if not inside or inside[0] <= 0 or inside[-1] >= len(text):
        raise DecisionError("no cut was chosen", remedy="Tick where a new activity begins")
    edges = [0, *inside, len(text)]
    return tuple(
        ref.model_copy(update={"start": ref.start + start, "end": ref.start + end})
        for start, end in pairwise(edges)
    )


def joined_ref(document: Document, one: SourceRef, other: SourceRef) -> SourceRef:
    """One span from the beginning of the first to the end of the last of two activities.

    Raises:
        DecisionError: if they stand in different cells, rows or tables.
    """
    if one.document != other.document:
        raise DecisionError("they stand in different documents")
    if one.block == other.block:
        return one.model_copy(
            update={"start": min(one.start, other.start), "end": max(one.end, other.end)}
        )
    first, last = sorted((one, other), key=lambda ref: document.order[_ends(document, ref)[0]])
    start, end = _ends(document, first)[0], _ends(document, last)[1]
    prefix, _, _ = start.rpartition("=")
    if prefix != end.rpartition("=")[0]:
        raise DecisionError(
            "they stand in different rows or cells, which cannot be one activity",
            remedy="Correct one of the two, and reject the other",
        )
    block = f"{start}..{end.rpartition('=')[2]}"
    offset_first = _offset(document, block, first)
    offset_last = _offset(document, block, last)
    return SourceRef(
        document=one.document,
        block=block,
        start=first.start + offset_first,
        end=last.end + offset_last,
    )


def cut_points(text: str, *, every: bool = False) -> tuple[tuple[str, int | None], ...]:
    """The text in pieces, each with the code point where a cut before it would lie.

    Cuts are offered behind sentences, clauses and cells; with `every` before each word. The first
    piece has none.
    """
    pieces: list[tuple[str, int | None]] = []
    begins: int | None = None
    previous = ""
    start = 0
    for word in _WORD.finditer(text):
        new_line = "\n" in text[start : word.start()][len(text[start : word.start()].rstrip()) :]
        if previous and (every or new_line or _CUT_AFTER.search(previous)):
            pieces.append((text[start : word.start()], begins))
            start = begins = word.start()
        previous = word.group()
    pieces.append((text[start:], begins))
    return tuple(pieces)


def words_of(text: str) -> tuple[tuple[int, int, str], ...]:
    """Each word with its first code point and one past its last."""
    return tuple((word.start(), word.end(), word.group()) for word in _WORD.finditer(text))


def _measures(items: Sequence[Reviewed]) -> tuple[MeasureMatch, ...]:
    matches: dict[str, MeasureMatch] = {}
    for item in items:
        for match in standing_measures(item):
            matches.setdefault(match.id, match)
    return tuple(matches.values())[:_KEPT]


def _ends(document: Document, ref: SourceRef) -> tuple[str, str]:
    """Ids of the first and last block that a reference names."""
    blocks = document.run(ref.block)
    return blocks[0].id, blocks[-1].id


def _offset(document: Document, block: str, ref: SourceRef) -> int:
    """Where the text of `ref`'s block begins in the text of the run `block`."""
    begins = _ends(document, ref)[0]
    offset = 0
    for item in document.run(block):
        if item.id == begins:
            return offset
        offset += len(item.text) + 1
    raise DecisionError("they cannot be one activity", where=ref.block)


def _first(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """The first that is not empty."""
    return next((value for value in values if value), ())
