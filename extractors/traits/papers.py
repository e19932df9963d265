"""Papers told of with a verb of a type: opinions, studies, what is handed over or talked over."""

import re
from collections.abc import Sequence
from functools import partial

from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause, Predicate
from gazetteers.cue_patterns import words_of

_words = partial(words_of, "turns")
"""The words of a group, in their first forms."""


def opinion_given(
    objects: Sequence[NamedType], subjects: Sequence[NamedType], clause: Clause
) -> NamedType | None:
    """The opinion on a law that was published: "issued *an opinion* on the draft law"."""
    for item in (*objects, *subjects):
        words = clause.words[item.first : item.last + 8]
        named = {words[0].lemma, clause.words[item.last].lemma}
        if not item.free or not named & _words("opinion-on-law"):
            continue
        behind = {word.lemma for word in words[1:]}
        return item if behind & (_words("law") | _words("draft")) else None
    return None


_PAPERS = ("legislation", "assessment", "mechanism", "publication")


def under_discussion(predicate: Predicate, subjects: Sequence[NamedType]) -> NamedType | None:
    """What is only talked over as yet: "A peer review is being discussed for 2019"."""
    going_on = predicate.tense == "progressive" and predicate.passive
    if not going_on or predicate.verb.type != "meeting":
        return None
    return next((item for item in subjects if item.free and not item.weak), None)


def study_published(
    predicate: Predicate,
    objects: Sequence[NamedType],
    subjects: Sequence[NamedType],
    clause: Clause,
) -> NamedType | None:
    """The study or course that was published: "published in May a study on", «издан курс».

    Not what only describes a title: "published “Trust”, a study".
    """
    if predicate.verb.lemma not in ("publish", "опубликовать"):
        return None
    behind = clause.words[predicate.first - 1].text == "," and predicate.verb.lemma == "publish"
    told = predicate.passive or (behind and predicate.first > 0)  # "A study of X, published in"
    things = (*subjects, *objects) if told else objects
    first = next((item for item in things if item.free and not item.weak), None)
    capital = clause.words and first is not None and first.first > 0
    if first is None or (capital and first.written[0].isupper()):
        return None  # "published Youth and Media: Mapping the Research"
    course = first.type == "training" and _COURSE.search(first.written) is not None
    if not course and first.type != "assessment":
        return None
    if "of" in [word.text.lower() for word in clause.words[max(0, first.first - 2) : first.first]]:
        return None  # "the results of the study were published as a book"
    between = clause.words[predicate.last + 1 : first.first]
    return None if any(word.text == "," for word in between) else first


_COURSE = re.compile(r"(?i)(?:course|module|curricul\w+|learning|курс\w*|модул\w+)\Z")
"""What is learned from when it is out; a seminar is held, and not published."""


def paper_handed_over(
    predicate: Predicate, objects: Sequence[NamedType], subjects: Sequence[NamedType]
) -> NamedType | None:
    """The document that is handed over: "A roadmap was handed over to the Government"."""
    if predicate.verb.lemma not in _words("hands"):
        return None
    things = (*objects, *subjects) if predicate.passive else objects
    if predicate.passive and _CYRILLIC.search(predicate.written) is None:
        things = subjects
    over = predicate.last + 1 + _HANDED
    first = next(
        (
            i
            for i in things
            if (i.free or predicate.last < i.first < over)
            and not i.weak
            and (i.type != "mechanism" or i.written.lower().startswith(tuple(_words("base"))))
        ),
        None,
    )  # "hand over the telephone line": "over" is no preposition there
    return first if first is not None and first.type in _PAPERS else None


_HANDED = 4
"""Words that "over the" and an adjective take."""
_CYRILLIC = re.compile(r"[а-яё]")
