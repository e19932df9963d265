"""The bytes of documents where other machines find them: a shared folder, or an object store."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import fsspec

from extractors.model import DocumentId
from pipeline.errors import StoreError

_OBJECT_STORES: Final = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"})
"""Where a file is seen when it is whole, and where there are no folders to be made: asking for one
would make a new bucket of a name with a slip in it."""


def share(url: str, document_id: DocumentId, data: bytes) -> bool:
    """Put the bytes of a document where workers find them, under their hash, unless they are there.

    Args:
        url: as fsspec writes it: "/mnt/share/jpoa", "s3://bucket/jpoa".
        document_id: their hash.
        data: the bytes.

    Returns:
        Whether they were not there yet.

    Raises:
        StoreError: if nothing can be put there.
    """
    with _telling(url, "documents cannot be put where workers find them"):
        files, folder = fsspec.core.url_to_fs(url)
        target = f"{folder}/{document_id.removeprefix('sha256:')}"
        if files.exists(target):
            return False
        if _is_object_store(files):
            files.pipe_file(target, data)
            return True
        files.makedirs(folder, exist_ok=True)
        # Folders show a file while it is written.
        building = f"{folder}/.unfinished-{secrets.token_hex(8)}"
        files.pipe_file(building, data)
        files.mv(building, target)
        return True


def forget_older(url: str, before: float) -> None:
    """Remove what was put at a place before a time, in seconds as `time.time()` gives it."""
    with _telling(url, "what is superseded cannot be removed"):
        files, folder = fsspec.core.url_to_fs(url)
        for path in files.ls(folder, detail=False):
            # Another machine may have removed it at this moment.
            with suppress(FileNotFoundError):
                if files.modified(path).timestamp() < before:
                    files.rm_file(path)


def shared_bytes(url: str, document_id: DocumentId) -> bytes:
    """The bytes of a document, compared with their hash.

    Raises:
        StoreError: if they are not there or not what they should be.
    """
    digest = document_id.removeprefix("sha256:")
    with _telling(url, "a worker does not find the document"):
        files, folder = fsspec.core.url_to_fs(url)
        data: bytes = files.cat_file(f"{folder}/{digest}")
    if hashlib.sha256(data).hexdigest() != digest:
        raise StoreError("the shared copy of a document is damaged", where=f"{url}/{digest}")
    return data


@contextmanager
def _telling(url: str, problem: str) -> Iterator[None]:
    """Say in one line what a person can mend; what passes by itself stays as it is."""
    try:
        yield
    except (FileNotFoundError, PermissionError) as error:
        raise StoreError(
            problem,
            where=url,
            remedy="Set JPOA_SHARED_URL to a place that exists, and that this machine and the "
            "workers reach and may use",
        ) from error
    except (ImportError, ValueError) as error:
        raise StoreError(
            "places of this kind cannot be used",
            where=url,
            remedy='Write "s3://bucket/folder" (pip install "jpoa[s3]") or a folder',
        ) from error


def _is_object_store(files: Any) -> bool:
    names = files.protocol if isinstance(files.protocol, tuple | list) else (files.protocol,)
    return not _OBJECT_STORES.isdisjoint(names)
