"""Numbers of measures as officers write them, and what contradicts them."""

from collections.abc import Sequence

import pytest

from extractors.measures.titles import Titles
from gazetteers.frameworks import Framework

NUMBERED = [
    ("Pillar II, measure 4", "II.4", "pillar and measure in words"),
    ("Pillar 2 – Measure 4: Borders", "II.4", "in figures, with a title behind them"),
    ("Measure 7 of Pillar I", "I.7", "the other way round"),
    ("Measure 7 (Pillar I)", "I.7", "in brackets"),
    ("Pillar II, measures 4 and 5", "II.4", "the first of several"),
    ("Компонент 2. Мера 4", "II.4", "in Russian"),
    ("Направление II, п. 6 – противодействие финансированию терроризма", "II.6", "point six"),
    ("мера 3 раздела IV", "IV.3", "the other way round in Russian"),
    ("IV-2", "IV.2", "with a hyphen"),
    ("II/4", "II.4", "with a stroke"),
    ("Pillar II. 4 workshops were held", None, "a number of workshops"),
    ("Phase II, 4 courses", None, "a phase of a project"),
    ("Annex II/4", None, "the page of an annex"),
    ("Component 2, output 4", None, "the output of a project"),
    ("Раздел II, 4 мероприятия", None, "a number of events"),
]


@pytest.mark.parametrize(("label", "expected", "why"), NUMBERED)
def test_numbers_in_words(
    frameworks: Sequence[Framework], label: str, expected: str | None, why: str
) -> None:
    titles = Titles(frameworks)
    assert titles.read(label).id == expected, why
    assert titles.heading(label) == expected, why


@pytest.mark.parametrize(
    ("label", "pillar", "expected", "doubtful", "why"),
    [
        ("Measure 4", "II", "II.4", False, "the number of a measure below its pillar"),
        ("Мера 7. Жертвы", "I", "I.7", False, "in Russian, with a word of the title"),
        ("4. Border management", "II", "II.4", False, "number and title agree"),
        ("4", "II", "II.4", True, "a number alone may count rows"),
        ("1. Border management", "II", "II.4", False, "a running number before a title"),
        ("Measure 7. Border management", "II", "II.4", True, "number and title contradict"),
        ("Measure 4", None, None, True, "no pillar is known"),
        ("4. Planting of trees", "II", None, True, "a number before anything else"),
        ("Measure 19", "II", None, True, "no pillar has as many"),
        ("II.4 Financing of terrorism", None, "II.6", True, "the title counts, with a doubt"),
        ("II.6 Curbing of cash couriers", None, "II.6", False, "words of no other title"),
        ("II.4 (borders)", None, "II.4", False, "one word of the title"),
        ("II.4 Конкурс рисунков в школах", None, "II.4", True, "a plan that is numbered alike"),
        ("III.1 Drawing contest in villages", None, "III.1", True, "words that are not its own"),
    ],
)
def test_numbers_below_a_pillar(
    frameworks: Sequence[Framework],
    label: str,
    pillar: str | None,
    expected: str | None,
    doubtful: bool,
    why: str,
) -> None:
    read = Titles(frameworks).read(label, pillar, named=True)
    assert (read.id, bool(read.doubt)) == (expected, doubtful), why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Pillar II, measure 4: IOM trained officers in Khorog in May.", "II.4", "opens a text"),
        ("Measure 2.4 – officers were trained in Khorog.", "II.4", "figures named as a measure"),
        ("Пункт 2.4 повестки дня был снят с рассмотрения.", None, "an item of an agenda"),
        ("Row 2.4 of the table was corrected.", None, "a row of some other table"),
    ],
)
def test_paragraphs_that_open_with_a_number(
    frameworks: Sequence[Framework], text: str, expected: str | None, why: str
) -> None:
    assert Titles(frameworks).run_in(text) == expected, why


@pytest.mark.parametrize(
    ("label", "expected", "why"),
    [
        ("II.4, II.5", ("II.4", "II.5"), "two numbers"),
        ("II.4; IV.2 and I.7", ("II.4", "IV.2", "I.7"), "three, of several pillars"),
        ("2.4, 2.5", ("II.4", "II.5"), "in figures"),
        ("Measures 2.4 and 2.5", ("II.4", "II.5"), "in figures behind the word"),
        ("Pillar II, measures 4, 5 and 6", ("II.4", "II.5", "II.6"), "of one pillar"),
        ("Меры II.6 и II.2", ("II.6", "II.2"), "in Russian"),
        ("II.4 Border management; II.5 Arms and drugs", ("II.4", "II.5"), "with their titles"),
        ("Pillar II, measure 4, 30 officers", ("II.4",), "a number of something else"),
        ("II.4 since 2019", ("II.4",), "a year"),
        ("II.4, II.19", ("II.4",), "no measure has that number"),
    ],
)
def test_several_measures_in_a_label(
    frameworks: Sequence[Framework], label: str, expected: tuple[str, ...], why: str
) -> None:
    read = Titles(frameworks).read(label, named=True)
    assert (read.id, *read.further) == expected, why


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("IV.1. Соответствие мер по борьбе с терроризмом нормам прав человека", "IV.1"),
        ("IV.2. Соответствие мер по борьбе с терроризмом нормам о беженцах", "IV.2"),
    ],
)  # fmt: skip
def test_titles_that_differ_in_one_word(
    frameworks: Sequence[Framework], label: str, expected: str
) -> None:
    found = Titles(frameworks).read(label)
    assert (found.id, found.doubt) == (expected, "")


@pytest.mark.parametrize(
    ("heading", "pillar", "expected"),
    [
        ("Measure 4. Borders", "II", "II.4"),
        ("Мера 7. Жертвы", "I", "I.7"),
        ("4. Borders", "II", None),
        ("Measure 4. Borders", None, None),
        ("Measure 19. Borders", "II", None),
    ],
)
def test_headings_that_number_a_measure_below_its_pillar(
    frameworks: Sequence[Framework], heading: str, pillar: str | None, expected: str | None
) -> None:
    assert Titles(frameworks).numbered(heading, pillar) == expected
