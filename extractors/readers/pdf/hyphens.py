"""Hyphens at line ends: part of the word ("co-operation") or put there by the typesetter.

The document itself decides, since nothing on the page does: a form that it prints elsewhere is the
right one. Only where it prints neither form do rules of thumb help, and the document's habit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.readers.pdf.page import PageContent
from extractors.russian_case import is_russian_word
from gazetteers.vocabulary import vocabulary

_EDGES = "()[]{}«»“”„\"'‘’,.;:!?…"
_TYPESET = "\u2010"
"""The hyphen that browsers print at a line end; few people type it."""

_INSIDE = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEVER = 4
"""A document with so many hyphens that belong to words, for each that does not, has none that a
typesetter put there: "Co-", "ordinator" was printed with its hyphen."""

_RARE = 0.005
"""A typesetter who cuts words does so more often than once in two hundred words."""

_OFTENER = 4
"""Times by which one form must be more frequent than the other to count as the right one."""

_ENDING = 3
_RICH = 800
"""Different words from which a document shows how words end: none ends in "ati"."""

_FRAGMENT = 3
_SHORT_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "by", "for", "had", "has", "in", "is", "it", "its",
        "how", "if", "law", "may", "new", "no", "not", "of", "on", "one", "or", "per", "the", "to",
        "two", "use",
        "via", "was", "who", "без", "в", "во", "все", "для", "до", "его", "ее", "её", "за", "и",
        "из", "или", "их", "к", "как", "ко", "на", "над", "не", "ни", "о", "об", "от", "по", "под",
        "при", "с", "со", "что",
    }
)  # fmt: skip
"""Words of up to `_FRAGMENT` letters; what else is so short is the end of a longer word."""

_PREFIXES = frozenset(
    {
        "anti", "co", "counter", "cross", "cyber", "de", "ex", "inter", "mid", "multi", "neo",
        "non", "post", "pre", "pro", "re", "self", "semi", "sub", "trans", "ultra", "анти", "видео",
        "военно", "кибер", "контр", "мини", "экс",
    }
)  # fmt: skip
"""What stands before a hyphen or without one, as each house has it: "co-operation"."""

_STEM = 5
"""Letters in which two words of one stem agree."""

_SUSPENDED = frozenset({"and", "or", "to", "и", "или"})
"""Words after which a hyphen stays and a space follows: "intra- and interregional"."""


HYPHENS = f"-{_TYPESET}"
"""What may stand at a line end inside a word."""


class Hyphens:
    """Knows the words of a document and mends those cut by a line end."""

    def __init__(self, pages: Iterable[PageContent]) -> None:
        printed: Counter[str] = Counter()
        cut: list[tuple[str, str]] = []
        for page in pages:
            texts = [word[0] for word in page.words]
            printed.update(texts)
            cut += [(a, b) for a, b in pairwise(texts) if a[-1] in HYPHENS]
        for left, right in cut:
            printed[left] -= 1
            printed[right] -= 1
        self._words: Counter[str] = Counter()
        for text, count in printed.items():
            self._words[_core(text)] += count
        alone = [word for word in self._words if word.isalpha()]
        self._endings = Counter([word[-_ENDING:] for word in alone])
        self._endings.update([word[-_ENDING - 1 :] for word in alone if len(word) > _ENDING])
        signed = [text for text in printed if "-" in text or _TYPESET in text]
        typed = Counter(sign for text in signed for sign in _INSIDE.findall(text))
        self._typed_otherwise = typed["-"] > 0 and typed[_TYPESET] == 0
        kept = sum(1 for a, b in cut if self._forms(a, b)[0])
        dropped = sum(1 for a, b in cut if self._forms(a, b)[1] and not self._forms(a, b)[0])
        self._habit: bool | None = None if kept == dropped else kept > dropped
        rare = len(cut) < _RARE * printed.total()
        self._never_cuts = kept >= _NEVER * max(1, dropped) or (rare and len(cut) >= _NEVER)
        self._may_cut = dropped > 0 or (kept == 0 and len(cut) >= _NEVER and not rare)

    def mend(self, left: str, right: str) -> str:
        """The two halves joined: "coun-", "try" gives "country"; "ten-", "day" gives "ten-day".

        A suspended hyphen keeps its space: "pre-", "and" gives "pre- and".
        """
        if right.strip(_EDGES).lower() in _SUSPENDED:
            return f"{left} {right}"
        return left + right if self._keep(left, right) else left[:-1] + right

    def is_cut(self, left: str, right: str, *, filled: bool, further: str = "") -> bool:
        """Whether two words are halves of one: "terroris", "m" where "terrorism" is known.

        `filled`: the first half fills its line, as it does where a word was wider than its column.
        `further`: what stands below a second half that is alone in its line, and may be the rest.
        """
        head = _LETTERS.findall(_core(left))[-1:]
        tail = _LETTERS.findall(_core(right))[:1]
        if not head or not tail:
            return False
        if not filled:
            return self._is_one_word(head[0], tail[0], _LETTERS.findall(_core(further))[:1])
        first, rest = self._words[head[0]], self._words[tail[0]]
        whole = self._words[head[0] + tail[0]]
        both_known = {head[0], tail[0]} <= vocabulary()
        solid = whole or head[0] + tail[0] in vocabulary()
        if tail[0] in vocabulary() and not solid and left.isupper() and right.isupper():
            return False  # "РАТС", "ШОС" are two names in capitals
        if len(tail[0]) <= _FRAGMENT and tail[0] not in _SHORT_WORDS:
            return True
        if both_known and len(tail[0]) > _FRAGMENT and head[0] + tail[0] in vocabulary():
            return True  # "member", "ship": nobody writes the two apart
        if whole:
            return whole >= min(first, rest) or not both_known
        if both_known:
            return False
        if self._is_known(head[0] + tail[0]):
            return True
        end = _LETTERS.findall(_core(further))[:1]
        if end and self._is_known(head[0] + tail[0] + end[0]):
            return True  # "implem", "entatio", "n"
        # Other words end like the second half ("telecommunic", "ations"), or none like the first.
        stands_alone = rest > 1 or tail[0] in _SHORT_WORDS
        if not stands_alone and sum(word.endswith(tail[0]) for word in self._words) > 1:
            return True
        odd = first <= 1 and self._endings[head[0][-_ENDING:]] <= 2
        if odd and self._endings[(head[0] + tail[0])[-_ENDING - 1 :]] > 2:
            return True
        rich = len(self._words) >= _RICH
        return rich and first <= 1 and self._endings[head[0][-_ENDING:]] <= 1

    def _is_one_word(self, head: str, tail: str, further: Sequence[str]) -> bool:
        """Whether only the two together are a word: "organizati", "ons"; "resolution", "s".

        Asked where no rule shows how wide the column is.
        """
        if not self._is_known(head + tail) and not any(
            self._is_known(head + tail + end) for end in further
        ):
            return False
        rest = tail in _SHORT_WORDS if len(tail) <= _FRAGMENT else _is_in_dictionary(tail)
        return not rest or not _is_in_dictionary(head)

    def _keep(self, left: str, right: str) -> bool:
        hyphenated, solid = self._forms(left, right)
        if left[-1] == _TYPESET and self._typed_otherwise and not _surely_two(left, right):
            return False
        if self._never_cuts:
            half = _core(left).rstrip("-").split("-")[-1]
            return bool(hyphenated) or solid < _OFTENER or self._is_word(half)
        if max(hyphenated, solid) >= _OFTENER * max(1, min(hyphenated, solid)):
            return hyphenated > solid
        if bool(hyphenated) != bool(solid):
            return bool(hyphenated)
        if _surely_two(left, right):
            return True
        if left.isupper() and right[:2].isupper():
            return self._habit is not False
        known = self._by_dictionary(left, right)
        if known is not None:
            return known
        if self._habit is not None:
            return self._habit
        if not self._may_cut:
            return True
        return self._is_word(_core(left).rstrip("-").split("-")[-1]) and self._is_word(
            _core(right).split("-")[0]
        )

    def _by_dictionary(self, left: str, right: str) -> bool | None:
        """What is known of the words beyond the document; None when that decides nothing.

        "motiva-", "tional" are no words, so the hyphen goes; it stays in "drug-", "detection".
        """
        head, tail = _core(left).rstrip("-"), _core(right)
        if not (head and tail) or not (head[-1].isalpha() and tail[0].isalpha()):
            return None
        hyphenated, solid = f"{head}-{tail}" in vocabulary(), self._is_known(head + tail)
        if hyphenated != solid:
            return hyphenated
        first, second = head.split("-")[-1], tail.split("-")[0]
        if hyphenated or first in _PREFIXES:
            return None
        if not self._is_known(first) or not self._is_like_word(second):
            return False
        return True if self._is_known(second) and min(len(first), len(second)) > 2 else None

    def _is_known(self, text: str) -> bool:
        return self._is_word(text) or _is_in_dictionary(text)

    def _is_like_word(self, text: str) -> bool:
        """Whether a known word begins alike: "launderers" as "laundering" does."""
        if self._is_known(text):
            return True
        stem = text[:_STEM]
        return len(text) >= _STEM and any(word.startswith(stem) for word in vocabulary())

    def _forms(self, left: str, right: str) -> tuple[int, int]:
        """How often the document prints the word with the hyphen, and without, inside a line."""
        head, tail = _core(left).rstrip("-"), _core(right)
        return self._words[f"{head}-{tail}"], self._words[head + tail]

    def _is_word(self, text: str) -> bool:
        return self._words[text] > 0


def _is_in_dictionary(text: str) -> bool:
    return text in vocabulary() or is_russian_word(text)


def _core(word: str) -> str:
    """The word without quotes, brackets and stops, in lower case; a hyphen at its end stays."""
    return word.strip(_EDGES).lower().replace(_TYPESET, "-")


def _surely_two(left: str, right: str) -> bool:
    """Whether a capital or digit follows the hyphen, as no typesetter cuts there.

    "UN-", "ODC" may be one acronym, so capitals on both sides prove nothing.
    """
    head, tail = left.strip(_EDGES).rstrip(HYPHENS), right.strip(_EDGES)
    if not head or not tail:
        return True
    if head[-1].isdigit() or tail[0].isdigit():
        return True
    return tail[0].isupper() and not (head.isupper() and tail[:2].isupper())
