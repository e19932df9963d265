"""Who does what, where, when, for whom: the HXL table that humanitarian tools read.

One row for each activity, organization, place and measure. An activity for the whole region is not
multiplied into five countries: it has the region's code 143 and an empty country.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from pipeline.release.cells import csv_text, guarded, joined, unguarded
from pipeline.release.content import Catalogue
from pipeline.release.flat_column import CodeLists, date_bound
from pipeline.release.rows import (
    PublishedActivity,
    PublishedOrganization,
    PublishedPlace,
)
from pipeline.release.xlsx import RowCells

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


@dataclass(frozen=True, slots=True)
class FiveW:
    """The lines of an activity, as a CSV file and as a sheet have them.

    Attributes:
        lines: of the CSV file.
        parts: of which the rows of the sheet are put together by `sheet_rows`.
    """

    lines: str
    parts: bytes


def fivew(row: PublishedActivity, lists: CodeLists, catalogue: Catalogue) -> FiveW:
    """All combinations of an activity.

    There is at least one, with nothing where it names nothing. Parts that several lines share are
    written once: an activity may have dozens of lines.
    """
    who = [_who(tag, catalogue) for tag in row.organizations] or [("", "", "", "")]
    measures = [
        (row.pillar or "", match.id, lists.measure_titles[match.id]) for match in row.measures
    ] or [(row.pillar or "", "", "")]
    where = [_place(country, place, lists) for country, place in _where(row)]
    what = (guarded(row.title), row.type, row.status, "143" if row.region else "")
    rest = (date_bound(row, "start"), date_bound(row, "end"), row.review.state, joined(row.urls))
    parts: tuple[Sequence[_Cells], ...] = (
        [(row.activity_id,)],
        who,
        measures,
        [what],
        where,
        [rest],
    )
    return FiveW(
        _lines(row.activity_id, who, measures, what, where, rest),
        _PART.join(
            [
                _MEMBER.join([columns.of(cells) for cells in members])
                for columns, members in zip(_SHEET, parts, strict=True)
            ]
        ),
    )


def _lines(
    activity_id: str,
    who: Iterable[_Cells],
    measures: Iterable[_Cells],
    what: _Cells,
    where: Iterable[_Cells],
    rest: _Cells,
) -> str:
    whats, rests = csv_text(what), csv_text(rest)
    return "".join(
        [
            f"{activity_id},{actor},{measure},{whats},{place},{rests}\n"
            for actor, place, measure in product(
                map(_shared, who), map(_shared, where), map(_shared, measures)
            )
        ]
    )


def sheet_rows(parts: bytes) -> Iterator[bytes]:
    """The rows of a sheet, in the order of the lines of the CSV file, from the parts of `fivew`."""
    activity_id, who, measures, what, where, rest = (
        part.split(_MEMBER) for part in parts.split(_PART)
    )
    for actor, place, measure in product(who, where, measures):
        yield b"".join((*activity_id, actor, measure, *what, place, *rest))


@lru_cache(maxsize=10_000)
def _shared(cells: _Cells) -> str:
    """Who, where and for what return from activity to activity."""
    return csv_text(cells)


class _SheetPart:
    """Writes columns that stand beside each other in the sheet."""

    def __init__(self, widths: Sequence[int]) -> None:
        self._cells = RowCells(widths, len(widths))
        self.of = lru_cache(maxsize=1_000)(self._of)

    def _of(self, cells: _Cells) -> bytes:
        return self._cells.xml([unguarded(cell) for cell in cells])


WIDTHS = (22, 16, 30, 12, 16, 8, 10, 44, 44, 16, 12, 12, 12, 16, 20, 10, 10, 12, 12, 14, 30)
"""Of the columns of the sheet, in characters."""

_ENDS = (1, 5, 8, 12, 17, 21)
_SHEET = tuple(_SheetPart(WIDTHS[start:end]) for start, end in pairwise((0, *_ENDS)))
"""The activity; who; for which measure; what; where; when and the rest."""

_PART, _MEMBER = b"\x1d", b"\x1e"
"""XML does not permit these signs, so that they stand in no cell."""


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
