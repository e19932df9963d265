"""The IATI file: what goes in, what stays out and why, and that it keeps the standard's rules."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories import BECAUSE, UNSURE, make_activity, make_match
from lxml import etree
from releases import make_release, read_csv
from sqlalchemy import Engine
from typer.testing import CliRunner

from extractors.model import CountryTag, DateRange, Judged, OrganizationTag, PlaceTag
from flows import cli
from gazetteers.model import CountryCode, OrganizationId
from pipeline.errors import ReleaseError
from pipeline.model import Activity
from pipeline.release.iati import Reporter, broken_rules, shares

pytestmark = pytest.mark.slow

REPORTER = Reporter("XM-DAC-41128", "UNODC")


def countries(*codes: str) -> tuple[CountryTag, ...]:
    return tuple(
        CountryTag(code=CountryCode(code), mention=code, evidence=BECAUSE) for code in codes
    )


def export(engine: Engine, folder: Path, *activities: Activity) -> tuple[etree._Element, list[Any]]:
    release = make_release(engine, folder, activities=activities, iati=REPORTER)
    root = etree.parse(release.folder / "iati-activities.xml").getroot()
    return root, read_csv(release.folder / "iati_exclusions.csv")[1:]


def tag(organization: str, role: str) -> OrganizationTag:
    return OrganizationTag(
        id=OrganizationId(organization),
        role=role,  # type: ignore[arg-type]
        mention=organization,
        evidence=BECAUSE,
    )


RICH = make_activity(
    "OSCE & UNODC trained <officers> in Osh.",
    organizations=(
        *make_activity().organizations,
        tag("UNODC", "partner"),
        tag("EU", "funder"),
        tag("GOV-KGZ", "beneficiary"),
    ),
    countries=countries("KGZ", "TJK", "UZB"),
    places=(PlaceTag(name="Osh", country=CountryCode("KGZ"), evidence=BECAUSE),),
    measures=(make_match("II.4"), make_match("II.5"), make_match("II.3")),
)


def test_an_activity_keeps_the_rules(engine: Engine, tmp_path: Path) -> None:
    root, excluded = export(engine, tmp_path, RICH)
    assert list(broken_rules(root)) == []
    assert excluded == []
    activity = root[0]
    assert activity.findtext("iati-identifier") == f"XM-DAC-41128-{RICH.id}"
    assert activity.findtext("description/narrative") == RICH.text
    assert [
        (item.get("role"), item.get("ref")) for item in activity.iterfind("participating-org")
    ] == [("4", "XM-DAC-47131"), ("4", "XM-DAC-41128"), ("1", "XM-DAC-42000")]
    assert [
        (item.get("code"), item.get("percentage"))
        for item in activity.iterfind("recipient-country")
    ] == [("KG", "33.33"), ("TJ", "33.33"), ("UZ", "33.34")]
    assert [
        (item.get("type"), item.get("iso-date")) for item in activity.iterfind("activity-date")
    ] == [("2", "2018-01-01"), ("4", "2018-12-31")]
    assert [item.get("code") for item in activity.iterfind("sector[@vocabulary='1']")] == [
        "15210",
        "16063",
    ]


def test_elements_stand_in_the_order_of_the_standard(engine: Engine, tmp_path: Path) -> None:
    root, _ = export(engine, tmp_path, RICH)
    order = [
        "iati-identifier", "reporting-org", "title", "description", "participating-org",
        "other-identifier", "activity-status", "activity-date", "activity-scope",
        "recipient-country", "recipient-region", "location", "sector", "tag",
    ]  # fmt: skip
    found = [order.index(element.tag) for element in root[0]]
    assert found == sorted(found)


def test_the_region_is_a_region(engine: Engine, tmp_path: Path) -> None:
    regional = make_activity(countries=(), region=Judged(value="central-asia"))
    root, _ = export(engine, tmp_path, regional)
    assert root[0].find("recipient-region").get("code") == "143"
    assert list(broken_rules(root)) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"doubts": (UNSURE,)}, "needs_review"),
        ({"dates": ()}, "no_start_date"),
        (
            {"dates": (DateRange(raw="by 2018", start=None, end=date(2018, 12, 31)),)},
            "no_start_date",
        ),
        (
            {"dates": (DateRange(raw="in 2030", start=date(2030, 1, 1), end=date(2030, 12, 31)),)},
            "future_actual_date",
        ),
        ({"countries": ()}, "no_place"),
        ({"countries": countries("KGZ", "XXX")}, "no_place"),
        ({"organizations": ()}, "no_organization"),
        ({"measures": ()}, "no_measure"),
    ],
)  # fmt: skip
def test_what_misses_a_condition_is_listed(
    engine: Engine, tmp_path: Path, fields: dict[str, Any], reason: str
) -> None:
    activity = make_activity("OSCE met experts in Osh.", block="para=2", **fields)
    root, excluded = export(engine, tmp_path, make_activity(), activity)
    assert len(root) == 1
    assert [line[:2] for line in excluded] == [[activity.id, reason]]


def test_plans_may_lie_ahead(engine: Engine, tmp_path: Path) -> None:
    plan = make_activity(
        status=Judged(value="planned"),
        dates=(DateRange(raw="in 2030", start=date(2030, 1, 1), end=date(2030, 12, 31)),),
    )
    root, excluded = export(engine, tmp_path, plan)
    assert excluded == []
    assert [item.get("type") for item in root[0].iterfind("activity-date")] == ["1", "3"]


def test_the_rules_are_looked_at(engine: Engine, tmp_path: Path) -> None:
    root, _ = export(engine, tmp_path, RICH)
    root[0].find("recipient-country").set("percentage", "50")
    root[0].remove(root[0].find("activity-status"))
    assert [line.partition(": ")[2] for line in broken_rules(root)] == [
        "one status",
        "shares of countries of 100",
    ]


@pytest.mark.parametrize("number", range(1, 8))
def test_shares_add_up(number: int) -> None:
    assert round(sum(map(float, shares(number))), 2) == 100


def test_without_a_reporter_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JPOA_IATI_REPORTER", raising=False)
    result = CliRunner().invoke(
        cli.app, ["--data", str(tmp_path), "release", "--iati", "--no-prefect"]
    )
    assert isinstance(result.exception, ReleaseError)
    assert "JPOA_IATI_REPORTER" in str(result.exception)
    assert not (tmp_path / "published").exists()
