"""What is made once for each thing, told apart by which it is."""

from __future__ import annotations

from lint_reports.system.by_identity import ByIdentity


def test_for_each_thing_it_is_made_once_however_many_are_equal() -> None:
    made: list[list[int]] = []

    def make(given: list[int]) -> list[int]:
        made.append(given)
        return list(given)

    known = ByIdentity(make)
    one, other = [1], [1]
    assert known(one) is known(one) is not known(other)
    assert [*map(id, made)] == [id(one), id(other)]


def test_a_thing_that_is_known_is_kept_so_that_no_other_takes_its_id() -> None:
    known: ByIdentity[list[int], int] = ByIdentity(sum, most=3)
    for number in range(50):
        assert known([number, 1]) == number + 1
        assert len(known.known) <= 3
