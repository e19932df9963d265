"""Countries and region beside words that only situate: guests, donors, languages, first of all."""

import pytest

from extractors.places import where
from gazetteers.model import LanguageCode


@pytest.mark.parametrize(
    ("language", "text", "countries", "region", "why"),
    [
        ("en", "An e-learning course on seizures (Russian, two hours) was opened.", "", False,
         "a language"),
        ("en", "Students made films in Kyrgyz, Uzbek and Russian explaining the law in Osh.",
         "KGZ", False, "languages before what the films do"),
        ("en", "Judges in Almaty worked with specialists from Lithuania.", "KAZ", False,
         "who was sent"),
        ("en", "Judges from Lithuania and Kazakhstan met in Almaty.", "LTU KAZ", False,
         "both take part"),
        ("en", "Guests from Germany spoke at the forum in Tashkent.", "UZB", False, "guests"),
        ("en", "Japan has confirmed the funds for the course in Osh.", "KGZ", False, "a donor"),
        ("en", "Japan has confirmed the date of the course in Osh.", "JPN KGZ", False,
         "no money is spoken of"),
        ("en", "Study of the camps near Osh with the Robert Koch Institute (Germany)", "KGZ",
         False, "the home of an institute"),
        ("en", "The Academy (Tajikistan) held a course.", "TJK", False,
         "a home where activities are carried out"),
        ("en", "The course in Osh was the first of its kind that IOM has given in Central Asia.",
         "KGZ", False, "the first in the region"),
        ("en", "Uzbekistan is the second Central Asian State to accede to the Protocol.", "UZB",
         False, "the second in the region"),
        ("en", "The second Central Asian Media Forum took place in Osh.", "KGZ", True,
         "the title of an event"),
        ("en", "The course in Osh, a first for the region, was held in May.", "KGZ", False,
         "the first in the region"),
        ("ru", "Казахстан первым в Центральной Азии ратифицировал протокол.", "KAZ", False,
         "первый в регионе"),
        ("ru", "В Ташкенте открыта не имеющая аналогов в Центральной Азии лаборатория.", "UZB",
         False, "то же"),
        ("ru", "Второй форум прокуроров Центральной Азии прошёл в Ташкенте.", "UZB", True,
         "название мероприятия"),
        ("ru", "На форуме в Ташкенте выступили гости из Турции.", "UZB", False, "гости"),
        ("ru", "Япония подтвердила финансирование курса в Оше.", "KGZ", False, "донор"),
    ],
)  # fmt: skip
def test_words_that_only_situate(
    language: LanguageCode, text: str, countries: str, *, region: bool, why: str
) -> None:
    found = where(text, language)
    assert " ".join(tag.code for tag in found.countries) == countries, why
    assert (found.region.value is not None) is region, why
