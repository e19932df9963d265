"""What is read from a document, in the form in which the store keeps it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from extractors.model import Document, Rejection
from pipeline.model import ActivityId, Proposal

_COMPRESSION_LEVEL: Final = 3
"""Speed before size: text still shrinks to a quarter."""
_rejections = TypeAdapter(tuple[Rejection, ...])

Bodies = tuple[tuple[ActivityId, str], ...]
"""Proposals in reading order: the id of the activity, and the whole as JSON."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A document, the words of it that are no activity, and what is proposed of the others.

    Attributes:
        document: compressed JSON.
        rejections: compressed JSON.
        bodies: of the proposals.
    """

    document: bytes
    rejections: bytes
    bodies: Bodies


def pack_document(document: Document) -> bytes:
    """A document as compressed JSON."""
    return pack(document.model_dump_json(exclude_defaults=True).encode())


def unpack_document(packed: bytes) -> Document:
    """The document of `pack_document`."""
    return Document.model_validate_json(zlib.decompress(packed))


def pack_rejections(rejections: Sequence[Rejection]) -> bytes:
    """Rejections as compressed JSON."""
    return pack(_rejections.dump_json(tuple(rejections)))


def unpack_rejections(packed: bytes) -> tuple[Rejection, ...]:
    """The rejections of `pack_rejections`."""
    return _rejections.validate_json(zlib.decompress(packed))


def bodies_of(proposals: Sequence[Proposal]) -> Bodies:
    """Proposals as they are kept."""
    return tuple(
        (proposal.activity.id, proposal.model_dump_json(exclude_defaults=True))
        for proposal in proposals
    )


def pack(content: bytes) -> bytes:
    """Compressed bytes."""
    return zlib.compress(content, _COMPRESSION_LEVEL)
