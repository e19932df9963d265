"""What assistance is for: the type of the one kind of thing that is helped, or that helps."""

from collections.abc import Sequence

from extractors.traits.forms import forms
from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause
from gazetteers.traits import VerbCue

_MEANS = frozenset({"by", "through", "via"})
_INTO = frozenset(
    {"in", "with", "to", "for", "on", "of", "and", "or", "towards", "at", "into", "aimed"}
)
_STOPS = frozenset({";", "which", "who", "whose", "where", "that", "such", "including"})
_PLACES = frozenset(
    {"at", "on", "during", "within", "under", "from", "after", "following", "alongside"}
)
"""Prepositions behind which stands where, when or about what help is given, not what for."""
_NO_KIND = frozenset({"dialogue", "consultation", "negotiation", "discussion", "talk"})
"""Talks about something: what they are about says more."""
_THINGS_HELPED = (
    "network",
    "database",
    "channel",
    "line",
    "platform",
    "list",
    "registry",
    "register",
    "mechanism",
    "hub",
    "system",
)
"""Last words of mechanisms that can't be helped as an authority is."""
_NP_REACH = 12
"""Words in which the object of a verb in -ing is looked for."""
_SEVERAL = 3
"""From so many kinds of means on, assistance is of no single kind."""
_CAPACITY = frozenset({"capacity", "capability", "resilience", "preparedness"})
_LEGAL = frozenset({"law", "legislation", "legal act", "regulation", "draft law", "bill"})
_COMPLY = frozenset({"compliance", "conformity", "alignment", "consistency", "harmonization"})


def kind_of_assistance(
    clause: Clause, after: int, named: Sequence[NamedType], *, limit: int
) -> tuple[str, str] | None:
    """Type and words of what the assistance is for; None if it is of no single kind.

    "supports exercises" → operation; "assists the State Commission in introducing a course" →
    training, since a body that is helped is none of the kinds; "to enhance co-ordination through
    command-staff exercises" → operation by its means. Three kinds of means are no single kind.
    `after` is the index of the verb or noun that says that there is help.
    """
    found = _Found(clause, after, named, limit)
    found.look()
    return found.kind()


class _Found:
    """What help is for, and the means by which it is given, as they are found in a clause."""

    def __init__(self, clause: Clause, after: int, named: Sequence[NamedType], limit: int) -> None:
        self._words = clause.words
        self._low = [word.text.lower() for word in clause.words]
        self._clause = clause
        self._after = after
        self._named = named
        places = range(after + 1, limit)
        self._stop = next((at for at in places if self._low[at] in _STOPS), limit)
        self._behind_means = False
        self._purposes: list[tuple[int, str, str]] = []
        self._means: list[tuple[int, str, str]] = []
        self._talks: set[str] = set()

    def look(self) -> None:
        """Go through the words behind that of help, up to where something else is told."""
        at = self._after + 1
        while at < self._stop and not _describes(self._low, at):
            self._behind_means = self._behind_means or self._low[at] in _MEANS
            verb = self._verb(at)
            noun = next((item for item in self._named if item.first == at), None)
            if verb is not None:
                at = self._read_verb(at, verb)
            elif noun is not None:
                self._read_noun(noun)
                at = noun.last + 1
            else:
                at += 1
        for place, why in _legal_compliance(self._clause, self._after, self._stop):
            self._purposes.append((place, "legislation", why))

    def kind(self) -> tuple[str, str] | None:
        """The first purpose, else the first means; None where there are too many kinds."""
        purposes = sorted(self._purposes)
        if len({kind for _, kind, _ in purposes}) >= _SEVERAL:
            return None
        if purposes:
            return purposes[0][1:]
        if self._means and len({kind for _, kind, _ in self._means} | self._talks) < _SEVERAL:
            return self._means[0][1:]
        return None

    def _add(self, at: int, kind: str, written: str) -> None:
        (self._means if self._behind_means else self._purposes).append((at, kind, written))

    def _verb(self, at: int) -> VerbCue | None:
        """The verb of a purpose: "in introducing", "to introduce"; not a noun of a type."""
        word, before = self._low[at], self._low[at - 1]
        verb = forms().ing.get(word) if before in _INTO | _MEANS or before == "," else None
        if verb is None and before == "to":
            verb = forms().base.get(word)
        return None if _is_type_noun(self._named, at) else verb

    def _read_verb(self, at: int, verb: VerbCue) -> int:
        """Add what a verb and its object are for; the index behind the object."""
        end = _object_end(self._low, at + 1, self._stop)
        inside = [item for item in self._named if at < item.first < end and not item.weak]
        lemmas = [word.lemma for word in self._words[at + 1 : end]]
        kind = _kind_of_verb(verb, inside)
        if not kind and not _CAPACITY.isdisjoint(lemmas):
            return end
        legal = not _LEGAL.isdisjoint(lemmas) or any(i.type == "legislation" for i in inside)
        if kind == "assessment" and legal:
            kind = "legislation"  # "in reviewing its refugee legislation"
        kinds = (item for item in inside if self._words[item.last].lemma not in _NO_KIND)
        thing = next((item for item in kinds if _concrete(item, creates=verb.creates)), None)
        if kind:
            self._add(at, kind, self._low[at])
        elif thing is not None:
            self._add(at, thing.type, thing.written)
        return max(at + 1, end)

    def _read_noun(self, noun: NamedType) -> None:
        """Add a noun of a type, unless it only says where, when or by whom."""
        low, at = self._low, noun.first
        is_talk = self._words[noun.last].lemma in _NO_KIND
        if is_talk and self._behind_means:
            self._talks.add(noun.type)
        founded = noun.type == "mechanism" and _founded(low, at)
        helped = founded or _stands_alone(low, noun, self._after)
        if is_talk or (noun.weak and not founded) or not _concrete(noun, creates=helped):
            return
        aside = _governor(low, at, self._after) in _PLACES
        if aside and not _advised_on(low, noun, self._after):
            return
        if not (self._behind_means and noun.type == "publication"):
            self._add(at, noun.type, noun.written)


