"""Type by what a verb reaches, and status by words that belong to something else."""

from pathlib import Path

import pytest

from extractors.traits import judge_status, judge_type
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

TABLES = Path(__file__).parent / "traits"
LANGUAGES: tuple[LanguageCode, ...] = ("en", "ru")
TYPES: list[tuple[LanguageCode, str, str, str]] = [
    (language, row["text"], row["expected"], row["why"])
    for language in LANGUAGES
    for row in read_yaml(TABLES / f"reach.{language}.yml")
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), TYPES)
def test_type_by_what_the_verb_reaches(
    language: LanguageCode, text: str, expected: str, why: str
) -> None:
    assert judge_type(text, language).value == expected, why


@pytest.mark.parametrize(
    ("language", "text", "expected", "why"),
    [
        ("en", "The Board that meets twice a year has drafted a code of ethics.", "completed",
         "how often the board meets"),
        ("en", "The Board, which meets every month, holds hearings on complaints each quarter.",
         "recurring", "the hearings come again as well"),
        ("en", "The Office is following up on visits made every year.", "ongoing",
         "how often the visits were made"),
        ("en", "The Office organizes seminars held every quarter in Osh.", "recurring",
         "what it organizes comes again"),
        ("en", "The aim of the project is to help villages to settle disputes.", "ongoing",
         "an aim is what it does"),
        ("en", "The agreement is to be signed in Osh.", "planned", "it lies ahead"),
        ("en", "Prisons in three States are crowded. For this reason UNODC opened a hotline.",
         "ongoing", "the first sentence tells only why"),
        ("en", "In 2021 the prisons were crowded. Therefore a course is being prepared.",
         "completed", "what has a year is told for its own sake"),
        ("ru", "Опросы показывают рост тревоги. С учётом этого ПРООН издала справочник.",
         "completed", "первое предложение говорит только, почему"),
        ("en", "The steps proposed by the Board comprise courses for wardens.", "ongoing",
         "what was proposed says which steps"),
        ("en", "Steps proposed by the Board", "planned", "no verb says more"),
        ("en", "Next step: a study of media habits in Osh.", "planned", "what comes next"),
        ("en", "The next step was a seminar in Osh.", "completed", "it was taken"),
        ("ru", "Обсуждается создание приюта в Таласе.", "planned", "создание впереди"),
        ("en", "Field exercises are set for September.", "planned", "a day is set"),
        ("en", "Studies of women and children returned from camps are under way.", "ongoing",
         "who is meant, not what was done"),
        ("ru", "Организовано взаимодействие с операторами связи.", "ongoing",
         "взаимодействие продолжается"),
        ("ru", "Организовано заседание рабочей группы.", "completed", "одно мероприятие"),
        ("ru", "Напомним, форум прошёл в Оше.", "completed", "«напомним» – не о будущем"),
        ("en", "As reported earlier, a register was opened in Osh.", "ongoing", "it still exists"),
        ("en", "The Fund approved and launched a programme on roads.", "ongoing",
         "the second verb begins what goes on"),
        ("en", "The Fund drafted and opened an exhibition.", "completed", "it closes one day"),
        ("en", "The Fund approved and published a study.", "completed", "nothing goes on"),
        ("ru", "Набор из восьми плакатов готов.", "completed", "сделано"),
        ("ru", "Служба готова принять стажёров.", "planned", "готова сделать"),
        ("ru", "ОБСЕ организовала на узбекско-афганской границе курс.", "completed",
         "первая часть прилагательного – не глагол"),
    ],
)  # fmt: skip
def test_status_by_the_words_of_the_activity_itself(
    language: LanguageCode, text: str, expected: str, why: str
) -> None:
    assert judge_status(text, language).value == expected, why


@pytest.mark.parametrize(
    ("language", "text", "expected", "why"),
    [
        ("en", "The course is part of the project “Safe Roads”, which IOM launched in 2018.",
         "programme ongoing", "the project is what is told of"),
        ("en", "The workshops were held under the programme “Safe Roads”, which ended in 2018.",
         "programme completed", "the same of one that is over"),
        ("en", "The course was held in Osh under the project “Safe Roads”, which IOM runs.",
         "training completed", "a day and a place are those of the event"),
        ("en", "The course is part of the project “Safe Roads”.", "programme ongoing",
         "nothing else is told of the event either"),
        ("ru", "Семинар проведён в рамках проекта «Мост», который Фонд осуществляет с 2019 года.",
         "programme ongoing", "речь о проекте"),
        ("ru", "Семинар проведён в Оше в рамках проекта «Мост», который Фонд осуществляет.",
         "training completed", "место и день говорят о семинаре"),
        ("ru", "Семинар проведён в рамках проекта «Мост».", "training completed",
         "о проекте ничего не сказано"),
    ],
)  # fmt: skip
def test_project_behind_an_event(
    language: LanguageCode, text: str, expected: str, why: str
) -> None:
    judged = f"{judge_type(text, language).value} {judge_status(text, language).value}"
    assert judged == expected, why
