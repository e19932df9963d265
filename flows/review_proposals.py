"""`jpoa review proposals`: names and cues that corrections teach, ruled on without the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape

from gazetteers.errors import JpoaError
from pipeline.review.people import load_people

if TYPE_CHECKING:
    from gazetteers.additions import Addition
    from pipeline.review.desk import Desk
    from pipeline.review.effect import Effect
    from pipeline.review.proposals import Wording
    from pipeline.review.teaching import Teaching

_LISTED: Final = 20
"""Passages and changed activities that are printed of one proposal."""
_SHOWN: Final = 110
"""Letters of a passage on the command line."""


def list_proposals(console: Console, desk: Desk) -> None:
    """What waits for a lead, most decisions first."""
    taught = desk.proposals.taught()
    if not taught.waiting:
        console.print("No proposal waits.")
    for item in taught.waiting:
        activities = len({lesson.activity_id for lesson in item.lessons})
        console.print(
            f"{item.id}  “{escape(item.name)}” {_as_what(item)} {item.of}, from {activities} "
            f"{'activity' if activities == 1 else 'activities'}",
            soft_wrap=True,
        )
    for entry in taught.accepted:
        console.print(
            f"{entry.proposal}  accepted: “{escape(entry.name)}” of {entry.id}, by "
            f"{escape(entry.source.by)}, {entry.source.day}",
            soft_wrap=True,
        )
    console.print(f"{len(taught.accepted)} accepted, {len(taught.rejected)} rejected.")
    if taught.waiting:
        console.print(f"To look at one: jpoa review proposals --show {taught.waiting[0].id}")


def show_proposal(console: Console, desk: Desk, proposal: str, wording: Wording) -> None:
    """One proposal: its decisions, what speaks against it, and what it would change.

    Of one that was accepted, what taking it back would change.

    Raises:
        DecisionError: if there is none, or it was rejected.
    """
    taught = desk.proposals.taught()
    if any(entry.proposal == proposal for entry in taught.accepted):
        _show_accepted(console, desk, taught.listed(proposal))
        return
    teaching = taught.waits(proposal)
    entry = desk.proposals.entry(teaching, wording)
    console.print(f"“{escape(entry.name)}” {_as_what(teaching)} {teaching.of}", soft_wrap=True)
    for lesson in teaching.lessons[:_LISTED]:
        instead = f", instead of {lesson.instead_of}" if lesson.instead_of else ""
        console.print(
            escape(
                f"  decision {lesson.seq} by {lesson.reviewer}{instead}: {lesson.words[:_SHOWN]}"
            ),
            soft_wrap=True,
        )
    for caution in desk.proposals.cautions(entry):
        console.print(f"[yellow]look twice[/yellow]  {escape(caution)}", soft_wrap=True)
    refusal = desk.proposals.refusal(entry)
    if refusal:
        console.print(f"[red]cannot be listed[/red]  {escape(refusal)}", soft_wrap=True)
        return
    _print_effect(console, "It would change", desk.proposals.effect(entry, None))


def _show_accepted(console: Console, desk: Desk, entry: Addition) -> None:
    source = entry.source
    why = f": {source.note}" if source.note else ""
    console.print(
        escape(f"“{entry.name}” of {entry.id}, accepted by {source.by}, {source.day}{why}"),
        soft_wrap=True,
    )
    _print_effect(console, "Taking it back would change", desk.proposals.effect(entry, None))
    console.print(f"To take it back: jpoa review proposals --take-back {entry.proposal}")


def _print_effect(console: Console, words: str, effect: Effect) -> None:
    console.print(
        f"{words} {len(effect.changes)} activities in {effect.documents} documents; "
        f"{effect.decided} of them were decided by people and stay as they are.",
        soft_wrap=True,
    )
    for change in effect.changes[:_LISTED]:
        console.print(escape(f"  {change.text[:_SHOWN]}"), soft_wrap=True)
        for detail in change.details:
            console.print(escape(f"      {detail}"), soft_wrap=True)


def rule(
    console: Console,
    desk: Desk,
    *,
    accept: str | None,
    reject: str | None,
    take_back: str | None,
    wording: Wording,
    by: str,
    note: str,
    overrule: bool,
) -> None:
    """Accept or reject a proposal, or take back what was accepted.

    Raises:
        JpoaError: if whoever asks is no lead, or the proposal cannot be accepted.
    """
    person = load_people(desk.workspace.settings.data / "reviewers.toml").reviewers
    if person and (by not in person or person[by].role != "lead"):
        raise JpoaError(
            f"{by} is no lead", remedy="Only leads rule on proposals; say who with --as NAME"
        )
    proposals = desk.proposals
    if take_back is not None:
        entry = proposals.taught().listed(take_back)
        proposals.take_back(entry, by=by, note=note)
        console.print(
            f"Taken back: “{escape(entry.name)}” of {entry.id}. For documents read already: "
            "jpoa reprocess",
            soft_wrap=True,
        )
    if reject is not None:
        entry = proposals.reject(proposals.taught().waits(reject), by=by, note=note)
        console.print(f"Rejected: “{escape(entry.name)}” is not proposed again.", soft_wrap=True)
    if accept is not None:
        teaching = proposals.taught().waits(accept)
        cautions = proposals.cautions(proposals.entry(teaching, wording))
        if cautions and not overrule:
            raise JpoaError(
                "; ".join(cautions),
                where=accept,
                remedy="If it is right all the same, add --in-spite-of-warnings",
            )
        entry = proposals.accept(teaching, wording, by=by, note=note, overruled=cautions)
        console.print(
            f"Added: “{escape(entry.name)}” of {entry.id}. It counts from the next document on; "
            "for those read already: jpoa reprocess",
            soft_wrap=True,
        )


def _as_what(item: Teaching) -> str:
    return "as a cue of" if item.kind == "measure" else "as a name of"
