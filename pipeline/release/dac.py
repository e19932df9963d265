"""DAC purpose codes of the measures: the sectors by which donors sort their work."""

from functools import cache
from pathlib import Path

from gazetteers.load import parse, read_yaml
from gazetteers.model import Record


class _Codes(Record):
    by_pillar: dict[str, str]
    by_measure: dict[str, str]


@cache
def _codes() -> _Codes:
    path = Path(__file__).with_name("dac.yml")
    return parse(read_yaml(path), _Codes, where=path.name)


def dac_code(measure: str) -> str:
    """The code of a measure, else of its pillar; empty for a measure of another plan."""
    codes = _codes()
    return codes.by_measure.get(measure) or codes.by_pillar.get(measure.partition(".")[0], "")
