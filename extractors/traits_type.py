"""Type: the head noun of what is done, or the verb that does it."""

from collections.abc import Sequence
from typing import Final, cast, get_args

from extractors.model import ActivityType, Evidence, Judged
from extractors.traits_nouns import NamedType, named_types
from extractors.traits_sentence import analyse, naming_sentences
from extractors.traits_words import Clause, Lexicon, Predicate, lexicon
from gazetteers.model import LanguageCode

_TYPES: frozenset[str] = frozenset(get_args(ActivityType))
_EVENTS = frozenset({"meeting", "training", "operation", "assessment"})
"""Types that can be the subject of "opened in Osh", "went well"."""
SURE: Final = 0.95
LIKELY: Final = 0.85
WEAK: Final = 0.65
GUESS: Final = 0.3
"""Confidence of a clear verb or noun, of an indirect one, of the only noun, of no sign at all."""


def judge_type(
    text: str,
    language: LanguageCode,
    *,
    type_cell: str = "",
    previous: ActivityType | None = None,
) -> Judged[ActivityType]:
    """What kind of thing is done: the head noun of the verb's object, or the verb itself.

    "a project on training" is a programme, "a training programme" a training, "a memorandum on the
    exchange of …" legislation; "supports exercises" is an operation. What stands behind "within
    the framework of", "with the support of" does not count. Without any sign the value is
    "programme" with the confidence of a guess, and the evidence says so.

    Args:
        text: the words of the activity; of a row those of its activity cell.
        language: of the words.
        type_cell: words of the row's column for the kind of activity.
        previous: the type of the activity before, for "one on pillar II in Dushanbe".
    """
    lex = lexicon(language)
    for part in (*((type_cell,) if type_cell.strip() else ()), *naming_sentences(text, language)):
        clause = analyse(part, language)
        found = type_of(clause, lex, language)
        if found is not None:
            kind, why, confidence = found
            if kind not in _TYPES:
                raise AssertionError(f"the cues name an unknown type {kind!r}")
            evidence = Evidence(method="cue", detail=why, score=confidence)
            return Judged(
                value=cast(ActivityType, kind), confidence=confidence, evidence=(evidence,)
            )
    if previous is not None:
        evidence = Evidence(method="rule", detail="like the activity before it", score=WEAK)
        return Judged(value=previous, confidence=WEAK, evidence=(evidence,))
    evidence = Evidence(method="rule", detail="no noun and no verb of a type was found", score=0.0)
    return Judged[ActivityType](value="programme", confidence=GUESS, evidence=(evidence,))


Found = tuple[str, str, float]


def type_of(clause: Clause, lex: Lexicon, language: LanguageCode) -> Found | None:
    """Type, reason and confidence; None without a sign."""
    named = named_types(clause, lex, language)
    groups = _verbs_of_one_object(clause)
    if not groups:
        ends = [at for at, word in enumerate(clause.words) if word.text == ";"]
        inside = [item for item in named if not ends or item.first < ends[0]]
        return _first(inside or named, "the first noun of a type")
    ends = [at for at, word in enumerate(clause.words) if word.text == ";"]
    stop = next((at for at in ends if at > groups[0][0].first), len(clause.words))
    groups = [group for group in groups if group[0].first < stop]
    for number, group in enumerate(groups):
        limit = groups[number + 1][0].first if number + 1 < len(groups) else stop
        found = _by_predicate(group, named, language, limit=limit)
        if found is not None:
            return found
    main = groups[0][-1]
    behind = [item for item in named if item.first > main.last]
    ranked = sorted(behind or named, key=lambda item: (item.weak, item.first))
    if not ranked:
        return None
    return ranked[0].type, f"“{ranked[0].written}”, near “{main.written}”", WEAK


def _verbs_of_one_object(clause: Clause) -> list[list[Predicate]]:
    """Predicates, those that share their object together ("developed and published a guide")."""
    groups: list[list[Predicate]] = []
    for item in clause.predicates:
        if groups:
            between = clause.words[groups[-1][-1].last + 1 : item.first]
            if len(between) <= 2 and any(word.text in ("and", "и", "или") for word in between):
                groups[-1].append(item)
                continue
        groups.append([item])
    return groups


def _by_predicate(
    group: Sequence[Predicate], named: Sequence[NamedType], language: LanguageCode, *, limit: int
) -> Found | None:
    """What one predicate, or several with one object, say for sure."""
    main = group[0]
    for predicate in group:
        if predicate.verb.type:
            return predicate.verb.type, f"the verb “{predicate.written}”", SURE
    objects = [item for item in named if group[-1].last < item.first < limit]
    subjects = [item for item in named if item.last < main.first]
    verb = main.verb
    order = [objects]
    if language == "ru" and (verb.subject or main.passive):
        # what is done mostly follows («состоялся семинар»), and a body before the verb does it
        telling = bool(verb.fallback)
        first = [item for item in subjects if item.type in _EVENTS or telling]
        order = [first if verb.subject else subjects, objects, subjects]
    elif language == "ru":
        order = [objects]
    elif verb.lemma == "include":
        order = [[item for item in subjects if item.type != "programme"], objects, subjects]
    elif verb.lemma == "be":
        order = [objects, subjects]
    elif verb.subject or main.passive:
        order = [subjects, objects]
    elif main.intransitive:
        order = [[item for item in subjects if item.type in _EVENTS], objects]
    for items in order:
        for item in items:
            if item.free and not item.weak:
                if item.type == "mechanism" and verb.type_of_bodies:
                    return verb.type_of_bodies, f"“{main.written}”: a body meets", LIKELY
                return item.type, f"“{item.written}”, what “{main.written}” is about", SURE
    fallback = next((item.verb.fallback for item in group if item.verb.fallback), "")
    weak = next((item for items in order for item in items if item.free), None)
    if fallback and (weak is None or fallback != "meeting"):
        return fallback, f"the verb “{main.written}”", LIKELY
    if weak is not None:
        return weak.type, f"“{weak.written}”, what “{main.written}” is about", LIKELY
    return None


def _first(named: Sequence[NamedType], why: str) -> Found | None:
    """The best noun: in reach before out of reach, a telling one before a weak one."""
    ranked = sorted(named, key=lambda item: (not item.free, item.weak, item.first))
    if not ranked:
        return None
    best = ranked[0]
    confidence = LIKELY if best.free and not best.weak else WEAK
    return best.type, f"“{best.written}”, {why}", confidence
