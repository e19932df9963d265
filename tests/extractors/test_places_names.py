"""Names that are places by the words beside them, and cities beside words for documents."""

import pytest

from extractors.places import where
from gazetteers.model import LanguageCode

# fmt: off
NAMED: list[tuple[str, LanguageCode, list[str], str]] = [
    ("A course was held at Manas airport.", "en", ["KGZ"], "the airport"),
    ("A course was held at the “Manas” international airport.", "en", ["KGZ"], "in quotes"),
    ("Scenes of the epic Manas were shown.", "en", [], "a poem"),
    ("Радиационные мониторы стоят в аэропорту «Манас».", "ru", ["KGZ"], "аэропорт"),
    ("Студенты читали эпос «Манас».", "ru", [], "поэма"),
    ("Teams met at the Syrym checkpoint.", "en", ["KAZ"], "a checkpoint"),
    ("Соглашение подписано в Шанхае. Меморандум подписан в Минске.", "ru", ["BLR", "CHN"],
     "где подписано"),
    ("В Шанхае подписан Меморандум о взаимопонимании.", "ru", ["CHN"], "место перед документом"),
    ("В Ереване принят план совместных действий.", "ru", ["ARM"], "место перед документом"),
    ("Шанхайская конвенция ратифицирована.", "ru", [], "название документа"),
    ("В развитие Алматинской декларации проведена встреча.", "ru", [], "название документа"),
    ("Участники Стамбульского процесса приняли заявление.", "ru", [], "название процесса"),
    ("Эксперты МАГАТЭ из Вены обучали таможенников в Оше.", "ru", ["KGZ"], "откуда эксперты"),
    ("На семинар в Оше прибыли слушатели из Вены.", "ru", ["AUT", "KGZ"], "не учат, а учатся"),
    ("Германия участвует в финансировании курсов в Ташкенте.", "ru", ["UZB"], "кто платит"),
    ("Германия и Узбекистан провели курсы.", "ru", ["DEU", "UZB"], "кто проводит"),
    ("The talks were held in Russian without interpretation.", "en", [], "a language"),
    ("В Курчатове прошли учения.", "ru", ["KAZ"], "город"),
    ("Доклад прочёл Курчатов.", "ru", [], "фамилия"),
]
# fmt: on


@pytest.mark.parametrize(("text", "language", "expected", "why"), NAMED)
def test_countries_of_names(
    text: str, language: LanguageCode, expected: list[str], why: str
) -> None:
    assert sorted(tag.code for tag in where(text, language).countries) == expected, why
