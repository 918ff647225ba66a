# Differences of two scenarios, their effect, and changes brought together.

diff_object = { $kind } { $name }
diff_place = { $object }: { $field }
diff_changed = { $place } { $old } → { $new }
diff_given = { $place } now { $new }
diff_emptied = { $place } { $old } → empty
diff_otherwise = { $place } changed
diff_origin = { $place } has another origin
diff_added = Added: { $what }
diff_removed = Removed: { $what }
diff_moved = Moved: { $what }
diff_with_reason = { $sentence } (reason: { $reason })
diff_variant_with = { $object }: differs in { $what }
diff_variant_without = { $object }: no longer differs in { $what }
diff_elements = { $n ->
    [one] { $n } element
   *[other] { $n } elements
}
diff_points = { $n } points

diff_title = From { $from } to { $to }
diff_none = No difference
diff_count = { $n ->
    [one] { $n } difference
   *[other] { $n } differences
}
diff_effect = Effect on the results
diff_effect_luck = { $n } futures on the same luck, seed { $seed }
diff_effect_none = The effect cannot be computed, { $name } has errors (corridoi check explains them)
diff_column_before = before
diff_column_after = after
diff_column_difference = difference
diff_column_interval = interval of 95 %
diff_result_arrivals = Arrivals
diff_result_arrivals_by_target = Arrivals by the target date
diff_result_target_probability = Probability of the target
diff_result_stranded = Left half-way
diff_result_cost_total = Cost
diff_result_cost_per_arrival = Cost per arrival
diff_result_uncovered = Uncovered

merge_done = Merged into { $path }: { $mine ->
        [one] { $mine } difference of mine
       *[other] { $mine } differences of mine
    }, { $theirs ->
        [one] { $theirs } difference of theirs
       *[other] { $theirs } differences of theirs
    }
merge_conflicts = { $n ->
    [one] { $n } conflict, nothing was written
   *[other] { $n } conflicts, nothing was written
}
merge_conflicts_hint = Change one of the files, or choose a side for all conflicts with --prefer mine or --prefer theirs
merge_changed = { $place }: changed differently on both sides
merge_removed = { $place }: changed on one side, removed on the other
merge_added = { $place }: added on both sides, not alike
merge_reference = { $place }: refers to { $what }, which the other side removed
merge_unsound = { $place }: both changes together contradict each other
merge_base = before
merge_mine = mine
merge_theirs = theirs
merge_nothing = not there
merge_something = there, too long to be shown

diff_word_immediate = at once
diff_word_takes = takes
diff_word_course = as long as the course
diff_word_open = without end
diff_word_unlimited = without limit
diff_word_per_month = each month
diff_word_office = office
diff_word_seats = places
diff_word_classes = classes of
diff_word_positions = positions
diff_word_whole = in the whole stage
diff_word_retention = retention
diff_word_keep = goes on
diff_word_start = at the start
diff_word_entry = at the entry
diff_word_exit = at the exit
diff_word_once = once
diff_word_per_class = for each class
diff_word_per_course_hour = for each course hour
diff_word_per_entry = for each person who joins
diff_word_per_start = for each person who starts
diff_word_per_person_month = for each person and month
diff_word_per_exit = for each person who passes
diff_word_share_of = share of
diff_word_month = month
diff_word_week = week
diff_word_sectors_in_italy = sectors in Italy
diff_word_sectors_in_origin = sectors in the country of origin
diff_word_local_business = local business
diff_word_labour_ministry = ministry of labour
diff_word_education_ministry = ministry of education
diff_word_university_ministry = ministry of universities
diff_word_cnel = CNEL
diff_word_met = met
diff_word_not_met = not met
diff_word_not_applicable = not applicable
diff_word_pert = around the usual value
diff_word_triangular = triangle
diff_word_uniform = all values alike

cli_diff = Tells the differences of two scenarios and their effect on the results
cli_diff_from = Scenario to compare from: a file, or the name of a scenario inside the program
cli_diff_to = Scenario to compare to
cli_diff_effect = Compute the effect on the results, as is usual
cli_diff_no_effect = Do not compute the effect on the results
cli_merge = Brings the changes of two people to one scenario together
cli_merge_base = Scenario both began from
cli_merge_mine = Scenario with my changes
cli_merge_theirs = Scenario with the other person’s changes
cli_merge_out = File to write
cli_merge_prefer = Side that is right in every conflict
cli_merge_after_help =

    Exit codes: 0 merged, 1 conflicts or a scenario with errors (nothing is written), 2 wrong use, 3 a file could not be read or written.
