"""What changed from one release to the next: rows new, changed, moved and ended."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rapidfuzz import fuzz, process

from pipeline.errors import ReleaseError

Kind = Literal["new", "changed", "moved", "ended"]
Line = Mapping[str, Any]
"""A line of `activities.jsonl`; an older release may lack fields that a newer one has."""

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


def read_lines(folder: Path, *, without: Set[str] = frozenset()) -> tuple[Line, ...]:
    """The rows of a release.

    Args:
        folder: the release.
        without: ids of documents whose rows are left out.

    Raises:
        ReleaseError: if the folder is no release.
    """
    path = folder / "activities.jsonl"
    try:
        with path.open(encoding="utf-8") as stream:
            lines = (json.loads(line) for line in stream)
            return tuple(_compared(line) for line in lines if _document(line) not in without)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(
            "the folder is no release",
            where=str(folder),
            remedy="Name a folder below data/published/",
        ) from error


def _document(line: Line) -> str:
    return str(line["document"]["id"]) if "document" in line else ""


_FIELDS = (
    "activity_id", "text", "title", "status", "type", "countries", "region", "places", "dates",
    "organizations",
)  # fmt: skip


def _compared(line: Line) -> Line:
    """What is compared of a row: without evidence and sources, which are most of it."""
    return {
        **{name: line[name] for name in _FIELDS if name in line},
        "measures": [{"id": match["id"]} for match in line["measures"]],
        "review": {"state": line["review"]["state"]},
    }


def latest_release(published: Path) -> Path | None:
    """The newest release below a folder; None before the first."""
    found = [
        (match[1], int(match[2]), path)
        for path in (published.iterdir() if published.is_dir() else ())
        if (match := _VERSION.fullmatch(path.name)) and (path / "activities.jsonl").is_file()
    ]
    return max(found)[2] if found else None


def compare_releases(old: Path, new: Path) -> Changes:
    """The changes between two release folders.

    Raises:
        ReleaseError: if one of them is no release.
    """
    return compare(read_lines(old), read_lines(new), old=old.name, new=new.name)


def first_edition(version: str, activities: int) -> Changes:
    """The changes of a release that has none before it: nothing counts as new."""
    return Changes(old="", new=version, items=(), unchanged=activities, reviewed=0)


def compare(before: Sequence[Line], after: Sequence[Line], *, old: str, new: str) -> Changes:
    """The changes between the rows of two releases.

    A row is the same when its id is. A row whose words changed has another id: it is paired with
    the row under the same measure that went, if their words are nearly the same.
    """
    were = {str(line["activity_id"]): line for line in before}
    are = {str(line["activity_id"]): line for line in after}
    gone = [were[key] for key in sorted(were.keys() - are.keys())]
    come = [are[key] for key in sorted(are.keys() - were.keys())]
    reworded = _pairs(gone, come)
    taken = {str(line["activity_id"]) for line in reworded.values()}
    items: list[Change] = []
    for line in come:
        key = str(line["activity_id"])
        earlier = reworded.get(key)
        if earlier is None:
            items.append(_change("new", line))
        else:
            items.append(
                Change(
                    "changed",
                    key,
                    _measure(line),
                    _title(line),
                    ("words changed", *_differences(earlier, line)),
                    replaces=str(earlier["activity_id"]),
                )
            )
    items += [_change("ended", line) for line in gone if line["activity_id"] not in taken]
    for key in were.keys() & are.keys():
        differences = _differences(were[key], are[key])
        moved = _measure(were[key]) != _measure(are[key])
        if moved or differences:
            items.append(_change("moved" if moved else "changed", are[key], differences))
    order = list(KINDS)
    items.sort(key=lambda item: (order.index(item.kind), _sortable(item.measure), item.activity_id))
    altered = {item.activity_id for item in items}
    return Changes(
        old=old,
        new=new,
        items=tuple(items),
        unchanged=sum(key not in altered for key in are),
        reviewed=sum(
            _state(are[key]) in ("confirmed", "corrected")
            and (key not in were or _state(were[key]) != _state(are[key]))
            for key in are
        ),
    )


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
    return Change(kind, str(line["activity_id"]), _measure(line), _title(line), details)


def _pairs(gone: Sequence[Line], come: Sequence[Line]) -> dict[str, Line]:
    """For rows that came, the row that went which they replace; each of these once, best first."""
    by_measure: dict[str, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for line in gone:
        by_measure[_measure(line)][0].append(line)
    for line in come:
        by_measure[_measure(line)][1].append(line)
    candidates: list[tuple[float, str, str]] = []
    earlier = {str(line["activity_id"]): line for line in gone}
    for went, came in by_measure.values():
        if not went or not came or len(went) * len(came) > _MOST_PAIRS:
            continue
        texts = [str(line["text"]) for line in went]
        for line in came:
            found = process.extractOne(
                str(line["text"]), texts, scorer=fuzz.ratio, score_cutoff=_REWORDED
            )
            if found is not None:
                candidates.append(
                    (-found[1], str(line["activity_id"]), str(went[found[2]]["activity_id"]))
                )
    pairs: dict[str, Line] = {}
    used: set[str] = set()
    for _, new_id, old_id in sorted(candidates):
        if old_id not in used:
            used.add(old_id)
            pairs[new_id] = earlier[old_id]
    return pairs


def _differences(old: Line, new: Line) -> tuple[str, ...]:
    """What differs in the fields that users act upon; how sure a row is does not count."""
    found = []
    for name, value in _COMPARED:
        was, now = value(old), value(new)
        if was != now:
            found.append(f"{name}: {was or 'none'} → {now or 'none'}")
    return tuple(found)


def _measure(line: Line) -> str:
    measures = line.get("measures") or ()
    return str(measures[0]["id"]) if measures else ""


def _title(line: Line) -> str:
    return str(line.get("title") or line["text"][:200])


def _state(line: Line) -> str:
    return str(line["review"]["state"])


def _listed(values: Any) -> str:
    return ", ".join(map(str, values))


def _dates(line: Line) -> str:
    return _listed(f"{when['start'] or '..'}/{when['end'] or '..'}" for when in line["dates"])


def _organizations(line: Line) -> str:
    return _listed(f"{tag['id']} ({tag['role']})" for tag in line["organizations"])


_COMPARED = (
    ("measures", lambda line: _listed(match["id"] for match in line["measures"])),
    ("status", lambda line: str(line["status"])),
    ("type", lambda line: str(line["type"])),
    ("organizations", _organizations),
    ("countries", lambda line: _listed(line["countries"])),
    ("region", lambda line: str(line["region"] or "")),
    ("places", lambda line: _listed(place["name"] for place in line["places"])),
    ("dates", _dates),
)


def _sortable(measure: str) -> tuple[str, int]:
    pillar, _, number = measure.partition(".")
    return pillar, int(number) if number.isdigit() else 0
