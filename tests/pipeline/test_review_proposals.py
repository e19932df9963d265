"""Proposals from decisions to lists: cautions, rulings, what the file keeps, and the effect."""

import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from desks import Clock
from factories import NOW
from rich.console import Console

from flows.run import run_ingest
from gazetteers.additions import ACCEPTED, REJECTED, Addition, Source, read_additions
from gazetteers.errors import GazetteerError, JpoaError
from gazetteers.frameworks import Framework
from gazetteers.model import OrganizationId
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.errors import DecisionError
from pipeline.review.cautions import Cautions
from pipeline.review.desk import Desk
from pipeline.review.proposals import Wording
from pipeline.review.record import Edit, Signature, answer, undo
from pipeline.review.teacher import RuledBefore
from pipeline.settings import Settings
from pipeline.workspace import Workspace

REPORT = """Contribution of UNODC to the Joint Plan of Action

In June 2018 UNODC and the Border Research Institute held a course on travel documents for 20 police
officers in Osh.

In September 2018 UNRCCA and the Border Research Institute organized a round table on the financing
of terrorism in Almaty.
"""
QUIET = Console(quiet=True)
BY = Signature(reviewer="Aigul", decided_at=NOW, channel="web")


@pytest.fixture(scope="module")
def made(words_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one corrected activity, to be copied."""
    folder = tmp_path_factory.mktemp("taught") / "data"
    shutil.copytree(words_read, folder / "matcher")
    source = folder.parent / "UNODC contribution.txt"
    source.write_text(REPORT, encoding="utf-8")
    workspace = Workspace(Settings(data=folder), clock=Clock())
    run_ingest(workspace, [source], through_prefect=False, again=False, console=QUIET)
    correct(Desk(workspace))
    workspace.engine.dispose()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    shutil.copytree(made, tmp_path / "data")
    return Desk(Workspace(Settings(data=tmp_path / "data"), clock=Clock()))


@pytest.fixture(scope="module")
def cautions(jpoa: Framework) -> Cautions:
    return Cautions(jpoa, organizations(), territories())


def correct(desk: Desk, start: str = "In June", instead: str = "OSCE-BMSC") -> None:
    """Decide that the institute of an activity is a listed body."""
    item = next(each for each in desk.state().in_order if each.activity.text.startswith(start))
    bodies = tuple(
        (OrganizationId(instead) if tag.id.startswith("NEW:") else tag.id, tag.role)
        for tag in item.activity.organizations
    )
    framework = desk.workspace.framework.id
    desk.decide([answer(item, Edit(organizations=bodies), BY, framework=framework)])


def accept(desk: Desk, wording: Wording | None = None, by: str = "Lead") -> Addition:
    (teaching,) = desk.proposals.taught().waiting
    return desk.proposals.accept(
        teaching, wording or Wording(), by=by, note="seen in two reports", overruled=()
    )


def file_of(desk: Desk, name: str = ACCEPTED) -> Path:
    return desk.workspace.settings.additions / name


def test_a_correction_becomes_a_proposal_and_an_undo_takes_it_back(desk: Desk) -> None:
    (found,) = desk.proposals.taught().waiting
    assert (found.of, found.name) == ("OSCE-BMSC", "Border Research Institute")
    log = desk.state().log
    desk.decide(undo(log, [log[-1].seq], BY))
    assert desk.proposals.taught().waiting == ()


@pytest.mark.slow
def test_an_accepted_name_counts_at_the_next_reading(desk: Desk) -> None:
    entry = accept(desk)
    assert entry.source == Source(
        decisions=(1,), by="Lead", day=entry.source.day, note="seen in two reports"
    )
    assert read_additions(file_of(desk).parent).entries == (entry,)
    assert desk.proposals.taught().waiting == ()
    before = {item.activity.id: item for item in desk.workspace.reviewed()}
    report = desk.workspace.settings.data.parent / "UNODC contribution.txt"
    report.write_text(REPORT, encoding="utf-8")
    run_ingest(desk.workspace, [report], through_prefect=False, again=True, console=QUIET)
    other = next(
        item for item in desk.workspace.reviewed() if item.activity.text.startswith("In September")
    )
    assert [tag.id for tag in other.activity.organizations] == ["UNRCCA", "OSCE-BMSC"]
    assert before[other.activity.id].activity.organizations[1].id.startswith("NEW:")
    assert desk.codes.organization("border research institute") == "OSCE-BMSC"


@pytest.mark.parametrize("kept", ["0", "1", "2"])
def test_taking_back_leaves_every_other_byte(desk: Desk, kept: str) -> None:
    entry = accept(desk)
    file = file_of(desk)
    before, own = "# Ours\n\n", "\n# the end\n"
    written = file.read_text(encoding="utf-8")
    block = written[written.index("- ") :]
    others = [
        block.replace("Border Research Institute", f"Institute {number}").replace(
            entry.proposal, f"p{number}"
        )
        for number in (1, 2)
    ]
    parts = [*others]
    parts.insert(int(kept), block)
    file.write_text(before + "".join(parts) + own, encoding="utf-8")
    desk.proposals.take_back(entry, by="Lead", note="")
    assert file.read_text(encoding="utf-8") == before + "".join(others) + own
    assert 'accepted: "Lead, ' in file_of(desk, REJECTED).read_text(encoding="utf-8")
    with pytest.raises(RuledBefore, match="taken back by Lead"):
        desk.proposals.take_back(entry, by="Lead", note="")


@pytest.mark.slow
def test_the_effect_is_that_of_reading_anew(desk: Desk) -> None:
    (teaching,) = desk.proposals.taught().waiting
    effect = desk.proposals.effect(desk.proposals.entry(teaching, Wording()), None)
    assert (effect.tried, effect.documents, len(effect.changes), effect.decided) == (1, 1, 2, 1)
    changed = {change.text[:7]: change for change in effect.changes}
    assert changed["In June"].is_decided and not changed["In Sept"].is_decided
    assert any(
        "NEW:Border Research Institute (lead) → UNRCCA (lead), OSCE-BMSC (lead)" in detail
        for detail in changed["In Sept"].details
    )
    unmet = desk.proposals.entry(teaching, Wording(name="Border Research Academy"))
    assert desk.proposals.effect(unmet, None).changes == []
    assert not file_of(desk).exists()


def test_a_rejected_one_never_comes_back(desk: Desk) -> None:
    (teaching,) = desk.proposals.taught().waiting
    desk.proposals.reject(teaching, by="Lead", note="another institute")
    correct(desk, "In September")
    taught = desk.proposals.taught()
    assert taught.waiting == () and [each.name for each in taught.rejected] == [teaching.name]
    assert not file_of(desk).exists() and file_of(desk, REJECTED).exists()


def test_of_two_leads_the_second_is_told_of_the_first(desk: Desk) -> None:
    (teaching,) = desk.proposals.taught().waiting
    said: list[str] = []

    def rule(by: str) -> None:
        try:
            desk.proposals.accept(teaching, Wording(), by=by, note="", overruled=())
        except RuledBefore as error:
            said.append(str(error))

    threads = [threading.Thread(target=rule, args=(name,)) for name in ("One", "Two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (entry,) = read_additions(file_of(desk).parent).entries
    assert len(said) == 1 and f"was accepted by {entry.source.by}" in said[0]
    with pytest.raises(RuledBefore, match="was accepted"):
        desk.proposals.reject(teaching, by="Three", note="")


BY_HAND = """# What our team calls things.

# Asked of the mission on 3 March.
-   proposal: "by-hand"
    kind: "organization"
    id: "OSCE"
    name:   "Wiener Organisation"   # as they write it
    language: "en"
    source: {by: "Botir", day: 2026-03-03}
- proposal: "p2"
  kind: "organization"
  id: "UNODC"
  name: "Wiener Büro"
  language: "en"
  source: {by: "Botir", day: "2026-03-03"}"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_was_written_by_hand_stays_byte_for_byte(desk: Desk, newline: str) -> None:
    file_of(desk).parent.mkdir(parents=True)
    by_hand = BY_HAND.replace("\n", newline)
    file_of(desk).write_bytes(by_hand.encode())
    entry = accept(desk)
    written = file_of(desk).read_bytes().decode()
    start = written.index('- proposal: "' + entry.proposal)
    end = written.index('- proposal: "p2"')
    assert written[:start] + written[end:] == by_hand + newline
    assert [each.id for each in read_additions(file_of(desk).parent).entries] == [
        "OSCE",
        "OSCE-BMSC",
        "UNODC",
    ]


def test_a_file_that_is_no_list_of_lines_is_left_alone(desk: Desk) -> None:
    file_of(desk).parent.mkdir(parents=True)
    content = (
        '[{proposal: "x", kind: "organization", id: "UNODC", name: "Wiener Amt", '
        'language: "en", source: {by: "B", day: "2026-03-03"}}]'
    )
    file_of(desk).write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"additions\.yml"):
        accept(desk)
    assert file_of(desk).read_text(encoding="utf-8") == content


