"""Laying one file over another."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from draftban.diagnostics import Pos, Report
from draftban.files.merge import layered, merge, settled
from draftban.files.nodes import Map, Node, Scalar, Seq, node_at, pos_at, provenance, with_value
from draftban.files.yaml_source import read_mapping


def tree(text: str, file: str) -> Map:
    node = read_mapping(text, file, Report())
    assert node is not None
    return node


def test_maps_merge_key_by_key_and_everything_keeps_its_place() -> None:
    base = tree("a: 1\nb:\n  x: 1\n  y: [1, 2]\nc: 3\n", "base.yaml")
    over = tree("new: 9\nb:\n  y: [7]\n  z: 4\n", "over.yaml")
    assert provenance(merge(base, over)) == [
        ("a", "1", Pos("base.yaml", 1, 4)),
        ("b.x", "1", Pos("base.yaml", 3, 6)),
        ("b.y[1]", "7", Pos("over.yaml", 3, 7)),
        ("b.z", "4", Pos("over.yaml", 4, 6)),
        ("c", "3", Pos("base.yaml", 5, 4)),
        ("new", "9", Pos("over.yaml", 1, 6)),
    ]


def test_null_removes_a_key_and_a_missing_one_too() -> None:
    base = tree("a: {x: 1, y: 2}\nb: 1\n", "base.yaml")
    over = tree("a: {x: null}\nb:\nc: ~\n", "over.yaml")
    assert provenance(layered((base, over))) == [("a.y", "2", Pos("base.yaml", 1, 14))]


def test_a_list_replaces_and_so_does_another_kind_of_value() -> None:
    base = tree("a: [1, 2]\nb: {x: 1}\n", "base.yaml")
    over = tree("a: []\nb: word\n", "over.yaml")
    assert [(path, text) for path, text, _ in provenance(merge(base, over))] == [
        ("a", "[]"),
        ("b", "word"),
    ]


def test_a_path_that_ends_early_points_at_the_nearest_value_above() -> None:
    node = tree("a:\n  - b: 1\n", "f")
    assert node_at(node, "a", 0, "b") is not None
    assert node_at(node, "a", 1) is None
    assert pos_at(node, "a", 0, "missing") == Pos("f", 2, 5)
    assert pos_at(node, "a", 7, "b") == Pos("f", 2, 3)


def test_setting_a_value_keeps_the_order() -> None:
    node = tree("a: 1\nb: 2\n", "f")
    changed = with_value(with_value(node, "a", tree("x: 5\n", "g")), "c", tree("y: 6\n", "g"))
    assert [path for path, _, _ in provenance(changed)] == ["a.x", "b", "c.y"]


def as_map(items: dict[str, Node]) -> Map:
    return Map(tuple((key, Pos("f"), value) for key, value in items.items()))


VALUES = st.recursive(
    st.one_of(
        st.just(Scalar(None, "")),
        st.integers(0, 9).map(lambda n: Scalar(n, str(n))),
        st.just(Seq(())),
    ),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3).map(as_map),
    max_leaves=8,
)
"""Values over few keys, so that layers often say the same one."""


LAYERS = st.lists(
    st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3).map(as_map), min_size=2, max_size=5
)


@given(LAYERS)
def test_layers_folded_in_any_grouping_say_the_same(layers: list[Map]) -> None:
    from_below = reduce(merge, layers)
    from_above = reduce(lambda over, base: merge(base, over), reversed(layers))
    assert settled(from_above) == settled(from_below) == layered(layers)


@given(LAYERS, st.sampled_from("abc"))
def test_a_key_that_is_removed_never_comes_back(layers: list[Map], key: str) -> None:
    removing = as_map({key: Scalar(None, "")})
    above = merge(removing, as_map({"z": Scalar(1, "1")}))
    for merged in (merge(reduce(merge, layers), above), reduce(merge, [*layers, above])):
        assert node_at(settled(merged), key) is None
        assert node_at(settled(merged), "z") is not None


def test_a_map_written_over_a_removed_one_holds_nothing_of_it() -> None:
    base = tree("a: {x: 1}\n", "base.yaml")
    removed = tree("a: null\n", "removed.yaml")
    again = tree("a: {y: 2}\n", "again.yaml")
    for merged in (merge(merge(base, removed), again), merge(base, merge(removed, again))):
        assert provenance(settled(merged)) == [("a.y", "2", Pos("again.yaml", 1, 8))]
