"""What the rows of a release must satisfy, with levels from `expectations.yml`."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from gazetteers.load import parse, read_yaml
from gazetteers.model import Record, UnitFloat
from pipeline.release.rows import PublishedActivity

Level = Literal["error", "warning", "info"]

_EARLIEST_YEAR = 1990
_YEARS_AHEAD = 10
_UNIQUE = "ids-are-unique"
"""The one rule that looks at all rows together."""

_SHOWN = 3
"""Examples that a finding names."""


class Rule(Record):
    """A rule by its id, how bad it is to break it, and what breaking it means."""

    id: str
    level: Level
    meaning: str


class FillRate(Record):
    """The least share of rows in which a field should not be empty."""

    field: str
    level: Level
    at_least: UnitFloat


class Expectations(Record):
    """All expectations of a release."""

    rules: tuple[Rule, ...]
    fill_rates: tuple[FillRate, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An expectation that is not met: how bad it is, which one, and what was seen."""

    level: Level
    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to: ids of measures and organizations, country codes, the present day."""

    measures: Collection[str]
    organizations: Collection[str]
    countries: Collection[str]
    today: date


@cache
def expectations() -> Expectations:
    """The expectations of the package, read once.

    Raises:
        GazetteerError: if the file is broken.
    """
    path = Path(__file__).with_name("expectations.yml")
    return parse(read_yaml(path), Expectations, where=path.name)


class Checking:
    """Looks at rows one by one; holds the ids of those that break a rule."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._seen: set[str] = set()
        self._offenders: dict[str, list[str]] = defaultdict(list)
        self._filled: Counter[str] = Counter()
        self._rows = 0

    def add(self, row: PublishedActivity) -> None:
        """Look at a row; the order does not matter."""
        self._rows += 1
        if row.activity_id in self._seen:
            self._offenders[_UNIQUE].append(row.activity_id)
        self._seen.add(row.activity_id)
        for rule, breaks in _RULES.items():
            if breaks(row, self._known):
                self._offenders[rule].append(row.activity_id)
        for name, is_filled in _FILLED.items():
            self._filled[name] += is_filled(row)

    def join(self, other: "Checking") -> None:
        """Count as looked at what another has looked at."""
        for activity_id in self._seen & other._seen:
            self._offenders[_UNIQUE].append(activity_id)
        self._seen |= other._seen
        for rule, ids in other._offenders.items():
            self._offenders[rule] += ids
        self._filled.update(other._filled)
        self._rows += other._rows

    def findings(self) -> tuple[Finding, ...]:
        """Every expectation that the rows do not meet, in the order of `expectations.yml`."""
        found = [
            Finding(rule.level, rule.id, f"{rule.meaning}: {_named(sorted(offenders))}")
            for rule in expectations().rules
            if (offenders := self._offenders[rule.id])
        ]
        for rate in expectations().fill_rates:
            filled = self._filled[rate.field] / self._rows if self._rows else 1.0
            if filled < rate.at_least:
                detail = (
                    f"{filled:.0%} of the rows have {rate.field}; {rate.at_least:.0%} are expected"
                )
                found.append(Finding(rate.level, f"fill rate of {rate.field}", detail))
        return tuple(found)


def _named(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(ids[:_SHOWN]) + more


def _has_unknown_organization(row: PublishedActivity, known: Known) -> bool:
    return any(
        tag.id not in known.organizations and not tag.id.startswith("NEW:")
        for tag in row.organizations
    )


def _runs_backward(row: PublishedActivity, _known: Known) -> bool:
    return any(
        when.start is not None and when.end is not None and when.end < when.start
        for when in row.dates
    )


def _off_the_earth(row: PublishedActivity, _known: Known) -> bool:
    return any(
        (place.latitude is not None and abs(place.latitude) > 90)
        or (place.longitude is not None and abs(place.longitude) > 180)
        for place in row.places
    )


def _is_implausible(row: PublishedActivity, known: Known) -> bool:
    latest = known.today.year + _YEARS_AHEAD
    return any(
        day is not None and not _EARLIEST_YEAR <= day.year <= latest
        for when in row.dates
        for day in (when.start, when.end)
    )


_RULES: Mapping[str, Callable[[PublishedActivity, Known], bool]] = {
    "texts-are-there": lambda row, known: not row.text.strip(),
    "measures-are-known": lambda row, known: any(
        match.id not in known.measures for match in row.measures
    ),
    "organizations-are-known": _has_unknown_organization,
    "dates-run-forward": _runs_backward,
    "places-are-on-earth": _off_the_earth,
    "countries-are-known": lambda row, known: any(
        code not in known.countries for code in row.countries
    ),
    "leads-are-there": lambda row, known: (
        bool(row.organizations) and all(tag.role != "lead" for tag in row.organizations)
    ),
    "dates-are-plausible": _is_implausible,
}
"""Whether a row breaks the rule."""

_FILLED: Mapping[str, Callable[[PublishedActivity], bool]] = {
    "measures": lambda row: bool(row.measures),
    "organizations": lambda row: bool(row.organizations),
    "dates": lambda row: bool(row.dates),
    "countries or region": lambda row: bool(row.countries or row.region),
}
