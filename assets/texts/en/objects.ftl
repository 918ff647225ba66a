# Objects of the scenario: adding, removing, copying, editing every field.

objects_command_add = Add…
objects_command_duplicate = Duplicate
objects_command_copy = Copy
objects_command_paste = Paste
objects_command_delete = Remove…
objects_clock_keep = keeps running
objects_clock_start = starts here
objects_deadline_on_entry = joining the stage
objects_deadline_on_start = beginning the stage
objects_deadline_on_exit = ending the stage
objects_plan_unit_programme = the whole programme
objects_plan_unit_class = each class that begins
objects_outcome_met = met
objects_outcome_not_met = not met
objects_outcome_not_applicable = does not apply
objects_grid_month = months
objects_grid_week = weeks
objects_purpose_sectors_in_italy = work in production sectors in Italy
objects_purpose_sectors_in_origin = work with Italian firms in the country of origin
objects_purpose_local_business = own business in the country of origin
objects_approval_path_labour_ministry = Ministry of Labour
objects_approval_path_education_ministry = Ministry of Education
objects_approval_path_university_ministry = Ministry of University
objects_approval_path_cnel = agreements between organisations in the CNEL

objects_case_duration_immediate = no time at all
objects_case_duration_takes = an estimated time
objects_case_duration_course = as long as the course
objects_case_duration_open = without end
objects_case_capacity_unlimited = everybody at once
objects_case_capacity_per_month = at most so many a month
objects_case_capacity_office = the capacity of an office
objects_case_capacity_seats = at most so many together
objects_case_capacity_classes = in classes of a course
objects_case_capacity_positions = as many as positions
objects_case_dropout_per_month = a share every month
objects_case_dropout_whole = a share over the whole stage
objects_case_dropout_retention = shares that stay over time
objects_case_window_parameter = a parameter of the law
objects_case_window_months = months set by hand
objects_case_driver_once = once
objects_case_driver_per_month = every month
objects_case_driver_per_class = for each class
objects_case_driver_per_course_hour = for each course-hour
objects_case_driver_per_entry = for each person who joins a stage
objects_case_driver_per_start = for each person who begins a stage
objects_case_driver_per_person_month = for each person and month in a stage
objects_case_driver_per_exit = for each person who ends a stage
objects_case_driver_share_of = a share of the other costs
objects_case_beneficiaries_letter = who may propose under a letter
objects_case_beneficiaries_kind = a kind of organisation
objects_case_payment_as_spent = in the month of the cost
objects_case_payment_advance = an advance, then the rest
objects_case_payment_refund = refund after the cost
objects_case_payment_on_result = when the result is there

objects_code_criterion = Code of the criterion, such as PAR-06
objects_code_parameter = Code of the parameter, such as P_VISA_WINDOW
objects_code_rulebook = Code of the rulebook
objects_code_todo = Criterion and fact, such as EMP-02:employer.requests
objects_code_question = Question of the interview

objects_consequence_gone = { $object } → gone
objects_consequence_emptied = { $place } → empty
objects_consequence_shorter = { $place } → one entry fewer
objects_consequence_leads = { $place } → { $name }
objects_consequence_closed = { $object } → closed, it paid for nothing else
objects_consequence_length = { $place } → that of the course

objects_refused_missing = { $place } is no longer there
objects_refused_needed = { $object } needs it, field “{ $field }”. Choose another value there first
objects_refused_no_objects = The clipboard holds no objects of Corridoi
objects_refused_nothing_fits = None of these objects fits this scenario: what they refer to is missing
objects_refused_unfit = The value does not fit the field, which stays as it was

