"""Matrices as other editors lay them out: whole files, what is read of them and under what."""

from collections.abc import Sequence

import pytest

from extractors.measures.titles import titles_of
from gazetteers.frameworks import Framework
from tests.matrixfiles import Rows, pdf, read, seen, word

BORDERS = (
    "To address border management problems in the region with due consideration for international "
    "refugee protection and human rights standards."
)
VICTIMS = "To address the needs of victims of terrorism and give them a voice."
REFUGEES = "Ensure that CT measures comply with international refugee law"


def test_titles_across_with_organizations_below(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Implementation matrix 2023",
            [
                ["Organization", "Activities"],
                ["Pillar I. Measures to address the conditions conducive to terrorism"],
                [VICTIMS],
                ["UNODC", "A guide for lawyers of victims was printed in Bishkek in May 2022."],
                ["OSCE", "The Secretariat held a round table with associations of victims."],
                ["Pillar II. Preventing and combating terrorism"],
                ["II.4 Border management"],
                ["IOM", "Officers of six checkpoints were trained.\nTwo mobile units were bought."],
            ],
        ]
    )
    kind, found = read(data, "a.docx", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("A guide for lawyers", "I.7", ("UNODC",)),
        ("The Secretariat held a", "I.7", ("OSCE",)),
        ("Officers of six checkpoints", "II.4", ("IOM",)),
        ("Two mobile units were", "II.4", ("IOM",)),
    ]


def test_a_table_for_each_measure_below_its_title(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Матрица выполнения Совместного плана действий",
            "По состоянию на 1 июля 2021 года.",
            "## Направление I",
            "### Учёт нужд жертв терроризма и предоставление им возможности быть услышанными",
            [
                ["Организация", "Проведено", "Планируется"],
                ["УНП ООН", "Издано пособие для адвокатов.", "Семинар для судей в Оше в мае."],
                ["ОБСЕ", "", "Встреча с объединениями пострадавших в Алматы."],
            ],
            "## Направление II",
            "### II.4. Управление границами",
            [
                ["Организация", "Проведено", "Планируется"],
                ["МОМ", "Обучены сотрудники шести пунктов пропуска.", ""],
            ],
        ]
    )
    kind, found = read(data, "b.docx", frameworks)
    assert kind == "matrix"
    assert [(*line[:2], line[2][-1]) for line in seen(found)] == [
        ("Издано пособие для адвокатов.", "I.7", "УНП ООН"),
        ("Семинар для судей в", "I.7", "УНП ООН"),
        ("Встреча с объединениями пострадавших", "I.7", "ОБСЕ"),
        ("Обучены сотрудники шести пунктов", "II.4", "МОМ"),
    ]
    assert [passage.headings[-1] for passage in found] == [
        "Проведено", "Планируется", "Планируется", "Проведено",
    ]  # fmt: skip


def test_years_as_columns_and_the_measure_last(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Overview by year",
            [
                ["2018", "2019", "2020", "Measure"],
                [
                    "UNODC trained officers of six checkpoints in Khorog in May.",
                    "A follow-up course was held in Osh in June.",
                    "",
                    "Border management",
                ],
                [
                    "",
                    "UNHCR and the OSCE held a seminar on asylum in Almaty.",
                    "A handbook on asylum will be printed.",
                    "Refugee law",
                ],
                [
                    "The OSCE met associations of victims in Dushanbe in March.",
                    "",
                    "A guide for lawyers of victims is to be printed.",
                    "Victims of terrorism",
                ],
            ],
        ]
    )
    kind, found = read(data, "c.docx", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("UNODC trained officers of", "II.4", ("2018",)),
        ("A follow-up course was", "II.4", ("2019",)),
        ("UNHCR and the OSCE", "IV.2", ("2019",)),
        ("A handbook on asylum", "IV.2", ("2020",)),
        ("The OSCE met associations", "I.7", ("2018",)),
        ("A guide for lawyers", "I.7", ("2020",)),
    ]


