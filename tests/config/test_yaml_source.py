"""Bad YAML: each mistake is named at its line and column, with the text and a next step."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Scalar, get, provenance
from draftban.files.search import content_root, search_path
from draftban.files.text import MAX_BYTES, read_text
from draftban.files.yaml_source import (
    parse_front_matter,
    read_mapping,
    read_mapping_file,
    read_yaml,
)


def mistakes(text: str) -> list[tuple[str, int, int]]:
    report = Report()
    read_mapping(text, "place.yaml", report)
    for d in report:
        assert d.pos.file == "place.yaml"
        assert d.message.endswith(".")
        assert d.hint
    return [(d.code, d.pos.line, d.pos.column) for d in report]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n  c: 2\n  c: 3\n", [("config.duplicate-key", 4, 3)]),
        ("a: 1\nb:\n\tc: 2\n\td: 3\n", [("config.tab", 3, 1), ("config.tab", 4, 1)]),
        ("  a: 1\n \tb: 2\n", [("config.tab", 2, 2)]),
        ("", [("config.empty", 1, 1)]),
        ("# only a comment\n", [("config.empty", 1, 1)]),
        ("---\n", [("config.empty", 1, 1)]),
        ("a: b: c\n", [("config.syntax", 1, 5)]),
        ("a: 'open\nb: 1\n", [("config.syntax", 1, 4)]),
        ("a: [1, 2\nb: 3\n", [("config.syntax", 2, 2)]),
        ("a: @x\n", [("config.syntax", 1, 4)]),
        ("- a\n- b\n", [("config.not-a-mapping", 1, 1)]),
        ("PK\x03\x04\n", [("config.control-character", 1, 3), ("config.control-character", 1, 4)]),
        ("just words\n", [("config.not-a-mapping", 1, 1)]),
        ("a: &x 1\nb: *x\n", [("config.alias", 1, 4), ("config.alias", 2, 4)]),
        ("a: !!str 1\nb: !mine {c: 1}\n", [("config.tag", 1, 4), ("config.tag", 2, 4)]),
        ("a: 1\n---\nb: 2\n", [("config.documents", 2, 1)]),
        ("? [a]\n: b\n", [("config.key", 1, 3)]),
        ("a: {{ x }}\n", [("config.key", 1, 5)]),
        ('a: 1\nname: "bell \\x07"\n', [("config.control-character", 2, 7)]),
        ('name: "tab\\tinside"\n', [("config.control-character", 1, 7)]),
        ('name: "none \\U0001FFFE"\n', [("config.control-character", 1, 7)]),
        ("name: tag\U000e0041ged\n", [("config.control-character", 1, 10)]),
        ("name: note\ufff9d\n", [("config.control-character", 1, 11)]),
        ("name: e" + "\u0301" * 7 + "\n", [("config.control-character", 1, 14)]),
        ("name: turn\u202eed\n", [("config.control-character", 1, 11)]),
        ("a: " + "[" * 60, [("config.too-deep", 1, 33)]),
    ],
)
def test_each_mistake_is_named_at_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert mistakes(text) == expected


def test_the_offending_line_is_shown() -> None:
    report = Report()
    read_mapping("a: 1\nb: 2\n  a: 3: 4\n", "place.yaml", report)
    assert [d.text for d in report] == ["a: 3: 4"]


def test_several_mistakes_of_one_file_come_in_one_run() -> None:
    found = mistakes('a: &x 1\na: 2\nb: *x\nc: !t 1\nd: "\\x01"\n')
    assert [line for _, line, _ in found] == [1, 2, 3, 4, 5]


def test_the_second_of_two_equal_keys_is_reported_with_the_line_of_the_first() -> None:
    report = Report()
    node = read_mapping("name: A\nshort: B\nname: C\n", "place.yaml", report)
    (found,) = report
    assert "line 1" in found.message
    assert get(node, "name") == Scalar("A", "A", Pos("place.yaml", 1, 7))


def test_aliases_that_would_explode_are_refused_without_being_expanded() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)
    )
    found = mistakes(bomb)
    assert {code for code, _, _ in found} == {"config.alias"}
    assert 1 < len(found) <= 20


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("2026-11-22", "2026-11-22"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("-3", -3),
        ("3.10", 3.1),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("9" * 5000, "9" * 5000),
        ("<<", "<<"),
        ("=", "="),
        (".", "."),
        ("b.ii", "b.ii"),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says(word: str, value: object) -> None:
    report = Report()
    node = get(read_yaml(f"x: {word}\n", "f", report), "x")
    assert isinstance(node, Scalar)
    assert (node.value, type(node.value)) == (value, type(value))
    assert not list(report)


def test_quoted_words_are_always_text() -> None:
    report = Report()
    node = read_yaml("a: \"1\"\nb: 'true'\nc: |\n  2\n", "f", report)
    assert [value.value for _, _, value in node.items] == ["1", "true", "2\n"]  # type: ignore


def test_positions_count_characters_not_bytes() -> None:
    report = Report()
    node = read_yaml("{café: 1, ünï: [ß, x]}", "f", report)
    assert [(path, pos.column) for path, _, pos in provenance(node)] == [  # type: ignore[arg-type]
        ("café", 8),
        ("ünï[1]", 17),
        ("ünï[2]", 20),
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    report = Report()
    node = read_yaml("\ufeffa: 1\r\nb: 2\r\n", "f", report)
    assert [path for path, _, _ in provenance(node)] == ["a", "b"]  # type: ignore[arg-type]
    assert not list(report)


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"name: ok\nshort: Saint-\xc9tienne\n", 2, 14),
        ("é: ".encode() + b"\xff", 1, 4),
        (b"\xff\xfen\x00a\x00", 1, 1),
        (b"\xef\xbb\xbfa: \xe9", 1, 4),
    ],
)
def test_other_encodings_are_refused_at_the_byte(
    tmp_path: Path, data: bytes, line: int, column: int
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    report = Report()
    assert read_mapping_file(path, search_path(tmp_path), report) is None
    (found,) = report
    assert (found.code, found.pos) == ("config.not-utf8", Pos("x.yaml", line, column))
    assert "UTF-8" in found.hint
    assert found.text


def test_a_large_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: [" + b"x, " * 3_500_000)
    report = Report()
    assert read_mapping_file(path, search_path(tmp_path), report) is None
    (found,) = report
    assert found.code == "config.too-large"
    assert "10,500,004 bytes" in found.message
    assert mistakes("a" * (MAX_BYTES + 1)) == [("config.too-large", 1, 1)]


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    report = Report()
    assert read_text(tmp_path, "here", report) is None
    assert read_text(tmp_path / "none.yaml", "there", report) is None
    assert [(d.code, d.pos.file) for d in report] == [
        ("config.not-a-file", "here"),
        ("config.unreadable", "there"),
    ]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\na: 2\n")
    first, second = Report(), Report()
    search = search_path(tmp_path)
    node = read_mapping_file(path, search, first)
    assert read_mapping_file(path, search, second) is node
    assert list(first) == list(second) != []
    path.write_text("a: 22222\n")
    changed = read_mapping_file(path, search, Report())
    assert changed is not None
    assert get(changed, "a") == Scalar(22222, "22222", Pos("x.yaml", 1, 4))


# ---------------------------------------------------------------- front matter


def test_front_matter_keeps_the_lines_of_the_file() -> None:
    report = Report()
    front, body, first = parse_front_matter(
        "---\nid: a/b\nheading: C\n---\n\nText.\n", "c.md", report
    )
    assert isinstance(front, Map)
    assert [(path, pos.line) for path, _, pos in provenance(front)] == [("id", 2), ("heading", 3)]
    assert (body, first) == ("\nText.\n", 5)


def test_a_file_without_front_matter_is_all_body() -> None:
    report = Report()
    assert parse_front_matter("Text.\n---\nmore\n", "c.md", report) == (
        None,
        "Text.\n---\nmore\n",
        1,
    )
    assert not list(report)


def test_front_matter_that_is_not_closed_or_empty_is_an_error() -> None:
    report = Report()
    assert parse_front_matter("---\nid: a\n", "c.md", report)[0] is None
    assert parse_front_matter("---\n---\nText.\n", "d.md", report) == (None, "Text.\n", 3)
    assert [(d.code, d.pos.file) for d in report] == [
        ("config.front-matter", "c.md"),
        ("config.empty", "d.md"),
    ]


def test_a_mistake_in_front_matter_shows_its_line() -> None:
    report = Report()
    parse_front_matter("---\nid: a\nid: b\n---\nText.\n", "c.md", report)
    (found,) = report
    assert (found.code, found.pos.line, found.text) == ("config.duplicate-key", 3, "id: b")


# ---------------------------------------------------------------- anything at all

PIECES = (
    *("a", "b: ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ":", ",", "&x ", "*x", "!t ", "'"),
    *('"', "|\n", ">-\n", "---\n", "? ", "#", "%", "@", "`", "\\x07", "é", "\x00", "\ufeff"),
    *("null", "1", "...\n", "<<: ", "\r", "\x85", "\u2028", "\ud800", "💥"),
)
YAMLISH = st.lists(
    st.sampled_from(PIECES),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(YAMLISH, st.text(max_size=60)))
def test_any_text_gives_a_tree_or_a_report(text: str) -> None:
    report = Report()
    node = read_yaml(text, "f", report)
    assert node is not None or report.errors
    front, _, first = parse_front_matter("---\n" + text, "f", report)
    assert front is None or first > 1
    lines = len(text.split("\n")) + text.count("\r") + 3
    assert all(1 <= d.pos.line <= lines and d.hint for d in report)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_tree_or_a_report(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_bytes(data)
        report = Report()
        node = read_mapping_file(path, search_path(Path(folder)), report)
    assert node is not None or report.errors


@pytest.mark.parametrize("start", ["a: *", "a: &", "a: !"])
def test_a_message_stays_short_whatever_is_in_the_file(start: str) -> None:
    report = Report()
    read_mapping(start + "x" * 100_000, "f", report)
    assert list(report)
    assert all(len(str(d)) < 600 for d in report)


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "a: &x 1\nb: *x\n", "a: b: c\n", "a: 1\n---\nb: 2\n", "", "a: !t 1\n"]
)
def test_without_libyaml_the_same_mistakes_are_found(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = mistakes(text)
    monkeypatch.setattr("draftban.files.yaml_source._LOADER", yaml.SafeLoader)
    assert mistakes(text) == expected != []


def test_the_shipped_files_need_no_libyaml() -> None:
    """The pure parser, which stands in where libyaml is missing, is stricter in flow style."""
    root = content_root()
    files = [*root.glob("templates/**/*.yaml"), *root.glob("jurisdictions/**/*.yaml")]
    assert len(files) > 50
    wrong = []
    for file in files:
        try:
            list(yaml.parse(file.read_text("utf-8"), Loader=yaml.SafeLoader))
        except yaml.YAMLError as problem:
            wrong.append(f"{file}: {problem}")
    assert not wrong, "\n".join(wrong)
