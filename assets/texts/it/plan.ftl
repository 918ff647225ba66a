## Corridoi: fasi, corsi, imprese, accoglienza, avvii
place_corridors = Corridoi
plan_tab_stages = Fasi
plan_tab_courses = Corsi
plan_tab_employers = Imprese e fabbisogni
plan_tab_welcome = Accoglienza
plan_tab_intakes = Avvii
plan_no_corridor = Nessun corridoio. Parti da un modello, oppure fai l’intervista
plan_no_course = Nessun corso in questo scenario
plan_no_position = Nessuna impresa offre posti a questo corridoio
plan_no_employer = Nessuna impresa in questo scenario
plan_no_intake = Nessun avvio: nessuno parte
plan_no_welcome_body = Nessun ente ha il ruolo di accoglienza in questo corridoio
plan_stages_title = { $n ->
    [one] { $name }: { $n } fase
   *[other] { $name }: { $n } fasi
}
plan_column_stage = Fase
plan_column_accountable = Ente responsabile
plan_column_duration = Durata
plan_column_pass = Prosegue
plan_column_dropout = Abbandono
plan_column_capacity = Capacità
plan_column_rework = Rimandati
plan_column_people = Entrano
plan_column_lost = Persi
plan_column_days = Attesa, g
plan_column_module = Modulo
plan_column_hours = Ore
plan_column_least = Minimo chiesto
plan_column_state = Verifica
plan_column_criterion = Criterio
plan_column_employer = Impresa
plan_column_firms = Imprese
plan_column_profile = Profilo
plan_column_positions = Posti
plan_column_opens = Dal
plan_column_contract = Contratto
plan_column_agreement = Contratto collettivo
plan_column_pay = Paga lorda annua
plan_column_least_pay = Minimo del CCNL
plan_column_housing = Alloggio offerto
plan_column_day = Giorno
plan_column_joins = Entrano in
plan_column_dates = Date già fissate
plan_at_once = subito
plan_stays = restano
plan_of_course = come il corso
plan_each_month = al mese
plan_each_month_office = al mese, ufficio
plan_in_all = in tutto
plan_still_there = { $months ->
    [one] restano dopo { $months } mese
   *[other] restano dopo { $months } mesi
}
plan_no_limit = senza limite
plan_by_positions = posti offerti
plan_together = insieme
plan_each_class = per classe
plan_not_said = da indicare
plan_not_a_day = Scrivi il giorno come 13/4/2026
plan_earlier = Prima: { $name }
plan_later = Dopo: { $name }
plan_classes_title = Classi
plan_starts = { $n ->
    [one] Le classi possono partire in { $n } data
   *[other] Le classi possono partire in { $n } date
}
plan_housing = Alloggio offerto dalle imprese
plan_welcome_bodies = Chi accoglie
plan_positions = { $usual } posti
plan_positions_range = { $usual } posti di solito, da { $low } a { $high }
plan_demand = { $offered }; arrivi simulati { $arrivals }, { $range } in 8 futuri su 10
plan_taken_hint = assunti: media dei futuri, divisa fra le imprese secondo i posti
plan_intakes_title = { $n ->
    [one] { $n } avvio, { $people }
   *[other] { $n } avvii, { $people }
}
plan_no_dates = nessuna
plan_calendar = Calendario
plan_calendar_hint = barre: corsi che partono nella simulazione; riquadri: finestre di legge dalla fine del corso
plan_intake_row = Avvio del { $date }
plan_course_row = Corso da { $month }
plan_classes = { $n ->
    [one] { $n } classe
   *[other] { $n } classi
}
plan_target = obiettivo
plan_some = basta che ci sia
plan_everybody = tutti
plan_contract_open = indeterminato
plan_contract_fixed = determinato
plan_column_joining = Persone
plan_column_taken = Assunti
plan_welcome_stages = Viaggio, arrivo, lavoro
plan_no_welcome_stage = Nessuna fase di arrivo, accoglienza o lavoro
plan_window_row = Finestra di legge
