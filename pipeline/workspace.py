"""One workspace: its settings, its store, its lists, and the steps over them.

What is slow to import (readers, cutting, matching, writing) is imported by the step that needs it,
so that asking for the status costs neither.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from extractors.collection import paused_collection
from extractors.model import Document, DocumentId, Rejection
from gazetteers.additions import Additions, using
from gazetteers.version import gazetteers_version
from pipeline.inbox import DONE, PROBLEMS
from pipeline.lists import Lists
from pipeline.model import DocumentRecord, Reviewed, Versions, Visibility
from pipeline.settings import RESTRICTED, Settings
from pipeline.store.decisions import all_decisions
from pipeline.store.documents import list_documents, load_extraction
from pipeline.store.engine import open_engine
from pipeline.store.proposals import current_proposals

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from extractors.extract import Extraction
    from pipeline.attempts import Attempts
    from pipeline.ingest import Attempt, Ingest
    from pipeline.intake import Incoming
    from pipeline.knowledge import PackedKnowledge
    from pipeline.learn import Lesson
    from pipeline.match.fitted import Fitted
    from pipeline.match.matcher import CueMatcher
    from pipeline.match.memory import Memory
    from pipeline.match.precedents import Precedent
    from pipeline.match.versions import MatcherVersions
    from pipeline.precedents import StoredPrecedents
    from pipeline.release.publish import Release
    from pipeline.release.rows import Row
    from pipeline.store.queue import Tally


_CUTTING: Final = Lock()
"""Children read at the same time. Threads that cut would only stand in each other's way, and the
first of them would each load the same lists."""


def utc_now() -> datetime:
    """The present time, in UTC."""
    return datetime.now(UTC)


class Workspace(Lists):
    """The steps of the pipeline over one workspace; nothing is loaded before it is needed."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__(settings)
        self.clock = clock
        self._kept_matcher: tuple[CueMatcher, tuple[Precedent, ...], Additions] | None = None
        self._kept_knowledge: (
            tuple[tuple[Fitted, Additions, tuple[Precedent, ...]], PackedKnowledge] | None
        ) = None
        self._matcher_lock = Lock()

    @cached_property
    def engine(self) -> Engine:
        """The store."""
        return open_engine(self.settings.database)

    @property
    def versions(self) -> Versions:
        """The versions of code and data that make proposals here, with the matcher in use."""
        from pipeline.match.fitted import version_of

        return Versions(
            extractor=version("jpoa"),
            gazetteers=gazetteers_version(self.additions),
            matcher=version_of(self.matchers.in_use()[0]),
        )

    def matcher(self) -> CueMatcher:
        """The matcher in use, over the precedents that the store holds now.

        The same one as before while neither has changed: who stays (`jpoa up`) loads it once.
        """
        from pipeline.match.matcher import CueMatcher

        with self._matcher_lock:
            fitted, precedents = self.matchers.in_use()[0], self._precedents.now()
            added = self.additions
            kept = self._kept_matcher
            if (
                kept is None
                or kept[1] is not precedents
                or kept[2] != added
                or kept[0].fitted != fitted
            ):
                matcher = CueMatcher(
                    self.framework,
                    precedents=precedents,
                    listed=self.organizations,
                    fitted=fitted,
                    accept_at=self.settings.accept_at,
                    memory=self.remembered(),
                )
                kept = self._kept_matcher = (matcher, precedents, added)
            return kept[0]

    def knowledge(self) -> PackedKnowledge:
        """What documents are read and matched with now; the same object while nothing changes."""
        from pipeline.knowledge import Knowledge

        with self._matcher_lock:
            fitted, precedents = self.matchers.in_use()[0], self._precedents.now()
            basis = (fitted, self.additions, precedents)
            kept = self._kept_knowledge
            if kept is None or kept[0][2] is not precedents or kept[0][:2] != basis[:2]:
                knowledge = Knowledge(
                    frameworks=self.frameworks,
                    framework=self.settings.framework,
                    additions=self.additions.entries,
                    fitted=fitted,
                    accept_at=self.settings.accept_at,
                    precedents=precedents,
                    ocr=self.settings.ocr,
                    versions=self.versions,
                )
                kept = self._kept_knowledge = (basis, knowledge.packed())
            return kept[1]

    @cached_property
    def _precedents(self) -> StoredPrecedents:
        from pipeline.precedents import StoredPrecedents

        return StoredPrecedents(self.engine)

    def remembered(self) -> Memory:
        """What cues and precedents were read as in earlier runs."""
        from pipeline.match.remembered import open_memory

        return open_memory(self.settings.data / "matcher", self.framework, self.additions)

    @property
    def matchers(self) -> MatcherVersions:
        """The versions of the matcher that were learned here."""
        from pipeline.match.versions import MatcherVersions

        return MatcherVersions(self.settings.data / "matcher", self.framework)

    def learn(self) -> Lesson:
        """A new version of the matcher from what was decided, compared with the one in use.

        Raises:
            JpoaError: if too little was decided.
        """
        with paused_collection(), using(self.additions):
            # What is read goes before the search for garbage begins again: it would go through it.
            return self._learn()

    def _learn(self) -> Lesson:
        from pipeline.learn import learn_from_decisions
        from pipeline.precedents import derive_precedents
        from pipeline.review.decisions import fold

        proposals = tuple(current_proposals(self.engine))
        log = all_decisions(self.engine)
        documents = {record.id: record for record in self.documents()}
        now = self.clock()
        return learn_from_decisions(
            self.framework,
            fold(proposals, log, documents),
            precedents=derive_precedents(
                proposals, log, {key: record.series for key, record in documents.items()}
            ),
            documents=documents,
            load=self._stored,
            current=self.matchers.in_use()[0],
            memory=self.remembered(),
            name=self.matchers.next_name(now),
            now=now,
            last_decision=log[-1].seq if log else 0,
        )

    def rematch(self) -> Iterator[int]:
        """Match the stored reports anew with the matcher in use; see `pipeline.rematch`."""
        from pipeline.rematch import rematch

        return rematch(self.engine, self.matcher(), now=self.clock())

    def extract(self, item: Incoming) -> Extraction:
        """Read a document within limits, in a child process, then cut and tag it here.

        Raises:
            DocumentError: if it cannot be read.
        """
        from extractors.extract import extract
        from extractors.guard import read_guarded
        from extractors.warm import load_lists

        document = read_guarded(
            self.original(item.id), item.path.name, titles=self.titles, ocr=self.settings.ocr
        )
        with _CUTTING, using(self.additions):
            # What brings the program down while it loads is no fault of the document.
            load_lists(document.language, self.frameworks)
            with self.attempts.step(item.id, "cutting", where=item.path.name):
                return extract(document, self.frameworks)

    @cached_property
    def attempts(self) -> Attempts:
        """Which documents the program has ended on."""
        from pipeline.attempts import Attempts

        return Attempts(self.settings.work / "attempts")

    def original(self, document_id: DocumentId) -> bytes:
        """The bytes of a document that was received."""
        from pipeline.store.kept import kept_bytes

        return kept_bytes(self.settings.documents, document_id)

    @property
    def reading_versions(self) -> tuple[str, str]:
        """The versions of code and lists that reading depends on."""
        return version("jpoa"), gazetteers_version(self.additions)

    def ingest(self, *, again: bool = False, attempt: Attempt | None = None) -> Ingest:
        """The ingest step over this workspace; see `Ingest` for what can be said."""
        from pipeline.ingest import Ingest, do_at_once
        from pipeline.readings import Readings

        return Ingest(
            engine=self.engine,
            documents=self.settings.documents,
            readings=Readings(self.settings.work, self.versions),
            framework=self.framework,
            matcher=self.matcher,
            knowledge=lambda: self.knowledge().id,
            versions=self.versions,
            clock=self.clock,
            again=again,
            visibility=self.visibility,
            attempt=attempt or do_at_once,
            attempts=self.attempts,
        )

    def visibility(self, path: Path) -> Visibility:
        """Whether what is dropped at a path may be published: not from a folder `restricted`."""
        inbox = self.settings.inbox
        folders = path.relative_to(inbox).parts[:-1] if path.is_relative_to(inbox) else ()
        inside = any(folder.casefold() == RESTRICTED for folder in folders)
        return "restricted" if inside or self.settings.restricted else "public"

    def recover(self) -> None:
        """Remove what killed processes left unfinished; nothing of it was ever counted."""
        from pipeline.durable import sweep
        from pipeline.release.leftovers import sweep_releases

        now = self.clock().timestamp()
        for folder in (self.settings.documents, self.settings.work, self.settings.runs):
            sweep(folder, now)
        for folder in (self.settings.inbox / DONE, self.settings.inbox / PROBLEMS):
            for name, _, _ in os.walk(folder):
                sweep(Path(name), now)
        sweep_releases(self.settings.published, now)
        self.attempts.sweep(now)

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents that were ever received."""
        return list_documents(self.engine)

    def extraction(self, document_id: DocumentId) -> tuple[Document, tuple[Rejection, ...]] | None:
        """What was last read from a document; None when it never was."""
        return load_extraction(self.engine, document_id)

    def reviewed(self) -> tuple[Reviewed, ...]:
        """The present state of every activity."""
        from pipeline.review.decisions import fold

        with paused_collection():
            return fold(
                current_proposals(self.engine),
                all_decisions(self.engine),
                {record.id: record for record in self.documents()},
            )

    def bring_up_to_date(self) -> None:
        """Take in what was read and decided, so that the next look is quick."""
        from pipeline.store.standing import is_current

        if is_current(self.engine):
            return
        # What compares texts is slow to import, and most looks find nothing new.
        from pipeline.review.standing import bring_up_to_date

        bring_up_to_date(self.engine)

    def reviewed_like(self, start: str) -> tuple[Reviewed, ...]:
        """The present state of the activities whose ids begin so."""
        from pipeline.review.standing import load_reviewed
        from pipeline.store.queue import ids_beginning

        self.bring_up_to_date()
        return tuple(load_reviewed(self.engine, ids_beginning(self.engine, start)).values())

    def tallies(self) -> tuple[Tally, ...]:
        """Counts of what stands, without reading it all."""
        from pipeline.store.queue import tallies

        self.bring_up_to_date()
        return tallies(self.engine)

    def rows(self) -> tuple[Row, ...]:
        """The present state in the published form, without publishing it."""
        from pipeline.release.rows import build_rows

        return build_rows(
            self.reviewed(),
            documents={record.id: record for record in self.documents()},
            organization_names=self.catalogue.organization_names,
            framework=self.framework.id,
            pseudonyms={},
        )

    def publish(self, *, strict: bool = False, iati: bool = False) -> Release:
        """Publish the present state as a new release, with an IATI file if it is asked for.

        Raises:
            ReleaseError: if it must not be published.
        """
        from pipeline.release.iati import Reporter
        from pipeline.release.public_state import PublicState
        from pipeline.release.publish import publish

        reporter = None
        if iati:
            reference = self.settings.iati_reporter or ""
            reporter = Reporter(reference, self.settings.iati_reporter_name or reference)

        documents = {record.id: record for record in self.documents()}
        state = PublicState(self.engine, documents)
        return publish(
            self.engine,
            published=self.settings.published,
            groups=state.groups(),
            decisions=state.decisions,
            documents=documents,
            framework=self.framework,
            catalogue=self.catalogue,
            versions=self.versions,
            now=self.clock(),
            strict=strict,
            load=self._stored,
            iati=reporter,
            matcher=self.matchers.in_use()[0],
        )

    def _stored(self, document_id: DocumentId) -> Document | None:
        """A document as it was last read; None when it never was."""
        found = self.extraction(document_id)
        return None if found is None else found[0]
