"""`iati-activities.xml` on request: the part of the dataset that IATI 2.03 can hold.

Nothing is invented to make an activity fit: what misses a condition is listed with its reasons in
`iati_exclusions.csv`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from extractors.model import Status
from gazetteers.load import parse, read_yaml
from gazetteers.model import Record
from pipeline.errors import ReleaseError
from pipeline.release.cells import guarded, write_csv
from pipeline.release.content import Content, code_lists
from pipeline.release.dac import dac_code
from pipeline.release.flat_column import date_bound, geo_scope
from pipeline.release.rows import PublishedActivity, read_rows

_REFERENCE = re.compile(r"[A-Z]{2}-[A-Z0-9]+-[^\s/&?|]+")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CENTRAL_ASIA = "143"
_SCOPES = {"regional": "2", "multi_country": "3", "national": "4", "subnational": "5"}
_STATUSES: Mapping[Status, str] = {
    "planned": "1",
    "ongoing": "2",
    "recurring": "2",
    "completed": "4",
}
_DATES: Mapping[Status, tuple[str, str]] = {
    # IATI tells planned (1, 3) from actual (2, 4) days; the end of what goes on is a plan.
    "planned": ("1", "3"),
    "ongoing": ("2", "3"),
    "recurring": ("2", "3"),
    "completed": ("2", "4"),
}
_ROLES = {"lead": "4", "partner": "4", "funder": "1"}


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who publishes the file.

    Attributes:
        reference: with a registered prefix ("XM-DAC-41128").
        name: as it is printed.
        kind: of IATI's list of organization types; "40" is multilateral.
    """

    reference: str
    name: str
    kind: str = "40"


class _Codes(Record):
    references: dict[str, str]
    countries: dict[str, str]


@cache
def _codes() -> _Codes:
    path = Path(__file__).with_name("iati.yml")
    return parse(read_yaml(path), _Codes, where=path.name)


def check_reporter(reporter: Reporter) -> None:
    """Refuse a reference that IATI does not permit.

    Raises:
        ReleaseError: with the form that is needed.
    """
    if _REFERENCE.fullmatch(reporter.reference) is None:
        raise ReleaseError(
            f"{reporter.reference!r} is no reference of an organization",
            where="JPOA_IATI_REPORTER",
            remedy="Write prefix, registry and number, as in XM-DAC-41128",
        )


def write_iati(folder: Path, content: Content, reporter: Reporter) -> None:
    """Write `iati-activities.xml` and `iati_exclusions.csv`."""
    with (folder / "iati-activities.xml").open("wb") as file:
        write_csv(
            folder / "iati_exclusions.csv",
            ["activity_id", "reasons", "detail"],
            _write_activities(file, folder, content, reporter),
        )


def _write_activities(
    file: BinaryIO, folder: Path, content: Content, reporter: Reporter
) -> Iterator[Sequence[str]]:
    """Write the activities one by one; gives the lines of those that are left out."""
    today = content.made_at.date()
    titles = code_lists(content.framework, content.catalogue).measure_titles
    head, end = _printed(), b"</iati-activities>\n"
    found = False
    for row in read_rows(folder):
        reasons = exclusions(row, today)
        if reasons:
            yield row.activity_id, "|".join(reasons), guarded(row.title)
            continue
        printed = _printed(_activity(row, titles, reporter))
        start = printed.index(b">", printed.index(b"<iati-activities")) + 1
        file.write(printed[: -len(end)] if not found else printed[start : -len(end)].lstrip(b"\n"))
        found = True
    file.write(end if found else head)


def _printed(*activities: etree._Element) -> bytes:
    root = etree.Element("iati-activities", version="2.03")
    root.extend(activities)
    printed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return printed


def exclusions(row: PublishedActivity, today: date) -> tuple[str, ...]:
    """Why a row cannot be in the file; nothing for one that can."""
    return tuple(reason for reason, holds in _REASONS.items() if holds(row, today))


def _is_future(row: PublishedActivity, today: date) -> bool:
    """Whether something that was done, or has begun, has a day that lies ahead."""
    start, end = date_bound(row, "start"), date_bound(row, "end")
    first, last = _DATES[row.status]
    return (first == "2" and start > today.isoformat()) or (last == "4" and end > today.isoformat())


_REASONS: Mapping[str, Callable[[PublishedActivity, date], bool]] = {
    "needs_review": lambda row, today: row.review.state == "needs_review",
    "no_start_date": lambda row, today: not date_bound(row, "start"),
    "future_actual_date": _is_future,
    "no_place": lambda row, today: not (row.region or _known_countries(row)),
    "no_organization": lambda row, today: not any(tag.role in _ROLES for tag in row.organizations),
    "no_measure": lambda row, today: not row.measures,
}


def _known_countries(row: PublishedActivity) -> list[str]:
    codes = _codes().countries
    # A country without a code would falsify the shares of the others.
    return list(row.countries) if all(code in codes for code in row.countries) else []


