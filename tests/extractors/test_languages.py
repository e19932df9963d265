"""Finite verbs and their tense."""

import pytest

from extractors.languages import language
from extractors.languages.english_forms import verb_forms
from gazetteers.model import LanguageCode

CASES: list[tuple[LanguageCode, str, list[tuple[str, str]], str]] = [
    ("en", "UNODC organized a workshop held in May.", [("organized", "past")], "participle"),
    (
        "en",
        "In 2014 UNDP, with Japanese funds, supplied a scanner.",
        [("supplied", "past")],
        "funds of a nation",
    ),
    ("en", "UNDP funds the course.", [("funds", "present")], "a body funds"),
    ("en", "An AML group of experts met.", [("met", "past")], "a noun before of"),
    ("en", "The pool consists of experts.", [("consists", "present")], "governs of"),
    ("en", "UNODC helps intelligence-led policing.", [("helps", "present")], "a compound"),
    ("en", "IOM re-opened the post.", [("re-opened", "past")], "no compound"),
    ("en", "UNODC has organized courses.", [("organized", "past")], "perfect"),
    (
        "en",
        "IOM has, since 2015, helped the States.",
        [("helped", "past")],
        "words between commas part an auxiliary from its verb",
    ),
    (
        "en",
        "The Office will, together with two ministries, publish a guide.",
        [("publish", "future")],
        "with whom, between commas",
    ),
    (
        "en",
        "It is, in the words of a judge, a beginning.",
        [("is", "present")],
        "between commas, without a verb behind",
    ),
    ("en", "A workshop organized by UNODC took place.", [("took", "past")], "participle with by"),
    ("en", "The portal was launched in 2018.", [("launched", "past")], "passive"),
    ("en", "A guide will be published.", [("published", "future")], "will"),
    ("en", "IOM plans to hold a course.", [("plans", "future")], "plan"),
    ("en", "A course is planned for May.", [("planned", "future")], "planned"),
    ("en", "The Group stands ready to deliver a course.", [("ready", "future")], "stands ready"),
    ("en", "TNTD is finalizing a course.", [("finalizing", "progressive")], "is …ing"),
    ("en", "ODIHR has been working on a guide.", [("working", "progressive")], "has been …ing"),
    ("en", "NATO offers courses.", [("offers", "present")], "noun form after a name"),
    ("en", "CADAP (phase 7) supports treatment.", [("supports", "present")], "name and brackets"),
    ("en", "UNODC (ROCA) hosts meetings.", [("hosts", "present")], "name and its unit"),
    ("en", "During 2019 (May) exercises in Osh", [], "brackets behind a year"),
    ("en", "The planned visit to two hundred schools", [], "participle and number"),
    ("en", "It has anti-terrorism operations.", [("has", "present")], "has as a full verb"),
    ("en", "Ministers met in May.", [("met", "past")], "May the month"),
    ("en", "The Group matches requests with offers.", [("matches", "present")], "any verb"),
    ("en", "The harvest of profiles and matches", [], "nouns that look like verbs"),
    ("en", "States, the third forum being scheduled for May", [], "being is not finite"),
    (
        "en",
        "Courses focused on risks and on tools have been held.",
        [("held", "past")],
        "a past form that an auxiliary shows to be a participle",
    ),
    (
        "en",
        "It trains judges and exchanges information.",
        [("trains", "present"), ("exchanges", "present")],
        "a plural has no bare noun after it",
    ),
    (
        "en",
        "He trains judges for conferences and exchanges between States.",
        [("trains", "present")],
        "a noun after and",
    ),
    ("en", "published its guidance", [("published", "past")], "its subject is in the lead-in"),
    (
        "en",
        "UNHCR runs a course; monitored, with an NGO, access",
        [("runs", "present"), ("monitored", "past")],
        "its subject stands before the semicolon",
    ),
    ("en", "keeps a list of names", [("keeps", "present")], "a present form with an object"),
    ("en", "Held in Osh, the course ended.", [("ended", "past")], "a participle, not a verb"),
    ("en", "organized by IOM in Osh", [], "a participle before by"),
    ("en", "improved security of borders", [], "describes the noun"),
    ("en", "exercises for guards of the border", [], "a noun"),
    ("ru", "Секретариат и ЮНЕСКО издали сборник.", [("издали", "past")], "не наречие «издали»"),
    ("ru", "Центр планирует провести семинар.", [("планирует", "future")], "планирует"),
    ("ru", "Семинар будет проведён в мае.", [("проведён", "future")], "будет"),
    ("ru", "Был издан сборник.", [("издан", "past")], "страдательный залог"),
    ("ru", "Центр готовит новую редакцию.", [("готовит", "progressive")], "работа идёт"),
    ("ru", "Состоялось 40-е заседание.", [("состоялось", "past")], "окончание числа"),
    ("ru", "Проведённый семинар, организованный Центром", [], "полные причастия"),
]


@pytest.mark.parametrize(("code", "text", "wanted", "why"), CASES)
def test_finite_verbs_are_found_with_their_tense(
    code: LanguageCode, text: str, wanted: list[tuple[str, str]], why: str
) -> None:
    found = [(verb.verb, verb.tense) for verb in language(code).verbs(text)]

    assert found == wanted, why


def test_offsets_of_a_verb_cover_its_auxiliaries() -> None:
    text = "A guide will be published soon."
    (verb,) = language("en").verbs(text)

    assert text[verb.start : verb.end] == "will be published"
    assert verb.passive


def test_russian_first_person_is_known_by_the_verb_alone() -> None:
    (verb,) = language("ru").verbs("Направляем сведения.")

    assert verb.first_person


@pytest.mark.parametrize(
    ("entry", "past"),
    [
        ("hold held", "held"),
        ("carry carried", "carried"),
        ("launch", "launched"),
        ("host", "hosted"),
    ],
)
def test_verb_forms_are_derived(entry: str, past: str) -> None:
    assert verb_forms(entry)[past] == "past"


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("en", "Funded by the EU, the project", True),
        ("en", "Generously funded by Norway, the project", True),
        ("en", "Needed parts were bought", False),
        ("en", "The project, funded by the EU", False),
        ("ru", "Щедро финансируемый Норвегией, проект", True),
        ("ru", "предусматривающее проведение семинаров", True),
        ("ru", "проект, финансируемый Норвегией", False),
        ("ru", "совместный семинар", False),
    ],
)
def test_participles_that_open_a_description_are_known(
    code: LanguageCode, text: str, wanted: bool
) -> None:
    assert language(code).opens_with_participle(text) is wanted