def test_a_damaged_file_is_one_line_and_is_not_touched(desk: Desk) -> None:
    file_of(desk).parent.mkdir(parents=True)
    file_of(desk).write_text("- id: [", encoding="utf-8")
    with pytest.raises(GazetteerError) as error:
        desk.proposals.taught()
    assert "additions.yml, line 2" in str(error.value) and "\n" not in str(error.value)
    assert file_of(desk).read_text(encoding="utf-8") == "- id: ["


def test_a_lead_may_write_it_otherwise(desk: Desk) -> None:
    entry = accept(desk, Wording(name="  Border  Research Institutes ", match="exact"))
    assert (entry.name, entry.match) == ("Border Research Institutes", "exact")
    assert desk.proposals.taught().waiting == ()


def test_what_is_cautioned_against_needs_a_word_of_the_lead(desk: Desk) -> None:
    (teaching,) = desk.proposals.taught().waiting
    wording = Wording(name="EU FPI")
    entry = desk.proposals.entry(teaching, wording)
    (caution,) = desk.proposals.cautions(entry)
    with pytest.raises(DecisionError, match="means EU already"):
        desk.proposals.accept(teaching, wording, by="Lead", note="", overruled=())
    assert not file_of(desk).exists()
    made = desk.proposals.accept(teaching, wording, by="Lead", note="", overruled=(caution,))
    assert made.despite == (caution,)
    assert desk.workspace.organizations.by_id["OSCE-BMSC"].ambiguous


