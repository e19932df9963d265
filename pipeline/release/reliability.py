"""How true the matcher's confidence is: its numbers and a picture, in every release."""

from pathlib import Path

from pipeline.match.fitted import Fitted
from pipeline.match.reliability_picture import draw_reliability
from pipeline.release.package import write_json


def write_reliability(folder: Path, fitted: Fitted) -> None:
    """Write `reliability.json` and, where anything was measured, `reliability.svg`.

    The figures are of the judged activities that the matcher was fitted on, each rated without
    its document; rows of a matrix take their measure from the row and are not among them.
    """
    languages = {
        language: {
            "accept_at": calibration.accept_at,
            "target": calibration.target,
            "rests_on": calibration.reason,
            **(
                fitted.reliability[language].model_dump(mode="json")
                if language in fitted.reliability
                else {}
            ),
        }
        for language, calibration in fitted.calibration.items()
    }
    write_json(
        folder / "reliability.json",
        {"matcher": fitted.name, "framework": fitted.framework, "languages": languages},
    )
    if fitted.reliability:
        (folder / "reliability.svg").write_text(
            draw_reliability(fitted.reliability), encoding="utf-8", newline="\n"
        )
