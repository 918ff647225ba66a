# Messages of the session: what happened, and what to do.

session_saved = Saved { $name }
session_open_failed = { $name } cannot be opened, the open scenario stays as it was
session_save_failed = { $name } was not saved, the work stays open
session_changed_on_disk = { $name } changed on disk after it was opened
    .hint = Nothing was written. Bring both versions together, save under another name, or overwrite
session_gone = { $name } is no longer there, or its folder cannot be reached
    .hint = The work stays open. Saving writes it again, under another name too
session_no_file_yet = The scenario has no file yet
    .hint = Choose where to save it
session_edit_refused = The change was not made
session_edit_missing = There is no { $path }
session_edit_exists = { $path } is there already
session_edit_unfit = The value does not fit { $path } ({ $detail })
session_edit_variant = There is no variant { $id }, or it depends on itself
session_run_refused = The scenario cannot be simulated
session_run_broke = The simulation was stopped by a fault of the program
    .hint = The work is intact: save it, then change a figure to try again ({ $detail })
session_settings_trouble = The settings cannot be read or written, the usual ones are used
session_journal_failed = The journal cannot be written: after a crash the last changes would be missing
    .hint = { $why } · The next change tries again. Save soon
session_in_use = { $keeper } has had { $name } open since { $since }
    .hint = Agree on who saves. If both change it, the program brings the changes together when saving
session_in_use_unknown = Somebody has { $name } open
session_recoverable = { $count ->
    [one] One scenario has work that was not saved
   *[other] { $count } scenarios have work that was not saved
}
    .hint = Look at what would come back, then recover or discard it
session_recovered = { $steps ->
    [one] { $steps } step is back
   *[other] { $steps } steps are back
}
    .hint = Save to keep it in the file
session_recovery_failed = What was left behind cannot be recovered
session_backup_failed = The backup copy cannot be written or read
session_merged = The changes on disk to { $name } are in the open scenario
    .hint = Look at them, then save
session_merge_conflicts = { $count ->
    [one] { $count } change cannot stand together with one on the disk
   *[other] { $count } changes cannot stand together with those on the disk
}
    .hint = Choose for each which one holds
session_rebase_conflicts = { $count ->
    [one] { $count } difference of the variant clashes with its new parent
   *[other] { $count } differences of the variant clash with its new parent
}
    .hint = Choose for each which one holds
