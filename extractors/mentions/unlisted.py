"""Bodies that no gazetteer knows: name-like words with the core of a body's name.

They get the id "NEW:name as written". Whether one is tagged depends on what the sentence says of
it; being named is not enough.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.mentions.russian import russian_unlisted
from gazetteers.bodies import BodyWords, body_words
from gazetteers.lookup_words import Word, words_of
from gazetteers.model import LanguageCode
from gazetteers.territories import territories

_LINKS = frozenset({"of", "for", "the", "and", "on", "against", "in"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "its", "their", "our", "in", "on", "at", "by", "with", "for", "from",
     "of", "and", "both", "all", "each", "since", "under", "within", "during", "through", "after"}
)  # fmt: skip
_MAX_WORDS = 12
_ORGANIZING = re.compile(
    r"\b(?:organi[sz]ed|run|held|implemented|conducted|convened|delivered|hosted|led|funded|"
    r"financed|given|carried out|facilitated|sponsored|launched|commissioned)"
    r"(?: jointly)? by (?:the )?(?P<name>[A-Z][\w&-]*(?: (?:of |for )?[A-Z][\w&-]*){0,5})"
)
_ACTING = re.compile(
    r"(?:\A|[.;|]\s)(?:The )?(?P<name>[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*)(?:,[^,.;]{3,60},)?"
    r" (?:(?:has|have|had|will|also|jointly) )*(?:organi[sz]|conduct|held|hold|host|implement"
    r"|launch|deliver|train|conven|publish|develop|sign)(?:e|es|ed|ned|s|)\b"
)
"""An unknown acronym that does something: "ICMPD, which leads the consortium, held …"."""
_COMPOUND = re.compile(r"-(?=[A-ZА-Я]*[A-ZА-Я][\w]*[A-ZА-Я])\w+")


def find_unlisted(
    text: str, language: LanguageCode, *, taken: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Places of name-like words that overlap none of `taken`, by position.

    Found are capitalised names with a core ("Aga Khan Development Network", "Centre for the
    Training of Journalists", «Фонд поддержки …») and what an organizing verb names ("organized by
    Internews").
    """
    lexicon = body_words(language)
    words = words_of(text)
    refused = [(hit.start, hit.end) for hit in lexicon.never_index.find(text)]
    countries = [
        (hit.start, hit.end) for hit in territories().find(text, language) if hit.kind == "country"
    ]
    refused += [(start, end) for start, end in countries if " " in text[start:end]]
    found = [*_with_core(words, text, lexicon, language)]
    typed = list(_behind_type(text, lexicon)) if language == "en" else []
    if language == "ru":
        refused = [(hit.start, hit.end) for hit in lexicon.never_index.find(text)]
        # «Российская Федерация» has the core of a body's name and is a state.
        found = [span for span in russian_unlisted(text, words, lexicon) if span not in countries]
    else:
        found += [
            match.span("name")
            for pattern in (_ORGANIZING, _ACTING)
            for match in pattern.finditer(text)
            # "funded by Norway": a state under its bare name is no unlisted body.
            if match.span("name") not in countries
        ]
    kept: list[tuple[int, int]] = []
    # What a type word introduces ends where its name does: it goes before longer guesses.
    longest = sorted(found, key=lambda span: (span[0] - span[1], span[0]))
    for start, end in [*typed, *longest]:
        # 'Crisis Centre "Ak Jurok"': no name by itself, the words say what kind of body it is of.
        is_typed = (start, end) in typed
        others = [span for span in refused if not (is_typed and start == span[0] < span[1] < end)]
        if not any(first < end and start < last for first, last in [*taken, *kept, *others]):
            kept.append((start, end))
    return tuple(sorted(kept))


