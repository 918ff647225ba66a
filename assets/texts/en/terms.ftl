### The words of the domain: units, roles, categories, kinds, routes, fields. They stand alone in a cell or inside a sentence.

## Units, after the number
unit_people = { $count ->
    [one] person
   *[other] people
}
unit_days = { $count ->
    [one] day
   *[other] days
}
unit_weeks = { $count ->
    [one] week
   *[other] weeks
}
unit_months = { $count ->
    [one] month
   *[other] months
}
unit_hours = { $count ->
    [one] hour
   *[other] hours
}
unit_people_per_month = { $count ->
    [one] person a month
   *[other] people a month
}
unit_percent_per_month = % a month
unit_percent_per_year = % a year
unit_euro_per_month = a month
unit_euro_per_year = a year

## Units as names, to say which one is wanted
unit_name_people = people
unit_name_percent = per cent
unit_name_percent_per_month = per cent a month
unit_name_percent_per_year = per cent a year
unit_name_days = days
unit_name_weeks = weeks
unit_name_months = months
unit_name_euro = euros
unit_name_euro_per_month = euros a month
unit_name_euro_per_year = euros a year
unit_name_hours = hours
unit_name_people_per_month = people a month
unit_name_count = number

## Roles
role_lead = lead
role_partner = partner
role_adherent = adherent
role_trainer = training
role_selector = selection
role_employers_voice = voice of employers
role_funder = funder
role_authority = authority
role_welcome = welcome

## What an organisation is
orgkind_public_body = public body
orgkind_authority = State office
orgkind_diplomatic_mission = embassy or consulate
orgkind_foreign_authority = foreign authority
orgkind_international = international organisation
orgkind_employers_association = employers’ association
orgkind_union = union
orgkind_bilateral_body = bilateral body
orgkind_training_body = training body
orgkind_university = university or research
orgkind_cpia = adult education centre
orgkind_third_sector = third sector
orgkind_company = firm
orgkind_funder = fund or foundation

## Letters of art. 23
category_letter = category { $letter }
category_a = Regions and their bodies
category_b = local authorities
category_c = national organisations of employers and workers
category_d = bilateral bodies
category_e = international organisations
category_f = civil society on the AICS list
category_g = associations acting for immigrants
category_h = third sector in RUNTS
category_i = accredited employment services
category_j = accredited training
category_k = universities, research, ITS
category_l = adult education centres

## Registers
register_aics = AICS list
register_runts = RUNTS
register_art42 = register of art. 42
register_employment_services = employment services
register_regional_training = regional training

## Routes of entry
route_art23 = art. 23
route_blue_card = EU Blue Card
route_quota = quota decree
route_seasonal_quota = quota decree, seasonal
route_conversion = permit conversion
route_internship = internship
route_art27 = art. 27
route_resident = already resident

## Kinds of stage
stagekind_selection = selection
stagekind_course = course
stagekind_exam = exam
stagekind_matching = employer
stagekind_nulla_osta = nulla osta
stagekind_visa = visa
stagekind_arrival = arrival
stagekind_permit = permit
stagekind_internship = internship
stagekind_employment = work
stagekind_welcome = welcome
stagekind_return = return

## Cost categories
cost_selection = Selection and tests
cost_language_training = Italian
cost_civic_training = Civic education
cost_vocational_training = Training in the trade
cost_safety_training = Health and safety
cost_exam_certification = Exams and certificates
cost_visa_permit_fees = Visas and permits
cost_medical = Medical visits
cost_travel = Travel
cost_housing = Housing
cost_integration_support = Tutoring and integration
cost_programme_management = Programme management
cost_partnership_building = Building the partnership
cost_equipment = Equipment
cost_trainee_allowance = Trainee allowance
cost_indirect = Indirect costs

## Groups of items, for the drawing from sources to items
cost_group_training = Training and tests
cost_group_entry = Travel and visas
cost_group_welcome = Welcome and tutoring
cost_group_running = Running

## Sources
source_status_running = granted
source_status_open = open
source_status_closed = closed, not counted
source_status_assumed = supposed by the group
ceiling_programme = for the programme
ceiling_plan = per plan
ceiling_proposer = per proposer
ceiling_person = per person
ceiling_success = per person hired
ceiling_firm = per firm
ceiling_course_hour = per course hour
payment_as_spent = in the month of spending
payment_advance = { $percent } in advance, the rest after { $months ->
    [one] { $months } month
   *[other] { $months } months
}
payment_refund = refunded after { $months ->
    [one] { $months } month
   *[other] { $months } months
}
payment_on_result = on result, after { $months ->
    [one] { $months } month
   *[other] { $months } months
}

## Links
link_people = people
link_money = money
link_obligation = obligation
link_authority = authority

## Positions
contract_open = open-ended
contract_fixed = fixed-term
housing_dwelling = certified dwelling
housing_site_dormitory = dormitory on site
housing_hotel = hotel or similar
housing_none = none

## Severity of a finding
severity_note = note
severity_warning = warning
severity_error = error

## Acts of the procedure
procedure_course_start = start of the course
procedure_course_end = end of the course
procedure_list_to_ministry = list of participants to the ministry
procedure_employers_to_ministry = known employers to the ministry
procedure_no_request = nulla osta request
procedure_no_issued = issue of the nulla osta
procedure_visa_request = visa request
procedure_visa_checks_notice = notice of the end of visa checks
procedure_employer_confirm = employer’s confirmation
procedure_visa_issued = issue of the visa
procedure_entry = entry
procedure_contract_signed = contract of stay

