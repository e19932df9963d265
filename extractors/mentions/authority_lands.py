"""The countries of an authority: before its name, in which it ends, and those listed beside."""

import re
from collections.abc import Iterator

from extractors.mentions.authority_extent import (
    MAX_WORDS,
    NO_TITLE,
    begins_another,
    begins_name,
    continues,
    is_another,
)
from extractors.mentions.lands import Land, Sentence
from extractors.russian_case import grammatical_cases, is_adjective

_MAX_COMMAS = 2
_RUSSIAN_END = re.compile(
    r"[«“\"]|\b(?:на\s(?:средства|деньги|грант|базе|тему|полигоне|площадке|территории|основе)"
    r"|при\s(?:\w+(?:ой|ом)\s)?(?:поддержке|содействии|участии|помощи|финансировании|посредничестве"
    r"|координации|организации|сопровождении)"
    r"|с\s(?:участием|привлечением|приглашением|представителями|экспертами|коллегами)|совместно|вместе|сообща|для|за\sсч[её]т|в\sрамках|Центральной\sАзии|ЦА)\b"
)
"""Words at which a Russian name of an authority has ended: «центр «Луч» на средства Германии»."""
_LIST_REACH = 11
"""Words after a country within which a list goes on: "of Kazakhstan (5 May), Kyrgyzstan"."""
_LIST_JOIN = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:,|and|и|&|,\s*and)\s*(?:the\s+)?")


def land_before(first: int, sentence: Sentence) -> Land | None:
    """The country right before a name: "Kyrgyz Government", "Kazakhstan's Ministry of Defence".

    A country without "'s" counts only if it is one of those that serve as adjectives ("US").
    """
    land = sentence.lands.get(first - 1)
    if land is None:
        return None
    gap = sentence.gap(land.last, first)
    country = sentence.text[sentence.words[land.first].start : sentence.words[land.last].end]
    if gap.rstrip() in ("'s", "’s", "'", "’"):
        return None if land.is_people else land
    as_adjective = land.is_people or country.isupper() or " ".join(country.split()) in _ADJECTIVES
    is_named = as_adjective or _is_title_of_land(land, first, sentence)
    return land if is_named and gap and not gap.strip() else None


def place_before(first: int, sentence: Sentence) -> Land | None:
    """The country of the place right before a name: "the Issyk-Kul police department".

    Behind a preposition the place only says where: "was opened in Osh | police departments".
    """
    place = sentence.places.get(first - 1)
    if place is None or sentence.language != "en" or sentence.gap(first - 1, first) != " ":
        return None
    before = sentence.words[place.first - 1].text.lower() if place.first else "the"
    return place if before in _BEFORE_PLACE else None


_BEFORE_PLACE = frozenset({"the", "and", "by", "with", "of", "both"})
_ADJECTIVES = frozenset({"United States", "United Kingdom"})
"""Names of countries that stand before a name like an adjective, as acronyms do."""
_BARE = frozenset({"customs", "police", "government", "parliament", "army"})
"""One-word names before which the bare name of a country stands: "Japan Customs"."""


def _is_title_of_land(land: Land, first: int, sentence: Sentence) -> bool:
    """Whether a country's bare name opens a title: "the China National Institute".

    So it is before a word that says by itself that a state's body follows.
    """
    word = sentence.words[first]
    before = sentence.words[land.first - 1] if land.first else None
    return (
        sentence.language == "en"
        and word.is_capitalised
        and (
            sentence.is_core(first, sentence.lexicon.title_keys)
            or sentence.is_core(first, sentence.lexicon.national_keys)
            or word.text == "National"
            or word.text.lower() in _BARE
        )
        and (before is None or not before.is_capitalised or before.text.lower() in NO_TITLE)
    )


