"""What a team adds to the lists: names and cues that a lead accepted, in one YAML file.

The file stays beside the workspace, outlives every new version of jpoa, and is read together with
the lists of the package. Everything that looks names up asks `in_use`, so that a text can be read
as if a name were listed (`using`) before anybody accepts it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from gazetteers.errors import GazetteerError
from gazetteers.load import parse, parse_yaml
from gazetteers.model import FrameworkId, LanguageCode, Record

ACCEPTED: Final = "additions.yml"
"""What is read with the lists."""
REJECTED: Final = "rejected.yml"
"""What was refused, so that it is not proposed again; of the same form."""

Kind = Literal["organization", "country", "measure"]


def _without_space(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_without_space), Field(min_length=1, max_length=200)]


class Source(Record):
    """Where an addition comes from.

    Attributes:
        decisions: `seq` of the decisions that it was learned from.
        by: who accepted or rejected it.
        day: when ("on" is a truth value in YAML).
        note: why, in their words.
        accepted: of what was taken back: who had accepted it, when and why.
    """

    decisions: tuple[int, ...] = ()
    by: str
    day: date
    note: str = ""
    accepted: str = ""


class Addition(Record):
    """A name of a listed organization or country, or a cue of a measure.

    Attributes:
        proposal: the proposal that it answers; another spelling may have been accepted.
        kind: what it is a name or a cue of.
        id: of the organization, country or measure.
        framework: whose measure; None for names.
        name: the words.
        language: of the words.
        match: "exact" is met as written only; "inflected" in every case and spelling.
        weight: of a cue, as in the framework.
        despite: warnings that a lead has seen and overruled.
        source: where it comes from.
    """

    proposal: str
    kind: Kind
    id: Annotated[str, Field(min_length=1)]
    framework: FrameworkId | None = None
    name: Words
    language: LanguageCode
    match: Literal["exact", "inflected"] = "inflected"
    weight: Literal[1, 2, 3] = 2
    despite: tuple[str, ...] = ()
    source: Source

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Where it stands in the file: by what it is of, then by its words."""
        return (self.kind, self.id, self.language, self.name.casefold())


@dataclass(frozen=True)
class Additions:
    """Additions, comparable by their content.

    Attributes:
        version: a hash of what they change in the lists; empty without any.
        entries: in the order of the file.
    """

    version: str = ""
    entries: tuple[Addition, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, entries: Sequence[Addition]) -> "Additions":
        """Additions from entries; who accepted them does not count for their version."""
        if not entries:
            return cls()
        lines = sorted(
            entry.model_dump_json(exclude={"proposal", "despite", "source"}) for entry in entries
        )
        digest = hashlib.sha256("\n".join(lines).encode())
        return cls(digest.hexdigest()[:12], tuple(entries))

    def plus(self, entry: Addition) -> "Additions":
        """These and one more."""
        return Additions.of((*self.entries, entry))

    def without(self, entry: Addition) -> "Additions":
        """These but for one."""
        return Additions.of([each for each in self.entries if each != entry])

    @cached_property
    def organizations(self) -> "Additions":
        """The names of organizations alone."""
        return self._only("organization")

    @cached_property
    def countries(self) -> "Additions":
        """The names of countries alone."""
        return self._only("country")

    @cached_property
    def measures(self) -> "Additions":
        """The cues alone."""
        return self._only("measure")

    def _only(self, kind: Kind) -> "Additions":
        return Additions.of([entry for entry in self.entries if entry.kind == kind])


NONE: Final = Additions()
_in_use: ContextVar[Additions] = ContextVar("additions", default=NONE)


def in_use() -> Additions:
    """What is read together with the lists of the package, here and now."""
    return _in_use.get()


@contextmanager
def using(additions: Additions) -> Iterator[None]:
    """Read with these as long as the block runs; other threads go on with theirs."""
    token = _in_use.set(additions)
    try:
        yield
    finally:
        _in_use.reset(token)


def read_additions(folder: Path) -> Additions:
    """What a team has added; nothing where the folder or the file is missing.

    Raises:
        GazetteerError: naming file, line or entry, and what is wrong there.
    """
    return _additions(_bytes(folder / ACCEPTED), str(folder / ACCEPTED))


def read_rejected(folder: Path) -> tuple[Addition, ...]:
    """What a team has refused.

    Raises:
        GazetteerError: naming file, line or entry, and what is wrong there.
    """
    return parse_additions(_bytes(folder / REJECTED), where=str(folder / REJECTED))


def unknown(entry: Addition) -> GazetteerError:
    """What an addition to something that is not listed any more is told."""
    return GazetteerError(
        f"there is no {entry.kind} {entry.id!r}",
        where=f"{ACCEPTED}, “{entry.name}”",
        remedy="Correct its id, or remove the entry",
    )


def parse_additions(content: bytes, *, where: str) -> tuple[Addition, ...]:
    """The entries of a file, in its order.

    Raises:
        GazetteerError: naming file, line or entry, and what is wrong there.
    """
    found = parse_yaml(content, where=where)
    if found is None:
        return ()
    if not isinstance(found, list):
        raise GazetteerError("a list of entries is expected", where=where, remedy=_REMEDY)
    entries = tuple(
        parse(item, Addition, where=f"{where}, entry {number}")
        for number, item in enumerate(found, 1)
    )
    seen: dict[tuple[str, str, str, str], int] = {}
    for number, entry in enumerate(entries, 1):
        if entry.order in seen:
            raise GazetteerError(
                f"“{entry.name}” of {entry.id} stands in entry {seen[entry.order]} as well",
                where=f"{where}, entry {number}",
                remedy="Remove one of the two",
            )
        seen[entry.order] = number
    return entries


_REMEDY: Final = "Mend the file, or restore it from a backup"


@lru_cache(maxsize=8)
def _additions(content: bytes, where: str) -> Additions:
    return Additions.of(parse_additions(content, where=where))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise GazetteerError(
            f"it cannot be opened ({error.strerror})", where=str(path), remedy=_REMEDY
        ) from error
