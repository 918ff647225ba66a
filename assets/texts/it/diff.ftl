# Differenze fra due scenari, il loro effetto, e modifiche riunite.

diff_object = { $kind } { $name }
diff_place = { $object }: { $field }
diff_changed = { $place } { $old } → { $new }
diff_given = { $place } ora { $new }
diff_emptied = { $place } { $old } → vuoto
diff_otherwise = { $place } cambia
diff_origin = { $place } ha un’altra origine
diff_added = Aggiunto: { $what }
diff_removed = Tolto: { $what }
diff_moved = Spostato: { $what }
diff_with_reason = { $sentence } (motivo: { $reason })
diff_variant_with = { $object }: ora differisce in { $what }
diff_variant_without = { $object }: non differisce più in { $what }
diff_elements = { $n ->
    [one] { $n } elemento
   *[other] { $n } elementi
}
diff_points = { $n } punti

diff_title = Da { $from } a { $to }
diff_none = Nessuna differenza
diff_count = { $n ->
    [one] { $n } differenza
   *[other] { $n } differenze
}
diff_effect = Effetto sui risultati
diff_effect_luck = { $n } futuri con la stessa sorte, seme { $seed }
diff_effect_none = L’effetto non si può calcolare, { $name } contiene errori (li spiega corridoi check)
diff_column_before = prima
diff_column_after = dopo
diff_column_difference = differenza
diff_column_interval = intervallo del 95 %
diff_result_arrivals = Arrivi
diff_result_arrivals_by_target = Arrivi entro la data obiettivo
diff_result_target_probability = Probabilità dell’obiettivo
diff_result_stranded = Rimasti a metà
diff_result_cost_total = Costo
diff_result_cost_per_arrival = Costo per arrivato
diff_result_uncovered = Scoperto

merge_done = Riuniti in { $path }: { $mine ->
        [one] { $mine } differenza mia
       *[other] { $mine } differenze mie
    }, { $theirs ->
        [one] { $theirs } differenza altrui
       *[other] { $theirs } differenze altrui
    }
merge_conflicts = { $n ->
    [one] { $n } conflitto, non è stato scritto nulla
   *[other] { $n } conflitti, non è stato scritto nulla
}
merge_conflicts_hint = Modifica uno dei file, oppure scegli una parte per tutti i conflitti con --prefer mine o --prefer theirs
merge_changed = { $place }: cambiato in modo diverso dalle due parti
merge_removed = { $place }: cambiato da una parte, tolto dall’altra
merge_added = { $place }: aggiunto da tutte e due, in modo diverso
merge_reference = { $place }: rimanda a { $what }, che l’altra parte ha tolto
merge_unsound = { $place }: le due modifiche insieme si contraddicono
merge_base = prima
merge_mine = mio
merge_theirs = altrui
merge_nothing = non c’è
merge_something = c’è, troppo lungo da mostrare

diff_word_immediate = subito
diff_word_takes = dura
diff_word_course = quanto il corso
diff_word_open = senza fine
diff_word_unlimited = senza limite
diff_word_per_month = ogni mese
diff_word_office = ufficio
diff_word_seats = posti
diff_word_classes = classi di
diff_word_positions = posti di lavoro
diff_word_whole = in tutta la fase
diff_word_retention = permanenza
diff_word_keep = continua
diff_word_start = all’inizio
diff_word_entry = all’ingresso
diff_word_exit = all’uscita
diff_word_once = una volta
diff_word_per_class = per classe
diff_word_per_course_hour = per ora di corso
diff_word_per_entry = per ogni persona che entra
diff_word_per_start = per ogni persona che inizia
diff_word_per_person_month = per persona e mese
diff_word_per_exit = per ogni persona che passa
diff_word_share_of = quota di
diff_word_month = mese
diff_word_week = settimana
diff_word_sectors_in_italy = settori in Italia
diff_word_sectors_in_origin = settori nel paese d’origine
diff_word_local_business = imprese locali
diff_word_labour_ministry = ministero del Lavoro
diff_word_education_ministry = ministero dell’Istruzione
diff_word_university_ministry = ministero dell’Università
diff_word_cnel = CNEL
diff_word_met = soddisfatto
diff_word_not_met = non soddisfatto
diff_word_not_applicable = non si applica
diff_word_pert = attorno al valore solito
diff_word_triangular = triangolo
diff_word_uniform = tutti i valori alla pari

cli_diff = Dice le differenze fra due scenari e il loro effetto sui risultati
cli_diff_from = Scenario di partenza: un file, o il nome di uno scenario nel programma
cli_diff_to = Scenario di arrivo
cli_diff_effect = Calcola l’effetto sui risultati, come di consueto
cli_diff_no_effect = Non calcola l’effetto sui risultati
cli_merge = Riunisce le modifiche di due persone allo stesso scenario
cli_merge_base = Scenario da cui sono partite tutte e due
cli_merge_mine = Scenario con le mie modifiche
cli_merge_theirs = Scenario con le modifiche dell’altra persona
cli_merge_out = File da scrivere
cli_merge_prefer = Parte che ha ragione in ogni conflitto
cli_merge_after_help =

    Codici d’uscita: 0 riuniti, 1 conflitti o uno scenario con errori (non si scrive nulla), 2 uso sbagliato, 3 un file non si legge o non si scrive.
