"""Bodies under coined names: "Fidokor interviewed 40 returnees", "trained by Intilish".

Neither a list nor a word such as "Foundation" tells what such a name is of, only what the document
says of it: it acts, others act with it or by its hand, its staff or its role is named. The signs
are added up over the whole document, and what stands against it (a project, a place, a person) is
taken off; a name that is a body's once is one wherever the document writes it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from extractors.languages import language as spoken
from gazetteers.cues import CueBook, cues
from gazetteers.territories import territories
from gazetteers.vocabulary import vocabulary

_RUN = re.compile(r"(?<![\w’'&/.-])[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,4}(?![\w’'-])")
"""Words with capitals, a blank between them; a name of one letter there is none."""
_WINDOW = 70
"""Letters before a name in which the words stand that govern it."""
_ENOUGH = 2
"""Points from which on a name is a body's: one plain sign, or two that hint at it."""
_ABBREVIATED = 4
"""Letters of a word that may be cut short by a full stop."""
_START = re.compile(r"(?:\A|[.!?:;|•\n]|\s[–—-])[\s“\"«(*•–—-]*\Z")
"""Before the first word of a sentence, an item or a cell."""
_INITIAL = re.compile(r"[“\"«„‘]\Z|\S\s[A-Z]\.\s\Z")
"""Before a title in quotes, or before a surname: "signed by A. | Toktorova"; no item "A."."""
_FRONTED = re.compile(r"(?:[,:]|\b(?:and|but|while|where|when|that|which|then))\s\Z")
_APPOSITION = re.compile(r",\s[^,.;:|\n]{3,80},(?=\s)")
_BRACKET = re.compile(r"\s\([^()\n]{1,60}\)")
_ADVERBS = re.compile(
    r"(?:\s(?:also|then|has|have|had|will|jointly|regularly|again|already|together))*\s",
)

_LISTED = re.compile(r"(?:\s\([^()\n]{1,40}\))?(?:,\s|,?\s(?:and|as\swell\sas|&)\s)(?:the\s)?")
"""Between two names of a list; brackets may say what the first does."""
_PLAIN = ("agent-before", "company-before", "staff-before", "author-before")
_PERSON_WORDS = 3
_SURNAME = re.compile(
    r"(?:\A|\s)\w+(?:ova|eva|ov|ev|skiy|skaya|enko|shvili|zoda|zade|zadeh|ovich|evich|ovna|evna|uulu|kyzy)\Z"
)
_ENGLISH = re.compile(
    r"\w+(?:tions?|sions?|ments?|ings?|ness|ity|ies|ances?|ences?|ists?|isms?|ers|ors|ees|ants|ents|ships?|"
    r"ures?|ives?|ously|ally|ed|ful|less|able|ible|ical|ous|men|women|ians|ly|dom|hood|wise|ward|wards|ages?|icks?|ures?|eries|ery|ories|ory|als?|ics?)\Z"
)
"""Endings of English words, which no coined name of the region has."""


