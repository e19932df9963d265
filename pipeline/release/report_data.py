"""The figures of `report.html`, ready to be printed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from extractors.model import Status
from pipeline.doubts import DOUBT_WORDS
from pipeline.model import ReviewState
from pipeline.release.content import Catalogue, Content
from pipeline.release.counted import CountedRow
from pipeline.release.coverage import Gap, gaps
from pipeline.release.diff import KINDS, Change, Changes
from pipeline.release.report_map import RegionMap, draw_map

STATUSES: tuple[Status, ...] = get_args(Status)

_BODIES = 12
"""Columns of the heat map; the other organizations share one more."""

_SHADES = 5
_SHOWN = 25
_FIRST_YEAR = 2001
"""The timeline leaves out what treaties of earlier decades brought about."""

_BANDS = ((0.9, 1.01), (0.7, 0.9), (0.5, 0.7), (0.0, 0.5))

_STATES: Mapping[ReviewState, str] = {
    "confirmed": "confirmed by a person",
    "corrected": "corrected by a person",
    "auto_accepted": "accepted: the machine has no doubts, nobody has looked",
    "needs_review": "waiting: the machine has doubts, nobody has looked",
}

_CORE = ("KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG")
"""They have columns of their own; the other countries share one."""

_Belongs = Callable[[CountedRow], bool]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its words, and its share of the largest (or of all) in per cent."""

    label: str
    number: int
    share: float


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A measure with its counts: numbers, each with its shade from 0 (none) to 5 (most)."""

    measure: str
    title: str
    cells: tuple[tuple[int, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Heat:
    """A table of measures: the heads of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stacked bar: its label and its numbers by status, with their shares in per cent."""

    label: str
    parts: tuple[tuple[Status, int, float], ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that the page shows."""

    version: str
    framework: str
    activities: int
    documents: int
    organizations: int
    looked_at: int
    by_body: Heat
    by_country: Heat
    map: RegionMap
    country_names: Mapping[str, str]
    regional: int
    unplaced: int
    timeline: tuple[Bar, ...]
    undated: int
    pillars: tuple[Bar, ...]
    gaps: tuple[tuple[str, tuple[str, ...]], ...]
    measure_titles: Mapping[str, str]
    previous: str
    changes: tuple[tuple[str, int], ...]
    newest: tuple[Change, ...]
    states: tuple[Count, ...]
    bands: tuple[Count, ...]
    doubts: tuple[Count, ...]


def report_data(content: Content, changes: Changes) -> ReportData:
    """All figures of a release."""
    rows = content.rows
    known = content.catalogue
    return ReportData(
        version=changes.new,
        framework=content.framework.title,
        activities=len(rows),
        documents=len({row.document for row in rows}),
        organizations=len({name for row in rows for name in row.organizations}),
        looked_at=sum(row.looked_at for row in rows),
        by_body=_heat(content, _body_columns(rows, known)),
        by_country=_heat(
            content,
            [
                *((known.country_names.get(code, code), _names_country(code)) for code in _CORE),
                ("Others", lambda row: bool(set(row.countries) - set(_CORE))),
                ("The region", lambda row: row.regional),
            ],
        ),
        map=draw_map(rows),
        country_names=known.country_names,
        regional=sum(row.regional for row in rows),
        unplaced=sum(not row.measure for row in rows),
        timeline=_timeline(rows, content.made_at.year),
        undated=sum(not row.years for row in rows),
        pillars=_pillars(content),
        gaps=_grouped(gaps(rows, content.framework, this_year=content.made_at.year), known),
        measure_titles={
            measure.id: measure.short or measure.title for measure in content.framework.measures
        },
        previous=changes.old,
        changes=tuple((title, len(changes.of(kind))) for kind, title in KINDS.items()),
        newest=changes.of("new")[:_SHOWN],
        states=_counts(
            ((words, sum(row.state == state for row in rows)) for state, words in _STATES.items()),
            of=len(rows),
        ),
        bands=_confidence(rows),
        doubts=_counts(_doubts(rows), of=len(rows)),
    )


def _names_country(code: str) -> _Belongs:
    return lambda row: code in row.countries


def _body_columns(rows: Sequence[CountedRow], known: Catalogue) -> list[tuple[str, _Belongs]]:
    """The bodies that lead most activities, then all others together, then nobody."""
    led = Counter(body for row in rows for body in _bodies(row, known))
    first = [body for body, _ in sorted(led.items(), key=lambda item: (-item[1], item[0]))][
        :_BODIES
    ]

    def leads_it(body: str) -> _Belongs:
        return lambda row: body in _bodies(row, known)

    return [
        *((known.short_name(body), leads_it(body)) for body in first),
        ("Others", lambda row: bool(_bodies(row, known) - set(first))),
        ("Nobody named", lambda row: not row.leads),
    ]


