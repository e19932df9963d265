"""Authorities of a country: found by rule, since no list could name every ministry and agency.

Such a name has a core ("Ministry", «служба») and, usually, a country beside it: "Tajik Border
Troops", "State Revenue Committee of Kazakhstan", "Kazakhstan's Ministry of Defence", «МВД
Кыргызской Республики». It counts as the government of that country. A core in small letters counts
only with a country ("the Kazakh government", "competent authorities of Uzbekistan and Kyrgyzstan").
Well-known names without a country ("the State Prison Service") belong to the country that the
activity is about; they get the id "GOV" until that is settled.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.mentions_lands import Land, Sentence, positions
from extractors.russian_case import is_adjective
from gazetteers.bodies import NATIONAL
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

HOME = frozenset({"KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG"})
"""Countries where learned institutions belong to the state."""
_MAX_WORDS = 16
"""Longer names of authorities do not occur; a runaway match would swallow the sentence."""
_MAX_COMMAS = 2
_NO_TITLE = frozenset({"the", "a", "an", "in", "on", "at", "by", "from", "with", "for"})
"""Capitalised at the start of a sentence, these are no part of a name."""
_RUSSIAN_VERB = re.compile(
    r".{2,}(?:ла|ло|ли|ет|ют|ут|ит|ят|лся|лась|лось|лись|ется|ются|ится|ятся|ено|ены|ена)"
)
_RUSSIAN_STOPS = frozenset({"в", "во", "из", "от", "а", "который", "которая", "которое", "которые"})
_RUSSIAN_END = re.compile(
    r"[«“\"]|\b(?:на\s(?:средства|деньги|грант|базе|тему|полигоне|площадке|территории|основе)"
    r"|при\s(?:\w+(?:ой|ом)\s)?(?:поддержке|содействии|участии|помощи|финансировании|посредничестве)"
    r"|с\sучастием|для|за\sсч[её]т|в\sрамках|Центральной\sАзии|ЦА)\b"
)
"""Words at which a Russian name of an authority has ended: «центр «Луч» на средства Германии»."""
_APART = frozenset({"to", "with"})
"""Behind these another body follows: "a centre with the Ministry of Justice of Uzbekistan"."""
_NEAR = re.compile(r"[\s\-–'’\"“”«»]{0,3}")
_LIST_REACH = 11
"""Words after a country within which a list goes on: "of Kazakhstan (5 May), Kyrgyzstan"."""
_LIST_JOIN = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:,|and|и|&|,\s*and)\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority in a text.

    Attributes:
        start: first code point.
        end: one past the last.
        id: "GOV-KAZ", "NEW:…" for a country without an entry, "GOV" if the words name no country.
        reason: which words made it one.
    """

    start: int
    end: int
    id: str
    reason: str


def find_authorities(
    text: str, language: LanguageCode, *, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Authority, ...]:
    """The authorities in a text, by position, not overlapping.

    `taken` are the places of names that are already known: no core is looked for in them, and
    no name runs over them.
    """
    sentence = Sentence.of(text, language, taken)
    lexicon = sentence.lexicon
    found = [
        authority
        for position in range(len(sentence.words))
        if position not in sentence.taken and sentence.is_core(position, lexicon.core_keys)
        for authority in _at(position, sentence)
    ]
    found += [
        Authority(
            hit.start,
            _end_of_portfolio(hit.end, sentence),
            NATIONAL,
            f'authority "{hit.name.text}"',
        )
        for hit in lexicon.alone_index.find(text)
        if not any(start < hit.end and hit.start < end for start, end in taken)
    ]
    found = [_as_accredited(authority, text, taken) for authority in found]
    kept: list[Authority] = []
    for authority in sorted(found, key=lambda a: (a.id == NATIONAL, a.start - a.end, a.start)):
        if all(authority.end <= other.start or other.end <= authority.start for other in kept):
            kept.append(authority)
    return tuple(sorted(kept, key=lambda authority: authority.start))


_ACCREDITED = re.compile(
    r"(?i)(?:mission|delegation|representation|representative|представительств|мисси|представител|делегаци)"
)
_TO_WHOM = re.compile(r"\s(?:to|at|with|при)\s(?:the\s)?")


def _as_accredited(authority: Authority, text: str, taken: Sequence[tuple[int, int]]) -> Authority:
    """The authority with the body at which it speaks for its country.

    "The Permanent Mission of Tajikistan to the United Nations" is Tajikistan's, not the UN.
    """
    if _ACCREDITED.search(text, authority.start, authority.end) is None:
        return authority
    to_whom = _TO_WHOM.match(text, authority.end)
    end = next((e for s, e in taken if to_whom is not None and s == to_whom.end()), authority.end)
    return replace(authority, end=end)


