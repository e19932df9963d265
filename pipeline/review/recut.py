"""New cuts: an activity split, joined with the next, cut elsewhere, or seen by a person only.

No word is ever typed: a cut is a span of the document as it was read, and its text is that slice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from extractors.context import document_context
from extractors.dates import DateContext, find_dates
from extractors.extract import Extraction, speakers_of
from extractors.mentions import find_aliases, find_organizations
from extractors.model import Document, Passage, SourceRef, Tagged
from extractors.passages import passages
from extractors.segment import Span
from extractors.tag import tag_activity
from extractors.tag.model import Earlier, Found
from gazetteers.additions import NONE, Additions, using
from gazetteers.frameworks import Framework
from gazetteers.model import MeasureId
from pipeline.errors import DecisionError
from pipeline.keys import activity_id, key_text
from pipeline.model import Activity, ActivityId, MeasureMatch, Reviewed, Series
from pipeline.propose import Matcher, row_measures, where_printed
from pipeline.review.cuts import offset_in
from pipeline.review.record import Edit, edited, standing_measures

T = TypeVar("T")

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
        added: names that are listed beside those of the package.
        made: activities that were cut just now, and that the store does not know yet.
    """

    document: Document
    series: Series
    frameworks: Sequence[Framework]
    framework: Framework
    known: Mapping[ActivityId, Reviewed]
    added: Additions = NONE
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
        with using(self.added):
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
                begins = offset_in(self.document, passage.ref.block, ref)
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
            further=near.further,
            row_confidence=near.row_confidence,
            language=near.language,
        )
        return alone, 0


def _measures(items: Sequence[Reviewed]) -> tuple[MeasureMatch, ...]:
    matches: dict[str, MeasureMatch] = {}
    for item in items:
        for match in standing_measures(item):
            matches.setdefault(match.id, match)
    return tuple(matches.values())[:_KEPT]


def _first(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """The first that is not empty."""
    return next((value for value in values if value), ())
