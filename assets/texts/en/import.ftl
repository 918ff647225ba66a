### Import of tables: organisations, employers, positions, costs. What each column is, what comes in, what cannot be understood.

import_command = Import…
import_title = Import a table
import_hint = Choose a CSV or XLSX file. You first see what would come in, then import it in one step that can be undone.
import_choose = Choose the file…
import_choose_other = Another file…
import_dialog = Tables (CSV, XLSX)
import_table_path = Import
import_reading = Reading the file
import_planning = Checking the rows
import_kind = Content
import_kind_organisations = Organisations
import_kind_employers = Employers
import_kind_positions = Positions
import_kind_costs = Costs
import_sheet = Sheet
import_into_variant = Goes into the variant “{ $name }”
import_columns = Columns
import_column_out = do not import
import_column_menu = Field of { $column }
import_rows = Rows
import_problems = { $n ->
    [one] { $n } point to correct
   *[other] { $n } points to correct
}
import_problems_hint = Rows to correct do not come in. Correct the file and choose it again, or import the others.
import_refused_title = Columns with data of persons, left out
import_findings_title = After the import this would be left to mend
import_more = and { $n } more
import_button = { $n ->
    [0] No row to import
    [one] Import { $n } row
   *[other] Import { $n } rows
}
import_done = { $n ->
    [one] Imported { $n } row from { $file }
   *[other] Imported { $n } rows from { $file }
}
    .hint = Undo takes all of it back in one step
import_head_line = line
import_head_standing = outcome
import_head_name = name
import_head_what = what it brings

## How it was read
import_form_csv = CSV, separator { $separator }, { $encoding }, { $decimal }
import_form_xlsx = Sheet “{ $sheet }”, { $decimal }
import_separator_semicolon = semicolon
import_separator_comma = comma
import_separator_tab = tab
import_encoding_utf8 = UTF-8
import_encoding_windows = Windows-1252
import_encoding_utf16 = UTF-16
import_decimal_comma = decimal comma
import_decimal_point = decimal point

## Rows
import_standing_added = new
import_standing_changed = changes
import_standing_same = already so
import_standing_refused = to correct
import_n_added = { $n ->
    [one] { $n } new
   *[other] { $n } new
}
import_n_changed = { $n ->
    [one] { $n } changes
   *[other] { $n } change
}
import_n_same = { $n } already so
import_n_refused = { $n } to correct
import_no_rows = There is no row below the headings
import_change = { $field }: { $old } → { $new }
import_nothing = nothing
import_origin = { $file }, line { $line }

## Fields with a name only here
import_field_turnover = yearly turnover in euro
import_field_role = role
import_field_unit = unit cost in euro
import_field_date = day of the cost
import_field_grade = grade of the estimate
import_driver_once = once
import_driver_month = per month
import_driver_class = per class
import_driver_hour = per course hour
import_driver_entry = per person who joins the stage
import_driver_start = per person who begins the stage
import_driver_person_month = per person and month in the stage
import_driver_exit = per person who ends the stage

## Data of persons
import_personal_names = names of persons
import_personal_codes = tax codes or document numbers of persons
import_personal_mail = mail addresses
import_personal_phones = telephone numbers
import_personal_birth = dates or places of birth
import_refused_heading = The heading of { $column } speaks of { $what }: it is left out and nothing of it is kept
import_refused_cells = { $count ->
    [one] It seems that { $column } holds { $what } (line { $line }): it is left out and nothing of it is kept
   *[other] It seems that { $column } holds { $what } ({ $count } cells, the first in line { $line }): it is left out and nothing of it is kept
}
import_refused_hint = Corridoi keeps no data of persons: organisations, employers, positions and counts are enough

