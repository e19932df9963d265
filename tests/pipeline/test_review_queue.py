"""What waits, and in which order."""

from datetime import timedelta
from pathlib import Path

import pytest
from desks import TEXTS, doubtful, make_desk
from factories import NOW, UNSURE, make_activity, make_match

from extractors.model import Doubt
from pipeline.model import Activity
from pipeline.review.desk import Desk
from pipeline.review.record import FLAG, Edit, Signature, answer, reject, remark
from pipeline.store.items import CLAIM_LASTS, claim, claims, release_claims
from pipeline.store.queue import Asker, Wanted, queue_items
from pipeline.store.standing import Standing

pytestmark = pytest.mark.usefixtures("database_url")
"""On both kinds of database."""

BY = Signature(reviewer="Aigul", decided_at=NOW, channel="web")


def found(desk: Desk, **wanted: str) -> tuple[Standing, ...]:
    asker = Asker("Aigul", NOW)
    return queue_items(desk.state().engine, Wanted.model_validate(wanted), asker)


def shown(desk: Desk, **wanted: str) -> list[str]:
    return [item.excerpt for item in found(desk, **wanted)]


def sure(text: str, number: int) -> Activity:
    return make_activity(text, block=f"para={number}")


def test_only_doubtful_activities_wait(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, TEXTS[:2], [sure(TEXTS[0], 1), doubtful(TEXTS[1], 2)])
    assert shown(desk) == [TEXTS[1]]
    assert shown(desk, scope="accepted") == [TEXTS[0]]
    assert len(shown(desk, scope="all")) == 2


def test_the_worst_doubt_comes_first_and_near_ones_in_reading_order(tmp_path: Path) -> None:
    none = Doubt(code="measure-none", detail="no measure fits")
    activities = [
        doubtful(TEXTS[0], 1, measures=(make_match("II.4", 0.84),)),
        doubtful(TEXTS[1], 2, measures=(make_match("II.4", 0.81),)),
        doubtful("UNODC printed a manual.", 3, measures=(), doubts=(none,)),
    ]
    desk = make_desk(tmp_path, [item.text for item in activities], activities)
    assert shown(desk) == [activities[2].text, TEXTS[0], TEXTS[1]]
    assert shown(desk, order="document")[0] == TEXTS[0]


def test_near_duplicates_weigh_more_and_are_counted(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert [(item.excerpt, item.cluster) for item in found(desk)[:2]] == [
        (TEXTS[2], 2),
        (TEXTS[3], 2),
    ]


def test_a_twin_with_other_organizations_is_no_near_duplicate(tmp_path: Path) -> None:
    activities = [doubtful(TEXTS[2], 1), doubtful(TEXTS[3], 2, organizations=())]
    desk = make_desk(tmp_path, TEXTS[2:], activities)
    assert {item.cluster for item in found(desk)} == {1}


def test_filters(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert shown(desk, words="SEMINAR") == [TEXTS[1]]
    assert shown(desk, measure="II.4") and shown(desk, measure="II")
    assert not shown(desk, measure="IV")
    assert shown(desk, organization="OSCE") and not shown(desk, organization="UNODC")
    assert shown(desk, doubt=UNSURE.code) and not shown(desk, doubt="no-lead")


def test_flags_wait_for_a_lead_until_somebody_decides(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    item = desk.state().in_order[0]
    desk.decide([remark(item, BY.model_copy(update={"note": f"{FLAG}who is this?"}))])
    assert shown(desk, scope="flagged") == [TEXTS[0]]
    desk.decide([reject(desk.state().in_order[0], BY)])
    assert shown(desk, scope="flagged") == []


def test_what_is_decided_leaves_the_queue(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    item = desk.state().in_order[0]
    framework = desk.workspace.framework.id
    desk.decide([answer(item, Edit(), BY, framework=framework)])
    assert TEXTS[0] not in shown(desk)
    assert shown(desk, scope="decided", who="mine") == [TEXTS[0]]


def test_a_claim_is_kept_for_a_quarter_of_an_hour(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    engine = desk.workspace.engine
    activity_id = desk.state().in_order[0].activity.id
    assert claim(engine, activity_id, "Botir", NOW).reviewer == "Botir"
    assert claim(engine, activity_id, "Aigul", NOW).reviewer == "Botir"
    assert TEXTS[0] not in shown(desk, who="free")
    assert claim(engine, activity_id, "Aigul", NOW + CLAIM_LASTS).reviewer == "Aigul"
    renewed = claim(engine, activity_id, "Aigul", NOW + CLAIM_LASTS + timedelta(minutes=6))
    assert renewed.until == NOW + 2 * CLAIM_LASTS + timedelta(minutes=6)
    release_claims(engine, "Aigul")
    assert claims(engine, NOW) == {}
