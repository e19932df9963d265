"""What each channel says for each measure of each activity of one document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.match.cues import CueHit, CueIndex, Scores
from pipeline.match.headings import Headings
from pipeline.match.learned import Learned
from pipeline.match.outside import Signs
from pipeline.match.precedents import loudness
from pipeline.match.surroundings import Case, organizations_of
from pipeline.match.vocabulary import Vector
from pipeline.match.words import Words

CHANNELS: Final = ("gaz", "ctx", "doc", "org", "prec", "lin", "prev", "mute")
"""Own words, surroundings, document, organizations, words of precedents, words and organizations
together, and for what names no subject itself ("a second one was held in Osh") the activity
before and, once more, the surroundings."""

_OWN_SCALE: Final = 3.0
_DOCUMENT_SCALE: Final = 30.0
_AS_GOOD_AS: Final = 0.75
"""Part of the first measure's share from which on one that the activity's own words decide is as
good as the first, which they do not even point to: there it is the oftener right of both."""
SURE_WORDS: Final = 1.0
"""What `best_cues` says of a measure that an activity's own words decide."""
TELLING: Final = 0.18
"""How much larger the share of a measure among activities of the same words must be than the share
of what serves none, for the words to tell it as a cue would: "ammunition depot" where no cue says
"depot". Words of farming or health, which borrow a measure from what stands around, stay below."""
OF_ECHO: Final = 4.0
"""What a reviewer's word on the very same words adds to a measure, in units of log odds. It has no
fitted weight: annotated reports hardly repeat each other, and a queue does."""

Values = NDArray[np.float64]
"""Activities by channels by measures."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What speaks for the measures of one document's activities.

    Attributes:
        words: each activity's own, as the models see them.
        values: activities by channels by measures.
        own: the cues met in each activity's own words.
        around: the cues met in its headings and lead-in.
        document: by measure, the phrases met anywhere in the document, the strongest first.
        told: activities by measures, their shares among activities of the same words, less the
            share of what serves none.
        headed: activities by measures, what headings that name a pillar or a measure add.
        echoed: activities by measures, what is added where a reviewer gave it to the same words.
        outside: activities by `Signs`, what speaks for their serving no measure.
        none_echoed: how nearly a reviewer said that the same words serve none.
    """

    words: tuple[Vector, ...]
    values: Values
    own: tuple[tuple[CueHit, ...], ...]
    around: tuple[tuple[CueHit, ...], ...]
    document: Mapping[int, tuple[str, ...]]
    told: Values
    headed: Values
    echoed: Values
    outside: Values
    none_echoed: NDArray[np.float64]

    @property
    def added(self) -> Values:
        """Activities by measures, what is added to the weighted channels."""
        return self.headed + self.echoed


def listen(
    cases: Sequence[Case],
    whole: Words,
    *,
    index: CueIndex,
    learned: Learned,
    headings: Headings,
) -> Spoken:
    """Ask all channels about all activities of a document."""
    values = np.zeros((len(cases), len(CHANNELS), index.measures))
    own = tuple(index.find(case.own) for case in cases)
    around = tuple(index.find(case.around) for case in cases)
    everywhere = index.find(whole)
    document = _document(index.total(everywhere))
    told, echoed = np.zeros((2, len(cases), index.measures))
    outside = np.zeros((len(cases), len(get_args(Signs))))
    none_echoed = np.zeros(len(cases))
    weighed = tuple(learned.weighed(case.own) for case in cases)
    whole_outside = learned.linear.outside(learned.vector(whole), {})
    for row, case in enumerate(cases):
        (words, part), organizations = weighed[row], organizations_of(case)
        together, serves_none = learned.linear.speak(words, organizations)
        said = {
            "gaz": _log(index.total(own[row], case.own.first_sentence())),
            "ctx": _log(index.total(around[row])),
            "doc": document,
            "org": learned.counts.speak(organizations),
            "prec": learned.model.speak(words),
            "lin": loudness(words) * together,
        }
        signs = (
            serves_none,
            learned.linear.outside(learned.vector(case.around), {}),
            whole_outside,
            float(max(said["gaz"].max(initial=0.0), said["ctx"].max(initial=0.0))),
            float(said["lin"].max()),
        )
        if not best_cues(own[row], index.measures).any():
            said["mute"] = said["ctx"]
            if row:
                said["prev"] = values[row - 1, CHANNELS.index("gaz")]
        for channel, scores in said.items():
            values[row, CHANNELS.index(channel)] = scores
        told[row] = learned.told(words, part) - signs[0]
        if case.own.mended:
            # What is merely like a word tells nothing for certain.
            undamaged, known = learned.weighed(case.own.undamaged())
            outside_undamaged = learned.linear.outside(undamaged, organizations)
            told[row] = learned.told(undamaged, known) - outside_undamaged
            # Nor do the words beside it: "money" is half of what "money laundcring" is like.
            told[row, list(_only_alike(own[row]))] = 0.0
        echo, none_echo = learned.model.echo(words)
        echoed[row] = OF_ECHO * echo
        outside[row] = signs
        none_echoed[row] = none_echo
    headed = np.array([headings.speak(case.tagged.passage.headings) for case in cases])
    return Spoken(
        tuple(vector for vector, _ in weighed),
        values,
        own,
        around,
        phrases_by_measure(everywhere),
        told,
        headed.reshape(echoed.shape),
        echoed,
        outside,
        none_echoed,
    )


