### Words used in several places: states, grades, buttons, marks.

-nome = Corridoi

common_program = { -nome }
common_lang_it = Italiano
common_lang_en = English

## States of a criterion
status_met = met
status_not_met = not met
status_unknown = unknown
status_to_verify = to verify
status_stale = to recheck
status_not_applicable = not applicable

## Grades of an estimate
grade_law = law
grade_measured = measured
grade_secondary = secondary
grade_expert = expert
grade_assumption = assumption

## Parts of a control
common_usually = usually { $value }
common_was = was { $value }
common_base = Base { $value }
common_target = target { $value }
common_median = median
common_other = others
common_none = none
common_undo = Undo
common_redo = Redo
common_close = Close
common_search = Search
common_cancel = Cancel
common_more = more
