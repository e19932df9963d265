"""What changed from one release to the next: rows new, changed, moved and ended."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from pydantic_core import from_json
from rapidfuzz import fuzz, process

from pipeline.errors import ReleaseError

Kind = Literal["new", "changed", "moved", "ended"]
KINDS: Mapping[Kind, str] = {
    "new": "New",
    "changed": "Changed",
    "moved": "Moved to another measure",
    "ended": "No longer reported",
}

_REWORDED = 80.0
"""Least `fuzz.ratio` at which a row that went and one that came are the same with other words."""

_MOST_PAIRS = 2_000_000
"""Pairs of rows under one measure that are compared at most; beyond, they are new and ended."""

_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d+)")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one row.

    Attributes:
        activity_id: in the new release; in the old one for rows that ended.
        measure: its first measure in the new release (of ended rows: in the old one), or "".
        title: its first words.
        details: what differs, in words; empty for new and ended rows.
        replaces: the old id of a row whose words changed; empty otherwise.
    """

    kind: Kind
    activity_id: str
    measure: str
    title: str
    details: tuple[str, ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes between two releases, in the order of kinds, measures and ids.

    Attributes:
        old: the version before; empty when there is none.
        new: the later version.
        reviewed: rows that a person has confirmed or corrected since.
    """

    old: str
    new: str
    items: tuple[Change, ...]
    unchanged: int
    reviewed: int

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(item for item in self.items if item.kind == kind)


@dataclass(frozen=True, slots=True)
class Line:
    """What is compared of a row: without evidence and sources, which are most of it.

    Attributes:
        document: the id of its document; empty where an older release does not say.
        measure: its first one, or "".
        title: its first words.
        state: what people and the machine have said of it.
        fields: what users act upon, as it is printed, in the order of `_COMPARED`.
    """

    activity_id: str
    document: str
    measure: str
    title: str
    text: str
    state: str
    fields: tuple[str, ...]


def read_lines(
    folder: Path, *, without: Set[str] = frozenset(), same: Set[bytes] = frozenset()
) -> Iterator[Line]:
    """The rows of a release, one after the other.

    Args:
        folder: the release.
        without: ids of documents whose rows are left out.
        same: digests of lines that are left out, too.

    Raises:
        ReleaseError: if the folder is no release.
    """
    for each in _written_lines(folder):
        if same and _digest(each) in same:
            continue
        try:
            line = compared(from_json(each))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise _no_release(folder) from error
        if line.document not in without:
            yield line


def _written_lines(folder: Path) -> Iterator[bytes]:
    try:
        with (folder / "activities.jsonl").open("rb") as stream:
            yield from stream
    except OSError as error:
        raise _no_release(folder) from error


def _no_release(folder: Path) -> ReleaseError:
    return ReleaseError(
        "the folder is no release",
        where=str(folder),
        remedy="Name a folder below data/published/",
    )


def _digest(line: bytes) -> bytes:
    return blake2b(line, digest_size=16).digest()


def compared(row: Mapping[str, Any]) -> Line:
    """What is compared of a row in the form of `activities.jsonl`.

    An older release may lack fields that a newer one has.
    """
    return Line(
        activity_id=str(row["activity_id"]),
        document=str(row["document"]["id"]) if "document" in row else "",
        measure=str(row["measures"][0]["id"]) if row["measures"] else "",
        title=str(row.get("title") or row["text"][:200]),
        text=str(row["text"]),
        state=str(row["review"]["state"]),
        fields=tuple(value(row) for _, value in _COMPARED),
    )


def latest_release(published: Path) -> Path | None:
    """The newest release below a folder; None before the first."""
    found = [
        (match[1], int(match[2]), path)
        for path in (published.iterdir() if published.is_dir() else ())
        if (match := _VERSION.fullmatch(path.name)) and (path / "activities.jsonl").is_file()
    ]
    return max(found)[2] if found else None


def compare_releases(
    old: Path, new: Path, *, name: str = "", without: Set[str] = frozenset()
) -> Changes:
    """The changes between two release folders.

    Args:
        old: the earlier one.
        new: the later one.
        name: its version, where the folder does not bear it yet.
        without: ids of documents whose rows of the earlier one are left out.

    Raises:
        ReleaseError: if one of them is no release.
    """
    # Most rows stay as they are, to the letter; these need not be read.
    same = set(map(_digest, _written_lines(old))) & set(map(_digest, _written_lines(new)))
    return compare(
        read_lines(old, without=without, same=same),
        read_lines(new, same=same),
        old=old.name,
        new=name or new.name,
        unchanged=len(same),
    )


def first_edition(version: str, activities: int) -> Changes:
    """The changes of a release that has none before it: nothing counts as new."""
    return Changes(old="", new=version, items=(), unchanged=activities, reviewed=0)


def compare(
    before: Iterable[Line], after: Iterable[Line], *, old: str, new: str, unchanged: int = 0
) -> Changes:
    """The changes between the rows of two releases, each sorted by `activity_id`.

    A row is the same when its id is. A row whose words changed has another id: it is paired with
    the row under the same measure that went, if their words are nearly the same. Rows that stayed
    as they were are not held; `unchanged` says how many of them were left out beforehand.
    """
    gone: list[Line] = []
    come: list[Line] = []
    items: list[Change] = []
    reviewed = 0
    for was, now in _side_by_side(before, after):
        if now is None:
            gone += [was] if was is not None else []
            continue
        reviewed += _newly_reviewed(was, now)
        if was is None:
            come.append(now)
            continue
        differences = _differences(was, now)
        moved = was.measure != now.measure
        if moved or differences:
            items.append(_change("moved" if moved else "changed", now, differences))
        else:
            unchanged += 1
    reworded = _pairs(gone, come)
    taken = {line.activity_id for line in reworded.values()}
    for line in come:
        earlier = reworded.get(line.activity_id)
        if earlier is None:
            items.append(_change("new", line))
        else:
            items.append(
                Change(
                    "changed",
                    line.activity_id,
                    line.measure,
                    line.title,
                    ("words changed", *_differences(earlier, line)),
                    replaces=earlier.activity_id,
                )
            )
    items += [_change("ended", line) for line in gone if line.activity_id not in taken]
    order = list(KINDS)
    items.sort(key=lambda item: (order.index(item.kind), _sortable(item.measure), item.activity_id))
    return Changes(old=old, new=new, items=tuple(items), unchanged=unchanged, reviewed=reviewed)


def _side_by_side(
    before: Iterable[Line], after: Iterable[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """The rows of both releases, those with the same id together."""
    one, other = iter(before), iter(after)
    was, now = next(one, None), next(other, None)
    while was is not None or now is not None:
        if now is None or (was is not None and was.activity_id < now.activity_id):
            yield was, None
            was = next(one, None)
        elif was is None or now.activity_id < was.activity_id:
            yield None, now
            now = next(other, None)
        else:
            yield was, now
            was, now = next(one, None), next(other, None)


def _newly_reviewed(was: Line | None, now: Line) -> bool:
    return now.state in ("confirmed", "corrected") and (was is None or was.state != now.state)


def as_markdown(changes: Changes) -> str:
    """The changes as Markdown, for people: what is new first."""
    if not changes.old:
        return f"# {changes.new}\n\nThe first edition: {changes.unchanged} activities.\n"
    counts = ", ".join(
        f"{len(changes.of(kind))} {title[0].lower()}{title[1:]}" for kind, title in KINDS.items()
    )
    lines = [
        f"# {changes.new}",
        "",
        f"Since {changes.old}: {counts}; {changes.unchanged} as before. "
        f"{changes.reviewed} rows were confirmed or corrected by a person since.",
    ]
    for kind, title in KINDS.items():
        found = changes.of(kind)
        if not found:
            continue
        lines += ["", f"## {title} ({len(found)})"]
        for item in found:
            details = f" — {'; '.join(item.details)}" if item.details else ""
            name = _escaped(item.title)
            lines.append(
                f"- **{item.measure or 'no measure'}** {name} (`{item.activity_id}`)"
                f"{_escaped(details)}"
            )
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Words as plain text in Markdown, where they may begin a link, a tag or emphasis."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _change(kind: Kind, line: Line, details: tuple[str, ...] = ()) -> Change:
    return Change(kind, line.activity_id, line.measure, line.title, details)


def _pairs(gone: Sequence[Line], come: Sequence[Line]) -> dict[str, Line]:
    """For rows that came, the row that went which they replace; each of these once, best first."""
    by_measure: dict[str, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for line in gone:
        by_measure[line.measure][0].append(line)
    for line in come:
        by_measure[line.measure][1].append(line)
    candidates: list[tuple[float, str, str]] = []
    earlier = {line.activity_id: line for line in gone}
    for went, came in by_measure.values():
        if not went or not came or len(went) * len(came) > _MOST_PAIRS:
            continue
        texts = [line.text for line in went]
        for line in came:
            found = process.extractOne(line.text, texts, scorer=fuzz.ratio, score_cutoff=_REWORDED)
            if found is not None:
                candidates.append((-found[1], line.activity_id, went[found[2]].activity_id))
    pairs: dict[str, Line] = {}
    used: set[str] = set()
    for _, new_id, old_id in sorted(candidates):
        if old_id not in used:
            used.add(old_id)
            pairs[new_id] = earlier[old_id]
    return pairs


def _differences(old: Line, new: Line) -> tuple[str, ...]:
    """What differs in the fields that users act upon; how sure a row is does not count."""
    if old.fields == new.fields:
        return ()
    return tuple(
        f"{name}: {was or 'none'} → {now or 'none'}"
        for (name, _), was, now in zip(_COMPARED, old.fields, new.fields, strict=True)
        if was != now
    )


def _listed(values: Any) -> str:
    return ", ".join(map(str, values))


def _dates(row: Mapping[str, Any]) -> str:
    return _listed(f"{when['start'] or '..'}/{when['end'] or '..'}" for when in row["dates"])


def _organizations(row: Mapping[str, Any]) -> str:
    return _listed(f"{tag['id']} ({tag['role']})" for tag in row["organizations"])


_COMPARED: tuple[tuple[str, Callable[[Mapping[str, Any]], str]], ...] = (
    ("measures", lambda row: _listed(match["id"] for match in row["measures"])),
    ("status", lambda row: str(row["status"])),
    ("type", lambda row: str(row["type"])),
    ("organizations", _organizations),
    ("countries", lambda row: _listed(row["countries"])),
    ("region", lambda row: str(row["region"] or "")),
    ("places", lambda row: _listed(place["name"] for place in row["places"])),
    ("dates", _dates),
)


def _sortable(measure: str) -> tuple[str, int]:
    pillar, _, number = measure.partition(".")
    return pillar, int(number) if number.isdigit() else 0
