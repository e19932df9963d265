"""The matcher: activities of one document to measures, best first, with reasons."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from extractors.extract import Extraction
from gazetteers.frameworks import Framework, Measure
from gazetteers.model import UnitFloat
from gazetteers.organizations import Organizations, organizations
from pipeline.match.channels import CHANNELS, Spoken, listen, softmax
from pipeline.match.cues import STRONG, CueIndex, Rarity, Scores
from pipeline.match.evidence import explain
from pipeline.match.fitted import Fitted, load_fitted, load_precedents, version_of
from pipeline.match.precedents import OrganizationCounts, Precedent, WordModel, plain_stems
from pipeline.match.surroundings import Case, DocumentWords, Names, read_cases
from pipeline.match.words import Stems
from pipeline.model import MeasureMatch

MAX_SHOWN: Final = 3
WORTH_SHOWING: Final = 0.05
"""Least confidence of a second or third measure that is proposed."""
_ALGORITHM: Final = "1"
"""Raised when the same data would give other measures."""
_LISTED: Final = 2.0
"""Imagined activities of a body that the framework names as an actor of a measure."""


class CueMatcher:
    """Matches activities to the measures of one framework.

    Attributes:
        framework: whose measures.
        fitted: weights, rarity and calibration.
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
    ) -> None:
        """Prepare the matcher.

        Args:
            framework: whose measures are given.
            precedents: activities whose measures are known, beside those of the project.
            listed: the organizations whose names are hidden; None takes those of the project.
            fitted: weights and calibration; None takes those stored for the framework.
            accept_at: a threshold that outranks the fitted one, in calibrated languages.
        """
        self.framework = framework
        self.fitted = load_fitted(framework.id) if fitted is None else fitted
        self.precedents = (*load_precedents(framework.id), *precedents)
        self._accept_at = accept_at
        self._stems = Stems(framework)
        self._names = Names(organizations() if listed is None else listed, framework.subjects)
        self._positions = {measure.id: at for at, measure in enumerate(framework.measures)}

    @cached_property
    def version(self) -> str:
        """Changes with the algorithm, the fitted values and the precedents."""
        return f"{_ALGORITHM}-{version_of(self.fitted, self.precedents)}"

    def thresholds(self, language: str | None) -> tuple[UnitFloat | None, UnitFloat]:
        """`accept_at` (None: accept nothing) and `margin` for activities in a language."""
        calibration = self.fitted.calibration_for("en" if language == "en" else None)
        if language == "ru":
            calibration = self.fitted.calibration_for("ru")
        accept_at = calibration.accept_at
        if accept_at is not None and self._accept_at is not None:
            accept_at = self._accept_at
        return accept_at, calibration.margin

    def match(self, extraction: Extraction) -> Sequence[tuple[MeasureMatch, ...]]:
        """Measures for each activity, best first, three at most.

        Empty for the rows of a matrix, which give their measure themselves, and where no cue, no
        organization and no precedent says anything.
        """
        if all(tagged.passage.measure is not None for tagged in extraction.tagged):
            return [() for _ in extraction.tagged]
        words = DocumentWords(extraction.document, self._stems, self._names)
        cases = read_cases(extraction, words)
        spoken = self.listen(cases, words, extraction)
        return [self._matches(case, spoken, row) for row, case in enumerate(cases)]

    def listen(self, cases: Sequence[Case], words: DocumentWords, extraction: Extraction) -> Spoken:
        """What all channels say, with the document's own precedents left out."""
        return listen(cases, words.whole, index=self._index, counts=self._counts, model=self._model)

    @cached_property
    def _index(self) -> CueIndex:
        rarity = {
            language: Rarity(counts.texts, counts.found)
            for language, counts in self.fitted.rarity.items()
        }
        return CueIndex(self.framework, self._stems, rarity)

    @cached_property
    def _counts(self) -> OrganizationCounts:
        known = [(precedent.organizations, self._added(precedent)) for precedent in self.precedents]
        for position, measure in enumerate(self.framework.measures):
            added = np.zeros(len(self.framework.measures))
            added[position] = _LISTED
            known += [((organization,), added) for organization in measure.organizations]
        return OrganizationCounts.of(known, len(self.framework.measures))

    @cached_property
    def _model(self) -> WordModel:
        texts = [
            (self._plain(precedent.text), self._added(precedent)) for precedent in self.precedents
        ]
        for position, measure in enumerate(self.framework.measures):
            added = np.zeros(len(self.framework.measures))
            added[position] = 1.0
            texts += [(self._plain(text), added) for text in seed_texts(measure)]
        return WordModel(texts, len(self.framework.measures))

    def _plain(self, text: str) -> list[str]:
        return plain_stems(self._stems.read(text, self._names.ranges(text)))

    def _added(self, precedent: Precedent) -> Scores:
        added = np.zeros(len(self.framework.measures))
        known = [self._positions[item] for item in precedent.measures if item in self._positions]
        for position in known:
            added[position] += precedent.weight / len(known)
        return added

    def _matches(self, case: Case, spoken: Spoken, row: int) -> tuple[MeasureMatch, ...]:
        if case.tagged.passage.measure is not None:
            return ()
        values = spoken.values[row]
        deciding = [CHANNELS.index(channel) for channel in ("gaz", "ctx", "org")]
        if not values[deciding].any():
            return ()
        weights = self.fitted.weights_for(case.language)
        shares = softmax(weights.combine(values[None]))[0]
        order = np.argsort(-shares, kind="stable")[:MAX_SHOWN]
        strong = any(
            hit.cue.measure == order[0] and hit.cue.weight >= STRONG for hit in spoken.own[row]
        )
        sure = self.fitted.calibration_for(case.language).confidences(
            [float(share) for share in shares[order]], strong=strong
        )
        found = []
        for rank, position in enumerate(order):
            if rank and sure[rank] < WORTH_SHOWING:
                break
            found.append(
                MeasureMatch(
                    framework=self.framework.id,
                    id=self.framework.measures[position].id,
                    basis="matched",
                    confidence=round(sure[rank], 4),
                    evidence=explain(
                        self.framework, case, spoken, row, weights, measure=int(position)
                    ),
                )
            )
        return tuple(found)


def seed_texts(measure: Measure) -> tuple[str, ...]:
    """What a measure says of itself, as a first precedent: title and strong cues, by language."""
    texts = []
    for language, cues in measure.cues.items():
        strong = " . ".join(phrase for phrase, weight in cues.items() if weight >= STRONG)
        texts.append(f"{measure.title} . {strong}" if language == "en" else strong)
    return tuple(texts) or (measure.title,)
