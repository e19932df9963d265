"""Prose of reports and letters: runs under headings, and blocks that hold no activities."""

from collections.abc import Callable

import pytest

from extractors.context import document_context
from extractors.heading_names import GazetteerNames
from extractors.model import Document
from extractors.passages import PassageReading, read_passages, unaccounted
from extractors.surroundings import heading_kind, heading_kinds, numbering

Build = Callable[..., Document]


def read(document: Document) -> PassageReading:
    """The passages, after checking that they quote and that no block is lost."""
    reading = read_passages(document, ())
    for passage in reading.passages:
        assert document.text_at(passage.ref) == passage.text
        for part in passage.paragraphs:
            assert passage.text[part.start : part.end] == document.by_id[part.block].text
        for start, end in passage.bold:
            assert passage.text[start:end].strip()
    assert unaccounted(document, reading) == ()
    return reading


def reasons(document: Document, reading: PassageReading) -> dict[str, str]:
    return {document.text_at(item.ref): item.reason for item in reading.rejections}


def test_a_letter(document_of: Build) -> None:
    document = document_of(
        "To: UNRCCA, Ashgabat",
        "From: CICA Secretariat",
        "Date: Astana, 3 March 2021",
        "Dear colleagues,",
        "Thank you for the reminder; our items follow below in the order of the last edition.",
        "# Meetings",
        "CICA held a seminar on confidence building in Astana on 5 May 2020:",
        "- it was attended by 14 States;",
        "- **its report was published**".replace("**", ""),
        "# Contact",
        "Political section, Astana",
        "With kind regards,",
        "First Secretary",
    )
    reading = read(document)
    assert [passage.text for passage in reading.passages] == [
        "Thank you for the reminder; our items follow below in the order of the last edition.",
        "CICA held a seminar on confidence building in Astana on 5 May 2020:\n"
        "it was attended by 14 States;\nits report was published",
    ]
    found = reading.passages[1]
    assert found.ref.block == "para=7..9"
    assert [(part.level, part.marker) for part in found.paragraphs] == [(0, ""), (1, "•"), (1, "•")]
    assert found.headings == ("Meetings",)
    said = reasons(document, reading)
    assert said["To: UNRCCA, Ashgabat"] == "address line"
    assert said["Dear colleagues,"] == "salutation"
    assert said["Political section, Astana"] == "contact data"


def test_a_russian_letter(document_of: Build) -> None:
    document = document_of(
        "**СЕКРЕТАРИАТ ОРГАНИЗАЦИИ ДОГОВОРА О КОЛЛЕКТИВНОЙ БЕЗОПАСНОСТИ**",
        "14 марта 2022 г. № 15-2/101",
        "Региональному центру ООН по превентивной дипломатии для Центральной Азии",
        "Уважаемые коллеги!",
        "Направляем сведения о мероприятиях, которые были проведены в прошлом году.",
        "**1. Учения**",
        "В сентябре 2021 года в Киргизии проведено учение «Рубеж».",
        "**2. Планы**",
        "В 2023 году планируется провести учение на территории Таджикистана.",
        "Пользуясь случаем, благодарим Вас за взаимодействие.",
        "С уважением,",
        "Начальник управления",
        "Исп. Иванова, тел. +7 495 000-00-00",
    )
    reading = read(document)
    assert [passage.headings[-1] for passage in reading.passages[1:]] == ["1. Учения", "2. Планы"]
    assert [passage.text for passage in reading.passages[1:]] == [
        "В сентябре 2021 года в Киргизии проведено учение «Рубеж».",
        "В 2023 году планируется провести учение на территории Таджикистана.",
    ]
    assert {passage.language for passage in reading.passages} == {"ru"}
    said = reasons(document, reading)
    assert said["С уважением,"] == "closing formula"
    assert said["Начальник управления"] == "signature"
    context = document_context(document)
    assert "КОЛЛЕКТИВНОЙ БЕЗОПАСНОСТИ" in context.authors[0].text
    assert str(context.day) == "2022-03-14"


