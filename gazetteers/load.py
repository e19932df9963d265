"""YAML files to entries; whatever is wrong with a file names the file, the entry and the field."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

try:
    # libyaml parses several times faster; the lists are read at the start of every command.
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from gazetteers.errors import GazetteerError
from gazetteers.model import Record

DATA = Path(__file__).parent / "data"
"""Where the gazetteers of the package lie."""

Entry = TypeVar("Entry", bound=Record)


class _UniqueKeyLoader(SafeLoader):
    """A safe loader that refuses a key given twice, where YAML silently takes the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=deep)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_content(path: Path) -> bytes:
    """The bytes of a gazetteer's file.

    Raises:
        GazetteerError: if it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise GazetteerError(
            f"the gazetteer cannot be opened ({error.strerror})", where=path.name
        ) from error


def read_yaml(path: Path) -> Any:
    """The content of a YAML file.

    Raises:
        GazetteerError: if the file is missing or is not YAML, with the line.
    """
    return parse_yaml(read_content(path), where=path.name)


def parse_yaml(content: bytes, *, where: str) -> Any:
    """What the bytes of a YAML file hold, None for an empty one.

    Raises:
        GazetteerError: if they are no YAML, with the line.
    """
    try:
        return yaml.load(content.decode("utf-8-sig"), Loader=_UniqueKeyLoader)
    except UnicodeDecodeError as error:
        raise GazetteerError("not text in UTF-8", where=where) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise GazetteerError(str(problem), where=f"{where}{line}") from error


def parse(content: object, entry_type: type[Entry], *, where: str) -> Entry:
    """One entry from parsed YAML.

    Values are taken as they are: `NO`, `1.10` or a date without quotes is refused where a string
    belongs, since YAML has already changed it.

    Raises:
        GazetteerError: naming file, entry and every field that is wrong.
    """
    try:
        return entry_type.model_validate(content)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, problem['loc'])) or 'entry'}: {problem['msg']}"
            for problem in error.errors()
        )
        raise GazetteerError(problems, where=where) from error


def read_entries(path: Path, entry_type: type[Entry]) -> tuple[Entry, ...]:
    """All entries of a file that holds a list of them, in its order.

    Raises:
        GazetteerError: if the file is no list, an entry is wrong, or an id stands twice.
    """
    content = read_yaml(path)
    if not isinstance(content, list):
        raise GazetteerError("a list of entries is expected", where=path.name)
    entries: list[Entry] = []
    ids: set[object] = set()
    for number, item in enumerate(content, 1):
        name = item.get("id", f"no. {number}") if isinstance(item, dict) else f"no. {number}"
        entry = parse(item, entry_type, where=f"{path.name}, entry {name}")
        entry_id = getattr(entry, "id", None)
        if entry_id is not None and entry_id in ids:
            raise GazetteerError("the id stands twice", where=f"{path.name}, entry {entry_id}")
        ids.add(entry_id)
        entries.append(entry)
    return tuple(entries)
