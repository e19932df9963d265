"""From files to stored proposals, document by document; one bad file never stops the others."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal, Protocol, TypeVar

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
from pipeline.readings import About, Reading, Readings, about, pack_reading
from pipeline.store.documents import (
    find_document,
    newest_versions,
    record_failure,
    record_packed,
    record_sighting,
    set_visibility,
)
from pipeline.store.packing import Packed, bodies_of, pack_document, pack_rejections

log = logging.getLogger(__name__)


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
    """A file after reading: what was extracted, or why it could not be.

    Attributes:
        incoming: the file.
        extraction: what was found in it; None where that comes packed, or not at all.
        problem: why not.
        reading: what was found, packed, as other machines send it.
    """

    incoming: Incoming
    extraction: Extraction | None
    problem: JpoaError | None = None
    reading: Reading | None = None

    @property
    def kind(self) -> str:
        """Of the document; empty where it could not be read."""
        if self.reading is not None:
            return self.reading.about.kind
        return "" if self.extraction is None else self.extraction.document.kind


Extractor = Callable[[Iterable[Incoming]], Iterable[Extracted]]
"""Reads and tags documents, in any order: directly, in processes, or as Prefect tasks. It asks for
the next ones when it has room for them: they are received only then."""


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
        knowledge: the digest of all that proposals depend on by then (`pipeline.knowledge`).
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
    knowledge: Callable[[], str]
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
        settled: deque[Outcome] = deque()
        reports: list[Incoming] = []
        copies: list[Incoming] = []
        suspects: list[Incoming] = []

        def unread() -> Iterator[Incoming]:
            for path in paths:
                item = self._receive(path)
                if isinstance(item, Outcome):
                    settled.append(item)
                    continue
                is_copy = item.id in seen
                seen.add(item.id)
                if is_copy:
                    copies.append(item)
                elif self._is_known(item):
                    settled.append(self._see(item))
                elif self.readings.has(item):
                    reports.append(item)
                elif self.attempts.suspected(item.id):
                    suspects.append(item)
                else:
                    yield item

        # Whatever was in hand beside a document that brought the program down is under the same
        # suspicion. Alone, and after all others, only the culprit goes on bringing it down.
        alone = (extracted for item in suspects for extracted in extract([item]))
        yield from self._take_in(chain(extract(unread()), alone), reports, settled)
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
        yield from self._take_in(extract(items), reports, deque())
        yield from self._store_reports(reports, extract)

    def _take_in(
        self, found: Iterable[Extracted], reports: list[Incoming], settled: deque[Outcome]
    ) -> Iterator[Outcome]:
        """Store matrices, and set reports aside; tell what else was settled meanwhile."""
        matching = _Matching(self)
        for extracted in found:
            while settled:
                yield settled.popleft()
            if extracted.problem is not None or not extracted.kind:
                yield self._fail(extracted)
            elif extracted.kind == "matrix":
                yield self._store(extracted, matching)
            else:
                self.readings.put(extracted.incoming, self._packed(extracted))
                reports.append(extracted.incoming)
        yield from settled

    def _packed(self, extracted: Extracted) -> Reading:
        if extracted.reading is not None:
            return extracted.reading
        assert extracted.extraction is not None
        series = series_of(extracted.extraction.document, self.framework)
        return pack_reading(extracted.extraction, series)

    def _receive(self, path: Path) -> Incoming | Outcome:
        try:
            return receive(path, self.documents)
        except Unsettled as error:
            return Outcome(path, "waiting", problem=str(error))
        except DocumentError as error:
            return Outcome(path, "failed", problem=str(error))

    def _store_reports(self, reports: Sequence[Incoming], extract: Extractor) -> Iterator[Outcome]:
        """Match and store what was set aside, with the precedents that are stored by now."""
        # Made anew: the rows of this run's matrices are among the precedents.
        matching = _Matching(self)
        for item in reports:
            waiting = self.readings.get(item)
            found = extract([item]) if waiting is None else [Extracted(item, None, reading=waiting)]
            for extracted in found:
                if extracted.problem is not None or not extracted.kind:
                    yield self._fail(extracted)
                else:
                    outcome = self._store(extracted, matching)
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

    def _store(self, extracted: Extracted, matching: "_Matching") -> Outcome:
        incoming, reading = extracted.incoming, extracted.reading
        extraction = extracted.extraction
        if reading is not None and reading.about.knowledge == matching.knowledge_for(reading):
            return self._record(incoming, reading.about, reading.packed(reading.bodies))
        if extraction is None:
            assert reading is not None
            extraction = reading.extraction
        proposals = self._propose(incoming, extraction, matching)
        if isinstance(proposals, DocumentError):
            return self._fail(Extracted(incoming, None, proposals))
        bodies = bodies_of(proposals)
        if reading is not None:
            return self._record(incoming, reading.about, reading.packed(bodies))
        document = extraction.document
        packed = Packed(pack_document(document), pack_rejections(extraction.rejections), bodies)
        return self._record(incoming, about(document, series_of(document, self.framework)), packed)

    def _propose(
        self, incoming: Incoming, extraction: Extraction, matching: "_Matching"
    ) -> tuple[Proposal, ...] | DocumentError:
        matcher = matching.matcher
        if extraction.document.kind != "matrix":
            # What brings the program down while it loads is no fault of the document.
            matcher.prepare()

        def match() -> tuple[Proposal, ...]:
            with self.attempts.step(incoming.id, "matching", where=incoming.path.name):
                return propose(
                    extraction, framework=self.framework, matcher=matcher, versions=self.versions
                )

        try:
            return self.attempt(incoming, match)
        except DocumentError as error:
            return error

    def _record(self, incoming: Incoming, found: About, packed: Packed) -> Outcome:
        now = self.clock()
        record_packed(
            self.engine,
            DocumentRecord(
                id=incoming.id,
                file_name=found.file_name,
                state="read",
                format=found.format,
                kind=found.kind,
                title=found.title,
                language=found.language,
                series=found.series,
                pages=found.pages,
                visibility=self.visibility(incoming.path),
                received_at=now,
            ),
            path=incoming.path,
            packed=packed,
            versions=self.versions,
            now=now,
        )
        activities = len(packed.bodies)
        log.info(
            "document_read",
            extra={
                "document": incoming.id,
                "file": incoming.path.name,
                "activities": activities,
                "language": found.language,
            },
        )
        return Outcome(
            incoming.path,
            "read",
            activities=activities,
            warnings=found.warnings,
            incoming=incoming,
        )


class _Matching:
    """What documents are matched with from one moment on; made when the first one asks for it."""

    def __init__(self, ingest: Ingest) -> None:
        self._ingest = ingest

    @cached_property
    def matcher(self) -> Matcher:
        return self._ingest.matcher()

    def knowledge_for(self, reading: Reading) -> str | None:
        """The digest that the proposals of a reading must have been made with; None: it has none.

        To tell it, all precedents are read.
        """
        return self._knowledge if reading.about.knowledge else None

    @cached_property
    def _knowledge(self) -> str:
        return self._ingest.knowledge()
