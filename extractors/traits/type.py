"""Type: the head noun of what is done, or the verb that does it."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, cast, get_args

from extractors.model import ActivityType, Evidence, Judged
from extractors.traits.again import AGAIN, NEXT_PART, ONE_MORE
from extractors.traits.assistance import kind_of_assistance
from extractors.traits.efforts import behind_a_label, title_before, title_of_several
from extractors.traits.frames import clause_on_project
from extractors.traits.learned import second_opinion
from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType, named_types
from extractors.traits.objects import (
    LIKELY,
    WEAK,
    Found,
    first_noun,
    is_support,
    talks_go_on,
    what_is_adopted,
)
from extractors.traits.occasions import EVENTS, event_opening
from extractors.traits.predicate import by_predicate
from extractors.traits.sentence import analyse, naming_sentences
from extractors.traits.words import (
    Clause,
    Lexicon,
    Predicate,
    Word,
    lexicon,
    verbs_of_one_object,
)
from gazetteers.model import LanguageCode

_TYPES: frozenset[str] = frozenset(get_args(ActivityType))
GUESS: Final = 0.3
"""Confidence where there is no sign at all."""


def judge_type(
    text: str,
    language: LanguageCode,
    *,
    type_cell: str = "",
    previous: ActivityType | None = None,
    headings: Sequence[str] = (),
) -> Judged[ActivityType]:
    """What kind of thing is done: the head noun of the verb's object, or the verb itself.

    "a project on training" is a programme, "a training programme" a training, "a memorandum on the
    exchange of …" legislation; "supports exercises" is an operation. What stands behind "within
    the framework of", "with the support of" does not count. Without any sign the value is
    "programme" with the confidence of a guess, and the evidence says so. Where all words together
    speak clearly for another type, as learned from annotated activities, they decide.

    Args:
        text: the words of the activity; of a row those of its activity cell.
        language: of the words.
        type_cell: words of the row's column for the kind of activity.
        previous: the type of the activity before, for "one on pillar II in Osh", "The third …".
        headings: above a row, outermost first: in a "Calendar of courses" a bare topic is one.
    """
    lex = lexicon(language)
    above = kind_of_headings(headings, language)
    for part in (*((type_cell,) if type_cell.strip() else ()), *naming_sentences(text, language)):
        clause = analyse(part, language)
        found = type_of_sentence(part, language)
        if previous is not None and NEXT_PART.match(part):
            break
        if above and not _says_what(clause, lex, language):
            found = above, _BELOW_HEADING, WEAK
        again = previous is not None and (AGAIN.match(part) or ONE_MORE.search(part))
        if again and not any(item.free for item in named_types(clause, lex, language)):
            break
        if found is not None:
            told_apart = part == type_cell or found[1] == _BELOW_HEADING
            return _judged(*(found if told_apart else _weighed(found, text, language)))
    if previous is not None:
        evidence = Evidence(method="rule", detail="like the activity before it", score=WEAK)
        return Judged(value=previous, confidence=WEAK, evidence=(evidence,))
    why = "no noun and no verb of a type was found"
    kind, told, confidence = _weighed(("programme", why, GUESS), text, language)
    if confidence > GUESS:
        return _judged(kind, told, confidence)
    evidence = Evidence(method="rule", detail=why, score=0.0)
    return Judged[ActivityType](value="programme", confidence=GUESS, evidence=(evidence,))


_BELOW_HEADING: Final = "a topic below a heading for this kind"


def _weighed(found: Found, text: str, language: LanguageCode) -> Found:
    """What the rules found, or another type where all its words together speak clearly for it."""
    kind, _, confidence = found
    other = second_opinion(kind, confidence, naming_sentences(text, language), language)
    return (*other, WEAK) if other is not None else found


def _judged(kind: str, why: str, confidence: float) -> Judged[ActivityType]:
    if kind not in _TYPES:
        raise AssertionError(f"the cues name an unknown type {kind!r}")
    evidence = Evidence(method="cue", detail=why, score=confidence)
    return Judged(value=cast(ActivityType, kind), confidence=confidence, evidence=(evidence,))


_KINDS: Final = frozenset({"training", "meeting", "assessment", "publication", "operation"})
_LONGEST_HEADING: Final = 9
"""Words; a longer one tells of more than the kind of what stands below it."""


def kind_of_headings(headings: Sequence[str], language: LanguageCode) -> str:
    """The kind of all that stands below: "CALENDAR OF COURSES", «II. Издания»; empty without one.

    The nearest heading that names kinds decides, and gives none if it names several.
    """
    lex = lexicon(language)
    for heading in reversed(headings):
        clause = analyse(heading.lower(), language)
        if len(clause.words) > _LONGEST_HEADING:
            continue
        words = [word for word in clause.words if word.lemma not in _ANYTHING]
        alone = {(word.lemma,) for word in words if _is_of_many(word, language)}
        pairs = {(word.lemma, following.lemma) for word, following in pairwise(words)}
        kinds = {lex.phrases.get(phrase, "") for phrase in alone | pairs} & _KINDS
        if kinds:
            return kinds.pop() if len(kinds) == 1 else ""
    return ""


_ANYTHING: Final = frozenset({"event", "meeting", "мероприятие", "занятие", "study", "visit"})
"""Kinds that a heading names although others stand below it, and titles of one event."""
_MASS: Final = frozenset({"training", "обучение", "подготовка", "research", "monitoring"})


def _is_of_many(word: Word, language: LanguageCode) -> bool:
    """Whether a word is a plural, or one that has none: "courses", "training", «семинары»."""
    if word.lemma in _MASS:
        return True
    if language == "en":
        return word.text != word.lemma and word.text.endswith("s")
    return any("plur" in parse.tag for parse in parses_of(word.text)[:1])


def _says_what(clause: Clause, lex: Lexicon, language: LanguageCode) -> bool:
    """Whether words have a verb or a noun of a type, as "Organization of a *seminar*" has."""
    named = named_types(clause, lex, language)
    return bool(clause.predicates) or any(item.free and not item.weak for item in named)


@lru_cache(maxsize=2048)
def type_of_sentence(sentence: str, language: LanguageCode) -> Found | None:
    """What `type_of` finds in a sentence; status and type both ask for it."""
    if clause_on_project(sentence):
        return "programme", "the project, of which an event is only a part", LIKELY
    return type_of(analyse(sentence, language), lexicon(language), language)


def type_of(clause: Clause, lex: Lexicon, language: LanguageCode) -> Found | None:
    """Type, reason and confidence; None without a sign."""
    named = named_types(clause, lex, language)
    title = title_before(clause, named)
    if title is not None:
        return title.type, f"“{title.written}”, the title before the colon", LIKELY
    groups = verbs_of_one_object(clause)
    marks = [at for at, word in enumerate(clause.words) if word.text == ";"]
    if not groups:
        limit = marks[0] if marks else len(clause.words)
        return _without_verb(named, clause, lex, language, limit=limit)
    if marks and marks[0] < groups[0][0].first:
        opening = [item for item in named if item.last < marks[0] and item.free]
        if any(not item.weak for item in opening):  # "a visit of ten; X hosted it"
            return first_noun(opening, "the first noun of a type")
    stop = next((at for at in marks if at > groups[0][0].first), len(clause.words))
    groups = [group for group in groups if group[0].first < stop]
    for number, group in enumerate(groups):
        limit = groups[number + 1][0].first if number + 1 < len(groups) else stop
        found = by_predicate(group, named, clause, lex, language, limit=limit)
        if found is not None:
            return found
    return _near_verb(groups[0][-1], named)


def _without_verb(
    named: Sequence[NamedType], clause: Clause, lex: Lexicon, language: LanguageCode, *, limit: int
) -> Found | None:
    """What a row or heading without a verb names, before its first semicolon where it has one."""
    inside = [item for item in named if item.first < limit]
    if language == "en" and is_support(inside, clause, lex, after=-1):
        first = next(item for item in inside if item.free)
        for_what = kind_of_assistance(clause, first.last, named, limit=limit)
        if for_what is not None:
            return for_what[0], f"“{for_what[1]}”, what the help is for", LIKELY
        return "programme", f"“{first.written}” of no single kind", LIKELY
    takes_part = clause.words[:1] and clause.words[0].lemma in ("participation", "участие")
    event = next((i for i in inside if i.type in EVENTS and not i.weak), None)
    signs = (
        (title_of_several(clause, inside), "before what it consists of"),
        (behind_a_label(clause, inside), "behind who did it"),
        (event if takes_part else None, "in which they took part"),
        (event_opening(inside, clause), "at which it was"),
        (what_is_adopted(inside, clause), "which is adopted"),
    )
    for item, why in signs:
        if item is not None:
            return item.type, f"“{item.written}”, {why}", LIKELY
    return first_noun(inside or named, "the first noun of a type")


def _near_verb(main: Predicate, named: Sequence[NamedType]) -> Found | None:
    """The noun nearest to a verb that says nothing itself; a body that only acts is one."""
    behind = [item for item in named if item.first > main.last]
    body = next((item for item in named if item.last < main.first), None)
    stated = any(item.free or (item.type in EVENTS and not item.weak) for item in behind)
    goes_on = main.tense in ("present", "progressive") and not stated
    if goes_on and body is not None and body.free and not body.weak and body.type == "mechanism":
        return body.type, f"“{body.written}”, which “{main.written}”", LIKELY
    ranked = sorted(behind, key=lambda item: (item.weak, item.first)) or sorted(
        named, key=lambda item: (not item.free, item.weak, item.first)
    )
    if not ranked:
        return None
    if talks_go_on(main, ranked[0]):
        return "advocacy", f"“{ranked[0].written}” that goes on", WEAK
    return ranked[0].type, f"“{ranked[0].written}”, near “{main.written}”", WEAK
