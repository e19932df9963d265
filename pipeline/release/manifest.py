"""What a release was made from, and what a user must know before using it."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from extractors.model import DocumentId
from pipeline.model import DocumentRecord, Versions
from pipeline.release.rows import Row

_OPEN_REVIEWS = (
    "Rows in the state needs_review are the machine's proposals with at least one doubt; nobody "
    "has looked at them. Rows in the state auto_accepted have no doubts, but nobody has looked at "
    "them either. Use confirmed and corrected rows where every row must be right."
)


def build_manifest(
    rows: Sequence[Row],
    *,
    version: str,
    framework: str,
    documents: Mapping[DocumentId, DocumentRecord],
    versions: Versions,
    last_decision: int,
    made_at: datetime,
    files: Mapping[str, Path],
) -> dict[str, Any]:
    """The content of `manifest.json`; clock times stand nowhere else in a release.

    Args:
        rows: the published rows.
        version: of the release.
        framework: whose measures the rows serve.
        documents: all documents of the store; failed and restricted ones are counted only.
        versions: of code and gazetteers.
        last_decision: `seq` of the last decision that went in.
        made_at: when, in UTC.
        files: the other files of the release, by name.
    """
    read = [
        item for item in documents.values() if item.state == "read" and item.visibility == "public"
    ]
    published = [row.published for row in rows]
    return {
        "version": version,
        "framework": framework,
        "made_at": made_at.isoformat(),
        "versions": versions.model_dump(),
        "last_decision": last_decision,
        "inputs": [
            {
                "id": item.id,
                "file_name": item.file_name,
                "kind": item.kind,
                "pages": item.pages,
                "received_at": item.received_at.isoformat(),
            }
            for item in sorted(read, key=lambda item: (item.file_name, item.id))
        ],
        "left_out": {
            "documents_that_cannot_be_read": sorted(
                item.file_name for item in documents.values() if item.state == "failed"
            ),
            "restricted_documents": sum(
                item.visibility == "restricted" for item in documents.values()
            ),
        },
        "counts": {
            "activities": len(rows),
            "by_state": _count(row.review.state for row in published),
            "by_pillar": _count(row.pillar or "none" for row in published),
            "by_doubt": _count(
                doubt.partition(":")[0] for row in published for doubt in row.review.doubts
            ),
        },
        "open_reviews": {
            "rows": sum(row.review.state == "needs_review" for row in published),
            "meaning": _OPEN_REVIEWS,
        },
        "formula_guard": (
            "In CSV files a text that begins with = + - @, tab or carriage return has one leading "
            "apostrophe; JSON Lines and Parquet hold it as it is."
        ),
        "files": {
            name: {
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "bytes": path.stat().st_size,
            }
            for name, path in sorted(files.items())
        },
    }


def _count(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
