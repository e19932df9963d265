"""Annotation files as extractions: the annotated activities in the document that they stand in.

One JSON line a document or passage: {"id", "document", "language", "text", "activities"}, as the
annotation guide says. Spans and organizations are those of the annotation, so that what is
measured is the matcher alone.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from gazetteers.model import FrameworkId, LanguageCode
from pipeline.match.fitted import DATA

_LONGEST_HEADING = 100
_NAME = 70
"""Characters of an activity that it is called by where it has no id."""
_REASON = (Evidence(method="reviewer", detail="annotated"),)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with what people said of it.

    Attributes:
        name: of the document, or what its editions and formats share; left out as one.
        extraction: its activities, as if they had just been extracted.
        measures: the acceptable measures of each; empty where people found that none fits, None
            where nobody has looked.
        names: the id or the first words of each.
        weights: how many activities each stands for.
    """

    name: str
    extraction: Extraction
    measures: tuple[tuple[str, ...] | None, ...]
    names: tuple[str, ...]
    weights: tuple[float, ...]


def development_reports(framework: FrameworkId) -> tuple[Annotated, ...]:
    """The annotated reports that come with the project for a framework; none for most."""
    found: list[Annotated] = []
    for path in sorted(DATA.glob(f"{framework.lower()}.reports*.jsonl")):
        found += read_annotated(path)
    return tuple(found)


def read_annotated(path: Path) -> Iterator[Annotated]:
    """The documents of an annotation file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield annotated(json.loads(line))


def annotated(entry: Mapping[str, Any]) -> Annotated:
    """One line of an annotation file; a measure of the line holds for all its activities."""
    text = str(entry["text"])
    name = str(entry["id"])
    language: LanguageCode = "ru" if entry.get("language") == "ru" else "en"
    document_id = "sha256:" + hashlib.sha256(name.encode()).hexdigest()
    blocks = tuple(
        Block(id=f"para={number}", kind="paragraph", text=part)
        for number, part in enumerate(_paragraphs(text), 1)
    )
    # By its file, not by its id, a document is known to the precedents that stand in it.
    file_name = str(entry.get("document", name))
    document = Document(
        id=document_id,
        file_name=file_name,
        format="text",
        title="",
        language=language,
        blocks=blocks,
    )
    whole = f"para=1..{len(blocks)}" if len(blocks) > 1 else "para=1"
    joined = document.block_text(whole)
    tagged = []
    measures = []
    position = 0
    for activity in entry["activities"]:
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
                # The matcher reads none of these: annotations of measures alone leave them out.
                region=Judged(value=activity.get("region")),
                status=Judged(value=activity.get("status", "completed")),
                type=Judged(value=activity.get("type", "meeting")),
            )
        )
        measures.append(tuple(activity["measures"]))
    extraction = Extraction(document=document, passages=(), tagged=tuple(tagged), rejections=())
    return Annotated(
        name,
        extraction,
        tuple(measures),
        names=tuple(item.text[:_NAME] for item in tagged),
        weights=(1.0,) * len(tagged),
    )


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
