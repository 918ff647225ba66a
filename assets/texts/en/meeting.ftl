### Story, motions, meetings: names of fields, findings

list_story = step of the story
list_motions = motion
list_meetings = meeting

field_show = what is shown
field_quotes = quoted figures
field_figure = figure
field_code = code
field_variant = variant
field_proposer = proposer
field_seed = seed
field_futures = futures
field_fingerprint = fingerprint
field_votes = votes
field_position = vote
field_reservation = reservation
field_present = present
field_inputs = papers looked at
field_notes = notes
field_motions = motions
field_previous = fingerprint of the meeting before
field_story = story
field_meetings = meetings

diff_word_arrivals = arrivals month by month
diff_word_dots = futures as dots
diff_word_flow = where people are lost
diff_word_sources = from sources to costs
diff_word_cash = cash month by month
diff_word_headlines = headline results
diff_word_law = criteria
diff_word_for = for
diff_word_against = against
diff_word_abstained = abstained

S-STORY-LEVERS = The step has { $fact1 } levers, { $fact2 } can be used
    .hint = Take away those that the meeting does not need
S-STORY-SHOW = The step shows { $fact1 } charts, there is room for { $fact2 }
    .hint = Make two steps of it
S-VOTED-TWICE = The body “{ $fact1 }” has two votes in the same motion
    .hint = Take one of them away
S-MEETING-ORDER = The meeting of { $fact1 } follows in the list that of { $fact2 }
    .hint = Correct the date
S-MOTION-DATE = The motion is of { $fact1 }, the meeting that dealt with it of { $fact2 }
    .hint = Correct one of the two dates
S-VOTE-ABSENT = The body “{ $fact1 }” voted and is not among those present
    .hint = Mark it as present, or take the vote away

### Figures by name

meeting_figure_arrivals = Arrivals
meeting_figure_arrivals_by_target = Arrivals by the day of the target
meeting_figure_target = Target
meeting_figure_target_probability = Futures that reach the target
meeting_figure_cost_per_arrival = Cost per arrival
meeting_figure_cost_total = Total cost
meeting_figure_uncovered = Uncovered
meeting_figure_uncovered_share = Uncovered part of the costs
meeting_figure_stranded = Left half-way
meeting_figure_nobody_stranded_probability = Futures in which nobody is left half-way
meeting_figure_eligible_probability = Futures in which the programme stays eligible
meeting_figure_entrants = People who begin
meeting_figure_retained_12 = Still at work after 12 months
meeting_figure_retained_share_12 = Part still at work after 12 months
meeting_figure_advanced_peak = Most that has to be advanced
meeting_figure_bridge_peak = Most that sources owe
meeting_figure_course_stopped_probability = Futures in which a course stops
meeting_figure_tasks = Things to do
meeting_figure_criteria_not_met = Criteria not met
meeting_figure_criteria_unknown = Criteria to complete
meeting_figure_criteria_to_verify = Criteria to verify
meeting_figure_effect = Arrivals more or fewer than in the base
meeting_figure_better = Futures in which more people arrive than in the base

meeting_figure_of_entries = Enter { $name }
meeting_figure_of_starts = Begin { $name }
meeting_figure_of_passed = Pass { $name }
meeting_figure_of_lost = Lost in { $name }
meeting_figure_of_dropouts = Drop out of { $name }
meeting_figure_of_lapsed = Out of time in { $name }
meeting_figure_of_gave_up = Give up waiting for { $name }
meeting_figure_of_time_mean = Days in { $name }, on average
meeting_figure_of_wait_mean = Days waited for { $name }, on average
meeting_figure_of_lapse_probability = Futures in which somebody is out of time in { $name }
meeting_figure_of_inside_at_end = Still in { $name } at the end
meeting_figure_of_classes = Classes of { $name }
meeting_figure_of_cost = Cost of { $name }
meeting_figure_of_cost_item = Cost of the item { $name }
meeting_figure_of_uncovered = Uncovered for { $name }
meeting_figure_of_funded = { $name } pays
meeting_figure_of_funded_per_arrival = { $name } pays per arrival
meeting_figure_of_ceiling_reached = Futures in which { $name } is at its ceiling
meeting_figure_of_award_won = Futures in which { $name } is awarded
meeting_figure_of_plan_too_small = Futures in which the plan is too small for { $name }

