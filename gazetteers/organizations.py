"""The organizations of `data/organizations/*.yml`, read, joined and checked.

Whatever is wrong in the files stops the loading, with file, entry and field.
"""

from functools import cache
from pathlib import Path

from gazetteers.errors import GazetteerError
from gazetteers.lint import check_organizations
from gazetteers.load import DATA, read_entries
from gazetteers.organization_entries import Organization, Organizations

__all__ = ["Organization", "Organizations", "organizations", "read_organizations"]


def read_organizations(folder: Path) -> Organizations:
    """The organizations of all files in a folder, in the order of the file names.

    Raises:
        GazetteerError: if a file or entry is wrong, an id stands in two files, a parent or
            predecessor is missing, or entries contradict each other (`gazetteers.lint`).
    """
    entries: list[Organization] = []
    home: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        for entry in read_entries(path, Organization):
            if entry.id in home:
                raise GazetteerError(
                    f"the id stands in {home[entry.id]} as well",
                    where=f"{path.name}, entry {entry.id}",
                )
            home[entry.id] = path.name
            entries.append(entry)
    for entry in entries:
        known_by = [("known_by", other) for other in entry.known_by]
        for field, other in (("parent", entry.parent), ("succeeds", entry.succeeds), *known_by):
            if other is not None and other not in home:
                raise GazetteerError(
                    f"{field}: there is no organization {other!r}",
                    where=f"{home[entry.id]}, entry {entry.id}",
                )
    known = Organizations(tuple(entries))
    check_organizations(known)
    return known


@cache
def organizations() -> Organizations:
    """The organizations of the package, read and checked once.

    Raises:
        GazetteerError: if anything is wrong with them.
    """
    return read_organizations(DATA / "organizations")
