"""The signs by which a cut inside a sentence is judged: what ends before it, what begins after it.

A joint is a comma, semicolon or conjunction. Most join the words of one activity; what tells the
others is not a phrase but a structure: a clause or thing with a verb, date, place or lead of its
own. What each sign counts was fitted on annotated documents (`bench/fit_cutting.py`).
"""

import re

from extractors.languages import VerbGroup
from extractors.segment.further import done_by_another
from extractors.segment.nouns import Head
from extractors.segment.oneness import signs_of_oneness
from extractors.segment.own import Own, own_of
from extractors.segment.reading import Sentence
from extractors.segment.sides import MARKER, NO_ITEM, POSSESSIVE, SUBSTITUTE, Sides
from extractors.segment.signs import PREFIX
from extractors.segment.unbroken import REDUCED
from extractors.segment.verdict import Verdict, verdict

_PRONOUN = re.compile(r"(?:it|they|он|она|оно|они)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"(?:while|whereas|а|тогда как|в то время как)\s", re.IGNORECASE)
_ADDED = re.compile(
    r"(?:as well as|but also|with further|also|moreover|а также|но и|также)\b", re.IGNORECASE
)
_INDEFINITE = re.compile(
    r"(?:an?|another|one|two|three|four|five|six|several|\d+|один|одна|два|две|три|несколько)\s",
    re.IGNORECASE,
)
_OBJECT_IT = re.compile(
    r"\s+(?:(?:to|by)\s+\w+\s+)?(?:it|them|this|these|его|её|ее|их)\b", re.IGNORECASE
)
"""A pronoun as the object: "has agreed to host it"."""

_PURPOSE = re.compile(r"(?:to|by|through|for|of|для|чтобы|путём|путем)\s", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:in|on|at|from|during|with|within|under|among|between|against|about|over|"
    r"в|во|на|из|от|с|со|о|об|при|под|к|по|за|между)\s",
    re.IGNORECASE,
)
_ING = re.compile(r"\w+ing\b", re.IGNORECASE)
_BEING = re.compile(
    r"^(?:with\s+)?(?:[^,;]{4,120}?\s)(?:being|having been|to be)\s+"
    r"(?:\w+ly\s+)?(?:planned|scheduled|held|prepared|developed|organi[sz]ed|envisaged|foreseen|"
    r"\w+ed)\b",
    re.IGNORECASE,
)
"""A clause without a finite verb: "the third Olympiad being scheduled for 2021"."""

_RELATIVE = re.compile(
    r"\b(?:which|that|who|whose|whom|where|when|because|if|котор\w+|где|когда|если|что|чтобы)\b",
    re.IGNORECASE,
)
_BY_WHICH = re.compile(
    r"[^,;]{0,40}?\b(?:of|under|in|within) which\b|[^,;]{0,40}?\bкотор\w+", re.IGNORECASE
)
"""Opens a part that was cut as an activity of its own: "on the basis of which UNICEF …"."""

_OPENING_WORDS = 12
"""Words among which a part names its thing."""

_SHORT = 3
"""Words; a part that is no longer is rarely an activity."""

_NEAR_DATE = 14
"""Characters within which a date opens a part: "in ", "on the ", "before the end of "."""


def _form(sides: Sides) -> str:
    """What begins after the joint, in one word."""
    text = sides.opening
    if _CONTRAST.match(text):
        return "contrast"
    if _BEING.match(sides.item.text) and not sides.item.verbs:
        return "clause without finite verb"
    if sides.verb_first is not None:
        return "pronoun" if _PRONOUN.match(text) else "verb"
    if _PRONOUN.match(text):
        return "pronoun"
    if NO_ITEM.match(text) and not SUBSTITUTE.match(text):
        return "explaining word"
    if _PURPOSE.match(text):
        return "purpose"
    if _ING.match(text):
        return "ing"
    if _has_clause(sides):
        return "clause"
    if _head_near(sides.item) is not None:
        return "thing"
    if _PREPOSITION.match(text):
        return "phrase"
    return "other words"


def _has_clause(sides: Sides) -> bool:
    """Whether a subject and a finite verb stand after the joint, before any relative clause."""
    right = sides.right
    verb = next(iter(right.verbs), None)
    return verb is not None and not _RELATIVE.search(right.text[: verb.start])


def _head_near(part: Sentence) -> Head | None:
    head = next(iter(part.heads), None)
    if head is None:
        return None
    before = part.text[: head.start - part.start]
    near = len(before.split()) <= _OPENING_WORDS and not re.search(r"[;,]\s", before)
    return head if near else None


def _subject(sides: Sides) -> str:
    """What a clause after the joint has as its subject, as far as its first words tell."""
    text = sides.opening
    near = [m for m in sides.right.organizations if m.start - sides.right.start <= _NEAR_DATE]
    if POSSESSIVE.match(text):
        return "possessive"
    if SUBSTITUTE.match(text):
        return "substitute"
    if near:
        return "body"
    if _INDEFINITE.match(text):
        return "indefinite"
    if re.match(r"(?:the|все|both|all)\s", text, re.IGNORECASE):
        return "definite"
    return "bare"


def _status(verb: VerbGroup) -> str:
    return "present" if verb.tense == "progressive" else verb.tense


def joint_verdict(sides: Sides, rule: str) -> Verdict:
    """Whether another activity begins at a joint, by its structure and the rule that says so."""
    form, *signs = joint_signs(sides)
    told = [rule] if rule else []
    if rule and done_by_another(sides.left, sides.right, sides.joint):
        told.append("done by another body")
    return verdict([form, *told, *signs_of_oneness(sides), *signs], "inside")


def joint_signs(sides: Sides) -> list[str]:
    """What is seen at a joint, each as one sign; the first is told to a reviewer."""
    left, right, item, mark = sides.left, sides.right, sides.item, sides.joint.mark
    form = _form(sides)
    signs = [f"after {mark}", f"{form} next"]
    clause = form in ("clause", "verb", "pronoun", "contrast", "clause without finite verb")
    kind = "clause" if clause else "thing" if form == "thing" else ""
    seen: list[str] = []
    verb = right.main_verb if form in ("clause", "contrast") else sides.verb_first
    if form == "pronoun":
        verb = next(iter(right.verbs), None)
    before = _main_verb(left)
    if form == "clause":
        signs.append(f"subject {_subject(sides)}, {'' if mark == ';' else 'no '};")
    if MARKER.match(right.text):
        seen.append("marker")
    if _ADDED.match(sides.opening):
        seen.append("added")
    signs += _of_left(left, before)
    if verb is not None:
        seen += _of_verb(right, verb, before)
    own, earlier = own_of(right if clause else item), own_of(left)
    seen += _of_mentions(right if clause else item, left, own, earlier)
    if verb is not None and _OBJECT_IT.match(right.text, verb.end):
        seen.append("does it to the thing before")
    elif verb is not None and _INDEFINITE.match(right.text[verb.end :].lstrip()):
        seen.append("does something further")
    head = (right if clause else item).main_head
    if head is not None:
        seen.append("new thing" if head.new else "defined thing" if head.defined else "the thing")
        if head.determined:
            seen.append("counted thing")
        first = left.main_head
        if first is not None:
            seen.append("other type" if first.type != head.type else "same type")
    if len(item.text.split()) <= _SHORT:
        seen.append("short")
    signs += [f"{kind or 'words'}: {sign}" for sign in seen]
    for tense in {"other tense", "same tense"}.intersection(seen):
        signs.append(f"{form} after {mark}, {tense}")
    return [f"{form} after {mark}", *(PREFIX + sign for sign in signs)]


def _main_verb(part: Sentence) -> VerbGroup | None:
    """The last main verb before a joint; None where only relative clauses have one."""
    found = None
    opening = _BY_WHICH.match(part.text)
    position = opening.end() if opening else 0
    for verb in part.verbs:
        if not _RELATIVE.search(part.text, position, verb.start):
            found = verb
        position = verb.end
    return found


def _of_left(left: Sentence, before: VerbGroup | None) -> list[str]:
    signs = []
    if before is None:
        signs.append("before: no clause" if left.heads else "before: neither clause nor thing")
    elif REDUCED.match(left.text[before.start : before.end + 9]) and len(left.verbs) == 1:
        signs.append("before: perhaps a participle")
    if left.dates:
        signs.append("before: dated")
    if left.explains:
        signs.append("before: explains")
    elif left.performs:
        signs.append("before: does")
    return signs


def _of_verb(right: Sentence, verb: VerbGroup, before: VerbGroup | None) -> list[str]:
    kinds = right.language.kinds(verb.verb)
    seen = []
    if "perform" in kinds and "explain" not in kinds:
        seen.append("does")
    elif "explain" in kinds and "perform" not in kinds:
        seen.append("explains")
    if right.language.activity.is_one_of("copula", verb.verb):
        seen.append("is or has")
    if right.language.activity.has("general-function", verb.verb):
        seen.append("general function")
    if before is not None:
        other = _status(before) != _status(verb)
        seen.append("other tense" if other else "same tense")
        if other and "future" in (verb.tense, before.tense):
            seen.append("to come")
        if verb.passive:
            seen.append("passive after passive" if before.passive else "passive")
        if right.language.activity.has("general-function", before.verb):
            seen.append("after a general function")
    return seen


def _of_mentions(part: Sentence, left: Sentence, own: Own, earlier: Own) -> list[str]:
    seen = []
    dates = {mark.id for mark in part.dates}
    known = {mark.id for mark in left.dates}
    if dates - known:
        seen.append("own date, as before" if known else "own date")
        if part.dates[0].start - part.start <= _NEAR_DATE:
            seen.append("date first")
    if {m.id for m in part.territories} - {m.id for m in left.territories}:
        seen.append("own place")
    if {m.id for m in part.organizations} - {m.id for m in left.organizations}:
        seen.append("other body")
    if own.like(earlier):
        seen.append("has its own like the one before")
    elif own.dates or own.places or own.leads:
        seen.append("has its own")
    return seen
