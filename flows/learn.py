"""`jpoa learn`: what reviewers decided becomes a new version of the matcher, if a person agrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, get_args

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from gazetteers.model import LanguageCode
from pipeline.match.fitted import SHIPPED, Fitted
from pipeline.match.judged import Figures, Outcome, figures

if TYPE_CHECKING:
    from pipeline.learn import Comparison, Lesson
    from pipeline.workspace import Workspace

LANGUAGES: Final = {"en": "English", "ru": "Russian"}
_LISTED: Final = 8
"""Gained or lost activities that are named one by one."""


def learn_anew(
    console: Console,
    workspace: Workspace,
    *,
    dry_run: bool,
    agreed: bool,
    ask: Callable[[str], bool],
) -> None:
    """Fit a new version, show what it changes, and switch it on if the user agrees.

    Args:
        console: where figures and the question go.
        workspace: whose decisions are learned from.
        dry_run: only show; nothing is kept.
        agreed: switch it on without a question.
        ask: asks a question that is answered with yes or no.

    Raises:
        JpoaError: if too little was decided.
    """
    lesson = workspace.learn()
    print_lesson(console, lesson)
    if dry_run:
        console.print("Nothing was kept (--dry-run).")
        return
    name = lesson.candidate.name
    workspace.matchers.keep(lesson.candidate)
    if not agreed and not ask(f"Switch on the matcher {name}?"):
        console.print(
            f"Kept, but not in use. To switch it on: jpoa learn --use {name}", soft_wrap=True
        )
        return
    use(console, workspace, name)


def use(console: Console, workspace: Workspace, name: str) -> None:
    """Switch a version on, and match anew what waits.

    Raises:
        StoreError: if there is no such version, or it must not be used.
    """
    before = workspace.matchers.chosen()
    workspace.matchers.use(name)
    console.print(f"The matcher {name} is in use from now on.", soft_wrap=True)
    if name != before:
        console.print(f"To go back: jpoa learn --use {before}", soft_wrap=True)
    reports = sum(item.state == "read" and item.kind == "report" for item in workspace.documents())
    changed = 0
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Matching the stored reports anew", total=reports)
        for count in workspace.rematch():
            changed += count
            progress.advance(task)
    if reports:
        console.print(
            f"Stored reports were matched anew: {changed} activities have other measures, "
            "confidences or doubts. What people decided stands.",
            soft_wrap=True,
        )


def print_versions(console: Console, workspace: Workspace) -> None:
    """All versions that can be used, and which one is."""
    matchers = workspace.matchers
    used, note = matchers.in_use()
    table = Table(title=f"Versions of the matcher for {workspace.framework.id}")
    for heading in ("version", "", "learned", "decisions up to", "activities", "accepts from"):
        # Whoever goes back types the name, so it must stand there whole.
        table.add_column(heading, no_wrap=heading == "version")
    for name in (SHIPPED, *matchers.names()):
        fitted = matchers.load(name)
        table.add_row(
            name,
            "in use" if name == used.name else "",
            f"{fitted.made_at:%Y-%m-%d %H:%M}" if fitted.made_at else "–",
            str(fitted.last_decision or "–"),
            str(sum(item.reviewed for item in fitted.calibration.values())),
            _accepts(fitted),
        )
    console.print(table)
    if note:
        console.print(f"[yellow]note[/yellow] {escape(note)}", soft_wrap=True)


def print_matcher(console: Console, workspace: Workspace, *, only_problems: bool = False) -> None:
    """Which matcher gives measures, and from which confidence on they are accepted unseen.

    Args:
        console: where it goes.
        workspace: whose matcher.
        only_problems: say nothing where every language has a threshold.
    """
    for line in matcher_lines(workspace, only_problems=only_problems):
        console.print(line, soft_wrap=True)


def matcher_lines(workspace: Workspace, *, only_problems: bool = False) -> list[str]:
    """What `print_matcher` prints, as lines with markup."""
    fitted, note = workspace.matchers.in_use()
    lines = [] if only_problems else [f"Matcher: {workspace.versions.matcher}"]
    if note:
        lines.append(f"[yellow]note[/yellow] {escape(note)}")
    for language in get_args(LanguageCode):
        found = fitted.calibration_for(language)
        if found.accept_at is None:
            lines.append(
                f"  {LANGUAGES[language]}: no measure is accepted unseen: {escape(found.reason)}."
            )
        elif not only_problems:
            accept_at = workspace.settings.accept_at or found.accept_at
            lines.append(
                f"  {LANGUAGES[language]}: measures are accepted unseen from a confidence of "
                f"{accept_at:.2f}, meant to be right in {found.target:.0%}"
            )
    return lines


def print_lesson(console: Console, lesson: Lesson) -> None:
    """Figures before and after, gains and losses, and what the threshold rests on."""
    old, new = lesson.current, lesson.candidate
    console.print(
        f"Learned from {lesson.decisions} decided activities. Each was judged by what was learned "
        f"from other documents; “before” is the matcher {old.name}, “after” would be {new.name}.",
        soft_wrap=True,
    )
    for comparison in lesson.comparisons:
        _print_comparison(console, lesson, comparison)
    for language, calibration in new.calibration.items():
        what = (
            "nothing would be accepted unseen"
            if calibration.accept_at is None
            else f"accepted from a confidence of {calibration.accept_at:.2f}"
        )
        console.print(
            f"Threshold, {LANGUAGES[language]}: {what}; {calibration.reason}.", soft_wrap=True
        )


def _print_comparison(console: Console, lesson: Lesson, comparison: Comparison) -> None:
    before = figures(comparison.before, _thresholds(lesson.current))
    after = figures(comparison.after, _thresholds(lesson.candidate))
    table = Table(title=f"{comparison.title}: {before.activities} activities", title_justify="left")
    for heading in ("", "before", "after", "change"):
        table.add_column(heading, justify="left" if not heading else "right")
    for words, name in (
        ("first measure right", "first"),
        ("one of three right", "third"),
        ("calibration error", "error"),
    ):
        old, new = getattr(before, name), getattr(after, name)
        table.add_row(words, f"{old:.3f}", f"{new:.3f}", f"{new - old:+.3f}")
    table.add_row(
        "accepted unseen",
        str(before.accepted),
        str(after.accepted),
        f"{after.accepted - before.accepted:+}",
    )
    table.add_row("… of these wrong", *_wrong(before, after))
    console.print(table)
    measures = [measure.id for measure in lesson.framework.measures]
    for words, good in (("gained", True), ("lost", False)):
        changed = [
            (old, new)
            for old, new in zip(comparison.before, comparison.after, strict=True)
            if old.is_right != new.is_right and new.is_right == good
        ]
        console.print(f"  {words}: {len(changed)}")
        for old, new in changed[:_LISTED]:
            console.print(
                f"    {escape(new.judged.name)}  {_first(old, measures)} → {_first(new, measures)}"
                f"  (right: {_right(new, measures)})",
                soft_wrap=True,
            )
        if len(changed) > _LISTED:
            console.print(f"    and {len(changed) - _LISTED} more")


def _wrong(before: Figures, after: Figures) -> tuple[str, str, str]:
    old, new = before.accepted - before.right, after.accepted - after.right
    return str(old), str(new), f"{new - old:+}"


def _first(outcome: Outcome, measures: Sequence[str]) -> str:
    return f"{measures[outcome.ranked.order[0]]} {outcome.sure[0]:.2f}"


def _right(outcome: Outcome, measures: Sequence[str]) -> str:
    pairs = zip(measures, outcome.judged.acceptable, strict=True)
    return ", ".join(measure for measure, right in pairs if right) or "none"


def _thresholds(fitted: Fitted) -> dict[str, float | None]:
    return {language: item.accept_at for language, item in fitted.calibration.items()}


def _accepts(fitted: Fitted) -> str:
    return ", ".join(
        f"{language} {'–' if item.accept_at is None else format(item.accept_at, '.2f')}"
        for language, item in fitted.calibration.items()
    )
