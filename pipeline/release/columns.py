"""The flat columns of `activities.csv`: name, HXL hashtag, and how each is taken from a row."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.model import Role
from pipeline.release.rows import PublishedActivity

_LIST_SEPARATOR = "|"
_SEPARATOR_INSIDE = "¦"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_TITLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class CodeLists:
    """Names behind ids: measures and countries."""

    measure_titles: Mapping[str, str]
    country_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column of the flat table."""

    name: str
    hashtag: str
    value: Callable[[PublishedActivity, CodeLists], str]


def joined(values: Iterable[str]) -> str:
    """A list in one cell: joined with "|", which becomes "¦" inside a member."""
    return _LIST_SEPARATOR.join(
        value.replace(_LIST_SEPARATOR, _SEPARATOR_INSIDE) for value in values
    )


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: a leading "'" before = + - @."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _title(row: PublishedActivity) -> str:
    if len(row.text) <= _TITLE_CHARACTERS:
        return row.text
    return row.text[: _TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


def _organizations(role: Role, attribute: str) -> Callable[[PublishedActivity, CodeLists], str]:
    def value(row: PublishedActivity, _lists: CodeLists) -> str:
        return guarded(
            joined(getattr(tag, attribute) for tag in row.organizations if tag.role == role)
        )

    return value


def _scope(row: PublishedActivity) -> str:
    if row.region:
        return "regional"
    if len(row.countries) > 1:
        return "multi_country"
    if not row.countries:
        return "unknown"
    return "subnational" if row.places else "national"


def _bound(row: PublishedActivity, side: Literal["start", "end"]) -> str:
    """The outermost bound of all dates; empty without dates, or when one of them is open."""
    bounds = [when.start if side == "start" else when.end for when in row.dates]
    known = [bound for bound in bounds if bound is not None]
    if not known or len(known) < len(bounds):
        return ""
    return (min(known) if side == "start" else max(known)).isoformat()


def _ranges(row: PublishedActivity) -> str:
    return joined(
        f"{when.start.isoformat() if when.start else '..'}/"
        f"{when.end.isoformat() if when.end else '..'}"
        for when in row.dates
        if when.start or when.end
    )


COLUMNS: tuple[FlatColumn, ...] = (
    FlatColumn("activity_id", "#activity+id+code", lambda row, _: row.activity_id),
    FlatColumn("activity_title", "#activity+name", lambda row, _: guarded(_title(row))),
    FlatColumn("text", "#description+activity", lambda row, _: guarded(row.text)),
    FlatColumn("framework", "#sector+code+framework", lambda row, _: row.framework),
    FlatColumn("pillar", "#sector+code+pillar", lambda row, _: row.pillar or ""),
    FlatColumn(
        "measures",
        "#subsector+code+measure+list",
        lambda row, _: joined(match.id for match in row.measures),
    ),
    FlatColumn(
        "measure_id",
        "#subsector+code+measure+main",
        lambda row, _: row.measures[0].id if row.measures else "",
    ),
    FlatColumn(
        "measure_title",
        "#subsector+name+measure+main",
        lambda row, lists: lists.measure_titles[row.measures[0].id] if row.measures else "",
    ),
    FlatColumn(
        "measure_confidence",
        "#meta+confidence+num",
        lambda row, _: f"{row.measures[0].confidence:.4f}" if row.measures else "",
    ),
    FlatColumn(
        "measure_basis",
        "#meta+basis",
        lambda row, _: row.measures[0].basis if row.measures else "",
    ),
    FlatColumn("lead_ids", "#org+code+impl+lead+list", _organizations("lead", "id")),
    FlatColumn("lead_names", "#org+name+impl+lead+list", _organizations("lead", "name")),
    FlatColumn("partner_ids", "#org+code+impl+partner+list", _organizations("partner", "id")),
    FlatColumn("partner_names", "#org+name+impl+partner+list", _organizations("partner", "name")),
    FlatColumn("funder_ids", "#org+code+funding+list", _organizations("funder", "id")),
    FlatColumn("funder_names", "#org+name+funding+list", _organizations("funder", "name")),
    FlatColumn(
        "beneficiary_ids", "#org+code+beneficiary+list", _organizations("beneficiary", "id")
    ),
    FlatColumn(
        "beneficiary_names", "#org+name+beneficiary+list", _organizations("beneficiary", "name")
    ),
    FlatColumn("countries", "#country+code+v_iso3+list", lambda row, _: joined(row.countries)),
    FlatColumn(
        "country_names",
        "#country+name+list",
        lambda row, lists: joined(lists.country_names.get(code, code) for code in row.countries),
    ),
    FlatColumn("region", "#region+code", lambda row, _: row.region or ""),
    FlatColumn("region_m49", "#region+code+v_m49", lambda row, _: "143" if row.region else ""),
    FlatColumn("geo_scope", "#meta+scope", lambda row, _: _scope(row)),
    FlatColumn(
        "places", "#loc+name+list", lambda row, _: joined(place.name for place in row.places)
    ),
    FlatColumn("dates", "#meta+date+range+list", lambda row, _: _ranges(row)),
    FlatColumn(
        "date_raw",
        "#description+date+list",
        lambda row, _: guarded(joined(when.raw for when in row.dates)),
    ),
    FlatColumn("date_start", "#date+start", lambda row, _: _bound(row, "start")),
    FlatColumn("date_end", "#date+end", lambda row, _: _bound(row, "end")),
    FlatColumn("status", "#status+code", lambda row, _: row.status),
    FlatColumn("type", "#activity+type", lambda row, _: row.type),
    FlatColumn("review_state", "#meta+status+review", lambda row, _: row.review.state),
    FlatColumn("review_reviewer", "#meta+reviewer", lambda row, _: row.review.reviewer or ""),
    FlatColumn(
        "review_decided_at",
        "#meta+date+review",
        lambda row, _: row.review.decided_at.isoformat() if row.review.decided_at else "",
    ),
    FlatColumn(
        "review_doubts", "#meta+doubts+list", lambda row, _: guarded(joined(row.review.doubts))
    ),
    FlatColumn("document_id", "#meta+id+source", lambda row, _: row.document.id),
    FlatColumn(
        "document_file_name", "#meta+file+source", lambda row, _: guarded(row.document.file_name)
    ),
    FlatColumn("document_kind", "#meta+type+source", lambda row, _: row.document.kind),
    FlatColumn("document_title", "#meta+source", lambda row, _: guarded(row.document.title)),
    FlatColumn("document_language", "#meta+lang", lambda row, _: row.document.language or ""),
    FlatColumn(
        "provenance_pages",
        "#meta+page+list",
        lambda row, _: joined(str(page) for page in row.provenance.pages),
    ),
    FlatColumn(
        "provenance_boxes",
        "#meta+page+boxes",
        lambda row, _: json.dumps(row.provenance.boxes) if row.provenance.boxes else "",
    ),
    FlatColumn("provenance_block", "#meta+page+block", lambda row, _: row.provenance.block),
    FlatColumn("provenance_start", "#meta+start+num", lambda row, _: str(row.provenance.start)),
    FlatColumn("provenance_end", "#meta+end+num", lambda row, _: str(row.provenance.end)),
    FlatColumn(
        "also_reported_in",
        "#meta+id+duplicate+list",
        lambda row, _: joined(other.activity_id for other in row.also_reported_in),
    ),
)
"""Documented in `docs/dataset.md`; a new column is appended, none is ever renamed."""
