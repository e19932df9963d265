"""What words say about status and type, one file a language: `data/cues/traits.<language>.yml`."""

from functools import cache

from pydantic import Field

from gazetteers.load import DATA, parse, read_yaml
from gazetteers.model import LanguageCode, Record


class VerbCue(Record):
    """A verb and what it says.

    Attributes:
        lemma: the infinitive.
        other: other infinitives that mean the same (spelling, aspect, reflexive).
        past: irregular past; empty for regular verbs.
        participle: irregular past participle; empty when it is like the past.
        type: the type, whatever the object is.
        fallback: the type when no noun of a type is the object.
        type_of_bodies: the type when the object is a body ("convened the committee").
        subject: its subject is the thing done.
        creates: its object goes on to exist.
        chain: another verb after it says what is done.
        planned: what it speaks of lies ahead.
        lasting: it goes on, even in the perfect.
        governs: prepositions whose noun is as good as an object.
        noun: its infinitive and its form in -s are nouns as well.
        supports: what is helped, and by what means, says what is done.
        mandates: somebody is given a task.
        urges: a concrete object decides; without one it is advocacy.
        says: it only states something; the document in which it is said decides.
    """

    lemma: str
    other: tuple[str, ...] = ()
    past: str = ""
    participle: str = ""
    type: str = ""
    fallback: str = ""
    type_of_bodies: str = ""
    subject: bool = False
    creates: bool = False
    chain: bool = False
    planned: bool = False
    lasting: bool = False
    governs: tuple[str, ...] = ()
    noun: bool = False
    supports: bool = False
    mandates: bool = False
    urges: bool = False
    says: bool = False


class TraitExample(Record):
    """A sentence with the status and the type that it must be given."""

    text: str
    status: str
    type: str


class TraitCues(Record):
    """Everything that the judgement of status and type knows of one language."""

    language: LanguageCode
    verbs: tuple[VerbCue, ...]
    phrasal: dict[str, str]
    adverbs: tuple[str, ...]
    determiners: tuple[str, ...]
    subordinators: tuple[str, ...]
    prepositions: tuple[str, ...]
    clear_nouns: tuple[str, ...]
    applied: tuple[str, ...]
    nouns: dict[str, tuple[str, ...]]
    weak_nouns: dict[str, tuple[str, ...]]
    help: tuple[str, ...]
    beginnings: tuple[str, ...]
    ignored: tuple[str, ...]
    recurring: tuple[str, ...]
    edition: tuple[str, ...]
    series: tuple[str, ...]
    ongoing_words: tuple[str, ...]
    planned_words: tuple[str, ...]
    planned_adjectives: tuple[str, ...]
    planned_phrases: tuple[str, ...]
    headings: dict[str, tuple[str, ...]]
    reporting: tuple[str, ...]
    negotiated: tuple[str, ...]
    put_off_cells: tuple[str, ...]
    moved: tuple[str, ...]
    put_off: tuple[str, ...]
    possibilities: tuple[str, ...]
    created_status: tuple[str, ...]
    two_aspects: tuple[str, ...]
    generic: tuple[str, ...]
    cells: dict[str, tuple[str, ...]]
    examples: tuple[TraitExample, ...] = Field(default=())


@cache
def trait_cues(language: LanguageCode) -> TraitCues:
    """The cues of a language, read once.

    Raises:
        GazetteerError: if the file is broken.
    """
    path = DATA / "cues" / f"traits.{language}.yml"
    return parse(read_yaml(path), TraitCues, where=path.name)
