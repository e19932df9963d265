"""What is counted of a published row: little, since the rows of a release are held so at once."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeVar

from extractors.model import Status
from pipeline.model import ReviewState
from pipeline.release.rows import PublishedActivity

Kept = TypeVar("Kept", bound=Hashable)

CountedPlace = tuple[float | None, float | None, str, str]
"""Latitude, longitude, name and country; these last may be empty."""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row of the release.

    Attributes:
        document: the id of the document that it quotes.
        pillar: of its first measure, or None.
        measure: the first one, under which it is counted; empty when it serves none.
        confidence: of that; 0 without one.
        leads: the organizations that lead it, in the order of its words.
        organizations: all that it names.
        countries: in the order of its words.
        regional: whether it concerns the region.
        places: where it happens.
        years: in which its dates begin and end, ascending; open sides have none.
        ends: whether one of its dates has an end.
        status: what the verb says.
        state: what people and the machine have said of it.
        doubts: the codes of its doubts.
    """

    document: str
    pillar: str | None
    measure: str
    confidence: float
    leads: tuple[str, ...]
    organizations: tuple[str, ...]
    countries: tuple[str, ...]
    regional: bool
    places: tuple[CountedPlace, ...]
    years: tuple[int, ...]
    ends: bool
    status: Status
    state: ReviewState
    doubts: tuple[str, ...]

    @property
    def looked_at(self) -> bool:
        """Whether a person has."""
        return self.state in ("confirmed", "corrected")


class Counting:
    """Makes counted rows; what many of them share is kept once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Hashable], Hashable] = {}

    def row(self, row: PublishedActivity) -> CountedRow:
        """What is counted of a row."""
        first = row.measures[0] if row.measures else None
        days = [day for when in row.dates for day in (when.start, when.end) if day is not None]
        return CountedRow(
            document=self._once("document", row.document.id),
            pillar=self._once("pillar", row.pillar),
            measure=self._once("measure", first.id if first else ""),
            confidence=first.confidence if first else 0.0,
            leads=self._once("leads", leads(row)),
            organizations=self._once("organizations", tuple(tag.id for tag in row.organizations)),
            countries=self._once("countries", row.countries),
            regional=row.region is not None,
            places=self._once(
                "places",
                tuple(
                    (place.latitude, place.longitude, place.name, place.country or "")
                    for place in row.places
                ),
            ),
            years=self._once("years", tuple(sorted({day.year for day in days}))),
            ends=any(when.end for when in row.dates),
            status=self._once("status", row.status),
            state=self._once("state", row.review.state),
            doubts=self._once(
                "doubts", tuple(doubt.partition(":")[0] for doubt in row.review.doubts)
            ),
        )

    def _once(self, field: str, value: Kept) -> Kept:
        return self._kept.setdefault((field, value), value)  # type: ignore[return-value]


def leads(row: PublishedActivity) -> tuple[str, ...]:
    """The organizations that lead an activity, in the order of its words."""
    return tuple(dict.fromkeys(tag.id for tag in row.organizations if tag.role == "lead"))
