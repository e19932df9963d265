"""What the words of a sentence say of its type, learned from annotated activities.

No list of verbs and nouns names all ways to say what is done. The rules read the grammar of a
sentence and say why; its words, taken together, are a second opinion. It was learned from annotated
documents (`bench/fit_traits.py`), and is heard against the rules only where it is clearly surer.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from extractors.traits.nouns import NamedType, named_types
from extractors.traits.objects import LIKELY, SURE, WEAK
from extractors.traits.sentence import analyse
from extractors.traits.words import Clause, Predicate, lexicon
from gazetteers.errors import GazetteerError
from gazetteers.model import LanguageCode, Record

DATA: Final = Path(__file__).parent / "learned.json"
TRUST: Final[Mapping[float, float]] = {SURE: 1.5, LIKELY: 1.5, WEAK: 0.5}
"""Log-odds by which a type that the rules found is preferred, by how sure they are of it. The rules
hardly err in the documents that they were made with: what they are worth in others was weighed in
documents that neither they nor the words had seen. Status is left to the rules: words alone know
too little of it, whose days and cells the rules look at."""
_GUESS_TRUST: Final = 1.0
"""The same of the type that stands where the rules found no sign."""
_UNIT: Final = 100
"""The weights are stored in hundredths of log-odds."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 5
"""Letters by which two forms of a word are taken for one."""
_OPENING: Final = 6
"""Words of an opening, in which what is done is often named."""
_MOST_VERBS, _MOST_NOUNS = 2, 3
"""Verbs and nouns of a type that are looked at: later ones say what for, and with whom."""
_TELLING: Final = 3
"""Words that are named as the reason."""


class LearnedTypes(Record):
    """What each sign counts for each type.

    Attributes:
        activities: how many it was learned from, for the record.
        types: in the order of the weights; none where the rules decide alone.
        base: what counts without any sign, in hundredths of log-odds.
        weights: by sign, the same; a sign without weights counts nothing.
    """

    activities: int = 0
    types: tuple[str, ...] = ()
    base: tuple[int, ...] = ()
    weights: Mapping[str, tuple[int, ...]] = {}


@cache
def load_learned(path: Path = DATA) -> LearnedTypes:
    """What is stored; nothing, so that the rules decide alone, without a file.

    Raises:
        GazetteerError: if the file is damaged.
    """
    if not path.exists():
        return LearnedTypes()
    try:
        return LearnedTypes.model_validate_json(path.read_bytes())
    except ValidationError as error:
        told = f"what was learned cannot be read: {error}"
        raise GazetteerError(told, where=path.name) from error


@lru_cache(maxsize=2048)
def signs_of(sentences: tuple[str, ...], language: LanguageCode) -> frozenset[str]:
    """The signs of the sentence that names an activity, and the words of the one behind it."""
    clause = analyse(sentences[0], language)
    named = named_types(clause, lexicon(language), language)
    found = {
        *_word_signs(sentences[0]),
        *_verb_signs(clause, language),
        *_noun_signs(clause, named),
    }
    if len(sentences) > 1:
        found |= {f"next {stem}" for stem in _stems(sentences[1])}
    return frozenset(found)


def _stems(sentence: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(sentence.lower())]


def _word_signs(sentence: str) -> set[str]:
    words = _WORD.findall(sentence.lower())
    stems = [word[:_STEM] for word in words]
    pairs = (f"{left} {right}" for left, right in pairwise(stems))
    openings = (f"first {stem}" for stem in stems[:_OPENING])
    return {*(f"word {word}" for word in words), *(f"stem {stem}" for stem in stems), *pairs,
            *openings}  # fmt: skip


def _verb_signs(clause: Clause, language: LanguageCode) -> set[str]:
    found = {f"verbs {min(_MOST_VERBS, len(clause.predicates))}"}
    for place, item in enumerate(clause.predicates[:_MOST_VERBS]):
        found |= _signs_of_verb(place, item, language)
    return found


def _signs_of_verb(place: int, item: Predicate, language: LanguageCode) -> set[str]:
    return {
        f"verb{place} {item.verb.lemma}",
        f"tense{place} {language} {item.tense} {item.passive}",
        f"led{place} {item.leading.lemma} {item.tense}",
    }


def _noun_signs(clause: Clause, named: Sequence[NamedType]) -> set[str]:
    found = {
        f"noun{place} {item.type} {item.free} {item.weak}"
        for place, item in enumerate(named[:_MOST_NOUNS])
    }
    verb_at = clause.predicates[0].last if clause.predicates else -1
    object_of = next((item for item in named if item.first > verb_at and item.free), None)
    return found | ({f"object {object_of.type}"} if object_of else set())


def second_opinion(
    kind: str, confidence: float, sentences: tuple[str, ...], language: LanguageCode
) -> tuple[str, str] | None:
    """Another type than that of the rules, and why; None where the words do not speak for one.

    Args:
        kind: the type by the rules.
        confidence: how sure they are of it.
        sentences: from the one that names the activity on.
        language: of the sentences.
    """
    learned = load_learned()
    if not learned.types:
        return None
    signs = [sign for sign in signs_of(sentences[:2], language) if sign in learned.weights]
    odds = log_odds(signs, learned)
    odds[kind] += TRUST.get(confidence, _GUESS_TRUST)
    best = max(odds, key=lambda one: odds[one])
    if best == kind:
        return None
    return best, f"known activities with {_telling(signs, learned, best, kind)} are such"


def log_odds(signs: Sequence[str], learned: LearnedTypes) -> dict[str, float]:
    """What the signs count for each type; the root, because those of a long text repeat others.

    Args:
        signs: such as have weights.
        learned: the weights.
    """
    scale = 1 / (_UNIT * math.sqrt(len(signs) + 1))
    sums = [sum(column) for column in zip(*(learned.weights[s] for s in signs), strict=True)]
    counted = zip(learned.types, learned.base, sums or [0] * len(learned.base), strict=True)
    return {kind: base / _UNIT + total * scale for kind, base, total in counted}


def _telling(signs: Sequence[str], learned: LearnedTypes, kind: str, instead_of: str) -> str:
    """The words that speak most for a type, and not for that of the rules."""
    this, that = learned.types.index(kind), learned.types.index(instead_of)
    words = [sign for sign in signs if sign.startswith(_NAMED)]

    def counts(sign: str) -> int:
        return learned.weights[sign][this] - learned.weights[sign][that]

    told = sorted(words, key=lambda sign: (-counts(sign), sign))[:_TELLING]
    return ", ".join(f"“{sign.removeprefix(_NAMED)}”" for sign in told) or "these words"


_NAMED: Final = "word "
"""Begins the signs that are whole words."""
