"""The page for people: self-contained, escaped, readable without colours."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from factories import BECAUSE, NOW, UNSURE, make_activity, make_match
from releases import FRAMEWORK, counted_rows, make_release
from sqlalchemy import Engine

from extractors.model import CountryTag, Judged, OrganizationTag, PlaceTag
from gazetteers.model import CountryCode, OrganizationId
from pipeline.model import Activity
from pipeline.release.coverage import cover, gaps
from pipeline.release.report_map import draw_map

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """All tags of a page with their attributes; fails where tags do not match."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


EVIL = make_activity(
    "<script>alert(1)</script> met in <b>Osh</b>",
    block="para=2",
    organizations=(
        OrganizationTag(
            id=OrganizationId("NEW:<i>Body</i>"), role="lead", mention="x", evidence=BECAUSE
        ),
    ),
    places=(
        PlaceTag(
            name='Osh "x" <b>', country=CountryCode("KGZ"), latitude=40.5, longitude=72.8,
            evidence=BECAUSE,
        ),
    ),
    doubts=(UNSURE,),
)  # fmt: skip


def make_page(engine: Engine, folder: Path, *activities: Activity) -> str:
    release = make_release(engine, folder, activities=activities)
    return (release.folder / "report.html").read_text(encoding="utf-8")


def test_the_page_needs_nothing_from_elsewhere(engine: Engine, tmp_path: Path) -> None:
    page = Page(make_page(engine, tmp_path, make_activity(), EVIL))
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object"})
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes), tag
        assert str(attributes.get("href") or "#").startswith("#")


def test_words_of_documents_are_no_markup(engine: Engine, tmp_path: Path) -> None:
    make_release(engine, tmp_path, activities=(make_activity(),))
    release = make_release(
        engine, tmp_path, activities=(make_activity(), EVIL), now=NOW + timedelta(days=1)
    )
    text = (release.folder / "report.html").read_text(encoding="utf-8")
    Page(text)
    assert "&lt;script&gt;alert(1)" in text
    assert "<script" not in text
    assert "&lt;i&gt;Body&lt;/i&gt;" in text


def test_tables_can_be_read_aloud(engine: Engine, tmp_path: Path) -> None:
    text = make_page(engine, tmp_path, make_activity(), EVIL)
    page = Page(text)
    heads = [attributes for tag, attributes in page.tags if tag == "th"]
    assert all(attributes.get("scope") in ("col", "row") for attributes in heads)
    assert text.count("<table") == text.count("<caption>")
    assert text.count("<svg") == text.count('role="img"') == text.count("<desc")


def test_every_measure_has_its_row_and_its_number(engine: Engine, tmp_path: Path) -> None:
    text = make_page(engine, tmp_path, make_activity(), make_activity("OSCE met.", block="para=3"))
    rows = re.findall(r'<th scope="row"><b>([IV]+\.\d)</b>.*?<td class="total">(\d+)</td>', text)
    by_body = rows[: len(FRAMEWORK.measures)]
    assert [measure for measure, _ in by_body] == [measure.id for measure in FRAMEWORK.measures]
    assert dict(by_body)["II.4"] == "2"


def test_coverage_counts_leads_and_years(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path, activities=(make_activity(), EVIL))
    lines = {line.organization_id: line for line in cover(counted_rows(release))}
    assert lines["OSCE"].activities == 1
    assert (lines["OSCE"].first_year, lines["OSCE"].last_year) == (2018, 2018)


@pytest.mark.parametrize(
    ("activities", "expected", "why"),
    [
        ((), ["no activity"], "nothing is reported"),
        (
            (make_activity(),),
            ["none that a person has confirmed", "nothing completed or ongoing since 2018",
             "one organization only: OSCE"],
            "one old event",
        ),
        (
            (make_activity(status=Judged(value="ongoing"), dates=()),),
            ["none that a person has confirmed", "one organization only: OSCE"],
            "what goes on without a date may go on still",
        ),
        (
            (make_activity(status=Judged(value="planned")),),
            ["none that a person has confirmed", "one organization only: OSCE"],
            "plans are no work done, and no sign that work has ended",
        ),
    ],
)  # fmt: skip
def test_gaps(
    engine: Engine, tmp_path: Path, activities: tuple[Activity, ...], expected: list[str], why: str
) -> None:
    other = make_activity("OSCE met.", measures=(make_match("I.1"),), block="para=7")
    release = make_release(engine, tmp_path, activities=(*activities, other))
    found = gaps(counted_rows(release), FRAMEWORK, this_year=2026)
    assert [gap.what for gap in found if gap.measure_id == "II.4"] == expected, why


def test_places_of_one_spot_are_one_circle(engine: Engine, tmp_path: Path) -> None:
    def at(name: str, number: int, latitude: float | None = 51.17) -> Activity:
        place = PlaceTag(
            name=name, country=CountryCode("KAZ"), latitude=latitude, longitude=71.43,
            evidence=BECAUSE,
        )  # fmt: skip
        return make_activity(f"OSCE met {number}.", places=(place,), block=f"para={number}")

    tags = (CountryTag(code=CountryCode("KAZ"), mention="x", evidence=BECAUSE),)
    activities = (
        at("Астана", 1), at("Астана", 2), at("Astana", 3), at("Nur-Sultan", 4),
        at("Nowhere", 5, None), at("Oslo", 6, 59.9),
        make_activity("OSCE met 7.", countries=tags, block="para=7"),
    )  # fmt: skip
    release = make_release(engine, tmp_path, activities=activities)
    drawn = draw_map(counted_rows(release))
    assert [(spot.name, spot.activities) for spot in drawn.spots] == [("Astana", 4)]
    assert {shape.country: shape.activities for shape in drawn.shapes}["KAZ"] == 1
    assert {shape.country for shape in drawn.shapes} == {"KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG"}