def test_groups_of_organizations_as_columns(frameworks: Sequence[Framework]) -> None:
    data = pdf(
        [
            "# Вклад организаций в выполнение Совместного плана действий",
            [
                ["Мера СПД", "Система ООН", "Региональные организации", "ОБСЕ"],
                ["Направление II. Предупреждение терроризма и борьба с ним"],
                [
                    "Управление границами",
                    "МОМ обучила в Хороге сотрудников шести пунктов пропуска.",
                    "ОДКБ передала пограничникам Таджикистана приборы ночного видения.",
                    "В Душанбе проведены курсы для руководителей застав.",
                ],
                [
                    "Борьба с финансированием терроризма",
                    "УНП ООН подготовило пособие для следователей.",
                    "ЕАГ провела в Бишкеке семинар для банков.",
                    "",
                ],
            ],
        ],
        (150, 190, 190, 190),
    )
    kind, found = read(data, "d.pdf", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("МОМ обучила в Хороге", "II.4", ()),
        ("ОДКБ передала пограничникам Таджикистана", "II.4", ()),
        ("В Душанбе проведены курсы", "II.4", ("ОБСЕ",)),
        ("УНП ООН подготовило пособие", "II.6", ()),
        ("ЕАГ провела в Бишкеке", "II.6", ()),
    ]


def test_one_row_a_measure_with_organizations_inside(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Rolling matrix, working version",
            [
                ["JPoA measure", "Contributions"],
                [
                    BORDERS,
                    "*UNODC*\n- Training of officers in Khorog in May 2019.\n- A study of crossing "
                    "points.\nOSCE:\n- Deployment of a mobile team to Termez.\nIOM\nTwo mobile "
                    "units were bought.",
                ],
                [REFUGEES, "*UNHCR*\n- A seminar on asylum in Almaty, 2020."],
            ],
        ]
    )
    kind, found = read(data, "e.docx", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("Training of officers in", "II.4", ("UNODC",)),
        ("A study of crossing", "II.4", ("UNODC",)),
        ("Deployment of a mobile", "II.4", ("OSCE",)),
        ("Two mobile units were", "II.4", ("IOM",)),
        ("A seminar on asylum", "IV.2", ("UNHCR",)),
    ]


def test_labels_printed_again_and_pillars_across(frameworks: Sequence[Framework]) -> None:
    data = pdf(
        [
            "# Matrix of contributions",
            [
                ["Measure", "What organizations do"],
                ["PILLAR I"],
                [VICTIMS, "UNODC printed a guide for lawyers of victims in Bishkek in May 2022."],
                [VICTIMS + " (continued)", "The OSCE met associations of victims in Dushanbe."],
                ["PILLAR II"],
                ["Border management", "IOM trained officers of six checkpoints in Khorog."],
                ["Border management (cont’d)", "BOMCA supplied two mobile units to Termez."],
                ["Other matters", "UNRCCA informed the States of its work."],
            ],
        ],
        (250, 450),
    )
    kind, found = read(data, "f.pdf", frameworks)
    assert kind == "matrix"
    assert [passage.measure for passage in found] == ["I.7", "I.7", "II.4", "II.4", None]
    assert [bool(passage.doubts) for passage in found] == [False, False, False, False, True]
    assert "Other matters" in found[-1].headings


def test_done_and_planned_below_one_heading(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Матрица",
            [
                ["№", "Мера", "Организация", "Мероприятия"],
                ["", "", "", "Выполнено", "Запланировано"],
                [
                    "1",
                    "Обеспечить соответствие мер по борьбе с терроризмом нормам о защите беженцев",
                    "УВКБ ООН",
                    "Проведён семинар в Алматы.",
                    "Издание пособия об убежище в 2022 году.",
                ],
                [
                    "2",
                    "Свобода религии",
                    "ОБСЕ",
                    "Опубликовано заключение о законопроекте.",
                    "Встреча с религиозными общинами в Бишкеке.",
                ],
                ["", "^", "БДИПЧ", "Проведён курс для юристов.", ""],
            ],
        ]
    )
    kind, found = read(data, "g.docx", frameworks)
    assert kind == "matrix"
    assert [(*line[:2], line[2][0]) for line in seen(found)] == [
        ("Проведён семинар в Алматы.", "IV.2", "УВКБ ООН"),
        ("Издание пособия об убежище", "IV.2", "УВКБ ООН"),
        ("Опубликовано заключение о законопроекте.", "I.4", "ОБСЕ"),
        ("Встреча с религиозными общинами", "I.4", "ОБСЕ"),
        ("Проведён курс для юристов.", "I.4", "БДИПЧ"),
    ]


