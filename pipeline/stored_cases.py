"""Stored activities as they were when they were cut: what the matcher needs to see them again."""

from collections.abc import Sequence

from extractors.extract import Extraction
from extractors.model import Document, Passage, Tagged
from pipeline.model import Activity


def as_extracted(document: Document, activities: Sequence[Activity]) -> Extraction:
    """The activities of a report as an extraction, in the given order.

    Their passages are cut down to their own words: what the matcher takes from around them is in
    the document and in what each activity has inherited.
    """
    tagged = tuple(_tagged(activity) for activity in activities)
    return Extraction(
        document=document,
        passages=tuple(item.passage for item in tagged),
        tagged=tagged,
        rejections=(),
    )


def in_reading_order(document: Document, activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """The activities by where they begin in the document."""

    def place(activity: Activity) -> tuple[int, int, str]:
        first = activity.ref.block.partition("..")[0]
        return document.order[first], activity.ref.start, activity.id

    return tuple(sorted(activities, key=place))


def _tagged(activity: Activity) -> Tagged:
    return Tagged(
        ref=activity.ref,
        text=activity.text,
        passage=Passage(
            ref=activity.ref,
            text=activity.text,
            headings=activity.headings,
            inherited=activity.inherited,
            language=activity.language,
        ),
        organizations=activity.organizations,
        countries=activity.countries,
        region=activity.region,
        places=activity.places,
        dates=activity.dates,
        status=activity.status,
        type=activity.type,
        doubts=tuple(doubt for doubt in activity.doubts if not doubt.code.startswith("measure-")),
    )
