"""Learning from decisions: weights, calibration and threshold fitted anew, and what that changes.

Nothing is switched on here: a lesson holds the new version beside the one in use, with what each
says of the same activities, so that people can compare them first.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from extractors.model import Document, DocumentId
from gazetteers.errors import JpoaError
from gazetteers.frameworks import Framework
from gazetteers.model import FrameworkId, LanguageCode
from pipeline.doubts import proposed_state
from pipeline.match.annotated import Annotated, development_reports
from pipeline.match.fit import fit
from pipeline.match.fitted import Fitted, cues_version
from pipeline.match.judged import Judged, Outcome, rank, rate
from pipeline.match.judging import judge
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory
from pipeline.match.precedents import Precedent
from pipeline.match.reliability import Reliability, measure_reliability
from pipeline.model import Activity, DocumentRecord, Reviewed
from pipeline.stored_cases import as_extracted, in_reading_order

LEAST_DECISIONS: Final = 20
"""Decided activities of reports below which there is nothing to learn."""
MOST_ACTIVITIES: Final = 600
"""Activities that weights and calibration are fitted on, those decided last: a dozen numbers need
no more, and all others still count as precedents."""
DEFAULT_TARGET: Final = 0.98
"""Share of accepted measures that must be right where no version says otherwise."""
_DOCUMENTS: Final = 2
_HEAVIEST: Final = 20.0
"""Activities that one decision stands for at most: the blind sample of accepted ones is one in
twenty, and a single answer must not outweigh all others."""
_BANDS: Final = (0.5, 0.7, 0.85, 0.95)
"""Confidences between which activities were about as likely to be looked at."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two versions say of the same judged activities.

    Attributes:
        title: which activities.
        before: by the version in use.
        after: by the new one, fitted without the document of each activity.
    """

    title: str
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A new version of the matcher, and how it compares with the one in use.

    Attributes:
        framework: whose measures.
        current: the version in use.
        candidate: the new one.
        decisions: decided activities that it was fitted on.
        comparisons: on the development reports and on past decisions; empty sets are left out.
    """

    framework: Framework
    current: Fitted
    candidate: Fitted
    decisions: int
    comparisons: tuple[Comparison, ...]


Load = Callable[[DocumentId], Document | None]


def learn_from_decisions(
    framework: Framework,
    reviewed: Sequence[Reviewed],
    *,
    precedents: Sequence[Precedent],
    documents: Mapping[DocumentId, DocumentRecord],
    load: Load,
    current: Fitted,
    memory: Memory,
    name: str,
    now: datetime,
    last_decision: int,
) -> Lesson:
    """Fit a new version on the project's annotated reports and on what reviewers have decided.

    Whole documents are left out, of precedents as well as of what is fitted, so that no activity
    is judged by what was learned from its neighbours.

    Args:
        framework: whose measures.
        reviewed: the present state.
        precedents: what the store teaches by words and organizations.
        documents: all documents of the store.
        load: gives a stored document.
        current: the version in use.
        memory: what cues and precedents were read as in earlier runs.
        name: of the new version.
        now: the time, in UTC.
        last_decision: `seq` of the last decision in the state.

    Raises:
        JpoaError: if too little was decided.
    """
    past = decided_documents(reviewed, framework=framework.id, documents=documents, load=load)
    development = development_reports(framework.id)
    decided = sum(said is not None for item in past for said in item.measures)
    if decided < LEAST_DECISIONS or len(past) + len(development) < _DOCUMENTS:
        raise JpoaError(
            f"{decided} activities of reports have been decided, {LEAST_DECISIONS} in at least "
            f"{_DOCUMENTS} documents are needed to learn from",
            remedy="Review more: jpoa review serve",
        )
    matcher = CueMatcher(framework, precedents=precedents, fitted=current, memory=memory)
    known, own = judge(matcher, development), judge(matcher, past)
    if not any(item.acceptable.any() for item in (*known, *own)):
        raise JpoaError("nobody has given a measure yet", remedy="Review more: jpoa review serve")
    fitted = fit(
        (*known, *own),
        target=max(_targets(current), default=DEFAULT_TARGET),
        outside=current.outside,
    )
    candidate = Fitted(
        framework=framework.id,
        name=name,
        cues=cues_version(framework),
        made_at=now,
        last_decision=last_decision,
        data=sizes((*known, *own)),
        weights=dict.fromkeys(fitted.calibration, fitted.weights),
        calibration=fitted.calibration,
        outside=fitted.outside,
        reliability=reliabilities(fitted.outcomes),
    )
    parts = (
        ("development reports", known, fitted.outcomes[: len(known)]),
        ("past decisions", own, fitted.outcomes[len(known) :]),
    )
    return Lesson(
        framework,
        current,
        candidate,
        len(own),
        tuple(
            Comparison(title, tuple(_rate(current, some)), after)
            for title, some, after in parts
            if some
        ),
    )


