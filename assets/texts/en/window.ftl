### The window: places, menus, commands, graph, panels, bars, messages.

## Places
place_network = Network
place_law = Law
place_resources = Resources
place_futures = Futures
place_options = Options
place_count_no = { $n ->
    [one] { $place }, { $n } criterion not met
   *[other] { $place }, { $n } criteria not met
}

## Menus and commands
menu_file = File
menu_edit = Edit
menu_view = View
menu_help = Help
menu_recent = Opened recently
menu_examples = Examples
command_open = Open…
command_open_example = Open the example THAMM Plus
command_save = Save
command_save_as = Save as…
command_quit = Quit
command_search = Search or command
command_show_base = Show the base
command_stop = Stop computing
command_first_no = Go to the first “not met”
command_back = Back
command_forward = Forward
command_side_panel = Side panel
command_results = Fold the results to one line
command_focus = Focus
command_zoom_in = Nearer
command_zoom_out = Farther
command_zoom_fit = All on the screen
command_theme = Light or dark
command_language = Italian or English
command_larger = Larger text
command_smaller = Smaller text
command_next_region = Next part of the window
command_keys = Keys
command_about = About Corridoi
command_undo_step = Undo: { $step }
command_redo_step = Redo: { $step }

## Top bar
top_example = example
top_unsaved = not saved
top_variant = Variant
top_base = Base
top_differences = { $n ->
    [one] { $n } difference
   *[other] { $n } differences
}
top_choose_variant = Choose the variant to show

## Graph
canvas_name = { $n ->
    [one] Network, { $n } node
   *[other] Network, { $n } nodes
}
canvas_legend_people = people
canvas_legend_money = money
canvas_legend_obligation = obligation
canvas_legend_authority = authority
canvas_column_corridor = Corridor
canvas_column_corridors = Corridors
canvas_kind_partner = body
canvas_kind_source = source
canvas_kind_authority = authority
canvas_kind_employer = employer
canvas_kind_corridor = corridor
canvas_corridor_line = { $intakes ->
    [one] { $route } · { $people } enrolled, { $intakes } intake
   *[other] { $route } · { $people } enrolled, { $intakes } intakes
}
canvas_employer_line = { $firms } firms · { $positions } jobs
canvas_stage_spoken = { $name }: { $people } people
canvas_stage_wait = { $days } days of waiting
canvas_empty = No bodies and no corridors in this scenario
network_tab_graph = Graph
network_tab_table = Table
network_zoom = Zoom { $percent }

## Table
table_kind = Kind
table_name = Name
table_place = Where
table_role = What it does here
table_figure = Figure
table_state = State

## Side panel
side_levers = Levers
side_selection = Selection
side_findings = Findings
side_findings_n = Findings { $n }
side_close = Close the panel
levers_hint = The band is the uncertainty. Drag, or type “from 60 to 120, usually 75”.
levers_none = No levers in this scenario
levers_effect = Effect of the variant
levers_choice = choice of the group
selection_none = Choose a node, a stage or a link of the graph
selection_source = Source
selection_no_source = no source
selection_note = Note
selection_links = Links
selection_linked = { $kind } · { $name }
selection_state = State
findings_none = No findings
findings_where = Go to { $place }

## Results at the foot
results_arrivals_by = Arrivals by { $date }
results_arrivals = Arrivals
results_cost_per_arrived = Cost per arrived
results_uncovered = Uncovered
results_stranded = Left half-way
results_law = Art. 23
results_target_in = target in { $futures }
results_share_of_costs = { $share } of costs
results_stale = as of before the last change
results_fold = Fold the results
results_unfold = Unfold the results
results_waiting = computing
results_see_law = see the criteria

## Status line
status_futures = { $n } futures
status_running = computing, { $percent }
status_waiting = computing
status_stopped = computing stopped
status_failed = computing failed
status_unsound = the scenario has errors, the figures are those before
status_error_arrivals = Error of computing ±{ $error } arrivals
status_seed = Seed { $seed }
status_rules_stale = { $n ->
    [one] { $n } rule to recheck
   *[other] { $n } rules to recheck
}
status_findings = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
}
status_saved = Saved
status_not_saved = Changes not saved
status_never_saved = Never saved to disk
status_example_figures = Figures of an example

