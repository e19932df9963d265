"""The bytes of every document, kept under their SHA-256."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from extractors.model import DocumentId
from pipeline.durable import give_name, unfinished

_PART: Final = 1 << 20


def keep(folder: Path, source: IO[bytes], *, confirm: Callable[[], None]) -> DocumentId:
    """Keep the bytes of a document under their hash, whole or not at all.

    The name comes from the hash alone, so no file name that somebody chose reaches the disk.

    Args:
        folder: where the bytes of all documents are kept.
        source: the document.
        confirm: asked when all was copied; raises if the copy should not be kept.
    """
    digest = hashlib.sha256()
    with unfinished(folder) as copy:
        while part := source.read(_PART):
            digest.update(part)
            copy.write(part)
        confirm()
        document_id = f"sha256:{digest.hexdigest()}"
        target = kept_path(folder, document_id)
        if not target.exists():
            give_name(copy, target)
    return document_id


def kept_path(folder: Path, document_id: DocumentId) -> Path:
    """Where the bytes of a document are kept."""
    return folder / document_id.removeprefix("sha256:")


def kept_bytes(folder: Path, document_id: DocumentId) -> bytes:
    """The bytes of a document that was kept."""
    return kept_path(folder, document_id).read_bytes()
