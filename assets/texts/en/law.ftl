### The law on screen and in the terminal: where a line comes from, tasks, overrides, changes of law.

law_origin_scenario = scenario · on { $date }
law_origin_override = override · from { $date }
law_origin_law = { $article } · from { $date } · { $confidence }
law_origin_verdict = { $article } · on { $date } · { $confidence }
law_unverified = { $n ->
    [one] { $n } criterion rests on an unverified rule
   *[other] { $n } criteria rest on unverified rules
}
law_verdict_unverified = { $n ->
    [one] { $title }, but one criterion rests on an unverified rule
   *[other] { $title }, but { $n } criteria rest on unverified rules
}
law_count_forced = { $n ->
    [one] one override
   *[other] { $n } overrides
}
law_forced_line = { $id } { $what }: { $outcome } from { $date }, decided by { $by }. Reason: { $reason }
law_forced_by_nobody = a body not named
law_task_assigned = given to { $who }
law_task_assigned_by = given to { $who }, due { $date }
law_stale_mark = to be checked again
law_unverified_mark = unverified
law_forced_mark = set by hand

law_eligible = Stays eligible in { $futures }
law_eligible_error = error of computing ±{ $error } points
law_eligible_windows = windows kept in { $futures }
law_eligible_classes = classes formed in { $futures }
law_eligible_positions = jobs for all in { $futures }
law_eligible_about = Share of futures in which no window of the law lapses, every class reaches its minimum and whoever ends the course finds a job

cli_todo = { $n ->
    [one] To do: one thing
   *[other] To do: { $n } things
}
cli_todo_by = by { $date }
cli_todo_serves = solves { $criteria }
cli_overrides = Overrides
cli_check_files = Scenarios: files or names of scenarios inside
cli_other_cases = { $n ->
    [one] (and one more case)
   *[other] (and { $n } more cases)
}

law_value_from = { $value } from { $from }
law_supposed = Supposed { $label }: { $value } from { $from }
law_supposed_probability = probability { $share }
law_supposed_target = with both laws at these odds, target reached in { $share }
law_supposed_average = { $amount } arrivals on average
law_values = Values of the law
law_change_open = Suppose another value…
law_change_value = Value, { $unit }
law_change_value_bare = Value
law_change_date = From the day, 2028-01-01
law_change_probability = Probability in %, if wanted
law_change_make = Make the variant
law_change_wrong = A number and a day are needed, such as 2028-01-01. The probability lies between 0 and 100
law_unit_hours = hours
law_unit_persons = people
law_unit_eur = €
law_unit_months = months
law_unit_days = days
law_unit_years = years
law_unit_share = share from 0 to 1
law_show = Show { $name } in the network
law_fact_yes = Yes
law_fact_no = No
law_fact_choose = Choose…
law_fact_date = 2027-01-15
law_fact_wrong = { $typed } is no possible value here
law_keeper = Kept by { $name }
law_keeper_none = Kept by…
law_kept_by = kept by { $name }
law_override_open = Decide by hand…
law_override_reason = Reason
law_override_by = Decided by { $name }
law_override_none = Decided by…
law_override_make = Add the override
law_override_remove = Remove the override: { $sentence }
law_overrides = Overrides
law_task_apply = Apply: { $what }
law_task_paper = The paper is there: { $what }
law_task_state = Type the fact: { $what }
law_task_assign = Make a task of it: { $what }
law_task_waiting = Wait for the new verdict
law_object_criteria = Criteria about it