## Futures
futures_fan = Arrivals so far
futures_fan_bands = half of the futures in the dark band, 8 of 10 in the light one
futures_dots = { $what }, future by future
futures_dots_hint = Each circle is 2 futures of 100; filled if it reaches the target
futures_dots_hint_plain = Each circle is 2 futures of 100
futures_flow = Where people are lost and where they wait
futures_words = In words
futures_caption = Quantiles of { $n } futures, error ±{ $error } arrivals
futures_tab_people = People
futures_no_corridor = No corridor in this scenario, so nobody arrives and no law applies
futures_none = No result yet

## Resources
resources_tab_matrix = Who pays what
resources_hint = Median of the futures, euro
resources_cost_item = Cost item
resources_cost = Cost
resources_uncovered = Uncovered
resources_total = Total
resources_ceiling = Ceiling of the source
resources_flow = From sources to items
resources_flow_hint = thousands of euro
resources_not_admitted = the source does not admit the item
resources_ceiling_reached = ceiling reached
resources_why = Why nobody pays it
resources_uncovered_of = { $what }, uncovered
resources_on_average = on average, { $range }
resources_covered = All covered
resources_none = No costs in this scenario

## Law
law_none = There is no rulebook for this route yet
law_mandatory = { $n ->
    [one] { $n } mandatory criterion
   *[other] { $n } mandatory criteria
}
law_worst = By outcome
law_groups = By group
law_open = Open
law_search = Search a criterion
law_none_found = No criterion with this filter
law_fix = What to do
law_evidence = Evidence
law_evidence_document = Name of the document
law_evidence_date = Date, 2027-01-15
law_evidence_date_wrong = Type the date as year-month-day, such as 2027-01-15
law_evidence_add = Add the evidence
law_evidence_remove = Remove the evidence { $document }
law_full_proof = { $n ->
    [one] Full proof, { $n } step
   *[other] Full proof, { $n } steps
}
law_forced = decided by hand
law_bar_met = { $n } yes
law_bar_not_met = { $n } no
law_bar_unknown = { $n ->
    [one] { $n } unknown
   *[other] { $n } unknown
}
law_bar_to_verify = { $n } to verify
law_bar_not_applicable = { $n ->
    [one] { $n } not applicable
   *[other] { $n } not applicable
}
law_source = Source
law_tasks = { $n ->
    [one] One thing to do before submitting
   *[other] { $n } things to do before submitting
}
law_task_what = What and who
law_task_by = By
law_task_days = Takes
law_task_cost = Cost
law_task_serves = Solves

## Options
options_language = Language
options_theme = Look
options_system = As the system
options_light = Light
options_dark = Dark
options_scale = Size
options_saved = Choices stay on this computer

## Messages
message_file_failed = The file was not opened
message_save_failed = The file was not saved
message_safe = The open work is as it was
message_details = Details
message_close = Close the message
message_no_dialog = There is no program for choosing files. Type the path here, or drop the file on the window
message_path = Path of the file
message_open_path = Open
message_save_path = Save
message_save_over = Overwrite
quit_title = Save before quitting?
quit_text = The scenario has changes that are not saved. Without saving they stay in the journal and can be recovered.
open_title = Save before opening another file?
quit_save = Save
quit_discard = Quit without saving
open_discard = Open without saving
dialog_scenario = Corridoi scenario
dialog_drop = Drop the file here to open it

## Search
palette_hint = Type the name of a command, a body, a criterion…
palette_none = Nothing with these words
palette_command = command
palette_variant = variant
palette_criterion = criterion

## Help
keys_title = Keys
keys_canvas = In the graph: arrows go from node to node, Ctrl and arrows move what is chosen, Ctrl or Shift and a click add to the choice, Shift and drag choose an area, F2 opens the fields, Esc lets go
about_title = Corridoi
about_text = Designs skills mobility partnerships: who takes part, who pays, how many people arrive and what the law says.
about_version = Version { $version }
about_licence = Licence EUPL-1.2

## Roles of a body

## Parts of the window
region_top = Top bar
region_rail = Places
region_place = Open place
region_side = Side panel
region_results = Results
region_status = Status line