def test_titles_and_activities_in_one_column(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Contributions by measure",
            [
                [VICTIMS],
                ["UNODC printed a guide for lawyers in Bishkek.\nThe OSCE met associations."],
                ["II.4 Border management"],
                ["IOM trained officers of six checkpoints in Khorog in May 2019."],
            ],
        ]
    )
    kind, found = read(data, "h.docx", frameworks)
    assert kind == "matrix"
    assert [passage.measure for passage in found] == ["I.7", "I.7", "II.4"]


NEAR_MISSES: list[tuple[Rows, str, str]] = [
    (
        [
            ["Measure", "Activity", "Who", "Results"],
            ["II.4", "Course for border guards in Khorog", "IOM", "30 officers were trained"],
            ["I.7", "Meeting with victims in Almaty", "OSCE", "A list of needs was drawn up"],
        ],
        "row",
        "results are no activities of their own",
    ),
    (
        [
            ["JPoA measure", "What", "When", "Challenges"],
            ["II.4", "Course for border guards in Khorog", "May 2019", "Late start of the course"],
            ["I.7", "Meeting with victims in Almaty", "June 2019", "Few of them could travel"],
        ],
        "row",
        "a reference to measures beside dates",
    ),
    (
        [
            ["Organization", "Measures taken", "Date"],
            ["IOM", "Course for border guards in Khorog", "May 2019"],
            ["OSCE", "Meeting with associations of victims in Almaty", "June 2019"],
        ],
        "row",
        "measures that were taken are activities",
    ),
    (
        [
            ["№", "Мера", "Исполнитель", "Выполнение"],
            ["1", "Ремонт школ в горных районах", "МОН", "Отремонтировано восемь школ в Хороге."],
            ["2", "Закупка учебников для школ", "МОН", "Закуплено 400 учебников для Оша."],
        ],
        "row",
        "the measures of another plan",
    ),
    (
        [
            ["Organization", "Activities"],
            ["IOM", "Course for officers in Khorog in May 2019"],
            ["OSCE", "Deployment of a team to Termez in 2020"],
        ],
        "row",
        "short activities with dates are no dates",
    ),
    (
        [
            ["№", "Мера", "Исполнитель", "Что сделано"],
            ["1", "Усиление охраны границы", "ГПС", "Построены две заставы в Баткене."],
            ["2", "Обучение судей", "ВС", "Обучено 30 судей в Бишкеке."],
            ["3", "Пропаганда против экстремизма", "ГКДР", "Проведено 40 встреч в Оше."],
            ["4", "Закупка автомобилей", "МВД", "Закуплено 12 автомобилей для Оша."],
        ],
        "row",
        "a plan of which one measure is nearly one of ours",
    ),
    (
        [
            ["Мероприятие", "Организация", "Планируемый результат"],
            ["Курс для пограничников в Хороге в мае 2019 года", "МОМ", "Обучено 30 офицеров"],
            ["Встреча с пострадавшими в Алматы в 2020 году", "ОБСЕ", "Составлен перечень нужд"],
        ],
        "row",
        "planned results are no activities",
    ),
]


@pytest.mark.parametrize(("rows", "kind", "why"), NEAR_MISSES)
def test_tables_that_are_no_matrix(
    frameworks: Sequence[Framework], rows: Rows, kind: str, why: str
) -> None:
    document, found = read(word(["# Report on the year 2019", rows]), "n.docx", frameworks)
    assert document == "report", why
    assert {passage.kind for passage in found} == {kind}, why


