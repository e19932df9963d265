"""Whether words behind a cut go on: the signs one by one, and the cases that mislead."""

import pytest

from extractors.stitch import (
    TAGGED,
    Beginning,
    CutCell,
    Ending,
    Verdict,
    is_finished,
    opens_with_another_number,
    paragraph_continues,
    row_continues,
    starts_small,
    stops_inside,
)

TITLES = (
    "To develop joint training for border services. “We invite donors to fund it.”",
    "To protect crowded places",
)
RUNS_ON = Verdict(True, True, "the sentence is unfinished")
TAGS = Verdict(True, True, TAGGED)
ENDED = Verdict(False, True, "short last line")


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("It was held in Almaty.", True, "full stop"),
        ("in “Safe Roads.”", True, "a quotation mark behind the stop"),
        ("mutual legal assistance;", True, "items of a list end in semicolons"),
        ("the Ministry of", False, "no end mark"),
        ("встреча прошла в г. Ош", False, "Russian, no end mark"),
    ],
)
def test_is_finished(text: str, expected: bool, why: str) -> None:
    assert is_finished(text) is expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("and customs officers", True, "lower case"),
        ("(including visits)", True, "the bracket is no letter"),
        ("Kyrgyz officers", False, "capital"),
        ("12 officers", False, "digits have no case"),
        ("и таможенников", True, "Cyrillic"),
    ],
)
def test_starts_small(text: str, expected: bool, why: str) -> None:
    assert starts_small(text) is expected, why


@pytest.mark.parametrize(
    ("upper", "lower", "goes_on", "sure", "why"),
    [
        (
            Ending("A seminar was held in", full=True),
            Beginning("Almaty in May."),
            True,
            True,
            "goes on with a capital",
        ),
        (
            Ending("A seminar was held.", full=False),
            Beginning("UNODC trained judges."),
            False,
            True,
            "short last line",
        ),
        (
            Ending("Drugs are seized", full=False),
            Beginning("UNODC trained judges."),
            False,
            True,
            "a short line ends a paragraph, even without an end mark",
        ),
        (
            Ending("It will cover:", full=False),
            Beginning("forensics and interviews"),
            True,
            False,
            "a forced line break, then lower case",
        ),
        (
            Ending("It ended in June.", full=True, room=False),
            Beginning("Its results were shared."),
            True,
            False,
            "a sentence may end with the page: a guess",
        ),
        (
            Ending("It ended in June.", full=True, room=True),
            Beginning("Its results were shared."),
            False,
            True,
            "the page had room for one more line",
        ),
        (
            Ending("It ended in June.", full=True, room=False),
            Beginning("IOM trains guards.", bold=True),
            False,
            True,
            "organizations are bold at the start of a paragraph",
        ),
        (
            Ending("the training of", full=True),
            Beginning("border guards", item=True),
            False,
            True,
            "a list marker begins",
        ),
        (
            Ending("the training of", full=True),
            Beginning("Results", same_type=False),
            False,
            True,
            "a heading is set in another type",
        ),
        (
            Ending("the training of"),
            Beginning("border guards"),
            True,
            True,
            "without geometry lower case decides",
        ),
        (
            Ending("the training of"),
            Beginning("Kazakh judges"),
            True,
            False,
            "without geometry a capital leaves doubts",
        ),
        (
            Ending("They met in May."),
            Beginning("They agreed."),
            False,
            False,
            "without geometry two sentences stay apart",
        ),
    ],
)
def test_paragraph_continues(
    upper: Ending, lower: Beginning, goes_on: bool, sure: bool, why: str
) -> None:
    verdict = paragraph_continues(upper, lower)
    assert (verdict.goes_on, verdict.sure) == (goes_on, sure), why


