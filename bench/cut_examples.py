"""Annotated documents as the decisions that cutting makes in them, with the right answers.

A sentence is placed after the sentences of the annotated activity before it, not after what was
cut there by the machine, so that one wrong cut does not make the next decision meaningless.
"""

import hashlib
import json
import runpy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extractors.extract import find_names
from extractors.model import Passage
from extractors.passages import document_kind, read_passages
from extractors.read import read_document
from extractors.segment import Marks, read_passage, tells_of_one_event
from extractors.segment.current import Current
from extractors.segment.cuts import judge_joint, part_of, rules_at
from extractors.segment.fitted import Question
from extractors.segment.joints import joints_of
from extractors.segment.learned import Place
from extractors.segment.matrix import matrix_start_verdict
from extractors.segment.news import opens_item
from extractors.segment.outside import outside_heading
from extractors.segment.prose import is_like, leads_in, only_announces_list, opens_examples
from extractors.segment.reading import Sentence
from extractors.segment.relevance import bears_verdict, goes_on_verdict
from extractors.segment.rows import activity_cell, is_open_question, row_verdict, sentences_of
from extractors.segment.starts import start_verdict
from extractors.segment.unbroken import inside_clauses
from gazetteers.frameworks import Framework
from pipeline.evaluate import Annotation

