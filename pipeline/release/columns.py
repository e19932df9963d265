"""The flat columns of `activities.csv`: name, HXL hashtag, and how each is taken from a row."""

import json
from collections.abc import Callable
from typing import get_args

from extractors.model import ActivityType, Role, Status
from pipeline.model import Basis
from pipeline.release.cells import guarded, joined
from pipeline.release.edtf import PRECISIONS
from pipeline.release.flat_column import CodeLists, FlatColumn, date_bound, geo_scope
from pipeline.release.rows import PublishedActivity, Recurrence


def _organizations(role: Role, attribute: str) -> Callable[[PublishedActivity, CodeLists], str]:
    def value(row: PublishedActivity, _lists: CodeLists) -> str:
        found = [getattr(tag, attribute) for tag in row.organizations if tag.role == role]
        return guarded(joined(found)) if found else ""

    return value


def _ranges(row: PublishedActivity) -> str:
    return joined(
        f"{when.start.isoformat() if when.start else '..'}/"
        f"{when.end.isoformat() if when.end else '..'}"
        for when in row.dates
        if when.start or when.end
    )


COLUMNS: tuple[FlatColumn, ...] = (
    FlatColumn(
        "activity_id",
        "#activity+id+code",
        lambda row, _: row.activity_id,
        "stable id of the activity: the same words in the same series have the same id",
    ),
    FlatColumn(
        "activity_title",
        "#activity+name",
        lambda row, _: guarded(row.title),
        "its first words, 200 characters at most",
    ),
    FlatColumn(
        "text",
        "#description+activity",
        lambda row, _: guarded(row.text),
        "its words, verbatim; cells of a table row are joined with ' | '",
    ),
    FlatColumn(
        "framework",
        "#sector+code+framework",
        lambda row, _: row.framework,
        "the plan that the measures belong to",
    ),
    FlatColumn(
        "pillar",
        "#sector+code+pillar",
        lambda row, _: row.pillar or "",
        "pillar of the first measure",
    ),
    FlatColumn(
        "measures",
        "#subsector+code+measure+list",
        lambda row, _: joined(match.id for match in row.measures),
        "ids of its measures, best first, three at most (list)",
    ),
    FlatColumn(
        "measure_id",
        "#subsector+code+measure+main",
        lambda row, _: row.measures[0].id if row.measures else "",
        "the first of them",
    ),
    FlatColumn(
        "measure_title",
        "#subsector+name+measure+main",
        lambda row, lists: lists.measure_titles[row.measures[0].id] if row.measures else "",
        "title of the first measure",
    ),
    FlatColumn(
        "measure_confidence",
        "#meta+confidence+num",
        lambda row, _: f"{row.measures[0].confidence:.4f}" if row.measures else "",
        "calibrated probability, 0 to 1, that the first measure is right",
        type="number",
    ),
    FlatColumn(
        "measure_basis",
        "#meta+basis",
        lambda row, _: row.measures[0].basis if row.measures else "",
        "what the first measure rests on",
        choices=get_args(Basis),
    ),
    FlatColumn(
        "lead_ids",
        "#org+code+impl+lead+list",
        _organizations("lead", "id"),
        "ids of the organizations with the role lead (list)",
    ),
    FlatColumn(
        "lead_names",
        "#org+name+impl+lead+list",
        _organizations("lead", "name"),
        "their names, in the same order (list)",
    ),
    FlatColumn(
        "partner_ids",
        "#org+code+impl+partner+list",
        _organizations("partner", "id"),
        "ids of the organizations with the role partner (list)",
    ),
    FlatColumn(
        "partner_names",
        "#org+name+impl+partner+list",
        _organizations("partner", "name"),
        "their names, in the same order (list)",
    ),
    FlatColumn(
        "funder_ids",
        "#org+code+funding+list",
        _organizations("funder", "id"),
        "ids of the organizations with the role funder (list)",
    ),
    FlatColumn(
        "funder_names",
        "#org+name+funding+list",
        _organizations("funder", "name"),
        "their names, in the same order (list)",
    ),
    FlatColumn(
        "beneficiary_ids",
        "#org+code+beneficiary+list",
        _organizations("beneficiary", "id"),
        "ids of the organizations with the role beneficiary (list)",
    ),
    FlatColumn(
        "beneficiary_names",
        "#org+name+beneficiary+list",
        _organizations("beneficiary", "name"),
        "their names, in the same order (list)",
    ),
    FlatColumn(
        "countries",
        "#country+code+v_iso3+list",
        lambda row, _: joined(row.countries),
        "ISO 3166-1 alpha-3, in the order of the text (list)",
    ),
    FlatColumn(
        "country_names",
        "#country+name+list",
        lambda row, lists: joined(lists.country_names.get(code, code) for code in row.countries),
        "their English names (list)",
    ),
    FlatColumn(
        "region",
        "#region+code",
        lambda row, _: row.region or "",
        "central-asia where the words say so; no countries are derived from it",
        choices=("central-asia",),
    ),
    FlatColumn(
        "region_m49",
        "#region+code+v_m49",
        lambda row, _: "143" if row.region else "",
        "the same as a UN M49 code",
    ),
    FlatColumn(
        "geo_scope",
        "#meta+scope",
        lambda row, _: geo_scope(row),
        "how wide an area it concerns",
        choices=("regional", "multi_country", "national", "subnational", "unknown"),
    ),
    FlatColumn(
        "places",
        "#loc+name+list",
        lambda row, _: joined(place.name for place in row.places),
        "cities, provinces, border posts where it happens (list)",
    ),
    FlatColumn(
        "dates",
        "#meta+date+range+list",
        lambda row, _: _ranges(row),
        "start/end of each date, both days included; an open side is '..' (list)",
    ),
    FlatColumn(
        "date_raw",
        "#description+date+list",
        lambda row, _: guarded(joined(when.raw for when in row.dates)),
        "the phrases of the text (list)",
    ),
    FlatColumn(
        "date_edtf",
        "#meta+date+edtf+list",
        lambda row, _: joined(written for written in row.date_edtf if written),
        "the same as EDTF expressions (list)",
    ),
    FlatColumn(
        "date_start",
        "#date+start",
        lambda row, _: date_bound(row, "start"),
        "earliest start; empty when one date is open on this side",
        type="date",
    ),
    FlatColumn(
        "date_end",
        "#date+end",
        lambda row, _: date_bound(row, "end"),
        "latest end; empty when one date is open on this side",
        type="date",
    ),
    FlatColumn(
        "date_precision",
        "#meta+date+precision",
        lambda row, _: row.date_precision,
        "the coarsest precision of its dates",
        choices=(*PRECISIONS, "none"),
    ),
    FlatColumn(
        "recurrence",
        "#frequency+code",
        lambda row, _: row.recurrence,
        "how often it recurs; none unless its status is recurring",
        choices=get_args(Recurrence),
    ),
    FlatColumn(
        "status",
        "#status+code",
        lambda row, _: row.status,
        "what the verb of the text says",
        choices=get_args(Status),
    ),
    FlatColumn(
        "type",
        "#activity+type",
        lambda row, _: row.type,
        "what is done",
        choices=get_args(ActivityType),
    ),
    FlatColumn(
        "legal_refs",
        "#meta+legal+list",
        lambda row, _: joined(row.legal_refs),
        "symbols of UN documents that the text names (list)",
    ),
    FlatColumn(
        "urls",
        "#meta+url+list",
        lambda row, _: joined(row.urls),
        "web addresses in the text (list)",
    ),
    FlatColumn(
        "review_state",
        "#meta+status+review",
        lambda row, _: row.review.state,
        "what people and the machine have said of the row",
        choices=("auto_accepted", "needs_review", "confirmed", "corrected"),
    ),
    FlatColumn(
        "review_reviewer",
        "#meta+reviewer",
        lambda row, _: row.review.reviewer or "",
        "pseudonym of who decided last",
    ),
    FlatColumn(
        "review_decided_at",
        "#meta+date+review",
        lambda row, _: (
            f"{row.review.decided_at:%Y-%m-%dT%H:%M:%SZ}" if row.review.decided_at else ""
        ),
        "when, in UTC",
        type="datetime",
    ),
    FlatColumn(
        "review_doubts",
        "#meta+doubts+list",
        lambda row, _: guarded(joined(row.review.doubts)),
        "why a person should look (list)",
    ),
    FlatColumn(
        "document_id",
        "#meta+id+source",
        lambda row, _: row.document.id,
        "key into documents.csv",
    ),
    FlatColumn(
        "document_file_name",
        "#meta+file+source",
        lambda row, _: guarded(row.document.file_name),
        "for display only",
    ),
    FlatColumn(
        "document_kind",
        "#meta+type+source",
        lambda row, _: row.document.kind,
        "what the document is",
        choices=("matrix", "report"),
    ),
    FlatColumn(
        "document_title",
        "#meta+source",
        lambda row, _: guarded(row.document.title),
        "the document's own title",
    ),
    FlatColumn(
        "document_date",
        "#date+reported",
        lambda row, _: row.document_date.isoformat() if row.document_date else "",
        "the day that the document bears; empty where it bears none",
        type="date",
    ),
    FlatColumn(
        "document_language",
        "#meta+lang",
        lambda row, _: row.document.language or "",
        "its prevailing language",
        choices=("en", "ru"),
    ),
    FlatColumn(
        "provenance_pages",
        "#meta+page+list",
        lambda row, _: joined(str(page) for page in row.provenance.pages),
        "pages from 1; empty for formats without pages (list)",
    ),
    FlatColumn(
        "provenance_boxes",
        "#meta+page+boxes",
        lambda row, _: json.dumps(row.provenance.boxes) if row.provenance.boxes else "",
        "one box a page as JSON: x0, top, x1, bottom in points from the top left corner",
    ),
    FlatColumn(
        "provenance_block",
        "#meta+block",
        lambda row, _: row.provenance.block,
        "the block of the document that the words stand in",
    ),
    FlatColumn(
        "provenance_start",
        "#meta+start+num",
        lambda row, _: str(row.provenance.start),
        "first code point within the block",
        type="integer",
    ),
    FlatColumn(
        "provenance_end",
        "#meta+end+num",
        lambda row, _: str(row.provenance.end),
        "one past the last",
        type="integer",
    ),
    FlatColumn(
        "also_reported_in",
        "#meta+id+duplicate+list",
        lambda row, _: joined(other.activity_id for other in row.also_reported_in),
        "ids of rows that report the same (list)",
    ),
    FlatColumn(
        "dac_sector_code",
        "#sector+code+v_dac",
        lambda row, lists: lists.dac_codes.get(row.measures[0].id, "") if row.measures else "",
        "DAC purpose code of the first measure; there is none for terrorism",
    ),
    FlatColumn(
        "target_groups",
        "#beneficiary+type+list",
        lambda row, _: joined(row.target_groups),
        "groups of people that its words name: border_guards, judges, teachers … (list)",
    ),
)
"""Described in `docs/dataset.md`; a new column is appended, none is ever renamed."""
