"""What corrections teach: names and cues that the lists lack, with the decisions that show them.

A decision teaches a name where the reviewer put a listed organization in the place of one that was
unlisted ("NEW:Border College") or another, or said which words of the text name an organization or
a country ("the Staff College = OSCE-BMSC"). Several corrections to one measure teach a cue where
their texts share two neighbouring words that no cue has (`pipeline.review.word_pairs`).

Nothing here changes a list: a lead decides on each (`pipeline.review.rulings`).
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from extractors.model import OrganizationTag
from gazetteers.additions import Addition, Kind, Source
from gazetteers.lookup_words import name_key, words_of
from gazetteers.model import FrameworkId, LanguageCode
from gazetteers.stem import is_cyrillic
from pipeline.model import Activity, ActivityId, Decision, MeasureMatch

NEW: Final = "NEW:"
_CHARACTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one decision shows: that words name something, or which measure a text has.

    Attributes:
        seq: the decision.
        activity_id: the activity that it was made on.
        kind: what the words are a name or a cue of.
        of: id of the organization, country or measure.
        words: as they stand in the text; the whole text where a measure was corrected.
        instead_of: what they were taken for: "NEW:Border College", "OSCE", another measure.
    """

    seq: int
    activity_id: ActivityId
    kind: Kind
    of: str
    words: str
    instead_of: str
    language: LanguageCode
    reviewer: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """An activity of known measures: its words in small letters, and the measures."""

    text: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teaching:
    """A name or cue that a lead may add to the lists.

    Attributes:
        id: the same as long as it is about the same words of the same thing.
        kind: what it is a name or a cue of.
        of: id of the organization, country or measure.
        framework: whose measure; None for names.
        name: the words as most decisions show them.
        language: of the words.
        lessons: the decisions that show it, oldest first.
    """

    id: str
    kind: Kind
    of: str
    framework: FrameworkId | None
    name: str
    language: LanguageCode
    lessons: tuple[Lesson, ...]

    def as_addition(self, source: Source) -> Addition:
        """The entry that it would be in the lists, as it is proposed."""
        return Addition(
            proposal=self.id,
            kind=self.kind,
            id=self.of,
            framework=self.framework,
            name=self.name,
            language=self.language,
            source=source,
        )


def lessons_of(decision: Decision) -> Iterator[Lesson]:
    """What one decision shows."""
    before = {item.activity.id: item.activity for item in decision.answered}
    for activity in decision.result:
        old = before.get(activity.id)
        for kind, of, words, instead in (
            *_bodies_named(old, activity),
            *_countries_named(old, activity),
            *_measure_corrected(old, activity),
        ):
            yield Lesson(
                seq=decision.seq,
                activity_id=activity.id,
                kind=kind,
                of=of,
                words=" ".join(words.split()),
                instead_of=instead,
                language=activity.language
                if kind == "measure" and activity.language
                else ("ru" if is_cyrillic(words) else "en"),
                reviewer=decision.reviewer,
                decided_at=decision.decided_at,
            )


_Shown = tuple[Kind, str, str, str]


def _bodies_named(old: Activity | None, activity: Activity) -> Iterator[_Shown]:
    were = old.organizations if old is not None else ()
    known = {(tag.id, tag.mention) for tag in were}
    for tag in activity.organizations:
        pointed = any(item.method == "reviewer" for item in tag.evidence) and tag.mention
        if pointed and not tag.id.startswith(NEW) and (tag.id, tag.mention) not in known:
            yield "organization", tag.id, tag.mention, ""
    for gone, come in _replaced(were, activity.organizations):
        if gone.mention and gone.mention in activity.text:
            yield "organization", come.id, gone.mention, gone.id