def coined_names(text: str, *, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The coined names of bodies in an English document, each once, in the order of the text.

    Args:
        text: the whole document, a line for each paragraph or row.
        taken: half-open ranges of what is known already: listed bodies, authorities.
    """
    return _Document(text, taken).names()


def _lands(text: str) -> list[tuple[int, int]]:
    """Where a document names countries and places: asked line by line, as its passages are."""
    known = territories()
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        found += [(start + hit.start, start + hit.end) for hit in known.find(line, "en")]
        start += len(line) + 1
    return found


class _Document:
    """A document whose capitalised words are weighed."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.book: CueBook = cues("coined", "en")
        self.small = frozenset(re.findall(r"(?<![\w-])[a-z][a-z’'-]+", text))
        lands = _lands(text)
        self.taken = Places(taken)
        self.closed = Places([*taken, *lands])
        runs = [run for run in _RUN.finditer(text) if self._is_coined(run.group())]
        # In the middle of a sentence no word needs its capital: there a name shows all its words.
        self.inside = frozenset(run.group() for run in runs if not self._begins(run.start()))
        self.places = [span for run in runs if (span := self._name(run))]

    def _begins(self, start: int) -> bool:
        """Whether a sentence, an item or a cell begins at a word."""
        return _START.search(self.text[max(0, start - 8) : start]) is not None

    def names(self) -> tuple[str, ...]:
        """The names that are those of bodies."""
        points: Counter[str] = Counter()
        seen: set[tuple[str, str, str]] = set()
        for start, end in self.places:
            name = self.text[start:end]
            # A table stands twice in a document, by its rows and by its cells.
            around = (
                self.text[max(0, start - 25) : start].strip(" |\n"),
                name,
                self.text[end : end + 25].strip(" |\n"),
            )
            if around not in seen:
                seen.add(around)
                points[name] += self._points(start, end)
        accepted = {name for name, sum_ in points.items() if sum_ >= _ENOUGH}
        # "Ak Sanat (lead), Sezim and Nihol": beside a body stands a body.
        for _ in range(2):
            coined = Places([span for span in self.places if self.text[slice(*span)] in accepted])
            for start, end in self.places:
                name = self.text[start:end]
                if name not in accepted:
                    points[name] += self._beside(start, end, coined)
                    if points[name] >= _ENOUGH:
                        accepted.add(name)
        found = dict.fromkeys(n for s, e in self.places if (n := self.text[s:e]) in accepted)
        # "Fidokor Member States" says no more than the name that it begins with.
        return tuple(n for n in found if not any(n.startswith(f"{other} ") for other in found))

    def _is_coined(self, name: str) -> bool:
        """Whether a word of a name is none that reports use."""
        return any(not self._is_ordinary(word) for word in re.split(r"[ -]", name))

    def _is_ordinary(self, word: str) -> bool:
        small = word.lower()
        return (
            small.removesuffix("s") in vocabulary()
            or small in vocabulary()
            or small in self.small
            or bool(_ENGLISH.match(small))
        )

    def _name(self, match: re.Match[str]) -> tuple[int, int] | None:
        """The name in a run of capitals, without what only opens a sentence or stands before it."""
        start, end = match.span()
        if match.group().endswith(("’s", "'s")):
            end -= 2
        words = [
            (found.start() + start, found.end() + start)
            for found in re.finditer(r"\S+", self.text[start:end])
        ]
        is_start = self._begins(start)
        while words:
            first = self.text[slice(*words[0])]
            is_opening = is_start and len(words) > 1 and first.lower() in self.small
            if self.book.is_one_of("person-before", first.rstrip(".")):
                return None
            is_known = self.closed.meet(*words[0])  # "With funds of Norway Fidokor"
            if not (
                is_known
                or self.book.is_one_of("opener", first)
                or (is_opening and match.group() not in self.inside)
            ):
                break
            words, is_start = words[1:], False
        while words and self.closed.meet(*words[-1]):
            words, end = words[:-1], words[-2][1] if len(words) > 1 else end
        if not words or self.closed.meet(words[0][0], end):
            return None
        if self.text[end : end + 1] == "." and end - words[0][0] <= _ABBREVIATED:
            return None  # "the Chr. Michelsen Institute"
        name = self.text[words[0][0] : end]
        is_person = len(words) <= _PERSON_WORDS and _SURNAME.search(name)
        return None if is_person or not self._is_coined(name) else (words[0][0], end)

    def _points(self, start: int, end: int) -> int:
        """What one place of a name says for its being a body's, less what it says against it."""
        before = self.text[max(0, start - _WINDOW) : start].rpartition("\n")[2]
        behind = self.text[end : end + 2 * _WINDOW].partition("\n")[0]
        if _INITIAL.search(before) or self._governs("person-before", before):
            return -3
        is_owner = re.match(r"[’']s?\s", behind) is not None
        rest = re.sub(r"\A[’']s?", "", behind).lstrip()
        acts = self._acts(before, self.text[start:end], behind)
        is_thing = not acts and behind[:1] == " " and self.book.has("thing-behind", rest)
        if is_thing or self._governs("thing-before", before):
            return -3
        points = 2 if acts else 0
        if any(self._governs(group, before) for group in _PLAIN):
            points += 2
        elif self._governs("person-agent", before):
            points += 1 if " " in self.text[start:end] else 2
        elif self._governs("hint-before", before):
            points += 1
        elif self._governs("place-before", before):
            points -= 1
        bracket = _BRACKET.match(behind)
        if bracket is not None and self.book.has("role-behind", bracket.group().strip(" (")):
            points += 3
        if self.book.has("body-behind", behind.lstrip()):
            points += 3
        if (is_owner or behind[:1] == " ") and self.book.has("staff-behind", rest):
            points += 2 if is_owner else 1
        return points

    def _governs(self, group: str, before: str) -> bool:
        """Whether a sign of a group ends right before a name."""
        end = len(before.rstrip(" ("))
        return any(hit.end == end for hit in self.book.find(group, before[:end]))

    def _acts(self, before: str, name: str, behind: str) -> bool:
        """Whether the name is the subject of a verb that is said of bodies."""
        if not (_START.search(before) or _FRONTED.search(before) or self._ends_fronted(before)):
            return False
        at = 0
        for skipped in (_BRACKET, _APPOSITION):
            match = skipped.match(behind, at)
            at = match.end() if match is not None else at
        adverbs = _ADVERBS.match(behind, at)
        if adverbs is None:
            return False
        if self.book.has("company-behind", behind[at:].lstrip(" ,")):
            return True
        # The words between the name and its verb are left out: verbs are found behind a subject.
        clause = name + behind[at:]
        verb = next((v for v in spoken("en").verbs(clause) if v.end > len(name)), None)
        if verb is None or verb.start > len(name) + adverbs.end() - at or verb.passive:
            return False
        return not self.book.has("thing-verb", clause[verb.end - len(verb.verb) :])

    def _ends_fronted(self, before: str) -> bool:
        """Whether only words of time or place stand before the name: "On the Uzbek side Nihol"."""
        sentence = re.split(r"(?<=[.!?;:|])\s", before)[-1]
        return (
            re.match(r"(?:In|On|At|From|Since|During|For|After|Before|Under|With)\b", sentence)
            is not None
            and len(sentence) < _WINDOW - 5
            and not spoken("en").verbs(sentence)
        )

    def _beside(self, start: int, end: int, coined: "Places") -> int:
        """Points for the body that stands beside a name in a list; a listed one needs an "and".

        "OSCE, Wallnerstrasse" is an address.
        """
        for bodies in (coined, self.taken):
            for first, last in bodies.around(start, end):
                gap = self.text[last:first]
                if _LISTED.fullmatch(gap) and ("," not in gap or bodies is coined):
                    return _ENOUGH if bodies is coined else 1
        return 0


class Places:
    """Half-open ranges of a text, to be asked for those near a word."""

    def __init__(self, spans: Collection[tuple[int, int]]) -> None:
        self.starts = sorted(start for start, _ in spans)
        self.ends = sorted(end for _, end in spans)

    def meet(self, start: int, end: int) -> bool:
        """Whether any of the ranges overlaps a word."""
        begun = bisect_left(self.starts, end)
        ended = bisect_left(self.ends, start + 1)
        return begun > ended

    def around(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The gaps between a word and the ranges next to it: where each ends and begins."""
        after = bisect_left(self.starts, end)
        if after < len(self.starts):
            yield self.starts[after], end
        before = bisect_left(self.ends, start + 1)
        if before:
            yield start, self.ends[before - 1]
