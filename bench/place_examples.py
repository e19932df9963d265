"""Annotated sentences of reports with their places, and what the rules said at first sight."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.cut_examples import CutDocument, letters, located, marked_documents, right_place
from extractors.segment import read_passage
from extractors.segment.learned import Place
from pipeline.evaluate import Annotation

FIRST_SIGHT: Final = Path(__file__).parent / "first_sight.jsonl"
"""What the rules decided about the sentences of documents when they first saw them, a line a
document: the version before was asked that nobody had changed with the document in view. Today's
rules hardly err in them: from these nobody learns how far they are right in others."""
_KEY: Final = 12
"""Letters of the SHA-256 by which a sentence is known."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence of prose.

    Attributes:
        document: its name.
        text: its words.
        place: as annotated.
    """

    document: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What the rules said of a sentence that they had not seen.

    Attributes:
        document: its name.
        key: of its words, see `key_of`.
        place: by the rules.
        right: by the annotation.
        tells: log-odds by the rules that it tells of an activity.
        goes_on: the same that it goes on with the last one; None where none was open.
    """

    document: str
    key: str
    place: Place
    right: Place
    tells: float
    goes_on: float | None


def key_of(text: str) -> str:
    """What a sentence is known by, without its words."""
    return hashlib.sha256(letters(text).encode()).hexdigest()[:_KEY]


def placed_sentences(document: CutDocument, annotations: Sequence[Annotation]) -> Iterator[Placed]:
    """The sentences with a verb in the annotated prose of a document."""
    for number, spans in sorted(located(document, annotations).items()):
        passage = document.passages[number]
        if passage.kind != "prose":
            continue
        for sentence in read_passage(passage, document.marks[number]):
            if sentence.verbs:
                yield Placed(document.name, sentence.text, right_place(sentence, spans))


def marked_sentences(tests: Path) -> list[Placed]:
    """The same of the passages that the tests of cutting mark: the guide by example."""
    return [
        item
        for document, annotations in marked_documents(tests)
        for item in placed_sentences(document, annotations)
    ]


def first_sight() -> list[FirstSight]:
    """What is stored, in its order."""
    return [
        FirstSight(line["document"], *row)
        for line in map(json.loads, FIRST_SIGHT.read_text(encoding="utf-8").splitlines())
        for row in line["sentences"]
    ]
