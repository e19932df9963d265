"""One file that holds a whole workspace, made while others work, and a workspace made from it."""

import hashlib
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import IO, Final, Literal

from pydantic import ValidationError
from sqlalchemy import Connection

from gazetteers.model import Record
from pipeline.durable import give_name, sync_folder, unfinished
from pipeline.errors import StoreError
from pipeline.settings import Settings
from pipeline.store.engine import NEWEST_REVISION, connect_engine, open_engine
from pipeline.store.transfer import KEPT, lines_of, load_store, snapshot

_MANIFEST: Final = "manifest.json"
_STORE: Final = "store"
_FOLDERS: Final = ("documents", "published", "gazetteers", "matcher")
_PEOPLE: Final = "reviewers.toml"
_PART: Final = 1 << 20
_COMPRESSION_LEVEL: Final = 3
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
"""What a ZIP file that was changed or cut off makes of itself."""
_ENCRYPTED: Final = 1
_NONE: Final = "it is no backup of jpoa, or was damaged"


class Member(Record):
    """A file in a backup: its SHA-256 and length."""

    sha256: str
    bytes: int


class Manifest(Record):
    """What a backup holds.

    Attributes:
        made_at: the moment whose state it holds, in UTC.
        jpoa: the version that made it.
        revision: the migration of its rows.
        rows: how many there are of each table.
        files: every other file in it, by its name.
    """

    kind: Literal["jpoa-backup"] = "jpoa-backup"
    format: Literal[1] = 1
    made_at: datetime
    jpoa: str
    revision: str
    rows: Mapping[str, int]
    files: Mapping[str, Member]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made or read.

    Attributes:
        manifest: what it holds.
        notes: what a person should know, one line each: documents whose bytes are damaged.
    """

    manifest: Manifest
    notes: tuple[str, ...] = ()


def make_backup(settings: Settings, target: Path, now: datetime) -> Backup:
    """Write rows, kept documents, releases, own gazetteers and reviewers into one file.

    The rows are those of one moment. Documents and releases are on the disk before any row tells
    of them, so all that the rows speak of is there. The file is there whole or not at all.

    Raises:
        StoreError: if `target` exists, or is nothing that a file can be written to.
    """
    if target.exists():
        raise StoreError(
            "there is such a file already", where=str(target), remedy="Choose another name"
        )
    engine = open_engine(settings.database)
    notes: list[str] = []
    try:
        with unfinished(target.absolute().parent) as stream:
            with zipfile.ZipFile(
                stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION_LEVEL
            ) as archive:
                files: dict[str, Member] = {}
                with snapshot(engine) as connection:
                    rows = {kept.name: 0 for kept in KEPT}
                    for kept in KEPT:
                        name = f"{_STORE}/{kept.name}.jsonl"
                        counted = _Counted(lines_of(connection, kept))
                        files[name] = _add(archive, name, counted)
                        rows[kept.name] = counted.count
                    expected = _documents_read(connection)
                for name, path in _files(settings):
                    with path.open("rb") as source:
                        files[name] = _add(archive, name, _parts(source))
                notes += _damaged(files, expected)
                manifest = Manifest(
                    made_at=now,
                    jpoa=version("jpoa"),
                    revision=NEWEST_REVISION,
                    rows=rows,
                    files=files,
                )
                archive.writestr(_MANIFEST, manifest.model_dump_json(indent=1))
            give_name(stream, target.absolute())
    finally:
        engine.dispose()
    return Backup(manifest, tuple(notes))


def read_backup(path: Path) -> Backup:
    """What a backup holds, after every byte of it was compared with its checksum.

    Raises:
        StoreError: if it is no backup, or not one byte for byte as it was made.
    """
    with _opened(path) as (archive, manifest):
        for name, member in manifest.files.items():
            digest, length = hashlib.sha256(), 0
            try:
                with archive.open(name) as stream:
                    for part in _parts(stream):
                        digest.update(part)
                        length += len(part)
            except _DAMAGED as error:
                raise _broken(path, _NONE) from error
            if (digest.hexdigest(), length) != (member.sha256, member.bytes):
                raise _broken(path, f"{name} is not what was written")
        return Backup(manifest)


def restore_backup(path: Path, settings: Settings) -> Backup:
    """Make a new workspace from a backup: all of it or nothing.

    Args:
        path: the backup.
        settings: of the new workspace; its folder must be missing or empty, its database empty.

    Raises:
        StoreError: if the backup is damaged, or there is something where it should go.
    """
    folder = settings.data.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(
            "there is something already",
            where=str(settings.data),
            remedy="Restore into a new folder: jpoa restore FILE --data NEW",
        )
    backup = read_backup(path)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".restoring-", dir=folder.parent))
    try:
        with _opened(path) as (archive, manifest):
            for name in manifest.files:
                if not name.startswith(f"{_STORE}/"):
                    _extract(archive, name, building)
            engine = connect_engine(settings.model_copy(update={"data": building}).database)
            try:
                load_store(engine, manifest.revision, _rows(archive, manifest))
            finally:
                engine.dispose()
        if folder.exists():
            folder.rmdir()
        building.replace(folder)
        sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return backup


@dataclass(slots=True)
class _Counted:
    """Lines that are counted as they go by."""

    lines: Iterable[bytes]
    count: int = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self.lines:
            self.count += 1
            yield line


def _documents_read(connection: Connection) -> tuple[str, ...]:
    documents = KEPT[0]
    query = documents.select().with_only_columns(documents.c.id).where(documents.c.state == "read")
    return tuple(sorted(connection.execute(query).scalars()))


def _files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """The files of a workspace by their names in the backup, without hidden and unfinished ones."""
    for path in _visible(settings.documents):
        yield f"documents/{path.name}", path
    for path in _visible(settings.published):
        yield f"published/{path.relative_to(settings.published).as_posix()}", path
    for path in _visible(settings.own_lists):
        yield f"gazetteers/{path.relative_to(settings.own_lists).as_posix()}", path
    learned = settings.data / "matcher"
    for path in _visible(learned):
        # What lies beside the folders of versions is a memory of texts, and made anew.
        if path.parent != learned:
            yield f"matcher/{path.relative_to(learned).as_posix()}", path
    people = settings.data / _PEOPLE
    if people.is_file():
        yield _PEOPLE, people


def _visible(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
        and not path.is_symlink()
    ]


def _damaged(files: Mapping[str, Member], expected: Iterable[str]) -> Iterator[str]:
    for document_id in expected:
        digest = document_id.removeprefix("sha256:")
        member = files.get(f"documents/{digest}")
        wrong = "missing" if member is None else "damaged" if member.sha256 != digest else ""
        if wrong:
            yield f"the original of document {digest[:12]} is {wrong}; what was read of it is kept"


def _add(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> Member:
    digest, length = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as stream:
        for part in parts:
            stream.write(part)
            digest.update(part)
            length += len(part)
    return Member(sha256=digest.hexdigest(), bytes=length)


def _parts(stream: IO[bytes]) -> Iterator[bytes]:
    while part := stream.read(_PART):
        yield part


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(path))
            if any(info.flag_bits & _ENCRYPTED for info in archive.infolist()):
                raise zipfile.BadZipFile("encrypted")
            manifest = Manifest.model_validate_json(archive.read(_MANIFEST))
        except (*_DAMAGED, KeyError, ValidationError) as error:
            raise _broken(path, _NONE) from error
        except OSError as error:
            raise StoreError(
                f"it cannot be opened ({error.strerror or error})", where=str(path)
            ) from error
        if set(archive.namelist()) != {*manifest.files, _MANIFEST}:
            raise _broken(path, "it does not hold the files that it lists")
        for name in manifest.files:
            if not _is_ours(name):
                raise _broken(path, f"the name {name!r} does not belong into a workspace")
        yield archive, manifest


def _is_ours(name: str) -> bool:
    r"""Whether a name stays inside the workspace: no "..", "C:", "\", hidden or absolute one."""
    parts = PurePosixPath(name).parts
    if name != "/".join(parts) or any(
        part.startswith(".") or part.endswith((".", " ")) or set(part) & set('\\:*?"<>|\0')
        for part in parts
    ):
        return False
    if parts == (_PEOPLE,):
        return True
    return len(parts) >= 2 and parts[0] in (_STORE, *_FOLDERS)


def _extract(archive: zipfile.ZipFile, name: str, folder: Path) -> None:
    target = folder.joinpath(*PurePosixPath(name).parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, unfinished(target.parent) as copy:
        shutil.copyfileobj(source, copy, _PART)
        give_name(copy, target)


def _rows(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[tuple[str, Iterable[bytes]]]:
    for kept in KEPT:
        name = f"{_STORE}/{kept.name}.jsonl"
        if name in manifest.files:
            with archive.open(name) as stream:
                yield kept.name, stream


def _broken(path: Path, why: str) -> StoreError:
    return StoreError(why, where=str(path), remedy="Use another backup; nothing was changed")
