"""Activities to measures: which comes first, why, and how sure."""

from pathlib import Path

import pytest

from gazetteers.frameworks import Framework, Measure, load_frameworks
from pipeline.doubts import measure_doubts
from pipeline.match.fitted import Fitted
from pipeline.match.headings import Headings
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory
from pipeline.match.precedents import Precedent
from pipeline.match.words import Stems
from tests.pipeline.match_cases import extraction


def language_of(text: str) -> str:
    return "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"


def first(matcher: CueMatcher, text: str, **around: object) -> str:
    found = matcher.match(extraction(text, language=language_of(text), **around))[0]  # type: ignore[arg-type]
    return found[0].id if found else ""


MEASURES = next(item for item in load_frameworks() if item.id == "JPoA-2011").measures


@pytest.mark.parametrize("measure", MEASURES, ids=[measure.id for measure in MEASURES])
def test_examples_of_the_gazetteer_behave(matcher: CueMatcher, measure: Measure) -> None:
    for text in measure.examples.match:
        assert first(matcher, text) == measure.id, text
    for text in measure.examples.reject:
        assert first(matcher, text) != measure.id, text


OWN_WORDS = [
    ("A two-week course for customs officers on profiling containers", "II.5", "goods, not posts"),
    ("A course on interviewing asylum-seekers for eligibility officers", "IV.2", "law of refugees"),
    ("Training of trainers for probation officers on disengagement", "III.2", "after the sentence"),
    ("Delivery of passport readers to three border posts", "II.4", "who guards the border"),
    ("Workshop on confiscation of virtual assets used by terrorists", "II.6", "money"),
    ("Workshop of the heads of cyber units on the dark web", "II.7", "the Internet as a tool"),
    ("Учения сил спецназа по освобождению заложников", "II.3", "forces acting together"),
    ("Семинар по проверке подлинности паспортов", "II.4", "documents at the border"),
    ("Презентация перевода пособия на таджикский язык", "III.6", "the language is the point"),
    ("Обучение судей рассмотрению дел о беженцах", "IV.2", "refugees, not courts"),
]


@pytest.mark.parametrize(("text", "expected", "why"), OWN_WORDS, ids=[row[0] for row in OWN_WORDS])
def test_a_right_measure_is_among_three(
    matcher: CueMatcher, text: str, expected: str, why: str
) -> None:
    found = matcher.match(extraction(text, language=language_of(text)))[0]  # type: ignore[arg-type]
    assert expected in [item.id for item in found]


def test_names_are_no_topics(matcher: CueMatcher) -> None:
    found = matcher.match(
        extraction("The OSCE Border Management Staff College held a seminar on hawala.")
    )[0]
    assert found[0].id == "II.6"
    said = [item.detail for match in found for item in match.evidence if item.ref is not None]
    assert not any("border" in detail for detail in said)


def test_silent_words_are_judged_by_what_stands_around(matcher: CueMatcher) -> None:
    text = "Astana, 12 May 2019, with 25 participants."
    assert first(matcher, text, inherited=["Workshops on terrorist financing:"]) == "II.6"
    assert first(matcher, text, headings=["Integrated border management"]) == "II.4"


def test_silent_words_are_judged_by_who_takes_part(matcher: CueMatcher) -> None:
    text = "The annual meeting took place in Almaty."
    assert first(matcher, text, organizations=["UNHCR"]) == "IV.2"
    assert first(matcher, text, organizations=["EAG"]) == "II.6"


def test_nothing_is_matched_where_nothing_speaks(matcher: CueMatcher) -> None:
    assert matcher.match(extraction("A football match was played."))[0] == ()


def test_rows_of_a_matrix_are_left_to_the_row(matcher: CueMatcher) -> None:
    found = matcher.match(extraction("Training for border guards.", measure="II.4", kind="matrix"))
    assert list(found) == [()]


def test_a_document_without_activities(matcher: CueMatcher) -> None:
    assert list(matcher.match(extraction())) == []


def test_reasons_quote_the_words_that_met(matcher: CueMatcher) -> None:
    text = "Border guards were trained in the detection of forged documents."
    example = extraction(text, headings=["Border security"], organizations=["EU-BOMCA"])
    best = matcher.match(example)[0][0]
    quoted = {
        example.document.text_at(item.ref): item.score
        for item in best.evidence
        if item.ref is not None
    }
    assert quoted["Border guards"] == 1.0
    assert quoted["forged documents"] == 1.0
    said = " | ".join(item.detail for item in best.evidence)
    assert "headings and lead-in say “border security”" in said
    assert "EU-BOMCA" in said


