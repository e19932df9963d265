"""Speed of matching: seconds of CPU to load the matcher, and for 10,000 activities.

    python -m bench.matching

The activities are the project's examples of measures, twelve a document in changing company.
"""

import random
import time
from collections.abc import Iterator
from typing import Final

from bench.annotated import Annotated, annotated
from gazetteers.frameworks import load_frameworks
from gazetteers.model import FrameworkId
from gazetteers.organizations import organizations
from pipeline.match.fitted import load_precedents
from pipeline.match.matcher import CueMatcher

ACTIVITIES: Final = 10_000
FRAMEWORK: Final = FrameworkId("JPoA-2011")
_A_DOCUMENT: Final = 12


def measure(activities: int = ACTIVITIES) -> tuple[float, float]:
    """Seconds of CPU for loading, the gazetteers being there, and for matching."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    listed = organizations()
    documents = tuple(make_documents(activities, list(listed.by_id)[:40]))
    begun = time.process_time()
    matcher = CueMatcher(framework, listed=listed)
    matcher.prepare()
    loaded = time.process_time() - begun
    begun = time.process_time()
    for document in documents:
        matcher.match(document.extraction)
    return loaded, time.process_time() - begun


def make_documents(activities: int, ids: list[str]) -> Iterator[Annotated]:
    """Documents of examples, the same each time."""
    chance = random.Random(1)
    examples = load_precedents(FRAMEWORK)
    for number in range(-(-activities // _A_DOCUMENT)):
        language = ("en", "ru")[number % 4 == 3]
        known = [item for item in examples if item.language == language]
        chosen = chance.sample(known, _A_DOCUMENT)
        yield annotated(
            {
                "id": f"report {number}",
                "language": language,
                "text": "\n".join(item.text for item in chosen),
                "activities": [
                    {
                        "text": item.text,
                        "organizations": [
                            {"id": name, "role": "lead"} for name in chance.sample(ids, 2)
                        ],
                        "region": None,
                        "status": "completed",
                        "type": "meeting",
                        "measures": list(item.measures),
                    }
                    for item in chosen
                ],
            }
        )


def main() -> None:
    """Print both figures."""
    loaded, matched = measure()
    print(f"matcher: loaded in {loaded:.1f} s, {ACTIVITIES} activities in {matched:.1f} s of CPU")


if __name__ == "__main__":
    main()
