"""Who does what, where, when, for whom: the HXL table that humanitarian tools read.

One row for each activity, organization, place and measure. An activity for the whole region is not
multiplied into five countries: it has the region's code 143 and an empty country.
"""

from functools import lru_cache
from itertools import product

from pipeline.release.cells import csv_text, guarded, joined
from pipeline.release.content import Catalogue
from pipeline.release.flat_column import CodeLists, date_bound
from pipeline.release.rows import (
    PublishedActivity,
    PublishedOrganization,
    PublishedPlace,
)

COLUMNS: tuple[tuple[str, str], ...] = (
    ("activity_id", "#activity+id+code"),
    ("organization_id", "#org+code"),
    ("organization", "#org+name"),
    ("organization_role", "#org+role"),
    ("organization_type", "#org+type"),
    ("pillar", "#sector+code+pillar"),
    ("measure_id", "#subsector+code+measure"),
    ("measure", "#subsector+name+measure"),
    ("activity", "#activity+name"),
    ("activity_type", "#activity+type"),
    ("status", "#status+code"),
    ("region_m49", "#region+code+v_m49"),
    ("country_id", "#country+code+v_iso3"),
    ("country", "#country+name"),
    ("place", "#loc+name"),
    ("latitude", "#geo+lat"),
    ("longitude", "#geo+lon"),
    ("date_start", "#date+start"),
    ("date_end", "#date+end"),
    ("review_state", "#meta+status+review"),
    ("urls", "#meta+url+list"),
)
"""Name and HXL hashtag of each."""

_Cells = tuple[str, ...]


def fivew_header() -> tuple[list[str], list[str]]:
    """The names of the columns, and their HXL hashtags."""
    return [name for name, _ in COLUMNS], [tag for _, tag in COLUMNS]


def fivew_lines(row: PublishedActivity, lists: CodeLists, catalogue: Catalogue) -> str:
    """All combinations of an activity, as lines of a CSV file.

    There is at least one, with nothing where it names nothing. Parts that several lines share are
    written once: an activity may have dozens of lines.
    """
    who = [_shared(_who(tag, catalogue)) for tag in row.organizations] or [",,,"]
    measures = [
        _shared((row.pillar or "", match.id, lists.measure_titles[match.id]))
        for match in row.measures
    ] or [_shared((row.pillar or "", "", ""))]
    where = [_shared(_place(country, place, lists)) for country, place in _where(row)]
    what = csv_text((guarded(row.title), row.type, row.status, "143" if row.region else ""))
    rest = csv_text(
        (date_bound(row, "start"), date_bound(row, "end"), row.review.state, joined(row.urls))
    )
    return "".join(
        [
            f"{row.activity_id},{actor},{measure},{what},{place},{rest}\n"
            for actor, place, measure in product(who, where, measures)
        ]
    )


@lru_cache(maxsize=10_000)
def _shared(cells: _Cells) -> str:
    """Who, where and for what return from activity to activity."""
    return csv_text(cells)


def _who(tag: PublishedOrganization, catalogue: Catalogue) -> _Cells:
    kind = catalogue.organization_kinds.get(tag.id, "")
    return guarded(tag.id), guarded(tag.name), tag.role, kind


def _place(country: str, place: PublishedPlace | None, lists: CodeLists) -> _Cells:
    return (
        country,
        lists.country_names.get(country, country),
        guarded(place.name) if place else "",
        _degrees(place.latitude if place else None),
        _degrees(place.longitude if place else None),
    )


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
