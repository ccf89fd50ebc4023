"""The words that the coverage page needs: ``page:`` of ``ui/coverage.yaml``."""

from __future__ import annotations

from draftban.files.word_keys import words_of

FILE = "ui/coverage.yaml"

WORDS = words_of(
    "left_out means_asked_instead letter_not_judged comma pause stop mark_full mark_partial",
    "mark_urged mark_unanswered mark_not_selected letter_forbidden letter_forbidden_in_part",
    "letter_open_by_exemption letter_asked_of_others letter_out_of_reach letter_not_selected",
    "subject advice at_a_glance glance_caption glance_summary demand how_far where also_asked",
    "nothing extent_full extent_partial extent_urged extent_unanswered extent_not_selected",
    "one_by_one why where_label limits rests_on rests_on_nothing no_case not_read not_checked",
    "carve_outs carve_caption carve_summary exemption own_words narrows opens every_demand",
    "every_place edge switched_on no_carve_outs places matrix_caption place answer_forbidden",
    "answer_forbidden_in_part answer_open_by_exemption answer_asked_of_others",
    "answer_out_of_reach answer_not_selected means_forbidden means_forbidden_in_part",
    "means_open_by_exemption means_asked_of_others means_out_of_reach means_not_selected",
    "reach_caption reach_summary actor answer all_places questions questions_caption",
    "questions_summary no_questions question taken changes yes no unknown further no_further",
    "stated stated_caption stated_summary source",
    "calls calls_caption calls_summary call_asks call_whom call_paper call_does call_unanswered",
    "call_refused: title",
    "authorities answer_not_judged means_not_judged not_judged",
    "only_together",
    "citation_in: citation document",
    "lead_left_out lead lead_only_asked: law total counts",
    "footer: page pages",
    "title: name",
    "lead_asked: count companions",
    "in_document: document",
    "document: name short",
    "set_by from: where",
    "not_selected_hint: demand",
    "read seen lapsed: date",
    "checked_by rest_asked rest_free asked_of could: who",
    "to_actors: actors places",
    "touches: opens",
    "switched_by: option",
    "definition: term",
    "matrix_summary: total counts letter",
    "all_places_but: places",
    "only: part",
    "by_provision: citation",
    "opened_by: exemptions",
)
"""Each with the names in braces that are filled in."""