@pytest.mark.parametrize(
    ("cells", "titles", "merged", "goes_on", "why"),
    [
        (
            [
                CutCell("To protect crowded places", ""),
                CutCell("They met.", "They met again.", ENDED),
            ],
            (),
            False,
            True,
            "an empty left cell",
        ),
        (
            [
                CutCell("To develop joint", "training for border services.", RUNS_ON),
                CutCell("They met.", "They met again.", ENDED),
            ],
            (),
            False,
            True,
            "the left cell is cut inside a sentence",
        ),
        (
            [
                CutCell(
                    "To develop joint training for border services.",
                    "“We invite donors to fund it.”",
                    ENDED,
                ),
                CutCell("They met.", "They met again.", ENDED),
            ],
            TITLES,
            False,
            True,
            "the title goes on with a new sentence, which only the list knows",
        ),
        (
            [
                CutCell(
                    "To develop joint training for border services. “We invite donors to fund it.”",
                    "To protect crowded places",
                    ENDED,
                ),
                CutCell("They met.", "They met again.", ENDED),
            ],
            TITLES,
            False,
            False,
            "a known title begins",
        ),
        (
            [
                CutCell("To develop joint training for border services.", "It has two parts."),
                CutCell("the police and the judges of", "all five states met.", RUNS_ON),
            ],
            (),
            False,
            True,
            "a sentence that runs on proves the same row whatever stands left",
        ),
        (
            [
                CutCell("To control chemical and nuclear", "(CBRN) materials", RUNS_ON),
                CutCell("They met.", "They met again.", ENDED),
            ],
            (),
            False,
            True,
            "no label begins with a remark in brackets",
        ),
        (
            [
                CutCell("To share lessons (also on prisons", "Others may join)", RUNS_ON),
                CutCell("They met.", "They met again.", ENDED),
            ],
            (),
            False,
            True,
            "a bracket is open",
        ),
        (
            [
                CutCell("To train. “We encourage the media of Central", "Asia to join.”", RUNS_ON),
                CutCell("They met.", "They met again.", ENDED),
                CutCell("planned", "completed", ENDED),
            ],
            (),
            True,
            True,
            "a quotation is open",
        ),
        (
            [
                CutCell("To protect borders", "Judges and prosecutors", TAGS),
                CutCell("They met.", "They met again.", ENDED),
            ],
            (),
            False,
            True,
            "the file itself names one paragraph",
        ),
        (
            [CutCell("3", "4", ENDED), CutCell("training of the border guards", "visits", RUNS_ON)],
            (),
            False,
            False,
            "numbers that count on are two rows, though the text lacks an end mark",
        ),
        (
            [CutCell("T9", "T10"), CutCell("completed", "planned", RUNS_ON)],
            (),
            False,
            False,
            "numbers with letters count as well",
        ),
        (
            [
                CutCell("Border security", "Justice", Verdict(False, True, "")),
                CutCell("completed", "planned", RUNS_ON),
            ],
            (),
            False,
            False,
            "a single word in lower case is no sentence",
        ),
        (
            [
                CutCell("Border security", ""),
                CutCell("OSCE", "UNODC", ENDED),
                CutCell("They met.", "Judges met.", ENDED),
            ],
            (),
            True,
            False,
            "a further row of a merged cell",
        ),
        (
            [
                CutCell("To promote the", "exchange of data", RUNS_ON),
                CutCell("They met in Osh.", "Judges met.", ENDED),
                CutCell("UNODC", "CTED", ENDED),
                CutCell("planned", "completed", RUNS_ON),
            ],
            (),
            True,
            True,
            "a merged label goes on",
        ),
        (
            [
                CutCell("Border security", ""),
                CutCell("They met in Osh.", "Judges met.", ENDED),
                CutCell("UNODC", "CTED", ENDED),
                CutCell("planned", "completed", RUNS_ON),
            ],
            (),
            True,
            False,
            "a further row of a merged cell: two entries of a word are no sentence",
        ),
        (
            [
                CutCell("planned", "completed", RUNS_ON),
                CutCell("They met in Osh.", "Judges met.", ENDED),
                CutCell("Border security", "Courses for judges", ENDED),
            ],
            (),
            True,
            False,
            "entries of a word stand at the left, the labels behind the text",
        ),
        (
            [
                CutCell("Strengthening", "border control", RUNS_ON),
                CutCell("They met in", "Osh.", RUNS_ON),
            ],
            (),
            False,
            True,
            "a label may be cut behind its first word",
        ),
        (
            [
                CutCell("9 May 2022", "10 May 2022", RUNS_ON),
                CutCell("A course for customs officers in Osh", "A visit to Bern", RUNS_ON),
            ],
            (),
            False,
            False,
            "another date in the same words",
        ),
        (
            [
                CutCell("Border", "Migration", RUNS_ON),
                CutCell("A course for customs officers in Osh", "A visit to Bern", RUNS_ON),
                CutCell("OSCE", "OSCE", RUNS_ON),
            ],
            (),
            False,
            False,
            "nobody is named twice in one cell",
        ),
        (
            [
                CutCell("To train the customs", "officers", RUNS_ON),
                CutCell("A course for the staff of the", "service in Osh", RUNS_ON),
                CutCell("OSCE", "OSCE", RUNS_ON),
            ],
            (),
            False,
            True,
            "a short cell printed again on the next page, but sentences run on",
        ),
        (
            [
                CutCell("Border security", ""),
                CutCell("OSCE", ""),
                CutCell("They met in", "Almaty.", RUNS_ON),
            ],
            (),
            True,
            True,
            "only the last column goes on",
        ),
    ],
)
def test_row_continues(
    cells: list[CutCell], titles: tuple[str, ...], merged: bool, goes_on: bool, why: str
) -> None:
    assert row_continues(cells, titles, merged=merged).goes_on is goes_on, why


