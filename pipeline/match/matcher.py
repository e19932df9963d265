"""The matcher: activities of one document to measures, best first, with reasons."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from threading import Lock
from typing import Final

from extractors.collection import paused_collection
from extractors.extract import Extraction
from gazetteers.frameworks import Framework
from gazetteers.model import UnitFloat
from gazetteers.organizations import Organizations, organizations
from pipeline.keys import file_series
from pipeline.match.channels import (
    CHANNELS,
    Spoken,
    best_cues,
    best_first,
    listen,
    own_lead,
    softmax,
)
from pipeline.match.cues import CueIndex
from pipeline.match.evidence import Reasons
from pipeline.match.fitted import Fitted, load_fitted, load_precedents, version_of
from pipeline.match.headings import Headings
from pipeline.match.learned import Learned, learn
from pipeline.match.memory import Memory
from pipeline.match.outside import NONE_FROM
from pipeline.match.precedents import Precedent
from pipeline.match.repair import Repair
from pipeline.match.surroundings import Case, DocumentWords, Names, read_cases
from pipeline.match.words import Stems, is_russian_word
from pipeline.model import MeasureMatch

MAX_SHOWN: Final = 3
WORTH_SHOWING: Final = 0.05
"""Least confidence of a second or third measure that is proposed: one right in twenty."""
_DECIDING: Final = tuple(CHANNELS.index(channel) for channel in ("gaz", "ctx", "org"))
"""Channels that can be silent; where all of them are, nothing is known of an activity."""


class CueMatcher:
    """Matches activities to the measures of one framework.

    Attributes:
        framework: whose measures.
        fitted: weights and calibration.
        precedents: what it learned from.
    """

    def __init__(
        self,
        framework: Framework,
        *,
        precedents: Sequence[Precedent] = (),
        listed: Organizations | None = None,
        fitted: Fitted | None = None,
        accept_at: UnitFloat | None = None,
        memory: Memory | None = None,
        repairs: bool = True,
    ) -> None:
        """Prepare the matcher.

        Args:
            framework: whose measures are given.
            precedents: activities whose measures are known, beside those of the project.
            listed: the organizations whose names are hidden; None takes those of the project.
            fitted: weights and calibration; None takes those stored for the framework.
            accept_at: a threshold that outranks the fitted one, in languages that have one.
            memory: what cues and precedents were read as in earlier runs; None reads them.
            repairs: whether damaged words are read as the cue words that they are nearly
                written like.
        """
        self.framework = framework
        self.fitted = load_fitted(framework.id) if fitted is None else fitted
        self.precedents = (*load_precedents(framework.id), *precedents)
        self._accept_at = accept_at
        self._memory = Memory() if memory is None else memory
        self._repairs = repairs
        self._stems = Stems(framework)
        self._is_prepared = False
        # The watcher and a page of `jpoa up` use the same one.
        self._preparing = Lock()
        self._headings = Headings(framework, self._stems)
        self._names = Names(organizations() if listed is None else listed, framework.subjects)

    @cached_property
    def version(self) -> str:
        """What a proposal records of the matcher (`version_of`)."""
        return version_of(self.fitted)

    def prepare(self) -> None:
        """Load now what would be loaded with the first document."""
        with self._preparing, paused_collection():
            if not self._is_prepared:
                self._prepare()

    def _prepare(self) -> None:
        _ = self._index, self._learned
        self._memory.keep()
        if self._repairs:
            words = (
                word
                for measure in self.framework.measures
                for phrases in measure.cues.values()
                for phrase in phrases
                for word in phrase.lower().split()
            )
            known = {*self._index.stems, *self._learned.vocabulary.stems}
            self._stems.repair_with(Repair(words, known=known, is_word=is_russian_word))
        self._is_prepared = True

    def with_cues_of(self, framework: Framework) -> "CueMatcher":
        """The same matcher with the cues of another state of its framework.

        What it learned from precedents stays as it is, and so does what words are read as.
        """
        self.prepare()
        other = copy(self)
        other.framework = framework
        other._stems = self._stems.with_known_words()
        other._is_prepared = False
        other.__dict__.pop("_index")
        return other

    def thresholds(self, language: str | None) -> tuple[UnitFloat | None, UnitFloat]:
        """`accept_at` (None: accept nothing) and `margin` for activities in a language."""
        calibration = self.fitted.calibration_for(language)
        accept_at = calibration.accept_at
        if accept_at is not None and self._accept_at is not None:
            accept_at = self._accept_at
        return accept_at, calibration.margin

    def threshold_reason(self, language: str | None) -> str:
        """What the threshold of a language rests on, or why it has none."""
        return self.fitted.calibration_for(language).reason

    def match(self, extraction: Extraction) -> Sequence[tuple[MeasureMatch, ...]]:
        """Measures for each activity, best first, three at most.

        Empty for the rows of a matrix, which give their measure themselves, where no cue, no
        organization, no heading and no reviewed activity of the same words says anything, and for
        what more likely than not serves none.
        """
        if all(tagged.passage.measure is not None for tagged in extraction.tagged):
            return [() for _ in extraction.tagged]
        learned = self._learned_for(extraction)
        cases, spoken = self._listen(extraction, learned)
        return [
            self._matches(case, spoken, row, learned) if case.tagged.passage.measure is None else ()
            for row, case in enumerate(cases)
        ]

    def listen(self, extraction: Extraction) -> tuple[tuple[Case, ...], Spoken]:
        """What all channels say of a document's activities; it is no precedent of itself."""
        return self._listen(extraction, self._learned_for(extraction))

    def _listen(self, extraction: Extraction, learned: Learned) -> tuple[tuple[Case, ...], Spoken]:
        self.prepare()
        words = DocumentWords(extraction.document, self._stems, self._names)
        cases = read_cases(extraction, words)
        return cases, listen(
            cases,
            words.whole,
            index=self._index,
            learned=learned,
            headings=self._headings,
        )

    @cached_property
    def _index(self) -> CueIndex:
        return CueIndex(self.framework, self._stems, self._memory)

    @cached_property
    def _learned(self) -> Learned:
        return learn(
            self.framework,
            self.precedents,
            stems=self._stems,
            names=self._names,
            memory=self._memory,
        )

    def _learned_for(self, extraction: Extraction) -> Learned:
        document = extraction.document
        return self._learned.without({str(document.id), str(file_series(document.file_name))})

    def _chance_of_none(self, spoken: Spoken, row: int) -> float:
        outside = self.fitted.outside
        if outside is None:
            return 0.0
        return outside.chance(spoken.outside[row], float(spoken.none_echoed[row]))

    def _matches(
        self, case: Case, spoken: Spoken, row: int, learned: Learned
    ) -> tuple[MeasureMatch, ...]:
        values = spoken.values[row]
        if not (values[list(_DECIDING)].any() or spoken.added[row].any()):
            return ()
        none = self._chance_of_none(spoken, row)
        if none >= NONE_FROM:
            return ()
        weights = self.fitted.weights_for(case.language)
        shares = softmax(weights.combine(values[None]) + spoken.added[row])[0]
        own_cues = best_cues(spoken.own[row], len(shares))
        order = best_first(shares, own_cues)
        sure = self.fitted.calibration_for(case.language).confidences(
            shares[order].tolist(),
            order.tolist(),
            own_cue=float(own_cues[order[0]]),
            lead=own_lead(values, int(order[0])),
            none=none,
        )
        ranked = [
            (int(position), confidence)
            for rank, (position, confidence) in enumerate(
                zip(order[:MAX_SHOWN], sure, strict=False)
            )
            if rank == 0 or confidence >= WORTH_SHOWING
        ]
        reasons = Reasons(
            self.framework,
            case,
            spoken,
            row,
            weights=weights,
            learned=learned,
        )
        return tuple(
            MeasureMatch(
                framework=self.framework.id,
                id=self.framework.measures[position].id,
                basis="matched",
                confidence=round(confidence, 4),
                evidence=reasons.explain(
                    position, runner_up=ranked[1][0] if rank == 0 and len(ranked) > 1 else None
                ),
            )
            for rank, (position, confidence) in enumerate(ranked)
        )
