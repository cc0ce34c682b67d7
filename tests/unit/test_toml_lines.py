"""The line of each key of a TOML file, whatever the file looks like."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from voucher_till.installation.toml_lines import Lines

FILE = '''# a comment with [brackets] and key = 1
top = 1

[look]   # here
theme = "dark"  # "quoted
"text percent" = [
  1, # one ]
  2,
]
words = """
[not.a.table]
not_a_key = 1
"""
raw = \'\'\'
[nor] = \'this\'
\'\'\'
after = "[x"
look.inner.deep = { a = 1, b = "}" }

[[people]]
name = "Ayu"

[[people]]
name = 'Bu[di'
role = "cashier"

[a."b c".d]
e = 2026-03-31
'''


def test_every_kind_of_line_is_known() -> None:
    tomllib.loads(FILE)
    lines = Lines(FILE)
    numbered = FILE.splitlines()
    for path, begins in [
        (("top",), "top ="),
        (("look",), "[look]"),
        (("look", "theme"), "theme"),
        (("look", "text percent"), '"text percent"'),
        (("look", "words"), "words"),
        (("look", "raw"), "raw"),
        (("look", "after"), "after"),
        (("look", "look", "inner", "deep"), "look.inner"),
        (("look", "look", "inner"), "look.inner"),
        (("look", "look", "inner", "deep", "a"), "look.inner"),  # inside: the line it is in
        (("people", 0, "name"), 'name = "Ayu"'),
        (("people", 1), "[[people]]"),
        (("people", 1, "name"), "name = 'Bu"),
        (("people", 1, "role"), "role"),
        (("a", "b c", "d", "e"), "e ="),
        (("nowhere",), "# a comment"),
    ]:
        assert numbered[lines.of(path) - 1].startswith(begins), path


def test_windows_lines_count_once() -> None:
    lines = Lines(FILE.replace("\n", "\r\n"))
    assert lines.of(("a", "b c", "d", "e")) == FILE.splitlines().index("e = 2026-03-31") + 1


values = some.recursive(
    some.integers() | some.booleans() | some.text(),
    lambda inner: some.lists(inner, max_size=3),
    max_leaves=5,
)
texts = some.dictionaries(some.text(min_size=1), values, min_size=1, max_size=6)


@settings(max_examples=60)
@given(some.dictionaries(some.text(min_size=1), texts, max_size=4))
def test_what_a_writer_makes_of_anything_is_read_line_by_line(document: dict[str, Any]) -> None:
    import tomlkit

    text = tomlkit.dumps(document)
    if tomllib.loads(text) != document:  # the writer's own affair
        return
    lines, numbered = Lines(text), text.split("\n")
    seen = set()
    for table, keys in document.items():
        for key in keys:
            line = lines.of((table, key))
            assert line not in seen
            seen.add(line)
            read = tomllib.loads("\n".join(numbered[lines.of((table,)) - 1 : line - 1]) + "\n")
            assert key not in read.get(table, {})