### Steps and slides

meeting_headlines = Headline results
meeting_law_caption = Rules read on { $date }
meeting_first_to_do = To be done first, of { $count } things
meeting_not_there = { $name }: not in this result
meeting_step_of = { $step } of { $count }
meeting_tried = tried in the meeting
meeting_foot_base = { $scenario }, base
meeting_foot_variant = { $scenario }, variant { $variant }
meeting_show_arrivals = Arrivals month by month
meeting_show_dots = Futures as dots
meeting_show_flow = Where people are lost
meeting_show_sources = From sources to costs
meeting_show_cash = Cash month by month
meeting_show_headlines = Headline results
meeting_show_law = Criteria and things to do

### Minutes

meeting_minutes_of = Minutes of the meeting of { $date }
meeting_fact_programme = Programme
meeting_fact_date = Date
meeting_fact_place = Place
meeting_fact_fingerprint = Fingerprint of the scenario
meeting_fact_previous = Fingerprint at the meeting before
meeting_previous_same = { $fingerprint }, the same
meeting_present = { $n ->
    [0] Present
    [one] 1 body present
   *[other] { $n } bodies present
}
meeting_nobody_present = No body marked as present
meeting_inputs = Papers looked at
meeting_notes = Notes
meeting_motion = Motion: { $name }
meeting_proposed_by = Proposed by { $organisation }
meeting_no_proposer = The proposer is still to be named
meeting_motion_base = It is about the base scenario, unchanged
meeting_motion_variant = It is about the variant “{ $variant }”, which changes
meeting_column_result = Result
meeting_column_value = Value put to the vote
meeting_column_code = Code
meeting_luck = Computed over { $futures } futures, seed { $seed }, fingerprint { $fingerprint }
meeting_no_votes = No vote marked
meeting_count_for = { $n } for
meeting_count_against = { $n } against
meeting_count_abstained = { $n } abstained
meeting_column_body = Body
meeting_column_vote = Vote
meeting_column_reservation = Reservation
meeting_dissent = Dissent and reservations
meeting_no_dissent = No dissent and no reservation
meeting_dissent_line = { $who }, { $how } on “{ $motion }”: { $reservation }
meeting_dissent_bare = { $who }, { $how } on “{ $motion }”

### Check before the meeting

meeting_story = Story
meeting_motions = Motions
meeting_held_holds = { $name }: { $was }, still holds
meeting_held_moved = { $name }: was { $was }, now { $now }
meeting_held_moved_because = { $name }: was { $was }, now { $now }; changed: { $why }
meeting_held_gone = { $name }: was { $was }, this figure is no longer there
meeting_check_unknown = “{ $name }” is no figure of this result
meeting_check_no_result = The variant is not there or cannot be computed
meeting_check_nothing = Neither story nor motions
meeting_check_holds = { $n ->
    [0] No quoted figure
    [one] The quoted figure still holds
   *[other] All { $n } quoted figures still hold
}
meeting_check_moved = { $n ->
    [0] The quoted figures still hold ({ $of }), something else is to be corrected
    [one] { $n } quoted figure of { $of } no longer holds
   *[other] { $n } quoted figures of { $of } no longer hold
}

cli_story = Check the story before the meeting, or quote its figures anew
cli_story_check = Say which figures quoted in story and motions no longer hold, and why
cli_story_update = Quote anew the figures that the sentences of the story name, with their codes
cli_story_out = File to write; without the option the one that is read

### Papers

paper_decisions = Decisions
meeting_no_slide = The variant of step “{ $step }” is not there or cannot be computed: its slide is missing
meeting_no_story = The scenario has no story. Write it in Meeting, then ask for the slides
meeting_no_such_meeting = There is no such meeting in the scenario
cli_report_slides = Write the slides of the story too, PDF of 16:9
cli_report_minutes = Write the minutes of a meeting, PDF, md or txt
cli_report_meeting = The meeting of the minutes; without the option the last one
cli_value_meeting = MEETING

meeting_count_met = { $n } met
