"""What a lead says of a proposal, written into the team's YAML: accepted, rejected, taken back.

The file is edited, not made anew: what people wrote into it by hand, comments too, stays as it is.
Under a lock it is read, one entry is put in its place, what comes out is read back and tried
against the lists, and only then does it take the name of the old file.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from gazetteers.additions import (
    ACCEPTED,
    REJECTED,
    Addition,
    Additions,
    Source,
    parse_additions,
    read_additions,
    read_rejected,
    using,
)
from gazetteers.errors import GazetteerError
from gazetteers.frameworks import with_cues
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.durable import write_whole
from pipeline.errors import DecisionError
from pipeline.lock import HeldError, held
from pipeline.review.teacher import RuledBefore

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

_HEADERS: Final = {
    ACCEPTED: "# Names and cues that leads accepted from what reviewers corrected; read together "
    "with the\n# lists of jpoa. To take one back: jpoa review proposals --take-back ID\n",
    REJECTED: "# Names and cues that leads rejected or took back, so that they are not proposed "
    "again.\n# To have one proposed once more, remove its entry.\n",
}
_LOCK: Final = ".lock"
_WAIT_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 0.05


def accept(workspace: "Workspace", entry: Addition) -> None:
    """Write an addition into the team's list; it counts from the next reading on.

    Raises:
        RuledBefore: if a lead has ruled on its proposal already, or the list has these words.
        GazetteerError: if the list is damaged, or would contradict the others.
    """
    with _ruling(workspace) as folder:
        known = _refuse_second(folder, entry)
        try_out(workspace, known, entry)
        _insert(folder / ACCEPTED, known.entries, entry)


def reject(workspace: "Workspace", entry: Addition) -> None:
    """Write down that something is not to be proposed again.

    Raises:
        RuledBefore: if a lead has ruled on its proposal already.
        GazetteerError: if a list is damaged.
    """
    with _ruling(workspace) as folder:
        _refuse_second(folder, entry)
        _insert(folder / REJECTED, read_rejected(folder), entry)


def take_back(workspace: "Workspace", entry: Addition, by: Source) -> None:
    """Take an addition out of the team's list, and write down who did so and why.

    What was accepted, by whom and when stays in the entry among those that are not proposed again.

    Raises:
        RuledBefore: if somebody has taken it back meanwhile.
        GazetteerError: if a list is damaged.
    """
    with _ruling(workspace) as folder:
        known = read_additions(folder).entries
        rejected = read_rejected(folder)
        if entry not in known:
            for other in rejected:
                if other.proposal == entry.proposal:
                    raise RuledBefore(other, "rejected")
            raise DecisionError("somebody has changed it meanwhile", remedy="Look at it again")
        # Written first: a stop between the two must lose neither the entry nor its history.
        if all(other.order != entry.order for other in rejected):
            _insert(folder / REJECTED, rejected, entry.model_copy(update={"source": by}))
        _remove(folder / ACCEPTED, known, entry)


def try_out(workspace: "Workspace", known: Additions, entry: Addition) -> None:
    """Make the lists with an addition, as every command will.

    Raises:
        GazetteerError: if it contradicts them.
    """
    added = known.plus(entry)
    with using(added):
        if entry.kind == "organization":
            organizations()
        elif entry.kind == "country":
            territories()
        else:
            with_cues(workspace.framework, Additions.of([entry]))


@contextmanager
def _ruling(workspace: "Workspace") -> Iterator[Path]:
    """One lead at a time, in whatever process."""
    folder = workspace.settings.additions
    now: datetime = workspace.clock()
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            with held(folder / _LOCK, what="jpoa review", now=now):
                yield folder
                return
        except HeldError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_LOOK_SECONDS)


def _refuse_second(folder: Path, entry: Addition) -> Additions:
    known = read_additions(folder)
    for words, entries in (("accepted", known.entries), ("rejected", read_rejected(folder))):
        for other in entries:
            if other.proposal == entry.proposal:
                raise RuledBefore(other, words)
    for other in known.entries:
        if other.order == entry.order:
            raise RuledBefore(other, "accepted")
    return known


def _insert(path: Path, entries: Sequence[Addition], entry: Addition) -> None:
    """Put an entry before the first that comes after it; all other bytes stay."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        content = _HEADERS[path.name]
    newline = "\r\n" if "\r\n" in content else "\n"
    lines = content.splitlines(keepends=True)
    starts, indent = _starts(content, lines)
    following = [
        start
        for start, other in zip(starts, entries, strict=True)
        if (other.order, other.proposal) > (entry.order, entry.proposal)
    ]
    block = [f"{indent}{line}{newline}" for line in _written(entry)]
    at = following[0] if following else len(lines)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    made = "".join((*lines[:at], *block, *lines[at:])).encode()
    wanted = sorted((*entries, entry), key=lambda each: each.order)
    if sorted(parse_additions(made, where=str(path)), key=lambda each: each.order) != wanted:
        raise GazetteerError(
            "an entry cannot be added to it",
            where=str(path),
            remedy='Write it as a list, each entry from a line that begins with "- "',
        )
    write_whole(path, made)


def _remove(path: Path, entries: Sequence[Addition], entry: Addition) -> None:
    """Take out the lines of an entry, with the comments above it; all other bytes stay."""
    content = path.read_bytes().decode("utf-8-sig")
    lines = content.splitlines(keepends=True)
    starts, _ = _starts(content, lines)
    at = entries.index(entry)
    start = starts[at]
    end = starts[at + 1] if at + 1 < len(starts) else len(lines)
    if end == len(lines):
        # What stands below the last entry speaks of the file.
        while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
            end -= 1
    made = "".join((*lines[:start], *lines[end:])).encode()
    if list(parse_additions(made, where=str(path))) != [each for each in entries if each != entry]:
        raise GazetteerError(
            "the entry cannot be taken out of it",
            where=str(path),
            remedy="Remove its lines by hand",
        )
    write_whole(path, made)


def _starts(content: str, lines: Sequence[str]) -> tuple[list[int], str]:
    """The line on which each entry begins, with the comments above it, and how far it is set in."""
    root = yaml.compose(content, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.SequenceNode):
        return [], ""
    starts = []
    indent = ""
    for node in root.value:
        line = node.start_mark.line
        while line and not lines[line].lstrip().startswith("-"):
            line -= 1
        indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
        while line and lines[line - 1].lstrip().startswith("#"):
            line -= 1
        starts.append(line)
    if starts and starts[0] == 0 and lines[0].startswith("#"):
        # What stands above the first entry speaks of the file, unless a blank line divides it.
        while lines[starts[0]].lstrip().startswith("#"):
            starts[0] += 1
    return starts, indent


def _written(entry: Addition) -> Iterator[str]:
    """An entry as YAML, every string quoted."""
    fields = entry.model_dump(mode="json", exclude_defaults=True)
    fields |= {"match": entry.match} if entry.kind != "measure" else {"weight": entry.weight}
    source = fields.pop("source")
    sign = "- "
    for name, value in fields.items():
        yield f"{sign}{name}: {_quoted(value)}"
        sign = "  "
    inside = ", ".join(f"{name}: {_quoted(value)}" for name, value in source.items())
    yield f"  source: {{{inside}}}"


def _quoted(value: object) -> str:
    """A value in double quotes, which JSON and YAML share."""
    return json.dumps(value, ensure_ascii=False)
