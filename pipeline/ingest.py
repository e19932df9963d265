"""From files to stored proposals, document by document; one bad file never stops the others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final, Literal, Protocol, TypeVar

from sqlalchemy import Engine

from extractors.errors import DocumentError
from extractors.extract import Extraction
from extractors.model import DocumentId
from extractors.text import display_name
from gazetteers.errors import JpoaError
from gazetteers.frameworks import Framework
from pipeline.attempts import Attempts
from pipeline.intake import Incoming, Unsettled, receive
from pipeline.model import DocumentRecord, Proposal, Versions, Visibility
from pipeline.propose import Matcher, propose, series_of
from pipeline.readings import Readings
from pipeline.store.documents import (
    find_document,
    newest_versions,
    record_extraction,
    record_failure,
    record_sighting,
    set_visibility,
)

log = logging.getLogger(__name__)

BATCH: Final = 100
"""Documents that are handed to the extractor together: enough that several machines, each of which
takes ten at a time, end at nearly the same time; few enough that their readings fit into memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: the file.
        state: "read" now, "unchanged" since it was read before, "failed", or "waiting": it is
            still being written, or open elsewhere, and can be taken later.
        activities: how many were found in it; 0 unless it was read now.
        problem: the line that staff read; empty unless it failed or waits.
        warnings: what a person should know although it was read.
        incoming: the file as it was received; None when it was not.
        known_as: the name under which the same content came before; empty when it did not, or
            came under this one.
    """

    path: Path
    state: Literal["read", "unchanged", "failed", "waiting"]
    activities: int = 0
    problem: str = ""
    warnings: tuple[str, ...] = ()
    incoming: Incoming | None = None
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file after reading: what was extracted, or why it could not be."""

    incoming: Incoming
    extraction: Extraction | None
    problem: JpoaError | None = None


Extractor = Callable[[Sequence[Incoming]], Iterable[Extracted]]
"""Reads and tags documents, in any order: directly, in processes, or as Prefect tasks."""


T = TypeVar("T")


class Attempt(Protocol):
    """Does a step of one document; may turn what goes wrong into the document's own problem."""

    def __call__(self, item: Incoming, step: Callable[[], T]) -> T | DocumentError:
        """What the step gives, or why it gives nothing."""


def do_at_once(item: Incoming, step: Callable[[], T]) -> T | DocumentError:
    """The plain attempt: whatever goes wrong ends the run."""
    return step()


