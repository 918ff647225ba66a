### Rules of funding: findings, fields, reasons, cash, books.

## Findings about sources
S-SHARE-OVER = { $fact1 } pays more than everything: { $fact2 }%
    .hint = Write 100 or less: a cost is paid once only
S-SHARE-OWN = { $fact1 } pays { $fact2 }% but asks for an own contribution of { $fact3 }%
    .hint = Write a share of { $fact4 }%: it cannot pay more
S-CEILING-MINIMUM = The ceiling of { $fact1 } is €{ $fact2 }, its smallest plan €{ $fact3 }: no plan fits
    .hint = Raise the ceiling to at least €{ $fact3 }, or lower the minimum to €{ $fact2 }
S-CEILING-TWICE = { $fact1 } has two ceilings of the same kind: the lower one holds
    .hint = Keep one of the two
S-ADVANCE = The advance of { $fact1 } is { $fact2 }%
    .hint = Write 0 to 100
S-EXCLUDES-SELF = { $fact1 } cannot exclude itself
    .hint = Take its name off the list
S-AWARD-RUNNING = { $fact1 } is granted already, but still has a chance of winning the call
    .hint = Remove the chance, or mark the source as open
S-EXCLUDES-LINE = { $fact1 } and { $fact2 } exclude each other, have the same priority and both admit “{ $fact3 }”: the one first in the file pays
    .hint = Give one of them a later priority, or take the item off one of them

## Fields
field_bearer = body that bears the cost
field_sectors = admitted sectors
field_routes = admitted routes
field_beneficiaries = admitted beneficiaries
field_plan = what a plan is
field_minimum = smallest plan
field_own_contribution = own contribution
field_bridge = money advanced by the bodies
field_most = sum that can be advanced
field_yearly_interest = interest a year

## Reasons
funding_usual = Reasons of future { $number }, the one in the middle: { $uncovered } of { $total } uncovered
funding_gap = { $amount } of { $category } without a source: { $reasons }
funding_gap_none = { $amount } of { $category } without a source: there is no source
funding_gap_source = { $source } { $rules }
funding_and = { $first } and { $last }
funding_kept = { $amount }: { $rule }
funding_rule_category = does not admit { $what }
funding_rule_corridor = does not admit this corridor
funding_rule_country = does not admit this country of origin
funding_rule_sector = does not admit this sector
funding_rule_route = does not admit this route
funding_rule_beneficiary = does not admit the body that bears the cost
funding_rule_before = only pays costs from { $date }
funding_rule_after = only pays costs until { $date }
funding_rule_not_won = has not granted the funds
funding_rule_minimum = pays no plan below { $minimum }
funding_rule_excluded = does not go together with { $other }
funding_rule_ceiling = is at its ceiling of { $ceiling } ({ $kind })
funding_rule_ceiling_plain = is at its ceiling of { $ceiling }
funding_rule_share = only pays { $share } of each cost
funding_rule_own = wants { $share } to be borne by the bodies themselves

## Remedies
funding_remedy = { $what }: it would cover { $covers }
funding_step_admit = have { $source } admit { $what }
funding_step_corridor = have { $source } admit the corridor
funding_step_country = have { $source } admit the country of origin
funding_step_sector = have { $source } admit the sector
funding_step_route = have { $source } admit the route
funding_step_beneficiary = let a body that { $source } admits bear the cost
funding_step_from = begin { $source } { $months ->
    [one] one month
   *[other] { $months } months
} earlier, on { $date }
funding_step_until = prolong { $source } by { $months ->
    [one] one month
   *[other] { $months } months
}, until { $date }
funding_step_win = win { $source }
funding_step_no_minimum = have { $source } drop its smallest plan of { $minimum }
funding_step_together = let { $source } go together with { $other }
funding_step_raise = raise the ceiling of { $source } by { $by }
funding_step_whole = raise the share of { $source } to 100%
funding_step_no_own = have { $source } drop the own contribution

## Cash and promise
funding_cash_advanced = The bodies advance { $amount } at most ({ $range }), costs without a source included
funding_cash_bridge = The sources still owe { $amount } at most ({ $range })
funding_cash_interest = Advancing costs { $amount } in interest
funding_cash_late = { $amount } ({ $range }) arrive after the end of the calendar
funding_cash_stops = A course stops for lack of money in { $futures }: the bodies can advance { $most }
funding_cash_never_stops = No course stops for lack of money: { $most } are enough
funding_cash_unknown = Whether a course stops cannot be said: nobody says how much the bodies can advance
funding_promise_kept = Nobody is left half-way in { $futures }: the promise of { $promise } is kept
funding_promise_broken = Nobody is left half-way in { $futures }: the promise is { $promise }, the plan is not ready
funding_remedies = What helps, each checked by computing again

## Cash curve
chart_cash_most = { $thousands } can be advanced
chart_cash_lowest = { $amount } in { $month }
chart_cash_month = { $month }: { $amount }, { $range } in 8 futures of 10
chart_cash_described = Cash month by month for { $months ->
    [one] one month
   *[other] { $months } months
}; at the lowest point the bodies have advanced { $amount }
resources_tab_cash = Cash
resources_cash_title = Receipts less costs
resources_cash_hint = thousands of euro, median and 8 futures of 10; below zero the bodies advance money
resources_remedies = What helps
resources_remedies_hint = each checked by computing the future in the middle again
resources_money = Money over time
resources_books = Who gives to whom
resources_books_hint = thousands of euro, mean of the futures: from sources to the bodies that spend to items
resources_nobody = Uncovered
resources_bearer_unknown = Body not named

## Explanations of a source's rules
rule_explain_share = Of every admitted cost the source pays this part at most
rule_explain_ceilings = Beyond the ceiling the source does not pay. A ceiling per person, hire, firm or hour is counted on the people of each future.
rule_explain_minimum = If the whole plan stays below this sum, the source pays nothing
rule_explain_own_contribution = This part of every cost stays with the bodies: no other source may pay it
rule_explain_award = In each future the call is won or lost with this chance; if it is lost the source does not pay
rule_explain_priority = The source with the smallest number pays first. With the same number sources cover all costs alike, together.
rule_explain_from = Costs before this day stay out. Write 2027-01-31.
rule_explain_until = Costs from this day on stay out. Write 2027-01-31.
rule_explain_payment = Until the money comes, the bodies advance it
rule_explain_excludes = A cost paid by one of these sources cannot be paid by this one too
rule_explain_categories = The other items stay out
rule_not_a_date = Write the day like this: 2027-01-31. Empty: no limit.
rule_not_a_number = Write a whole number

## From sources to bodies to items
chart_euros_given = { $source } gives { $amount } to { $body }
chart_euros_spent = { $body } spends { $amount } on { $what }
chart_euros_described = { $total } pass through { $bodies ->
    [one] one body
   *[other] { $bodies } bodies
}; nobody gives { $uncovered } of it
resources_would_cover = It would cover { $amount }
funding_promise_aside = promise { $share }
