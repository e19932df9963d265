"""Reading documents on other machines: what goes there is small, and what comes back is checked.

Workers never open the store. They fetch bytes by their hash, read, tag and match them, and return
the result packed, as the store keeps it; the process that runs the flow stores it. So a worker that
dies leaves nothing half-written, and a run that is started again stores nothing twice.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from distributed import KilledWorker
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.context import FlowRunContext
from prefect.futures import PrefectFuture

from extractors.errors import DocumentError
from extractors.extract import Extraction
from extractors.model import DocumentId
from flows.blocks import in_blocks
from flows.ingest import RETRY_SECONDS, will_pass
from flows.run import attempt, extract_one
from gazetteers.additions import Additions
from gazetteers.errors import JpoaError
from gazetteers.frameworks import Framework
from pipeline.attempts import Attempts
from pipeline.ingest import Extracted
from pipeline.intake import Incoming, Stamp
from pipeline.knowledge import Knowledge
from pipeline.match.fitted import version_of
from pipeline.match.matcher import CueMatcher
from pipeline.model import Proposal, Versions
from pipeline.propose import propose, series_of
from pipeline.readings import Reading, pack_reading
from pipeline.settings import Settings
from pipeline.store.kept import kept_bytes
from pipeline.store.shared_bytes import forget_older, share, shared_bytes
from pipeline.workspace import Workspace

log = logging.getLogger(__name__)

LARGEST_BLOCK: Final = 25
"""Documents of one task: it costs a quarter of a second on the cluster, a report 100 ms to read."""
SMALLEST_BLOCK: Final = 5
"""Towards the end of a run blocks become small, so that all workers end at nearly one time."""
_ROUNDS: Final = 2
"""Blocks that each thread of the cluster should still get of the documents that are left."""
_AHEAD: Final = 2
"""Blocks under way for each thread: one is worked on, the next one is there."""
_KNOWLEDGE_SECONDS: Final = 7 * 86_400.0
"""Knowledge of this age has been superseded; a run that still needs it shares it again."""
_MATCHING: Final = Lock()
"""A matcher learns words while it matches, and the threads of a worker have one."""

Answer = tuple[str, bytes | tuple[str, str, str]]
"""A document's id, and its reading as bytes, or problem, place and remedy."""


class RemoteWorkspace(Workspace):
    """What a worker needs of a workspace: bytes from where all find them, and knowledge.

    Lists that a team added, decisions and what was learned from them lie on the machine that runs
    the flow; they come as knowledge.
    """

    def __init__(self, url: str, knowledge: Knowledge) -> None:
        super().__init__(Settings(framework=knowledge.framework, ocr=knowledge.ocr))
        self._url = url
        self._known = knowledge

    @cached_property
    def additions(self) -> Additions:
        """Those that came."""
        return Additions.of(self._known.additions)

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Those that came."""
        return self._known.frameworks

    @property
    def versions(self) -> Versions:
        """Those of code and lists here, and of the matcher that came."""
        extractor, gazetteers = self.reading_versions
        return Versions(
            extractor=extractor, gazetteers=gazetteers, matcher=version_of(self._known.fitted)
        )

    @cached_property
    def attempts(self) -> Attempts:
        """None are counted here: the scheduler counts which tasks workers have died of."""
        return Attempts(None)

    @cached_property
    def _one_matcher(self) -> CueMatcher:
        known = self._known
        return CueMatcher(
            self.framework,
            precedents=known.precedents,
            listed=self.organizations,
            fitted=known.fitted,
            accept_at=known.accept_at,
        )

    def matcher(self) -> CueMatcher:
        """The matcher that is in use where the flow runs, over the precedents there."""
        return self._one_matcher

    def original(self, document_id: DocumentId) -> bytes:
        """The bytes of a document, from where all machines find them."""
        return shared_bytes(self._url, document_id)


@lru_cache(maxsize=2)
def remote_workspace(url: str, knowledge_url: str, knowledge_id: DocumentId) -> RemoteWorkspace:
    """The workspace of a worker; kept, since loading it takes as long as reading ten reports.

    Raises:
        JpoaError: if this worker has other versions than the machine that runs the flow.
    """
    knowledge = Knowledge.unpacked(shared_bytes(knowledge_url, knowledge_id))
    workspace = RemoteWorkspace(url, knowledge)
    mine, theirs = workspace.versions, knowledge.versions
    if mine != theirs:
        raise JpoaError(
            f"a worker has version {_in_words(mine)}, this machine {_in_words(theirs)}",
            remedy="Install the same version and the same lists on all machines",
        )
    return workspace


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
    knowledge_url: str,
    knowledge_id: str,
) -> list[Answer]:
    """Read, tag and match documents on a worker.

    Args:
        first: the name of the first, for people who look at the run.
        documents: names and ids.
        url: where their bytes are.
        knowledge_url: where knowledge is.
        knowledge_id: the hash of that to be used.

    Raises:
        JpoaError: if this worker has other versions.
    """
    workspace = remote_workspace(url, knowledge_url, knowledge_id)
    return [
        (
            document_id,
            read_on_worker(workspace, Incoming(Path(name), document_id, Stamp(0, 0)), knowledge_id),
        )
        for name, document_id in documents
    ]


def read_on_worker(
    workspace: RemoteWorkspace, item: Incoming, knowledge_id: str
) -> bytes | tuple[str, str, str]:
    """The worker's answer on one document: its reading with proposals, or what is wrong with it."""
    found = extract_one(workspace, item)
    if found.extraction is None:
        return _told(found.problem or DocumentError("nothing was read", where=item.path.name))
    extraction = found.extraction
    proposals = _propose(workspace, item, extraction)
    if isinstance(proposals, DocumentError):
        return _told(proposals)
    series = series_of(extraction.document, workspace.framework)
    return pack_reading(extraction, series, proposals=proposals, knowledge=knowledge_id).to_bytes()


