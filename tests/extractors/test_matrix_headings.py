"""Matrices whose columns are headed freely: groups of bodies, themes, or nothing at all."""

from collections.abc import Callable, Sequence

import pytest

from extractors.document_kind import document_kind
from extractors.measures.titles import titles_of
from extractors.model import Document
from extractors.passages import read_passages, unaccounted
from gazetteers.frameworks import Framework

Build = Callable[..., Document]

PLAN = "Contributions to the Joint Plan of Action"
GUARDS = "UNODC trained forty officers of three crossing points near Khorog in the spring of 2022."
DOGS = "The CSTO holds an exercise of its border services each autumn, in Osh province as a rule."
BANKS = "UNCCT and the Government of Kazakhstan met with compliance officers of banks in Astana."
REVIEW = "The EAG reviewed what Tajikistan has done since its last report and adopted the results."
FILMS = "OSCE field offices gave small grants to young authors of films against recruitment."
RADIO = "CICA put a round table of radio stations on its calendar for the second half of the year."


def measures(
    document: Document, frameworks: Sequence[Framework]
) -> tuple[str, list[tuple[str, str | None]]]:
    """The kind of a document, and the first word of each matrix paragraph with its measure."""
    document = document.model_copy(update={"kind": document_kind(document, frameworks)})
    reading = read_passages(document, frameworks)
    assert unaccounted(document, reading) == ()
    found = [
        (passage.text.split()[0], passage.measure)
        for passage in reading.passages
        if passage.kind == "matrix"
    ]
    return document.kind, found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("United Nations system", "Regional and other organizations"),
        ("UN agencies, funds and programmes", "Civil society"),
        ("Multilateral partners", "Bilateral donors"),
    ],
)
def test_columns_beside_measures_tell_what_is_done_however_they_are_called(
    document_of: Build, frameworks: Sequence[Framework], left: str, right: str
) -> None:
    rows = [
        ["Measure", left, right],
        ["To address border management problems", GUARDS, DOGS],
        ["To take measures to curb the financing of terrorism", BANKS, REVIEW],
    ]
    kind, found = measures(document_of(f"# {PLAN}", rows), frameworks)
    assert kind == "matrix"
    assert found == [("UNODC", "II.4"), ("The", "II.4"), ("UNCCT", "II.6"), ("The", "II.6")]


def test_what_rows_have_beside_a_headed_activity_is_theirs(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    rows = [
        ["Measure", "Activity", "Target audience"],
        ["To address border management problems", GUARDS, DOGS],
        ["To take measures to curb the financing of terrorism", BANKS, REVIEW],
    ]
    kind, _ = measures(document_of(f"# {PLAN}", rows), frameworks)
    assert kind == "report"


@pytest.mark.parametrize("heading", ["Theme", "Item", "What the States agreed"])
@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (PLAN, "matrix"),
        ("Notes on the past year", "report"),
    ],
)
def test_freely_worded_labels_below_a_heading_that_says_nothing(
    document_of: Build, frameworks: Sequence[Framework], heading: str, above: str, expected: str
) -> None:
    rows = [
        [heading, "Activities of organizations"],
        ["Guarding and managing borders", GUARDS],
        ["Combating terrorist financing", REVIEW],
        ["Countering terrorist narratives, work with the media", FILMS],
    ]
    kind, found = measures(document_of(f"# {above}", rows), frameworks)
    assert kind == expected
    if expected == "matrix":
        assert [measure for _, measure in found] == ["II.4", "II.6", "I.6"]


def test_labels_without_any_heading(document_of: Build, frameworks: Sequence[Framework]) -> None:
    rows = [
        ["Guarding and managing borders", DOGS],
        ["Combating terrorist financing", BANKS],
        ["Countering terrorist narratives, work with the media", RADIO],
    ]
    kind, found = measures(document_of(f"# {PLAN}", rows), frameworks)
    assert kind == "matrix"
    assert [measure for _, measure in found] == ["II.4", "II.6", "I.6"]


@pytest.mark.parametrize("heading", ["Theme", "Priority"])
def test_what_one_body_reports_by_themes_is_no_matrix(
    document_of: Build, frameworks: Sequence[Framework], heading: str
) -> None:
    rows = [
        [heading, "Activities"],
        ["Guarding and managing borders", GUARDS],
        ["Combating terrorist financing", GUARDS.replace("three crossing points", "two banks")],
        ["Countering terrorist narratives, work with the media", GUARDS.replace("forty", "nine")],
    ]
    kind, _ = measures(document_of(f"# {PLAN}", rows), frameworks)
    assert kind == "report"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Ensure that CT measures comply with obligations under …", "IV.1"),
        ("To ensure that CT measures comply with international refugee …", "IV.2"),
        ("Regional organizations to adopt their own...", "III.4"),
        ("Региональным организациям принять собственные всеобъемлющие …", "III.4"),
    ],
)
def test_titles_that_are_cut_off(
    frameworks: Sequence[Framework], label: str, expected: str
) -> None:
    read = titles_of(frameworks).read(label)
    assert (read.id, read.doubt) == (expected, "")
