"""The type of help: what a body that supports, assists or facilitates helps to do."""

from typing import Final

from extractors.traits.act import Act, Rule, first_stated
from extractors.traits.assistance import kind_of_assistance
from extractors.traits.objects import (
    LIKELY,
    SURE,
    Found,
    gives_help,
    has_word,
    is_support,
    lemmas_of,
    working_together,
)
from extractors.traits.running import function_of


def _works_with(act: Act) -> Found | None:
    """As in "works *with* schools to …": help for others, unless a clearer type is named."""
    main = act.main
    works = main.leading.lemma == "work" and has_word(act.clause, main.first, "with", 6)
    if act.language != "en" or not works or main.leading is act.verb:
        return None
    stated = first_stated(act.objects)
    kind = act.verb.type or (stated.type if stated is not None else "")
    if kind in ("", "mechanism", "advocacy"):
        kind = "programme"
    return kind, f"“{main.written}”: help for others", LIKELY


def _help_given(act: Act) -> Found | None:
    """As in "*Assistance* was provided in …"."""
    helped = next((item for item in act.subjects if item.free), None)
    if helped is None or not act.main.passive:
        return None
    if lemmas_of(act.clause, helped) not in act.lex.cues.help:
        return None
    found = kind_of_assistance(act.clause, act.group[-1].last, act.named, limit=act.limit)
    return (found[0] if found else "programme"), f"“{helped.written}”", LIKELY


def _function(act: Act) -> Found | None:
    serving = function_of(act.main, act.subjects)
    return None if serving is None else act.which_does(serving)


def _helps(act: Act) -> Found | None:
    """What an English verb of help, or a verb with "support" for its object, helps to do."""
    if act.language != "en" or not (act.verb.supports or _gives_support(act)):
        return None
    for rule in _HELP:
        found = rule(act)
        if found is not None:
            return found
    return "programme", f"“{act.main.written}”: assistance of no single kind", LIKELY


def _gives_support(act: Act) -> bool:
    """Whether help is the object; "acts as a broker of assistance" says what a body is."""
    lemma = act.verb.lemma
    if lemma in ("be", "remain") and first_stated(act.subjects) is not None:
        return False
    if lemma in ("act", "serve") and act.says_behind("as", 1):
        return False
    return is_support(act.objects, act.clause, act.lex, after=act.main.last)


def _helped_thing(act: Act) -> Found | None:
    """As in "The *course* was supported by …"."""
    thing = next((item for item in act.subjects if item.free), None)
    if not act.main.passive or thing is None:
        return None
    return act.which_does(thing) if not thing.weak or thing.type == "programme" else None


def _facilitates_help(act: Act) -> Found | None:
    if act.verb.lemma == "facilitate" and gives_help(act.clause, act.main):
        return "programme", f"“{act.main.written}” that help is given", LIKELY
    return None


def _facilitates(act: Act) -> Found | None:
    """As in "facilitates cooperation": a function; not "facilitated the *participation* of …"."""
    if act.verb.lemma != "facilitate" or act.says_behind("participation", 5):
        return None
    body = next((item for item in act.objects if item.free), None)
    return act.the_verb("mechanism") if body is None or body.weak else None


def _kind_of_help(act: Act) -> Found | None:
    found = kind_of_assistance(act.clause, act.group[-1].last, act.named, limit=act.limit)
    return None if found is None else (found[0], f"“{found[1]}”, what the help is for", SURE)


def _helps_together(act: Act) -> Found | None:
    together = working_together(act.objects, act.clause, act.main)
    if together is None:
        return None
    return "mechanism", f"“{together.written}”, what “{act.main.written}” is about", LIKELY


def _facilitated_thing(act: Act) -> Found | None:
    if act.verb.lemma != "facilitate":
        return None
    body = next((item for item in act.objects if item.free), None)
    if body is not None and not body.weak:
        return act.what_it_is_about(body)
    return act.the_verb("mechanism")


_HELP: Final[tuple[Rule, ...]] = (
    _helped_thing,
    _facilitates_help,
    _facilitates,
    _kind_of_help,
    _helps_together,
    _facilitated_thing,
)
"""What help is for, in the order asked."""

RULES: Final[tuple[Rule, ...]] = (_works_with, _help_given, _function, _helps)
"""Asked in this order: help for others, help that was given, what a body is for, verbs of help."""
