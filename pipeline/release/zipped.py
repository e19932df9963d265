"""Office files are zip files, which carry times; the same rows must give the same bytes."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

FIXED_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def write_without_times(path: Path, content: io.BytesIO) -> None:
    """Write an office file with fixed times inside."""
    with (
        zipfile.ZipFile(content) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
            target.writestr(info, data)
