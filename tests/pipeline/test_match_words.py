"""Texts to stems, and cues in them."""

import pytest

from gazetteers.frameworks import Framework, Measure, Pillar
from gazetteers.model import FrameworkId, MeasureId
from pipeline.match.cues import CueIndex
from pipeline.match.memory import Memory
from pipeline.match.words import MASKED, PAUSE, SENTENCE, Stems


def framework(**fields: object) -> Framework:
    return Framework.model_validate(
        {
            "id": FrameworkId("PLAN"),
            "title": "A plan",
            "source": "made up",
            "pillars": (Pillar(id="A", title="Part"),),
            "measures": (
                Measure(
                    id=MeasureId("A.1"),
                    pillar="A",
                    title="Borders",
                    cues={
                        "en": {"border": 2, "border guards": 3, "counter-terrorism": 1},
                        "ru": {"орган управления": 2, "взаимная оценка": 3},
                    },
                    never={"en": ("border collie",)},
                ),
                Measure(id=MeasureId("A.2"), pillar="A", title="Guards", cues={"en": {"guard": 2}}),
            ),
            "spellings": {
                "en": {"counter-terror": "counterterror", "counter terror": "counterterror"}
            },
            "stem_exceptions": {"en": {"united": "united"}},
        }
        | fields
    )


STEMS = Stems(framework())

SAME = [
    ("counter-terrorism", "counter terrorism", "a divided prefix"),
    ("Counter‑terrorism", "counterterrorism", "a hyphen that does not break"),
    ("органы управления", "органов управления", "a Russian noun with two stems"),
    ("взаимная оценка", "взаимных оценок", "a vowel that comes and goes"),
    ("отчёт", "отчет", "the letter ё"),
    ("the State’s borders", "the State's borders", "curved and straight apostrophes"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=[row[2] for row in SAME])
def test_spellings_of_one_word(one: str, other: str, why: str) -> None:
    assert STEMS.phrase(one) == STEMS.phrase(other)


APART = [
    ("United", "units", "a stem exception"),
    ("заключение", "договор", "other words"),
]


@pytest.mark.parametrize(("one", "other", "why"), APART, ids=[row[2] for row in APART])
def test_other_words_stay_apart(one: str, other: str, why: str) -> None:
    assert STEMS.phrase(one) != STEMS.phrase(other)


MARKS = [
    ("It ended. New ones began.", SENTENCE, "a new sentence"),
    ("Course | Almaty", SENTENCE, "a new cell"),
    ("topics: drugs", PAUSE, "a colon"),
    ("the border\nguards", "", "a line broken inside a sentence"),
    ("see www.un.org for it", "", "a web address"),
    ("radioactive, nuclear", "", "a comma"),
]


@pytest.mark.parametrize(("text", "mark", "why"), MARKS, ids=[row[2] for row in MARKS])
def test_marks(text: str, mark: str, why: str) -> None:
    inner = STEMS.read(text).stems[:-1]
    assert [stem for stem in inner if stem in (SENTENCE, PAUSE)] == [mark] * bool(mark)


def test_masked_words_keep_their_place() -> None:
    words = STEMS.read("The Border College met", [(4, 18)])
    assert words.stems[1:3] == (MASKED, MASKED)
    assert words.between(4, 18).starts == (4, 11)


INDEX = CueIndex(framework(), STEMS, Memory())


def found(text: str) -> list[tuple[int, str]]:
    return sorted((hit.cue.measure, hit.cue.phrase) for hit in INDEX.find(STEMS.read(text)))


HITS = [
    (
        "border guards",
        [(0, "border guards"), (1, "guard")],
        "the longest first",
    ),
    ("guards of the border", [(0, "border"), (1, "guard")], "words in another order"),
    ("a border collie", [], "never"),
    ("borders. Guards", [(0, "border"), (1, "guard")], "no phrase over the end of a sentence"),
    ("взаимных оценок", [(0, "взаимная оценка")], "Russian cases"),
]


@pytest.mark.parametrize(("text", "expected", "why"), HITS, ids=[row[2] for row in HITS])
def test_cues(text: str, expected: list[tuple[int, str]], why: str) -> None:
    assert found(text) == expected


def test_the_first_sentence_and_definitive_cues_count_more() -> None:
    words = STEMS.read("The border was long. Guards of the border came.")
    hits = INDEX.find(words)
    assert INDEX.total(hits, words.first_sentence())[0] > INDEX.total(hits)[0]
    definitive = INDEX.total(INDEX.find(STEMS.read("border guards")))
    pointing = INDEX.total(INDEX.find(STEMS.read("border")))
    assert definitive[0] > pointing[0]
