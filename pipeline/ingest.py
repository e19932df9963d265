"""From files to stored proposals, document by document; one bad file never stops the others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine

from extractors.errors import DocumentError
from extractors.extract import Extraction
from gazetteers.errors import JpoaError
from gazetteers.frameworks import Framework
from pipeline.intake import Incoming
from pipeline.model import DocumentRecord, Versions
from pipeline.propose import Matcher, propose, series_of
from pipeline.store.documents import (
    find_document,
    keep_bytes,
    newest_versions,
    record_extraction,
    record_failure,
    record_sighting,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: the file.
        state: "read" now, "unchanged" since it was read before, or "failed".
        activities: how many were found in it; 0 unless it was read now.
        problem: the line that staff read; empty unless it failed.
        warnings: what a person should know although it was read.
    """

    path: Path
    state: Literal["read", "unchanged", "failed"]
    activities: int = 0
    problem: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file after reading: what was extracted, or why it could not be."""

    incoming: Incoming
    extraction: Extraction | None
    problem: JpoaError | None = None


Extractor = Callable[[Sequence[Incoming]], Iterable[Extracted]]
"""Reads and tags documents, in any order: directly, in processes, or as Prefect tasks."""


@dataclass(frozen=True, slots=True)
class Ingest:
    """What ingesting needs: the store, and the versions that will be recorded.

    Attributes:
        engine: the store.
        documents: the folder where bytes are kept.
        framework: whose measures the activities serve.
        matcher: makes what gives measures, from the precedents that are stored by then.
        versions: of code, gazetteers and matcher.
        clock: the present time, in UTC.
        again: read documents anew that were read before.
    """

    engine: Engine
    documents: Path
    framework: Framework
    matcher: Callable[[], Matcher]
    versions: Versions
    clock: Callable[[], datetime]
    again: bool = False

    def run(self, incoming: Sequence[Incoming], extract: Extractor) -> Iterator[Outcome]:
        """Ingest a batch: matrices first, since their rows are precedents for the reports."""
        new: dict[str, Incoming] = {}
        copies = []
        for item in incoming:
            if item.id in new:
                copies.append(item)
            elif self._is_known(item):
                yield self._see(item)
            else:
                keep_bytes(self.documents, item.id, item.data)
                new[item.id] = item
        reports: list[tuple[Incoming, Extraction]] = []
        matcher: Matcher | None = None
        for extracted in extract(tuple(new.values())):
            if extracted.extraction is None:
                yield self._fail(extracted)
            elif extracted.extraction.document.kind == "matrix":
                matcher = matcher or self.matcher()
                yield self._store(extracted.incoming, extracted.extraction, matcher)
            else:
                reports.append((extracted.incoming, extracted.extraction))
        if reports:
            # Made anew: the rows of this batch's matrices are among its precedents now.
            matcher = self.matcher()
            for item, extraction in sorted(reports, key=lambda report: report[0].id):
                yield self._store(item, extraction, matcher)
        for item in copies:
            yield self._see(item)

    def _is_known(self, item: Incoming) -> bool:
        record = find_document(self.engine, item.id)
        if record is None or record.state != "read":
            return False
        return not self.again or newest_versions(self.engine, item.id) == self.versions

    def _see(self, item: Incoming) -> Outcome:
        """The outcome for bytes that the store knows, under whatever name they come."""
        record_sighting(self.engine, item.id, item.path, self.clock())
        record = find_document(self.engine, item.id)
        if record is not None and record.state == "failed":
            return Outcome(item.path, "failed", problem=record.problem)
        return Outcome(item.path, "unchanged")

    def _fail(self, extracted: Extracted) -> Outcome:
        incoming, problem = extracted.incoming, extracted.problem
        line = str(problem or DocumentError("nothing was read", where=incoming.path.name))
        record_failure(self.engine, incoming.id, path=incoming.path, problem=line, now=self.clock())
        return Outcome(incoming.path, "failed", problem=line)

    def _store(self, incoming: Incoming, extraction: Extraction, matcher: Matcher) -> Outcome:
        document = extraction.document
        proposals = propose(
            extraction,
            framework=self.framework,
            matcher=matcher,
            versions=self.versions,
        )
        now = self.clock()
        record_extraction(
            self.engine,
            DocumentRecord(
                id=incoming.id,
                file_name=incoming.path.name,
                state="read",
                format=document.format,
                kind=document.kind,
                title=document.title,
                language=document.language,
                series=series_of(document, self.framework),
                pages=document.pages,
                received_at=now,
            ),
            path=incoming.path,
            document=document,
            rejections=extraction.rejections,
            proposals=proposals,
            versions=self.versions,
            now=now,
        )
        log.info("read %s: %d activities", incoming.id, len(proposals))
        return Outcome(incoming.path, "read", activities=len(proposals), warnings=document.warnings)
