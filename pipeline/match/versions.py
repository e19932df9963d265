"""What was learned in a workspace: every version is kept, one is in use, and one can go back.

A version is a file `<folder>/<framework>/<name>.json`; the file `in_use` beside them holds the name
of the one in use. Without it, or with "shipped" in it, what comes with the project is in use.
"""

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from gazetteers.frameworks import Framework
from gazetteers.model import FrameworkId
from pipeline.errors import StoreError
from pipeline.match.fitted import SHIPPED, Fitted, cues_version, load_fitted

_IN_USE: Final = "in_use"
_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}\.\d+")


class MatcherVersions:
    """The versions of the matcher of one framework in a workspace."""

    def __init__(self, folder: Path, framework: Framework) -> None:
        """Look into `folder`, which need not exist."""
        self._folder = folder / framework.id.lower()
        self._framework = framework

    def names(self) -> tuple[str, ...]:
        """The names of the kept versions, oldest first."""
        found = [path.stem for path in self._folder.glob("*.json") if _NAME.fullmatch(path.stem)]
        return tuple(sorted(found, key=_by_day_and_number))

    def load(self, name: str) -> Fitted:
        """A version by its name.

        Raises:
            StoreError: if there is none of this name, or its file is damaged.
        """
        if name == SHIPPED:
            return load_fitted(FrameworkId(self._framework.id))
        path = self._folder / f"{name}.json"
        if not _NAME.fullmatch(name) or not path.exists():
            known = ", ".join((SHIPPED, *self.names()))
            raise StoreError(
                "there is no such version of the matcher", where=name, remedy=f"Known are: {known}"
            )
        try:
            return Fitted.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise StoreError(
                f"the version of the matcher is damaged: {error.errors()[0]['msg']}",
                where=str(path),
                remedy=f"Go back to another one: jpoa learn --use {SHIPPED}",
            ) from error

    def chosen(self) -> str:
        """The name of the version that was switched on last."""
        path = self._folder / _IN_USE
        return path.read_text(encoding="utf-8").strip() if path.exists() else SHIPPED

    def in_use(self) -> tuple[Fitted, str]:
        """What gives measures now, and a line that says why it is not what was switched on.

        Cues, weights, calibration and threshold are one version. Where the framework was reworded
        since a version was learned, its threshold promises nothing, and what is shipped with the
        new wording is used. The line is empty where all is well.

        Raises:
            StoreError: if the version that was switched on is missing or damaged.
        """
        fitted = self.load(self.chosen())
        if fitted.name == SHIPPED or fitted.cues == cues_version(self._framework):
            return fitted, ""
        return self.load(SHIPPED), (
            f"The matcher {fitted.name} was learned with other cues than those of today, so the "
            f"one that is shipped is used. Learn anew: jpoa learn"
        )

    def next_name(self, now: datetime) -> str:
        """The name of the next version: the day and a number."""
        day = now.date().isoformat()
        taken = [_by_day_and_number(name)[1] for name in self.names() if name.startswith(day)]
        return f"{day}.{max(taken, default=0) + 1}"

    def keep(self, fitted: Fitted) -> None:
        """Keep a version; none is ever overwritten.

        Raises:
            StoreError: if there is one of its name.
        """
        path = self._folder / f"{fitted.name}.json"
        if path.exists():
            raise StoreError("this version of the matcher exists already", where=fitted.name)
        _write(path, fitted.model_dump_json(indent=1) + "\n")

    def use(self, name: str) -> Fitted:
        """Switch a version on from now on.

        Raises:
            StoreError: if there is none of this name, it is damaged, or it was learned with other
                cues.
        """
        fitted = self.load(name)
        if fitted.name != SHIPPED and fitted.cues != cues_version(self._framework):
            raise StoreError(
                "this version of the matcher was learned with other cues than those of today",
                where=name,
                remedy="Learn anew: jpoa learn",
            )
        _write(self._folder / _IN_USE, f"{name}\n")
        return fitted


def _by_day_and_number(name: str) -> tuple[str, int]:
    day, _, number = name.partition(".")
    return day, int(number)


def _write(path: Path, content: str) -> None:
    """All of it or nothing: whoever reads at this moment sees the file before or after."""
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f".{path.name}.{os.getpid()}")
    building.write_text(content, encoding="utf-8", newline="\n")
    building.replace(path)
