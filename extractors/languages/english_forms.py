"""English verbs: the forms of those that are listed, and what only looks like one."""

import re
from collections.abc import Mapping
from functools import cache

from extractors.languages.model import VerbList
from gazetteers.cues import CUES, cues
from gazetteers.errors import GazetteerError
from gazetteers.load import read_entries


def verb_forms(entry: str) -> Mapping[str, str]:
    """The forms of a verb and what they are: "base", "s", "past", "participle", "ing".

    `verb_forms("hold held")` gives hold, holds, held (past), holding. Where past and participle
    look alike the form counts as "past".
    """
    base, *irregular = entry.split()
    if re.search(r"[^aeiou]y$", base):
        third, regular, ing = base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    elif base.endswith("e"):
        third, regular, ing = base + "s", base + "d", base[:-1] + "ing"
    else:
        third = base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")
        regular, ing = base + "ed", base + "ing"
    past = irregular[0] if irregular else regular
    if past.endswith("ed") and not irregular[1:] and past[:-3] == base:
        ing = past[:-2] + "ing"  # "equip equipped", "equipping"
    if base in _DOUBLED:
        ing = base + base[-1] + "ing"
    forms = {base: "base", third: "s", ing: "ing"}
    forms[irregular[1] if len(irregular) > 1 else past] = "participle"
    forms[past] = "past"
    return forms


_DOUBLED = {"set", "run", "put", "begin", "win", "get"}


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    """Forms of all listed verbs, by the kind of the verb.

    Raises:
        GazetteerError: if an example does not behave.
    """
    path = CUES / "verbs.en.yml"
    lexicon: dict[str, dict[str, str]] = {}
    for entry in read_entries(path, VerbList):
        forms: dict[str, str] = {}
        for verb in entry.verbs:
            for form, kind in verb_forms(verb).items():
                forms.setdefault(form, kind)
        lexicon[entry.id] = forms
        for text, wanted in [(t, True) for t in entry.examples.match] + [
            (t, False) for t in entry.examples.reject
        ]:
            words = re.findall(r"[a-z-]+", text.lower())
            if any(word in forms for word in words) is not wanted:
                raise GazetteerError(
                    f"the example {text!r} is {'not ' if wanted else ''}found",
                    where=f"{path.name}, entry {entry.id}",
                )
    return lexicon


_NO_KIND = "other"
"""The entry of verbs that make a clause and tell no more."""


def looks_like_participle(word: str) -> bool:
    """Whether an unlisted word ends like a past form: "coached", but not "hundred"."""
    return (
        word.endswith("ed")
        and len(word) > _SHORTEST_PARTICIPLE
        and not word.endswith("eed")
        and not cues("wordforms", "en").is_one_of("no-participle", word)
        and _COMPOUND.fullmatch(word) is None
    )


_COMPOUND = re.compile(r"(?!(?:co|re|pre|over|out|under|post)-)[a-z’']+-[a-z-]+")
"""Describes the noun after it, as no verb does: "intelligence-led policing", "EU-funded"."""


_SHORTEST_PARTICIPLE = 4


@cache
def all_forms() -> Mapping[str, str]:
    """What each form of a listed verb is, as `verb_forms` says."""
    merged: dict[str, str] = {}
    for group, forms in _lexicon().items():
        for form, kind in forms.items():
            # A regular past form is known by its ending, with what tells it from a participle.
            if group != _NO_KIND or not looks_like_participle(form):
                merged.setdefault(form, kind)
    return merged


@cache
def unsorted_forms() -> frozenset[str]:
    """Present forms of the verbs that tell nothing by themselves; many are nouns as well."""
    lexicon = _lexicon()
    sorted_forms = {form for group, forms in lexicon.items() if group != _NO_KIND for form in forms}
    return frozenset(
        form
        for form, kind in lexicon[_NO_KIND].items()
        if kind in ("s", "base") and form not in sorted_forms
    )


def english_kinds(verb: str) -> frozenset[str]:
    """The kinds of listed verbs that a form belongs to: "perform", "explain"."""
    if verb == "ready":
        return frozenset({"perform"})  # "stands ready to repeat the course"
    return frozenset(
        kind for kind, forms in _lexicon().items() if kind != _NO_KIND and verb in forms
    )
