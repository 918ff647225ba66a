### Parole dentro i grafici e le loro descrizioni.

chart_end_median = { $value } · mediana
chart_end_base = { $value } · base
chart_end_above = { $value } · 1 su 10 oltre
chart_end_below = { $value } · 1 su 10 sotto
chart_target = obiettivo { $value }
chart_month_values = { $month }, di solito { $value }, { $range } in 8 futuri su 10
chart_fan_described = { $what } fra { $start } e { $end }: alla fine { $value }, { $range } in 8 futuri su 10
chart_fan_described_target = { $what } fra { $start } e { $end }: alla fine { $value }, { $range } in 8 futuri su 10; obiettivo { $target }
chart_lane_described = { $name }, dal { $start } al { $end }
chart_dots_described = Ogni cerchio vale { $per } futuri su 100; valori { $range }
chart_dots_described_target = Ogni cerchio vale { $per } futuri su 100; valori { $range }; l’obiettivo { $target } è raggiunto in { $share }
chart_flow_people = persone: passano e si perdono
chart_flow_days = giorni nella fase
chart_flow_described = Persone che passano e giorni in { $count ->
    [one] una fase
   *[other] { $count } fasi
}: da { $first } a { $last }
chart_flow_row = { $name }: passano { $passed }, si perdono { $lost }
chart_flow_row_days = { $name }: di solito { $value } giorni, { $range } in 8 futuri su 10
chart_sankey_described = Da { $sources } fonti a { $categories } voci, in tutto { $total }, di cui { $uncovered } senza fonte
chart_sankey_flow = { $source } paga { $amount } per { $category }
chart_sankey_flow_uncovered = { $amount } senza fonte per { $category }
chart_sankey_node = { $name }, { $amount }
chart_others = altre
chart_range_described = di solito { $value }, { $range } in 8 futuri su 10
chart_range_base = base { $value }
chart_gantt_described = Calendario da { $start } a { $end }, { $count ->
    [one] una riga
   *[other] { $count } righe
}
chart_gantt_span = { $name }, dal { $start } al { $end }
chart_gantt_open = { $name }, dal { $start }, fine non nota
chart_gantt_simulated = { $name }: di solito { $value }, fra { $start } e { $end } in 8 futuri su 10
chart_gantt_deadline = { $name }: { $value }
chart_gantt_unknown = { $name }: data non nota
