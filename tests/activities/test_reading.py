"""How hard a text is to read: counted by hand, and only where the count says something."""

import pytest

from flexid_xblock.activities import reading

EASY = "Han ser på meg. Jeg ser på ham. "
HARD = "Kommunestyremedlemmene diskuterte og vedtok at det skal være konsekvensutredninger. "
POLISH = "Porozmawiajcie spokojnie wieczorem. Posłuchajcie siebie nawzajem uważnie. "


@pytest.mark.parametrize(
    ("texts", "index"),
    [
        ([], 0),
        (["..."], 0),
        (["Han ser."], 2),
        (["Han ser. Hun går."], 2),
        (["Han ser", "Hun går"], 2),  # each text ends a sentence
        (["Han ser venninnen."], 3 + 100 / 3),
        (["Sjuende er ikke langt."], 4 + 25),  # seven letters are long, five are not
        (["it's Maya's"], 2),  # an apostrophe ends no word, and is no letter more
        (["123 456."], 0),
    ],
)
def test_the_index_is_words_a_sentence_and_long_words_in_a_hundred(
    texts: list[str], index: float
) -> None:
    assert reading.liks(*texts) == pytest.approx(index)


def test_easy_texts_have_no_fault() -> None:
    assert list(reading.faults([EASY * 20])) == []


def test_a_hard_text_is_named_and_so_is_the_whole() -> None:
    liks = round(reading.liks(HARD))
    assert list(reading.faults([HARD * 15])) == [
        f"words: write shorter sentences and shorter words; together the texts have a liks of "
        f"{liks}, and 30 is the most.",
        f"words: write shorter sentences and shorter words in '{HARD[:40].strip()}…'; its liks is "
        f"{liks}, and 35 is the most.",
    ]


def test_one_hard_text_is_named_among_many_easy_ones() -> None:
    found = list(reading.faults([HARD * 15, EASY * 100]))
    assert [fault.split(";")[0] for fault in found] == [
        f"words: write shorter sentences and shorter words in '{HARD[:40].strip()}…'"
    ]


def test_a_short_text_says_nothing_by_itself() -> None:
    assert list(reading.faults([HARD])) == []


def test_another_language_is_not_measured() -> None:
    assert list(reading.faults([POLISH * 30])) == []


def test_the_texts_of_a_file_are_found_wherever_they_stand() -> None:
    words = {"title": "a", "helps": ["b", "c"], "nodes": {"x": {"text": "d"}}, "most": 3}
    assert list(reading.texts(words)) == ["a", "b", "c", "d"]
