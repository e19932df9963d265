"""Documents of made-up activities, as the extractors would hand them to the matcher."""

import hashlib
from collections.abc import Sequence

from extractors.extract import Extraction
from extractors.model import (
    Block,
    Document,
    Evidence,
    Inherited,
    Judged,
    OrganizationTag,
    Passage,
    SourceRef,
    Tagged,
)
from gazetteers.model import LanguageCode, MeasureId, OrganizationId

BECAUSE = (Evidence(method="exact", detail="written so"),)


def extraction(
    *texts: str,
    language: LanguageCode | None = "en",
    headings: Sequence[str] = (),
    inherited: Sequence[str] = (),
    organizations: Sequence[str] = (),
    measure: str | None = None,
    name: str = "report.docx",
    kind: str = "report",
) -> Extraction:
    """A document with one paragraph an activity; all share what stands around them."""
    document_id = "sha256:" + hashlib.sha256(name.encode()).hexdigest()
    blocks = tuple(
        Block(id=f"para={number}", kind="paragraph", text=text)
        for number, text in enumerate((*headings, *inherited, *texts), 1)
    )
    document = Document.model_validate(
        {
            "id": document_id,
            "file_name": name,
            "format": "docx",
            "kind": kind,
            "language": language,
            "blocks": blocks,
        }
    )
    tagged = []
    for number, text in enumerate(texts, 1 + len(headings) + len(inherited)):
        ref = SourceRef(document=document_id, block=f"para={number}", start=0, end=len(text))
        passage = Passage(
            ref=ref,
            text=text,
            kind="matrix" if measure else "prose",
            headings=tuple(headings),
            inherited=tuple(Inherited(kind="lead-in", text=item) for item in inherited),
            measure=None if measure is None else MeasureId(measure),
            language=language,
        )
        tagged.append(
            Tagged(
                ref=ref,
                text=text,
                passage=passage,
                organizations=tuple(
                    OrganizationTag(
                        id=OrganizationId(item), role="lead", mention=item, evidence=BECAUSE
                    )
                    for item in organizations
                ),
                region=Judged(value=None),
                status=Judged(value="completed"),
                type=Judged(value="meeting"),
            )
        )
    return Extraction(
        document=document,
        passages=tuple(item.passage for item in tagged),
        tagged=tuple(tagged),
        rejections=(),
    )
