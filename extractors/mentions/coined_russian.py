"""Bodies under coined names in Russian: «Фидокор» провёл опрос, «при поддержке «Ак Санат»».

As in English, the document says of whom it speaks. Quotes show a name, but titles of projects and
events stand in quotes too: those have their noun before them («проект «Мост»»). Without quotes a
name is a word with a capital that no dictionary knows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.languages import language as spoken
from extractors.mentions.coined import Places
from extractors.russian_case import is_noun, is_russian_word
from gazetteers.bodies import body_words
from gazetteers.cues import CueBook, cues
from gazetteers.lookup_words import keys_of
from gazetteers.territories import territories

_WORD = r"[А-ЯЁA-Z][а-яёa-z’'-]*[а-яёa-z]"
_QUOTED = re.compile(
    rf"(?P<open>[«“„\"])(?P<name>{_WORD}(?:[ -][А-ЯЁA-Zа-яёa-z’'-]+){{0,3}})[»”“\"]"
)
_PLAIN = re.compile(rf"(?<![\w«“„\"’'.-]){_WORD}(?: {_WORD}){{0,2}}(?![\w»’'-])")
_WINDOW = 70
_ENOUGH, _ENOUGH_KNOWN = 2, 3
"""Points that a name needs; more if a dictionary knows all its words («Мир», «Луч»)."""
_START = re.compile(r"(?:\A|[.!?:;|•]|\s[–—-])[\s(*•–—-]*\Z")
_FRONTED = re.compile(
    r"(?:\A|[.!?:;|]\s)(?:\d{1,2}\s|(?:В|Во|На|С|Со|За|По|При|Для|После|До|К|От|Из|Под|Между|Ранее|Также"
    r"|Затем|Кроме)\b)[^.!?:;|]*\Z"
)
_LEGAL = re.compile(
    r"[А-ЯЁ]{2,}\Z|(?i:фонд|организаци|ассоциаци|объединени|движени|союз|общество|федераци)"
)
"""Words for what a body is by law."""
_CLAUSE = re.compile(r",\s(?:а|но|где|когда|что)\s\Z")
_BRACKET = re.compile(r"\s\([^()\n]{1,60}\)")
_ADVERBS = re.compile(
    r"(?:\s(?:также|уже|ежегодно|регулярно|вновь|снова|ещё|затем|ежемесячно|впервые"
    r"|(?:с|в|до|к|на)\s(?:[а-яё]+\s)?\d{4}\s(?:год[ау]?|году|г\.)"
    r"|\d{1,2}\s[а-яё]+(?:\s\d{4}\s(?:года|г\.))?))*\s"
)
_LISTED = re.compile(r"[»”\"]?(?:,\s|,?\s(?:и|а также)\s)[«“\"]?")
_ABSTRACT = re.compile(
    r"\w+(?:ание|ение|ость|ости|ция|ции|изм|ство|ства|ировани\w+|ий|ый|ой|ая|ое|ые|ие|ого|его|ых|их"
    r"|ов|ова|ев|ева|ёв|ёва|ин|ина|ский|ская|енко|зода|вич|вна|ов[ау]|ой|ым)\Z"
)
"""Endings of nouns that are no names, of adjectives and of surnames."""


def coined_names_russian(text: str, *, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The coined names of bodies in a Russian document, as they first stand there.

    Args:
        text: the whole document, a line for each paragraph or row.
        taken: half-open ranges of what is known already.
    """
    yield from _Document(text, taken).names()


