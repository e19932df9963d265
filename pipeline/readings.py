"""What was read from a document, packed: to be sent, set aside, and stored.

A report is matched with the rows of the matrices that came with it. Until then its reading waits on
the disk and not in memory; after a crash it need not be made again. What another machine has read
comes in the same form, and is taken apart only where that is needed.
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from extractors.extract import Extraction
from extractors.model import Document, Passage, Tagged
from gazetteers.model import LanguageCode, Record
from pipeline.durable import write_whole
from pipeline.intake import Incoming
from pipeline.model import ActivityId, Proposal, Series, Versions
from pipeline.store.packing import (
    Bodies,
    Packed,
    bodies_of,
    pack,
    pack_document,
    pack_rejections,
    unpack_document,
    unpack_rejections,
)

_PARTS: Final = 5
_passages = TypeAdapter(tuple[Passage, ...])
_tagged = TypeAdapter(tuple[Tagged, ...])
_bodies = TypeAdapter(tuple[tuple[ActivityId, str], ...])


class About(Record):
    """What lists show of a document, without its words.

    Attributes:
        file_name: as received, made fit for display.
        format: of the file.
        kind: a matrix or a report.
        title: of the document.
        language: of most of its words.
        series: what its editions and formats share.
        pages: how many it has.
        warnings: what a person should know although it was read.
        knowledge: the digest of what its proposals were made with (`pipeline.knowledge`); empty
            for a reading that has none yet.
    """

    file_name: str
    format: str
    kind: Literal["matrix", "report"]
    title: str
    language: LanguageCode | None
    series: Series
    pages: int
    warnings: tuple[str, ...]
    knowledge: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document after reading, in parts.

    Attributes:
        about: what lists show of it.
        document: as read, packed as the store keeps it.
        rejections: the words that are no activity, likewise.
        activities: passages and activities, packed.
        proposals: made of them with the knowledge that `about` names, packed.
    """

    about: About
    document: bytes
    rejections: bytes
    activities: bytes
    proposals: bytes

    @property
    def extraction(self) -> Extraction:
        """The same, taken apart."""
        passages, tagged = _unpack_activities(self.activities)
        return Extraction(
            document=unpack_document(self.document),
            passages=passages,
            tagged=tagged,
            rejections=unpack_rejections(self.rejections),
        )

    @property
    def bodies(self) -> Bodies:
        """The proposals that it brought along."""
        return _bodies.validate_json(zlib.decompress(self.proposals))

    def packed(self, bodies: Bodies) -> Packed:
        """What the store keeps of it, with these proposals."""
        return Packed(self.document, self.rejections, bodies)

    def to_bytes(self) -> bytes:
        """All of it: a line with a checksum and the length of each part, then the parts."""
        parts = (
            self.about.model_dump_json().encode(),
            self.document,
            self.rejections,
            self.activities,
            self.proposals,
        )
        content = b"".join(parts)
        numbers = (zlib.crc32(content), *(len(part) for part in parts))
        return " ".join(map(str, numbers)).encode() + b"\n" + content

    @classmethod
    def from_bytes(cls, content: bytes) -> "Reading":
        """What `to_bytes` gave.

        Raises:
            ValueError: if it is something else, or damaged.
        """
        line, _, rest = content.partition(b"\n")
        checksum, *sizes = (int(number) for number in line.split())
        if len(sizes) != _PARTS or sum(sizes) != len(rest) or zlib.crc32(rest) != checksum:
            raise ValueError("a reading is damaged")
        about, *parts = _cut(rest, sizes)
        return cls(About.model_validate_json(about), *parts)


def about(document: Document, series: Series, *, knowledge: str = "") -> About:
    """What lists show of a document."""
    return About(
        file_name=document.file_name,
        format=document.format,
        kind=document.kind,
        title=document.title,
        language=document.language,
        series=series,
        pages=document.pages,
        warnings=document.warnings,
        knowledge=knowledge,
    )


def pack_reading(
    extraction: Extraction,
    series: Series,
    *,
    proposals: Sequence[Proposal] = (),
    knowledge: str = "",
) -> Reading:
    """What was read, packed; with proposals where `knowledge` says what they were made with."""
    return Reading(
        about(extraction.document, series, knowledge=knowledge),
        document=pack_document(extraction.document),
        rejections=pack_rejections(extraction.rejections),
        activities=_pack_activities(extraction),
        proposals=pack(_bodies.dump_json(bodies_of(proposals))),
    )


def _pack_activities(extraction: Extraction) -> bytes:
    """Passages and activities; a passage stands once, however many activities are cut from it.

    A report without headings is one passage, and may hold thousands.
    """
    every = {id(item): item for item in extraction.passages}
    every |= {id(item.passage): item.passage for item in extraction.tagged}
    number = {key: at for at, key in enumerate(every)}
    content = {
        "passages": _passages.dump_python(
            tuple(every.values()), mode="json", exclude_defaults=True
        ),
        "own": len(extraction.passages),
        "tagged": _tagged.dump_python(
            extraction.tagged, mode="json", exclude_defaults=True, exclude={"__all__": {"passage"}}
        ),
        "cut_from": [number[id(item.passage)] for item in extraction.tagged],
    }
    return pack(to_json(content))


def _unpack_activities(packed: bytes) -> tuple[tuple[Passage, ...], tuple[Tagged, ...]]:
    content = from_json(zlib.decompress(packed))
    every = _passages.validate_python(content["passages"])
    cut_from = (every[at] for at in content["cut_from"])
    tagged = (
        item | {"passage": passage}
        for item, passage in zip(content["tagged"], cut_from, strict=True)
    )
    return every[: content["own"]], _tagged.validate_python(tuple(tagged))


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings that wait in a folder, for one version of code and gazetteers."""

    folder: Path
    versions: Versions

    def put(self, item: Incoming, reading: Reading) -> None:
        """Set a reading aside."""
        write_whole(self._path(item), reading.to_bytes())

    def has(self, item: Incoming) -> bool:
        """Whether one waits; it may still turn out to be damaged."""
        return self._path(item).exists()

    def get(self, item: Incoming) -> Reading | None:
        """The reading of a document under its name; None when there is none that can be used."""
        try:
            return Reading.from_bytes(self._path(item).read_bytes())
        except (FileNotFoundError, ValueError):
            # It can always be made again.
            return None

    def drop(self, item: Incoming) -> None:
        """Forget a reading that was stored."""
        with suppress(FileNotFoundError):
            self._path(item).unlink()

    def _path(self, item: Incoming) -> Path:
        # A reading depends on the file's name as well: it tells whose report it is.
        parts = (item.id, item.path.name, self.versions.model_dump_json())
        digest = hashlib.sha256(b"".join(f"{len(part)}:{part}".encode() for part in parts))
        return self.folder / f"{digest.hexdigest()}.reading"


def _cut(content: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        yield content[start : start + size]
        start += size
