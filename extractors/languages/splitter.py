"""The sentence splitter as a spaCy pipeline: blank, without a model, one a language.

spaCy brings the tokens and the sentences of a document; where a sentence ends is decided by our
rules, which the component `jpoa_sentences` hands to it. spaCy takes about a second to import, so
nothing of it is loaded before the first text is split.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from extractors.languages.sentences import Span, sentence_spans
from gazetteers.cues import CueBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language as Pipeline
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from thinc.types import Ints2d

    from extractors.languages.model import Language

COMPONENT = "jpoa_sentences"
"""The name of the component in a pipeline."""

_LONGEST_TEXT = 100_000
"""Characters; longer ones are no prose, and are split without tokens."""

_SHORT_FORMS = ("never-last", "may-be-last", "month", "year")
"""Groups of words whose full stop belongs to them: "No." is one token."""

_KNOWN: dict[str, Language] = {}
_PIPELINES: dict[str, Pipeline] = {}


def rule_spans(text: str, spoken: Language) -> tuple[Span, ...]:
    """The sentences of a text by our rules alone."""
    return sentence_spans(
        text, book=spoken.sentence_cues, has_verb=lambda part: bool(spoken.verbs(part))
    )


@lru_cache(maxsize=4)
def _ruled(text: str, code: str) -> tuple[Span, ...]:
    """What the rules say: asked for a text, and asked again by the pipeline that reads it."""
    return rule_spans(text, _KNOWN[code])


@lru_cache(maxsize=4_000)
def _split(text: str, code: str) -> tuple[Span, ...]:
    whole = _ruled(text, code)
    if len(whole) <= 1:
        return whole  # as mostly where an activity is one sentence: it needs no tokens
    spans = []
    for sentence in _PIPELINES[code](text).sents:
        words = sentence.text
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = sentence.start_char + len(words.rstrip())
        if end > start:
            spans.append((start, end))
    return tuple(spans)


def split(text: str, spoken: Language) -> tuple[Span, ...]:
    """The sentences of a text: half-open code points, without the blanks between them."""
    if len(text) > _LONGEST_TEXT:
        return rule_spans(text, spoken)
    pipeline(spoken)
    return _split(text, spoken.code)


def pipeline(spoken: Language) -> Pipeline:
    """The pipeline of a language: a blank tokenizer, its short forms, our sentence ends."""
    if spoken.code not in _PIPELINES:
        import spacy
        from spacy.language import Language as Pipeline

        if not Pipeline.has_factory(COMPONENT):
            Pipeline.factory(COMPONENT, func=_component)
        _KNOWN[spoken.code] = spoken
        made = spacy.blank(spoken.code)
        made.max_length = _LONGEST_TEXT
        tokenizer = cast("Tokenizer", made.tokenizer)
        for short in _short_forms(spoken.sentence_cues):
            tokenizer.add_special_case(short, [{"ORTH": short}])
        made.add_pipe(COMPONENT)
        _PIPELINES[spoken.code] = made
    return _PIPELINES[spoken.code]


class SentenceComponent:
    """Sets the sentence starts of a document where our rules say that sentences begin."""

    def __init__(self, spoken: Language) -> None:
        """For documents in one language."""
        self._spoken = spoken

    def __call__(self, doc: Doc) -> Doc:
        """The document with `is_sent_start` set for each of its tokens.

        A token that holds the end of a sentence and the beginning of the next one ("region.The")
        is divided first.
        """
        import numpy

        starts = {start for start, _ in _ruled(doc.text, self._spoken.code)}
        # For all tokens at once: token by token takes a third of the time of splitting.
        places = doc.to_array("IDX").tolist()
        inside = starts.difference(places)
        if inside:
            _divide(doc, inside)
            places = doc.to_array("IDX").tolist()
        signs = numpy.array([1 if place in starts else -1 for place in places], dtype="int64")
        signs[:1] = 1
        return doc.from_array("SENT_START", cast("Ints2d", signs.astype("uint64")))


def _component(nlp: Pipeline, name: str) -> SentenceComponent:
    return SentenceComponent(_KNOWN[str(nlp.lang)])


def _divide(doc: Doc, inside: set[int]) -> None:
    """Divide tokens inside which a sentence begins."""
    with doc.retokenize() as retokenizer:
        for token in doc:
            cuts = sorted(
                start - token.idx for start in inside if token.idx < start < token.idx + len(token)
            )
            if cuts:
                borders = [0, *cuts, len(token)]
                parts = [token.text[a:b] for a, b in pairwise(borders)]
                retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))


def _short_forms(book: CueBook) -> Iterator[str]:
    """The short forms of a language that one token can hold, with their full stop."""
    for group in _SHORT_FORMS:
        if group in book.groups:
            for phrase in book.groups[group].phrases:
                if not any(mark in phrase for mark in " *#(|"):
                    yield f"{phrase}."
