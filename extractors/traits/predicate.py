"""Type by one predicate, or several with one object: the verb, or what it is about."""

from collections.abc import Sequence

from extractors.traits import around_verb, helping, objects_of_verb, typed_verbs
from extractors.traits.act import Rule, act_of
from extractors.traits.nouns import NamedType
from extractors.traits.objects import Found
from extractors.traits.words import Clause, Lexicon, Predicate
from gazetteers.model import LanguageCode

_RULES: tuple[Rule, ...] = (
    *around_verb.RULES,
    *typed_verbs.RULES,
    *helping.RULES,
    *objects_of_verb.RULES,
)
"""Signs of a type in the order in which they are asked; the first that has an answer decides."""


def by_predicate(
    group: Sequence[Predicate],
    named: Sequence[NamedType],
    clause: Clause,
    lex: Lexicon,
    language: LanguageCode,
    *,
    limit: int,
) -> Found | None:
    """What one predicate, or several with one object, say for sure.

    Args:
        group: the predicates.
        named: the nouns of a type in the clause.
        clause: its words.
        lex: the cues of its language.
        language: of the clause.
        limit: index of the word before which the reach of the predicates ends.
    """
    act = act_of(group, named, clause, lex, language, limit=limit)
    for rule in _RULES:
        found = rule(act)
        if found is not None:
            return found
    return None
