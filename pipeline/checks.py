"""What the rows of a release must satisfy, with levels from `expectations.yml`."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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


def check_rows(rows: Sequence[PublishedActivity], known: Known) -> tuple[Finding, ...]:
    """Every expectation that the rows do not meet, in the order of `expectations.yml`."""
    findings = []
    for rule in expectations().rules:
        if rule.id == _UNIQUE:
            offenders = _repeated(rows)
        else:
            offenders = [row.activity_id for row in rows if _RULES[rule.id](row, known)]
        if offenders:
            findings.append(Finding(rule.level, rule.id, f"{rule.meaning}: {_named(offenders)}"))
    if rows:
        findings.extend(_fill_rates(rows))
    return tuple(findings)


def _fill_rates(rows: Sequence[PublishedActivity]) -> Iterator[Finding]:
    for rate in expectations().fill_rates:
        filled = sum(_FILLED[rate.field](row) for row in rows) / len(rows)
        if filled < rate.at_least:
            yield Finding(
                rate.level,
                f"fill rate of {rate.field}",
                f"{filled:.0%} of the rows have {rate.field}; {rate.at_least:.0%} are expected",
            )


def _repeated(rows: Sequence[PublishedActivity]) -> list[str]:
    seen: set[str] = set()
    repeated = []
    for row in rows:
        if row.activity_id in seen:
            repeated.append(row.activity_id)
        seen.add(row.activity_id)
    return repeated


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