objects_not_given = not given
objects_take_away = Take the value of { $field } away
objects_add_element = Add to { $field }
objects_remove_element = Remove { $name }
objects_add_whole = Add
objects_leave = Leave it
objects_all_fields = { $n ->
    [one] Show the empty field too
   *[other] Show the { $n } empty fields too
}
objects_fewer_fields = Hide the empty fields
objects_pick_search = Search the list
objects_pick_none = Nothing to choose from
objects_wrong_day = This is no day. Write for example 1 March 2027
objects_wrong_number = This is no number
objects_wrong_whole = Write a whole number from { $least } to { $most }
objects_wrong_empty = This field cannot stay empty
objects_wrong_country = This is no country. Choose it from the list
objects_kept_old = { $reason }. The value stays as it was
objects_estimate_hint = from 3 to 8, usually 5
objects_day_hint = 1 March 2027
objects_grade_menu = Grade of { $field }
objects_source_menu = Source of { $field }
objects_unit_menu = Unit of { $field }
objects_shape_menu = Shape of { $field }
objects_note_of = Note on { $field }
objects_day_of = Day of the figure of { $field }
objects_more_of = More about { $field }
objects_shape_drawn = { $field }, shape: from { $low } to { $high }, highest at { $usual }
objects_shape_pert = around the usual value
objects_shape_triangular = triangle
objects_shape_uniform = all values alike
objects_open = Open { $name }
objects_used_by = Who uses it
objects_id = Code { $id }
objects_persons_of = Persons: { $country }

objects_add_title = Add
objects_add_what = What do you want to add?
objects_add_title_of = Add: { $kind }
objects_add_hint = Only what the model cannot do without is asked here. You write the estimates. The grade is assumption until you choose another.
objects_add_missing = Still missing: { $fields }
objects_add_into = Corridor
objects_add_after = After the stage
objects_add_first = at the beginning
objects_add_back = Another kind
objects_add_chain_arrival = Arrival
objects_add_chain_exit = Path completed
objects_add_chain_hint = The corridor begins with an arrival stage and one exit, without figures. Add stages and intakes then.
objects_add_needs = First add: { $kind }

objects_remove_title = Remove
objects_remove_what = { $n ->
    [one] { $names } is removed
   *[other] { $n } objects are removed: { $names }
}
objects_remove_depends = { $n ->
    [one] One more thing changes
   *[other] { $n } more things change
}
objects_remove_undo = It is one step and can be undone
objects_remove_do = Remove
objects_copy_of = { $name } (copy)
objects_pasted_title = Pasted
objects_pasted_told = What is not here was taken out of the copies
objects_pasted_left_out = Not pasted, what it depends on is missing: { $name }
objects_cannot_title = This cannot be done

## Repairs by a click
repair_keep_lead = Keep { $fact1 } as lead, the others become partners
repair_give_lead = Make { $fact1 } the lead
repair_accountable = { $fact1 } answers for it
repair_break_ring = From { $fact1 } people go to { $fact2 }
repair_connect_stage = From { $fact1 } people go to { $fact2 }
repair_remove_stage = Remove the stage { $fact1 }
repair_add_intake = Add an intake…
repair_admit_category = { $fact1 } admits costs such as { $fact2 } too
repair_admit_corridor = { $fact1 } admits { $fact2 } too
repair_close_source = Mark { $fact1 } as closed
repair_remove_source = Remove the source { $fact1 }
repair_add_source = Add a source…
repair_second_body = { $fact1 } stands beside { $fact2 }
repair_add_organisation = Add a second organisation…
repair_link_direct = Link { $fact1 } to { $fact2 }
repair_role = Give { $fact1 } a role in { $fact3 }: { $fact2 }
repair_remove_organisation = Remove the organisation { $fact1 }
repair_as_assumption = Mark the figure as an assumption
repair_unlimited = Take the limit away: everybody at once
repair_add_position = Add positions…
repair_share_whole = Bring the share of { $fact1 } down to the most possible, all of it
repair_share_beside_own = Bring the share of { $fact1 } down to { $fact2 } %
repair_smallest_ceiling = Keep the lowest ceiling of { $fact1 }
repair_no_award = Take the chance of winning from { $fact1 } away
repair_not_itself = Take { $fact1 } off its own exclusions
repair_later_order = { $fact1 } pays after { $fact2 }
repair_no_end = Take the end of the period away

## Roles
roles_tab = Roles
roles_hint = Follows from the roles of organisations and the fields of stages. Who answers is chosen here, the rest in the form of the organisation
roles_export_csv = Export CSV
roles_export_xlsx = Export Excel
roles_sheet = Roles
