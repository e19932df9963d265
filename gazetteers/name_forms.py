"""Where the body above may stand in the Russian name of a unit.

In Russian the body above follows the kind of unit or the whole name, as the author likes: «Сектор
УНП ООН по предупреждению терроризма», «Сектор по предупреждению терроризма УНП ООН». English names
need no list of such forms: "X of the Y" and "Y's X" are read as what they say.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gazetteers.stem import is_acronym, is_cyrillic

_LINK: Final = re.compile(r"\s(?=(?:по|для|против|за|в области|в сфере)\s)")
"""Before the words that say what a unit is for."""


def acronyms(names: Iterable[str]) -> tuple[str, ...]:
    """Those of a body's names that are Russian acronyms throughout: «УНП ООН», «ОБСЕ»."""
    return tuple(
        name
        for name in names
        if all(is_acronym(word) and is_cyrillic(word) for word in name.split())
    )


def reordered(name: str, above: Iterable[str]) -> Iterator[str]:
    """The name of a unit with an acronym of the body above in its other places.

    A name without the acronym is one that stands alone, and may be followed by it anyway; it is
    given with the acronym before what the unit is for. Names in other words have no such forms.

    Args:
        name: of the unit.
        above: acronyms of the bodies above.
    """
    if not is_cyrillic(name) or "(" in name:
        return
    for acronym in above:
        bare = re.sub(rf"\s{re.escape(acronym)}(?!\w)", "", name)
        link = _LINK.search(bare)
        if link is None or any(other in bare.split() for other in above):
            continue
        head, task = bare[: link.start()], bare[link.end() :]
        forms = (f"{head} {acronym} {task}", f"{bare} {acronym}")
        for form in dict.fromkeys((*forms, *map(_in_matters, forms))):
            if form != name:
                yield form


def _in_matters(name: str) -> str:
    """The name with «по вопросам»; the endings that change with it are not compared."""
    return re.sub(r"\sпо\s(?!вопрос)", " по вопросам ", name, count=1)