def test_three_stages_without_bold_headings(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Overview 2021",
            [
                ["JPoA area", "Implemented", "Under implementation", "Planned"],
                [
                    "Border management",
                    "IOM trained officers of six checkpoints in Khorog.",
                    "BOMCA 10 renovates the centre of the border service.",
                    "Study visit to Latvia in June 2022.",
                ],
                ["Use of the Internet", "Workshop for judges in Almaty.", "", "Handbook by UNODC."],
            ],
        ]
    )
    kind, found = read(data, "i.docx", frameworks)
    assert kind == "matrix"
    assert [(passage.measure, passage.headings[-1]) for passage in found] == [
        ("II.4", "Implemented"),
        ("II.4", "Under implementation"),
        ("II.4", "Planned"),
        ("II.7", "Implemented"),
        ("II.7", "Planned"),
    ]


def test_countries_as_columns(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Матрица по странам",
            [
                ["Мера", "Казахстан", "Кыргызстан", "Таджикистан"],
                [
                    "Управление границами",
                    "МОМ обучила сотрудников двух пунктов пропуска.",
                    "",
                    "БОМКА передала пограничникам две машины.",
                ],
                ["Борьба с финансированием терроризма", "", "ЕАГ провела семинар для банков.", ""],
            ],
        ]
    )
    kind, found = read(data, "j.docx", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("МОМ обучила сотрудников двух", "II.4", ("Казахстан",)),
        ("БОМКА передала пограничникам две", "II.4", ("Таджикистан",)),
        ("ЕАГ провела семинар для", "II.6", ("Кыргызстан",)),
    ]


def test_organizations_across_and_remarks_here_and_there(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Matrix",
            [
                ["Measure", "What is being done", "Remarks"],
                ["UN entities"],
                [BORDERS, "IOM trained officers.\nTwo mobile units were bought.", ""],
                [REFUGEES, "UNHCR held a seminar in Almaty.", "to be confirmed"],
                ["OSCE"],
                [BORDERS, "A mobile team was deployed to Termez.", ""],
            ],
        ]
    )
    kind, found = read(data, "k.docx", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("IOM trained officers.", "II.4", ()),
        ("Two mobile units were", "II.4", ()),
        ("UNHCR held a seminar", "IV.2", ()),
        ("A mobile team was", "II.4", ("OSCE",)),
    ]


def test_a_table_inside_a_cell(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Contributions by measure",
            [
                ["Measure", "Activities"],
                [
                    BORDERS,
                    "UNODC opened an office at the border.\nDate\nEvent\n4 May 2019\n"
                    "Seminar for border officers\n5 June 2019\nCourse for customs officers",
                ],
                [VICTIMS, "OSCE published a guide.\nEvent in Osh was held by IOM.\nPlaces for ten"],
            ],
        ]
    )
    _, found = read(data, "g.docx", frameworks)
    assert [passage.text for passage in found] == [
        "UNODC opened an office at the border.",
        "Seminar for border officers",
        "Course for customs officers",
        "OSCE published a guide.",
        "Event in Osh was held by IOM.",
        "Places for ten",
    ]
    assert [[item.text for item in p.inherited if item.kind == "year"] for p in found[:3]] == [
        [], ["4 May 2019"], ["5 June 2019"],
    ]  # fmt: skip


def test_sheets_with_a_field_in_each_row(frameworks: Sequence[Framework]) -> None:
    """A small table for each measure, as a form for each would be."""
    data = word(
        [
            "# Matrix of activities",
            [
                ["Measure:", f"I.7 {VICTIMS}"],
                ["Lead", "UNODC"],
                ["Activities:", "A guide for lawyers was printed in Bishkek.\n"
                                "Ninety lawyers of three cities went to a course in Osh in May."],
            ],
            "",
            [
                ["Measure:", f"II.4 {BORDERS}"],
                ["Lead", "IOM"],
                ["Activities:", "Officers of six checkpoints were trained."],
            ],
        ]
    )  # fmt: skip
    kind, found = read(data, "sheets.docx", frameworks)
    assert kind == "matrix"
    assert seen(found) == [
        ("A guide for lawyers", "I.7", ("UNODC",)),
        ("Ninety lawyers of three", "I.7", ("UNODC",)),
        ("Officers of six checkpoints", "II.4", ("IOM",)),
    ]


