"""Which measures are served by whom, and where nothing is done: counts and gaps in words.

An activity counts once, under its first measure, so that all counts add up to the dataset.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model import Status
from gazetteers.frameworks import Framework
from pipeline.release.cells import guarded, write_csv
from pipeline.release.rows import PublishedActivity

_SILENT_YEARS = 3
"""Years without anything done or going on after which a measure counts as gone quiet."""

_LOOKED_AT = ("confirmed", "corrected")


@dataclass(frozen=True, slots=True)
class Cover:
    """What one organization does for one measure in one status.

    Attributes:
        measure_id: empty for activities that serve no measure.
        organization_id: who leads; empty where nobody is named.
        status: of these activities.
        activities: how many; with two leads an activity stands in two lines.
        confirmed: how many of them a person has looked at.
        first_year: of their dates; None without a bounded date.
        last_year: likewise.
    """

    measure_id: str
    organization_id: str
    status: Status
    activities: int
    confirmed: int
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A measure that lacks something, in words."""

    measure_id: str
    what: str


def first_measure(row: PublishedActivity) -> str:
    """The measure under which a row is counted; empty when it serves none."""
    return row.measures[0].id if row.measures else ""


def leads(row: PublishedActivity) -> tuple[str, ...]:
    """The organizations that lead an activity, in the order of its words."""
    return tuple(dict.fromkeys(tag.id for tag in row.organizations if tag.role == "lead"))


def years(row: PublishedActivity) -> tuple[int, ...]:
    """The years that the dates of a row begin and end in, ascending; open sides have none."""
    found = {day.year for when in row.dates for day in (when.start, when.end) if day is not None}
    return tuple(sorted(found))


def cover(rows: Iterable[PublishedActivity]) -> tuple[Cover, ...]:
    """All lines of the coverage, by measure, organization and status."""
    groups: dict[tuple[str, str, Status], list[PublishedActivity]] = defaultdict(list)
    for row in rows:
        for organization in leads(row) or ("",):
            groups[first_measure(row), organization, row.status].append(row)
    lines = []
    for (measure, organization, status), members in sorted(groups.items()):
        known = [year for row in members for year in years(row)]
        lines.append(
            Cover(
                measure_id=measure,
                organization_id=organization,
                status=status,
                activities=len(members),
                confirmed=sum(row.review.state in _LOOKED_AT for row in members),
                first_year=min(known, default=None),
                last_year=max(known, default=None),
            )
        )
    return tuple(lines)


def gaps(
    rows: Sequence[PublishedActivity], framework: Framework, *, this_year: int
) -> tuple[Gap, ...]:
    """What is missing, measure by measure in the order of the framework.

    Nothing at all; nothing that a person has confirmed; nothing completed or ongoing in the last
    three years; one organization only.
    """
    by_measure: dict[str, list[PublishedActivity]] = defaultdict(list)
    for row in rows:
        by_measure[first_measure(row)].append(row)
    found = []
    for measure in framework.measures:
        members = by_measure[measure.id]
        if not members:
            found.append(Gap(measure.id, "no activity"))
            continue
        if not any(row.review.state in _LOOKED_AT for row in members):
            found.append(Gap(measure.id, "none that a person has confirmed"))
        last = _last_year_of_work(members)
        if last is not None and last <= this_year - _SILENT_YEARS:
            found.append(Gap(measure.id, f"nothing completed or ongoing since {last}"))
        actors = Counter(organization for row in members for organization in leads(row))
        if len(actors) == 1:
            found.append(Gap(measure.id, f"one organization only: {next(iter(actors))}"))
    return tuple(found)


def _last_year_of_work(rows: Iterable[PublishedActivity]) -> int | None:
    """The last year with work done; None while something without an end goes on."""
    last: list[int] = []
    for row in rows:
        if row.status == "planned":
            continue
        if row.status in ("ongoing", "recurring") and not any(when.end for when in row.dates):
            return None
        last += years(row)
    return max(last, default=None)


def write_coverage(path: Path, rows: Iterable[PublishedActivity], framework: Framework) -> None:
    """Write `coverage.csv`."""
    write_csv(
        path,
        [
            "framework", "measure_id", "organization_id", "status", "activities", "confirmed",
            "first_year", "last_year",
        ],
        (
            [
                framework.id,
                line.measure_id,
                guarded(line.organization_id),
                line.status,
                str(line.activities),
                str(line.confirmed),
                "" if line.first_year is None else str(line.first_year),
                "" if line.last_year is None else str(line.last_year),
            ]
            for line in cover(rows)
        ),
    )  # fmt: skip
