"""A matrix without a table: paragraphs below headings that name measures."""

from collections.abc import Callable

from extractors.document_kind import document_kind
from extractors.extract import extract
from extractors.model import Document
from extractors.passages import read_passages
from gazetteers.frameworks import load_frameworks

Build = Callable[..., Document]

FRAMEWORKS = load_frameworks()

COMPILED = (
    "# Notes for the matrix",
    "# I. Conditions conducive to the spread of terrorism",
    "## I.3 Understanding of the link between marginalization and extremism",
    "The OSCE Academy holds a summer school in Bishkek every year.",
    "UNICEF published a study on returned children in Osh in May 2023.",
    "# II. Preventing and combating terrorism",
    "## II.3 Cooperation of law enforcement agencies",
    "The share of older convicts has grown. In response the CSTO set up a working group.",
    "Its third meeting took place in Astana in June 2024.",
    "Information on measures II.7 and II.8 will be provided later.",
    "# III. Building the capacity of States",
    "## III.2 Criminal justice",
    "IOM and UNODC run a project for judges in Tashkent (2023-2026).",
)
"""What several bodies do, by measures; the third paragraph begins with background."""

OF_ONE = tuple(
    "IOM " + line[line.index(" ") + 1 :] if not line.startswith(("#", "Its", "Inf")) else line
    for line in COMPILED
)


def test_paragraphs_of_several_bodies_below_measures_are_a_matrix(document_of: Build) -> None:
    document = document_of(*COMPILED)
    assert document_kind(document, FRAMEWORKS) == "matrix"
    reading = read_passages(document, FRAMEWORKS)
    assert [passage.measure for passage in reading.passages] == [
        "I.3",
        "I.3",
        "II.3",
        "II.3",
        "III.2",
    ]
    assert {passage.kind for passage in reading.passages} == {"matrix"}
    assert [item.reason for item in reading.rejections if item.reason != "heading"] == [
        "nothing to say"
    ]


def test_background_goes_with_what_it_leads_to(document_of: Build) -> None:
    found = extract(document_of(*COMPILED), FRAMEWORKS).tagged
    assert any(tagged.text.startswith("The share of older convicts") for tagged in found)


def test_each_paragraph_tells_who_leads_it(document_of: Build) -> None:
    leads = [
        {tag.id for tag in tagged.organizations if tag.role == "lead"}
        for tagged in extract(document_of(*COMPILED), FRAMEWORKS).tagged
    ]
    assert leads[0] == {"OSCE-ACADEMY"}
    assert leads[1] == {"UNICEF"}
    assert leads[-1] == {"IOM", "UNODC"}


def test_what_one_body_reports_by_measures_is_a_report(document_of: Build) -> None:
    assert document_kind(document_of(*OF_ONE), FRAMEWORKS) == "report"


def test_two_measures_make_no_matrix(document_of: Build) -> None:
    assert document_kind(document_of(*COMPILED[:10]), FRAMEWORKS) == "report"


def test_items_below_a_lead_in_keep_it(document_of: Build) -> None:
    opening = "UNESCO held two courses for teachers of history, which were well attended:"
    lines = (*COMPILED, opening, "- in Osh in May 2023", "- in Naryn in June 2023")
    passages = read_passages(document_of(*lines), FRAMEWORKS).passages
    assert [i.text for i in passages[-1].inherited if i.kind == "lead-in"] == [opening]


def test_a_long_title_in_bold_is_the_heading_of_its_measure(document_of: Build) -> None:
    title = (
        "**II.6 Measures against the financing of terrorism (resolutions and conventions, national "
        "legislation, membership in the EAG and the Egmont Group, financial intelligence units)**"
    )
    reading = read_passages(document_of(*COMPILED, title, "EAG met in Osh."), FRAMEWORKS)
    assert reading.passages[-1].measure == "II.6"
    assert reading.passages[-1].text == "EAG met in Osh."