def phrases_by_measure(hits: Sequence[CueHit]) -> Mapping[int, tuple[str, ...]]:
    """The phrases that were met, by measure, each once: the strongest first, then the earliest."""
    found: dict[int, dict[str, None]] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.cue.weight, hit.first)):
        found.setdefault(hit.cue.measure, {})[hit.cue.phrase] = None
    return {measure: tuple(phrases) for measure, phrases in found.items()}


def _only_alike(hits: Sequence[CueHit]) -> set[int]:
    """The measures that nothing but words which are nearly a cue points to."""
    alike = {hit.cue.measure for hit in hits if hit.mended}
    return alike - {hit.cue.measure for hit in hits if not hit.mended}


def best_cues(hits: Sequence[CueHit], measures: int) -> Scores:
    """How well the cues of a text point to each measure.

    1 for a cue that decides, or two that point to it; 0.5 for one that points to it, else 0.
    Words that were nearly a cue do not count: "repainted" is near "reprinted", and what is merely
    alike never accepts.
    """
    found = np.zeros(measures)
    for cue in {hit.cue for hit in hits if not hit.mended}:
        found[cue.measure] = min(found[cue.measure] + cue.tells, 1.0)
    return found


def best_first(shares: Scores, own_cues: Scores) -> NDArray[np.intp]:
    """Positions of the measures, best first.

    Where no cue in the activity's own words points to the first, and such a cue decides one that is
    nearly as good, that one leads: a workshop "on border security", in a report about the joint
    plan of action, is about borders.

    Args:
        shares: by measure, what speaks for it as a share of all.
        own_cues: by measure, its best cue in the activity's own words (`best_cues`).
    """
    order = np.argsort(-shares, kind="stable")
    if own_cues[order[0]]:
        return order
    near = shares[order] >= _AS_GOOD_AS * shares[order[0]]
    decided = np.flatnonzero(near & (own_cues[order] >= SURE_WORDS))
    if len(decided):
        place = decided[0]
        order[: place + 1] = np.roll(order[: place + 1], 1)
    return order


def tells(own_cue: float, told: float) -> bool:
    """Whether an activity's own words tell a measure: by its cues, or as in known activities.

    Args:
        own_cue: how well its cues point to the measure (`best_cues`).
        told: the measure's share among activities of the same words, less that of what serves
            none.
    """
    return own_cue >= SURE_WORDS or told >= TELLING


def own_lead(values: Values, measure: int) -> float:
    """What an activity's own cues say for a measure beyond what they say for any other.

    Args:
        values: channels by measures.
        measure: position of the measure.
    """
    own = values[CHANNELS.index("gaz")]
    return float(own[measure] - np.delete(own, measure).max(initial=0.0))


def _log(total: Scores) -> Scores:
    logged: Scores = np.log1p(_OWN_SCALE * total)
    return logged


def _document(total: Scores) -> Scores:
    mass = total.sum()
    if not mass:
        return np.zeros(len(total))
    shares: Scores = np.log1p(_DOCUMENT_SCALE * total / mass)
    return shares


def softmax(values: Values) -> Values:
    """Probabilities over the last axis."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    chances: Values = raised / raised.sum(axis=-1, keepdims=True)
    return chances