@pytest.mark.parametrize(
    ("kind", "of", "name", "words", "why"),
    [
        ("organization", "OSCE-BMSC", "Border Research Institute", "", "a name like any other"),
        ("organization", "OSCE-BMSC", "border institute", "no capital letter", "ordinary words"),
        ("organization", "OSCE-BMSC", "the Institute", "ordinary word", "many are called so"),
        ("organization", "OSCE-BMSC", "Институт", "ordinary word", "the same in Russian"),
        ("organization", "OSCE-BMSC", "BI", "only 2 letters", "too short for an acronym"),
        ("organization", "OSCE-BMSC", "Bord", "only 4 letters", "too short for a name"),
        ("organization", "OSCE-BMSC", "UNODC", "means UNODC already", "another body"),
        ("organization", "OSCE-BMSC", "Tajikistan", "name of a country", "a country"),
        ("country", "TJK", "Kyrgyzstan", "name of a country", "another country"),
        ("country", "TJK", "Tajik", "", "its own people"),
        ("measure", "II.4", "marionette quizzes", "", "two words that nobody claims"),
        ("measure", "II.4", "drills", "a single word", "in any text"),
        ("measure", "II.4", "financing of terrorism", "speaks for", "a cue of another"),
        ("measure", "II.4", "UNODC", "names are hidden", "never met"),
    ],
)
def test_cautions(cautions: Cautions, kind: str, of: str, name: str, words: str, why: str) -> None:
    entry = Addition.model_validate(
        {
            "proposal": "p1",
            "kind": kind,
            "id": of,
            "framework": "JPoA-2011" if kind == "measure" else None,
            "name": name,
            "language": "ru" if name == "Институт" else "en",
            "source": {"by": "", "day": (NOW + timedelta()).date()},
        }
    )
    said = "; ".join(cautions.of(entry))
    assert (words in said) if words else said == "", why


def test_the_words_of_the_text_name_an_organization(desk: Desk) -> None:
    item = next(
        each for each in desk.state().in_order if each.activity.text.startswith("In September")
    )
    named = [(OrganizationId("OSCE-BMSC"), "lead")]
    good = Edit(organizations=tuple(named), words={"OSCE-BMSC": "Border Research Institute"})  # type: ignore[arg-type]
    framework = desk.workspace.framework.id
    decision = answer(item, good, BY, framework=framework)
    assert decision.result[0].organizations[0].mention == "Border Research Institute"
    with pytest.raises(JpoaError, match="does not stand in the text"):
        answer(
            item,
            good.model_copy(update={"words": {"OSCE-BMSC": "Academy"}}),
            BY,
            framework=framework,
        )
