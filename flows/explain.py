"""Why a row says what it says, in words; and what was left out of a document."""

from collections.abc import Iterable
from pathlib import PurePath

from rich.console import Console
from rich.markup import escape

from extractors.model import Document, Evidence, SourceRef
from gazetteers.errors import JpoaError
from pipeline.model import Activity, Reviewed
from pipeline.workspace import Workspace


def explain_activity(console: Console, workspace: Workspace, activity_id: str) -> None:
    """Print an activity with its source and the reasons of each field.

    Raises:
        JpoaError: if no activity has this id, or several begin with it.
    """
    item = _find(workspace, activity_id)
    activity = item.activity
    record = {document.id: document for document in workspace.documents()}[activity.ref.document]
    pages = f", page {', '.join(map(str, activity.pages))}" if activity.pages else ""
    console.print(f"[bold]{activity.id}[/bold]  {item.state.replace('_', ' ')}")
    console.print(f"{escape(record.file_name)}{pages}, {activity.ref.block}")
    if activity.headings:
        console.print(f"below {escape(' › '.join(activity.headings))}")
    console.print(f"\n{escape(activity.text)}\n", soft_wrap=True)
    for title, lines in _reasons(activity):
        console.print(f"[bold]{title}[/bold]")
        for line in lines:
            console.print(f"  {escape(line)}", soft_wrap=True)
    console.print("[bold]Review[/bold]")
    for doubt in activity.doubts:
        console.print(f"  {doubt.code}: {escape(doubt.detail)}", soft_wrap=True)
    if not activity.doubts:
        console.print("  no doubts")
    if item.proposal is not None:
        versions = item.proposal.versions
        console.print(
            f"  proposed by jpoa {versions.extractor}, lists {versions.gazetteers}, "
            f"matcher {versions.matcher}",
            soft_wrap=True,
        )
    if item.reviewer:
        console.print(f"  {item.state} by {escape(item.reviewer)}, {item.decided_at}")


def explain_document(console: Console, workspace: Workspace, file_name: str) -> None:
    """Print what was read from a document, what was set aside and why.

    Raises:
        JpoaError: if no document of that name was read.
    """
    records = [
        record
        for record in workspace.documents()
        if file_name in (record.file_name, PurePath(record.file_name).stem, record.id)
    ]
    if not records:
        names = ", ".join(record.file_name for record in workspace.documents()) or "none"
        raise JpoaError(
            "no document of that name was received", where=file_name, remedy=f"Known are: {names}"
        )
    for record in records:
        console.print(f"[bold]{escape(record.file_name)}[/bold]  {record.id}")
        found = workspace.extraction(record.id)
        if found is None:
            console.print(f"  [red]not read[/red]  {escape(record.problem)}", soft_wrap=True)
            continue
        document, rejections = found
        words = sum(len(block.text.split()) for block in document.blocks if block.kind != "row")
        pages = "1 page" if document.pages == 1 else f"{document.pages or 'no'} pages"
        console.print(
            f"  {record.kind}, {record.format}, {pages}, {words} words in "
            f"{len(document.blocks)} blocks"
        )
        for warning in document.warnings:
            console.print(f"  [yellow]note[/yellow] {escape(warning)}", soft_wrap=True)
        console.print("  [bold]left out while reading[/bold]")
        _print_discards(console, document)
        console.print("  [bold]no activity[/bold]")
        for rejection in rejections:
            console.print(
                f"    {rejection.reason}: {escape(_short(document, rejection.ref))}",
                soft_wrap=True,
            )
        if not rejections:
            console.print("    nothing")


def _find(workspace: Workspace, activity_id: str) -> Reviewed:
    found = workspace.reviewed_like(activity_id)
    if not found:
        raise JpoaError(
            "no activity has this id",
            where=activity_id,
            remedy="Copy it from the first column of activities.csv",
        )
    if len(found) > 1:
        raise JpoaError(f"{len(found)} activities begin with this id", where=activity_id)
    return found[0]


def _reasons(activity: Activity) -> Iterable[tuple[str, list[str]]]:
    """Each field with its value and what it rests on."""
    yield (
        "Measures",
        [
            line
            for match in activity.measures
            for line in (
                f"{match.id}  {match.confidence:.2f}  ({match.basis})",
                *(f"    {words}" for words in _words(match.evidence)),
            )
        ]
        or ["none"],
    )
    yield (
        "Organizations",
        [
            f"{tag.id}  {tag.role}, written “{tag.mention}”: {'; '.join(_words(tag.evidence))}"
            for tag in activity.organizations
        ]
        or ["none"],
    )
    where = [
        f"{tag.code}  written “{tag.mention}”: {'; '.join(_words(tag.evidence))}"
        for tag in activity.countries
    ]
    where += [f"{place.name}: {'; '.join(_words(place.evidence))}" for place in activity.places]
    if activity.region.value:
        where.append(f"{activity.region.value}: {'; '.join(_words(activity.region.evidence))}")
    yield "Where", where or ["nothing"]
    yield (
        "When",
        [
            f"{when.start or '…'} to {when.end or '…'}, written “{when.raw}”"
            for when in activity.dates
        ]
        or ["nothing"],
    )
    for title, judged in (("Status", activity.status), ("Type", activity.type)):
        yield title, [f"{judged.value}: {'; '.join(_words(judged.evidence)) or 'by default'}"]


def _words(evidence: Iterable[Evidence]) -> list[str]:
    return [reason.detail for reason in evidence]


def _print_discards(console: Console, document: Document) -> None:
    reasons: dict[str, list[str]] = {}
    for discard in document.discards:
        reasons.setdefault(discard.reason, []).append(discard.text)
    for reason, texts in sorted(reasons.items()):
        console.print(
            f"    {reason} ({len(texts)}): {escape(' · '.join(dict.fromkeys(texts)))}",
            soft_wrap=True,
        )
    if not reasons:
        console.print("    nothing")


def _short(document: Document, ref: SourceRef) -> str:
    return document.text_at(ref).replace("\n", " ")
