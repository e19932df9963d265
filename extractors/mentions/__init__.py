"""Who is named: mentions of organizations in a text, before any role is concluded.

The order of the rules: listed names; authorities of a country; weak names ("the Centre") by what
was named before; compounds, of which the most specific unit counts ("OSCE/TNTD/ATU"); unlisted
bodies. Mentions do not overlap.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.mentions.authorities import Authority
from extractors.mentions.called import with_called_back
from extractors.mentions.coined import coined_names
from extractors.mentions.coined_russian import coined_names_russian
from extractors.mentions.glossary import abbreviations
from extractors.mentions.introduced import introduced_behind
from extractors.mentions.meaning import with_repeated
from extractors.mentions.outright import NEW as NEW
from extractors.mentions.outright import authority_mention, named_outright, unlisted_id
from extractors.mentions.russian import is_plain_name, unlisted_name
from extractors.mentions.seated import with_seats
from extractors.mentions.short import short_names
from extractors.mentions.units import join_units
from extractors.mentions.unlisted import find_unlisted, without_type
from extractors.mentions.weak import with_weak
from extractors.model import Evidence, Mention
from gazetteers.bodies import GOVERNMENT as GOVERNMENT
from gazetteers.bodies import NATIONAL
from gazetteers.lookup import Hit, Name, NameIndex
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.stem import fold
from gazetteers.vocabulary import vocabulary

NAME_LIKE = "name-like words that are in no gazetteer"
"""What the evidence of a body says that only its own words show to be one."""


@dataclass(frozen=True)
class Aliases:
    """Names that hold in one document only, as it introduces them.

    Attributes:
        names: the names, with the id that each stands for.
    """

    names: tuple[Name, ...] = ()
    index: NameIndex = field(default_factory=lambda: NameIndex(()), repr=False, compare=False)

    @classmethod
    def of(cls, names: Sequence[Name]) -> "Aliases":
        """Aliases from names."""
        unique = tuple(dict.fromkeys(names))
        return cls(unique, NameIndex([*unique, *_in_other_cases(unique)]))


def _in_other_cases(names: Iterable[Name]) -> Iterator[Name]:
    """Names whose end looks like that of a case: «Исполком» has the stem of «Исполкома» besides."""
    for name in names:
        if _CONSONANT_AT_END.fullmatch(name.text) and fold(name.text) != fold(f"{name.text}а"):
            yield replace(name, text=f"{name.text}а")


_CONSONANT_AT_END = re.compile(r"[А-ЯЁ][а-яё]+[бвгджзклмнпрстфхцчшщ]")


NO_ALIASES = Aliases()


def find_organizations(
    text: str,
    language: LanguageCode = "en",
    *,
    author: Sequence[str] = (),
    antecedents: Sequence[str] = (),
    aliases: Aliases = NO_ALIASES,
    about: Sequence[str] = (),
) -> tuple[Mention, ...]:
    """The organizations that a text names, by position, not overlapping.

    Args:
        text: best a whole passage, so that "the Centre" finds what it stands for.
        language: of the text; names of the other language are found too.
        author: ids of the organizations that speak in the document.
        antecedents: ids named earlier in the document, the latest last.
        aliases: names that the document has introduced.
        about: the countries that the document is about.

    Returns:
        Mentions of kind "organization". `strength` is "strong", "weak" for a name that the context
        explains, "fuzzy" for one with a typing error, "new" for an unlisted body. The id "GOV" is
        an authority whose country the words do not name ("the Customs Service").
    """
    known = organizations()
    introduced = aliases.index.find(text)
    outright = named_outright(text, language, introduced)
    named = with_seats(
        outright.mentions, text, language, author=author, antecedents=antecedents, about=about
    )
    weak = [
        hit
        for hit in outright.hits
        if hit.name.strength == "weak"
        and not any(mention.start < hit.end and hit.start < mention.end for mention in named)
    ]
    explained = with_weak(named, weak, text, known, author=author, antecedents=antecedents)
    joined = join_units(explained, text, known)
    coined = {(hit.start, hit.end) for hit in introduced if hit.name.id.startswith(NEW)}
    # In a report of a ministry «Центр подготовки кадров» is its own.
    own = language == "ru" and any(spoken.startswith(GOVERNMENT) for spoken in author)
    named = _with_unlisted(
        with_repeated(joined, text), coined, outright.found, text, language, own=own
    )
    return with_called_back(named, text) if language == "en" else named


def _with_unlisted(
    mentions: Sequence[Mention],
    coined: Container[tuple[int, int]],
    found: Sequence[Hit],
    text: str,
    language: LanguageCode,
    *,
    own: bool,
) -> tuple[Mention, ...]:
    """The mentions with the unlisted bodies that the text shows.

    At the places of `coined` stand names that the document has introduced: «Учебный центр ОФ «Луч»»
    is more than «Луч» and takes its place. `own`: whether an institution is one of the author's.
    """
    said = [mention for mention in mentions if (mention.start, mention.end) in coined]
    taken = [(mention.start, mention.end) for mention in mentions if mention not in said]
    bodies = [
        _of_the_state(text, start, end)
        if own and is_plain_name(text[start:end])
        else _new_mention(text, start, end, language)
        for start, end in find_unlisted(text, language, taken=taken)
        if not any(_is_known_part(start, end, hit) for hit in found)
    ]
    kept = [mention for mention in mentions if mention not in said]
    for body in bodies:
        within = [name for name in said if body.start <= name.start and name.end <= body.end]
        same = [name for name in within if name.id == body.id]
        if same:
            body = body.model_copy(update={"evidence": same[0].evidence})
        if within or not any(_overlap(name, body) for name in said):
            kept.append(body)
    kept += [name for name in said if not any(_overlap(name, other) for other in kept)]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def find_aliases(text: str, language: LanguageCode = "en") -> Aliases:
    """The names that a document introduces for its own use.

    "Border Agency (BAX)", "the European Union (hereinafter the Union)", «Центр по борьбе с … (далее
    – Центр)», and the second part of a compound ("EU-BOMNAF": BOMNAF). An acronym or short form
    that follows a listed name stands for its id; one that follows an unlisted name for "NEW:…".
    """
    known = organizations()
    mentions = _in_paragraphs(text, language)
    names: list[Name] = []
    for mention in mentions:
        # A short name that is listed as well stands inside: «РАТС ШОС (далее – Исполком)».
        bracket = _HEREAFTER.search(mention.text)
        end = mention.end if bracket is None else mention.start + bracket.start()
        introduced = introduced_behind(text, mention.start, end)
        if introduced is not None:
            body = mention.id
            if introduced.start < mention.start:
                whole = " ".join(text[introduced.start : introduced.end].split())
                body = NEW + whole
                names.append(Name(body, whole))
            if not any(
                hit.name.id != body
                for hit in known.index.find(introduced.short)
                if hit.name.strength == "strong"
            ):
                names.append(Name(body, introduced.short))
        own = mention.id.removeprefix(NEW)
        if mention.strength == "new" and own != " ".join(mention.text.split()):
            # 'the Legal Clinic "Adilet"' is "Adilet" afterwards; a common word is no name.
            if " " in own:
                names.append(Name(mention.id, own))
            elif language == "en" and own[:1].isupper() and _is_coined(own, mention, text):
                names.append(Name(mention.id, own, exact=True))
        is_compound = mention.evidence.method == "exact" and "-" in mention.text
        last = mention.text.rpartition("-")[2]
        if mention.strength == "new" and is_compound and last[:1].isupper():
            names.append(Name(mention.id, mention.text))
            names.append(Name(mention.id, last))
    names += _of_glossary(text, language, {name.text for name in names})
    if language == "en":
        listed = [(m.start, m.end) for m in mentions if m.strength != "new"]
        said = {name.text for name in names}
        names += [
            Name(NEW + name, name, exact=True)
            for name in coined_names(text, taken=listed)
            if name not in said
        ]
    if language == "ru":
        listed = [(m.start, m.end) for m in mentions if m.strength != "new"]
        names += [Name(NEW + name, name) for name in coined_names_russian(text, taken=listed)]
        said = {name.text for name in names}
        names += [name for name in short_names(text, mentions) if name.text not in said]
    return Aliases.of(names)


def _in_paragraphs(text: str, language: LanguageCode) -> tuple[Mention, ...]:
    """The organizations that a document names, looked for paragraph by paragraph.

    The passages that are read afterwards hold the same paragraphs, of which much is remembered.
    """
    found: list[Mention] = []
    antecedents: list[str] = []
    start = 0
    for paragraph in text.split("\n"):
        here = find_organizations(paragraph, language, antecedents=antecedents)
        strong = [mention.id for mention in here if mention.strength == "strong"]
        antecedents = [*antecedents, *strong][-_MOST_ANTECEDENTS:]
        found += [
            mention.model_copy(update={"start": mention.start + start, "end": mention.end + start})
            for mention in here
        ]
        start += len(paragraph) + 1
    return tuple(found)


_MOST_ANTECEDENTS = 500
"""How far back a weak name may look, in mentions."""
_HEREAFTER = re.compile(r"\s\((?:далее|hereinafter|hereafter)\b")


def _of_glossary(text: str, language: LanguageCode, said: Container[str]) -> Iterator[Name]:
    """The short names of bodies that lists of abbreviations explain, for this document alone."""
    for entry in abbreviations(text):
        words = text[entry.start : entry.end]
        for body in find_organizations(words, language)[:1]:
            is_whole = body.start <= len("the ") and not words[body.end :].strip(' »”")')
            if is_whole and entry.short not in said and body.text != entry.short:
                yield Name(body.id, entry.short)


def _is_coined(name: str, mention: Mention, text: str) -> bool:
    """Whether one word is a body's name and no common word: in quotes one that is none here."""
    quoted = mention.text.endswith(_CLOSING_QUOTES)
    return name.lower() not in vocabulary() or (
        quoted and re.search(rf"\b{re.escape(name.lower())}\b", text) is None
    )


def _is_known_part(start: int, end: int, hit: Hit) -> bool:
    """Whether words only are a part of what a never-name removed, or a weak name unexplained.

    "Security Council" in "Security Council resolution"; "Office in Tajikistan" by itself.
    """
    if not (hit.start <= start and end <= hit.end):
        return False
    is_shorter = end - start < hit.end - hit.start
    return hit.name.strength == "weak" or (hit.name.strength == "never" and is_shorter)


def _overlap(mention: Mention, other: Mention) -> bool:
    return mention.start < other.end and other.start < mention.end


_CLOSING_QUOTES = ("”", "»", "“", '"')


def _new_mention(text: str, start: int, end: int, language: LanguageCode) -> Mention:
    written = text[start:end]
    named = unlisted_name(written) if language == "ru" else without_type(written, language)
    return Mention(
        kind="organization",
        id=unlisted_id(named),
        start=start,
        end=end,
        text=text[start:end],
        strength="new",
        evidence=Evidence(method="rule", detail=NAME_LIKE),
    )


def _of_the_state(text: str, start: int, end: int) -> Mention:
    written = text[start:end]
    return authority_mention(
        Authority(start, end, NATIONAL, f'"{written}" in a report of an authority'), text
    )
