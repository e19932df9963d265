"""Who reports where no line says "From:", and of which country its unnamed authorities are."""

from collections.abc import Sequence

import pytest

from extractors.extract import extract
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks


def leads(lines: Sequence[str], name: str = "note.txt") -> list[set[str]]:
    document = read_document("\n\n".join(lines).encode(), name)
    found = extract(document, load_frameworks())
    return [{tag.id for tag in item.organizations if tag.role == "lead"} for item in found.tagged]


PREPARED = [
    (
        [
            "СПРАВКА",
            "о ходе выполнения Плана мероприятий",
            "Настоящая справка подготовлена Комитетом по делам религий Республики Казахстан.",
            "В мае 2019 года в Алматы проведён семинар для теологов по профилактике радикализации.",
        ],
        {"GOV-KAZ"},
    ),
    (
        [
            "Overview of training",
            "This overview was prepared by the UNODC Regional Office for Central Asia.",
            "In May 2019 a seminar for prosecutors on digital evidence was held in Almaty.",
        ],
        {"UNODC-ROCA"},
    ),
    (
        [
            "SHANGHAI COOPERATION ORGANIZATION",
            "Regional Anti-Terrorist Structure",
            "Tashkent, 20 December 2017",
            "In December 2017 a joint exercise against the use of the Internet was held in Xiamen.",
        ],
        {"SCO-RATS"},
    ),
]


@pytest.mark.parametrize(("lines", "expected"), PREPARED)
def test_who_reports(lines: Sequence[str], expected: set[str]) -> None:
    assert leads(lines)[-1] == expected


def test_an_authority_is_that_of_the_country_that_the_subtitle_names() -> None:
    lines = (
        "INVENTORY OF ACTIVITIES",
        "Kyrgyz Republic, version of 4 November 2024",
        "On 5 May 2024 the State Penitentiary Service held a course for psychologists.",
    )
    assert leads(lines)[-1] == {"GOV-KGZ"}


def test_who_sent_in_a_part_leads_below_its_name_not_who_compiled_it() -> None:
    lines = [
        "From: Anna (UNRCCA)\nSubject: Inputs of partners\nDate: 12 September 2018",
        "Below is what I got.",
        ">>> OPCW (by phone)",
        "In May 2018 a course for first responders was held in Osh.",
        ">>> IOM",
        "In June 2018 ten officers of the Border Service were trained in Naryn.",
        ">>> UNICEF (two pages)",
        "In July 2018 a handbook for teachers on recruitment was published in Bishkek.",
    ]

    assert leads(lines, "inputs.eml") == [{"OPCW"}, {"IOM"}, {"UNICEF"}]


def test_who_sent_in_a_numbered_part_leads_below_its_name() -> None:
    lines = [
        "От: Анна (РЦПДЦА)\nТема: Вклады партнёров\nДата: 12.09.2018",
        "Пересылаю три ответа.",
        ">>> ВКЛАД 1. ОЗХО",
        "В мае 2018 г. мы провели в Оше курс для спасателей.",
        ">>> ВКЛАД 2. ЮНЕСКО, Кластерное бюро в Алматы",
        "В июне 2018 г. мы перевели руководство для учителей.",
        ">>> ВКЛАД 3. ЮНИСЕФ",
        "В июле 2018 г. мы издали пособие о вербовке.",
    ]

    assert leads(lines, "inputs.eml") == [{"OPCW"}, {"UNESCO"}, {"UNICEF"}]


def test_the_address_above_a_quotation_says_who_wrote_it() -> None:
    lines = [
        "On Tue, 3 May 2022 at 10:15, Aina Bayramova <ab@iom.example> wrote:",
        "> In April 2022 we handed over five passport readers to the Migration Service in Osh.",
    ]

    assert leads(lines, "inputs.eml")[-1] == {"IOM"}
