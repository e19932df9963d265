"""Reading documents on other machines: what goes there is small, and what comes back is checked.

Workers never open the store. They fetch bytes by their hash, read and tag them, and return the
result; the process that runs the flow matches and stores. So a worker that dies leaves nothing
half-written, and a run that is started again stores nothing twice.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from distributed import KilledWorker
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed

from extractors.errors import DocumentError
from extractors.extract import Extraction
from extractors.model import DocumentId
from flows.ingest import RETRY_SECONDS, will_pass
from flows.run import extract_one
from gazetteers.additions import Addition, Additions
from gazetteers.errors import JpoaError
from pipeline.attempts import Attempts
from pipeline.ingest import Extracted
from pipeline.intake import Incoming, Stamp
from pipeline.settings import Settings
from pipeline.store.kept import kept_bytes
from pipeline.store.shared_bytes import share, shared_bytes
from pipeline.workspace import Workspace

log = logging.getLogger(__name__)

BLOCK: Final = 10
"""Documents of one task: it costs a quarter of a second on the cluster, a report 100 ms to read."""

Answer = tuple[str, bytes | tuple[str, str, str]]
"""A document's id, and its extraction as compressed JSON, or problem, place and remedy."""


class RemoteWorkspace(Workspace):
    """What a worker needs of a workspace: lists and readers, and bytes from where all find them.

    The names and cues that leads have added lie on one machine, and come with the task.
    """

    def __init__(self, url: str, added: Additions) -> None:
        super().__init__(Settings())
        self._url = url
        self._added = added

    @property
    def additions(self) -> Additions:
        """Those that came with the task."""
        return self._added

    @cached_property
    def attempts(self) -> Attempts:
        """None are counted here: the scheduler counts which tasks workers have died of."""
        return Attempts(None)

    def original(self, document_id: DocumentId) -> bytes:
        """The bytes of a document, from where all machines find them."""
        return shared_bytes(self._url, document_id)


@task(
    name="read-documents-remotely",
    task_run_name="read-{first}",
    cache_policy=NO_CACHE,
    retries=len(RETRY_SECONDS),
    retry_delay_seconds=list(RETRY_SECONDS),
    retry_condition_fn=will_pass,
)
def read_documents(
    first: str,
    documents: list[tuple[str, str]],
    url: str,
    versions: tuple[str, str],
    added: list[str],
) -> list[Answer]:
    """Read and tag documents on a worker.

    Args:
        first: the name of the first, for people who look at the run.
        documents: names and ids.
        url: where their bytes are.
        versions: of jpoa and of the lists, as the process has them that runs the flow.
        added: the names and cues that leads have added, each as JSON.

    Raises:
        JpoaError: if this worker has other versions.
    """
    entries = [Addition.model_validate_json(entry) for entry in added]
    workspace = RemoteWorkspace(url, Additions.of(entries))
    mine = workspace.reading_versions
    if mine != versions:
        raise JpoaError(
            f"a worker has version {' '.join(mine)}, this machine {' '.join(versions)}",
            remedy="Install the same version and the same lists on all machines",
        )
    answers: list[Answer] = []
    for name, document_id in documents:
        found = extract_one(workspace, Incoming(Path(name), document_id, Stamp(0, 0)))
        if found.extraction is None:
            problem = found.problem or DocumentError("nothing was read", where=name)
            answers.append((document_id, (problem.problem, problem.where, problem.remedy)))
        else:
            packed = found.extraction.model_dump_json(exclude_defaults=True).encode()
            answers.append((document_id, zlib.compress(packed, 1)))
    return answers


def read_remotely(workspace: Workspace, items: Sequence[Incoming]) -> Iterator[Extracted]:
    """Read and tag documents on the workers of the flow's cluster, in any order.

    The scheduler gives up a task on which several workers have died. Whatever else those workers
    had in hand is under the same suspicion; read alone, only the culprit goes on killing them, and
    is a document that cannot be read.
    """
    settings = workspace.settings
    if settings.shared_url:
        for item in items:
            share(settings.shared, item.id, kept_bytes(settings.documents, item.id))
    blocks = {
        _submit(workspace, block): block
        for block in (items[start : start + BLOCK] for start in range(0, len(items), BLOCK))
    }
    suspects: list[Incoming] = []
    for future in as_completed(list(blocks)):
        try:
            answers = future.result()
        except KilledWorker:
            suspects += blocks[future]
        else:
            yield from _extracted(blocks[future], answers)
    for item in suspects:
        try:
            answers = _submit(workspace, [item]).result()
        except KilledWorker as error:
            yield Extracted(item, None, _refused(item, error.allowed_failures + 1))
        else:
            yield from _extracted([item], answers)


def _submit(workspace: Workspace, items: Sequence[Incoming]) -> PrefectFuture[list[Answer]]:
    return read_documents.submit(
        items[0].path.name,
        [(item.path.name, item.id) for item in items],
        workspace.settings.shared,
        workspace.reading_versions,
        [entry.model_dump_json() for entry in workspace.additions.entries],
    )


def _extracted(items: Sequence[Incoming], answers: Sequence[Answer]) -> Iterator[Extracted]:
    by_id = {item.id: item for item in items}
    for document_id, answer in answers:
        item = by_id[document_id]
        if isinstance(answer, bytes):
            yield Extracted(item, Extraction.model_validate_json(zlib.decompress(answer)))
        else:
            problem, where, remedy = answer
            yield Extracted(item, None, DocumentError(problem, where=where, remedy=remedy))


def _refused(item: Incoming, deaths: int) -> DocumentError:
    log.error("workers_died", extra={"document": item.id, "file": item.path.name, "times": deaths})
    return DocumentError(
        f"the program was brought down {deaths} times while it worked on this file",
        where=item.path.name,
        remedy="It may need more memory than the workers have: divide it into smaller ones",
    )