def test_the_last_reason_says_what_speaks_for_the_runner_up(matcher: CueMatcher) -> None:
    text = "Border guards learned to look for heroin in containers."
    found = matcher.match(extraction(text))[0]
    assert found[0].evidence[-1].detail.startswith(f"for {found[1].id} instead: its words say")


def test_the_nearest_precedent_is_cited(jpoa: Framework, memory: Memory) -> None:
    known = Precedent(
        text="Migrants who had returned to the valley learned to make candles.",
        language="en",
        measures=("I.3",),
        source="a reviewed activity",
    )
    found = CueMatcher(jpoa, memory=memory, precedents=[known]).match(
        extraction(
            "Young migrants who had returned learned to make candles.", organizations=["UNDP"]
        )
    )[0]
    reasons = [item for match in found for item in match.evidence if item.method == "precedent"]
    assert any("a reviewed activity" in item.detail for item in reasons)


def test_words_that_tell_are_named_and_those_of_all_texts_are_not(matcher: CueMatcher) -> None:
    text = "The officers of the border were trained to find forged documents."
    best = matcher.match(extraction(text, organizations=["EU-BOMCA"]))[0][0]
    told = [item.detail for item in best.evidence if "is usual in known activities" in item.detail]
    assert len(told) == 1
    assert told[0].startswith(f"{best.id} is usual in known activities with ")
    assert "“forged”" in told[0]
    assert "“trained”" not in told[0]


@pytest.mark.slow
def test_precedents_teach_organizations(jpoa: Framework, memory: Memory) -> None:
    known = [
        Precedent(
            text=f"Session {number}",
            language="en",
            measures=("III.7",),
            organizations=("ASEAN",),
            source="a reviewed activity",
        )
        for number in range(6)
    ]
    text = "The annual meeting took place in Almaty."
    assert (
        first(CueMatcher(jpoa, memory=memory, precedents=known), text, organizations=["ASEAN"])
        == "III.7"
    )


@pytest.mark.slow
def test_no_document_is_a_precedent_for_itself(
    jpoa: Framework, memory: Memory, matcher: CueMatcher
) -> None:
    text = "The annual meeting on airports took place in Almaty."
    known = [
        Precedent(
            text=text,
            language="en",
            measures=("III.7",),
            organizations=("ASEAN",),
            source="a reviewed activity",
            document="file:report",
        )
    ] * 6
    taught = CueMatcher(jpoa, memory=memory, precedents=known)
    around = extraction(text, organizations=["ASEAN"], name="Report (1).docx")
    with_itself, without = taught.match(around)[0], matcher.match(around)[0]
    # How rare words are is counted over all texts, so the third may change places with the fourth.
    assert [item.id for item in with_itself[:2]] == [item.id for item in without[:2]]
    assert "III.7" not in [item.id for item in with_itself]
    for one, other in zip(with_itself, without, strict=True):
        assert one.confidence == pytest.approx(other.confidence, abs=0.02)


def test_confidence_falls(matcher: CueMatcher) -> None:
    found = matcher.match(extraction("Training of border guards on forged travel documents."))[0]
    sure = [item.confidence for item in found]
    assert sure == sorted(sure, reverse=True)
    accept_at, margin = matcher.thresholds("en")
    assert (
        measure_doubts(
            extraction("Training of border guards.").tagged[0],
            found,
            accept_at=accept_at,
            margin=margin,
        )
        == ()
    )


STRANGERS = [
    ("The roof of the hospital was repaired.", "a hospital is no hospitality"),
    ("Seminar for owners of bakeries.", "owners of anything"),
    ("The swimming pool was repainted.", "nothing in it points anywhere"),
    ("The airport opened a new car park.", "a word that stands in many texts"),
    ("Nurses received new uniforms.", "people of another trade"),
]


@pytest.mark.parametrize(("text", "why"), STRANGERS, ids=[row[0] for row in STRANGERS])
def test_what_stands_around_a_stranger_never_makes_it_accepted(
    matcher: CueMatcher, text: str, why: str
) -> None:
    around = extraction(
        text,
        headings=["Border management"],
        inherited=["Work with border guards on travel documents:"],
        organizations=["EU-BOMCA"],
    )
    found = matcher.match(around)[0]
    accept_at, margin = matcher.thresholds("en")
    assert measure_doubts(around.tagged[0], found, accept_at=accept_at, margin=margin), why