REJECTED = [
    ("Photo: participants of the course in Osh", "caption"),
    ("Figure 3. Trainees by country", "caption"),
    ("Рис. 2. Участники семинара", "caption"),
    ("“We have learned a lot from each other during these three days,” said a judge.", "quotation"),
    ("«Мы многому научились друг у друга за эти дни», – отметил судья из Оша.", "quotation"),
    ("Press office, tel. +996 312 000 000, press@office.example", "contact data"),
    ("Source: reports of the field offices", "reading aid"),
    ("Примечание. Данные предварительные", "reading aid"),
    ("The Secretariat avails itself of this opportunity to renew the assurances of its highest "
     "consideration.", "courtesy"),
    ("* * *", "separator"),
    ("Signed: N. Rahimova, Chair of the Board, Dushanbe, 29 July 2019", "signature"),
    ("Approved by: Marat Osmonov, Head of Department", "signature"),
    ("Составила: Г. К. Асанова, главный специалист, 12.07.2019", "signature"),
    ("2. Border management ........ 14", "table of contents"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REJECTED)
def test_blocks_without_activities(document_of: Build, text: str, reason: str) -> None:
    document = document_of(
        "# Report",
        "In May 2019 the Office held a seminar for judges from Osh and Jalal-Abad provinces.",
        text,
        "In June 2019 the Office held a course for prosecutors from the same two provinces.",
    )
    reading = read(document)
    assert len(reading.passages) == 2
    assert reasons(document, reading).get(text) == reason


KEPT = [
    "Signed: a memorandum of the Office with the Academy of Justice, Bishkek, 29 July 2019",
    "Signed: Kyrgyz Ministry of Justice and IOM, a memorandum on training, 29 July 2019",
    "“Safe Borders” is the name of a project that IOM has run in Tajikistan since 2018.",
    "Table 2 shows that trainings were held in four cities in 2019.",
    "Thanks to funding from Japan, UNODC opened a laboratory in Bishkek in May 2019.",
    "The report is available from the OSCE (books@osce.example); it was published in May 2019 "
    "after a round table with forty experts from all five States of the region in Almaty.",
    "Best practices in the treatment of witnesses were collected by UNODC in 2019.",
    "Dear to the participants was above all the mock trial held in Osh in May 2019.",
    "Photographers were trained in May 2019.",
]


@pytest.mark.parametrize("text", KEPT)
def test_ordinary_paragraphs_are_kept(document_of: Build, text: str) -> None:
    document = document_of(
        "# Report",
        "In May 2019 the Office held a seminar for judges from Osh and Jalal-Abad provinces.",
        text,
    )
    (passage,) = read(document).passages
    assert passage.text.endswith(text)


def test_headings_that_name_something_are_inherited(document_of: Build) -> None:
    document = document_of(
        "# Activities of partners",
        "## 3.1 Kazakhstan",
        "A course for judges was held in May 2019 by the Academy of Justice of the republic.",
        "## CICA Secretariat",
        "A seminar on confidence building was held for officials of the armed forces.",
        "## Activities in 2020",
        "The Office printed a guide for teachers, and the ministry has sent it to schools.",
        "## Project “Safe Roads”",
        "Drivers of heavy lorries are trained by the Office to recognize forged papers.",
        "## Border security",
        "Guards were trained by the Office to recognize forged papers of travellers.",
    )
    found = read(document).passages
    assert [[(item.kind, item.text) for item in passage.inherited] for passage in found] == [
        [("country", "3.1 Kazakhstan")],
        [("organization", "CICA Secretariat")],
        [("year", "Activities in 2020")],
        [("programme", "Project “Safe Roads”")],
        [],
    ]


LINES = [
    ("**Border security**", True, "bold and short"),
    ("3.1 Kazakhstan", True, "numbered, its neighbours are not"),
    ("*** 2. INTERPOL ***", True, "between ornaments"),
    ("TURKMENISTAN", True, "capitals"),
    ("Tajikistan", True, "the bare name of a country"),
    ("**Workshop on border security for officers from Osh, May 2019**", False, "an event"),
    ("In Osh, three seminars were held.", False, "a sentence"),
    ("- Seminar in Osh", False, "an item of a list"),
]


@pytest.mark.parametrize(("line", "is_heading", "why"), LINES)
def test_lines_that_act_as_headings(
    document_of: Build, line: str, is_heading: bool, why: str
) -> None:
    document = document_of(
        "# Report",
        "In May 2019 the Office held a seminar for judges from Osh and Jalal-Abad provinces.",
        line,
        "In June 2019 the Office held a course for prosecutors from the same two provinces.",
    )
    assert (len(read(document).passages) == 2) == is_heading, why


def test_a_numbered_list_is_not_a_row_of_headings(document_of: Build) -> None:
    document = document_of(
        "# Report",
        "The following was done by the Office in the course of the year:",
        "1. Seminar for judges in Osh",
        "2. Course for prosecutors in Naryn",
        "3. Visit to the port of Aktau",
    )
    (passage,) = read(document).passages
    assert len(passage.paragraphs) == 4


def test_boilerplate_sections_end_with_the_next_heading(document_of: Build) -> None:
    document = document_of(
        "# Newsletter",
        "## About UNHCR",
        "UNHCR protects refugees in all parts of the world and was founded in 1950.",
        "## News",
        "In May 2019 UNHCR trained border guards in Khorog, and a handbook was printed.",
        "## Notes to editors",
        "Pictures are available.",
        "[^] The first course took place in April 2019 in Osh.",
    )
    reading = read(document)
    assert [passage.text[:20] for passage in reading.passages] == [
        "In May 2019 UNHCR tr",
        "The first course too",
    ], "a footnote is a passage of its own, also below boilerplate"
    assert set(reasons(document, reading).values()) == {
        "heading",
        "about the organization",
        "note to editors",
    }


CONTEXTS = [
    (
        ["# UNODC – inputs for the update", "Period covered: January – June 2023",
         "The Office held two courses in Tashkent, and it has printed a guide for judges."],
        "UNODC – inputs for the update", None, 2023, "the title names who reports",
    ),
    (
        ["# Interim report, 1 July – 31 December 2016", "Submitted by: UNDP Tajikistan",
         "The project has trained guards on both banks of the river since the summer."],
        "UNDP Tajikistan", None, 2016, "a labelled line, and the period of the title",
    ),
    (
        ["# Newsletter No. 7", "**Institute for Peace Research, Osh**", "Osh, 3 May 2021",
         "The summer was hot and we thank all lecturers who nevertheless kept their jackets on."],
        "Institute for Peace Research, Osh", "2021-05-03", 2021, "a letterhead of an unlisted body",
    ),
    (
        ["# Отчёт о проделанной работе", "Подготовлено: Бюро ОБСЕ в Бишкеке",
         "По состоянию на 1 июля 2021 г.",
         "Бюро провело три семинара для сотрудников милиции в южных областях страны."],
        "Бюро ОБСЕ в Бишкеке", "2021-07-01", 2021, "Russian labels",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("elements", "author", "day", "year", "why"), CONTEXTS)
def test_context(
    document_of: Build,
    elements: list[str],
    author: str,
    day: str | None,
    year: int,
    why: str,
) -> None:
    document = document_of(*elements)
    context = document_context(document)
    assert context.authors[0].text == author, why
    assert context.authors[0].ref is not None
    assert document.text_at(context.authors[0].ref) == author
    assert (str(context.day) if context.day else None) == day, why
    assert context.year == year, why


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (("# Borders: contribution of UNICRI, OPCW and IAEA", "Vienna, 11 March 2022"), 1),
        (("From: Liaison office, Astana", "Cc: UNICEF", "Via: UNDP", "To: UNRCCA"), 1),
        (("Копия: Исполком ШОС", "Рассылка: ОДКБ, СНГ", "Кому: РЦПДЦА"), 0),
    ],
)
def test_only_who_reports_is_an_author(
    document_of: Build, head: tuple[str, ...], authors: int
) -> None:
    document = document_of(*head, "Dear colleagues,", "In May 2021 a course took place in Osh.")
    assert len(document_context(document).authors) == authors


