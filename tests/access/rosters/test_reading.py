"""The text of a file, to its lines: whatever comes, an answer that says what to mend."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flexid_xblock.access.rosters import reading
from flexid_xblock.access.rosters.reading import read
from flexid_xblock.access.rosters.records import Line
from tests.access.rosters.files import a_file

ANA = Line(number=2, login="ana", name="Ana Lind", role="student", group="Fjord", year=1)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_spreadsheets_file_is_read_whatever_parts_its_cells_and_lines(sign, end) -> None:
    text = a_file("ana;Ana Lind;student;Fjord;1").replace(";", sign).replace("\n", end)
    assert read(text).lines == (ANA,)


@pytest.mark.parametrize(
    "header",
    [
        "\ufefflogin;name;role;group;year",
        "Brukernavn;Navn;Rolle;Gruppe;År",
        "E-POST; fullt  navn ;ROLLE;gruppe;A\u030aR",
        "اسم المستخدم;الاسم;الدور;المجموعة;السنة",
    ],
)
def test_columns_are_known_by_their_names_in_three_languages(header: str) -> None:
    assert read(a_file("ana;Ana Lind;student;Fjord;1", header=header)).lines == (ANA,)


@pytest.mark.parametrize("role", ["student", "Elev", "طالبة", " STUDENT "])
def test_so_are_roles(role: str) -> None:
    assert read(a_file(f"ana;Ana Lind;{role};Fjord;1")).lines == (ANA,)


def test_a_line_says_all_it_can_say() -> None:
    found = read(a_file('ana;"Lind; Ana";elev;Fjord;2;cleo dov;"ida, x";2026-08-17;2027-06-18'))
    (line,) = found.lines
    assert (line.name, line.year, line.counsellors) == ("Lind; Ana", 2, ("cleo", "dov"))
    assert line.deputies == ("ida", "x")
    assert (line.since, line.until) == (date(2026, 8, 17), date(2027, 6, 18))


def test_columns_of_the_schools_own_are_passed_over_and_empty_lines_too() -> None:
    found = read("role;Phone;login\n\n;;\ncounsellor;123;cleo\n")
    assert found.lines == (Line(number=4, login="cleo", role="counsellor"),)
    assert (found.ignored, found.faults) == (("Phone",), ())


def test_a_spreadsheets_own_first_line_is_no_header() -> None:
    assert read("sep=;\n" + a_file("ana;Ana Lind;student;Fjord;1")).lines[0].login == "ana"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (";Ana;student;Fjord;1", "no_login"),
        ("ana;Ana;;Fjord;1", "no_role"),
        ("ana;Ana;boss;Fjord;1", "bad_role"),
        ("ana;Ana;student;;1", "no_group"),
        ("ana;Ana;student;Fjord;", "bad_year"),
        ("ana;Ana;student;Fjord;3", "bad_year"),
        ("ana;Ana;student;Fjord;1;;;17.08.2026", "bad_day"),
        ("ana;Ana;student;Fjord;1;;;2026-02-30", "bad_day"),
        ("ana;Ana;student;Fjord;1;;;1026-02-03", "bad_day"),
        ("ana;Ana;student;Fjord;1;;;2027-01-02;2027-01-01", "ends_before"),
        ("tor;Tor;teacher;Fjord;1;cleo", "not_a_students"),
        ("ana;Ana;student;Fjord;1;;;;;x", "too_many_cells"),
        ("ana;A\x07na;student;Fjord;1", "hidden_signs"),
        ("ana;A\u202ena;student;Fjord;1", "hidden_signs"),
        ('ana;"A\nna";student;Fjord;1', "hidden_signs"),
        ("ana;A\ud800na;student;Fjord;1", "hidden_signs"),
        ("ana;\ufffdse;student;Fjord;1", "lost_letters"),
        ("ana;Ana;student;" + "F" * 101 + ";1", "cell_too_long"),
        ('ana;"Ana;student;Fjord;1', "bad_quotes"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(line: str, code: str) -> None:
    found = read(a_file("bo;Bo;student;Fjord;1", line))
    assert [(fault.line, fault.code) for fault in found.faults] == [(3, code)]
    assert [one.login for one in found.lines] == ["bo"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        (a_file(), "no_lines"),
        ("name;role\nAna;student", "no_login_column"),
        ("login;name\nana;Ana", "no_role_column"),
        ("login;role;e-mail\nana;student;a@b.example", "column_twice"),
        ("x" * (reading.MOST_CHARACTERS + 1), "too_long"),
        (a_file(*["a;a;student;F;1"] * (reading.MOST_LINES + 1)), "too_many_lines"),
    ],
)
def test_what_is_wrong_with_the_whole_file_is_one_fault(text: str, code: str) -> None:
    assert [fault.code for fault in read(text).faults] == [code]


def test_persian_is_spelled_with_joiners() -> None:
    name = "Mi\u200cra"
    assert read(a_file(f"ana;{name};student;Fjord;1")).lines[0].name == name


def decoded(given_bytes: bytes) -> str:
    """As the page's script reads a file: UTF-8, or else what Norwegian spreadsheets write."""
    try:
        return given_bytes.decode("utf-8")
    except UnicodeDecodeError:
        return given_bytes.decode("cp1252", "replace")


HEADS = st.sampled_from([b"", b"login;role;group;year\n", b"\xef\xbb\xbflogin,role\r\n"])


@given(HEADS, st.binary(max_size=400))
@example(b"login;role\n", b'"' * 200)
@example(b"login;role\n", b"\x00;\x00\n")
def test_whatever_bytes_come_there_is_an_answer(head: bytes, rest: bytes) -> None:
    found = read(decoded(head + rest))
    assert found.lines or found.faults
    assert all(fault.code.isidentifier() for fault in found.faults)