## Lists of a scenario, in the singular
list_references = reference
list_profiles = profile
list_organisations = organisation
list_links = link
list_offices = office
list_courses = course
list_employers = employer
list_positions = position
list_corridors = corridor
list_stages = stage
list_exits = exit
list_intakes = intake
list_costs = cost item
list_sources = source
list_evidence = evidence
list_commitments = commitment
list_overrides = override
list_law_changes = change of law
list_levers = lever
list_variants = variant
list_notes = note
list_groups = group
list_layout = place in the graph
list_programme = programme
list_scenario = scenario

## Fields
field_about = subject
field_abroad_percent = share of hours abroad
field_accountable = accountable organisation
field_act = act
field_active_in = countries where it works
field_also = linked fields
field_also_for = further profiles
field_agreement = collective agreement
field_agreement_date = day of the agreement
field_agreement_gross_year = gross pay of the collective agreement
field_amount = amount
field_anchors = shares over time
field_approval_date = day of approval
field_arrival_stage = stage that counts as arrival
field_as_of = day of judgement
field_at_most = times at most
field_attendance_percent = attendance needed
field_autonomous_branch = autonomy of the branch
field_award = chance of winning the call
field_back_to = stage it goes back to
field_before = in front of
field_buffer_days = slack before the term
field_by = by
field_capacity = capacity
field_categories = admitted categories
field_category = category
field_category_assumed = supposed category
field_ceilings = ceilings
field_citizenship = citizenship
field_class_effect = likeness within a class
field_class_max = people per class
field_class_min = smallest class
field_classes_at_once = classes at once
field_clock = start of the window
field_closed_path = closed path
field_commitments = commitments
field_contract = contract
field_corridor = corridor
field_corridors = corridors
field_costs = costs
field_count = positions
field_countries = admitted countries
field_country = country
field_courses = courses
field_criterion = criterion
field_date = date
field_dates = fixed dates
field_deadline = legal term
field_destination = country of destination
field_distance_percent = share at a distance
field_document = document
field_driver = unit of cost
field_dropout = drop-out
field_duration = duration
field_edits = differences
field_employer = employer
field_employers = employers
field_evidence = evidence
field_exam_body = certifying body
field_exam_level = exam level
field_example = example
field_barred = barred
field_excluded_until = barred until
field_probability = probability
field_todo = thing to do
field_excludes = does not add to
field_exit = exit
field_exits = exits
field_field = field
field_firms = firms
field_from = beginning
field_gates = gates
field_giving_up = giving up while waiting
field_grade = grade
field_grid = step of the calendar
field_gross_year = gross yearly pay
field_high = highest value
field_high_risk = high-risk country
field_hours_civic = hours of civic education
field_hours_italian = hours of Italian
field_hours_rights = hours on workers’ rights
field_hours_safety = hours of health and safety
field_hours_total = hours in all
field_hours_vocational = hours of the trade
field_housing = housing
field_id = id
field_intakes = intakes
field_interview = answered questions
field_keeper = who keeps it
field_kept = kept
field_kind = kind
field_known_to_ministry = known to the ministry
field_label = label
field_law_changes = changes of law
field_layout = places in the graph
field_leasing_agency = staff-leasing agency
field_length = length
field_levers = levers
field_links = links
field_list = list
field_low = lowest value
field_max = maximum
field_min = minimum
field_min_age = lowest age
field_months = months
field_name = name
field_nationally_representative = national representativeness
field_next = next stage
field_node = node
field_nodes = nodes
field_note = note
field_of = base of the ceiling
field_office = office
field_offices = offices
field_on = what must happen in time
field_opens = open from
field_organisation = organisation
field_organisations = organisations
field_origin = country of origin
field_otherwise = exit of the others
field_outcome = outcome
field_overrides = overrides
field_parameter = legal parameter
field_parent = parent variant
field_participant_fee_cents = fee paid by the participant
field_participants = participants
field_pass = share that goes on
field_path = path of approval
field_payer = who pays
field_payment = way of payment
field_people = people
field_per_month = files a month
field_percent = per cent
field_place = publisher or address
field_positions = positions
field_priority = order
field_profile = profile
field_profiles = profiles
field_programme = programme
field_promise_percent = futures with nobody half-way
field_province = province
field_purposes = purposes
field_rate = rate
field_reason = reason
field_references = references
field_refugees_other = other refugees
field_refugees_recognised = recognised refugees
field_registers = registers
field_requests = requests
field_residence = residence
field_rest_after_months = months to the rest
field_after_months = months to payment
field_earnings = earnings
field_origin_net = net earnings in the country of origin
field_net_share = net part of pay
field_rent = rent
field_remittances = remittances
field_employer_share = employer’s contributions
field_retention_stage = stage of staying
field_rework = files sent back
field_role = role
field_roles = roles
field_route = route of entry
field_rulebook = rulebook
field_sector = sector
field_shape = shape
field_share = share paid
field_source = source of the figure
field_sources = sources
field_stage = stage
field_stages = stages
field_start = start of the calendar
field_starts = start dates
field_stateless = stateless persons
field_status = status
field_step = step
field_stream = random stream
field_submission_date = day of sending
field_summary = summary
field_suspension_days = days of suspension
field_target = target
field_task = task
field_territory = territory
field_text = text
field_title = title
field_to = destination
field_trainer = body that holds the course
field_training = counts as training
field_training_countries = countries of training
field_turnover_cents = turnover
field_unit = unit cost
field_until = end
field_usual = usual value
field_value = value
field_variants = variants
field_wanted = wanted exit
field_window = window
field_x = horizontal place
field_y = vertical place
field_yearly_change = yearly price change
field_years_active = years of activity

## Objects without a name of their own
intake_of = intake of { $date }
