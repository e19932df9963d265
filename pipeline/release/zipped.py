"""Office files are zip files, which carry times; the same rows must give the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

FIXED_DATE = datetime(1980, 1, 1, tzinfo=UTC)
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def write_without_times(
    path: Path, content: io.BytesIO, parts: Mapping[str, Iterable[bytes]] | None = None
) -> None:
    """Write an office file with fixed times inside.

    Args:
        path: the file to write.
        content: the file as it was made.
        parts: what stands in the place of some of its parts, piece by piece: more than would fit
            into memory.
    """
    with (
        zipfile.ZipFile(content) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            if parts is not None and name in parts:
                with target.open(info, "w") as stream:
                    for piece in parts[name]:
                        stream.write(piece)
            else:
                target.writestr(info, source.read(name))
