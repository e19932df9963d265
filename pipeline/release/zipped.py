"""Office files are zip files, which carry times; the same rows must give the same bytes."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

FIXED_DATE = datetime(1980, 1, 1, tzinfo=UTC)
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def write_without_times(path: Path, content: io.BytesIO) -> None:
    """Write an office file with fixed times inside."""
    with (
        zipfile.ZipFile(content) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
