"""Odd characters and values for mutants, and the characters that no output may hold."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line separators, changes of direction
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff"  # surrogates, private use, noncharacters
    "\U000f0000-\U0010ffff"  # private use planes
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What may stand in no output and no message. On purpose not the program's own pattern."""

ODD = (
    *("\x00", "\x01", "\x07", "\x08", "\t", "\n", "\r", "\x0b", "\x0c", "\x1b", "\x1b[31m", "\x7f"),
    *(
        "\x80",
        "\x85",
        "\x9b",
        "\xa0",
        "\xad",
        "\u034f",
        "\u0301" * 30,
        "\u061c",
        "\u115f",
        "\u180e",
    ),
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e"),
    *("\u2060", "\u2066", "\u2069", "\u2800", "\u3164", "\ud800", "\udfff", "\ue000", "\uf8ff"),
    *("\ufdd0", "\ufe0f", "\ufeff", "\ufff9", "\ufffc", "\ufffd", "\ufffe", "\uffff", "\U0001fffe"),
    *("\U0001f3f4", "\U000e0041", "\U000e0100", "\U000f0001", "\U00100003", "\U0010ffff", "漢字"),
    *("עברית", "العربية", "ไทย", "Москва", "ß", "İ", "ﬁ", "e\u0301", "<b>", "]]>", "&amp;", "&#0;"),
    *("</w:t>", "<!--", '"', "'", "\\", "\\x00", "\\u202e", "%s", "{0}", "${x}", "../..", "§", "…"),
)
"""Characters, each put somewhere into a text."""

LANGUAGE = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ place.name }}", "{{ all }}", "{{ any }}", "{{ x }}"),
    *(
        "{% if %}",
        "{% if 1 %}",
        "{% endif %}",
        "{% for x in ['a'] %}",
        "{% endfor %}",
        "{% set a %}",
    ),
    *('{{ "\\x00" }}', '{{ "\\u202e" }}', '{{ blank("\\ud800") }}', '{{ "\\U000f0001" }}'),
    *("{{ blank('day') }}", "{{ ref('general/purpose') }}", "{{ label('x') }}", "{{ role.clerk }}"),
    *(
        "{{ passage('list') }}",
        "{{ forbid('x') }}",
        "{{ this }}",
        "{{ self }}",
        "{{ ''.__class__ }}",
    ),
    *(
        "{% raw %}",
        "{{ demand('c') }}",
        "{{ term.vendor }}",
        "{{ -1 }}",
        "{{ 9e999 }}",
        "{% else %}",
    ),
    *(
        "1. ",
        "2. ",
        "10. ",
        "# ",
        "## ",
        "\n\n",
        "\n",
        "   ",
        "         1. x\n",
        "*",
        "**",
        "`",
        "- ",
    ),
    *("[a](b)", "[", "](", "<b>", "> ", "|", "---\n", "(a)", "section 3", ";", "; and", "!", "***"),
)
"""Pieces of clause language and Markdown."""

PLAIN = (
    *("null", "~", "true", "no", "NO", "yes", "on", ".nan", "-.inf", "1e400", "-0", "0x1F", "0o17"),
    *("1_000", "9" * 400, "1.5", "2026-02-30", "2026-11-22", "1:30", "=", "<<", "[]", "{}", "''"),
    *("&a b", "*a", "!!python/name:os.system x", "!x y", "|", ">-", "? x", "- ", "%TAG", "@x"),
)
"""Values that go into YAML as they stand, without quotes."""
