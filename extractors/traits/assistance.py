"""What assistance is for: the type of the one kind of thing that is helped, or that helps."""

from collections.abc import Sequence

from extractors.traits.forms import forms
from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause

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
    words = clause.words
    low = [word.text.lower() for word in words]
    stop = next((at for at in range(after + 1, limit) if low[at] in _STOPS), limit)
    purposes: list[tuple[int, str, str]] = []
    means: list[tuple[int, str, str]] = []
    talks: set[str] = set()
    behind_means, at = False, after + 1
    while at < stop:
        word, before = low[at], low[at - 1]
        if _describes(low, at):
            break  # "help to children | brought back in the operations"
        if word in _MEANS:
            behind_means = True
        into = means if behind_means else purposes
        verb = forms().ing.get(word) if before in _INTO | _MEANS or before == "," else None
        if verb is None and before == "to":
            verb = forms().base.get(word)
        if verb is not None and not _is_type_noun(named, at):
            end = _object_end(low, at + 1, stop)
            inside = [item for item in named if at < item.first < end and not item.weak]
            kind = verb.type if verb.type not in ("advocacy", "mechanism") else ""
            other = any(item.type not in ("legislation", "mechanism") for item in inside)
            if verb.fallback == "legislation" and not verb.creates and not other:
                kind = "legislation"
            if not kind and any(word.lemma in _CAPACITY for word in words[at + 1 : end]):
                at = end
                continue
            legal = any(word.lemma in _LEGAL for word in words[at + 1 : end])
            if kind == "assessment" and (legal or any(i.type == "legislation" for i in inside)):
                kind = "legislation"  # "in reviewing its refugee legislation"
            kinds = [item for item in inside if words[item.last].lemma not in _NO_KIND]
            found = next((item for item in kinds if _concrete(item, creates=verb.creates)), None)
            if kind or found is not None:
                written = found.written if found is not None and not kind else low[at]
                into.append((at, kind or (found.type if found else ""), written))
            at = max(at + 1, end)
            continue
        noun = next((item for item in named if item.first == at), None)
        if noun is not None:
            founded = noun.type == "mechanism" and _founded(low, at)
            helped = founded or _stands_alone(low, noun, after)
            if behind_means and words[noun.last].lemma in _NO_KIND:
                talks.add(noun.type)
            if (
                (founded or not noun.weak)
                and _concrete(noun, creates=helped)
                and (_governor(low, at, after) not in _PLACES or _advised_on(low, noun, after))
                and words[noun.last].lemma not in _NO_KIND
                and not (behind_means and noun.type == "publication")
            ):
                into.append((at, noun.type, noun.written))
            at = noun.last + 1
            continue
        at += 1
    for place, why in _legal_compliance(clause, after, stop):
        purposes.append((place, "legislation", why))
    purposes.sort()
    if len({kind for _, kind, _ in purposes}) >= _SEVERAL:
        return None
    if purposes:
        return purposes[0][1], purposes[0][2]
    if means and len({kind for _, kind, _ in means} | talks) < _SEVERAL:
        return means[0][1], means[0][2]
    return None


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
