"""The bytes of documents where other machines find them: a shared folder, or an object store."""

import hashlib
import secrets

import fsspec

from extractors.model import DocumentId
from pipeline.errors import StoreError


def share(url: str, document_id: DocumentId, data: bytes) -> None:
    """Put the bytes of a document where workers find them, under their hash, unless they are there.

    Args:
        url: as fsspec writes it: "/mnt/share/jpoa", "s3://bucket/jpoa".
        document_id: their hash.
        data: the bytes.
    """
    files, folder = fsspec.core.url_to_fs(url)
    digest = document_id.removeprefix("sha256:")
    target = f"{folder}/{digest}"
    if files.exists(target):
        return
    files.makedirs(folder, exist_ok=True)
    # Object stores show a file when it is whole; folders show it while it is written.
    building = f"{folder}/.unfinished-{secrets.token_hex(8)}"
    files.pipe_file(building, data)
    files.mv(building, target)


def shared_bytes(url: str, document_id: DocumentId) -> bytes:
    """The bytes of a document, compared with their hash.

    Raises:
        StoreError: if they are not there or not what they should be.
    """
    files, folder = fsspec.core.url_to_fs(url)
    digest = document_id.removeprefix("sha256:")
    try:
        data: bytes = files.cat_file(f"{folder}/{digest}")
    except FileNotFoundError as error:
        raise StoreError(
            "a worker does not find the document",
            where=url,
            remedy="Set JPOA_SHARED_URL to a place that this machine and the workers reach",
        ) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise StoreError("the shared copy of a document is damaged", where=f"{url}/{digest}")
    return data