_PORTFOLIO = re.compile(
    r"(?:,\s(?P<listed>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)*)*,?\s(?:and|&)\s(?P<last>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)?"
)


def _end_of_portfolio(end: int, sentence: Sentence) -> int:
    """Where a name ends that goes on with what it is in charge of: "on Youth | and Sports"."""
    more = _PORTFOLIO.match(sentence.text, end)
    if more is None or any(
        word is not None and word not in sentence.lexicon.portfolios
        for word in (more["listed"], more["last"])
    ):
        return end
    inside = positions(sentence.words, end, more.end())
    return more.end() if not sentence.taken.intersection(inside) else end


def _at(position: int, sentence: Sentence) -> Iterator[Authority]:
    """Authorities whose core is the word at `position`: none, one, or one for each country."""
    word, lexicon = sentence.words[position], sentence.lexicon
    by_name = sentence.is_core(position, lexicon.head_keys) and (
        sentence.language == "ru" or word.is_capitalised
    )
    by_qualifier = sentence.is_core(position, lexicon.qualified_keys) and (
        position > 0 and sentence.is_core(position - 1, lexicon.qualifier_keys)
    )
    if position in sentence.lands or not (
        by_name or by_qualifier or sentence.is_core(position, lexicon.common_keys)
    ):
        return
    first = _first_word(position, sentence, by_name=by_name)
    first = _first_of_list(first, position, sentence)
    is_private = sentence.is_core(position, lexicon.private_keys) and first == position
    if is_private and not word.is_capitalised:
        return
    land = _land_before(first, sentence)
    if land is not None:
        last = _last_word(position, sentence)
        if _is_independent(position, land, last, sentence):
            return
        yield _authority(sentence, land.first, last, land.code)
        if sentence.is_core(position, sentence.lexicon.plural_keys):
            title = sentence.text[sentence.words[first].start : sentence.words[last].end]
            for other in _lands_before(land, sentence):
                yield _authority(sentence, other.first, other.last, other.code, title=title)
        return
    land = _land_after(position, sentence)
    if land is None:
        if by_name and _needs_no_land(first, position, sentence):
            yield _national(sentence, first, _last_word(position, sentence))
        return
    yield _authority(sentence, first, land.last, land.code)
    if sentence.is_core(position, lexicon.plural_keys):
        title = sentence.text[sentence.words[first].start : word.end]
        for other in _more_lands(land, sentence):
            yield _authority(sentence, other.first, other.last, other.code, title=title)


_LEARNED = frozenset(
    {"institute", "university", "academy", "college", "school", "fund", "centre", "center"}
)
_OF_THE_STATE = frozenset(
    {"national", "state", "federal", "police", "border", "customs", "military", "defence",
     "defense", "security", "government", "ministry", "judicial", "diplomatic", "army",
     "forensic", "prison"}
)  # fmt: skip


def _is_independent(core: int, land: Land, last: int, sentence: Sentence) -> bool:
    """Whether a learned body of a country outside the region is no authority of it.

    "The Norwegian Institute of International Affairs" is none, "the Turkish Police Academy" is.
    """
    names = {word.text.lower() for word in sentence.words[land.first : last + 1]}
    return (
        sentence.language == "en"
        and land.is_people
        and land.code not in HOME
        and sentence.words[core].text.lower() in _LEARNED
        and not names & _OF_THE_STATE
    )


def _first_word(core: int, sentence: Sentence, *, by_name: bool) -> int:
    """The first word of the name to the left of its core: titles, or adjectives that we know."""
    first = core
    while first > 0 and first - 1 not in sentence.lands and first - 1 not in sentence.taken:
        before = sentence.words[first - 1]
        is_title = by_name and sentence.language == "en" and before.is_capitalised
        is_known = before.keys[-1] in sentence.lexicon.adjective_keys or (
            sentence.language == "ru" and is_adjective(before.text)
        )
        if (
            before.is_mark
            or not (is_title or is_known)
            or before.text.lower() in _NO_TITLE
            or not _NEAR.fullmatch(sentence.gap(first - 1, first))
        ):
            break
        first -= 1
    return first


