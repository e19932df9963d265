"""Annotation files as extractions: the annotated activities in the document that they stand in.

One JSON line a document or passage: {"id", "document", "language", "text", "activities"}, as the
annotation guide says. Spans and organizations are those of the annotation, so that what is
measured is the matcher alone.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.extract import Extraction
from extractors.model import (
    Block,
    Document,
    Evidence,
    Judged,
    OrganizationTag,
    Passage,
    SourceRef,
    Tagged,
)
from gazetteers.model import LanguageCode

_LONGEST_HEADING = 100
_REASON = (Evidence(method="reviewer", detail="annotated"),)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with what people said of it.

    Attributes:
        name: of the document.
        language: of its words.
        extraction: its annotated activities, as if they had been extracted.
        measures: the acceptable measures of each.
    """

    name: str
    language: LanguageCode
    extraction: Extraction
    measures: tuple[tuple[str, ...], ...]


def read_annotated(path: Path) -> Iterator[Annotated]:
    """The documents of an annotation file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield annotated(json.loads(line))


def annotated(entry: dict[str, object]) -> Annotated:
    """One line of an annotation file; a measure of the line holds for all its activities."""
    text = str(entry["text"])
    name = str(entry["id"])
    language: LanguageCode = "ru" if entry.get("language") == "ru" else "en"
    document_id = "sha256:" + hashlib.sha256(name.encode()).hexdigest()
    blocks = tuple(
        Block(id=f"para={number}", kind="paragraph", text=part)
        for number, part in enumerate(_paragraphs(text), 1)
    )
    document = Document(
        id=document_id, file_name=name, format="text", title="", language=language, blocks=blocks
    )
    whole = f"para=1..{len(blocks)}" if len(blocks) > 1 else "para=1"
    joined = document.block_text(whole)
    tagged = []
    measures = []
    position = 0
    for activity in entry["activities"]:  # type: ignore[attr-defined]
        words = str(activity["text"])
        start = joined.find(words, position)
        start = joined.find(words) if start < 0 else start
        if start < 0:
            raise ValueError(f"{name}: the activity {words[:60]!r} is not in the text")
        position = start
        ref = SourceRef(document=document_id, block=whole, start=start, end=start + len(words))
        passage = Passage(
            ref=SourceRef(document=document_id, block=whole, start=0, end=len(joined)),
            text=joined,
            headings=_headings(joined, start),
            language=language,
        )
        tagged.append(
            Tagged(
                ref=ref,
                text=words,
                passage=passage,
                organizations=tuple(
                    OrganizationTag(
                        id=item["id"], role=item["role"], mention=item["id"], evidence=_REASON
                    )
                    for item in activity["organizations"]
                ),
                region=Judged(value=activity["region"]),
                status=Judged(value=activity["status"]),
                type=Judged(value=activity["type"]),
            )
        )
        measures.append(tuple(activity["measures"]))
    extraction = Extraction(document=document, passages=(), tagged=tuple(tagged), rejections=())
    return Annotated(name, language, extraction, tuple(measures))


def _paragraphs(text: str) -> list[str]:
    return text.split("\n")


def _headings(text: str, start: int) -> tuple[str, ...]:
    """The title and the nearest short line above that looks like a heading."""
    lines = [line.strip() for line in text[:start].split("\n") if line.strip()]
    found = [line for line in lines if _is_heading(line)]
    return tuple(dict.fromkeys([*lines[:1], *found[-1:]]))


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING
        and not re.search(r"[.;:,!?]$", line)
        and " | " not in line
        and not re.match(r"[-•–*]", line)
    )
