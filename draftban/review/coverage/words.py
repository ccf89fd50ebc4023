"""Which words the coverage page needs; they stand in a file of the language."""

from __future__ import annotations

KEYS = (
    *("comma", "pause", "stop", "title", "subject", "lead", "lead_asked", "lead_only_asked"),
    *("advice", "footer", "at_a_glance", "glance_caption", "glance_summary", "demand", "how_far"),
    *("where", "also_asked", "in_document", "document", "nothing", "extent_full"),
    *("extent_partial", "extent_urged", "extent_unanswered", "extent_not_selected", "mark_full"),
    *("mark_partial", "mark_urged", "mark_unanswered", "mark_not_selected", "one_by_one", "why"),
    *("where_label", "limits", "rests_on", "rests_on_nothing", "set_by", "from", "no_case"),
    *("not_selected_hint", "read", "not_read", "checked_by", "not_checked", "recheck"),
    *("carve_outs", "carve_caption", "carve_summary", "exemption", "own_words", "narrows"),
    *("opens", "every_demand", "every_place", "to_actors", "edge", "touches", "switched_on"),
    *("switched_by", "definition", "no_carve_outs", "places", "matrix_caption", "matrix_summary"),
    *("place", "answer_forbidden", "answer_forbidden_in_part", "answer_open_by_exemption"),
    *("answer_asked_of_others", "answer_out_of_reach", "answer_not_selected", "letter_forbidden"),
    *("letter_forbidden_in_part", "letter_open_by_exemption", "letter_asked_of_others"),
    *("letter_out_of_reach", "letter_not_selected", "means_forbidden", "means_forbidden_in_part"),
    *("means_open_by_exemption", "means_asked_of_others", "means_out_of_reach"),
    *("means_not_selected", "reach_caption", "reach_summary", "actor", "answer", "all_places"),
    *("all_places_but", "only", "rest_asked", "rest_free", "by_provision", "asked_of", "could"),
    *("opened_by", "questions", "questions_caption", "questions_summary", "no_questions"),
    *("question", "taken", "changes", "yes", "no", "further", "no_further", "authorities"),
)