def _replaced(
    were: Sequence[OrganizationTag], are: Sequence[OrganizationTag]
) -> Iterator[tuple[OrganizationTag, OrganizationTag]]:
    """Which organization was put in whose place.

    The form and the workbook keep the order, so what stands in the same row took its place; where
    rows were removed or added as well, only the one that went and the one that came tell.
    """
    old_ids, new_ids = {tag.id for tag in were}, {tag.id for tag in are}
    gone = [tag for tag in were if tag.id not in new_ids]
    come = [tag for tag in are if tag.id not in old_ids and not tag.id.startswith(NEW)]
    come = [tag for tag in come if not tag.mention]
    if len(were) == len(are):
        for old, new in zip(were, are, strict=True):
            if old in gone and new in come:
                yield old, new
    elif len(gone) == len(come) == 1:
        yield gone[0], come[0]


def _countries_named(old: Activity | None, activity: Activity) -> Iterator[_Shown]:
    known = {(tag.code, tag.mention) for tag in old.countries} if old is not None else set()
    for tag in activity.countries:
        pointed = any(item.method == "reviewer" for item in tag.evidence) and tag.mention
        if pointed and (tag.code, tag.mention) not in known:
            yield "country", tag.code, tag.mention, ""


def _measure_corrected(old: Activity | None, activity: Activity) -> Iterator[_Shown]:
    first = activity.measures[0] if activity.measures else None
    was = old.measures[0].id if old is not None and old.measures else ""
    if first is not None and _is_chosen(first) and first.id != was:
        yield "measure", first.id, activity.text, was


def _is_chosen(match: MeasureMatch) -> bool:
    return match.basis == "reviewer"


def names_taught(
    lessons: Iterable[Lesson],
    *,
    known: Mapping[Kind, Collection[tuple[str, str]]],
    is_listed: Collection[str],
) -> tuple[Teaching, ...]:
    """The names that lessons show, those that most decisions show first.

    Words that were taken for another listed body must have been corrected twice: once may have
    been this text only.

    Args:
        lessons: what the decisions in force show.
        known: by kind, the names that are listed already: id and key.
        is_listed: ids of listed organizations.
    """
    grouped: dict[tuple[Kind, str, str], list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        key = key_of(lesson.words)
        if lesson.kind != "measure" and key and (lesson.of, key) not in known[lesson.kind]:
            grouped[lesson.kind, lesson.of, key].append(lesson)
    found = []
    for (kind, of, key), group in grouped.items():
        meant_another = all(lesson.instead_of in is_listed for lesson in group)
        if meant_another and len({lesson.activity_id for lesson in group}) < _LEAST_OVER_ANOTHER:
            continue
        found.append(made(kind, of, None, key, most_written(group), group))
    return in_order(found)


_LEAST_OVER_ANOTHER: Final = 2


def made(
    kind: Kind,
    of: str,
    framework: FrameworkId | None,
    key: str,
    name: str,
    lessons: Sequence[Lesson],
) -> Teaching:
    """A teaching from its lessons."""
    parts = (kind, of, framework or "", key)
    digest = hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()
    return Teaching(
        id=f"p{digest[:_CHARACTERS]}",
        kind=kind,
        of=of,
        framework=framework,
        name=name,
        language="ru" if is_cyrillic(name) else "en",
        lessons=tuple(sorted(lessons, key=lambda lesson: lesson.seq)),
    )


def in_order(found: Iterable[Teaching]) -> tuple[Teaching, ...]:
    """Those that most activities show first, then by what they are of."""
    return tuple(
        sorted(
            found,
            key=lambda item: (
                -len({lesson.activity_id for lesson in item.lessons}),
                item.kind,
                item.of,
                item.id,
            ),
        )
    )


def most_written(lessons: Sequence[Lesson]) -> str:
    """The spelling that stands most often, the first in the alphabet of several."""
    counted = Counter(lesson.words for lesson in lessons)
    return min(counted, key=lambda words: (-counted[words], words))


def key_of(name: str) -> str:
    """What two spellings of one name share: the keys of their words, without marks."""
    return " ".join(name_key(word.text) for word in words_of(name) if not word.is_mark)