def _activity(
    row: PublishedActivity, titles: Mapping[str, str], reporter: Reporter
) -> etree._Element:
    """One activity; the order of its elements is that of the standard."""
    element = etree.Element("iati-activity")
    element.set(_LANGUAGE, row.document.language or "en")
    _add(element, "iati-identifier", f"{reporter.reference}-{row.activity_id}")
    _narrative(
        _add(element, "reporting-org", ref=reporter.reference, type=reporter.kind,
             **{"secondary-reporter": "1"}),
        reporter.name,
    )  # fmt: skip
    _narrative(_add(element, "title"), row.title)
    _narrative(_add(element, "description", type="1"), row.text)
    for tag in row.organizations:
        if tag.role in _ROLES:
            reference = _codes().references.get(tag.id)
            attributes = {"ref": reference} if reference else {}
            _narrative(
                _add(element, "participating-org", role=_ROLES[tag.role], **attributes), tag.name
            )
    _add(element, "other-identifier", ref=row.activity_id, type="A1")
    _add(element, "activity-status", code=_STATUSES[row.status])
    phrases = "; ".join(when.raw for when in row.dates)
    for kind, day in zip(
        _DATES[row.status], (date_bound(row, "start"), date_bound(row, "end")), strict=True
    ):
        if day:
            _narrative(_add(element, "activity-date", **{"iso-date": day, "type": kind}), phrases)
    scope = _SCOPES.get(geo_scope(row))
    if scope:
        _add(element, "activity-scope", code=scope)
    _add_where(element, row)
    for place in row.places:
        _narrative(_add(_add(element, "location"), "name"), place.name)
    _add_sectors(element, row, titles)
    tags = etree.SubElement(element, "tag", vocabulary="99", code=row.type)
    tags.set("vocabulary-uri", _uri(row, "type"))
    _narrative(tags, row.type)
    return element


def _add_where(element: etree._Element, row: PublishedActivity) -> None:
    countries = _known_countries(row)
    for code, share in zip(countries, shares(len(countries)), strict=True):
        country = _add(element, "recipient-country", code=_codes().countries[code])
        if len(countries) > 1:
            country.set("percentage", share)
    if not countries:
        _add(element, "recipient-region", code=_CENTRAL_ASIA, vocabulary="2")


def _add_sectors(
    element: etree._Element, row: PublishedActivity, titles: Mapping[str, str]
) -> None:
    """The measures in a vocabulary of our own, then the DAC codes; each adds up to 100."""
    dac: dict[str, list[str]] = {}
    for match in row.measures:
        code = dac_code(match.id)
        if code:
            dac.setdefault(code, []).append(match.id)
    for code, share in zip(sorted(dac), shares(len(dac)), strict=True):
        sector = _add(element, "sector", vocabulary="1", code=code)
        if len(dac) > 1:
            sector.set("percentage", share)
    for match, share in zip(row.measures, shares(len(row.measures)), strict=True):
        sector = _add(element, "sector", vocabulary="99", code=match.id)
        sector.set("vocabulary-uri", _uri(row, "measure"))
        if len(row.measures) > 1:
            sector.set("percentage", share)
        _narrative(sector, titles[match.id])


def _uri(row: PublishedActivity, what: str) -> str:
    return f"urn:jpoa:{what}:{row.framework}"


def shares(number: int) -> tuple[str, ...]:
    """Percentages that add up to exactly 100: three are 33.33, 33.33 and 33.34."""
    if number == 0:
        return ()
    each = 10_000 // number
    parts = [each] * (number - 1) + [10_000 - each * (number - 1)]
    return tuple(f"{part / 100:.2f}" for part in parts)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, name, attributes)
    if text:
        element.text = text
    return element


def _narrative(parent: etree._Element, text: str) -> None:
    _add(parent, "narrative", text)


def broken_rules(root: etree._Element) -> Iterator[str]:
    """The rules of the standard that a file breaks, each with the activity that does."""
    for activity in root.iterfind("iati-activity"):
        name = activity.findtext("iati-identifier", "")
        for rule, expression in _RULES:
            if not activity.xpath(expression):
                yield f"{name}: {rule}"


_RULES: Sequence[tuple[str, str]] = (
    (
        "the identifier begins with the reporter",
        "starts-with(iati-identifier, concat(reporting-org/@ref, '-'))",
    ),
    ("words in its title", "string(title/narrative)"),
    ("words in its description", "string(description/narrative)"),
    ("an organization with reference or name", "participating-org[@ref or string(narrative)]"),
    ("one status", "count(activity-status) = 1"),
    ("a start", "activity-date[@type='1' or @type='2']"),
    ("full days", "not(activity-date[string-length(@iso-date) != 10])"),
    ("countries or a region, not both", "boolean(recipient-country) != boolean(recipient-region)"),
    (
        "shares of countries of 100",
        "count(recipient-country) < 2 or round(sum(recipient-country/@percentage) * 100) = 10000",
    ),
    ("a sector", "sector"),
    ("words for sectors of our own", "not(sector[@vocabulary='99'][not(string(narrative))])"),
    (
        "shares of sectors of 100",
        "count(sector[@vocabulary='99']) < 2 or "
        "round(sum(sector[@vocabulary='99']/@percentage) * 100) = 10000",
    ),
)  # fmt: skip
"""A dozen of the standard's rules as XPath; the schema's order of elements is that of the code."""
