# Messages of the session: what happened, and what to do.

session_saved = Saved { $name }
session_open_failed = { $name } cannot be opened, the open scenario stays as it was
session_save_failed = { $name } was not saved, the work stays open
session_changed_on_disk = { $name } changed on disk after it was opened
    .hint = Nothing was written. Save under another name, or write over it
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
