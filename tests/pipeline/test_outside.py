"""What serves none of the measures, and what only seems to."""

import numpy as np
import pytest

from gazetteers.frameworks import Framework
from gazetteers.model import LanguageCode
from pipeline.doubts import measure_doubts
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory
from pipeline.match.outside import NONE_FROM, Outside, fit_outside
from pipeline.match.precedents import Precedent
from tests.pipeline.match_cases import extraction

OUTSIDE: list[tuple[LanguageCode, tuple[str, ...], str]] = [
    (
        "en",
        (
            "The agronomists trained 300 farmers in the pruning of apricot trees.",
            "Sheds for drying fruit were built in four villages, and a cooperative was registered.",
        ),
        "farming, with the words of training and building",
    ),
    (
        "en",
        (
            "A survey of the weight of newborn children was completed.",
            "Midwives of rural hospitals attended a workshop on newborn care.",
        ),
        "health, with the words of surveys and workshops",
    ),
    (
        "ru",
        (
            "Проведён семинар для фермеров по защите садов от вредителей.",
            "Завезены саженцы и удобрения, отремонтированы насосы.",
        ),
        "сельское хозяйство",
    ),
    (
        "ru",
        (
            "Начат ремонт подстанции, инженеры-энергетики прошли стажировку.",
            "Подготовлена программа строительства малых гидроэлектростанций.",
        ),
        "энергетика",
    ),
]

INSIDE: list[tuple[LanguageCode, str, str]] = [
    ("en", "Farmers at the border were told how to report smugglers to the border guards.", "II.4"),
    ("en", "A workshop on the freezing of assets of terrorists was held for banks.", "II.6"),
    ("en", "Nurses were told of the signs of radicalization of young people.", "I.3"),
    ("ru", "Для сотрудников банков проведён семинар о финансировании терроризма.", "II.6"),
    ("ru", "В исправительных колониях начаты курсы для осуждённых за терроризм.", "III.2"),
]


@pytest.mark.parametrize(("language", "texts", "why"), OUTSIDE, ids=[row[2] for row in OUTSIDE])
def test_what_is_on_another_subject_gets_no_measure(
    matcher: CueMatcher, language: LanguageCode, texts: tuple[str, ...], why: str
) -> None:
    document = extraction(*texts, language=language)
    accept_at, margin = matcher.thresholds(language)
    for tagged, found in zip(document.tagged, matcher.match(document), strict=True):
        doubts = measure_doubts(tagged, found, accept_at=accept_at, margin=margin)
        assert (found, [doubt.code for doubt in doubts]) == ((), ["measure-none"]), why


@pytest.mark.parametrize(("language", "text", "measure"), INSIDE, ids=[row[1] for row in INSIDE])
def test_a_word_of_another_subject_takes_no_measure_away(
    matcher: CueMatcher, language: LanguageCode, text: str, measure: str
) -> None:
    found = matcher.match(extraction(text, language=language))[0]
    assert found and found[0].id == measure


def test_a_reviewer_who_says_none_is_believed_of_the_same_words(
    matcher: CueMatcher, memory: Memory, jpoa: Framework
) -> None:
    text = "The annual photo contest of the border guards took place."
    others = "Border guards were trained in the detection of forged documents."
    said = Precedent(
        text=text, language="en", measures=(), source="a reviewed activity", reviewed=True
    )
    before = matcher.match(extraction(text, others))
    after = CueMatcher(jpoa, memory=memory, precedents=[said]).match(extraction(text, others))
    assert before[0] and not after[0]
    assert after[1][0].id == before[1][0].id == "II.4", "what is merely near keeps its measure"


def test_the_chance_is_fitted_to_what_people_said() -> None:
    chance = np.random.default_rng(1)
    signs = chance.normal(size=(400, 5))
    none = signs[:, 0] + chance.normal(scale=0.3, size=400) > 1
    fitted = fit_outside(signs, none, np.ones(400))
    found = np.array([fitted.chance(row) for row in signs])
    assert found.mean() == pytest.approx(none.mean(), abs=0.01)
    assert ((found >= NONE_FROM) == none).mean() > 0.95
    rarer = fit_outside(signs, none, np.where(none, 0.1, 1.0))
    assert np.mean([rarer.chance(row) for row in signs]) < found.mean()


def test_an_echo_decides() -> None:
    outside = Outside(constant=-4.0, factors=(0.0, 0.0, 0.0, 0.0, 0.0))
    assert outside.chance(np.zeros(5)) < 0.1 < NONE_FROM < outside.chance(np.zeros(5), echo=1.0)