_NEAR: Final = 3
"""Code points by which an annotated border may miss that of a sentence: a bullet, a bracket."""
_INSIDE: Final = 0.3
"""Share of a sentence that annotated activities must cover, or it is other text."""
_FOLDS: Final = 20
"""Parts in which the passages of one long matrix are left out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One question about one sentence.

    Attributes:
        question: what is asked.
        group: what is left out together: a document, or a part of a matrix.
        signs: what was seen.
        yes: the right answer.
        text: the sentence.
    """

    question: Question
    group: str
    signs: tuple[str, ...]
    yes: bool
    text: str


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document that is ready to be cut: its passages and what they name."""

    name: str
    passages: tuple[Passage, ...]
    marks: tuple[Marks, ...]
    one_event: bool


def cut_document(path: Path, frameworks: Sequence[Framework]) -> CutDocument:
    """A file as passages and marks."""
    titles = [title for plan in frameworks for row in plan.measures for title in row.titles]
    document = read_document(path.read_bytes(), path.name, titles)
    document = document.model_copy(update={"kind": document_kind(document, frameworks)})
    found = read_passages(document, frameworks).passages
    _, marks = find_names(document, found)
    return CutDocument(path.stem, found, tuple(marks), tells_of_one_event(document))


def decisions(document: CutDocument, annotations: Sequence[Mapping[str, Any]]) -> list[Decision]:
    """What cutting asks about the annotated passages of a document."""
    found: list[Decision] = []
    for number, spans in sorted(located(document, annotations).items()):
        passage = document.passages[number]
        group = group_of(document, number)
        sentences = read_passage(passage, document.marks[number])
        if passage.kind == "row":
            found += _of_row(passage, sentences, spans, group)
            continue
        found += _of_passage(passage, sentences, spans, group, one_event=document.one_event)
    return found


def annotations_by_place(document: CutDocument, kept: Path) -> list[Annotation]:
    """Annotations that are kept without words, for a document that is not in the repository.

    Each says where activities begin and end among the letters of a passage, which is known by
    their SHA-256. Of a document that is another edition, few passages or none are found.
    """
    spans = {
        line["passage"]: line["activities"]
        for line in map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    }
    found: list[Annotation] = []
    for passage in document.passages:
        words, places = _folded(passage.text)
        key = hashlib.sha256(words.encode()).hexdigest()
        activities = [
            {"text": passage.text[places[first] : places[last - 1] + 1]}
            for first, last in spans.get(key, ())
        ]
        if activities:
            found.append({"text": passage.text, "partial": True, "activities": activities})
    return found


def marked_documents(tests: Path) -> Iterator[tuple[CutDocument, Sequence[Annotation]]]:
    """The passages that the tests of cutting mark by ⟦…⟧, each as an annotated document."""
    known = runpy.run_path(str(tests))
    for number, (kind, language, headings, marked, _) in enumerate(known["MARKED"]):
        passage = known["unmarked"](marked, kind, language, headings)
        marks = known["marks_of"](passage.text, language)
        document = CutDocument(
            f"passage {number}", (passage,), (marks,), known["is_press_release"](headings)
        )
        wanted = [{"text": words} for words in known["marked_words"](marked)]
        yield document, [{"text": passage.text, "activities": wanted}]


def marked_decisions(tests: Path) -> list[Decision]:
    """What cutting asks about the passages that its tests mark: the guide by example."""
    return [
        decision
        for document, annotations in marked_documents(tests)
        for decision in decisions(document, annotations)
    ]


def group_of(document: CutDocument, number: int) -> str:
    """What a passage is left out with: its document, or a part of its matrix."""
    if document.passages[number].kind == "matrix":
        return f"{document.name}, part {number % _FOLDS}"
    return document.name


def letters(text: str) -> str:
    """The letters and digits of a text in lower case, by which texts are compared."""
    return _folded(text)[0]


def _of_passage(
    passage: Passage,
    sentences: Sequence[Sentence],
    spans: Sequence[tuple[int, int]],
    group: str,
    *,
    one_event: bool,
) -> Iterator[Decision]:
    current: list[Sentence] = []
    is_open = False
    outside = bool(sentences) and outside_heading(passage.headings, sentences[0])
    for number, sentence in enumerate(sentences):
        one_event = one_event or opens_item(sentence)
        right = right_place(sentence, spans)
        yield from _inside(sentence, spans, group)
        rest = sentences[number + 1 :]
        if not sentence.in_matrix and not outside and opens_examples(sentence, rest):
            is_open = False  # it waits for what comes next
            continue
        if not sentence.in_matrix and only_announces_list(sentence, rest):
            is_open = False
            continue
        after = Current(tuple(current)) if current and (is_open or sentence.in_matrix) else None

        def ask(question: Question, signs: tuple[str, ...], yes: bool) -> Decision:
            return Decision(question, group, signs, yes, sentence.text)  # noqa: B023

        if after is not None and right != "outside":
            starts = (
                matrix_start_verdict(sentence, after)
                if sentence.in_matrix
                else start_verdict(sentence, after, one_event=one_event)
            )
            yield ask("starts", starts.signs, right == "start")
        if not sentence.in_matrix and not leads_in(sentence, rest):
            if right != "on":
                bears = bears_verdict(
                    sentence,
                    outside_part=outside,
                    open_activity=is_open,
                    like_before=is_open and is_like(sentence, current[-1]),
                    after_lead_in=number > 0 and leads_in(sentences[number - 1], (sentence,)),
                    one_event=one_event,
                    current=Current(tuple(current)) if is_open else None,
                )
                yield ask("bears", bears.signs, right == "start")
            if after is not None and right != "start":
                goes_on = goes_on_verdict(
                    sentence, after, outside_part=outside, one_event=one_event
                )
                yield ask("goes-on", goes_on.signs, right == "on")
        is_open = right != "outside"
        if is_open:
            current = [sentence] if right == "start" else [*current, sentence]
            inner = [start for start, _ in spans if sentence.start + _NEAR < start < sentence.end]
            if inner:
                begins = inner[-1] - sentence.start
                current = [part_of(sentence, begins, len(sentence.text))]


def _of_row(
    passage: Passage,
    sentences: Sequence[Sentence],
    spans: Sequence[tuple[int, int]],
    group: str,
) -> Iterator[Decision]:
    """Whether another activity begins with a further sentence of the activity cell."""
    cell = activity_cell(passage)
    if cell is None or not spans:
        return
    current: list[Sentence] = []
    for sentence in sentences_of(cell, sentences):
        begins = right_place(sentence, spans) == "start"
        after = Current(tuple(current))
        if current and is_open_question(sentence, after):
            signs = row_verdict(sentence, after).signs
            yield Decision("starts", group, signs, begins, sentence.text)
        current = [sentence] if begins else [*current, sentence]


def _inside(sentence: Sentence, spans: Sequence[tuple[int, int]], group: str) -> Iterator[Decision]:
    """Whether another activity begins at each joint inside a sentence."""
    if not any(start < sentence.end and sentence.start < end for start, end in spans):
        return
    joints = joints_of(sentence)
    cut = [
        joint
        for joint in joints
        if any(abs(start - sentence.start - joint.start) <= _NEAR for start, _ in spans)
    ]
    by_rule = rules_at(sentence, joints, inside_clauses(sentence, joints))
    for joint in joints:
        signs = judge_joint(sentence, joints, joint, cut, by_rule.get(joint, "")).signs
        yield Decision("inside", group, signs, joint in cut, sentence.text[joint.start :])


def right_place(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Place:
    """Where a sentence belongs by the annotation."""
    shared = sum(
        max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in spans
    )
    if shared < _INSIDE * (sentence.end - sentence.start):
        return "outside"
    runs_on = any(
        start < sentence.start - _NEAR and end > sentence.start + _NEAR for start, end in spans
    )
    return "on" if runs_on else "start"


def located(
    document: CutDocument, annotations: Sequence[Mapping[str, Any]]
) -> dict[int, list[tuple[int, int]]]:
    """The annotated spans by passage; every passage that the annotations speak of has an entry."""
    folded = [_folded(passage.text) for passage in document.passages]
    found: dict[int, list[tuple[int, int]]] = {}
    for entry in annotations:
        order: Sequence[int] = range(len(folded))
        if entry.get("partial"):
            words = _folded(entry["text"])[0]
            order = [
                number
                for number, (text, _) in enumerate(folded)
                if text == words and number not in found
            ][:1]
        for number in order:
            found.setdefault(number, [])
        position = (0, 0)
        for activity in entry["activities"]:
            words = _folded(activity["text"])[0]
            place = _find(words, folded, order, position)
            if place is None:
                continue  # cut where no passage is cut: a table read otherwise, a hyphenated word
            number, at = place
            position = (number, at + 1)
            places = folded[number][1]
            found[number].append((places[at], places[at + len(words) - 1] + 1))
    return found


def _find(
    words: str,
    folded: Sequence[tuple[str, Sequence[int]]],
    order: Sequence[int],
    position: tuple[int, int],
) -> tuple[int, int] | None:
    """Where words stand at or after a position, else anywhere."""
    for first, offset in (position, (0, 0)):
        for number in order:
            if number >= first:
                at = folded[number][0].find(words, offset if number == first else 0)
                if at >= 0:
                    return number, at
    return None


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The letters and digits of a text in lower case, and where each stands."""
    pairs = [
        (low, place) for place, mark in enumerate(text) if mark.isalnum() for low in mark.lower()
    ]
    return "".join(low for low, _ in pairs), [place for _, place in pairs]
