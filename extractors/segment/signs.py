"""Signs that every sentence shows, whatever its words: its subject, verb, things and length.

They stand beside the signs that word lists give. What each counts was fitted on annotated documents
(`bench/fit_cutting.py`), so that a sentence in words that nobody has listed is not without signs.
"""

import re

from extractors.segment.current import Current
from extractors.segment.own import only_states
from extractors.segment.reading import Sentence
from extractors.segment.verbs import MAKING_OF

PREFIX = "~"
"""Marks a sign of this module: it has a fitted weight only."""

_NEAR = 12
"""Characters before a subject's name in which "The former" may stand."""

_SHORT, _LONG = 9, 38
"""Words; a sentence below the first, or above the second, is remarkable."""

_SEVERAL = 2
"""Sentences from which an activity is told at length."""

_SOME = 0.25
"""Share of its words below which a sentence tells mostly of what was not named."""

_MUCH = 0.5
"""Share of the subject's words that the activity before has, from which they are known."""

_SUBJECTS = (
    ("pronoun", r"(?:it|they|this|these|those|he|she|both|each|оно|он|она|они|это)\s+\w"),
    ("possessive", r"(?:its|their|his|her|его|её|их)\b"),
    ("pointing", r"(?:this|these|those|such|эт\w+|данн\w+|так(?:ие|ой|ая|ое))\b"),
    ("definite", r"(?:the|both|all|все)\b"),
    (
        "indefinite",
        r"(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many"
        r"|один|одна|два|две|три|четыре|пять|несколько)\b",
    ),
)
_SUBJECT_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _SUBJECTS)


def plain_signs(sentence: Sentence, current: Current | None) -> list[str]:
    """The signs of a sentence that follows `current`; without it, what stands before is not seen.

    In a matrix each sign counts apart, too: there every sentence belongs to some activity.
    """
    signs = _signs_of_words(sentence)
    if sentence.first_in_paragraph:
        signs.append("first in its paragraph")
    if current is None:
        signs.append(f"{sentence.tense or 'no verb'}, {_told(sentence)}")
    else:
        signs += _signs_of_sequence(sentence, current)
    if sentence.in_matrix:
        signs += [f"in a matrix, {sign}" for sign in signs] + ["in a matrix"]
    return [PREFIX + sign for sign in signs]


def subject_kind(sentence: Sentence) -> str:
    """What a sentence has as its subject, in one or two words: "body", "pronoun", "definite"."""
    core = sentence.core
    begins = sentence.end - len(core)
    bodies = sentence.subject_organizations
    near = [mark for mark in bodies if mark.start - begins <= _NEAR]
    if not sentence.verbs:
        return "none"
    if not sentence.opening.strip():
        return "unsaid"
    if near:
        return "described body" if near[0].weak else "body"
    if sentence.opens_with_body:
        return "described body"
    if sentence.opens_with_people:
        return "people"
    if bodies:
        return "with a body"
    return next((name for name, words in _SUBJECT_PATTERNS if words.match(core)), "bare")


def verb_kind(sentence: Sentence) -> str:
    """What its first main verb tells: "doing", "content", "both", "other", or "nothing"."""
    verb = sentence.main_verb
    if verb is None:
        return "nothing"
    kinds = sentence.language.kinds(verb.verb)
    if len(kinds) > 1:
        return "both"
    return {"perform": "doing", "explain": "content"}.get(next(iter(kinds), ""), "other")


