"""The organizations of `data/organizations/*.yml`, read, joined and checked.

Whatever is wrong in the files stops the loading, with file, entry and field.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from gazetteers.additions import Addition, Additions, in_use, unknown
from gazetteers.errors import GazetteerError
from gazetteers.lint import check_organizations
from gazetteers.load import DATA, read_entries
from gazetteers.organization_entries import Organization, Organizations

__all__ = [
    "Organization",
    "Organizations",
    "claimants",
    "extended",
    "organizations",
    "read_organizations",
]


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


def organizations() -> Organizations:
    """The organizations of the package, with the names that are added to them here.

    Raises:
        GazetteerError: if anything is wrong with them.
    """
    return _with(in_use().organizations)


@cache
def _packaged() -> Organizations:
    return read_organizations(DATA / "organizations")


@lru_cache(maxsize=8)
def _with(added: Additions) -> Organizations:
    return extended(_packaged(), added) if added.entries else _packaged()


def extended(known: Organizations, added: Additions) -> Organizations:
    """Organizations with further names.

    Raises:
        GazetteerError: if there is no such organization, or the names contradict others.
    """
    new: dict[str, list[Addition]] = {}
    shared: set[str] = set()
    for item in added.organizations.entries:
        if item.id not in known.by_id:
            raise unknown(item)
        new.setdefault(item.id, []).append(item)
        if item.despite:
            # A lead has seen that others bear this name: each use raises a doubt.
            shared.update({item.id, *claimants(known, item.name)})
    entries = tuple(
        _renamed(entry, new.get(entry.id, ()), shared=entry.id in shared) for entry in known.entries
    )
    whole = Organizations(entries)
    check_organizations(whole)
    return whole


def claimants(known: Organizations, words: str) -> tuple[str, ...]:
    """The ids of the organizations that the words as a whole name, whatever the strength."""
    bare = words.strip()
    return tuple(
        dict.fromkeys(
            hit.name.id
            for hit in known.index.find(bare)
            if hit.start == 0 and hit.end == len(bare) and hit.name.strength != "never"
        )
    )


def _renamed(entry: Organization, new: Sequence[Addition], *, shared: bool) -> Organization:
    if not new and not shared:
        return entry
    inflected = tuple(item.name for item in new if item.match == "inflected")
    exact = tuple(item.name for item in new if item.match == "exact")
    return entry.model_copy(
        update={
            "strong": (*entry.strong, *inflected),
            "exact": (*entry.exact, *exact),
            "ambiguous": entry.ambiguous or shared,
        }
    )