_QUOTED = re.compile(r"[\s(]*(?:called\s|named\s)?[“«„\"](?P<name>[^”»“\"\n|]{2,60})[”»“\"]")
_PROPER = re.compile(
    r"[ ](?P<name>[A-Z][\w’'-]+"
    r"(?: (?:(?:of|for|without|and|against) (?:the )?)?[A-Z][\w’'-]+){0,6})"
)
_SAID = re.compile(r"\b(?:[Tt]he|[Aa]n?|local|by|with|and|of)\s(?:\w+\s)?\Z")
_SAID_REACH = 60
"""Characters that an article or preposition takes with one word behind it."""
_DATES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _behind_type(text: str, lexicon: BodyWords) -> Iterator[tuple[int, int]]:
    """The names behind words that only say what kind of body follows.

    The type word belongs to the mention, not to the name: 'PF "Ashyq Alan"', "the NGO Dilafruz",
    "the foundation Jashtar Demi", "Public Association “Nur”". Without quotes the name is no country
    and no month, and a small type word has an article or a preposition before it.
    """
    for hit in lexicon.type_index.find(text):
        named = _QUOTED.match(text, hit.end)
        if named is None:
            named = _PROPER.match(text, hit.end)
            near = max(0, hit.start - _SAID_REACH)
            is_said = hit.name.text.isupper() or _SAID.search(text, near, hit.start)
            if named is None or not is_said or _DATES.match(named["name"]):
                continue
        name = named["name"].strip()
        start = named.start("name") + named["name"].index(name)
        is_land = any(
            land.start == 0 and land.end == len(name) for land in territories().find(name, "en")
        )
        if name and name[0].isupper() and not is_land:
            yield hit.start, named.end() if named.re is _QUOTED else start + len(name)


def without_type(words: str, language: LanguageCode) -> str:
    """The name in words that begin with what kind of body it is of: 'PF "Nur"' is "Nur"."""
    for hit in body_words(language).type_index.find(words):
        rest = words[hit.end :]
        if hit.start == 0 and rest.strip() and not rest.startswith((" of ", " for ")):
            quoted = _QUOTED.fullmatch(rest)
            return quoted["name"].strip() if quoted is not None else rest.strip()
    return words


def compound_end(text: str, end: int) -> int:
    """Where a name really ends to which a hyphen joins an unknown acronym ("EU-BOMNAF")."""
    match = _COMPOUND.match(text, end)
    return match.end() if match else end


def _with_core(
    words: Sequence[Word], text: str, lexicon: BodyWords, language: LanguageCode
) -> Iterator[tuple[int, int]]:
    for core, word in enumerate(words):
        if lexicon.unlisted_keys.isdisjoint(word.keys) or not word.is_capitalised:
            continue
        if language == "en" and core + 1 < len(words) and _is_title(words, core + 1, text):
            following = words[core + 1]
            if following.is_capitalised and not following.is_acronym:
                continue  # "Society Approach": the core belongs to another noun
        first = core
        while language == "en" and first > 0 and _is_title(words, first, text):
            first -= 1
        last = _last(words, core, text)
        capitals = sum(part.is_capitalised for part in words[first : last + 1])
        if capitals > 1:
            end = words[last].end
            is_open = text.count('"', words[first].start, end) % 2 and text[end : end + 1] == '"'
            yield words[first].start, end + 1 if is_open else end


def _is_title(words: Sequence[Word], position: int, text: str) -> bool:
    """Whether the word before `position` belongs to a name that goes on there."""
    before, word = words[position - 1], words[position]
    return (
        before.is_capitalised
        and before.text.lower() not in _DETERMINERS
        and text[before.end : word.start] in (" ", "-")
    )


def _last(words: Sequence[Word], core: int, text: str) -> int:
    """The last capitalised word of a name, over small links: "for the Training of Journalists"."""
    last = core
    for position in range(core + 1, min(core + _MAX_WORDS, len(words))):
        word = words[position]
        if word.is_mark or text[words[position - 1].end : word.start].strip(' -“”"«»'):
            break
        if word.is_capitalised:
            if words[position - 1].text.lower() == "in" and not _is_place(word.text):
                break  # "our Institute in Uzbek and Russian", "the Council in June"
            last = position
        elif word.text.lower() not in _LINKS or _ends_list(words, position):
            break
    return last


def _is_place(word: str) -> bool:
    """Whether a word begins the name of a country or place: "Office in Tajikistan"."""
    return any(hit.start == 0 and hit.sort != "people" for hit in territories().find(word, "en"))


def _ends_list(words: Sequence[Word], position: int) -> bool:
    """Whether an "and" goes on with another body: "Border Guards and the …", "… and UNDP"."""
    if words[position].text.lower() != "and" or position + 1 >= len(words):
        return False
    after = words[position + 1]
    return after.is_acronym or not after.is_capitalised