def _signs_of_words(sentence: Sentence) -> list[str]:
    subject, told = subject_kind(sentence), verb_kind(sentence)
    signs = [f"subject {subject}", f"subject {subject}, verb of {told}", f"verb of {told}"]
    verb = sentence.main_verb
    if verb is not None:
        signs.append(f"{verb.tense}{' passive' if verb.passive else ''}")
        if sentence.language.activity.has("general-function", verb.verb):
            signs.append("general function")
    head = sentence.main_head
    if head is not None:
        signs.append("new thing" if head.new else "defined thing" if head.defined else "the thing")
        signs.append(f"thing of {head.type}")
        if verb is not None:
            before = head.start < sentence.start + len(sentence.opening)
            signs.append("thing as subject" if before else "thing as object")
    signs += [
        name
        for name, marks in (
            ("date", sentence.dates),
            ("place", sentence.territories),
            ("body", sentence.organizations),
            ("anything", (*sentence.heads, *sentence.organizations, *sentence.territories)),
        )
        if marks
    ]
    if len(sentence.core) < len(sentence.text.strip()) - 2:
        signs.append("opens with an adverbial")
    early = sentence.language.activity.has("adds", sentence.text[:_EARLY])
    if early and not only_states(sentence):
        signs.append("announces early")
    plain = _NOT_ONLY.sub("", sentence.text)
    signs += [name for name, words in _WORD_PATTERNS if words.search(plain)]
    if verb is not None and _MODAL.match(sentence.text, verb.start):
        signs.append("modal verb")
    length = len(sentence.text.split())
    if not _SHORT <= length <= _LONG:
        signs.append("short" if length < _SHORT else "long")
    return signs


def _told(sentence: Sentence) -> str:
    """How much of who, what, when and where a sentence tells, whatever its verb is."""
    head = sentence.main_head
    told = (
        sentence.dates,
        sentence.territories,
        sentence.organizations or sentence.opens_with_body,
        head is not None and head.new,
    )
    return f"{sum(map(bool, told))} of who, what, when and where"


_NOT_ONLY = re.compile(r"\b(?:not (?:only|just|merely)|не только|но и)\b", re.IGNORECASE)
"""Words of "not only A, but also B", which denies neither and tells of both."""

_DEGREE = (
    r"most|best|worst|least|too|quite|rather|very|hardly|barely|even|only|still|almost|nearly|"
    r"twice|half|самы[ейхм]|сам(?:ый|ая|ое)|лучш\w+|худш\w+|слишком|весьма|очень|вполне|едва|"
    r"даже|лишь|только|почти|вдвое|втрое|впрочем"
)
_WORD_PATTERNS = tuple(
    (name, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE))
    for name, words in (
        ("denies", r"not|no|none|never|neither|nor|nobody|nothing|не|нет|ни|никто|никогда"),
        ("contrasts", r"however|but|though|although|whereas|yet|nevertheless|однако|но|хотя"),
        ("in per cent", r"\d+\s*(?:per\s?cent|percent|процент\w*|%)"),
        ("most or too", _DEGREE),
        ("afterwards", r"afterwards?|later|subsequently|thereafter|so far|to date|затем|позже"),
    )
)
_MODAL = re.compile(r"(?:can|could|may|might|should|must|would|может|могут)\b", re.IGNORECASE)

_EARLY = 80
"""Characters in which "also" still announces the sentence."""


def _signs_of_sequence(sentence: Sentence, current: Current) -> list[str]:
    signs = []
    for name, marks, known in (
        ("date", sentence.dates, current.dates),
        ("place", sentence.territories, current.places),
        ("body", sentence.organizations, current.organizations),
    ):
        ids = {mark.id for mark in marks}
        if ids - known:
            signs.append(f"{name} of its own")
        if ids & known:
            signs.append(f"{name} again")
    if _done_by(sentence) - current.leads:
        signs.append("done by another body")
    subjects = {mark.id for mark in sentence.subject_organizations}
    if subjects and subjects <= current.organizations and not subjects & current.leads:
        signs.append("subject was no subject before")
    text = current.text
    again = [head for head in sentence.heads if not head.new and head.word[:_STEM] in text]
    if again and not subjects:
        signs.append("the thing again")
    if sentence.verbs:  # an entry without one has few words, whatever it tells
        words = _stems(sentence.text)
        share = len(words & _stems(text)) / max(1, len(words))
        signs.append(f"words {'new' if not share else 'mostly new' if share < _SOME else 'known'}")
    if _is_bare_statement(current):
        signs.append("after a bare statement")
    if sentence.main_head is not None:
        signs.append(f"{sentence.main_head.type} after {current.head_type or 'no thing'}")
    if current.sentences[0].tense == sentence.tense:
        signs.append("same tense")
    if len(current.sentences) >= _SEVERAL:
        signs.append("after several sentences")
    subject = subject_kind(sentence)
    if subject in ("definite", "bare", "indefinite"):
        shift = len(sentence.text) - len(sentence.core)
        words = _stems(sentence.core[: max(0, len(sentence.opening) - shift)])
        familiar = bool(words) and len(words & _stems(text)) > _MUCH * len(words)
        signs.append(f"subject {subject}, {'known' if familiar else 'unknown'} words")
    return signs


