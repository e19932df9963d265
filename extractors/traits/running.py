"""What runs or goes on by itself: networks that serve, things known by name, work that goes on."""

from collections.abc import Sequence
from functools import partial

from extractors.traits.nouns import NamedType, named_types
from extractors.traits.objects import LIKELY, Found
from extractors.traits.occasions import EVENTS
from extractors.traits.words import Clause, Predicate
from extractors.traits.words import lexicon as traits_lexicon
from gazetteers.cue_patterns import words_of

_words = partial(words_of, "turns")
"""The words of a group, in their first forms."""


def function_of(main: Predicate, subjects: Sequence[NamedType]) -> NamedType | None:
    """The network or desk whose function is to help: "The network of lawyers gives free advice"."""
    first = next((item for item in subjects if item.free and not item.weak), None)
    if (
        first is None
        or main.passive
        or main.tense != "present"
        or main.verb.lemma not in _words("serves")
    ):
        return None
    thing = first.written.lower().rstrip("s").endswith(tuple(_words("standing-service")))
    return first if thing and first.type == "mechanism" else None


def run_by_name(clause: Clause, main: Predicate, subjects: Sequence[NamedType]) -> Found | None:
    """What is known by its name only and run by somebody: “Bridges of Trust” *is run* by three."""
    opening = clause.words[: main.first]
    on_what = _worked_on(clause, main)
    if on_what is not None:
        return on_what
    if main.verb.lemma in _words("meets") and clause.words[main.last + 1 :]:
        body = next((item for item in subjects if item.free and not item.weak), None)
        if body is not None and body.type == "mechanism" and main.tense == "present":
            return "mechanism", f"“{body.written}”, which “{main.written}”", LIKELY
    free = any(item.free and not item.weak for item in subjects)
    name = bool(opening) and all(
        word.text[0].isupper() or word.lemma in _SMALL or not word.text[0].isalpha()
        for word in opening
    )
    if main.passive and main.verb.lemma in _words("is-run") and name and not free:
        return "programme", f"a name that “{main.written}”", LIKELY
    return None


def _worked_on(clause: Clause, main: Predicate) -> Found | None:
    """What work goes on with: "*Work on* the module continues", "aid continued *with* a course".

    «Ведётся работа над пособием» names it as its object already.
    """
    if main.verb.lemma not in _words("goes-on") or main.passive:
        return None
    lex = traits_lexicon("en")
    named = named_types(clause, lex, "en")
    if [word.lemma for word in clause.words[:2]] == ["work", "on"]:
        found = next((item for item in named if item.first > 1 and not item.weak), None)
        if found is not None and found.last < main.first:
            return found.type, f"“{found.written}”, on which there is work", LIKELY
    behind = [word.text.lower() for word in clause.words[main.last + 1 : main.last + 3]]
    if behind[:1] == ["with"] and behind[1:] and behind[1] in ("a", "an", "the", "another"):
        found = next((item for item in named if item.first > main.last and not item.weak), None)
        if found is not None and found.type in EVENTS:
            return found.type, f"“{found.written}”, with which it “{main.written}”", LIKELY
    own = next((item for item in named if item.free and not item.weak), None)
    if own is not None and own.last < main.first and main.intransitive and own.type in _LASTS:
        return own.type, f"“{own.written}”, which “{main.written}”", LIKELY
    return None


_LASTS = ("equipment", "publication", "legislation", "advocacy", "assessment", "training")
"""Types of things of which nothing but that they go on is said: "Installation … continues"."""


_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "on", "without", "a"})
