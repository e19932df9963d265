"""The schedules: said once in `flows.deploy`, and the same in `prefect.yaml`."""

from pathlib import Path

import pytest
import yaml
from rich.console import Console

from flows.deploy import DEPLOYMENTS, POOL, deploy_flows
from gazetteers.errors import JpoaError
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]


def test_both_ways_to_deploy_say_the_same() -> None:
    written = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    assert [
        (item["name"], item["entrypoint"], item["schedules"][0]["cron"], item["work_pool"]["name"])
        for item in written["deployments"]
    ] == [(item.name, f"flows/deployments.py:{item.flow}", item.cron, POOL) for item in DEPLOYMENTS]


def test_every_flow_is_there() -> None:
    text = (ROOT / "flows" / "deployments.py").read_text(encoding="utf-8")
    for item in DEPLOYMENTS:
        assert f"\ndef {item.flow}(data: str" in text


def test_without_a_server_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with pytest.raises(JpoaError, match="Start jpoa up first"):
        deploy_flows(Settings(data=tmp_path), Console())
