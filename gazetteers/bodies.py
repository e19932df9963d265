"""The words by which bodies without an entry are recognised (`data/bodies/bodies.<lang>.yml`)."""

from functools import cache, cached_property

from gazetteers.load import DATA, parse, read_yaml
from gazetteers.lookup import Name, NameIndex
from gazetteers.lookup_words import name_key, words_of
from gazetteers.model import LanguageCode, Record

NATIONAL = "GOV"
"""Stands for the government of a country that the words do not name."""

GOVERNMENT = "GOV-"
"""Begins the ids of governments whose country is known."""


class BodyWords(Record):
    """Words that name bodies, in one language.

    Attributes:
        heads: cores of names of authorities; in English with a capital.
        common_heads: words that name an authority only together with a country.
        private_heads: those of the heads that may be private (banks, schools), and are authorities
            only with a capital or an adjective before them.
        qualified_heads: common heads that need one of the qualifiers as well.
        qualifiers: adjectives that make them the name of an authority.
        common_adjectives: what may stand between the country and a common head.
        plural_heads: heads after which several countries may follow, each with its own body.
        connectors: small words inside a name.
        national_heads: heads that need no country ("Ministry of Transport").
        national_titles: words that make a head one, at the beginning ("State", "Republican").
        local_heads: heads of authorities of a province or city, which count as the country's.
        alone: names of authorities that need no country beside them, since the activity has one.
        several: words for authorities of no name, which may be those of several countries.
        posts: institutions that count as an authority only where something is handed to them.
        unlisted: names of frequent bodies that are not on the list of organizations.
        generic: words that any body may call a part of itself by; a name of these words alone is
            another's when it goes on with that body ("General Assembly of the Network").
        sectors: what an agency without a country in its name is in charge of ("Probation").
        portfolios: what may follow "and" in the name of a ministry ("Youth Affairs and Sports").
        portfolio_heads: heads behind which a portfolio goes on in small letters.
        type_words: what kind of body a proper name is of ("the foundation Jashtar"), no part of it.
        unlisted_heads: cores of names of other bodies.
        civil_heads: those of the cores that make a name that of a body of its own, which is neither
            an authority nor a unit of another body ("Foundation").
        unlisted_never: what looks like such a name and is none.
        unlisted_types: words for the kind of a body before its name in quotes («ОФ «Луч»»).
        unlisted_openings: adjectives that open a name even where a sentence begins.
        self_names: nouns by which a document goes on to call a body that it has named («Центр»).
        self_usual: those of them that any body calls itself by, its name may say what it will.
        self_private: those of them that call no government of which they are an institution.
    """

    heads: tuple[str, ...]
    common_heads: tuple[str, ...]
    private_heads: tuple[str, ...] = ()
    qualified_heads: tuple[str, ...]
    qualifiers: tuple[str, ...]
    common_adjectives: tuple[str, ...]
    plural_heads: tuple[str, ...]
    connectors: tuple[str, ...]
    national_heads: tuple[str, ...] = ()
    national_titles: tuple[str, ...] = ()
    local_heads: tuple[str, ...] = ()
    alone: tuple[str, ...]
    several: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    portfolios: tuple[str, ...] = ()
    portfolio_heads: tuple[str, ...] = ()
    type_words: tuple[str, ...] = ()
    unlisted_heads: tuple[str, ...]
    civil_heads: tuple[str, ...] = ()
    unlisted_never: tuple[str, ...]
    unlisted_types: tuple[str, ...] = ()
    unlisted_openings: tuple[str, ...] = ()
    self_names: tuple[str, ...] = ()
    self_usual: tuple[str, ...] = ()
    self_private: tuple[str, ...] = ()

    @cached_property
    def head_keys(self) -> frozenset[str]:
        """Keys of the heads."""
        return _keys(self.heads)

    @cached_property
    def common_keys(self) -> frozenset[str]:
        """Keys of the heads in small letters."""
        return _keys(self.common_heads)

    @cached_property
    def core_keys(self) -> frozenset[str]:
        """Keys of all words that may be the core of an authority's name."""
        return self.head_keys | self.common_keys | self.qualified_keys

    @cached_property
    def private_keys(self) -> frozenset[str]:
        """Keys of the heads that are authorities only with a capital or an adjective."""
        return _keys(self.private_heads)

    @cached_property
    def qualified_keys(self) -> frozenset[str]:
        """Keys of the heads that need a qualifier."""
        return _keys(self.qualified_heads)

    @cached_property
    def qualifier_keys(self) -> frozenset[str]:
        """Keys of the qualifiers."""
        return _keys(self.qualifiers)

    @cached_property
    def national_keys(self) -> frozenset[str]:
        """Keys of the heads that need no country."""
        return _keys(self.national_heads)

    @cached_property
    def title_keys(self) -> frozenset[str]:
        """Keys of the words at the beginning that stand for a country."""
        return _keys(self.national_titles)

    @cached_property
    def local_keys(self) -> frozenset[str]:
        """Keys of the heads of local authorities."""
        return _keys(self.local_heads)

    @cached_property
    def adjective_keys(self) -> frozenset[str]:
        """Keys of the words before a common head."""
        return _keys(self.common_adjectives)

    @cached_property
    def plural_keys(self) -> frozenset[str]:
        """Keys of the heads that take several countries."""
        return _keys(self.plural_heads)

    @cached_property
    def unlisted_keys(self) -> frozenset[str]:
        """Keys of the cores of unlisted names."""
        return _keys(self.unlisted_heads)

    @cached_property
    def civil_keys(self) -> frozenset[str]:
        """Keys of the cores of names of bodies of their own."""
        return _keys(self.civil_heads)

    @cached_property
    def sector_keys(self) -> frozenset[str]:
        """Keys of what agencies are in charge of."""
        return _keys(self.sectors)

    @cached_property
    def portfolio_cores(self) -> frozenset[str]:
        """Keys of the heads behind which a portfolio stands in small letters."""
        return _keys(self.portfolio_heads)

    @cached_property
    def type_keys(self) -> frozenset[str]:
        """Keys of the words for the kind of a body before its name in quotes."""
        return _keys(self.unlisted_types)

    @cached_property
    def opening_keys(self) -> frozenset[str]:
        """Keys of the adjectives that open a name."""
        return _keys(self.unlisted_openings)

    @cached_property
    def self_nouns(self) -> dict[str, str]:
        """The nouns by which a document goes on to call a body, by their small letters."""
        return {name.lower(): name for name in self.self_names}

    @cached_property
    def alone_index(self) -> NameIndex:
        """The names that stand alone, ready to be found."""
        return NameIndex(Name(NATIONAL, name) for name in (*self.alone, *self.several))

    @cached_property
    def post_index(self) -> NameIndex:
        """The institutions to which something may be handed, ready to be found."""
        return NameIndex(Name(NATIONAL, name) for name in self.posts)

    @cached_property
    def unlisted_index(self) -> NameIndex:
        """The frequent unlisted bodies, ready to be found."""
        return NameIndex(Name("NEW", name) for name in self.unlisted)

    @cached_property
    def type_index(self) -> NameIndex:
        """The words for kinds of bodies, ready to be found."""
        return NameIndex(Name("type", name) for name in self.type_words)

    @cached_property
    def never_index(self) -> NameIndex:
        """What is no unlisted body, ready to be found."""
        return NameIndex(Name("never", name) for name in self.unlisted_never)


def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name_key(words_of(name)[-1].text) for name in names)


@cache
def body_words(language: LanguageCode) -> BodyWords:
    """The words of a language, read once.

    Raises:
        GazetteerError: if the file cannot be trusted.
    """
    path = DATA / "bodies" / f"bodies.{language}.yml"
    return parse(read_yaml(path), BodyWords, where=path.name)
