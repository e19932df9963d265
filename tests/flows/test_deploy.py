"""The schedules: said once in `flows.deploy`, and the same in `prefect.yaml`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from rich.console import Console

from flows.deploy import DEPLOYMENTS, POOL, deploy_flows
from gazetteers.errors import JpoaError
from pipeline.settings import Settings
from pipeline.workspace import Workspace

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


@pytest.mark.slow
@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
def test_a_worker_of_the_pool_empties_the_inbox(prefect_api: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "inbox").mkdir(parents=True)
    report = "On 12 June 2018 the OSCE held a workshop on border security in Dushanbe.\n"
    (data / "inbox" / "report.txt").write_text(report)
    environment = {
        **os.environ,
        "DO_NOT_TRACK": "1",
        "JPOA_SETTLE_SECONDS": "0.1",
        "PREFECT_API_URL": prefect_api,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *words],
            env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=500,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    for _ in range(2):
        said = run("flows.cli", "--data", str(data), "deploy")
        assert f"prefect worker start --pool {POOL}" in said
    run("prefect", "deployment", "run", "ingest-inbox/inbox")
    run("prefect", "worker", "start", "--pool", POOL, "--run-once")
    assert (data / "inbox" / "_done" / "report.txt").exists()
    (document,) = Workspace(Settings(data=data)).documents()
    assert document.state == "read"