def _first_of_list(first: int, core: int, sentence: Sentence) -> int:
    """The first word of a list that ends in the core: "police, customs and border services of"."""
    words, lexicon = sentence.words, sentence.lexicon
    if sentence.language != "en" or words[core].is_capitalised:
        return first
    while first > 1 and words[first - 1].text in ("and", ","):
        before = first - 2
        if words[before].is_capitalised or not (
            sentence.is_core(before, lexicon.common_keys)
            or words[before].keys[-1] in lexicon.adjective_keys
        ):
            break
        first = _first_word(before, sentence, by_name=False)
    return first


def _needs_no_land(first: int, core: int, sentence: Sentence) -> bool:
    """Whether a name says by itself that it is an authority: "Ministry of …", "State Agency"."""
    lexicon = sentence.lexicon
    if sentence.is_core(core, lexicon.national_keys):
        return sentence.words[core].is_capitalised
    if _has_sector(first, core, sentence):
        return True
    return (
        first < core
        and sentence.is_core(first, lexicon.title_keys)
        and (sentence.words[first].is_capitalised)
    )


_IN_CHARGE = frozenset(
    {"committee", "department", "service", "agency", "directorate", "inspectorate", "inspection"}
)
_OF = frozenset({"on", "for", "of", "against"})
_SECTOR_REACH = 6
"""Words behind a head within which it says what it is in charge of."""


def _has_sector(first: int, core: int, sentence: Sentence) -> bool:
    """Whether a head says what it is in charge of, as agencies do: "Nuclear Safety Committee".

    "Department for Execution of Punishments" does so behind its head. Right behind the name of a
    known body it is a unit of that body.
    """
    words, lexicon = sentence.words, sentence.lexicon
    if (
        sentence.language != "en"
        or words[core].text.lower() not in _IN_CHARGE
        or not words[core].is_capitalised
        or (first - 1 in sentence.taken and _NEAR.fullmatch(sentence.gap(first - 1, first)))
    ):
        return False
    if any(sentence.is_core(at, lexicon.sector_keys) for at in range(first, core)):
        return True
    if core + 1 >= len(words) or words[core + 1].text.lower() not in _OF:
        return False
    for at in range(core + 2, min(core + _SECTOR_REACH, len(words))):
        if at in sentence.taken or not _continues(at, sentence):
            return False
        if words[at].is_capitalised and sentence.is_core(at, lexicon.sector_keys):
            return True
    return False


def _national(sentence: Sentence, first: int, last: int) -> Authority:
    start, end = sentence.words[first].start, sentence.words[last].end
    return Authority(start, end, NATIONAL, f'authority "{sentence.text[start:end]}"')


def _land_before(first: int, sentence: Sentence) -> Land | None:
    """The country right before a name: "Kyrgyz Government", "Kazakhstan's Ministry of Defence".

    A country without "'s" counts only if it is one of those that serve as adjectives ("US").
    """
    land = sentence.lands.get(first - 1)
    if land is None:
        return None
    gap = sentence.gap(land.last, first)
    country = sentence.text[sentence.words[land.first].start : sentence.words[land.last].end]
    if land.is_people or country.isupper() or _is_title_of_land(land, first, sentence):
        return land if gap == " " else None
    return land if gap in ("'s ", "’s ", "' ", "’ ") else None


def _is_title_of_land(land: Land, first: int, sentence: Sentence) -> bool:
    """Whether a country's bare name opens a title: "the China National Institute".

    So it is before a word that says by itself that a state's body follows.
    """
    word = sentence.words[first]
    before = sentence.words[land.first - 1] if land.first else None
    return (
        sentence.language == "en"
        and word.is_capitalised
        and (sentence.is_core(first, sentence.lexicon.title_keys) or word.text == "National")
        and (before is None or not before.is_capitalised or before.text.lower() in _NO_TITLE)
    )


def _land_after(core: int, sentence: Sentence) -> Land | None:
    """The country in which a name ends, None if it has none.

    The name may be long: "Ministry of Labour, Employment and Migration of the Kyrgyz Republic".
    """
    commas = 0
    for position in range(core + 1, min(core + 1 + _MAX_WORDS, len(sentence.words))):
        word, before = sentence.words[position], sentence.words[position - 1]
        land = sentence.lands.get(position)
        if land is None and sentence.is_core(core, sentence.lexicon.local_keys):
            land = sentence.places.get(position)
        if land is not None:
            follows = before.text.lower() == "of" or (
                before.text.lower() == "the" and position - 2 != core
            )  # "With funds of the Embassy the Kazakhstan Bureau works"
            if sentence.language == "ru":
                follows = (
                    _RUSSIAN_END.search(sentence.text, sentence.words[core].end, word.start) is None
                )
            return land if follows and not land.is_people else None
        if position in sentence.taken:
            return None
        if position == core + 1 and _begins_another(position, sentence):
            return None  # "the Academy and the Law Enforcement Academy of Kazakhstan"
        if _is_another(core, position, sentence):
            return None  # "services to the Parliament of Turkmenistan"
        if word.text == "," and sentence.language == "en":
            commas += 1
            if commas > _MAX_COMMAS:
                return None
        elif word.text not in "()&" if word.is_mark else not _continues(position, sentence):
            return None
    return None


