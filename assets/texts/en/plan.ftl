## Corridors: stages, courses, firms, welcome, intakes
place_corridors = Corridors
plan_tab_stages = Stages
plan_tab_courses = Courses
plan_tab_employers = Firms and needs
plan_tab_welcome = Welcome
plan_tab_intakes = Intakes
plan_no_corridor = No corridor. Begin with a template, or take the interview
plan_no_course = No course in this scenario
plan_no_position = No employer offers positions to this corridor
plan_no_employer = No employer in this scenario
plan_no_intake = No intake: nobody begins
plan_no_welcome_body = No body has the role of welcome in this corridor
plan_stages_title = { $n ->
    [one] { $name }: { $n } stage
   *[other] { $name }: { $n } stages
}
plan_column_stage = Stage
plan_column_accountable = Accountable body
plan_column_duration = Duration
plan_column_pass = Goes on
plan_column_dropout = Drop-out
plan_column_capacity = Capacity
plan_column_rework = Sent back
plan_column_people = Enter
plan_column_lost = Lost
plan_column_days = Waiting, d
plan_column_module = Module
plan_column_hours = Hours
plan_column_least = Least asked for
plan_column_state = Check
plan_column_criterion = Criterion
plan_column_employer = Employer
plan_column_firms = Firms
plan_column_profile = Profile
plan_column_positions = Positions
plan_column_opens = From
plan_column_contract = Contract
plan_column_agreement = Collective agreement
plan_column_pay = Gross pay a year
plan_column_least_pay = Agreement’s least
plan_column_housing = Housing offered
plan_column_day = Day
plan_column_joins = Enter at
plan_column_dates = Dates already fixed
plan_at_once = at once
plan_stays = they stay
plan_of_course = as the course
plan_each_month = a month
plan_each_month_office = a month, office
plan_in_all = in all
plan_still_there = { $months ->
    [one] still there after { $months } month
   *[other] still there after { $months } months
}
plan_no_limit = no limit
plan_by_positions = positions offered
plan_together = together
plan_each_class = a class
plan_not_said = to be said
plan_not_a_day = Write the day as 13/4/2026
plan_earlier = Earlier: { $name }
plan_later = Later: { $name }
plan_classes_title = Classes
plan_starts = { $n ->
    [one] Classes may begin on { $n } day
   *[other] Classes may begin on { $n } days
}
plan_housing = Housing offered by employers
plan_welcome_bodies = Who welcomes
plan_positions = { $usual } positions
plan_positions_range = { $usual } positions usually, { $low } to { $high }
plan_demand = { $offered }; simulated arrivals { $arrivals }, { $range } in 8 futures of 10
plan_taken_hint = hired: mean of the futures, shared among employers by their positions
plan_intakes_title = { $n ->
    [one] { $n } intake, { $people }
   *[other] { $n } intakes, { $people }
}
plan_no_dates = none
plan_calendar = Calendar
plan_calendar_hint = bars: courses that begin in the simulation; boxes: windows of the law from the end of the course
plan_intake_row = Intake of { $date }
plan_course_row = Course from { $month }
plan_classes = { $n ->
    [one] { $n } class
   *[other] { $n } classes
}
plan_target = target
plan_some = any number will do
plan_everybody = everybody
plan_contract_open = open-ended
plan_contract_fixed = fixed-term
plan_column_joining = People
plan_column_taken = Hired
plan_welcome_stages = Journey, arrival, work
plan_no_welcome_stage = No stage of arrival, welcome or work
plan_window_row = Window of the law
