"""Countries of sections: below two an activity is where its words say; a region ends one."""

from io import BytesIO

import pytest
from docx import Document as Word

from extractors.extract import extract
from extractors.heading_names import GazetteerNames
from extractors.model import Evidence, Inherited, Mention, OrganizationTag
from extractors.places import where
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks
from gazetteers.model import OrganizationId

BOTH = (Inherited(kind="country", text="Turkmenistan and Uzbekistan"),)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Two round tables in Ashgabat and in Mary.", ["TKM"], "its words name one of the two"),
        ("A course for border guards.", ["TKM", "UZB"], "they name neither"),
        ("A course in Bukhara for officers of both countries.", ["TKM", "UZB"], "they mean both"),
        ("A study visit to Vienna.", ["TKM", "UZB", "AUT"], "another country is neither"),
    ],
)
def test_below_a_heading_of_two_countries(text: str, expected: list[str], why: str) -> None:
    found = where(text, "en", inherited=BOTH)
    assert sorted(country.code for country in found.countries) == sorted(expected), why


@pytest.mark.parametrize(
    ("heading", "expected", "why"),
    [
        ("REGIONAL (Central Asia)", "country", "a section beside those of countries"),
        ("Центральная Азия", "country", "the same in Russian"),
        ("TAJIKISTAN", "country", "a country"),
        ("Several countries", "country", "what stands below it is in no one country"),
        ("Regional and cross-border activities", "country", "the same"),
        ("Для нескольких стран", "country", "the same in Russian"),
        ("Региональный компонент", "country", "the same"),
        ("Regional cooperation of customs services", None, "a subject"),
        ("Regional security and borders", None, "a subject"),
    ],
)
def test_sections_of_the_region(heading: str, expected: str | None, why: str) -> None:
    assert GazetteerNames().kind_of(heading) == expected, why


NESTED: list[tuple[list[str], str, list[str], str]] = [
    (["for Kazakhstan and Tajikistan", "Tajikistan"], "Radio hour", ["TJK"], "the nearer decides"),
    (["for Kazakhstan and Tajikistan"], "Radio hour", ["KAZ", "TJK"], "only the title"),
    (["Kazakhstan", "Tajikistan"], "Radio hour", ["KAZ", "TJK"], "neither holds the other"),
]


@pytest.mark.parametrize(("headings", "text", "expected", "why"), NESTED)
def test_the_nearer_of_two_headings(
    headings: list[str], text: str, expected: list[str], why: str
) -> None:
    inherited = [Inherited(kind="country", text=heading) for heading in headings]
    found = where(text, "en", inherited=inherited)
    assert [tag.code for tag in found.countries] == expected, why


LINES: list[tuple[list[str], list[str], str]] = [
    (["OSCE", "Note on activities", "Dushanbe, January 2024"], [], "where it was written"),
    (["ПРООН", "Справка о работе", "г. Ташкент"], [], "the same without a date"),
    (["OSCE", "Note on activities", "Dushanbe"], ["KAZ"], "with a section on a country"),
]


@pytest.mark.parametrize(("head", "expected", "why"), LINES)
def test_where_a_document_was_written(head: list[str], expected: list[str], why: str) -> None:
    word = Word()
    for line in head:
        word.add_heading(line, 1)
    if expected:
        word.add_heading("Kazakhstan", 1)
    word.add_paragraph(
        "On 5 March 2023 the OSCE held a seminar on money laundering for young journalists."
    )
    file = BytesIO()
    word.save(file)
    found = extract(read_document(file.getvalue(), "note.docx"), load_frameworks())
    assert [tag.code for item in found.tagged for tag in item.countries] == expected, why


AFAR: list[tuple[str, str, list[str], str]] = [
    ("The Governments of Japan and Tajikistan met in Dushanbe.", "GOV-JPN", ["TJK"], "from afar"),
    ("Japan invited officers to Japan.", "GOV-JPN", ["JPN"], "where it takes place"),
    ("The border services of Russia and Kazakhstan met.", "GOV-RUS", ["RUS", "KAZ"], "neighbours"),
]


@pytest.mark.parametrize(("text", "lead", "expected", "why"), AFAR)
def test_states_that_lead_from_afar(text: str, lead: str, expected: list[str], why: str) -> None:
    evidence = Evidence(method="exact", detail="given by the test")
    tag = OrganizationTag(
        id=OrganizationId(lead), role="lead", mention=text[:5], evidence=(evidence,)
    )
    found = where(text, "en", organizations=[tag])
    assert [item.code for item in found.countries] == expected, why


SEATS: list[tuple[str, list[str], str]] = [
    ("The OSCE Academy in Bishkek asked residents of Isfara.", ["TJK"], "it worked elsewhere"),
    ("The OSCE Academy in Bishkek offers a course.", ["KGZ"], "its seat alone"),
    ("The OSCE Academy in Bishkek asked residents of Osh.", ["KGZ"], "in its country"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEATS)
def test_seats_of_schools(text: str, expected: list[str], why: str) -> None:
    words = "OSCE Academy in Bishkek"
    evidence = Evidence(method="exact", detail="given by the test")
    school = OrganizationId("OSCE-ACADEMY")
    start = text.index(words)
    name = Mention(
        kind="organization", id=school, start=start, end=start + len(words), text=words,
        evidence=evidence,
    )  # fmt: skip
    tag = OrganizationTag(id=school, role="lead", mention=words, evidence=(evidence,))
    found = where(text, "en", organizations=[tag], names=[name])
    assert [item.code for item in found.countries] == expected, why
