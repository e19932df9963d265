"""`jpoa review proposals`, for those without the page."""

import io
import shutil
from pathlib import Path

import pytest
from desks import doubtful, make_desk
from factories import BECAUSE, NOW
from rich.console import Console

from extractors.model import OrganizationTag
from flows.review_proposals import list_proposals, rule, show_proposal
from gazetteers.additions import read_additions, read_rejected
from gazetteers.errors import JpoaError
from gazetteers.model import OrganizationId
from pipeline.review.desk import Desk
from pipeline.review.people import add_person
from pipeline.review.proposals import Wording
from pipeline.review.record import Edit, Signature, answer

pytestmark = pytest.mark.slow  # what a proposal would change is found by matching all anew

TEXT = "The Border Research Institute held a course for 20 officers in Osh in 2018."


@pytest.fixture
def desk(tmp_path: Path, words_read: Path) -> Desk:
    """A desk with one proposal: what "Border Research Institute" is a name of."""
    shutil.copytree(words_read, tmp_path / "data" / "matcher")
    name = "Border Research Institute"
    tag = OrganizationTag(
        id=OrganizationId(f"NEW:{name}"), role="lead", mention=name, evidence=BECAUSE
    )
    desk = make_desk(tmp_path, [TEXT], [doubtful(TEXT, organizations=(tag,))])
    (item,) = desk.state().in_order
    by = Signature(reviewer="Aigul", decided_at=NOW, channel="web")
    edit = Edit.model_validate({"organizations": (("OSCE-BMSC", "lead"),)})
    desk.decide([answer(item, edit, by, framework=desk.workspace.framework.id)])
    return desk


def console() -> Console:
    return Console(record=True, width=200, file=io.StringIO())


def ruled(desk: Desk, **given: object) -> str:
    shown = console()
    taught = desk.proposals.taught()
    found = [item.id for item in taught.waiting] + [item.proposal for item in taught.accepted]
    said = dict.fromkeys(("accept", "reject", "take_back")) | {"wording": Wording()}
    said |= {"by": "Dana", "note": ""}
    said |= {name: found[0] if value is True else value for name, value in given.items()}
    said["overrule"] = "overrule" in given
    rule(shown, desk, **said)  # type: ignore[arg-type]
    return shown.export_text()


def test_they_are_listed_and_shown_with_what_they_would_change(desk: Desk) -> None:
    shown = console()
    list_proposals(shown, desk)
    (teaching,) = desk.proposals.taught().waiting
    show_proposal(shown, desk, teaching.id, Wording())
    text = shown.export_text()
    assert f"{teaching.id}  “Border Research Institute” as a name of OSCE-BMSC" in text
    assert "decision 1 by Aigul, instead of NEW:Border Research Institute" in text
    assert "It would change 1 activities in 1 documents; 1 of them were decided" in text


def test_one_is_accepted_with_other_words(desk: Desk) -> None:
    wording = Wording(name="Border Research Institutes", match="exact")
    assert "Added: “Border Research Institutes” of OSCE-BMSC" in ruled(
        desk, accept=True, wording=wording
    )
    (entry,) = read_additions(desk.workspace.settings.additions).entries
    assert (entry.name, entry.match, entry.source.by) == (wording.name, "exact", "Dana")


def test_one_is_rejected(desk: Desk) -> None:
    assert "not proposed again" in ruled(desk, reject=True, note="another body")
    (entry,) = read_rejected(desk.workspace.settings.additions)
    assert entry.source.note == "another body"


def test_an_accepted_one_is_shown_and_taken_back(desk: Desk) -> None:
    ruled(desk, accept=True)
    (entry,) = desk.proposals.taught().accepted
    shown = console()
    list_proposals(shown, desk)
    show_proposal(shown, desk, entry.proposal, Wording())
    text = shown.export_text()
    assert f"{entry.proposal}  accepted: “Border Research Institute” of OSCE-BMSC, by Dana" in text
    assert "Taking it back would change 1 activities in 1 documents" in text
    with pytest.raises(JpoaError, match="accepted by Dana"):
        ruled(desk, take_back=True, by="Emil")
    assert "Taken back: “Border Research Institute”" in ruled(desk, take_back=True)
    folder = desk.workspace.settings.additions
    assert read_additions(folder).entries == ()
    assert [each.source.accepted[:6] for each in read_rejected(folder)] == ["Dana, "]
    assert desk.proposals.taught().waiting == ()
    with pytest.raises(JpoaError, match="was taken back by Dana"):
        show_proposal(shown, desk, entry.proposal, Wording())


def test_a_warning_must_be_overruled(desk: Desk) -> None:
    with pytest.raises(JpoaError, match=r"means EU already.*--in-spite-of-warnings"):
        ruled(desk, accept=True, wording=Wording(name="EU FPI"))
    assert "Added" in ruled(desk, accept=True, wording=Wording(name="EU FPI"), overrule=True)


def test_where_people_are_listed_only_leads_rule(desk: Desk) -> None:
    file = desk.workspace.settings.data / "reviewers.toml"
    add_person(file, "Aigul", role="reviewer", password="a long enough one")
    add_person(file, "Dana", role="lead", password="a long enough one")
    for name in ("Aigul", "Nobody"):
        with pytest.raises(JpoaError, match=f"{name} is no lead"):
            ruled(desk, reject=True, by=name)
    assert "not proposed again" in ruled(desk, reject=True)
