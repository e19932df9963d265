"""Why a measure was proposed, in words that a reviewer can check."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.model import Evidence, SourceRef
from gazetteers.frameworks import Framework
from pipeline.match.channels import CHANNELS, TELLING, Spoken, phrases_by_measure
from pipeline.match.learned import Learned
from pipeline.match.surroundings import Case, organizations_of
from pipeline.match.weights import Weights
from pipeline.match.words import stop_words

_MOST_WORDS: Final = 5
_AROUND: Final = ("ctx", "mute")
"""Channels that speak through headings and lead-in."""
_DEFINITIVE: Final = 3
_LIKE: Final = 0.2
"""Least likeness of a precedent that is worth citing."""
_TELLING: Final = 0.01
"""Least share that a word adds to a measure for it to be named."""
_RARE: Final = 4.0
"""Least `Vocabulary.idf` of a word that is named: it stands in one of twenty texts at most."""
_QUOTED: Final = 90
"""Characters of a precedent that are quoted."""


def quote_of(text: str) -> str:
    """How the text of a precedent is quoted: “its first words…”."""
    return f"“{text[:_QUOTED].rstrip()}{'…' if len(text) > _QUOTED else ''}”"


class Reasons:
    """What speaks for the measures of one activity, channel by channel."""

    def __init__(
        self,
        framework: Framework,
        case: Case,
        spoken: Spoken,
        row: int,
        *,
        weights: Weights,
        learned: Learned,
    ) -> None:
        """Take what the channels said of activity number `row`.

        Args:
            framework: of the measures.
            case: the activity.
            spoken: what the channels said of its document.
            row: its number in the document.
            weights: of the channels.
            learned: what precedents taught.
        """
        self._framework = framework
        self._case = case
        self._own = spoken.own[row]
        self._own_phrases = phrases_by_measure(self._own)
        self._around = phrases_by_measure(spoken.around[row])
        self._before = phrases_by_measure(spoken.own[row - 1]) if row else {}
        self._document = spoken.document
        self._values = spoken.values[row]
        self._words = spoken.words[row]
        self._told = spoken.told[row]
        self._named = spoken.headed[row]
        self._echoed = spoken.echoed[row]
        self._parts = (self._values - self._values.mean(axis=1, keepdims=True)) * (
            weights.vector()[:, None]
        )
        self._learned = learned

    def explain(self, measure: int, *, runner_up: int | None = None) -> tuple[Evidence, ...]:
        """The reasons for a measure, the activity's own words first.

        A cue in the activity's own words has a `ref` to these words, and its score is 1 if it
        decides on its own, else a third of its weight. Where known activities of such words tell
        the measure (`channels.tells`), they have such a `ref` too, and the score is its share among
        them beyond that of what serves none. The score of any other reason is its share in all that
        speaks for the measure. With a `runner_up` the last reason says what speaks for that one.
        """
        found = [
            *self._own_words(measure),
            *self._said(measure, _AROUND, self._around, "headings and lead-in say"),
            *self._headed(measure),
            *self._said(measure, ("prev",), self._before, "the activity before says"),
            *self._said(measure, ("doc",), self._document, "elsewhere the document says"),
            *self._organizations(measure),
            *self._precedent(measure),
            *self._together(measure),
        ]
        if runner_up is not None:
            found.append(self._against(runner_up))
        return tuple(found)

    def _share(self, measure: int, *channels: str) -> float:
        """The channels' part in all that speaks for the measure; 0 where they speak against."""
        total = self._totals[measure]
        part = sum(self._part[channel][measure] for channel in channels)
        return round(part / total, 3) if total else 0.0

    @cached_property
    def _totals(self) -> list[float]:
        """By measure, all that speaks for it."""
        return list(np.maximum(self._parts, 0.0).sum(axis=0).tolist())

    @cached_property
    def _part(self) -> Mapping[str, list[float]]:
        """By channel and measure, what speaks for it there."""
        return dict(zip(CHANNELS, np.maximum(self._parts, 0.0).tolist(), strict=True))

    def _own_words(self, measure: int) -> Sequence[Evidence]:
        ref, words = self._case.tagged.ref, self._case.own
        seen: dict[str, Evidence] = {}
        for hit in sorted(self._own, key=lambda hit: (hit.mended, -hit.cue.weight, hit.first)):
            if hit.cue.measure == measure and hit.cue.phrase not in seen:
                seen[hit.cue.phrase] = Evidence(
                    method="fuzzy" if hit.mended else "cue",
                    detail=f"its words {'nearly ' if hit.mended else ''}say “{hit.cue.phrase}”",
                    score=1.0 if hit.cue.tells == 1.0 else hit.cue.weight / _DEFINITIVE,
                    ref=SourceRef(
                        document=ref.document,
                        block=ref.block,
                        start=words.starts[hit.first],
                        end=words.ends[hit.last],
                    ),
                )
        return tuple(seen.values())[:_MOST_WORDS]

    def _said(
        self, measure: int, channels: Sequence[str], said: Mapping[int, tuple[str, ...]], where: str
    ) -> Sequence[Evidence]:
        phrases = said.get(measure, ())
        score = self._share(measure, *channels)
        if not phrases or not score:
            return ()
        return (Evidence(method="cue", detail=f"{where} {_quoted(phrases)}", score=score),)

    def _headed(self, measure: int) -> Sequence[Evidence]:
        if not self._named[measure]:
            return ()
        what = "its measure" if (self._named > 0).sum() == 1 else "its pillar"
        return (Evidence(method="rule", detail=f"a heading names {what}", score=1.0),)

    def _organizations(self, measure: int) -> Sequence[Evidence]:
        score = self._share(measure, "org")
        if not score:
            return ()
        counts = self._learned.counts.shares
        told = [
            f"{organization} ({counts[organization][measure]:.0f} of "
            f"{counts[organization].sum():.0f} known activities)"
            for organization in organizations_of(self._case)
            if organization in counts and counts[organization][measure] >= 0.5
        ]
        if not told:
            return ()
        measure_id = self._framework.measures[measure].id
        return (
            Evidence(
                method="precedent",
                detail=f"works under {measure_id}: {', '.join(told[:_MOST_WORDS])}",
                score=score,
            ),
        )

    @cached_property
    def _rows(self) -> Sequence[int | None]:
        """By word, the row of its stem in the vocabulary."""
        return [self._learned.vocabulary.row_of(stem) for stem in self._case.own.stems]

    def _precedent(self, measure: int) -> Sequence[Evidence]:
        score = 1.0 if self._echoed[measure] else self._share(measure, "prec")
        if not score:
            return ()
        measure_id = self._framework.measures[measure].id
        nearest = self._learned.model.nearest(self._words, measure_id, _LIKE)
        if nearest is None:
            return ()
        precedent, likeness = nearest
        return (
            Evidence(
                method="precedent",
                detail=f"like {precedent.source} ({likeness:.2f}): {quote_of(precedent.text)}",
                score=score,
            ),
        )

    @cached_property
    def _adds(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The rows of the rare words, and what they add to each measure."""
        rows, added = self._learned.linear.adds(self._words)
        rare = self._learned.vocabulary.idf[rows] >= _RARE
        return rows[rare], added[rare]

    def _telling_words(self, measure: int) -> Mapping[int, float]:
        """What the words add to a measure that add enough to be named, by their rows."""
        rows, added = self._adds
        to_measure = added[:, measure]
        telling = to_measure >= _TELLING
        return dict(zip(rows[telling].tolist(), to_measure[telling].tolist(), strict=True))

    def _together(self, measure: int) -> Sequence[Evidence]:
        telling = float(self._told[measure]) >= TELLING
        score = round(float(self._told[measure]), 3) if telling else self._share(measure, "lin")
        added = self._telling_words(measure) if score else {}
        ref, words = self._case.tagged.ref, self._case.own
        told: dict[int, str] = {}
        for position, row in enumerate(self._rows if added else ()):
            if row is not None and row in added:
                start, end = words.starts[position], words.ends[position]
                word = self._case.tagged.text[start - ref.start : end - ref.start]
                if word.lower() not in stop_words():
                    told.setdefault(row, word)
        if not told and not telling:
            return ()
        best = sorted(told, key=lambda row: -added[row])
        named = _quoted([told[row] for row in best]) if told else "such words"
        return (
            Evidence(
                method="precedent",
                detail=f"{self._framework.measures[measure].id} is usual in known activities with "
                f"{named}",
                score=min(score, 1.0),
                ref=ref if telling else None,
            ),
        )

    def _against(self, measure: int) -> Evidence:
        own, around = self._own_phrases.get(measure, ()), self._around.get(measure, ())
        said = []
        if own:
            said.append(f"its words say {_quoted(own)}")
        if around:
            said.append(f"headings and lead-in say {_quoted(around)}")
        if not said:
            strongest = int(self._parts[:, measure].argmax())
            said.append(_ALONE[CHANNELS[strongest]])
        measure_id = self._framework.measures[measure].id
        return Evidence(
            method="rule", detail=f"for {measure_id} instead: {'; '.join(said)}", score=0.0
        )


_ALONE: Final = {
    "gaz": "its words",
    "ctx": "its headings and lead-in",
    "doc": "what the document says elsewhere",
    "org": "its organizations",
    "prec": "likeness to known activities",
    "lin": "its words and organizations together",
    "prev": "the activity before it",
    "mute": "its headings and lead-in",
}
"""What is named where no phrase can be quoted."""


def _quoted(phrases: Sequence[str]) -> str:
    return ", ".join(f"“{phrase}”" for phrase in phrases[:_MOST_WORDS])