def test_a_threshold_says_what_it_rests_on(matcher: CueMatcher) -> None:
    assert matcher.thresholds("en")[0] is not None
    assert "reviewed activities" in matcher.threshold_reason("en")
    for language in (None, "kk"):
        assert matcher.thresholds(language)[0] is None
        assert "no reviewed activities" in matcher.threshold_reason(language)


def test_a_user_can_be_stricter_but_not_without_calibration(jpoa: Framework) -> None:
    strict = CueMatcher(jpoa, accept_at=0.99)
    assert strict.thresholds("en")[0] == 0.99
    assert strict.thresholds("kk")[0] is None


def test_what_names_no_subject_takes_that_of_the_activity_before(matcher: CueMatcher) -> None:
    found = matcher.match(
        extraction(
            "A course on hawala and money laundering was held in Osh.",
            "A second one followed in Khujand.",
        )
    )
    assert found[1][0].id == "II.6"
    said = [item.detail for item in found[1][0].evidence]
    assert any(detail.startswith("the activity before says “") for detail in said)


HEADINGS = [
    ("II.4 Border management", "II.4", "the number of a measure"),
    ("Freedom of religion", "", "a short title is a subject, not a name"),
    ("Measures to address conditions conducive to the spread of terrorism", "I", "a title"),
    ("Pillar III: building capacity", "III", "the number of a pillar"),
    ("Компонент II. Предотвращение терроризма", "II", "a pillar in Russian"),
    ("Expert meeting on Pillar II", "", "a meeting about a pillar belongs to the plan"),
]


@pytest.mark.parametrize(("heading", "named", "why"), HEADINGS, ids=[row[0] for row in HEADINGS])
def test_headings_that_name_a_pillar_or_measure(
    jpoa: Framework, heading: str, named: str, why: str
) -> None:
    said = Headings(jpoa, Stems(jpoa)).speak(["A report", heading])
    found = [measure for measure, more in zip(jpoa.measures, said, strict=True) if more]
    assert {item.id if "." in named else item.pillar for item in found} == {named} - {""}, why


def test_a_pillar_in_a_heading_decides_between_its_measures(matcher: CueMatcher) -> None:
    text = "Training on human rights for prosecutors."
    assert first(matcher, text, headings=["Pillar IV: human rights"]).startswith("IV.")
    assert first(matcher, text, headings=["Pillar III: capacity"]).startswith("III.")


def test_the_version_tells_what_was_fitted(jpoa: Framework) -> None:
    fitted = CueMatcher(jpoa)
    assert fitted.version == CueMatcher(jpoa).version
    assert fitted.version != CueMatcher(jpoa, fitted=Fitted(framework=jpoa.id)).version


OTHER = """
id: "WELFARE-2030"
title: "A plan for herds"
source: "made up"
pillars:
  - {id: "A", title: "Care"}
  - {id: "B", title: "Trade"}
measures:
  - id: "A.1"
    pillar: "A"
    title: "To vaccinate herds against disease"
    cues: {en: {"vaccination": 3, "veterinary": 2}, ru: {"вакцинация": 3}}
    organizations: ["WORLDBANK"]
  - id: "A.2"
    pillar: "A"
    title: "To improve pastures"
    cues: {en: {"pasture": 3, "grazing": 2}}
  - id: "B.1"
    pillar: "B"
    title: "To open markets for wool"
"""


def test_another_framework_works_from_its_file_alone(tmp_path: Path, matcher: CueMatcher) -> None:
    (tmp_path / "welfare.yml").write_text(OTHER, encoding="utf-8")
    loaded = {item.id: item for item in load_frameworks(tmp_path)}
    other = CueMatcher(loaded["WELFARE-2030"])
    found = other.match(
        extraction(
            "Vaccination of 4,000 sheep was completed.",
            "Shepherds agreed on grazing rights.",
            "Border guards were trained.",
        )
    )
    assert [matches[0].id if matches else "" for matches in found][:2] == ["A.1", "A.2"]
    assert {match.framework for matches in found for match in matches} == {"WELFARE-2030"}
    both = extraction("Vaccination of sheep for border guards.")
    assert loaded["JPoA-2011"] == matcher.framework
    beside = [made.match(both)[0][0] for made in (other, matcher)]
    assert [(item.framework, item.id) for item in beside] == [
        ("WELFARE-2030", "A.1"),
        ("JPoA-2011", "II.4"),
    ], "each gives its own measure to the same words"
    russian = other.match(extraction("Проведена вакцинация овец.", language="ru"))
    assert russian[0][0].id == "A.1"
    assert other.thresholds("en")[0] is None