@pytest.mark.parametrize(
    ("upper", "lower", "verdict", "expected", "why"),
    [
        ("To strengthen", "information sharing", RUNS_ON, True, "few words, but a sentence"),
        ("completed", "ongoing", RUNS_ON, False, "a word alone is a whole entry"),
        ("To strengthen", "UNODC", RUNS_ON, False, "a capital may begin anew"),
        ("To strengthen the ties with the", "UNODC", RUNS_ON, True, "a word must follow"),
        ("To train staff (Prosecutors,", "Customs)", RUNS_ON, True, "a bracket is open"),
        ("To train staff (Prosecutors)", "Customs", RUNS_ON, False, "nothing is open"),
        ("To train judges.", "and others", RUNS_ON, False, "the sentence is over"),
        ("To strengthen", "information sharing", ENDED, False, "the last line left room"),
    ],
)
def test_a_merged_cell_stops_inside_a_sentence(
    upper: str, lower: str, verdict: Verdict, expected: bool, why: str
) -> None:
    assert stops_inside(CutCell(upper, lower, verdict)) is expected, why


@pytest.mark.parametrize(
    ("upper", "lower", "expected", "why"),
    [
        ("III.2 Criminal justice", "III.3 Networks of units", True, "measures of a matrix"),
        ("Pillar II, measure 4 – Borders", "Pillar II, measure 5 – Drugs", True, "in words"),
        ("2.1 Legal work", "2.2 Training", True, "numbers in digits"),
        ("III.2 Criminal justice", "III.2 Criminal justice", False, "printed again"),
        ("III.2 Criminal justice", "responses to terrorism", False, "the rest of a title"),
        ("Two of 30", "12.5 per cent", False, "the first opens with no number"),
    ],
)
def test_labels_with_numbers_of_their_own(upper: str, lower: str, expected: bool, why: str) -> None:
    assert opens_with_another_number(upper, lower) is expected, why


def test_a_number_at_the_right_ends_a_row() -> None:
    """The names at the left have no end marks, and the measure stands in the last column."""
    names = Verdict(True, True, "the sentence is unfinished")
    label = paragraph_continues(Ending("II.4 Border management", full=True), Beginning("II.5 Arms"))
    cells = [
        CutCell("UNODC; Penal Reform", "IOM", names, reaches=True),
        CutCell("Trained officers in Khorog", "Printed a guide in Osh", None, reaches=True),
        CutCell("II.4 Border management", "II.5 Arms", label, reaches=True),
    ]
    assert not row_continues(cells).goes_on


def test_two_cells_that_go_on_small_are_no_further_row_of_a_merged_cell() -> None:
    begun = [CutCell("I.6 Work with the media", "", None, False)]
    cut = [CutCell("Opening", "of a line", RUNS_ON), CutCell("Ministry", "of Justice", RUNS_ON)]
    verdict = row_continues([*begun, *cut], merged=True)
    assert (verdict.goes_on, verdict.sure) == (True, True)
    entries = [CutCell("Course", "Seminar", RUNS_ON), CutCell("planned", "completed", RUNS_ON)]
    assert not row_continues([*begun, *entries], merged=True).goes_on, "another row of the group"