def _kind_of_verb(verb: VerbCue, objects: Sequence[NamedType]) -> str:
    """The type of a verb of its own; one that mostly acts on laws, where nothing else is named."""
    on_law = all(item.type in ("legislation", "mechanism") for item in objects)
    if verb.fallback == "legislation" and not verb.creates and on_law:
        return "legislation"
    return verb.type if verb.type not in ("advocacy", "mechanism") else ""


def _describes(low: Sequence[str], at: int) -> bool:
    """Whether a participle behind its noun begins what only describes it."""
    if low[at] not in forms().participle or low[at] in forms().base or low[at] in _AIMED:
        return False
    plain = low[at - 1].endswith("s") and low[at - 1] not in ("is", "was", "its", "as", "has")
    people = low[at - 1] in ("children", "women", "men", "people")
    return (plain or people) and low[at + 1 : at + 2] != [] and low[at + 1] in _DESCRIBED


_AIMED = frozenset({"aimed", "directed", "designed", "intended", "focused", "targeted"})
_DESCRIBED = frozenset({"in", "by", "from", "at", "under", "during", "back", "on", "within"})


def _is_type_noun(named: Sequence[NamedType], at: int) -> bool:
    return any(item.first <= at <= item.last and not item.weak for item in named)


def _object_end(low: Sequence[str], at: int, stop: int) -> int:
    """Where the object of a verb ends: at a preposition but "of", a comma, a new verb."""
    for here in range(at, min(stop, at + _NP_REACH)):
        if low[here] in _MEANS | {
            "in",
            "for",
            "to",
            "on",
            "with",
            "from",
            "at",
            ",",
            "under",
            "as",
        }:
            return here
    return min(stop, at + _NP_REACH)


def _concrete(item: NamedType, *, creates: bool) -> bool:
    """Whether a noun is a kind of its own; a body is one only if it is being created."""
    return item.type != "programme" and (item.type != "mechanism" or creates)


def _governor(low: Sequence[str], at: int, first: int) -> str:
    """The preposition before a noun phrase; "of" and "and" lead further back."""
    for back in range(at - 1, first, -1):
        if low[back] in _PLACES | _MEANS | {"in", "with", "to", "for", "on"}:
            about = low[back - 1].rstrip("s") in _NO_KIND  # "negotiations on a convention"
            return "for" if about else low[back]
    return ""


_ADVICE = frozenset(
    {"advice", "expertise", "consultancy", "guidance", "advised", "advises", "advising", "advise"}
)


def _advised_on(low: Sequence[str], noun: NamedType, after: int) -> bool:
    """Whether advice is on a law or a strategy: "expert advice on its first national strategy"."""
    told = not _ADVICE.isdisjoint(low[after : noun.first]) and noun.type == "legislation"
    return told and _governor(low, noun.first, after) == "on"


def _stands_alone(low: Sequence[str], noun: NamedType, first: int) -> bool:
    """Whether a network or database is itself what is supported: "supports a network of"."""
    return (
        noun.type == "mechanism"
        and low[noun.last].rstrip("s").endswith(_THINGS_HELPED)
        and (not set(low[first + 1 : noun.first]) & {"in", "to", "for", "of", "on", ","})
    )


_FOUNDING = frozenset(
    {"establishment", "creation", "opening", "setting", "launch", "formation", "concept"}
)


_FOUNDING_REACH = 8
"""Words from the founding to what is founded: "the establishment of a joint regional centre"."""


def _founded(low: Sequence[str], at: int) -> bool:
    """Whether the body named here is being set up: "the establishment of a centre"."""
    if {"new", "additional"} & set(low[max(0, at - 3) : at]):
        return True  # "supports six additional border liaison offices"
    before = set(low[max(0, at - _FOUNDING_REACH) : at])
    return bool(before & _FOUNDING)


def _legal_compliance(clause: Clause, first: int, stop: int) -> list[tuple[int, str]]:
    """Places where laws are brought into line: "compliance of their national legislation with"."""
    found = []
    for at in range(first + 1, stop):
        if clause.words[at].lemma in _COMPLY:
            near = clause.words[at + 1 : at + 6]
            if near and near[0].text.lower() == "of" and any(w.lemma in _LEGAL for w in near):
                found.append((at, clause.words[at].text))
    return found
