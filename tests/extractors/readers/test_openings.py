"""Paragraphs that nothing sets apart, and the edge of text that single lines reach over."""

import pytest

from extractors.readers.pdf.hyphens import Hyphens
from extractors.readers.pdf.joining import join_lines
from extractors.readers.pdf.lines import PrintedLine, Sides, is_justified, make_lines, right_edge
from extractors.readers.pdf.paragraphs import cut_paragraphs
from extractors.readers.pdf.spacing import Column, Spacing
from extractors.readers.pdf.words import Style, Word

PLAIN = Style(size=10, bold=False, italic=False, angle=0, invisible=False)
RIGHT = 200.0


def column(*lines: str) -> Column:
    """Lines of one pitch; "#" at the end of one says that it reaches the right edge."""
    printed: list[PrintedLine] = []
    for i, line in enumerate(lines):
        texts = line.removesuffix("#").split()
        full = line.endswith("#")
        step = (RIGHT - 2) / len(texts) if full else 20.0
        words = [
            Word(text, k * step, (k + 1) * step - 3, 12.0 * (i + 1), PLAIN)
            for k, text in enumerate(texts)
        ]
        printed += make_lines(words, page=1)
    return Column(tuple(printed), Sides(0, RIGHT), "table 1, 1+1")


KNOWN = (
    "UNODC trained forty judges in Osh. The#", "course was held twice.",
    "UNODC opened a centre. The centre is#", "the first of its kind.",
    "UNODC wrote a report. The report is#", "public.",
    "The handbook was printed. The course#", "was held twice.",
)  # fmt: skip

ENDS = [
    ("UNODC gave equipment to the police.", True, "it begins other paragraphs"),
    ("The course was held in Almaty.", False, "so begin sentences inside paragraphs"),
    ("Participants asked for more.", False, "nobody knows; most ends of sentences are inside"),
]


@pytest.mark.parametrize(("following", "expected", "why"), ENDS)
def test_below_a_full_line_the_next_words_tell_a_paragraph(
    following: str, expected: bool, why: str
) -> None:
    text = column(*KNOWN, "CTED visited Bishkek in the spring of 2016.#", following)
    starts = [group[0].text for group in cut_paragraphs(text, Spacing([text]))]
    assert (following in starts) is expected, why
    assert len(starts) == 5 + expected


DATED = (
    "In 2016 UNODC trained judges in Osh. In addition, it printed#", "a handbook.",
    "In 2017 IOM opened a centre. In addition, it gave#", "computers to schools.",
    "In 2018 CTED wrote a report. In addition, it is#", "public.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("following", "expected", "why"),
    [
        ("In 2019 EAG met in Almaty.", True, "a year behind the preposition"),
        ("In addition, experts came.", False, "the same preposition inside paragraphs"),
        ("On 3 May a course ended.", False, "a preposition that nothing began with"),
    ],
)
def test_the_kind_of_the_second_word_tells_openings_apart(
    following: str, expected: bool, why: str
) -> None:
    text = column(*DATED, "CTED visited Bishkek in the spring of 2016.#", following)
    starts = [group[0].text for group in cut_paragraphs(text, Spacing([text]))]
    assert (following in starts) is expected, why


ACTING = tuple(
    line
    for name in ("EAG", "OSCE", "UNODC", "CICA", "CARICC", "UNDP", "OHCHR", "ПРООН", "РАТС")
    for line in (f"{name} met the police in May. {name} gave it#", "computers.")
)


@pytest.mark.parametrize(
    ("following", "expected", "why"),
    [
        ("The SCO held drills in Osh.", True, "another one acts"),
        ("МВД провело учения в Оше.", True, "another one acts, in Russian"),
        ("The CTED report was printed.", False, "who acts in the paragraph does so again"),
        ("The handbook was printed.", False, "nobody is named"),
    ],
)
def test_another_actor_begins_another_paragraph_where_they_do_so(
    following: str, expected: bool, why: str
) -> None:
    text = column(*ACTING, "CTED visited Bishkek in the spring of 2016.#", following)
    starts = [group[0].text for group in cut_paragraphs(text, Spacing([text]))]
    assert (following in starts) is expected, why