def land_after(core: int, sentence: Sentence) -> Land | None:
    """The country in which a name ends, None if it has none.

    The name may be long: "Ministry of Labour, Employment and Migration of the Kyrgyz Republic".
    """
    commas = 0
    for position in range(core + 1, min(core + 1 + MAX_WORDS, len(sentence.words))):
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
        if position == core + 1 and begins_another(position, sentence):
            return None  # "the Academy and the Law Enforcement Academy of Kazakhstan"
        is_acronym = sentence.words[core].text.isupper() and sentence.language == "ru"
        if word.text == "и" and (is_acronym or begins_name(position + 1, sentence)):
            return None  # «Агентством по контролю и Штабом по борьбе с … Ирана», «МВД и судами»
        if is_another(core, position, sentence):
            return None  # "services to the Parliament of Turkmenistan"
        if word.text == "," and sentence.language == "en":
            commas += 1
            if commas > _MAX_COMMAS:
                return None
        elif word.text == "," and _lists_adjectives(position, sentence):
            continue
        elif word.text not in "()&" if word.is_mark else not continues(position, sentence):
            return None
    return None


def _lists_adjectives(comma: int, sentence: Sentence) -> bool:
    """Whether a comma parts adjectives of a name: «по химической | , радиационной и ядерной»."""
    beside = sentence.words[comma - 1 : comma + 2 : 2]
    return len(beside) > 1 and all(
        word.text.islower() and is_adjective(word.text) for word in beside
    )


def land_of_known(first: int, last: int, sentence: Sentence) -> Land | None:
    """The country beside a name that is whole without it: "Norwegian MFA", "SCNS of Tajikistan".

    In Russian it stands behind what a ministry is also in charge of: «Министерство труда |,
    социального обеспечения и миграции КР».
    """
    land = land_before(first, sentence)
    if land is not None:
        return land
    if sentence.language == "ru":
        land = sentence.lands.get(last + 1)
        is_beside = land is not None and not land.is_people and sentence.gap(last, last + 1) == " "
        return land if is_beside else _land_behind_portfolio(first, last, sentence)
    behind = last + 2
    if behind < len(sentence.words) and sentence.words[behind].text.lower() == "the":
        behind += 1
    land = sentence.lands.get(behind)
    is_of = land is not None and _OF.fullmatch(sentence.gap(last, behind)) is not None
    return land if land is not None and is_of and not land.is_people else None


def land_of_seat(first: int, core: int, sentence: Sentence) -> Land | None:
    """The country of the city that an English name begins with: "Hamburg Police Academy".

    The city stands within the words `first` to `core`, or right before them.
    """
    if sentence.language != "en":
        return None
    for position in range(max(first - 1, 0), core):
        seat = sentence.places.get(position)
        if seat is not None and sentence.gap(seat.last, seat.last + 1) == " ":
            return seat
    return None


def _land_behind_portfolio(first: int, last: int, sentence: Sentence) -> Land | None:
    if _IN_CHARGE.match(sentence.words[first].text.lower()) is None:
        return None
    more = _PORTFOLIO.match(sentence.text, sentence.words[last].end)
    if more is None or "gent" not in grammatical_cases(more["last"]):
        return None  # «Министерство культуры и эксперты Кыргызстана»
    behind = next(
        (
            position
            for position in range(last + 1, len(sentence.words))
            if sentence.words[position].start >= more.end()
        ),
        None,
    )
    if behind is None or any(
        position in sentence.taken or sentence.is_core(position, sentence.lexicon.core_keys)
        for position in range(last + 1, behind)
    ):
        return None
    land = sentence.lands.get(behind)
    return land if land is not None and not land.is_people else None


_IN_CHARGE = re.compile("министерств|комитет|агентств|департамент|мин[а-я]{3,}")
_PORTFOLIO = re.compile(
    r"(?:,\s[а-яё]+(?:\s[а-яё]+){0,2}){0,3}\sи\s(?P<last>[а-яё]+)(?:\s[а-яё]+){0,2}\s"
)
"""What else an authority is in charge of; its words are no other body's."""
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?")


def more_lands(land: Land, sentence: Sentence) -> Iterator[Land]:
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


def lands_before(land: Land, sentence: Sentence) -> Iterator[Land]:
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
