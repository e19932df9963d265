"""The words that `jpoa status` says around its counts, kept between two calls.

Titles of pillars, names of doubts, what the matcher accepts, and where everything lies: making
them loads the lists, and they change only with code, lists, settings or the matcher in use. A
stamp over all of these says whether what was kept still holds; the file may be deleted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

_FILE: Final = "status.json"
_PREFIX: Final = "JPOA_"
_CODE: Final = Path(__file__).parent.parent
_PACKAGES: Final = ("flows", "pipeline", "extractors", "gazetteers")
_ENDINGS: Final = (".py", ".yml", ".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said around the counts.

    Attributes:
        data: the workspace.
        database: the file of the embedded database.
        inbox: where staff drop documents.
        inbox_folder: the same where it was chosen.
        runs: the records of runs.
        own_lists: a team's own lists.
        pillars: titles by id.
        doubts: what each doubt means, by its code.
        matcher: what the matcher in use accepts, as lines with markup.
    """

    data: Path
    database: Path
    inbox: Path
    inbox_folder: Path | None
    runs: Path
    own_lists: Path
    pillars: Mapping[str, str]
    doubts: Mapping[str, str]
    matcher: Sequence[str]


_PATHS: Final = ("data", "database", "inbox", "inbox_folder", "runs", "own_lists")


def read_words(data: Path) -> Words | None:
    """What was kept in a workspace, if it still holds."""
    try:
        kept = json.loads((data / _FILE).read_bytes())
        fields: dict[str, Any] = kept["words"]
        words = Words(
            **fields | {name: Path(fields[name]) if fields[name] else None for name in _PATHS}
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return words if kept.get("stamp") == _stamp(data, words.own_lists) else None


def write_words(workspace: Workspace) -> Words:
    """Make the words, and keep them where the database is a file of the workspace.

    A folder that cannot be written to costs the next call its time, and nothing else.
    """
    from flows.learn import matcher_lines
    from pipeline.durable import write_whole

    settings = workspace.settings
    words = Words(
        data=settings.data,
        database=settings.data / "jpoa.sqlite",
        inbox=settings.inbox,
        inbox_folder=settings.inbox_folder,
        runs=settings.runs,
        own_lists=settings.own_lists,
        pillars=dict(workspace.pillars()),
        doubts=doubt_words(),
        matcher=matcher_lines(workspace),
    )
    if settings.database_url is None and settings.data.is_dir():
        kept = {"stamp": _stamp(settings.data, settings.own_lists), "words": asdict(words)}
        try:
            write_whole(
                settings.data / _FILE,
                json.dumps(kept, ensure_ascii=False, default=str).encode(),
            )
        except OSError:
            return words
    return words


def doubt_words() -> dict[str, str]:
    """What each doubt means, by its code."""
    from pipeline.doubts import DOUBT_WORDS

    return {str(code): words for code, words in DOUBT_WORDS.items()}


def _stamp(data: Path, own_lists: Path) -> str:
    """A hash over what the words depend on: settings, code and lists, and the matcher in use."""
    digest = hashlib.sha256(str(data.absolute()).encode())
    for name in sorted(os.environ):
        if name.upper().startswith(_PREFIX):
            digest.update(f"{name}={os.environ[name]}\n".encode(errors="surrogateescape"))
    learned = data / "matcher"
    for root in (*(_CODE / name for name in _PACKAGES), own_lists, learned):
        for line in sorted(_files(str(root), beside=root == learned)):
            digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files(root: str, *, beside: bool) -> Iterator[str]:
    """A line for each file below a folder: another size or time is another content.

    What lies directly in the folder of matchers is a memory of texts, written all the time.
    """
    try:
        entries = list(os.scandir(root))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if not entry.name.startswith(("__", ".")):
                yield from _files(entry.path, beside=False)
        elif not beside and entry.name.endswith((*_ENDINGS, "in_use")):
            found = entry.stat()
            yield f"{entry.path} {found.st_size} {found.st_mtime_ns}\n"
