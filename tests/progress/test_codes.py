"""The code of a certificate: long enough, easy to copy, and it tells nothing but yes or no."""

import pytest

from flexid_xblock.progress import codes
from flexid_xblock.progress.api import certificates
from tests.progress.closing import FIRST, close, held, mine


def test_a_code_has_eighty_bits_and_no_two_are_alike() -> None:
    assert len(codes._SIGNS) ** codes._LENGTH == 2**80
    assert len({codes.make_code() for _ in range(1000)}) == 1000


def test_a_code_is_read_as_people_type_it() -> None:
    code = codes.make_code()
    typed = (code, code.lower(), codes.in_fours(code), f" {codes.in_fours(code).lower()}\n")
    assert {codes.read_code(one) for one in typed} == {code}


@pytest.mark.parametrize(
    "typed", ["", "x", "A" * 15, "A" * 17, "U" * 16, "A" * 10_000, "é" * 16, "%", "٠" * 16]
)
def test_what_has_not_its_form_is_no_code(typed: str) -> None:
    assert codes.read_code(typed) == codes.NO_CODE


def test_a_code_stands_for_a_certificate_that_stands(actor, django_assert_num_queries) -> None:
    held(actor("tor"), FIRST, **{f"_{actor('ana').user_id}": "there"})
    close(actor("sol"))
    code = mine(actor("ana"))[0].code
    for typed, valid in ((code, True), (codes.make_code(), False), ("x", False), ("", False)):
        with django_assert_num_queries(1):
            assert certificates.is_valid(typed) is valid
