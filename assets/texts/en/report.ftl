### The sentences of results: estimates, edits, findings, summaries, figures in words.

## Estimates typed by hand
estimate_understood = Understood: { $what }
estimate_assumption_until = It is an assumption until you name a source
estimate_no_number = Type a number, such as 5, 3-8 or from 3 to 8, usually 5
estimate_word = “{ $word }” is not understood. Type for example from 3 to 8, usually 5
estimate_number = “{ $text }” is not a number
estimate_unit = You typed { $typed }, { $wanted } are needed here
estimate_half_range = Both ends are needed, for example from 3 to 8
estimate_too_many = Three numbers are enough: the lowest, the highest and the usual one
estimate_order = The numbers must rise: { $low }, { $usual }, { $high }
estimate_bounds = The number { $value } is not possible here
estimate_too_long = The text is too long for an estimate

## Short words
report_yes = yes
report_no = no

## Edits, for undo and for differences
edit_nothing = No change
edit_from_to = { $place } from { $old } to { $new }
edit_now = { $place }, now { $now }
edit_origin = { $place }, origin of the figure
edit_renamed = { $before } is now called { $now }
edit_changed = Change to { $place }
edit_emptied = { $place }, now empty
edit_moved = Moved { $what }
edit_added = Added { $what }
edit_removed = Removed { $what }
edit_removed_with_links = Removed { $what } and { $links ->
    [one] { $links } link
   *[other] { $links } links
}
edit_removed_many = Removed { $n } items
edit_and_more = { $first } and { $n ->
    [one] one more change
   *[other] { $n } more changes
}

## Findings about the scenario
S-DOUBLED = “{ $fact1 }” is there twice ({ $fact2 })
    .hint = Give one of the two another id
S-NAME-EMPTY = The name is missing
    .hint = Write a name
S-NAME-LONG = The text is longer than { $fact1 } characters
    .hint = Shorten the text
S-DANGLING = “{ $fact1 }” is missing ({ $fact2 })
    .hint = Choose something that exists, or add it
S-UNIT = The unit is { $fact1 }, { $fact2 } is needed
    .hint = Write the value in the right unit
S-NUMBER = A value is not a possible number ({ $fact1 })
    .hint = Write a number
S-ORDER = The values { $fact1 }, { $fact2 } and { $fact3 } do not rise from the lowest to the highest
    .hint = Put the usual value between the lowest and the highest
S-NEGATIVE = The value cannot be below zero ({ $fact1 })
    .hint = Write zero or more
S-TOO-LARGE = { $fact1 } is too much: { $fact2 } at most
    .hint = Check the number and the unit
S-NO-SOURCE = The figure is marked as found, but has no source
    .hint = Name the source, or mark it as an assumption
S-PERCENT = { $fact1 } is not a percentage between 0 and 100
    .hint = Write a number from 0 to 100
S-WINDOW = The period ends before it begins: { $fact1 }, { $fact2 }
    .hint = Swap the dates
S-HORIZON = The calendar lasts { $fact1 } months
    .hint = Choose 1 to 240 months
S-START = The calendar begins on { $fact1 }
    .hint = With steps of a month it begins on the first of a month
S-TARGET-DATE = The target is on { $fact1 }, outside the calendar from { $fact2 } to { $fact3 }
    .hint = Move the date, or lengthen the calendar
S-CLASS-SIZE = The class has from { $fact1 } to { $fact2 } people
    .hint = The smallest class must fit in the largest
S-NO-STARTS = The course has no start dates
    .hint = Add at least one date
S-LEVEL = “{ $fact1 }” is not a language level
    .hint = Choose among A0, A1, A2, B1, B2, C1 and C2
S-NO-STAGES = The corridor { $fact1 } has no stages
    .hint = Add at least one stage
S-INTAKE-DATE = The intake of { $fact1 } is outside the calendar
    .hint = Move the intake, or lengthen the calendar
S-STREAM = The random stream { $fact1 } is taken or not between 1 and 4095
    .hint = Give the stage a new number that was never used
S-NO-COURSE = The stage { $fact1 } lasts as long as a course, but has none
    .hint = Choose the course, or write a duration
S-NO-NEXT = The stage { $fact1 } leads nowhere
    .hint = Choose the next stage or exit
S-NO-OTHERWISE = Where those go who do not pass the stage { $fact1 } is missing
    .hint = Choose an exit for the others
S-RETENTION = The shares of those who stay in { $fact1 } do not fall over time
    .hint = Write rising months and falling shares
S-REWORK = The file goes back { $fact1 } times
    .hint = Choose 1 to 14 times
S-NO-POSITIONS = No positions are offered to the corridor { $fact1 }
    .hint = Add the positions of employers: without them nobody goes on
S-LEVER = The lever goes from { $fact1 } to { $fact2 }
    .hint = The lowest must be below the highest and the step above zero
S-VARIANT = The variant { $fact1 } can no longer be applied ({ $fact2 })
    .hint = Remove the difference that has no place any more

## Origin of figures
assumptions_count = { $n ->
    [one] { $n } estimate
   *[other] { $n } estimates
} ({ $parts })
assumptions_choice = choice of the group
