"""The table that follows the log says the same as folding the whole log."""

import random
from pathlib import Path

import pytest
from desks import Clock, doubtful
from factories import NOW, VERSIONS, document_id, make_activity, make_proposal, make_record
from sqlalchemy import text

from extractors.model import Block, Document
from pipeline.errors import DecisionError
from pipeline.keys import file_series
from pipeline.model import Activity, Reviewed
from pipeline.review.cuts import split_refs
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer, reject, remark, replace, undo
from pipeline.review.recut import Cutter
from pipeline.settings import Settings
from pipeline.store import tables
from pipeline.store.documents import record_extraction
from pipeline.store.engine import writing
from pipeline.store.queue import count_waiting, tallies
from pipeline.store.standing import read
from pipeline.workspace import Workspace

pytestmark = pytest.mark.usefixtures("database_url")
"""On both kinds of database."""

BY = Signature(reviewer="Aigul", decided_at=NOW, channel="web")
WORDS = ("border guards", "travel documents", "arms", "the media", "prisons", "cash couriers")


def read_in(desk: Desk, name: str, activities: list[Activity], version: str) -> None:
    blocks = [Block(id="para=1", kind="paragraph", text=" ".join(a.text for a in activities))]
    record_extraction(
        desk.workspace.engine,
        make_record(name, series="file:a" if name == "c.docx" else file_series(name)),
        path=Path(name),
        document=Document(
            id=document_id(name), file_name=name, format="docx", blocks=tuple(blocks)
        ),
        rejections=(),
        proposals=[make_proposal(activity) for activity in activities],
        versions=VERSIONS.model_copy(update={"extractor": version}),
        now=NOW,
    )


def some_activities(chance: random.Random, name: str) -> list[Activity]:
    """Activities one after the other in one paragraph; two in three are doubtful.

    c.docx is a later edition of a.docx, in which the place is written otherwise.
    """
    made: list[Activity] = []
    place = "Oshi" if name == "c.docx" else "Osh"
    start = 0
    for number in chance.sample(range(12), 6):
        words = f"OSCE held course {number} on {WORDS[number % len(WORDS)]}. It was in {place}."
        make = doubtful if chance.random() < 0.66 else make_activity
        activity = (
            make(words, document=name) if make is make_activity else doubtful(words, document=name)
        )
        ref = activity.ref.model_copy(
            update={"block": "para=1", "start": start, "end": start + len(words)}
        )
        made.append(activity.model_copy(update={"ref": ref}))
        start += len(words) + 1
    return made


def folded(desk: Desk) -> dict[str, Reviewed]:
    return {item.activity.id: item for item in desk.workspace.reviewed()}


def act(desk: Desk, chance: random.Random) -> None:
    """One thing that a reviewer may do."""
    state = desk.state()
    item = chance.choice(state.in_order)
    framework = desk.workspace.framework
    match chance.choice(("confirm", "correct", "reject", "note", "undo", "split")):
        case "confirm":
            desk.decide([answer(item, Edit(), BY, framework=framework.id)])
        case "correct":
            measures = (framework.measures[chance.randrange(4)].id,)
            desk.decide([answer(item, Edit(measures=measures), BY, framework=framework.id)])
        case "reject":
            desk.decide([reject(item, BY)])
        case "note":
            desk.decide([remark(item, BY.model_copy(update={"note": "Flag: look"}))])
        case "undo" if state.log:
            decision = chance.choice(state.log)
            about = state.about([target.activity_id for target in decision.targets])
            desk.decide(undo(about, [decision.seq], BY))
        case "split" if ". It was" in item.activity.text:
            document, _ = desk.document(item.activity.ref.document)
            cutter = Cutter(
                document,
                state.documents[document.id].series,
                desk.workspace.frameworks,
                framework,
                state.items,
            )
            refs = split_refs(
                item.activity.ref, item.activity.text, [item.activity.text.index("It was")]
            )
            desk.decide([replace([item], [cutter.cut(ref, instead_of=[item]) for ref in refs], BY)])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_it_says_what_the_fold_says(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    desk = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    for version in ("1", "2"):
        for name in ("a.docx", "b.docx", "a.pdf", "c.docx"):
            read_in(desk, name, some_activities(chance, name), version)
        for _ in range(15):
            try:
                act(desk, chance)
            except DecisionError:
                continue  # what may not be taken back, or has no words
            expected = folded(desk)
            assert {item.activity.id: item for item in desk.state().in_order} == expected
    lines = read(desk.workspace.engine, expected)
    assert {key: line.state for key, line in lines.items()} == {
        key: item.state for key, item in expected.items()
    }
    assert sum(each.count for each in tallies(desk.workspace.engine)) == len(expected)


def test_it_is_made_anew_from_nothing_with_the_same_result(tmp_path: Path) -> None:
    chance = random.Random(99)
    desk = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    read_in(desk, "a.docx", some_activities(chance, "a.docx"), "1")
    for _ in range(15):
        try:
            act(desk, chance)
        except DecisionError:
            continue
    desk.state()
    engine = desk.workspace.engine
    with engine.connect() as connection:
        before = connection.execute(tables.standing.select().order_by(text("1"))).all()
    with writing(engine) as connection:
        connection.execute(tables.brought_up.update().values(made_by=0))
    desk.state()
    with engine.connect() as connection:
        after = connection.execute(tables.standing.select().order_by(text("1"))).all()
    assert [dict(row._mapping) for row in after] == [dict(row._mapping) for row in before]


def test_what_another_process_reads_or_decides_is_taken_in(tmp_path: Path) -> None:
    one = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    other = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    assert count_waiting(one.state().engine) == (0, 0)
    read_in(other, "a.docx", [doubtful("OSCE held a course.", document="a.docx")], "1")
    assert count_waiting(one.state().engine) == (1, 0)
    other.decide([reject(other.state().in_order[0], BY)])
    assert count_waiting(one.state().engine) == (0, 1)