_SHORT_NAME = re.compile(r"\(([A-Z][A-Za-z]*[A-Z]|[А-ЯЁ]{2,8})s?\)")


POINTER = {
    "en": re.compile(r"\b(?:its|their|these|those|this|such)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:его|её|ее|их|эт(?:от|ой|ого|ом|ому|им|их|ими|и|а|у))\b", re.IGNORECASE),
}
"""Words that point back to what was named."""


def uses_short_name(sentence: Sentence, current: Current) -> bool:
    """Whether it speaks of what was given a short name: "BLOs" after "Liaison Offices (BLOs)"."""
    bodies = [(mark.start, mark.end) for mark in sentence.organizations]
    return any(
        not any(a <= sentence.start + found.start() < b for a, b in bodies)
        for part in current.sentences
        for short in _SHORT_NAME.findall(part.text)
        for found in re.finditer(rf"\b{short}s?\b", sentence.text)
    )


def speaks_of_named(sentence: Sentence, current: Current) -> bool:
    """Whether its subject is the name of a project just introduced, and nothing else.

    "KALKAN supports States in" after "its Project KALKAN", «“Сарбон” охватывает» after «проект
    “Сарбон”».
    """
    opening = _NAME_FIRST.match(sentence.core)
    if opening is None or len(current.sentences) > 1:
        return False
    name = re.escape(opening["name"] or opening["quoted"])
    introduced = re.compile(rf"{_PROJECTS}\s[“«\"]?{name}\b")
    return introduced.search(current.sentences[-1].text) is not None


_PROJECTS = (
    r"(?i:\b(?:project|programme|program|initiative|operation|exercise|campaign|"
    r"проект|программ|инициатив|операци|учени|кампани)[а-яё]*)"
)
_NAME_FIRST = re.compile(
    r"(?:[Tt]he\s)?(?:(?P<name>[A-ZА-ЯЁ][A-ZА-ЯЁ-]{2,})|[“«\"](?P<quoted>[^”»\"]{3,40})[”»\"])\s[a-zа-яё]"
)


def repeats_subject(sentence: Sentence, current: Current) -> bool:
    """Whether a thing that is its subject was named in the same two words or more."""
    for head in sentence.heads:
        end = head.end - sentence.start
        before = re.search(r"([\w-]{3,}\s)$", sentence.text[: head.start - sentence.start])
        if before and head.start < sentence.start + len(sentence.opening):
            phrase = sentence.text[before.start() : end].lower()
            if not _ARTICLES.match(phrase) and phrase in current.text:
                return True
    return False


_ARTICLES = re.compile(r"(?:the|this|these|those|its|their|all|эт\w+|все)\b")


def brings_about(sentence: Sentence) -> bool:
    """Whether it says that something is set up: "A key element is the establishment of posts"."""
    verb = sentence.main_verb
    return (
        sentence.copular
        and verb is not None
        and MAKING_OF.search(sentence.text, verb.end, verb.end + _BEGINS_COMPLEMENT) is not None
    )


_BEGINS_COMPLEMENT = 40
"""Characters after a verb in which its complement begins."""


def _is_bare_statement(current: Current) -> bool:
    """Whether it only says what a body is or cares for: "The CSTO is concerned with security."."""
    (first, *rest) = current.sentences
    head = first.main_head
    named = bool(first.dates or first.territories) or (head is not None and head.new)
    return not (rest or named or first.performs) and bool(first.verbs)


_BY = re.compile(r"\bby\s+(?:the\s+|its\s+)?(?:\w+\s+)?$")


def _done_by(sentence: Sentence) -> frozenset[str]:
    """The bodies that a passive names as those who act: "were placed by UNFPA"."""
    verb = sentence.main_verb
    if verb is None or not verb.passive:
        return frozenset()
    start = sentence.start
    return frozenset(
        mark.id
        for mark in sentence.organizations
        if _BY.search(sentence.text[verb.end : max(verb.end, mark.start - start)])
    )


_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
"""Letters by which two forms of a word are taken for one."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text))
