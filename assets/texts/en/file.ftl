### What is wrong with a file. The place in the text is written with file_at; what to do stands in .hint.

file_at = Line { $line }, column { $column }

## The disk
file_error_missing = The file is not there: { $path }
    .hint = Check the name and the folder, or choose it again
file_error_missing_folder = The folder is not there: { $path }
    .hint = Make the folder or save in another one
file_error_not_allowed = The system does not let this be read or written: { $path }
    .hint = Save under another name in a folder of your own. The open work is not touched.
file_error_disk_full = The disk is full: { $path }
    .hint = Make room or save on another disk. The file of before is whole and the open work is not touched.
file_error_no_file = This is not a file: { $path }
    .hint = Choose a file that ends in .ron
file_error_disk = The system cannot read or write, it says “{ $detail }”: { $path }
    .hint = Try again, or use another folder. The open work is not touched.

## The whole file
file_error_too_large = The file has { $megabytes } MB; the most is { $limit } MB
    .hint = A scenario usually has less than 1 MB: this may be another file
file_error_binary = This is not a text file: byte { $offset } is no UTF-8 text
    .hint = Save the file as UTF-8 text, or choose another file
file_error_empty = The file is empty
    .hint = Open the copy that ends in .bak in the same folder, if there is one
file_error_too_deep = There are more than { $limit } brackets within one another here
    .hint = A scenario has about ten: remove the brackets too many
file_error_no_format = The file does not say its format
    .hint = Write “format: 1,” as the first field after the bracket
file_error_unknown_format = There is no format “{ $found }”; the newest is { $known }
    .hint = Write “format: { $known },”
file_error_newer = The file has format { $found }, this program reads up to format { $known }
    .hint = Open the file with a newer version of Corridoi, or ask for a copy in format { $known }
file_error_unsound = The scenario contradicts itself; things to mend: { $count }
    .hint = Mend the places listed and open the file again

## The text
file_error_unknown_field = There is no field “{ $found }” here
    .hint = Remove the field. These may stand here: { $expected }.
file_error_unknown_field_near = There is no field “{ $found }” here
    .hint = It may be “{ $near }”. These may stand here: { $expected }.
file_error_doubled_field = The field “{ $field }” is written twice
    .hint = Remove one of the two
file_error_missing_field = The field “{ $field }” is missing
    .hint = Add “{ $field }: …,” inside these brackets
file_error_unknown_word = “{ $found }” is not one of the words that fit here
    .hint = Use one of these: { $expected }
file_error_unknown_word_near = “{ $found }” is not one of the words that fit here
    .hint = It may be “{ $near }”. These words fit: { $expected }.
file_error_other_object = An object “{ $expected }” must stand here, not “{ $found }”
    .hint = Write “{ $expected }(” or the bracket alone
file_error_no_sign = The sign “{ $sign }” must stand here, there is “{ $found }”
    .hint = Often a sign is missing at the end of the line before
file_error_no_text = A text in quotes must stand here, there is “{ $found }”
    .hint = Put the text in straight quotes, like this: "text"
file_error_no_number = A number must stand here, there is “{ $found }”
    .hint = Write a number with a point for decimals, without quotes, like this: 2.5
file_error_no_whole_number = A whole number from 0 up must stand here, there is “{ $found }”
    .hint = Write the number without quotes, decimals and sign, like this: 12
file_error_no_truth = true or false must stand here, there is “{ $found }”
    .hint = Write true for yes, false for no
file_error_no_word = A word without quotes must stand here, there is “{ $found }”
    .hint = Fixed words, such as People or Months, are written without quotes
file_error_no_id = { $found } is not a short name
    .hint = Use lower-case letters, digits and _, with a letter in front, at most 60 characters
file_error_no_country = { $found } is not the code of a country
    .hint = Use three capital letters, like this: "MAR"
file_error_no_date = { $found } is not a date
    .hint = Write year, month and day, like this: "2027-12-31"
file_error_unclosed = The text or comment that begins here never ends
    .hint = Close the text with quotes, the comment with */
file_error_escape = The sign behind the backslash has no meaning
    .hint = Write \\ for a backslash, \" for quotes
file_error_ends_early = The file ends in the middle
    .hint = Closing brackets are missing, or the file was cut. There may be a copy that ends in .bak in the same folder.
file_error_trailing = There is still “{ $found }” behind the end of the scenario
    .hint = Remove what follows the last bracket
file_error_unexpected = “{ $found }” has no meaning here
    .hint = Check this line and the one before
