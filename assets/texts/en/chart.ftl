### Words inside charts and their descriptions.

chart_end_median = { $value } · median
chart_end_base = { $value } · base
chart_end_above = { $value } · 1 in 10 above
chart_end_below = { $value } · 1 in 10 below
chart_target = target { $value }
chart_month_values = { $month }, usually { $value }, { $range } in 8 futures in 10
chart_fan_described = { $what } between { $start } and { $end }: { $value } at the end, { $range } in 8 futures in 10
chart_fan_described_target = { $what } between { $start } and { $end }: { $value } at the end, { $range } in 8 futures in 10; target { $target }
chart_lane_described = { $name }, from { $start } to { $end }
chart_dots_described = Each circle is { $per } futures in 100; values { $range }
chart_dots_described_target = Each circle is { $per } futures in 100; values { $range }; the target { $target } is reached in { $share }
chart_flow_people = people: pass and are lost
chart_flow_days = days in the stage
chart_flow_described = People passing and days in { $count ->
    [one] one stage
   *[other] { $count } stages
}: from { $first } to { $last }
chart_flow_row = { $name }: { $passed } pass, { $lost } are lost
chart_flow_row_days = { $name }: usually { $value } days, { $range } in 8 futures in 10
chart_sankey_described = From { $sources } sources to { $categories } items, { $total } in all, of which { $uncovered } without a source
chart_sankey_flow = { $source } pays { $amount } for { $category }
chart_sankey_flow_uncovered = { $amount } without a source for { $category }
chart_sankey_node = { $name }, { $amount }
chart_others = others
chart_range_described = usually { $value }, { $range } in 8 futures in 10
chart_range_base = base { $value }
chart_gantt_described = Calendar from { $start } to { $end }, { $count ->
    [one] one row
   *[other] { $count } rows
}
chart_gantt_span = { $name }, from { $start } to { $end }
chart_gantt_open = { $name }, from { $start }, end not known
chart_gantt_simulated = { $name }: usually { $value }, between { $start } and { $end } in 8 futures in 10
chart_gantt_deadline = { $name }: { $value }
chart_gantt_unknown = { $name }: date not known
