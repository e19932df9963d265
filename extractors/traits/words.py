"""A sentence as the judgement of status and type sees it: words, predicates, what is in reach."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.traits.morphology import lemma_of
from gazetteers.model import LanguageCode
from gazetteers.traits import TraitCues, VerbCue, trait_cues

Tense = Literal["past", "perfect", "present", "progressive", "future", "ability", "ahead"]
"""What a verb form says; "ahead" is "is to be signed", "stands ready to"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark of a sentence.

    Attributes:
        text: as written.
        lemma: in lower case, nouns in the singular, Russian words in their dictionary form.
        free: no preposition stands between it and the verb ("organized in the *framework*").
    """

    text: str
    lemma: str
    free: bool = True


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb group of the main clause.

    Attributes:
        first: index of its first word.
        last: index of the last word of the verb that says what is done.
        verb: that verb.
        leading: the verb that carries the tense; another one after "plans to", "works on".
        tense: of the group.
        passive: whether the subject undergoes it.
        intransitive: no object stands beside it ("the course opened in Osh").
        written: the group as written.
    """

    first: int
    last: int
    verb: VerbCue
    leading: VerbCue
    tense: Tense
    passive: bool
    written: str
    intransitive: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, without its brackets and quotations, and its predicates in order."""

    words: tuple[Word, ...]
    predicates: tuple[Predicate, ...]


def verbs_of_one_object(clause: Clause) -> list[list[Predicate]]:
    """Predicates, those that share their object together ("developed and published a guide")."""
    groups: list[list[Predicate]] = []
    for item in clause.predicates:
        if groups:
            between = [w.text for w in clause.words[groups[-1][-1].last + 1 : item.first]]
            near = len(between) <= _VERBS_APART and not _CONJUNCTIONS.isdisjoint(between)
            # "drew up and, in May 2020, handed over a manual": the first has no object of its own
            at_once = bool(between) and between[0] in _CONJUNCTIONS
            if near or (at_once and len(between) <= _ASIDE and _has_no_clause(between)):
                groups[-1].append(item)
                continue
        groups.append([item])
    return groups


_CONJUNCTIONS = frozenset({"and", "и", "или"})
_VERBS_APART = 2
"""Words between two verbs that stand beside one another."""
_ASIDE = 9
"""Words that a day, a place or an agent takes between two verbs of one object."""


def _has_no_clause(between: Sequence[str]) -> bool:
    return _CLAUSES.isdisjoint(word.lower() for word in between)


_CLAUSES = frozenset({";", ":", "it", "they", "he", "she", "we", "он", "она", "они", "оно", "мы"})
"""Words of a clause with a subject of its own."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of a language, ready to look up.

    Attributes:
        cues: as read.
        verbs: by infinitive, spellings and aspects included.
        phrases: noun phrases as tuples of lemmas with their type; "" for phrases to ignore.
        weak: those that decide only when nothing else does.
        openings: first words of phrases.
        longest: number of words in the longest phrase.
    """

    cues: TraitCues
    verbs: dict[str, VerbCue]
    phrases: dict[tuple[str, ...], str]
    weak: frozenset[tuple[str, ...]]
    openings: frozenset[str]
    longest: int


@cache
def lexicon(language: LanguageCode) -> Lexicon:
    """The lexicon of a language, built once."""
    cues = trait_cues(language)
    verbs = {form: verb for verb in cues.verbs for form in (verb.lemma, *verb.other)}

    def key(name: str) -> tuple[str, ...]:
        words = split_words(name)
        # «рабочая группа», «проект закона»: a text is compared by dictionary forms
        return tuple(lemma_of(word) for word in words) if language == "ru" else words

    phrases = {key(name): kind for kind, names in cues.nouns.items() for name in names}
    weak = {key(name): kind for kind, names in cues.weak_nouns.items() for name in names}
    phrases |= weak | {key(name): "" for name in cues.ignored}
    openings = frozenset(phrase[0] for phrase in phrases)
    return Lexicon(cues, verbs, phrases, frozenset(weak), openings, max(map(len, phrases)))


def split_words(text: str) -> tuple[str, ...]:
    """Words in lower case; hyphens separate."""
    return tuple(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower()))


_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BRACKET_DEPTH = 3
_QUOTED = re.compile(r"[“”«„\"][^“”«»„\"]{0,300}[”»“\"]|‘[^‘’]{3,200}’(?!\w)")
_MARKER = re.compile(r"^\s*(?:\(?[a-zа-я0-9]{1,3}\)|[•*–—-]|NEW:)\s+")


def bare(sentence: str) -> str:
    """The sentence without list marker, brackets and quotations, which may hold verbs of others."""
    text = _MARKER.sub("", sentence)
    for _ in range(_BRACKET_DEPTH):
        text = _BRACKETS.sub(" ", text)
    return _QUOTED.sub(_unquoted, text)


_FEW_WORDS = re.compile(r"[^\w\s]*[a-zа-яё]+(?:\s[a-zа-яё]+){0,2}[^\w\s]*")


def _unquoted(quotation: re.Match[str]) -> str:
    """Nothing for a title or speech; the words where few small ones are marked: “stand ready”."""
    words = quotation[0]
    return f" {words[1:-1]} " if _FEW_WORDS.fullmatch(words) else " , "