def test_sheets_one_below_the_other_in_one_table(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Матрица",
            [
                ["Направление II. Предупреждение терроризма и борьба с ним"],
                ["Мера", "II.4. Управление границами"],
                ["Выполнено", "МОМ обучила сотрудников шести пунктов пропуска."],
                ["Планируется", "ОБСЕ проведёт учения на перевале в мае."],
                ["Мера", "II.6. Противодействие финансированию терроризма"],
                ["Выполнено", "ЕАГ провела семинар для банков."],
            ],
        ]
    )
    kind, found = read(data, "sheets.docx", frameworks)
    assert kind == "matrix"
    assert [line[:2] for line in seen(found)] == [
        ("МОМ обучила сотрудников шести", "II.4"),
        ("ОБСЕ проведёт учения на", "II.4"),
        ("ЕАГ провела семинар для", "II.6"),
    ]
    assert [passage.headings[-1] for passage in found] == ["Выполнено", "Планируется", "Выполнено"]


def test_a_form_with_a_measure_among_its_fields_is_no_sheet(
    frameworks: Sequence[Framework],
) -> None:
    form = [
        ["Activity", "Course on scanners for officers of the border service"],
        ["Measure", f"II.4 {BORDERS}"],
        ["Date", "12 May 2023"],
        ["Place", "Osh, Kyrgyzstan"],
        ["Lead", "IOM"],
    ]
    kind, found = read(word(["# Report", form]), "form.docx", frameworks)
    assert kind == "report"
    assert len(found) == 1


def test_rows_that_count_the_columns(frameworks: Sequence[Framework]) -> None:
    data = word(
        [
            "# Matrix",
            [
                ["Measure", "Activities"],
                ["1", "2"],
                [VICTIMS, "UNODC printed a guide for lawyers of victims in Bishkek."],
                [BORDERS, "IOM trained officers of six checkpoints in Osh."],
            ],
        ]
    )
    _, found = read(data, "counted.docx", frameworks)
    assert [line[:2] for line in seen(found)] == [
        ("UNODC printed a guide", "I.7"),
        ("IOM trained officers of", "II.4"),
    ]


def test_titles_of_measures_in_bold_lines_are_no_activities(
    frameworks: Sequence[Framework],
) -> None:
    rows = ["No.", "Activity", "Lead"]
    data = word(
        [
            "# Matrix",
            f"Measure I.7: {VICTIMS}",
            [rows, ["1", "A guide for lawyers of victims was printed in Bishkek.", "UNODC"]],
            f"Measure II.4: {BORDERS}",
            [rows, ["1", "Officers of six checkpoints were trained in Osh.", "IOM"]],
        ]
    )
    _, found = read(data, "lines.docx", frameworks)
    assert [line[:2] for line in seen(found)] == [
        ("A guide for lawyers", "I.7"),
        ("Officers of six checkpoints", "II.4"),
    ]


@pytest.mark.parametrize(
    ("text", "measure", "why"),
    [
        (VICTIMS, "I.7", "the title"),
        (f"Measure II.4: {BORDERS}", "II.4", "with a number before it"),
        (f"II.4. {BORDERS.replace('due', 'du')}", "II.4", "with a typing error"),
        (f"{VICTIMS} UNODC printed a guide for ninety lawyers in Bishkek in May.", None,
         "an activity behind it"),
        ("II.4: IOM trained officers of six checkpoints.", None, "a number before an activity"),
        ("II.4", None, "a number alone"),
        ("UNODC held a course on the needs of victims of terrorism in Osh.", None, "an activity"),
    ],
)  # fmt: skip
def test_a_title_with_nothing_behind_it(
    text: str, measure: str | None, why: str, frameworks: Sequence[Framework]
) -> None:
    assert titles_of(frameworks).alone(text) == measure, why
