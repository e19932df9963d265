"""`jpoa gazetteers check`: every list loads, contradicts nothing, and its examples behave."""

from rich.console import Console

from gazetteers.frameworks import load_frameworks
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.settings import Settings


def check(console: Console, settings: Settings) -> None:
    """Load and check all gazetteers.

    Raises:
        GazetteerError: naming file, entry and field of the first thing that is wrong.
    """
    frameworks = load_frameworks(*((settings.gazetteers,) if settings.gazetteers else ()))
    listed, known = organizations(), territories()
    for words, count in (
        ("measures", sum(len(framework.measures) for framework in frameworks)),
        ("organizations", len(listed.entries)),
        ("countries", len(known.countries)),
        ("places", len(known.places)),
    ):
        console.print(f"{words:15}{count:6}")
    console.print("All gazetteers are in order.")