class _Document:
    """A document whose names are weighed; names are told apart by the stems of their words."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.book: CueBook = cues("coined", "ru")
        lands = [(hit.start, hit.end) for hit in territories().find(text, "ru")]
        self.closed = Places([*taken, *lands])
        quoted = [m.span("name") for m in _QUOTED.finditer(text)]
        inside = Places(quoted)
        plain = [m.span() for m in _PLAIN.finditer(text) if not inside.meet(*m.span())]
        plain = [_without_known(text, span) for span in plain]
        plain = [span for span in plain if _is_coined(text[slice(*span)])]
        spans = [(start, end, True) for start, end in quoted]
        spans += [(start, end, False) for start, end in plain]
        self.places = sorted(span for span in spans if not self.closed.meet(span[0], span[1]))

    def names(self) -> Iterator[str]:
        """The names that are those of bodies."""
        points: Counter[tuple[str, ...]] = Counter()
        written: dict[tuple[str, ...], str] = {}
        seen: set[str] = set()
        for start, end, quoted in self.places:
            name = self.text[start:end]
            key = _key(name)
            written.setdefault(key, name)
            if quoted or len(name) < len(written[key]):
                written[key] = name
            around = self.text[max(0, start - 25) : end + 25].strip(" |\n")
            if around not in seen:
                seen.add(around)
                points[key] += self._points(start, end, quoted=quoted)
        accepted = {key for key in points if points[key] >= _needed(written[key])}
        coined = Places([(s, e) for s, e, _ in self.places if _key(self.text[s:e]) in accepted])
        for start, end, _ in self.places:
            key = _key(self.text[start:end])
            if key not in accepted and any(
                _LISTED.fullmatch(self.text[last:first])
                for first, last in coined.around(start, end)
            ):
                points[key] += 2
        for key, name in written.items():
            if points[key] >= _needed(name):
                yield name

    def _points(self, start: int, end: int, *, quoted: bool) -> int:
        """What one place of a name says for its being a body's, less what it says against it."""
        opening = start - 1 if quoted else start
        closing = end + 1 if quoted else end
        before = self.text[max(0, opening - _WINDOW) : opening].rpartition("\n")[2]
        behind = self.text[closing : closing + 2 * _WINDOW].partition("\n")[0]
        if self._governs("person-before", before) or re.search(r"[А-ЯЁ]\.\s?\Z", before):
            return -3
        word = re.search(r"([А-ЯЁа-яё-]+)\s?\Z", before)
        if word is not None and any(key in _type_keys() for key in keys_of(word[1])):
            # «Молодёжный центр «Луч»» may be what others have opened.
            return 3 if _LEGAL.match(word[1]) else 1
        if self._governs("plain-before", before) or self._governs("staff-before", before):
            return 2
        follows_noun = word is not None and word[1].islower() and is_noun(word[1])
        if quoted and follows_noun and not _ends_phrase(before):
            if self._governs("thing-before", before):
                return -3
            return 1 if self._governs("body-hint-before", before) else -1
        if self._acts(before, self.text[start:end], behind):
            return 2
        if self._governs("hint-before", before):
            return 1 if quoted else 2
        return -1 if self._governs("place-before", before) else 0

    def _governs(self, group: str, before: str) -> bool:
        """Whether a sign of a group ends right before a name."""
        end = len(before.rstrip(" («"))
        return any(hit.end == end for hit in self.book.find(group, before[:end]))

    def _acts_behind_time(self, before: str) -> bool:
        """Whether only words of time or place stand before a name: «В январе 2022 года «Луч»»."""
        fronted = _FRONTED.search(before)
        return fronted is not None and not spoken("ru").verbs(fronted.group())

    def _acts(self, before: str, name: str, behind: str) -> bool:
        """Whether the name is the subject of a verb that is said of bodies."""
        if not (_START.search(before) or _CLAUSE.search(before) or self._acts_behind_time(before)):
            return False
        bracket = _BRACKET.match(behind)
        rest = behind[bracket.end() if bracket is not None else 0 :]
        adverbs = _ADVERBS.match(rest)
        if adverbs is None:
            return False
        if self.book.has("company-behind", rest.lstrip()):
            return True
        clause = name + rest
        verb = next((v for v in spoken("ru").verbs(clause) if v.end > len(name)), None)
        if verb is None or verb.passive or verb.start > len(name) + adverbs.end():
            return False
        return not self.book.has("thing-verb", clause[verb.start :])


def _without_known(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A run of capitals without the words of a dictionary that it begins with: «Четвёртый»."""
    start, end = span
    while (word := re.match(r"\S+\s", text[start:end])) and not _is_unknown(word[0].strip()):
        start += word.end()
    return start, end


def _type_keys() -> frozenset[str]:
    return body_words("ru").type_keys


def _ends_phrase(before: str) -> bool:
    """Whether a word of time ends what stands before a name: «в 2022 году «Луч»»."""
    return re.search(r"(?:год[ау]?|месяц[ае]|дней|дня|г\.)\s?\Z", before) is not None


def _key(name: str) -> tuple[str, ...]:
    return tuple(keys_of(word)[-1] for word in re.split(r"[ -]", name) if word)


def _needed(name: str) -> int:
    return _ENOUGH if _is_coined(name) else _ENOUGH_KNOWN


def _is_coined(name: str) -> bool:
    """Whether a word of a name stands in no dictionary and is no surname."""
    return any(_is_unknown(word) for word in re.split(r"[ -]", name) if word)


def _is_unknown(word: str) -> bool:
    small = word.lower()
    if not re.fullmatch(r"[а-яё’']+", small):
        return re.fullmatch(r"[a-z’']+", small) is not None
    return not is_russian_word(word) and not _ABSTRACT.match(small)
