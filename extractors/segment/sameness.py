"""Signs that a sentence speaks of what stands before it: the same thing, its number, its parts."""

import re
from collections.abc import Callable

from extractors.segment.current import Current
from extractors.segment.own import takes_part_in_it
from extractors.segment.reading import Sentence
from extractors.segment.references import is_within_thing, stem
from extractors.segment.signs import (
    POINTER,
    brings_about,
    repeats_subject,
    speaks_of_named,
    uses_short_name,
)

_Test = Callable[[Sentence, Current], bool]


def signs_of_sameness(sentence: Sentence, current: Current) -> list[str]:
    """Signs that a sentence speaks of what stands before it, most only without an own date."""
    signs = [sign for sign, holds in _WHATEVER_ITS_DATE if holds(sentence, current)]
    if {mark.id for mark in sentence.dates} - current.dates:
        return signs
    signs += [sign for sign, holds in _WITHOUT_OWN_DATE if holds(sentence, current)]
    return signs + _signs_of_pointers(sentence, current)


def _illustrates(sentence: Sentence, current: Current) -> bool:
    """Whether it fills a general function, without a body of its own."""
    pronoun = sentence.language.activity.has("opens-pronoun", sentence.core)
    named = sentence.subject_organizations or sentence.opens_with_body
    bare = not (named or pronoun or brings_about(sentence))
    return bare and current.is_general_function


def _is_example(sentence: Sentence, _: Current) -> bool:
    if sentence.language.activity.has("opens-examples", sentence.text):
        return True
    return sentence.says("example") and not sentence.subject_organizations


def _counts_the_same(sentence: Sentence, current: Current) -> bool:
    """Whether it only gives the number of things like the one before: "About 40 courses …"."""
    head = next(iter(sentence.heads), None)
    if head is None or sentence.organizations or sentence.territories:
        return False
    opening = sentence.text[: head.start - sentence.start]
    return (
        head.type == current.head_type
        and re.search(r"\d", opening) is not None
        and len(opening.split()) <= _WORDS_BEFORE_COUNTED
    )


_WORDS_BEFORE_COUNTED = 5


def _has_short_name(sentence: Sentence, current: Current) -> bool:
    return uses_short_name(sentence, current) or speaks_of_named(sentence, current)


def _tells_how_it_stands(sentence: Sentence, _: Current) -> bool:
    return sentence.language.activity.has("opens-state", sentence.text)


def _takes_part(sentence: Sentence, _: Current) -> bool:
    return takes_part_in_it(sentence)


def _acts_on_it(sentence: Sentence, _: Current) -> bool:
    """Whether the object of a deed is a pronoun: "The police hosted it"."""
    verb = sentence.main_verb
    return (
        verb is not None
        and "perform" in sentence.language.kinds(verb.verb)
        and _ON_IT.match(sentence.text, verb.end) is not None
    )


_ON_IT = re.compile(r"\s+(?:it|them)\b|\s+(?:его|её|ее|их)\b")


def _names_it_again(sentence: Sentence, current: Current) -> bool:
    """Whether the thing it tells of was named before, without a body that turns to another."""
    if repeats_subject(sentence, current):
        return True
    head = sentence.main_head
    if head is None or head.determined or head.word == "recommended":
        return False
    if sentence.subject_organizations:
        return False
    return re.search(rf"\b{re.escape(stem(head.word.split()[0]))}", current.text) is not None


def _is_done_under_project(sentence: Sentence, current: Current) -> bool:
    """Whether it tells what was done, by nobody else, after the project that does it.

    "… runs a project in two provinces (2020-2023). A risk assessment tool was introduced": who
    does it is not named, nor when.
    """
    verb = sentence.main_verb
    programme = current.head_type == "programme"
    if not programme or verb is None or not verb.passive or verb.tense not in ("past", "present"):
        return False
    return not (
        sentence.subject_organizations or sentence.opens_with_body or sentence.organizations
    )


_WHATEVER_ITS_DATE: tuple[tuple[str, _Test], ...] = (
    ("illustrates", _illustrates),
    ("example", _is_example),
    ("counts the same", _counts_the_same),
)
_WITHOUT_OWN_DATE: tuple[tuple[str, _Test], ...] = (
    ("its short name", _has_short_name),
    ("how it stands", _tells_how_it_stands),
    ("takes part in it", _takes_part),
    ("acts on it", _acts_on_it),
    ("within the thing", is_within_thing),
    ("same thing again", _names_it_again),
    ("done under a project", _is_done_under_project),
)


def _signs_of_pointers(sentence: Sentence, current: Current) -> list[str]:
    """Whether a word behind the subject points back, to a thing that was named or to anything."""
    rest = sentence.text[len(sentence.opening) :]
    if any(
        re.search(rf"\b{re.escape(stem(noun.lower()))}", current.text)
        for noun in _POINTED.findall(rest)
    ):
        return ["points to the thing"]
    return ["points back"] if POINTER[sentence.language.code].search(rest) else []


_POINTED = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch|эт(?:от|ой|ого|ом|ому|им|их|ими|а|у)) (\w{4,})"
)
"""A noun that stands for what was named: "in these visits"."""