def _is_another(core: int, position: int, sentence: Sentence) -> bool:
    """Whether the name has ended: "services to the Parliament", "a Centre with the Ministry of".

    A core in small letters ends before any real name; a real one before "with the Ministry".
    """
    word = sentence.words[position]
    if word.text[0].isdigit():
        return True
    if sentence.language != "en":
        return False
    is_core = word.is_capitalised and sentence.is_core(position, sentence.lexicon.head_keys)
    if not sentence.words[core].is_capitalised:
        return is_core or word.text.lower() in _APART
    before = {near.text.lower() for near in sentence.words[max(core, position - 2) : position]}
    return is_core and bool(before & _APART)


def _last_word(core: int, sentence: Sentence) -> int:
    """Where a name ends that has its country before it: with the last of its capitals."""
    last = core
    for position in range(core + 1, min(core + 1 + _MAX_WORDS, len(sentence.words))):
        word = sentence.words[position]
        if word.is_mark or position in sentence.taken or position in sentence.lands:
            return last
        if not _continues(position, sentence) or _begins_another(position, sentence):
            return last
        if word.is_capitalised and sentence.words[position - 1].text.lower() != "in":
            last = position
    return last


def _continues(position: int, sentence: Sentence) -> bool:
    """Whether a word may stand inside the name of an authority."""
    word = sentence.words[position]
    if word.text[0].isdigit():
        return False
    small = word.text.lower()
    if small in sentence.lexicon.connectors:
        return True
    if sentence.language == "ru":
        is_verb = _RUSSIAN_VERB.fullmatch(small) and not sentence.is_core(
            position, sentence.lexicon.head_keys
        )
        return small not in _RUSSIAN_STOPS and not is_verb
    return word.is_capitalised or small in sentence.lexicon.adjective_keys


def _begins_another(position: int, sentence: Sentence) -> bool:
    """Whether "and" is followed by a name of its own: "and the Ministry", "and State Service"."""
    if sentence.words[position].text.lower() not in ("and", "и"):
        return False
    return any(
        sentence.words[after].text.lower() == "the"
        or sentence.is_core(after, sentence.lexicon.head_keys)
        for after in range(position + 1, min(position + 3, len(sentence.words)))
    )


def _more_lands(land: Land, sentence: Sentence) -> Iterator[Land]:
    """Countries listed after the first: "of Kazakhstan, Kyrgyzstan, Russia and Tajikistan"."""
    current = land
    while True:
        following = next(
            (
                sentence.lands[position]
                for position in range(current.last + 1, current.last + _LIST_REACH)
                if position in sentence.lands
            ),
            None,
        )
        if (
            following is None
            or following.is_people
            or not _LIST_JOIN.fullmatch(sentence.gap(current.last, following.first))
        ):
            return
        yield following
        current = following


def _lands_before(land: Land, sentence: Sentence) -> Iterator[Land]:
    """Peoples listed before the last: "Kyrgyz, Uzbek and Tajik border services"."""
    current = land
    while True:
        before = next(
            (
                sentence.lands[position]
                for position in range(current.first - 1, max(current.first - 4, -1), -1)
                if position in sentence.lands
            ),
            None,
        )
        if before is None:
            return
        gap = sentence.gap(before.last, current.first)
        if not before.is_people and not current.is_people:
            # "Kazakhstan's and Uzbekistan's migration services"
            gap = re.sub(r"^['’]s?", "", gap) if gap[:1] in ("'", "’") else "-"
        elif not before.is_people:
            return
        if not _LIST_JOIN.fullmatch(gap):
            return
        yield before
        current = before


def _authority(
    sentence: Sentence, first: int, last: int, code: str, *, title: str = ""
) -> Authority:
    """The authority in the words `first` to `last`; `title` if they hold its country only."""
    start, end = sentence.words[first].start, sentence.words[last].end
    written = " ".join(f"{title} {sentence.text[start:end]}".split())
    listed = f"GOV-{code}"
    return Authority(
        start,
        end,
        listed if listed in organizations().by_id else f"NEW:{written}",
        f'authority "{written}" of {territories().countries[code].name.en}',
    )
