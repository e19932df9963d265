"""Who may review."""

from pathlib import Path

import pytest

from gazetteers.errors import JpoaError
from pipeline.review.people import add_person, check_name, load_people

PASSWORD = "a long enough one"


def test_somebody_with_the_right_password_is_let_in(tmp_path: Path) -> None:
    file = tmp_path / "reviewers.toml"
    add_person(file, "Aigul S.", role="lead", password=PASSWORD)
    add_person(file, "Botir", role="reviewer", password="another password")
    people = load_people(file)
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    person = people.sign_in("Aigul S.", PASSWORD)
    assert person is not None and person.role == "lead"


@pytest.mark.parametrize(
    ("name", "password"),
    [("Aigul", "wrong"), ("Aigul", ""), ("Nobody", PASSWORD), ("", ""), ("Proxied", "")],
)
def test_nobody_else_is(tmp_path: Path, name: str, password: str) -> None:
    file = tmp_path / "reviewers.toml"
    add_person(file, "Aigul", role="reviewer", password=PASSWORD)
    add_person(file, "Proxied", role="reviewer", password="")
    assert load_people(file).sign_in(name, password) is None


@pytest.mark.parametrize("name", ["", "=cmd", "a\nb", "x" * 61, "<b>"])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(JpoaError, match="cannot be a reviewer"):
        check_name(name)


@pytest.mark.parametrize("name", ["Aigul", "Айгуль Осмонова", "O’Neill", "r02"])
def test_names(name: str) -> None:
    assert check_name(name) == name


def test_short_passwords_and_broken_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "reviewers.toml"
    with pytest.raises(JpoaError, match="fewer than 10"):
        add_person(file, "Aigul", role="lead", password="short")
    file.write_text("[reviewers.Aigul]\nrole = 'boss'\n", encoding="utf-8")
    with pytest.raises(JpoaError, match="not understood"):
        load_people(file)
    assert load_people(tmp_path / "none.toml").reviewers == {}
