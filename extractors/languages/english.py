"""English: verb forms from word lists, tense from auxiliaries."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from extractors.languages.english_forms import (
    all_forms,
    english_kinds,
    looks_like_participle,
    unsorted_forms,
)
from extractors.languages.model import Language, Tense, VerbGroup
from gazetteers.cues import cues

_FUTURE_AUXILIARY = frozenset({"will", "shall", "'ll", "’ll"})
_MODAL = frozenset({"can", "may", "could", "should", "would", "must", "might"})
_BE_PAST = frozenset({"was", "were"})
_BE_PRESENT = frozenset({"is", "are", "am"})
_BE = _BE_PAST | _BE_PRESENT
_HAVE = frozenset({"has", "have", "had"})
_DO = frozenset({"do", "does", "did"})
_AUXILIARIES = _FUTURE_AUXILIARY | _MODAL | _BE | _HAVE | _DO
_BETWEEN = re.compile(
    r"(?:also|not|now|only|already|just|currently|recently|further|then|still|since|thus|therefore|both|"
    r"never|always|often|first|again|successfully|jointly|regularly|\w+ly|to|be|been|being)$"
)
_TOKEN = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*|\d+|[,;:()“”\"|–—.]")
_PARTICIPLE_SIGNS = frozenset({"by", "between", "within", "under", "jointly"})


def _is(group: str, word: str) -> bool:
    """Whether a lower-case word belongs to a group of word forms."""
    return cues("wordforms", "en").is_one_of(group, word)


class _Words:
    """The tokens of a text, lower-cased, with their places."""

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self.raw = [match[0] for match in matches]
        self.low = [word.lower() for word in self.raw]
        if "’" in text:
            self.low = [word.replace("’", "'") for word in self.low]
        self.spans = [match.span() for match in matches]

    def __len__(self) -> int:
        return len(self.low)

    def word(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""


def _participle(word: str, forms: Mapping[str, str]) -> bool:
    return forms.get(word) in ("past", "participle") or (looks_like_participle(word))


def _after_auxiliary(words: _Words, index: int, forms: Mapping[str, str]) -> int:
    """The position of the full verb after an auxiliary, over adverbs, or the last auxiliary."""
    last = index
    begin = _behind_insertion(words, index + 1)
    position = begin
    while position < len(words) and position - begin <= 4:
        word = words.word(position)
        if _BETWEEN.match(word) or word in _HAVE:
            last = position if word in ("be", "been", "being") or word in _HAVE else last
            position += 1
            continue
        if _participle(word, forms) or word.endswith("ing"):
            return position
        # "has access to": a base form needs "will", "can", "does" or "to" before it.
        governed = words.word(index) not in _HAVE | _BE or words.word(position - 1) == "to"
        if word in forms and (governed or word not in unsorted_forms()):
            return position
        break
    return last


def _behind_insertion(words: _Words, position: int) -> int:
    """Where a verb goes on that words between commas part: "has, since 2015, | helped"."""
    if words.word(position) != ",":
        return position
    for close in range(position + 2, min(position + _LONGEST_INSERTION, len(words))):
        if words.word(close) == ",":
            return close + 1
        if words.word(close) in _AUXILIARIES or words.word(close) in ";:.(":
            break
    return position


_LONGEST_INSERTION: Final = 14
"""Tokens after an auxiliary among which the second of two commas stands."""


def _auxiliary_group(
    words: _Words, index: int, forms: Mapping[str, str]
) -> tuple[int, Tense, bool]:
    """Last token, tense and voice of a verb group that begins with an auxiliary."""
    auxiliary = words.word(index)
    last = _after_auxiliary(words, index, forms)
    between = words.low[index + 1 : last]
    verb = words.word(last)
    ing = verb.endswith("ing") and last > index
    participle = last > index and _participle(verb, forms)
    planned = _is("planning", verb) and last > index
    if auxiliary in _FUTURE_AUXILIARY:
        return last, "future", "be" in between
    if auxiliary in _MODAL | _DO:
        return last, "past" if auxiliary == "did" else "present", "be" in between
    if auxiliary in _HAVE:
        if "been" in between and ing:
            return last, "progressive", False
        if participle or verb == "been":
            return last, "past", "been" in between
        return last, "past" if auxiliary == "had" else "present", False
    present = auxiliary in _BE_PRESENT
    following = words.word(last + 1)
    if planned and (present or following == "to"):
        return last, "future", not ing
    if present and (verb == "to" or (following == "to" and verb in ("ready", "due"))):
        return last, "future", False
    if ing or "being" in between:
        return last, "progressive" if present else "past", "being" in between
    return last, "present" if present else "past", participle


def _lexical(words: _Words, index: int, forms: Mapping[str, str]) -> Tense | None:
    """When a verb without an auxiliary happens; None if the word is no finite verb here."""
    kind = _finite_kind(words, index, forms)
    if kind is None or (words.raw[index][0].isupper() and index > 0):
        return None
    before = _word_before(words, index)
    if _is("before-participle", before) or before.endswith("'s"):
        return None  # "with UNODC's | help the Office introduced rooms"
    if before in _CLAUSE_OPENINGS:
        return _without_subject(words, index, kind)
    if kind == "s" and _is_counted(words, index):
        return None
    if kind == "past":
        return "past" if _is_past(words, index, before) else None
    word, after = words.word(index), words.word(index + 1)
    if after == "of" and _is_noun_before_of(word):
        return None
    if _is_noun_here(words, index, before, kind):
        return None
    if kind != "s" and not _has_plural_subject(words, index, before):
        return None
    return "future" if _is("planning-alone", word) and after == "to" else "present"


def _finite_kind(words: _Words, index: int, forms: Mapping[str, str]) -> str | None:
    """The form of a word by which it may be a finite verb, None where it has no such form."""
    word = words.word(index)
    kind = forms.get(word)
    if kind is None and looks_like_participle(word):
        joined = words.word(index - 1) in ("and", "or", ",")
        # "joint and mixed forums"
        kind = None if joined and not _is("follows-verb", words.word(index + 1)) else "past"
    return None if kind in ("ing", "participle") else kind


def _word_before(words: _Words, index: int) -> str:
    """The word before a verb, over adverbs."""
    before = words.word(index - 1)
    step = index - 1
    while step > 0 and _BETWEEN.match(words.word(step)) and words.word(step) not in ("to", "be"):
        step -= 1
        before = words.word(step)
    return before


def _is_past(words: _Words, index: int, before: str) -> bool:
    """Whether a form of the past has a subject, and only describes no noun: "held | in May"."""
    after = words.word(index + 1)
    if "being" in (words.word(index - 1), words.word(index - 2)):
        return False  # "the third forum being scheduled for 2021"
    if after in _PARTICIPLE_SIGNS or (before == "," and after in ("in", "on", "at")):
        return False
    return before != "," or after != "to" or _is("before-infinitive", words.word(index))


def _is_noun_here(words: _Words, index: int, before: str, kind: str) -> bool:
    """Whether a form of the present that is a noun as well is one: "staff | reports on"."""
    word, after = words.word(index), words.word(index + 1)
    named = _stands_behind_name(words, index, before)
    after_name = _is("verb-after-name", word)
    listed = _is("noun-too", word) or (word in unsorted_forms() and not named)
    if before in _SUBJECT_PRONOUNS or not (listed or after_name) or (after_name and named):
        return False
    if kind == "s" and (_has_object_after_and(words, index) or _intends_after_clause(words, index)):
        return False
    return not _is("follows-verb", after) or before.endswith("ing")


def _stands_behind_name(words: _Words, index: int, before: str) -> bool:
    """Whether a name stands right before a form, or before brackets: "CADAP (phase 7) supports"."""
    if before != ")" or "(" not in words.low[:index]:
        return words.raw[index - 1][:1].isupper() and len(before) > 1
    opened = index - 1 - words.low[index - 1 :: -1].index("(")
    return opened > 0 and words.raw[opened - 1][:1].isupper()


def _has_plural_subject(words: _Words, index: int, before: str) -> bool:
    """Whether what stands before a form without an ending is more than one: "experts | share"."""
    if before.endswith("s") or before in _PLURAL_SUBJECTS:
        return True
    return _stands_behind_name(words, index, before) and "and" in _subject_words(words, index)


def _is_counted(words: _Words, index: int) -> bool:
    """Whether a form in -s is a plural noun: "Five groups of elders", "joint exercises in Osh".

    Nothing that is counted or described stands right before a verb in the singular.
    """
    before = words.word(index - 1)
    counted = _is("counts", before) or (before.isdigit() and int(before) < _FIRST_YEAR)
    described = index > 0 and _OF_A_NATION.fullmatch(words.raw[index - 1]) is not None
    thanks = words.word(index) == "thanks" and words.word(index + 1) == "to"
    return counted or described or thanks


_OF_A_NATION = re.compile(
    r"[A-Z]\w*(?:ese|[ln]ish|[ie]an|ican|wiss|utch|rench|reek|yrgyz|ajik|azakh|zbek|urkmen|erman"
    r"|fghan)"
)
"""An adjective before what it describes: "with Japanese funds, supplied", "Swiss visits"."""


def _is_noun_before_of(word: str) -> bool:
    """Whether a form that is a noun as often as a verb has "of" after it: "an AML group of"."""
    return (_is("noun-too", word) or word in unsorted_forms()) and word not in _GOVERN_OF


_GOVERN_OF = frozenset(
    f"{verb}{ending}"
    for verb in ("consist", "dispose", "approve", "think", "speak", "learn", "know", "complain")
    for ending in ("", "s")
)
"""Verbs with a complement after "of"."""

_FIRST_YEAR = 1900
"""From here on a number before a verb is a year: "The plan for 2021 covers …"."""

_CLAUSE_OPENINGS = frozenset({"", ";", ":", "(", "–", "—", "|"})


def _without_subject(words: _Words, index: int, kind: str | None) -> Tense | None:
    """When a verb happens that a part of a sentence or an item of a list begins with.

    Its subject stands before the semicolon or in the lead-in: "; published its guide", "keeps a
    list of names". In "Held in Osh, …" or "organized by IOM" it is a participle.
    """
    word, after = words.word(index), words.word(index + 1)
    if kind not in ("past", "s") or words.word(index - 1) in ("(", "–", "—", "|"):
        return None
    has_object = after in _OBJECT_OPENINGS or after.isdigit()
    if kind == "past":
        listed = words.raw[index][0].islower() and bool(english_kinds(word))
        described = after in _BEFORE_COMPLEMENT | _PARTICIPLE_SIGNS or _is("describes", word)
        return "past" if has_object or (listed and not described) else None
    sure = words.raw[index][0].islower() and not _is("noun-too", word)
    return "present" if has_object or (sure and word not in unsorted_forms()) else None


_OBJECT_OPENINGS = frozenset(
    {"a", "an", "the", "its", "their", "his", "her", "another", "several", "some", "all", "more"}
)


def _has_object_after_and(words: _Words, index: int) -> bool:
    """Whether "and exchanges information" has a second verb: a plural has no bare noun after it."""
    after = words.word(index + 1)
    return (
        words.word(index - 1) in ("and", ",")
        and after.isalpha()
        and not _is("clause-border", after)
        and after not in _NO_OBJECT
        and not _participle(after, all_forms())
    )


def _intends_after_clause(words: _Words, index: int) -> bool:
    """Whether ", and plans to" has a second verb, not the last noun of a list."""
    after_clause = words.low[max(0, index - 2) : index] in ([",", "and"], [";", "and"])
    return (
        after_clause
        and _is("planning-alone", words.word(index))
        and words.word(index + 1) == "to"
        and (
            words.word(index - 3) in (")", "”", '"')
            or "," not in words.low[max(0, index - _LIST_REACH) : index - 2]
        )
    )


_LIST_REACH = 7
"""Words before ", and" among which another comma shows a list."""


_NO_OBJECT = (
    frozenset({"of", "between", "among", "amongst", "against", "including", "such", "or", "not"})
    | {"per", "via"}
    | _AUXILIARIES
)

_SUBJECT_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "you", "i", "who", "which"})
_PLURAL_SUBJECTS = frozenset(
    {"they", "we", "you", "i", "who", "which", "that", "people", "women", ")"}
)


def _subject_words(words: _Words, index: int) -> list[str]:
    """The words of the clause before a verb: what may be its subject."""
    start = index
    while start > 0 and words.low[start - 1] not in (";", ":", ".", "(", "–", "—"):
        start -= 1
    return words.low[start:index]


def _in_clause_of(words: _Words, verb: int, index: int) -> bool:
    """Whether a finite verb governs the clause already, so that "held" is a participle.

    "UNODC organized a workshop held in May": nothing between the two begins another clause.
    """
    return verb >= 0 and not any(
        not word[0].isalnum() or _is("clause-border", word) for word in words.low[verb + 1 : index]
    )


def _was_participle(words: _Words, group: VerbGroup, verb: int, index: int) -> bool:
    """Whether an auxiliary shows that the past form before it only described the subject.

    "Workshops focused on risks and on the use of tools have been organized": one finite verb.
    """
    alone = words.spans[verb][0] == group.start and group.tense == "past"
    described = words.word(verb - 1) in ("and", "or", ",")  # "and printed copies can be ordered"
    if not alone or not (described or words.word(verb + 1) in _BEFORE_COMPLEMENT):
        return False
    between = range(verb + 1, index)
    return not any(
        words.low[at] in (",", ";", ":", "–", "—", ".")
        or (
            _is("clause-border", words.low[at])
            and not (words.low[at] == "and" and words.word(at + 1) in _BEFORE_COMPLEMENT)
        )
        for at in between
    )


_BEFORE_COMPLEMENT = frozenset({"on", "in", "by", "at", "for", "with", "within", "under", "from"})


@lru_cache(maxsize=4_096)
def english_verbs(text: str) -> tuple[VerbGroup, ...]:
    """The finite verbs of an English text.

    "The workshop, organized by UNODC in May, brought together judges" has one: "brought".
    Participles before nouns and after "by" do not count, nor do infinitives and -ing forms.
    """
    forms = all_forms()
    words = _Words(text)
    groups: list[VerbGroup] = []
    index = 0
    last = -1
    while index < len(words):
        word = words.low[index]
        if word not in _AUXILIARIES and word not in forms and not word.endswith("ed"):
            index += 1  # as most words, which need no closer look
            continue
        if word in _AUXILIARIES and not (word == "may" and words.raw[index] == "May"):
            if groups and last >= 0 and _was_participle(words, groups[-1], last, index):
                groups.pop()
            last, tense, passive = _auxiliary_group(words, index, forms)
        else:
            found = _lexical(words, index, forms)
            beside = 0 <= last == index - 1  # "matches requests": one verb
            if found is None or beside or (found == "past" and _in_clause_of(words, last, index)):
                index += 1
                continue
            last, tense, passive = index, found, False
            if word in ("stands", "stand") and words.word(index + 1) == "ready":
                last, tense = index + 1, "future"
        groups.append(
            VerbGroup(words.spans[index][0], words.spans[last][1], tense, words.word(last), passive)
        )
        index = last + 1
    return tuple(groups)


_PARTICIPLE_FIRST = re.compile(
    r"having\s|(?:\w+ly\s)?(?!need)(?:\w+ed|held|led|built|run|given|written|taught|set up|made)\s"
    r"(?:jointly\s)?"
    r"(?:by|in|on|with|within|under|at|for|from|since|through|to)\b",
    re.IGNORECASE,
)


def english_participle(text: str) -> bool:
    """Whether words open with a participle: "Funded by the EU, the project …"."""
    return _PARTICIPLE_FIRST.match(text) is not None


@cache
def english() -> Language:
    """English, with its word lists loaded."""
    return Language(
        code="en",
        sentence_cues=cues("sentences", "en"),
        activity=cues("activity", "en"),
        verbs=english_verbs,
        kinds=english_kinds,
        opens_with_participle=english_participle,
    )
