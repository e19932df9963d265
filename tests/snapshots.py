"""All that a workspace holds, but for times: what must be equal after any accident."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from pipeline.durable import UNFINISHED
from pipeline.settings import Settings
from pipeline.store import tables
from pipeline.workspace import Workspace

Snapshot = Mapping[str, object]


def snapshot(data: Path) -> Snapshot:
    """Documents, activities with tags and states, names of the inbox and what is kept."""
    workspace = Workspace(Settings(data=data))
    inbox = workspace.settings.inbox
    with workspace.engine.connect() as connection:
        seen = sorted(
            (row.document_id, Path(row.path).relative_to(inbox).as_posix())
            for row in connection.execute(select(tables.sightings))
        )
        read = Counter(connection.execute(select(tables.extractions.c.document_id)).scalars())
    workspace.engine.dispose()
    return {
        "documents": [
            record.model_dump(mode="json", exclude={"received_at"})
            for record in sorted(workspace.documents(), key=lambda record: record.id)
        ],
        "seen": seen,
        "read": read,
        "activities": {
            item.activity.id: (item.state, item.model_dump_json(exclude={"decided_at"}))
            for item in workspace.reviewed()
        },
        "inbox": _files(inbox),
        "kept": _files(workspace.settings.documents),
        "left over": sorted(_files(workspace.settings.work)),
    }


def differences(one: Snapshot, other: Snapshot) -> list[str]:
    """In which parts two snapshots differ, with the first few entries of each."""
    found = []
    for part in one:
        before, after = _entries(one[part]), _entries(other[part])
        if before != after:
            lost, new = sorted(before - after)[:3], sorted(after - before)[:3]
            found.append(f"{part}: only before {str(lost)[:300]}; only after {str(new)[:300]}")
    return found


def _entries(part: object) -> set[str]:
    if isinstance(part, Mapping):
        return {f"{key}: {value}" for key, value in part.items()}
    assert isinstance(part, list)
    return set(map(str, part))


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith((UNFINISHED, "."))
    }
