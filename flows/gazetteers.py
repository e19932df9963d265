"""`jpoa gazetteers check`: every list loads, contradicts nothing, and its examples behave."""

from rich.console import Console

from gazetteers.lint import check_cues
from pipeline.settings import Settings
from pipeline.workspace import Workspace


def check(console: Console, settings: Settings) -> None:
    """Load and check all gazetteers.

    Raises:
        GazetteerError: naming file, entry and field of the first thing that is wrong.
    """
    workspace = Workspace(settings)
    frameworks, listed, known = (
        workspace.frameworks,
        workspace.organizations,
        workspace.territories,
    )
    for words, count in (
        ("measures", sum(len(framework.measures) for framework in frameworks)),
        ("organizations", len(listed.entries)),
        ("countries", len(known.countries)),
        ("places", len(known.places)),
        ("groups of cues", check_cues()),
        ("additions", len(workspace.additions.entries)),
    ):
        console.print(f"{words:15}{count:6}")
    console.print("All gazetteers are in order.")
