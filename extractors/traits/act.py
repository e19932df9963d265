"""One act of a clause: a predicate, or several with one object, and the nouns in its reach."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.traits.nouns import NamedType
from extractors.traits.objects import LIKELY, Found, has_word, is_of_persons
from extractors.traits.words import Clause, Lexicon, Predicate
from gazetteers.model import LanguageCode
from gazetteers.traits import VerbCue


@dataclass(frozen=True, slots=True)
class Act:
    """What is asked when the type of an act is judged.

    Attributes:
        group: its predicates, in the order of the text; the first is its main one.
        named: all nouns of a type in the clause.
        objects: those behind its last verb and before the next act.
        subjects: those before its first verb.
        clause: its words.
        lex: the cues of its language.
        language: of the clause.
        limit: index of the word before which its reach ends.
    """

    group: Sequence[Predicate]
    named: Sequence[NamedType]
    objects: Sequence[NamedType]
    subjects: Sequence[NamedType]
    clause: Clause
    lex: Lexicon
    language: LanguageCode
    limit: int

    @property
    def main(self) -> Predicate:
        """The predicate that the act is named by."""
        return self.group[0]

    @property
    def verb(self) -> VerbCue:
        """The verb of the main predicate."""
        return self.group[0].verb

    def says_behind(self, lemma: str, reach: int) -> bool:
        """Whether a word stands within a few words behind the main verb."""
        return has_word(self.clause, self.main.last, lemma, reach)

    def what_it_is_about(self, item: NamedType, confidence: float = LIKELY) -> Found:
        """The type of a thing that the main verb acts on."""
        return item.type, f"“{item.written}”, what “{self.main.written}” is about", confidence

    def which_does(
        self, item: NamedType, confidence: float = LIKELY, *, kind: str | None = None
    ) -> Found:
        """The type of a thing that acts or that undergoes; or another `kind` that it shows."""
        return kind or item.type, f"“{item.written}”, which “{self.main.written}”", confidence

    def the_verb(self, kind: str, confidence: float = LIKELY) -> Found:
        """A type that the main verb itself shows."""
        return kind, f"the verb “{self.main.written}”", confidence


Rule = Callable[[Act], Found | None]
"""One sign of a type: what it finds in an act, or None where it has nothing to say."""


def act_of(
    group: Sequence[Predicate],
    named: Sequence[NamedType],
    clause: Clause,
    lex: Lexicon,
    language: LanguageCode,
    *,
    limit: int,
) -> Act:
    """An act with its objects and subjects; nouns that only say whose persons are meant left out.

    "convenes the heads of anti-terrorist *centres*", "officials of the *Initiative* were hosted".
    """
    main = group[0]
    objects = [item for item in named if group[-1].last < item.first < limit]
    if main.verb.type_of_bodies:
        people = [i for i in objects if i.type == "mechanism" and is_of_persons(i, clause)]
        objects = [item for item in objects if item not in people]
    subjects = [item for item in named if item.last < main.first]
    if main.passive:
        subjects = [item for item in subjects if not is_of_persons(item, clause)]
    return Act(group, named, objects, subjects, clause, lex, language, limit)


def first_stated(items: Sequence[NamedType]) -> NamedType | None:
    """The first noun that no preposition binds and that is a clear sign of its type."""
    return next((item for item in items if item.free and not item.weak), None)
