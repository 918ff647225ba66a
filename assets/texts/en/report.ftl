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
edit_moved_many = Moved { $n } nodes
edit_laid_out = Automatic layout of the graph
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
assumptions_none = No estimate
assumptions_count = { $n ->
    [one] { $n } estimate
   *[other] { $n } estimates
} ({ $parts })
assumptions_choice = choice of the group

## Strip of results
headline_arrivals = Arrivals
headline_arrivals_by = Arrivals by { $when }
headline_by_day = { $day }
headline_target_reached = target in { $futures }
headline_arrivals_sentence = { $n ->
    [one] { $n } arrival
   *[other] { $n } arrivals
}, { $range } in 8 futures in 10
headline_cost = Cost per person arrived
headline_cost_sentence = { $value } per person arrived, { $range } in 8 futures in 10
headline_uncovered = Uncovered
headline_uncovered_share = { $share } of the costs
headline_uncovered_sentence = { $value } without a source, { $range } in 8 futures in 10
headline_stranded = Left half-way
headline_stranded_sentence = { $n ->
    [one] { $n } person left half-way
   *[other] { $n } people left half-way
}, { $range } in 8 futures in 10
headline_nobody_stranded = nobody in { $futures }
headline_always_stranded = somebody in every future
flow_again = { $n } again, after a refusal
headline_undefined = cannot be said
headline_error = Error of computing { $error } arrivals

## Effect of a variant
effect_arrivals = { $amount } { $n ->
    [one] arrival
   *[other] arrivals
}
effect_better = { $amount } against the base, better in { $futures }
effect_worse = { $amount } against the base, worse in { $futures }
effect_range = From { $low } to { $high }. The same futures for base and variant.

## People over time
fan_title = Cumulative arrivals
fan_course = course { $n }
fan_finding_variant = From { $base } to { $n ->
    [one] { $n } arrival
   *[other] { $n } arrivals
}
fan_caption = Quantiles of { $futures ->
    [one] { $futures } future
   *[other] { $futures } futures
}, error { $error } arrivals
fan_law_change = from { $when } { $label } { $value }
fan_law_unset = not set

## Where people are lost and where they wait
flow_or = { $one } or { $two }
flow_caption = for { $n ->
    [one] { $n } person enrolled
   *[other] { $n } people enrolled
}, median; band 8 in 10
flow_largest_loss = { $people } are lost in { $stage } ({ $reason }): the largest loss
flow_longest_time = { $stage } takes { $length }, { $share } of the time between course and arrival
flow_longest_time_assumed = { $stage } takes { $length }, { $share } of the time between course and arrival; that is { $assumption }, not a measurement
flow_assumption = an assumption
flow_queue = The longest queue is for { $stage }: { $mean } on average, 9 people in 10 within { $most }
flow_in_futures = In { $futures }
flow_lapses = { $futures } somebody misses the term in { $stage }
flow_doubtful = { $n ->
    [one] { $n } point of law
   *[other] { $n } points of law
}
flow_doubt = The way through { $stage } counts on { $doubtful } to be verified: { $what }

## Who pays what
money_caption = Mean over the futures in euros, rounded to { $step }; error of the total ±{ $error }
money_no_ceiling = no ceiling
money_ceiling_reached = ceiling reached in { $futures }
money_at_ceiling = { $source } reaches its ceiling of { $ceiling } in { $futures }
money_not_admitted = { $source } does not admit { $what }
money_pays_share = { $source } pays { $share } of each cost
money_window = { $source } pays only costs from { $from } to { $until }
money_open_end = …
money_all_covered = Every cost has a source
money_uncovered = { $amount } without a source
money_uncovered_why = { $amount } without a source, mostly for { $category }. { $reason }.

## Law
law_count_no = { $n ->
    [one] { $n } criterion no
   *[other] { $n } criteria no
}
law_count_unknown = { $n } to complete
law_count_to_verify = { $n } to verify
law_todo_count = { $n ->
    [one] one thing to do
   *[other] { $n } things to do
}
law_todo_total = { $cost }, up to { $days }
law_verdict_no = { $n ->
    [one] { $title }: { $n } requirement is missing, { $todo ->
        [one] one thing solves it
       *[other] { $todo } things solve it
    }
   *[other] { $title }: { $n } requirements are missing, { $todo ->
        [one] one thing solves them
       *[other] { $todo } things solve them
    }
}
law_verdict_no_bare = { $n ->
    [one] { $title }: { $n } requirement is missing
   *[other] { $title }: { $n } requirements are missing
}
law_verdict_unknown = { $n ->
    [one] { $title }: { $n } figure or paper is missing
   *[other] { $title }: { $n } figures or papers are missing
}
law_verdict_to_verify = { $n ->
    [one] { $title }: { $n } criterion is to be verified
   *[other] { $title }: { $n } criteria are to be verified
}
law_verdict_stale = { $n ->
    [one] { $title }, but one rule is to be checked again
   *[other] { $title }, but { $n } rules are to be checked again
}
law_stale = { $n ->
    [one] { $n } rule to be checked again, due on { $date }
   *[other] { $n } rules to be checked again, the first due on { $date }
}
law_preferences = { $n } preferences of { $of }
law_checked_on = read on { $date }
law_group_pro = Proponents
law_group_par = Partnership
law_group_rec = Recipients
law_group_tra = Training
law_group_prc = Procedure
law_group_pre = Preferences
law_group_emp = Employers
law_group_fun = Funding
law_group_alt = Other routes
law_who_lead = Lead
law_who_its_organisation = The organisation concerned
law_who_partner = A partner
law_who_trainer = Training body
law_who_employer = Employer
law_who_employers_association = Employers’ associations
law_who_participant = The participant, with help
law_who_professional = Labour consultant
law_who_funder = Funder

## Text in the terminal
terminal_variant = Variant { $name }
terminal_futures = { $n ->
    [one] { $n } future
   *[other] { $n } futures
} · seed { $seed }
terminal_stage = Stage
terminal_joined = join
terminal_passed = go on
terminal_lost = are lost
terminal_days = days
terminal_why = why
terminal_stages_caption = Medians of the futures; days on average per person, in brackets 8 futures in 10
terminal_money = Who pays what
terminal_item = Item
terminal_cost = Cost
terminal_total = Total
terminal_money_signs = · the source could and does not pay, × the source does not admit the item
