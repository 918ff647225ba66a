### Meeting and presentation in the window

place_meeting = Meeting
command_present = Present
meeting_tab_decisions = Decisions
meeting_tab_minutes = Minutes
meeting_tab_since = Since last time

meeting_no_steps = No story. Add a step: a sentence, a chart, the levers to try in the meeting
meeting_add_step = Add a step
meeting_new_step = { $figure } people arrive
meeting_check = Check the figures
meeting_check_old = The scenario changed after the check. Check again
meeting_check_hint = Computes anew everything that the story shows and says which quoted figures changed
meeting_words = Sentence
meeting_field_sentence = Sentence of the step, with figures by name in braces
meeting_field_note = Line under the sentence
meeting_braces_hint = A figure in braces comes from the shown result; with “range” it gives the interval, with “base” the value of the base
meeting_insert_figure = Insert a figure
meeting_move_up = Move the step up
meeting_move_down = Move the step down
meeting_remove_step = Remove the step
meeting_shown = What is shown
meeting_field_show = Charts, at most two
meeting_add_chart = Add
meeting_field_variant = Variant
meeting_field_levers = Levers, at most seven
meeting_add_lever = Add a lever
meeting_levers_hint = Three levers at a time are on the screen, the keys 1 to 7 pick them
meeting_take_away = Take { $name } away
meeting_quoted = Quoted figures
meeting_nothing_quoted = No quoted figure. After the check you can keep those of today
meeting_quote_again = Quote the values of today
meeting_preview = Slide: { $title }
meeting_preview_other = The step shows “{ $variant }”, something else is on the screen
meeting_preview_show = Show this variant

meeting_no_motions = No motion. Write one in the presentation with M, or here with what is shown
meeting_new_motion = Write a motion
meeting_new_motion_hint = Takes the shown variant with its results
meeting_motion_card = Motion
meeting_field_name = Name
meeting_field_text = What is decided
meeting_field_proposer = Proposer
meeting_proposer_missing = To be named
meeting_show_variant = Show “{ $variant }”
meeting_remove_motion = Remove the motion
meeting_motion_results = Results put to the vote
meeting_motion_no_results = The motion carries no results
meeting_still_holds = still holds
meeting_now = now { $now }
meeting_no_organisations = No body in the scenario: the bodies of the network vote
meeting_votes = { $organisation }: { $vote }
meeting_reservation_of = Reservation of { $organisation }

meeting_no_meetings = No meeting. Minutes keep the day, the bodies present, the motions and the fingerprint of the scenario
meeting_new_meeting = New meeting
meeting_n_motions = { $n ->
    [0] no motion
    [one] { $n } motion
   *[other] { $n } motions
}
meeting_meeting = Meeting
meeting_inputs_hint = Papers looked at, one a line
meeting_remove_meeting = Remove the meeting
meeting_motions_dealt = Motions dealt with
meeting_print_none = The meeting has no fingerprint of the scenario yet
meeting_print_same = { $fingerprint }: the scenario is that of the meeting
meeting_print_other = At the meeting { $meeting }, now { $now }: the scenario changed
meeting_print_hint = The fingerprint changes with every input of the results; story, motions and minutes do not change it
meeting_keep_now = Keep the scenario of today
meeting_milestone = Meeting of { $date } · fingerprint { $fingerprint }
meeting_save_minutes = Save the minutes…
meeting_file_name = minutes-{ $date }.pdf

meeting_since_none = No meeting yet: after the first one, what changed can be read here
meeting_since_title = Since the meeting of { $date }
meeting_since_same = No input changed after the meeting
meeting_since_compare = Compare with the meeting
meeting_since_no_copy = No copy has the fingerprint of the meeting. Choose the copy to start from
meeting_since_is_it = The copy is the scenario of the meeting: the fingerprint is the same
meeting_since_is_other = The copy has not the fingerprint of the meeting: compared with another moment

present_blank = Blank screen
present_tried_name = Tried in the meeting, step { $step }
present_motion_written = Motion written: { $name }. Complete it in Meeting, Decisions
present_no_result = The result is not whole yet. Try again in a moment
present_search_hint = Search a figure
present_search_nothing = No figure with these words
present_key_steps = next and previous step, Page Down and Page Up too
present_key_pick = picks a lever
present_key_turn = moves the picked lever
present_key_turn_ten = moves it by ten
present_key_base = shows the base, and back
present_key_reset = back to the values of the step
present_key_search = searches the figures
present_key_enter_name = Enter, O
present_key_origin = goes to where the figure is from
present_key_motion = writes a motion with what is seen
present_key_timer = timer
present_key_blank = blank screen
present_key_dark = light or dark
present_key_leave = leaves
