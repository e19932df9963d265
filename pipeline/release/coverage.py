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
from pipeline.release.counted import CountedRow

_SILENT_YEARS = 3
"""Years without anything done or going on after which a measure counts as gone quiet."""


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


def cover(rows: Iterable[CountedRow]) -> tuple[Cover, ...]:
    """All lines of the coverage, by measure, organization and status."""
    groups: dict[tuple[str, str, Status], list[CountedRow]] = defaultdict(list)
    for row in rows:
        for organization in row.leads or ("",):
            groups[row.measure, organization, row.status].append(row)
    lines = []
    for (measure, organization, status), members in sorted(groups.items()):
        known = [year for row in members for year in row.years]
        lines.append(
            Cover(
                measure_id=measure,
                organization_id=organization,
                status=status,
                activities=len(members),
                confirmed=sum(row.looked_at for row in members),
                first_year=min(known, default=None),
                last_year=max(known, default=None),
            )
        )
    return tuple(lines)


def gaps(rows: Sequence[CountedRow], framework: Framework, *, this_year: int) -> tuple[Gap, ...]:
    """What is missing, measure by measure in the order of the framework.

    Nothing at all; nothing that a person has confirmed; nothing completed or ongoing in the last
    three years; one organization only.
    """
    by_measure: dict[str, list[CountedRow]] = defaultdict(list)
    for row in rows:
        by_measure[row.measure].append(row)
    found = []
    for measure in framework.measures:
        members = by_measure[measure.id]
        if not members:
            found.append(Gap(measure.id, "no activity"))
            continue
        if not any(row.looked_at for row in members):
            found.append(Gap(measure.id, "none that a person has confirmed"))
        last = _last_year_of_work(members)
        if last is not None and last <= this_year - _SILENT_YEARS:
            found.append(Gap(measure.id, f"nothing completed or ongoing since {last}"))
        actors = Counter(organization for row in members for organization in row.leads)
        if len(actors) == 1:
            found.append(Gap(measure.id, f"one organization only: {next(iter(actors))}"))
    return tuple(found)


def _last_year_of_work(rows: Iterable[CountedRow]) -> int | None:
    """The last year with work done; None while something without an end goes on."""
    last: list[int] = []
    for row in rows:
        if row.status == "planned":
            continue
        if row.status in ("ongoing", "recurring") and not row.ends:
            return None
        last += row.years
    return max(last, default=None)


def write_coverage(path: Path, rows: Iterable[CountedRow], framework: Framework) -> None:
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
