"""What was read from a report, set aside on the disk until all matrices of a run are stored.

A report is matched with the rows of the matrices that came with it. Until then its reading waits
here and not in memory; after a crash it need not be made again.
"""

import hashlib
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from extractors.extract import Extraction
from pipeline.durable import write_whole
from pipeline.intake import Incoming
from pipeline.model import Versions

_COMPRESSION_LEVEL: Final = 1
"""They live for minutes."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings that wait in a folder, for one version of code and gazetteers."""

    folder: Path
    versions: Versions

    def put(self, item: Incoming, extraction: Extraction) -> None:
        """Set a reading aside."""
        content = extraction.model_dump_json(exclude_defaults=True).encode()
        write_whole(self._path(item), zlib.compress(content, _COMPRESSION_LEVEL))

    def get(self, item: Incoming) -> Extraction | None:
        """The reading of a document under its name; None when there is none that can be used."""
        try:
            content = zlib.decompress(self._path(item).read_bytes())
            return Extraction.model_validate_json(content)
        except (FileNotFoundError, zlib.error, ValidationError):
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
