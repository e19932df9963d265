"""Languages by script, letters and common words."""

import pytest

from extractors.language import language_of, prevailing_language

CASES = [
    ("UNODC, Ashgabat", "en", "names are read like English"),
    ("The Office held a seminar on border security.", "en", "English"),
    ("Семинар в Оше", "ru", "Russian"),
    ("ОБСЕ (OSCE)", "ru", "mostly Cyrillic"),
    ("Семинар прошёл в Таджикистане при участии экспертов УНП ООН и ОБСЕ.", "ru", "Russian prose"),
    ("Министрлер кеңешинин чечими", None, "Kyrgyz letters"),
    ("Вазорати корҳои хориҷӣ", None, "Tajik letters"),
    ("Ўзбекистон Республикаси Ички ишлар вазирлиги", None, "Uzbek in Cyrillic"),
    (
        "O‘zbekiston Respublikasi Ichki ishlar vazirligi terrorizmga qarshi kurashish bo‘yicha "
        "seminar o‘tkazdi, unda xorijiy ekspertlar va mahalliy mutaxassislar ishtirok etdi.",
        None,
        "Uzbek in Latin letters",
    ),
    (
        "Le séminaire régional sur la sécurité des frontières s'est tenu à Bichkek avec la "
        "participation des experts de tous les pays de l'Asie centrale.",
        None,
        "French",
    ),
    ("上海合作组织", None, "Chinese"),
    ("12.03.2021", None, "no letters"),
    (
        "Project RERH22 CARICC UNODC SECI Interpol BOMCA CIS ATC Almaty Bishkek Dushanbe Ashgabat "
        "Tashkent OSCE ODIHR CTED CTITF UNOCT UNRCCA Astana",
        "en",
        "a long list of names",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_language_of_a_text(text: str, expected: str | None, why: str) -> None:
    assert language_of(text) == expected, why


def test_a_text_without_letters_takes_the_default() -> None:
    assert language_of("12.03.2021", default="ru") == "ru"


def test_the_prevailing_language() -> None:
    english = "The Office held a seminar on border security for the staff of the ministries."
    assert prevailing_language([english, "Семинар в Оше"]) == "en"
    assert prevailing_language([]) is None
