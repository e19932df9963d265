"""How long a release of many activities takes, and how much memory: `python -m bench.release`.

The activities are made up from words, names and days by a fixed seed: no two alike, spread over
documents, months, places and organizations as in a real dataset that has grown.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from extractors.model import (
    CountryTag,
    DateRange,
    Doubt,
    Evidence,
    Judged,
    OrganizationTag,
    PlaceTag,
    SourceRef,
)
from gazetteers.frameworks import load_frameworks
from gazetteers.model import CountryCode, FrameworkId, LanguageCode, MeasureId, OrganizationId
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.catalogue import build_catalogue
from pipeline.keys import activity_id, file_series
from pipeline.model import Activity, DocumentRecord, MeasureMatch, Proposal, Reviewed, Versions
from pipeline.release.publish import publish
from pipeline.similar import find_similar
from pipeline.store.engine import open_engine

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_IN_A_DOCUMENT = 25
_WORDS = (
    "border", "customs", "prison", "judges", "police", "youth", "women", "teachers",
    "media", "training", "seminar", "course", "study", "visit", "handbook", "portal",
    "exercise", "equipment", "scanners", "passports", "cargo", "drugs", "arms", "money",
    "laundering", "assets", "evidence", "rights", "religion", "dialogue", "schools",
    "families", "returnees", "internet", "content", "chemical", "materials", "airports",
    "stations", "interviews", "statistics", "strategy", "law", "draft", "review", "network",
    "database",
)  # fmt: skip
_TYPES = ("meeting", "training", "assessment", "publication", "programme", "operation")
_BECAUSE = (Evidence(method="exact", detail="written so"),)


def make_activities(number: int) -> tuple[list[Activity], dict[str, DocumentRecord]]:
    """Made-up activities and their documents."""
    chance = random.Random(2011)
    bodies = [entry.id for entry in organizations().entries if entry.kind in ("un", "regional")]
    places = [place for place in territories().places.values() if place.country]
    measures = [measure.id for measure in load_frameworks()[0].measures]
    documents: dict[str, DocumentRecord] = {}
    activities = []
    for index in range(number):
        name = f"report_{index // _IN_A_DOCUMENT:05}.docx"
        document = f"sha256:{index // _IN_A_DOCUMENT:064x}"
        if document not in documents:
            documents[document] = _record(document, name)
        activities.append(_activity(chance, index, document, name, bodies, places, measures))
    return activities, documents


def _record(document: str, name: str) -> DocumentRecord:
    return DocumentRecord(
        id=document, file_name=name, state="read", format="docx", kind="report", title=name,
        language="en", series=file_series(name), received_at=_NOW,
    )  # fmt: skip


def _activity(
    chance: random.Random,
    index: int,
    document: str,
    name: str,
    bodies: list[OrganizationId],
    places: list,
    measures: list[MeasureId],
) -> Activity:
    lead, partner = chance.sample(bodies, 2)
    place = chance.choice(places)
    start = date(2008, 1, 1) + timedelta(days=chance.randrange(6500))
    text = (
        f"{lead} and {partner} held number {index} on {' '.join(chance.choices(_WORDS, k=18))} in "
        f"{place.name.en} on {start:%d %B %Y}."
    )
    language: LanguageCode = "en"
    return Activity(
        id=activity_id(file_series(name), text, 1),
        text=text,
        ref=SourceRef(document=document, block=f"para={index}", start=0, end=len(text)),
        language=language,
        organizations=(
            OrganizationTag(id=lead, role="lead", mention=lead, evidence=_BECAUSE),
            OrganizationTag(id=partner, role="partner", mention=partner, evidence=_BECAUSE),
        ),
        countries=(
            CountryTag(code=CountryCode(place.country), mention=place.name.en, evidence=_BECAUSE),
        ),
        region=Judged(value=None),
        places=(
            PlaceTag(
                name=place.name.en, country=CountryCode(place.country), latitude=place.latitude,
                longitude=place.longitude, evidence=_BECAUSE,
            ),
        ),
        dates=(DateRange(raw=f"{start:%d %B %Y}", start=start, end=start + timedelta(days=2)),),
        status=Judged(value="completed"),
        type=Judged(value=chance.choice(_TYPES)),
        measures=(
            MeasureMatch(
                framework=FrameworkId("JPoA-2011"), id=chance.choice(measures), basis="matched",
                confidence=round(chance.uniform(0.3, 1), 3), evidence=_BECAUSE,
            ),
        ),
        doubts=(Doubt(code="measure-low", detail="made up"),) if index % 3 == 0 else (),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("activities", type=int, nargs="?", default=100_000)
    number = parser.parse_args().activities
    activities, documents = make_activities(number)
    reviewed = [
        Reviewed(
            activity=item,
            state="needs_review" if item.doubts else "auto_accepted",
            proposal=Proposal(
                activity=item, versions=Versions(extractor="1", gazetteers="1", matcher="1")
            ),
            sources=(item,),
        )
        for item in activities
    ]
    for line in measure(reviewed, activities, documents):
        print(line, flush=True)


def measure(
    reviewed: list[Reviewed], activities: list[Activity], documents: dict[str, DocumentRecord]
) -> Iterator[str]:
    """Time and memory of the search for similar activities, and of two releases."""
    yield f"{len(activities):,} activities of {len(documents):,} documents; {_memory()}"
    start = time.process_time()
    found = find_similar(activities)
    yield f"similar: {_seconds(start)}, {len(found):,} pairs; {_memory()}"
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/jpoa.sqlite")
        for title in ("first release", "second release, compared with the first"):
            start = time.process_time()
            release = publish(
                engine,
                published=Path(folder) / "published",
                reviewed=reviewed,
                decisions=(),
                documents=documents,
                framework=load_frameworks()[0],
                catalogue=build_catalogue(),
                versions=Versions(extractor="1", gazetteers="1", matcher="1"),
                now=_NOW,
            )
            size = sum(path.stat().st_size for path in release.folder.iterdir())
            yield (f"{title}: {_seconds(start)}, {size / 1e6:.0f} MB on disk; {_memory()}")
            # The rows of one release are not held while the next is made.
            del release


def _seconds(start: float) -> str:
    return f"{time.process_time() - start:.1f} s of processor time"


def _memory() -> str:
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    main()
