"""A document that matchers are measured with is judged without the cues that may come from it."""

import json
from pathlib import Path

import pytest

from gazetteers.errors import GazetteerError
from gazetteers.frameworks import Framework
from gazetteers.model import FrameworkId, MeasureId
from pipeline.match.annotated import annotated
from pipeline.match.fitted import Fitted
from pipeline.match.judging import judge
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory
from pipeline.match.unread import LaterCues, load_later_cues, without

JPOA = FrameworkId("JPoA-2011")
READ_EARLIER = load_later_cues(JPOA)[0]


def test_every_later_cue_is_one_of_its_measure(jpoa: Framework) -> None:
    for later in load_later_cues(JPOA):
        for measure, phrases in later.cues.items():
            cues = {phrase for known in jpoa.by_id[measure].cues.values() for phrase in known}
            assert set(phrases) <= cues, measure


@pytest.mark.slow
def test_a_cue_that_came_later_says_nothing_of_the_document(
    jpoa: Framework, memory: Memory
) -> None:
    matcher = CueMatcher(jpoa, fitted=Fitted(framework=jpoa.id), memory=memory, repairs=False)
    measure, phrases = next(iter(READ_EARLIER.cues.items()))
    place = [item.id for item in jpoa.measures].index(measure)
    found = {
        name: judge(matcher, [annotated(entry(name, phrases[0], measure))])[0].own_cues[place]
        for name in (READ_EARLIER.documents[0], "a report that came after all cues")
    }
    assert found[READ_EARLIER.documents[0]] < found["a report that came after all cues"]


def test_the_other_cues_stay(jpoa: Framework) -> None:
    later = LaterCues(documents=("one",), cues={MeasureId("I.1"): ("mediation",)})
    left = without(jpoa, later)
    assert set(jpoa.by_id["I.1"].cues["en"]) - set(left.by_id["I.1"].cues["en"]) == {"mediation"}
    assert jpoa.by_id["I.1"].cues["ru"] == left.by_id["I.1"].cues["ru"]
    assert jpoa.by_id["I.2"] == left.by_id["I.2"]


def test_a_framework_of_ones_own_has_no_such_list(tmp_path: Path) -> None:
    assert load_later_cues(FrameworkId("OTHER"), tmp_path) == ()


def test_a_damaged_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.later.json").write_text(json.dumps([{"documents": 1}]), encoding="utf-8")
    with pytest.raises(GazetteerError, match="later cues"):
        load_later_cues(FrameworkId("Other"), tmp_path)


def entry(name: str, words: str, measure: MeasureId) -> dict[str, object]:
    text = f"Participants of the meeting spoke of {words}."
    activity = {
        "text": text,
        "organizations": [],
        "region": None,
        "status": "completed",
        "type": "meeting",
        "measures": [measure],
    }
    return {"id": name, "language": "en", "text": text, "activities": [activity]}
