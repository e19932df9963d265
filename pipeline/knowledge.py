"""What a document is read and matched with, so that another machine does both as this one would."""

import hashlib
import zlib
from dataclasses import dataclass

from extractors.model import DocumentId
from gazetteers.additions import Addition
from gazetteers.frameworks import Framework
from gazetteers.model import FrameworkId, Record, UnitFloat
from pipeline.match.fitted import Fitted
from pipeline.match.precedents import Precedent
from pipeline.model import Versions


class Knowledge(Record):
    """All that proposals depend on beside the document and the installed version.

    Attributes:
        frameworks: all that are known, with the cues that leads have added.
        framework: whose measures the activities serve.
        additions: the names that leads have added, and those cues.
        fitted: weights and calibration in use.
        accept_at: the threshold that outranks the fitted one, if any.
        precedents: rows of stored matrices, and what reviewers have said.
        ocr: whether pages without text are recognised.
        versions: what proposals record; those of the machine that gathered this.
    """

    frameworks: tuple[Framework, ...]
    framework: FrameworkId
    additions: tuple[Addition, ...]
    fitted: Fitted
    accept_at: UnitFloat | None
    precedents: tuple[Precedent, ...]
    ocr: bool
    versions: Versions

    def packed(self) -> "PackedKnowledge":
        """The same as bytes that are known by their hash."""
        content = zlib.compress(self.model_dump_json(exclude_defaults=True).encode())
        return PackedKnowledge(DocumentId(f"sha256:{hashlib.sha256(content).hexdigest()}"), content)

    @classmethod
    def unpacked(cls, content: bytes) -> "Knowledge":
        """What was packed."""
        return cls.model_validate_json(zlib.decompress(content))


@dataclass(frozen=True, slots=True)
class PackedKnowledge:
    """Knowledge as bytes.

    Attributes:
        id: their SHA-256; other knowledge has another one.
        content: the bytes.
    """

    id: DocumentId
    content: bytes
