"""The figures of our evaluation are those of the reference scorer."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import (
    EvaluationError,
    Score,
    evaluate,
    judge_accepted,
    pair,
    read_annotations,
)

LISTED = {"OSCE", "UNODC"}


def activity(text: str, **fields: Any) -> dict[str, Any]:
    return {
        "text": text,
        "document": {"file_name": "report.docx"},
        "organizations": [],
        "countries": [],
        "region": None,
        "dates": [],
        "status": "completed",
        "type": "training",
        "measures": [],
    } | fields


def reference(*activities: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"document": "report", "text": "", "activities": list(activities)}]


def test_a_perfect_answer() -> None:
    item = activity("OSCE held a workshop", measures=["II.4"], countries=["TJK"])
    got = evaluate([item], reference(item), LISTED)
    assert got.scores["segments"] == Score(1.0, 1.0, 1.0, 1)
    assert got.shares["row_right"] == 1.0


def test_a_missed_activity_costs_recall_once() -> None:
    item = activity("OSCE held a workshop", countries=["TJK"])
    other = activity("UNODC published a handbook", countries=["UZB"])
    got = evaluate([item], reference(item, other), LISTED)
    assert got.scores["segments"].recall == 0.5
    assert got.scores["countries"].recall == 1.0
    assert got.shares["row_right"] == 0.5


def test_an_accepted_row_that_is_no_activity_is_wrong() -> None:
    item = activity("OSCE held a workshop")
    stray = activity("Many thanks for the reminder", review={"state": "auto_accepted"})
    got = evaluate([stray], reference(item), LISTED)
    assert got.shares["accepted_precision"] == 0.0


def test_each_accepted_row_is_judged_by_its_first_measure() -> None:
    accepted = {"state": "auto_accepted"}
    rows = [
        activity("held a workshop on borders", measures=["II.4"], activity_id="a", review=accepted),
        activity("published a handbook", measures=["IV.5"], activity_id="b", review=accepted),
        activity("thanks for the reminder", measures=["I.1"], activity_id="c", review=accepted),
        activity("signed an agreement", measures=["II.3"], activity_id="d"),
    ]
    wanted = [rows[0], rows[1] | {"measures": ["III.6"]}, rows[3]]
    found = judge_accepted(rows, reference(*wanted))
    assert found == {"a": True, "b": False, "c": False}, "right; another measure; no activity"
    precision = evaluate(rows, reference(*wanted), LISTED).shares["accepted_precision"]
    assert precision == pytest.approx(sum(found.values()) / len(found), abs=1e-3)


def test_unlisted_organizations_are_not_compared() -> None:
    one = activity("held", organizations=[{"id": "NEW:Internews", "role": "lead"}])
    got = evaluate([one], reference(activity("held")), LISTED)
    assert got.scores["organizations"].n == 0
    assert got.scores["organizations"].precision == 0.0


def test_equal_words_pair_by_measure() -> None:
    rows = [activity("same words", measures=["II.7"]), activity("same words", measures=["III.7"])]
    assert [(i, j) for _, i, j in pair(rows, list(reversed(rows)))] == [(1, 0), (0, 1)]


@pytest.mark.parametrize("line", ["no json", "[]", '{"document": "a"}'])
def test_what_is_no_annotation_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1"):
        read_annotations([path])


def test_the_same_figures_as_the_reference_scorer(shared: Path) -> None:
    """On disturbed reference annotations, every figure equals the scorer's."""
    spec = importlib.util.spec_from_file_location("score", shared / "reference" / "score.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = read_annotations(sorted((shared / "gold").glob("*.jsonl")))
    chance = random.Random(7)
    system = []
    for passage in gold:
        for item in passage["activities"]:
            if chance.random() < 0.15:
                continue
            words = item["text"].split()
            row = json.loads(json.dumps(item))
            row["text"] = " ".join(words[: max(1, int(len(words) * chance.uniform(0.4, 1)))])
            row["document"] = {"file_name": Path(passage["document"]).stem + ".pdf"}
            row["measures"] = [
                {"id": measure, "confidence": round(chance.random(), 2)}
                for measure in chance.sample(item["measures"], len(item["measures"]))
            ]
            row["review"] = {"state": chance.choice(["auto_accepted", "needs_review"])}
            row["status"] = chance.choice(["completed", item["status"]])
            row["countries"] = [code for code in item["countries"] if chance.random() < 0.8]
            system.append(row)
    expected = scorer.score(system, gold)
    got = evaluate(system, gold, set(scorer.PARENT))
    assert got.reference_activities == expected.pop("reference_activities")
    for name, value in expected.items():
        if isinstance(value, dict):
            assert got.scores[name] == Score(**value), name
        else:
            assert got.shares[name] == value, name
