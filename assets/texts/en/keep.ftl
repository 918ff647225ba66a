### Sheets about versions of the work: recovery, history, bringing together with the disk, copies, variants, comparison.

## Commands
keep_command_recovery = Unsaved work…
keep_command_history = History…
keep_command_merging = Merge with the file on disk…
keep_command_copies = Copies and milestones…
keep_command_variants = Variants…
keep_command_compare = Compare two versions…
keep_look = Look…
keep_merge_now = Merge…
keep_choose_now = Choose…

## Recovery
keep_recovery_title = Unsaved work
keep_recovery_none = There is no work to recover
keep_recovery_hint = These changes are in no file. They stay here until you recover or discard them.
keep_never_saved = never saved
keep_recovery_line = { $steps ->
    [one] { $steps } step, from { $since } to { $until }
   *[other] { $steps } steps, from { $since } to { $until }
}
keep_disk_never = The scenario has no file: recover it and save it
keep_disk_same = The file on disk is the one this work began from
keep_disk_whole = The file holds all of it already. Only the history would come back
keep_disk_changed = The file on disk has changed meanwhile. Recover the work, then merge it with the file when you save
keep_disk_missing = The file is no longer there: recover the work and save it again
keep_torn = The last action was cut off half-way and does not come back
keep_damaged = The journal is damaged: what stands before the damage comes back. The whole journal is set aside
keep_recover = Recover
keep_compare_with_file = { $n ->
    [one] Compare with the file, { $n } difference
   *[other] Compare with the file, { $n } differences
}
keep_discard = Discard…
keep_discard_sure = { $n ->
    [0] Discard this journal for good?
    [one] Discard { $n } difference for good? This cannot be undone
   *[other] Discard { $n } differences for good? This cannot be undone
}
keep_discard_for_good = Discard for good
keep_comes_back = What comes back
keep_differs_now = Differences from the file as it is now
keep_more = { $n ->
    [one] and one more
   *[other] and { $n } more
}

## History
keep_history_title = History
keep_history_hint = Choose a step to go back to how it was after it. Later steps stay until you change something else.
keep_history_begin = As it was opened
keep_history_saved = saved here

## Merging with the disk
keep_merging_title = The file has changed on disk
keep_merging_none = The file on disk is the open one
keep_their_changes = { $n ->
    [0] Nothing has changed on disk
    [one] On disk, { $n } difference
   *[other] On disk, { $n } differences
}
keep_my_changes = { $n ->
    [0] Nothing has changed here
    [one] Here, { $n } difference
   *[other] Here, { $n } differences
}
keep_no_conflicts = The changes agree: they are merged in one step, which can be undone
keep_conflicts = { $n ->
    [one] { $n } conflict to decide
   *[other] { $n } conflicts to decide
}
keep_decided = { $n ->
    [one] { $n } of { $total } decided
   *[other] { $n } of { $total } decided
}
keep_all_for = All: { $side }
keep_choose = Choose “{ $side }” for { $place }
keep_side_base = Before
keep_side_mine = Here
keep_side_theirs = On disk
keep_merge = Merge
keep_save_over_hint = What is on disk stays among the copies

## Copies and milestones
keep_copies_title = Copies and milestones
keep_copies_hint = Every save leaves a copy. With time one a day stays, then one a month. Milestones stay for ever.
keep_copies_unsaved = Copies begin when the scenario has a file
keep_copies_none = No copies yet
keep_copies_folder = Folder of copies…
keep_milestone = Mark a milestone
keep_milestone_comment = What it marks, such as “handed to the board”
keep_milestone_of = Milestone of { $date }
keep_go_back_to = Go back to the copy of { $date }, as one step
keep_compare_with = Compare the copy of { $date } with now

## Variants
keep_variants_title = Variants
keep_variants_hint = A variant consists of differences only. Choose the one to be shown everywhere.
keep_base_hint = The scenario without variants. A new variant starts from here, or from the one that is shown.
keep_new_variant_name = Name of the new variant
keep_new_variant = New from { $from }
keep_variant_name = Name of the variant
keep_variant_same = No differences yet: change something while it is shown
keep_starts_from = Starts from
keep_starts_from_hint = Let it start from another one, with the differences it has
keep_compare_with_parent = Compare with its origin
keep_promote = Make it the base
keep_promote_text = { $name } becomes the base scenario
keep_promote_keep = The old base stays as a variant, and the other variants do not change
keep_old_base = Old base
keep_remove_variant = Remove
keep_reset = Reset to its origin: { $difference }
keep_side_old_parent = Old origin
keep_side_variant = This variant
keep_side_new_parent = New origin
keep_apply = Apply

## Comparison
keep_compare_title = Compare two versions
keep_compare_from = From
keep_compare_to = To
keep_compare_swap = Swap the two versions
keep_compare_again = Again with the latest changes
keep_compare_file = A file…
keep_compare_reading = reading
keep_compare_unread = One of the two versions cannot be read
keep_compare_same = The two versions are equal
keep_effect_unknown = The effect cannot be computed: one of the two versions has errors
keep_version_saved = As it was saved

## Top bar and options
keep_open_elsewhere = Also open by { $name }
keep_open_elsewhere_since = { $name } ({ $machine }) has had it open since { $since }
keep_somebody = another computer
keep_options_copies = Backup copies
keep_options_usual = Usual folder
keep_options_choose = Choose a folder…
keep_folder_path = Type the folder of copies
keep_use_folder = Use this folder
keep_compare_path = Type the file to compare