## What cannot be understood
import_column = column { $letters } “{ $heading }”
import_column_bare = column { $letters }
import_at = Line { $line }, { $column }: { $what }
import_at_line = Line { $line }: { $what }
import_no_column = No column is “{ $field }”
import_no_column_hint = { $kind }: new ones need it. Choose the column or add it to the file.
import_needed = “{ $field }” is missing
import_needed_hint = Write it in this line
import_no_number = “{ $found }” is no number that can stand here
import_no_whole = “{ $found }” is no whole number from 0 up
import_no_whole_hint = Write a number without decimals and without a sign
import_no_day = “{ $found }” is no date
import_no_day_hint = Write day, month and year, such as 31/12/2027
import_no_truth = “{ $found }” is neither yes nor no
import_no_truth_hint = Write yes or no
import_no_choice = “{ $found }” is none of the expected words
import_no_choice_hint = The expected words are: { $expected }
import_no_object = There is no object “{ $found }” ({ $kind })
import_no_object_hint = There are: { $known }. Correct the name or first import the table that holds it.
import_no_object_none = The scenario has none yet: first import the table that holds it
import_ambiguous = “{ $found }” may be more than one object ({ $kind })
import_ambiguous_hint = Write the code instead of the name
import_twice = “{ $found }” already stands in line { $line }
import_twice_hint = Keep only one of the two lines
import_no_id = “{ $found }” cannot be a code
import_no_id_hint = Use lower-case letters, digits and the underscore, beginning with a letter
import_too_long = the text has more than { $limit } characters
import_too_long_hint = Shorten it

## Why a table cannot be read
import_error_too_large = The file has { $megabytes } MB; a table may have at most { $limit }
    .hint = A table of some thousand rows has less than 1 MB: this may be another file
import_error_packed = The file holds more than { $limit } MB once opened
    .hint = Save only the sheet that is needed in a new file
import_error_empty = The file is empty
    .hint = The first line must say what the columns are
import_error_no_table = The file is neither CSV text nor an XLSX workbook
    .hint = Save the table as CSV (UTF-8) or as XLSX
import_error_old = It is a workbook of an old form, or one with a password
    .hint = Open it and save it as XLSX without a password, or as CSV
import_error_broken = The workbook is damaged: { $detail }
    .hint = Open it with the program that wrote it and save it again as XLSX or CSV
import_error_no_workbooks = This build of the program reads CSV only
    .hint = Save the table as CSV
import_error_no_sheet = There is no sheet “{ $wanted }”
    .hint = The sheets are: { $sheets }
import_error_rows = The table has more than { $limit } rows
    .hint = Divide it into several files, or remove rows that are not needed
import_error_columns = Line { $line } has more than { $limit } columns
    .hint = The separator may be another one, or the file is no table
import_error_cell = In line { $line } a cell has more than { $limit } characters
    .hint = A closing quotation mark may be missing, or the file is no table
import_error_quote = In line { $line } a quotation mark opens that never closes
    .hint = Close the quotation mark or remove it

## Command line
cli_import = Import organisations, employers, positions or costs from a CSV or XLSX file
cli_import_after_help = Columns are known by their headings, in Italian and in English. Columns with data of persons are left out. With a row to correct nothing is written, except with --skip-errors.
cli_import_from = Table to import, CSV or XLSX
cli_import_kind = What it holds; without it, seen from the headings
cli_import_map = Column (heading, letters or number) and field; “COLUMN=” leaves it out. May be repeated
cli_import_sheet = Sheet of the workbook; without it, the first one that holds something
cli_import_out = File to write; without it, the one it starts from
cli_import_dry_run = Show what would come in and write nothing
cli_import_skip_errors = Import the good rows although others are to be corrected
cli_value_table = TABLE
cli_value_map = COLUMN=FIELD
cli_value_sheet = SHEET
cli_import_no_map = “{ $text }” is no pair column=field
cli_import_no_map_column = The table has no column “{ $column }”
cli_import_no_map_field = The field “{ $field }” does not exist for this kind of table
cli_import_map_refused = { $column } holds data of persons and is not imported
cli_import_needs_out = The scenario is inside the program: say with -o where to write
cli_import_nothing_written = Nothing was written: correct the rows or use --skip-errors
cli_import_dry = Trial: nothing was written
cli_import_nothing = There is nothing to import