def _propose(
    workspace: RemoteWorkspace, item: Incoming, extraction: Extraction
) -> tuple[Proposal, ...] | DocumentError:
    with _MATCHING:
        matcher = workspace.matcher()
        matcher.prepare()
        try:
            return attempt(
                item,
                lambda: propose(
                    extraction,
                    framework=workspace.framework,
                    matcher=matcher,
                    versions=workspace.versions,
                ),
            )
        except DocumentError as error:
            return error


def _told(problem: JpoaError) -> tuple[str, str, str]:
    return problem.problem, problem.where, problem.remedy


def read_remotely(
    workspace: Workspace, items: Iterable[Incoming], expected: int
) -> Iterator[Extracted]:
    """Read, tag and match documents on the workers of the flow's cluster, in any order.

    The scheduler gives up a task on which several workers have died. Whatever else those workers
    had in hand is under the same suspicion; read alone, only the culprit goes on killing them, and
    is a document that cannot be read.

    Args:
        workspace: of this machine.
        items: the documents.
        expected: how many there may be.
    """
    submit = _Submit(workspace, expected)
    suspects: list[Incoming] = []
    for block, future in in_blocks(items, submit, size=submit.size, ahead=submit.ahead):
        try:
            answers = future.result()
        except KilledWorker:
            suspects += block
        else:
            yield from _extracted(block, answers)
    for item in suspects:
        try:
            answers = submit([item]).result()
        except KilledWorker as error:
            yield Extracted(item, None, _refused(item, error.allowed_failures + 1))
        else:
            yield from _extracted([item], answers)


class _Submit:
    """Makes tasks of blocks, of a size that keeps all threads of the cluster busy."""

    def __init__(self, workspace: Workspace, expected: int) -> None:
        self._settings = workspace.settings
        self._left = expected
        context = FlowRunContext.get()
        assert context is not None
        # Prefect types its runners by the futures that they give.
        self._runner: Any = context.task_runner
        self._knowledge = workspace.knowledge()
        self._share_knowledge()

    def _share_knowledge(self) -> None:
        url, known = self._settings.shared_knowledge, self._knowledge
        if share(url, known.id, known.content):
            forget_older(url, time.time() - _KNOWLEDGE_SECONDS)

    def __call__(self, items: Sequence[Incoming]) -> PrefectFuture[list[Answer]]:
        settings = self._settings
        self._left -= len(items)
        # By now another machine may have taken it for superseded.
        self._share_knowledge()
        if settings.shared_url:
            for item in items:
                share(settings.shared, item.id, kept_bytes(settings.documents, item.id))
        return read_documents.submit(
            items[0].path.name,
            [(item.path.name, item.id) for item in items],
            settings.shared,
            settings.shared_knowledge,
            self._knowledge.id,
        )

    def size(self) -> int:
        """Documents of the next block."""
        share_of_each = self._left // (_ROUNDS * self._threads())
        return max(SMALLEST_BLOCK, min(LARGEST_BLOCK, share_of_each))

    def ahead(self) -> int:
        """Blocks that may be under way."""
        return _AHEAD * self._threads()

    def _threads(self) -> int:
        """Of the whole cluster, as it is now: workers come and go."""
        return max(1, int(sum(self._runner.client.nthreads().values())))


def _extracted(items: Sequence[Incoming], answers: Sequence[Answer]) -> Iterator[Extracted]:
    by_id = {item.id: item for item in items}
    for document_id, answer in answers:
        item = by_id[document_id]
        if isinstance(answer, bytes):
            yield Extracted(item, None, reading=Reading.from_bytes(answer))
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


def _in_words(versions: Versions) -> str:
    return f"{versions.extractor} {versions.gazetteers} {versions.matcher}"
