"""Matrices: the row gives the measure, wherever its label stands and however it is typed."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extractors.document_kind import document_kind
from extractors.measures.numbers import pillar_of
from extractors.measures.titles import Titles
from extractors.model import Document, Passage
from extractors.passages import read_passages, unaccounted
from extractors.read import read_document
from gazetteers.frameworks import Framework, load_frameworks

Build = Callable[..., Document]

BORDERS = (
    "To address border management problems in the region with due consideration for international "
    "refugee protection and human rights standards."
)
DRUGS = (
    "To strengthen information sharing and cross-border cooperation on combatting arms and drug "
    "trafficking."
)
VICTIMS = "To address the needs of victims of terrorism and give them a voice."
RUSSIAN_DOCUMENTS = (
    "Production and dissemination of documentation in Russian and languages of CA countries"
)

LABELS = [
    (BORDERS, "II.4", False, "as printed"),
    ("II.4 " + BORDERS, "II.4", False, "with its number"),
    ("II.4", "II.4", False, "its number alone"),
    ("Measure II.4", "II.4", False, "its number alone, named"),
    ("Мера II.4. Управление границами", "II.4", False, "the number says it in any language"),
    (
        "To adress border managment problems in the region with due consideraton for "
        "international refugee protection and human rights standards",
        "II.4",
        False,
        "typing errors",
    ),
    (
        DRUGS + " “To seek enhanced technical and legal assistance for developing and implementing "
        "a comprehensive regional strategy in combating illicit trafficking and in training for "
        "officials in counter-narcotics.”",
        "II.5",
        False,
        "followed by its recommendation",
    ),
    (
        "Ensure that CT measures comply with international refugee law",
        "IV.2",
        False,
        "not its neighbour that begins alike",
    ),
    (
        "IV.1 Обеспечение соответствия контртеррористических мер обязательствам по международному "
        "праву и стандартам в области прав человека",
        "IV.1",
        False,
        "words that few titles have, where letters are more like its neighbour",
    ),
    (VICTIMS.upper(), "I.7", False, "capitals"),
    ("To address border management in the region with due consideration for refugee protection "
     "and human rights", "II.4", False, "shortened: no other measure is about that"),
    ("To address border trade problems of the region, with full protection of national producers "
     "and consumer rights standards", "II.4", True, "letters alone, the words are on trade"),
    ("To ensure that counter-narcotics measures are in full compliance with international drug "
     "law", "IV.2", True, "letters alone"),
    ("Содействовать распространению контраргументов, в том числе через СМИ", "I.6", False,
     "two words otherwise"),
    ("I.7 " + BORDERS, "II.4", True, "number and title contradict each other: the title counts"),
    ("Support to small farms in the Rasht valley", None, True, "no measure"),
    ("Activities 2.4 million USD", None, True, "a figure is no number of a measure"),
    ("UNODC", None, True, "an acronym is not compared at all"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "expected", "doubtful", "why"), LABELS)
def test_label(
    frameworks: Sequence[Framework],
    label: str,
    expected: str | None,
    doubtful: bool,
    why: str,
) -> None:
    read = Titles(frameworks).read(label)
    assert read.id == expected, why
    assert bool(read.doubt) == doubtful, f"{why}: {read.doubt}"


WORDED_ANEW = [
    ("Border management", "II.4", "the short title"),
    ("Border security", "II.4", "nearly the short title"),
    ("Financing of terrorism", "II.6", "which another title mentions"),
    ("Non-proliferation of WMD", "II.8", "the end of a long title"),
    ("Needs of victims", "I.7", "a few of its words"),
    ("Freedom of religion in CT laws", "I.4", "shortened"),
    ("2.4 Borders", "II.4", "a number in digits"),
    ("Public-private partnerships (continued)", "III.7", "printed again on the next page"),
    ("Управление границами", "II.4", "the short title in Russian"),
    ("Борьба с финансированием терроризма", "II.6", "with the word that all measures have"),
    ("Помощь жертвам террористических актов", "I.7", "in other words"),
    ("Беженское право (продолжение)", "IV.2", "another adjective, printed again"),
    ("Нераспространение оружия массового поражения", "II.8", "a synonym"),
    (
        "Чёткое и ясное определение преступлений террористического характера в национальном "
        "уголовном законодательстве",
        "II.2",
        "another translation",
    ),
    (
        "Применение Совместного плана действий как рамочной основы координации; информирование "
        "населения о нём",
        "III.5",
        "another translation, shortened",
    ),
    (
        "Полноценное задействование механизмов ООН: Совета по правам человека, договорных органов, "
        "спецдокладчиков",
        "IV.4",
        "another translation with an abbreviation",
    ),
    ("Строительство школ в горных районах", None, "a measure of another plan"),
    ("Gender equality", None, "a subject of no measure"),
    ("General", None, "nothing"),
    ("Human rights", None, "the subject of several measures"),
]


@pytest.mark.parametrize(("label", "expected", "why"), WORDED_ANEW)
def test_label_in_a_column_of_measures(
    frameworks: Sequence[Framework], label: str, expected: str | None, why: str
) -> None:
    assert Titles(frameworks).read(label, named=True).id == expected, why


@pytest.mark.parametrize(
    "cell",
    [
        "Border management",
        "A workshop on border management and on the protection of refugees was held in Khorog",
        "В Бишкеке проведён семинар о финансировании терроризма для банков и нотариусов",
        "UNODC printed training materials on human rights for judges and prosecutors",
    ],
)
def test_what_is_no_title_in_any_other_column(frameworks: Sequence[Framework], cell: str) -> None:
    assert Titles(frameworks).read(cell).id is None


def test_the_pillar_tells_two_measures_apart(frameworks: Sequence[Framework]) -> None:
    titles = Titles(frameworks)
    assert titles.read("Human rights and education", "I", named=True).id == "I.5"
    assert titles.read("Human rights of all", "I", named=True).id == "I.5"
    assert titles.read("Criminal justice", "IV", named=True).id == "IV.3"
    refugees = titles.read("Refugee law", "II", named=True)
    assert refugees.id == "IV.2" and refugees.doubt


def test_titles_in_russian_are_known_as_printed(frameworks: Sequence[Framework]) -> None:
    titles = Titles(frameworks)
    for framework in frameworks:
        for measure in framework.measures:
            for title in measure.titles:
                read = titles.read(title)
                assert (read.id, read.doubt) == (measure.id, "")
            for short in measure.shorts:
                assert titles.read(short, named=True).id == measure.id


HEADINGS = [
    ("Measure II.4", "II.4"),
    ("Row II.4 of the matrix: border management", "II.4"),
    ("IV.2 Refugees", "IV.2"),
    ("Мера II.6", "II.6"),
    (VICTIMS, "I.7"),
    ("Border management", None),
    ("Pillar II – Preventing and combating terrorism", None),
    ("2.4 Progress in Tajikistan", None),
    ("Phase II. 4 workshops", None),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_heading(frameworks: Sequence[Framework], heading: str, expected: str | None) -> None:
    assert Titles(frameworks).heading(heading) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Pillar II: Preventing and combating terrorism", "II"),
        ("PILLAR 3", "III"),
        ("Компонент IV. Права человека", "IV"),
        ("Pillars I and IV", None),
        ("Pillar I and Pillar IV", None),
        ("Border security", None),
    ],
)
def test_pillar(heading: str, expected: str | None) -> None:
    assert pillar_of(heading) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Preventing and combating terrorism", "II"),
        ("II. Предупреждение терроризма и борьба с ним", "II"),
        ("Направление IV. Права человека", "IV"),
        ("Combating terrorism in Central Asia", None),
    ],
)
def test_pillar_by_its_title(
    frameworks: Sequence[Framework], row: str, expected: str | None
) -> None:
    assert Titles(frameworks).pillar(row) == expected


def paragraphs(document: Document, frameworks: Sequence[Framework]) -> list[Passage]:
    reading = read_passages(document, frameworks)
    assert unaccounted(document, reading) == ()
    for passage in reading.passages:
        assert document.text_at(passage.ref) == passage.text
    return [passage for passage in reading.passages if passage.kind == "matrix"]


def test_two_columns_with_pillar_rows_and_merged_labels(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# Rolling matrix",
        "The matrix lists what organizations do in the region, and it is updated every year.",
        [
            ["Measure identified in the JPoA", "What is being done/planned"],
            ["Pillar I: Conditions →2"],
            [VICTIMS, "UNODC assists victims in court.\nOSCE published a handbook in 2019."],
            ["Pillar II: Preventing terrorism →2"],
            [BORDERS + " ↓2", "IOM trains border guards."],
            ["BOMCA supplies equipment."],
            ["", "UNHCR advises border guards."],
        ],
    )
    found = paragraphs(document, frameworks)
    assert [(passage.text, passage.measure) for passage in found] == [
        ("UNODC assists victims in court.", "I.7"),
        ("OSCE published a handbook in 2019.", "I.7"),
        ("IOM trains border guards.", "II.4"),
        ("BOMCA supplies equipment.", "II.4"),
        ("UNHCR advises border guards.", "II.4"),
    ]
    assert found[-1].headings == ("Rolling matrix", "Pillar II: Preventing terrorism")
    assert not any(passage.doubts for passage in found)
    assert document_kind(document, frameworks) == "matrix"
    reasons = [item.reason for item in read_passages(document, frameworks).rejections]
    assert "front matter" in reasons


def test_four_columns_give_the_organization_of_the_row(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# Pillar II: Preventing and combating terrorism",
        [
            ["No.", "Organization", "Measure", "Activities"],
            ["1", "IOM", BORDERS + " ↓2", "Trains border guards in Khorog."],
            ["2", "UNHCR and\nICRC", "Advise border guards on asylum."],
            ["3", "WCO", DRUGS, "Sends mentors to customs posts."],
        ],
    )
    found = paragraphs(document, frameworks)
    assert [(passage.measure, passage.inherited[-1].text) for passage in found] == [
        ("II.4", "IOM"),
        ("II.4", "UNHCR and ICRC"),
        ("II.5", "WCO"),
    ]
    assert {passage.inherited[-1].kind for passage in found} == {"organization"}


def test_other_order_of_columns(document_of: Build, frameworks: Sequence[Framework]) -> None:
    document = document_of(
        [
            ["What is done", "Measure"],
            ["IOM trains border guards.", BORDERS],
            ["UNODC assists victims in court.", VICTIMS],
        ]
    )
    found = paragraphs(document, frameworks)
    assert [passage.measure for passage in found] == ["II.4", "I.7"]


def test_a_label_cut_in_two_is_read_whole(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Measure", "What is done"],
            [VICTIMS, "UNODC assists victims in court."],
            ["Production and dissemination of documentation", "The OSCE printed a guide."],
            ["in Russian and languages of CA countries", "UNICEF printed a leaflet."],
        ]
    )
    found = paragraphs(document, frameworks)
    assert [passage.measure for passage in found] == ["I.7", "III.6", "III.6"]


def test_an_unknown_row_has_no_measure_and_a_doubt(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Measure", "What is done"],
            [VICTIMS, "UNODC assists victims in court."],
            ["To plant trees along the railway in all five capitals", "FAO plants trees."],
            [BORDERS, "IOM trains border guards."],
        ]
    )
    unknown = paragraphs(document, frameworks)[1]
    assert unknown.measure is None
    assert [doubt.code for doubt in unknown.doubts] == ["row-unsure"]
    assert unknown.row_confidence < 0.5


def test_a_title_under_another_pillar_is_doubtful(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# Pillar I: Conditions conducive to terrorism",
        [["Measure", "What is done"], [BORDERS, "IOM trains border guards."]],
    )
    (found,) = paragraphs(document, frameworks)
    assert found.measure == "II.4"
    assert [doubt.code for doubt in found.doubts] == ["row-unsure"]


def test_a_list_in_a_cell_keeps_its_lead_in(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Measure", "What is done"],
            [
                VICTIMS,
                "The OSCE held in Osh:\n- a seminar\n- a course in 2019\nUNDP helps.",
            ],
        ]
    )
    found = paragraphs(document, frameworks)
    assert [[item.text for item in passage.inherited] for passage in found] == [
        [],
        ["The OSCE held in Osh:"],
        ["The OSCE held in Osh:"],
        [],
    ]


def test_a_table_with_dates_and_a_measure_column_is_a_report_table(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Measure", "Activity", "Date", "Place"],
            ["II.4 ↓2", "Course for border guards", "May 2019", "Khorog"],
            ["Visit to crossing points", "June 2019", "Termez"],
            ["I.7", "Meeting with associations of victims", "2020", "Almaty"],
        ]
    )
    found = read_passages(document, frameworks).passages
    assert [(passage.kind, passage.text, passage.measure) for passage in found] == [
        ("row", "Course for border guards | May 2019 | Khorog", "II.4"),
        ("row", "Visit to crossing points | June 2019 | Termez", "II.4"),
        ("row", "Meeting with associations of victims | 2020 | Almaty", "I.7"),
    ]


def test_headings_of_a_contribution_give_their_measure(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# Contribution of the OSCE",
        "## Pillar II",
        "### Measure II.4",
        "The OSCE held a seminar for border guards in Khorog in May 2019.",
        "### Other matters",
        "The OSCE took part in a conference in Almaty in June 2019.",
    )
    found = read_passages(document, frameworks).passages
    assert [passage.measure for passage in found] == ["II.4", None]
    assert found[0].headings == ("Contribution of the OSCE", "Pillar II", "Measure II.4")


def test_headings_above_tables_of_dated_rows_give_their_measure(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    def table(what: str) -> list[list[str]]:
        return [["Когда", "Мероприятие", "Кто", "Отметка"], ["май 2021 г.", what, "УНП ООН", "да"]]

    document = document_of(
        "# Раздел II. Предотвращение терроризма и борьба с ним",
        "## Мера 4. Управление границами",
        table("Семинар для таможенников в Оше"),
        "## Мера 7. Противодействие использованию Интернета в террористических целях",
        table("Курс для следователей в Алматы"),
        "## Прочее",
        table("Встреча с журналистами в Бишкеке"),
    )
    found = read_passages(document, frameworks).passages
    assert [(passage.kind, passage.measure) for passage in found] == [
        ("row", "II.4"),
        ("row", "II.7"),
        ("row", None),
    ]


@pytest.mark.shared
@pytest.mark.parametrize("suffix", ["docx", "pdf", "md"])
def test_the_matrix_of_2018(shared: Path, frameworks: Sequence[Framework], suffix: str) -> None:
    path = shared / "corpus" / f"rolling_matrix_2018.{suffix}"
    titles = [title for plan in frameworks for row in plan.measures for title in row.titles]
    document = read_document(path.read_bytes(), path.name, titles)
    found = paragraphs(document, frameworks)
    with (shared / "reference" / "measures.csv").open(encoding="utf-8") as stream:
        order = [row["id"] for row in csv.DictReader(stream)]
    assert len(found) == 164
    assert list(dict.fromkeys(passage.measure for passage in found)) == order
    assert document_kind(document, frameworks) == "matrix"
    assert not any(passage.doubts for passage in found)


def test_paragraphs_that_begin_with_a_measure(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# Inputs of IOM",
        "We list our items by row of the matrix, and thank the desk for its patience with us.",
        "II.4: IOM trained border guards in Khorog in May 2019.",
        "It also printed a guide.",
        "Measure I.7 – IOM supports associations of victims in Osh.",
        "# Annex",
        "IOM was founded in 1951, and it has offices in all five capitals of the region.",
    )
    found = read_passages(document, frameworks).passages
    assert [(passage.measure, len(passage.paragraphs)) for passage in found] == [
        (None, 1),
        ("II.4", 2),
        ("I.7", 1),
        (None, 1),
    ]


def test_titles_alone_are_told_from_titles_with_more() -> None:
    titles = Titles(load_frameworks())
    assert titles.is_title("To address the needs of victims of terrorism\nand give them a voice.")
    assert not titles.is_title("To address the needs of victims of terrorism UNODC met them.")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("UN Regional Centre for Preventive Diplomacy for Central Asia (UNRCCA)", None),
        ("CARICC", None),
        ("UN Counter-Terrorism Centre", "III.8"),  # near miss: the short title of a measure
        ("Региональный центр ООН по превентивной дипломатии для Центральной Азии", None),
        ("II.4 UNRCCA", "II.4"),  # near miss: the number says it
        ("Border management, with UNRCCA", "II.4"),  # near miss: it says more than who
    ],
)
def test_the_name_of_a_body_is_no_measure(label: str, expected: str | None) -> None:
    titles = Titles(load_frameworks())

    assert titles.read(label, named=True).id == expected
