"""What was made of a part is used again exactly where what it is made from is equal."""

from firsthand.engine import Kept


def doubled(kept, parts, made):
    def double(name, value):
        made.append(name)
        return 2 * value

    return {name: kept.of(name, value, lambda n=name, v=value: double(n, v)) for name, value in parts.items()}


def test_only_what_changed_is_made_again():
    made, first = [], Kept()
    assert doubled(first, {"a": 1, "b": 2}, made) == {"a": 2, "b": 4}
    second = Kept(first.made)
    assert doubled(second, {"a": 1, "b": 3, "c": 4}, made) == {"a": 2, "b": 6, "c": 8}
    assert made == ["a", "b", "b", "c"]


def test_what_is_gone_is_forgotten():
    made, first = [], Kept()
    doubled(first, {"a": 1, "b": 2}, made)
    second = Kept(first.made)
    doubled(second, {"a": 1}, made)
    doubled(Kept(second.made), {"a": 1, "b": 2}, made)
    assert made == ["a", "b", "b"]


def test_the_parts_of_a_whole_that_changed_are_kept():
    made, before = [], {}
    for parts in ({"a": 1, "b": 2}, {"a": 1, "b": 2}, {"a": 1, "b": 3}):
        kept = Kept(before)
        whole = kept.within("whole", dict(parts), lambda inner, given=parts: doubled(inner, given, made))
        assert whole == {name: 2 * value for name, value in parts.items()}
        before = kept.made
    assert made == ["a", "b", "b"]