def decided_documents(
    reviewed: Iterable[Reviewed],
    *,
    framework: FrameworkId,
    documents: Mapping[DocumentId, DocumentRecord],
    load: Load,
) -> tuple[Annotated, ...]:
    """The reports in which somebody has decided, with all their activities, those last decided.

    What reviewers see is not what comes in: the queue shows the doubtful. Each decision stands
    for the activities like it that nobody looked at (`decision_weights`); on the mean it counts 1,
    as an activity of a report that was annotated whole does.
    """
    standing = [item for item in reviewed if _is_of_report(item) and item.shadowed_by is None]
    stands_for = decision_weights(standing)
    by_document: dict[DocumentId, list[Reviewed]] = {}
    for item in standing:
        by_document.setdefault(item.activity.ref.document, []).append(item)
    found: list[Annotated] = []
    count = 0
    for document_id, items in sorted(by_document.items(), key=_last_decided, reverse=True):
        decided = {item.activity.id: item for item in items if _is_decided(item)}
        if not decided or count >= MOST_ACTIVITIES:
            break
        document = load(document_id)
        if document is None:
            continue
        activities = in_reading_order(document, [_as_proposed(item) for item in items])
        measures = [
            _measures(decided[activity.id].activity, framework) if activity.id in decided else None
            for activity in activities
        ]
        record = documents.get(document_id)
        found.append(
            Annotated(
                name=str(record.series if record and record.series else document_id),
                extraction=as_extracted(document, activities),
                measures=tuple(measures),
                names=tuple(activity.id for activity in activities),
                weights=tuple(
                    stands_for[_stratum(decided[activity.id])] if activity.id in decided else 1.0
                    for activity in activities
                ),
            )
        )
        count += len(decided)
    return tuple(found)


class Stratum(NamedTuple):
    """Activities that were about as likely to be looked at: by acceptance, by confidence."""

    accepted: bool
    band: int


def decision_weights(standing: Iterable[Reviewed]) -> Mapping[Stratum, float]:
    """What a decision counts: the inverse of its chance to be made, scaled to a mean of 1.

    The chance is the decided share of the activities of which the machine had said the same. Of
    100 doubtful and 100 accepted activities 50 and 5 were decided: each of the 5 counts as much as
    ten of the 50.
    """
    all_of, decided = Counter[Stratum](), Counter[Stratum]()
    for item in standing:
        stratum = _stratum(item)
        all_of[stratum] += 1
        decided[stratum] += _is_decided(item)
    inverse = {
        stratum: min(all_of[stratum] / count, _HEAVIEST)
        for stratum, count in decided.items()
        if count
    }
    total = sum(inverse[stratum] * count for stratum, count in decided.items() if count)
    return {stratum: weight * decided.total() / total for stratum, weight in inverse.items()}


def sizes(judged: Iterable[Judged]) -> dict[str, int]:
    """How many documents and activities of each language something was fitted on."""
    found: Counter[str] = Counter()
    documents = set()
    for item in judged:
        found[f"{item.language} activities"] += 1
        documents.add((item.language, item.document))
    found.update(f"{language} documents" for language, _ in documents)
    return dict(sorted(found.items()))


def reliabilities(outcomes: Sequence[Outcome]) -> dict[LanguageCode, Reliability]:
    """How true the confidences were, each language apart."""
    by_language: dict[LanguageCode, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.judged.language is not None:
            by_language.setdefault(outcome.judged.language, []).append(outcome)
    return {
        language: measure_reliability(by_language[language]) for language in sorted(by_language)
    }


def _rate(fitted: Fitted, judged: Iterable[Judged]) -> Iterable[Outcome]:
    for item in judged:
        yield rate(
            item,
            rank(item, fitted.weights_for(item.language)),
            fitted.calibration_for(item.language),
            fitted.outside,
        )


def _targets(fitted: Fitted) -> Iterable[float]:
    return (item.target for item in fitted.calibration.values())


def _is_of_report(item: Reviewed) -> bool:
    """Whether the matcher gives its measure; in a matrix the row does."""
    proposed = item.proposal.activity if item.proposal else item.activity
    return item.state != "rejected" and all(
        match.basis != "matrix-row" for match in proposed.measures
    )


def _as_proposed(item: Reviewed) -> Activity:
    """As the matcher will see the like of it: before a person corrected who took part."""
    return item.proposal.activity if item.proposal else item.activity


def _is_decided(item: Reviewed) -> bool:
    return item.state in ("confirmed", "corrected")


def _stratum(item: Reviewed) -> Stratum:
    """By what was proposed before anybody looked; by nothing for what a person added."""
    if item.proposal is None:
        return Stratum(False, -1)
    activity = item.proposal.activity
    sure = activity.measures[0].confidence if activity.measures else 0.0
    return Stratum(
        proposed_state(activity) == "auto_accepted", sum(sure >= band for band in _BANDS)
    )


def _last_decided(entry: tuple[DocumentId, Sequence[Reviewed]]) -> tuple[float, DocumentId]:
    times = [item.decided_at.timestamp() for item in entry[1] if item.decided_at is not None]
    return max(times, default=0.0), entry[0]


def _measures(activity: Activity, framework: FrameworkId) -> tuple[str, ...]:
    """What a reviewer stands for: the chosen measures, or the first of those proposed."""
    own = [match for match in activity.measures if match.framework == framework]
    chosen = [match.id for match in own if match.basis == "reviewer"]
    return tuple(chosen or [match.id for match in own[:1]])