@dataclass(frozen=True, slots=True)
class Ingest:
    """What ingesting needs: the store, and the versions that will be recorded.

    Attributes:
        engine: the store.
        documents: the folder where bytes are kept.
        readings: where reports wait for the matrices that came with them.
        framework: whose measures the activities serve.
        matcher: makes what gives measures, from the precedents that are stored by then.
        versions: of code, gazetteers and matcher.
        clock: the present time, in UTC.
        attempts: which documents have brought the program down.
        again: read documents anew that were read before.
        visibility: of a document, by the path where it was dropped.
        attempt: how a step of one document is done.
    """

    engine: Engine
    documents: Path
    readings: Readings
    framework: Framework
    matcher: Callable[[], Matcher]
    versions: Versions
    clock: Callable[[], datetime]
    attempts: Attempts
    again: bool = False
    visibility: Callable[[Path], Visibility] = lambda path: "public"
    attempt: Attempt = do_at_once

    def run(self, paths: Iterable[Path], extract: Extractor) -> Iterator[Outcome]:
        """Ingest files: matrices first, since their rows are precedents for the reports.

        Reports wait on the disk until all matrices are stored. So neither the order of the files
        nor a crash in the middle changes what is proposed, and memory does not grow with them.
        """
        seen: set[DocumentId] = set()
        reports: list[Incoming] = []
        copies: list[Incoming] = []
        matrices: Matcher | None = None
        for batch in _batches(paths):
            new: list[Incoming] = []
            for path in batch:
                item = self._receive(path)
                if isinstance(item, Outcome):
                    yield item
                elif item.id in seen:
                    copies.append(item)
                elif self._is_known(item):
                    yield self._see(item)
                elif self.readings.get(item) is not None:
                    reports.append(item)
                else:
                    new.append(item)
                if not isinstance(item, Outcome):
                    seen.add(item.id)
            for extracted in self._extract(new, extract):
                if extracted.extraction is None:
                    yield self._fail(extracted)
                elif extracted.extraction.document.kind == "matrix":
                    matrices = matrices or self.matcher()
                    yield self._store(extracted.incoming, extracted.extraction, matrices)
                else:
                    self.readings.put(extracted.incoming, extracted.extraction)
                    reports.append(extracted.incoming)
        yield from self._store_reports(reports, extract)
        for item in copies:
            if self._is_known(item):
                yield self._see(item)
            else:
                # What failed is read under each of its names: the problem tells which file it is.
                yield from self._store_reports([item], extract)

    def read_anew(self, items: Sequence[Incoming], extract: Extractor) -> Iterator[Outcome]:
        """Read documents whose bytes are kept, whatever has read them before; matrices first."""
        reports: list[Incoming] = []
        matrices: Matcher | None = None
        for extracted in extract(items):
            if extracted.extraction is None:
                yield self._fail(extracted)
            elif extracted.extraction.document.kind == "matrix":
                matrices = matrices or self.matcher()
                yield self._store(extracted.incoming, extracted.extraction, matrices)
            else:
                self.readings.put(extracted.incoming, extracted.extraction)
                reports.append(extracted.incoming)
        yield from self._store_reports(reports, extract)

    def _extract(self, items: Sequence[Incoming], extract: Extractor) -> Iterator[Extracted]:
        """Read documents, each one alone that may have brought the program down.

        Whatever was in hand beside it is under the same suspicion. Alone, only the culprit goes on
        bringing it down.
        """
        suspects = [item for item in items if self.attempts.suspected(item.id)]
        for item in suspects:
            yield from extract([item])
        yield from extract([item for item in items if item not in suspects])

    def _receive(self, path: Path) -> Incoming | Outcome:
        try:
            return receive(path, self.documents)
        except Unsettled as error:
            return Outcome(path, "waiting", problem=str(error))
        except DocumentError as error:
            return Outcome(path, "failed", problem=str(error))

    def _store_reports(self, reports: Sequence[Incoming], extract: Extractor) -> Iterator[Outcome]:
        """Match and store what was set aside, with the precedents that are stored by now."""
        matcher: Matcher | None = None
        for item in reports:
            waiting = self.readings.get(item)
            for extracted in [Extracted(item, waiting)] if waiting else extract([item]):
                if extracted.extraction is None:
                    yield self._fail(extracted)
                    continue
                # Made now: the rows of this run's matrices are among its precedents.
                matcher = matcher or self.matcher()
                outcome = self._store(item, extracted.extraction, matcher)
                self.readings.drop(item)
                yield outcome

    def _is_known(self, item: Incoming) -> bool:
        record = find_document(self.engine, item.id)
        if record is None or record.state != "read":
            return False
        return not self.again or newest_versions(self.engine, item.id) == self.versions

    def _see(self, item: Incoming) -> Outcome:
        """The outcome for bytes that were read before, under whatever name they come."""
        self.readings.drop(item)
        self.attempts.forget(item.id)
        record_sighting(self.engine, item.id, item.path, self.clock())
        if self.visibility(item.path) == "restricted":
            # Of two who dropped the same content, the one who wants it kept inside is obeyed.
            set_visibility(self.engine, [item.id], "restricted")
        record = find_document(self.engine, item.id)
        known_as = record.file_name if record is not None else ""
        return Outcome(
            item.path,
            "unchanged",
            incoming=item,
            known_as="" if known_as == display_name(item.path.name) else known_as,
        )

    def _fail(self, extracted: Extracted) -> Outcome:
        incoming, problem = extracted.incoming, extracted.problem
        line = str(problem or DocumentError("nothing was read", where=incoming.path.name))
        record_failure(
            self.engine,
            incoming.id,
            path=incoming.path,
            problem=line,
            now=self.clock(),
            visibility=self.visibility(incoming.path),
        )
        log.info("document_failed", extra={"document": incoming.id, "file": incoming.path.name})
        return Outcome(incoming.path, "failed", problem=line, incoming=incoming)

    def _store(self, incoming: Incoming, extraction: Extraction, matcher: Matcher) -> Outcome:
        document = extraction.document
        if document.kind != "matrix":
            # What brings the program down while it loads is no fault of the document.
            matcher.prepare()

        def match() -> tuple[Proposal, ...]:
            with self.attempts.step(incoming.id, "matching", where=incoming.path.name):
                return propose(
                    extraction,
                    framework=self.framework,
                    matcher=matcher,
                    versions=self.versions,
                )

        try:
            proposals = self.attempt(incoming, match)
        except DocumentError as error:
            proposals = error
        if isinstance(proposals, DocumentError):
            return self._fail(Extracted(incoming, None, proposals))
        now = self.clock()
        record_extraction(
            self.engine,
            DocumentRecord(
                id=incoming.id,
                file_name=document.file_name,
                state="read",
                format=document.format,
                kind=document.kind,
                title=document.title,
                language=document.language,
                series=series_of(document, self.framework),
                pages=document.pages,
                visibility=self.visibility(incoming.path),
                received_at=now,
            ),
            path=incoming.path,
            document=document,
            rejections=extraction.rejections,
            proposals=proposals,
            versions=self.versions,
            now=now,
        )
        log.info(
            "document_read",
            extra={
                "document": incoming.id,
                "file": incoming.path.name,
                "activities": len(proposals),
                "language": document.language,
            },
        )
        return Outcome(
            incoming.path,
            "read",
            activities=len(proposals),
            warnings=document.warnings,
            incoming=incoming,
        )


def _batches(paths: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    rest = iter(paths)
    while batch := tuple(islice(rest, BATCH)):
        yield batch