def _bodies(row: CountedRow, known: Catalogue) -> set[str]:
    return {known.body(lead) for lead in row.leads}


def _heat(content: Content, columns: Sequence[tuple[str, _Belongs]]) -> Heat:
    """Counts by measure and column; an activity may stand in several columns of its row."""
    by_measure: dict[str, list[CountedRow]] = defaultdict(list)
    for row in content.rows:
        by_measure[row.measure].append(row)
    measures: list[tuple[str, str]] = [
        (measure.id, measure.short or measure.title) for measure in content.framework.measures
    ]
    if by_measure[""]:
        measures.append(("", "no measure"))
    numbers = [
        [sum(map(belongs, by_measure[measure])) for _, belongs in columns]
        for measure, _ in measures
    ]
    most = max((number for line in numbers for number in line), default=0)
    return Heat(
        columns=tuple(name for name, _ in columns),
        rows=tuple(
            HeatRow(
                measure=measure,
                title=title,
                cells=tuple((number, _shade(number, most)) for number in line),
                total=len(by_measure[measure]),
            )
            for (measure, title), line in zip(measures, numbers, strict=True)
        ),
    )


def _shade(number: int, most: int) -> int:
    """0 for nothing; else 1 to 5 by the square root, so that small numbers still differ."""
    if number == 0:
        return 0
    return min(_SHADES, 1 + int((_SHADES - 0.001) * ((number - 1) / max(1, most - 1)) ** 0.5))


def _timeline(rows: Sequence[CountedRow], this_year: int) -> tuple[Bar, ...]:
    """Activities by the year that they begin in (with an open beginning: end in) and status."""
    counts: dict[int, Counter[Status]] = defaultdict(Counter)
    for row in rows:
        if row.years and row.years[0] >= _FIRST_YEAR:
            counts[row.years[0]][row.status] += 1
    if not counts:
        return ()
    last = max(max(counts), min(this_year, max(counts)))
    most = max(sum(count.values()) for count in counts.values())
    return tuple(_bar(str(year), counts[year], most) for year in range(min(counts), last + 1))


def _pillars(content: Content) -> tuple[Bar, ...]:
    counts: dict[str, Counter[Status]] = defaultdict(Counter)
    for row in content.rows:
        counts[row.pillar or ""][row.status] += 1
    most = max((sum(count.values()) for count in counts.values()), default=1)
    bars = [
        _bar(f"{pillar.id}  {pillar.title}", counts[pillar.id], most)
        for pillar in content.framework.pillars
    ]
    if counts[""]:
        bars.append(_bar("no measure", counts[""], most))
    return tuple(bars)


def _bar(label: str, counts: Mapping[Status, int], most: int) -> Bar:
    return Bar(
        label=label,
        parts=tuple(
            (status, counts.get(status, 0), round(100 * counts.get(status, 0) / most, 2))
            for status in STATUSES
        ),
        total=sum(counts.values()),
    )


def _grouped(found: Iterable[Gap], known: Catalogue) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Measures by what they lack, with short names of organizations instead of their ids."""
    groups: dict[str, list[str]] = defaultdict(list)
    for gap in found:
        what, colon, organization = gap.what.partition(": ")
        groups[f"{what}: {known.short_name(organization)}" if colon else what].append(
            gap.measure_id
        )
    return tuple((what, tuple(groups[what])) for what in sorted(groups, key=_urgency))


def _urgency(what: str) -> tuple[int, str]:
    order = ("no activity", "one organization", "nothing completed", "none that")
    return next(n for n, start in enumerate(order) if what.startswith(start)), what


def _doubts(rows: Sequence[CountedRow]) -> list[tuple[str, int]]:
    """Why rows wait, in words, the most frequent first; a row counts once for each reason."""
    found = Counter(code for row in rows if row.state == "needs_review" for code in set(row.doubts))
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    words = {str(code): meaning for code, meaning in DOUBT_WORDS.items()}
    return [(words.get(code, code), number) for code, number in ordered]


def _confidence(rows: Sequence[CountedRow]) -> tuple[Count, ...]:
    """How probable the first measure is, in bands; rows without a measure have a band."""
    found = []
    for low, high in _BANDS:
        number = sum(bool(row.measure) and low <= row.confidence < high for row in rows)
        found.append((f"{low:.1f} to {min(high, 1):.1f}" if low else f"below {high:.1f}", number))
    found.append(("no measure", sum(not row.measure for row in rows)))
    return _counts(found, of=len(rows))


def _counts(pairs: Iterable[tuple[str, int]], *, of: int) -> tuple[Count, ...]:
    return tuple(
        Count(label, number, round(100 * number / of, 1) if of else 0.0) for label, number in pairs
    )
