"""Who does what, where, when, for whom: the HXL table that humanitarian tools read.

One row for each activity, organization, place and measure. An activity for the whole region is not
multiplied into five countries: it has the region's code 143 and an empty country.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from pipeline.release.cells import guarded, joined
from pipeline.release.content import Catalogue
from pipeline.release.flat_column import CodeLists, date_bound
from pipeline.release.rows import (
    PublishedActivity,
    PublishedMeasure,
    PublishedOrganization,
    PublishedPlace,
)


class Crossing(NamedTuple):
    """One combination: an activity with one each of its organizations, places and measures."""

    row: PublishedActivity
    organization: PublishedOrganization | None
    country: str
    place: PublishedPlace | None
    measure: PublishedMeasure | None


_Value = Callable[[Crossing, CodeLists, Catalogue], str]

COLUMNS: tuple[tuple[str, str, _Value], ...] = (
    ("activity_id", "#activity+id+code", lambda it, *_: it.row.activity_id),
    (
        "organization_id",
        "#org+code",
        lambda it, *_: guarded(it.organization.id) if it.organization else "",
    ),
    (
        "organization",
        "#org+name",
        lambda it, *_: guarded(it.organization.name) if it.organization else "",
    ),
    (
        "organization_role",
        "#org+role",
        lambda it, *_: it.organization.role if it.organization else "",
    ),
    (
        "organization_type",
        "#org+type",
        lambda it, _, known: (
            known.organization_kinds.get(it.organization.id, "") if it.organization else ""
        ),
    ),
    ("pillar", "#sector+code+pillar", lambda it, *_: it.row.pillar or ""),
    ("measure_id", "#subsector+code+measure", lambda it, *_: it.measure.id if it.measure else ""),
    (
        "measure",
        "#subsector+name+measure",
        lambda it, lists, _: lists.measure_titles[it.measure.id] if it.measure else "",
    ),
    ("activity", "#activity+name", lambda it, *_: guarded(it.row.title)),
    ("activity_type", "#activity+type", lambda it, *_: it.row.type),
    ("status", "#status+code", lambda it, *_: it.row.status),
    ("region_m49", "#region+code+v_m49", lambda it, *_: "143" if it.row.region else ""),
    ("country_id", "#country+code+v_iso3", lambda it, *_: it.country),
    (
        "country",
        "#country+name",
        lambda it, lists, _: lists.country_names.get(it.country, it.country),
    ),
    ("place", "#loc+name", lambda it, *_: guarded(it.place.name) if it.place else ""),
    ("latitude", "#geo+lat", lambda it, *_: _degrees(it.place.latitude if it.place else None)),
    ("longitude", "#geo+lon", lambda it, *_: _degrees(it.place.longitude if it.place else None)),
    ("date_start", "#date+start", lambda it, *_: date_bound(it.row, "start")),
    ("date_end", "#date+end", lambda it, *_: date_bound(it.row, "end")),
    ("review_state", "#meta+status+review", lambda it, *_: it.row.review.state),
    ("urls", "#meta+url+list", lambda it, *_: joined(it.row.urls)),
)


def crossings(row: PublishedActivity) -> Iterator[Crossing]:
    """All combinations of an activity; at least one, with nothing where it names nothing."""
    for organization, (country, place), measure in product(
        row.organizations or (None,), _where(row), row.measures or (None,)
    ):
        yield Crossing(row, organization, country, place, measure)


def fivew_header() -> tuple[list[str], list[str]]:
    """The names of the columns, and their HXL hashtags."""
    return [name for name, _, _ in COLUMNS], [tag for _, tag, _ in COLUMNS]


def fivew_rows(
    row: PublishedActivity, lists: CodeLists, catalogue: Catalogue
) -> Iterator[list[str]]:
    """One row a combination."""
    for crossing in crossings(row):
        yield [value(crossing, lists, catalogue) for _, _, value in COLUMNS]


def _where(row: PublishedActivity) -> list[tuple[str, PublishedPlace | None]]:
    """Its places, each with its country, then the countries in which it names no place."""
    places: list[tuple[str, PublishedPlace | None]] = [
        (place.country or "", place) for place in row.places
    ]
    named = {country for country, _ in places}
    rest: list[tuple[str, PublishedPlace | None]] = [
        (country, None) for country in row.countries if country not in named
    ]
    return places + rest or [("", None)]


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