@pytest.mark.parametrize(
    ("above", "expected", "why"),
    [
        ("CTED held a course in Osh, Bishkek and Batken;#", True, "an item of a list"),
        ("CTED wrote reports (S/2015/338; S/2015/377;#", False, "a bracket is open"),
        ("CTED wrote reports (see UNODC, 2015, p. 7.#", False, "a bracket is open"),
    ],
)
def test_no_paragraph_ends_inside_brackets(above: str, expected: bool, why: str) -> None:
    text = column(*KNOWN, above, "UNODC gave equipment to the police.")
    starts = [group[0].text for group in cut_paragraphs(text, Spacing([text]))]
    assert ("UNODC gave equipment to the police." in starts) is expected, why


def test_a_short_column_follows_the_habits_of_the_others() -> None:
    short = column(
        "The handbook was printed.", "CTED came to Bishkek in spring.#", "IOM gave help."
    )
    short = Column(short.lines, short.sides, "table 2, 1+1")
    alone = [group[0].text for group in cut_paragraphs(short, Spacing([short]))]
    assert "IOM gave help." not in alone
    others = column(*(f"{name} gave equipment to the police. It was#\nnew.".split("\n")[i]
                      for name in ("EAG", "OSCE", "UNODC", "CICA", "CARICC", "UNDP", "OHCHR")
                      for i in (0, 1)))  # fmt: skip
    beside = [group[0].text for group in cut_paragraphs(short, Spacing([short, others]))]
    assert "IOM gave help." in beside


@pytest.mark.parametrize(
    ("ends", "expected", "why"),
    [
        ([482.0] * 20 + [484.5], 482.0, "a closing mark hangs over the edge of justified text"),
        ([482.0] * 20 + [470.0], 482.0, "a last line is short"),
        ([482.0] * 12 + [497.0] * 4, 497.0, "blocks of two widths: the wider one is the column"),
        ([410.0, 430.0, 455.0, 470.0, 441.0, 422.0, 466.0, 401.0, 439.0], 470.0, "ragged text"),
    ],
)
def test_where_lines_end_at_most(ends: list[float], expected: float, why: str) -> None:
    edge = right_edge(ends)
    assert edge == expected, why
    assert is_justified(ends, edge) == (ends.count(expected) > 0.55 * len(ends)), why


def letters(text: str, gap: float, space: float) -> list[Word]:
    """A heading as pdfium gives it: each letter a word."""
    words, x = [], 60.0
    for sign in text:
        if sign != " ":
            words.append(Word(sign, x, x + 7, 80.0, PLAIN))
        x += space if sign == " " else 7 + gap
    return words


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        (letters("RESULTS OF THE YEAR", 4, 7), "RESULTS OF THE YEAR", "a heading in spaced type"),
        (letters("ИТОГИ ГОДА", 3, 6), "ИТОГИ ГОДА", "the same in Russian"),
        (letters("123456", 4, 7), "1 2 3 4 5 6", "numbers of columns"),
        (letters("ABCDEFG", 40, 50), "A B C D E F G", "headings of narrow columns"),
    ],
)
def test_letters_of_spaced_type_are_words(words: list[Word], expected: str, why: str) -> None:
    assert [line.text for line in make_lines(words, page=1)] == [expected], why


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (["From: the Office in Bishkek#", "Sent: Monday, 3 February#", "To: all."], 3, "a mail"),
        (["Участники: ПРООН, ОБСЕ, МОМ#", "Место: г. Ош"], 2, "fields in Russian"),
        (["The office held a course#", "Note: it was short"], 1, "a note inside a paragraph"),
        (["Partners: UNDP and the two#", "ministries named above."], 1, "a field of two lines"),
    ],
)
def test_fields_one_below_the_other(lines: list[str], expected: int, why: str) -> None:
    text = column(*lines)
    assert len(cut_paragraphs(text, Spacing([text]))) == expected, why


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (["exclusion and extremism#", "/terrorism of the young"],
         "exclusion and extremism/terrorism of the young", "a word is cut before its stroke"),
        (["экстремизма#", "/терроризма среди молодёжи"],
         "экстремизма/терроризма среди молодёжи", "the same in Russian"),
        (["the centres of ATC / EAG#", "/International Training Centre"],
         "the centres of ATC / EAG /International Training Centre", "a stroke between two names"),
    ],
)  # fmt: skip
def test_what_stands_between_two_lines(lines: list[str], expected: str, why: str) -> None:
    assert join_lines(column(*lines).lines, Hyphens(())).text == expected, why
