"""What a release was made from, and what a user must know before using it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.checks import Finding
from pipeline.release.content import Content
from pipeline.release.diff import KINDS, Changes
from pipeline.release.package import Written

_OPEN_REVIEWS = (
    "Rows in the state needs_review are the machine's proposals with at least one doubt; nobody "
    "has looked at them. Rows in the state auto_accepted have no doubts, but nobody has looked at "
    "them either. Use confirmed and corrected rows where every row must be right."
)


def build_manifest(
    content: Content,
    *,
    changes: Changes,
    findings: Sequence[Finding],
    files: Mapping[str, Written],
) -> dict[str, Any]:
    """The content of `manifest.json`; clock times stand there and in `provenance.jsonld` only.

    Args:
        content: what the release is made from; failed and restricted documents are counted only.
        changes: since the release before, with the version of this one.
        findings: expectations that are not met.
        files: the other files of the release, by name.
    """
    documents, versions, rows = content.documents, content.versions, content.rows
    read = [
        item for item in documents.values() if item.state == "read" and item.visibility == "public"
    ]
    return {
        "version": changes.new,
        "previous": changes.old or None,
        "framework": content.framework.id,
        "made_at": content.made_at.isoformat(),
        "versions": versions.model_dump(),
        "last_decision": content.log.last,
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
                item.file_name
                for item in documents.values()
                if item.state == "failed" and item.visibility == "public"
            ),
            "restricted_documents": sum(
                item.visibility == "restricted" for item in documents.values()
            ),
        },
        "counts": {
            "activities": len(rows),
            "by_state": _count(row.state for row in rows),
            "by_pillar": _count(row.pillar or "none" for row in rows),
            "by_doubt": _count(doubt for row in rows for doubt in row.doubts),
        },
        "changes": {kind: len(changes.of(kind)) for kind in KINDS},
        "findings": [
            {"level": finding.level, "rule": finding.rule, "detail": finding.detail}
            for finding in findings
        ],
        "open_reviews": {
            "rows": sum(row.state == "needs_review" for row in rows),
            "meaning": _OPEN_REVIEWS,
        },
        "formula_guard": (
            "In CSV files a text that begins with = + - @, tab or carriage return has one leading "
            "apostrophe; JSON Lines and Parquet hold it as it is."
        ),
        "guarded_texts": content.guarded_texts,
        "files": {
            name: {
                "sha256": files[name].sha256,
                "bytes": files[name].bytes,
            }
            for name in sorted(files)
        },
    }


def _count(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
