"""Where the body above may stand in the Russian name of a unit."""

import pytest

from gazetteers.name_forms import acronyms, reordered
from gazetteers.organizations import claimants, organizations


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "Отдел по борьбе с терроризмом",
            (
                "Отдел ОБСЕ по борьбе с терроризмом",
                "Отдел по борьбе с терроризмом ОБСЕ",
                "Отдел ОБСЕ по вопросам борьбе с терроризмом",
                "Отдел по вопросам борьбе с терроризмом ОБСЕ",
            ),
        ),
        (
            "Центры ОБСЕ в сфере образования",
            ("Центры в сфере образования ОБСЕ",),
        ),
        (
            "Академия в сфере образования ОБСЕ",
            ("Академия ОБСЕ в сфере образования",),
        ),
        ("Академия ОБСЕ", ()),
        ("Action against Terrorism Unit", ()),
    ],
)
def test_the_acronym_takes_its_other_places(name: str, forms: tuple[str, ...]) -> None:
    assert tuple(reordered(name, ("ОБСЕ",))) == forms


def test_only_russian_acronyms_are_moved() -> None:
    assert acronyms(("УНП ООН", "ОБСЕ", "UNODC", "Программа развития ООН")) == ("УНП ООН", "ОБСЕ")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Сектором по вопросам предупреждения терроризма УНП ООН", "UNODC-TPB"),
        ("Сектор УНП ООН по вопросам предупреждения терроризма", "UNODC-TPB"),
        ("Глобальной программой УНП ООН против отмывания денег", "UNODC-GPML"),
        ("Программа УНП ООН и ВТамО по контролю за контейнерными перевозками", "UNODC-WCO-CCP"),
        ("Подразделение по безопасности границ ОБСЕ", "OSCE-BSMU"),
        ("Группой по стратегическим полицейским вопросам ОБСЕ", "OSCE-SPMU"),
        ("Отдел ОБСЕ по вопросам противодействия терроризму", "OSCE-ATU"),
        ("Бюро программ ОБСЕ в Душанбе", "OSCE-DUSHANBE"),
        ("Правоохранительной академией при Генеральной прокуратуре Казахстана", "LEA-KAZ"),
        ("Комитетом, учреждённым резолюцией 1540", "UNSC-1540"),
        ("Центры передового опыта в области ХБРЯ ЕС", "EU-CBRN-COE"),
        ("МПА государств – участников СНГ", "CIS-IPA"),
    ],
)
def test_russian_names_of_listed_bodies(name: str, body: str) -> None:
    assert claimants(organizations(), name) == (body,)