def test_the_addressee_and_a_digest_are_no_author(document_of: Build) -> None:
    document = document_of(
        "To the UNRCCA, Ashgabat",
        "# CSTO, CIS and SCO: security digest",
        "The digest sums up open-source information on three organizations every quarter.",
    )
    assert document_context(document).authors == ()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("2019", "year"),
        ("2018-2019 гг.", "year"),
        ("Activities in 2019", "year"),
        ("Part A. Events already held by the partners in 2022", "year"),
        ("Раздел 2. Мероприятия, проведённые в 2022 году", "year"),
        ("Chapter 3. Kyrgyzstan", "country"),
        ("Note Verbale No. 14/2022", None),
        ("Strategy for the prevention of violent extremism until 2030", None),
        ("Kyrgyz Republic", "country"),
        ("OSCE/ODIHR, Warsaw", "organization"),
        ("АТЦ СНГ", "organization"),
        ("Project Zarya", "programme"),
        ("Проект «Безопасные дороги»", "programme"),
        ("Project achievements", None),
        ("Border security in Tajikistan", None),
        ("April", "year"),
        ("II квартал 2020 года", "year"),
        ("March of peace", None),
        ("*** INTERPOL", "organization"),
        ("UNODC, Regional Office for Central Asia", "organization"),
        ("1. Activities of the CIS Anti-Terrorism Center", "organization"),
        ("Деятельность РАТС ШОС", "organization"),
        ("Other activities in Kazakhstan", "country"),
        ("Republic of Uzbekistan:", "country"),
        ("EU-funded projects", None),
        ("Planned activities", None),
        ("Office for Legal Affairs", None),
    ],
)
def test_what_a_heading_names(heading: str, kind: str | None) -> None:
    assert heading_kind(heading, GazetteerNames()) == kind


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Activities of UNODC in Tajikistan in 2019", ("country", "organization", "year")),
        ("Мероприятия ОБСЕ в 2019 году", ("organization", "year")),
        ("UNDP in Kazakhstan", ("country", "organization")),
        ("Ongoing work", ()),
    ],
)
def test_a_heading_may_name_several_things(heading: str, kinds: tuple[str, ...]) -> None:
    assert heading_kinds(heading, GazetteerNames()) == kinds


@pytest.mark.parametrize(
    ("heading", "sign"),
    [
        ("II. Partners", "roman"),
        ("B) Partners", "letter"),
        ("3.1 Kazakhstan", "1.1"),
        ("UNODC", ""),
    ],
)
def test_numbering(heading: str, sign: str) -> None:
    assert numbering(heading) == sign


def test_the_title_gives_no_lead_and_no_date_but_a_month_does(document_of: Build) -> None:
    document = document_of(
        "# Chronicle of UNRCCA",
        "## January 2017 – June 2018",
        "## 2017",
        "### April",
        "A course for journalists was held in Ashgabat with the Ministry of Culture.",
        "## 2018",
        "### May",
        "A round table on reintegration took place in Almaty on the last day of spring.",
    )
    found = read(document).passages
    assert [[(item.kind, item.text) for item in passage.inherited] for passage in found] == [
        [("year", "2017"), ("year", "April")],
        [("year", "2018"), ("year", "May")],
    ]
