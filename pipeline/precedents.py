"""What the store knows of measures: rows of stored matrices, and what reviewers have said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Engine

from extractors.collection import paused_collection
from extractors.model import DocumentId
from gazetteers.model import MeasureId
from pipeline.match.precedents import Precedent
from pipeline.model import Activity, ActivityId, Decision, Proposal, Series
from pipeline.review.decisions import active_decisions
from pipeline.store.decisions import all_decisions, last_decision
from pipeline.store.documents import list_documents
from pipeline.store.proposals import added_without, count_extractions, current_proposals

_ROW_WEIGHT: Final = 0.5
"""How much a row of a matrix counts beside a reviewer's word: where a paragraph was filed is one
of several rows that would do, and one event stands under several."""
_ROW: Final = '"matrix-row"'
"""In the stored form of every proposal whose measure its row gives, and of few others."""


class StoredPrecedents:
    """The precedents of a store; read anew only when a matrix or a decision has come.

    A store grows by reports, which teach nothing until somebody looks at them.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._seen: tuple[tuple[int, int], int] | None = None
        self._found: tuple[Precedent, ...] = ()

    def now(self) -> tuple[Precedent, ...]:
        """Those of `derive_precedents`; the same tuple as long as they are the same."""
        engine = self._engine
        # Looked at first: what comes while precedents are read is read once more.
        seen = count_extractions(engine), last_decision(engine)
        if not self._still_good(seen):
            with paused_collection():
                self._found = derive_precedents(
                    current_proposals(engine, holding=_ROW),
                    all_decisions(engine),
                    {record.id: record.series for record in list_documents(engine)},
                )
        self._seen = seen
        return self._found

    def _still_good(self, seen: tuple[tuple[int, int], int]) -> bool:
        before = self._seen
        if before is None or before[1] != seen[1]:
            return False
        return before == seen or added_without(self._engine, _ROW, after=before[0])


def derive_precedents(
    proposals: Iterable[Proposal],
    decisions: Sequence[Decision],
    series: Mapping[DocumentId, Series],
) -> tuple[Precedent, ...]:
    """Activities whose measures are known, in the order of their ids. Pure.

    A reviewer's decision outranks the row of a matrix. Measures that were merely matched, and that
    nobody has looked at, teach nothing.

    Args:
        proposals: as they stand now.
        decisions: the whole log.
        series: what the editions and formats of each document share; no document is a precedent
            for its own series.
    """
    found: dict[ActivityId, Precedent] = {}
    for proposal in proposals:
        rows = [item.id for item in proposal.activity.measures if item.basis == "matrix-row"]
        if rows:
            found[proposal.activity.id] = _precedent(
                proposal.activity, rows, series, source=f"a row of {rows[0]}", weight=_ROW_WEIGHT
            )
    for decision in active_decisions(decisions):
        for target in decision.targets:
            found.pop(target.activity_id, None)
        for activity in decision.result:
            found[activity.id] = _precedent(
                activity,
                list(_decided(activity)),
                series,
                source="a reviewed activity",
                reviewed=True,
            )
    return tuple(found[activity_id] for activity_id in sorted(found))


def _decided(activity: Activity) -> Iterator[MeasureId]:
    """The measures that a reviewer stands for: the chosen ones, or the first of those proposed."""
    chosen = [item.id for item in activity.measures if item.basis == "reviewer"]
    yield from chosen or [item.id for item in activity.measures[:1]]


def _precedent(
    activity: Activity,
    measures: Sequence[MeasureId],
    series: Mapping[DocumentId, Series],
    *,
    source: str,
    weight: float = 1.0,
    reviewed: bool = False,
) -> Precedent:
    document = activity.ref.document
    return Precedent(
        text=activity.text,
        language=activity.language,
        measures=tuple(measures),
        organizations=tuple(dict.fromkeys(tag.id for tag in activity.organizations)),
        source=source,
        document=series.get(document) or document,
        weight=weight,
        reviewed=reviewed,
    )
