"""The bytes of every document, kept under their SHA-256."""

import hashlib
from collections.abc import Callable
from io import BufferedIOBase
from pathlib import Path
from typing import Final

from extractors.model import DocumentId
from pipeline.durable import give_name, unfinished

_PART: Final = 1 << 20


def keep(folder: Path, source: BufferedIOBase, *, confirm: Callable[[], None]) -> DocumentId:
    """Keep the bytes of a document under their hash, whole or not at all.

    The name comes from the hash alone, so no file name that somebody chose reaches the disk.

    Args:
        folder: where the bytes of all documents are kept.
        source: the document.
        confirm: asked when all was copied; raises if the copy should not be kept.
    """
    known = f"sha256:{hashlib.file_digest(source, 'sha256').hexdigest()}"
    if kept_path(folder, known).exists():
        # Most of what comes again after a crash is here: reading is cheap, writing is not.
        confirm()
        return known
    source.seek(0)
    digest = hashlib.sha256()
    with unfinished(folder) as copy:
        while part := source.read(_PART):
            digest.update(part)
            copy.write(part)
        confirm()
        document_id = f"sha256:{digest.hexdigest()}"
        if not kept_path(folder, document_id).exists():
            give_name(copy, kept_path(folder, document_id))
    return document_id


def kept_path(folder: Path, document_id: DocumentId) -> Path:
    """Where the bytes of a document are kept."""
    return folder / document_id.removeprefix("sha256:")


def kept_bytes(folder: Path, document_id: DocumentId) -> bytes:
    """The bytes of a document that was kept."""
    return kept_path(folder, document_id).read_bytes()
