"""What was fitted on reviewed activities, one JSON file a framework, versioned as one."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from gazetteers.errors import GazetteerError
from gazetteers.frameworks import Framework
from gazetteers.model import FrameworkId, LanguageCode, Record
from pipeline.match.calibration import UNFITTED as UNFITTED_CALIBRATION
from pipeline.match.calibration import Calibration
from pipeline.match.outside import Outside
from pipeline.match.precedents import Precedent
from pipeline.match.reliability import Reliability
from pipeline.match.weights import UNFITTED as UNFITTED_WEIGHTS
from pipeline.match.weights import Weights

DATA: Final = Path(__file__).parent / "data"
_CHARACTERS: Final = 12
_ALGORITHM: Final = "5"
"""Raised when the same data would give other measures."""


SHIPPED: Final = "shipped"
"""The name of what comes with the project."""


class Fitted(Record):
    """Weights, calibration and thresholds: fitted, stored and refused together.

    Attributes:
        framework: whose measures.
        name: "shipped", or that of a version which was learned in a workspace.
        cues: which wording of the framework it was fitted on (`cues_version`); empty for what is
            shipped with that wording.
        made_at: when it was learned, in UTC.
        last_decision: `seq` of the last decision that it was learned from; 0 without any.
        data: how many documents and activities of each language it was fitted on, for the record.
        weights: by language.
        calibration: by language.
        outside: the chance that no measure fits; None where nobody has shown what serves none.
        reliability: by language, how true the confidences were on documents left out.
    """

    framework: FrameworkId
    name: str = SHIPPED
    cues: str = ""
    made_at: datetime | None = None
    last_decision: int = 0
    data: Mapping[str, int] = {}
    weights: Mapping[LanguageCode, Weights] = {}
    calibration: Mapping[LanguageCode, Calibration] = {}
    outside: Outside | None = None
    reliability: Mapping[LanguageCode, Reliability] = {}

    def calibration_for(self, language: str | None) -> Calibration:
        """The calibration of a language; one that accepts nothing where none was fitted."""
        found = (item for key, item in self.calibration.items() if key == language)
        return next(found, UNFITTED_CALIBRATION)

    def weights_for(self, language: str | None) -> Weights:
        """The weights of a language, the unfitted ones where none are stored."""
        found = (item for key, item in self.weights.items() if key == language)
        return next(found, UNFITTED_WEIGHTS)


@cache
def load_fitted(framework: FrameworkId, folder: Path = DATA) -> Fitted:
    """What is stored for a framework; the unfitted start for one that nothing is stored for.

    Raises:
        GazetteerError: if the file is damaged.
    """
    path = folder / f"{framework.lower()}.json"
    if not path.exists():
        return Fitted(framework=framework)
    try:
        return Fitted.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise GazetteerError(
            f"the fitted values are damaged: {error.errors()[0]['msg']}", where=path.name
        ) from error


@cache
def load_precedents(framework: FrameworkId, folder: Path = DATA) -> tuple[Precedent, ...]:
    """The precedents that come with the project, in files below a megabyte; none for most.

    Raises:
        GazetteerError: if the file is damaged.
    """
    found = []
    for path in sorted(folder.glob(f"{framework.lower()}.precedents*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                found.append(Precedent.model_validate_json(line))
            except ValidationError as error:
                raise GazetteerError(
                    f"no precedent: {error.errors()[0]['msg']}", where=f"{path.name}, line {number}"
                ) from error
    return tuple(found)


def version_of(fitted: Fitted) -> str:
    """What a proposal records of the matcher: "shipped-3f0c…-1", "2026-11-21.1-77ab…-1".

    Its name, a hash of what was fitted and of the project's precedents, and the algorithm. Other
    precedents do not count: they change with every decision, and no document should be read anew
    for that.
    """
    content = fitted.model_dump(
        mode="json", include={"framework", "weights", "calibration", "outside"}
    )
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode())
    digest.update(_precedents_as_json(fitted.framework))
    return f"{fitted.name}-{digest.hexdigest()[:_CHARACTERS]}-{_ALGORITHM}"


@cache
def _precedents_as_json(framework: FrameworkId) -> bytes:
    return "".join(each.model_dump_json() for each in load_precedents(framework)).encode()


def cues_version(framework: Framework) -> str:
    """A short hash over a framework: its measures, cues and spellings."""
    return hashlib.sha256(framework.model_dump_json().encode()).hexdigest()[:_CHARACTERS]
