"""The flows themselves, on Prefect's embedded server: one good batch with one bad file."""

import subprocess
import sys
from pathlib import Path

import pytest

from flows.demo import SAMPLES

pytestmark = [pytest.mark.prefect, pytest.mark.xdist_group("prefect")]


def test_ingest_and_release_as_flow_runs(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    sample = SAMPLES / "odkb_informatsiya_2025.txt"
    (inbox / sample.name).write_bytes(sample.read_bytes())
    (inbox / "empty.pdf").write_bytes(b"")
    jpoa = [sys.executable, "-m", "flows.cli", "--data", str(tmp_path / "data")]
    ingest = subprocess.run(
        [*jpoa, "ingest", "--prefect", str(inbox)], capture_output=True, text=True, check=False
    )
    assert ingest.returncode == 1, ingest.stderr
    assert "through Prefect" in ingest.stderr
    assert "1 read" in ingest.stdout
    assert "empty.pdf" in ingest.stdout
    assert "Traceback" not in ingest.stderr
    release = subprocess.run(
        [*jpoa, "release", "--prefect"], capture_output=True, text=True, check=False
    )
    assert release.returncode == 0, release.stderr
    folder = Path(release.stdout.rstrip().rpartition("\n")[2])
    assert (folder / "activities.jsonl").stat().st_size > 0
    assert (tmp_path / "data" / "prefect").is_dir()


def test_settings_go_to_workers_whole_though_taken_apart_once() -> None:
    from prefect.context import SettingsContext, get_settings_context, serialize_context
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.runner import run_settings

    for url in ("http://one/api", "http://two/api"):
        with temporary_settings({PREFECT_API_URL: url}), run_settings():
            now = get_settings_context()
            plain = SettingsContext(profile=now.profile, settings=now.settings).serialize()
            sent = [serialize_context()["settings_context"] for _ in range(2)]
        assert sent == [plain, plain]
        assert sent[0] is sent[1]
        assert plain["settings"]["api"]["url"] == url
        assert plain["settings"]["flows"]["heartbeat_frequency"] is None
