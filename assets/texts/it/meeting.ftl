### Racconto, mozioni, riunioni: nomi di campi, segnalazioni

list_story = passo del racconto
list_motions = mozione
list_meetings = riunione

field_show = che cosa si mostra
field_quotes = cifre citate
field_figure = cifra
field_code = codice
field_variant = variante
field_proposer = proponente
field_seed = seme
field_futures = futuri
field_fingerprint = impronta
field_votes = voti
field_position = voto
field_reservation = riserva
field_present = presenti
field_inputs = documenti esaminati
field_notes = annotazioni
field_motions = mozioni
field_previous = impronta della riunione precedente
field_story = racconto
field_meetings = riunioni

diff_word_arrivals = arrivi mese per mese
diff_word_dots = futuri in cerchi
diff_word_flow = dove si perdono persone
diff_word_sources = dalle fonti alle spese
diff_word_cash = cassa mese per mese
diff_word_headlines = risultati principali
diff_word_law = criteri
diff_word_for = a favore
diff_word_against = contro
diff_word_abstained = astenuto

S-STORY-LEVERS = Il passo ha { $fact1 } leve, se ne possono usare { $fact2 }
    .hint = Togli quelle che in riunione non servono
S-STORY-SHOW = Il passo mostra { $fact1 } grafici, ce ne stanno { $fact2 }
    .hint = Dividi il passo in due
S-VOTED-TWICE = L’ente “{ $fact1 }” ha due voti nella stessa mozione
    .hint = Togli uno dei due
S-MEETING-ORDER = La riunione del { $fact1 } segue nell’elenco quella del { $fact2 }
    .hint = Correggi la data
S-MOTION-DATE = La mozione è del { $fact1 }, la riunione che l’ha trattata del { $fact2 }
    .hint = Correggi una delle due date
S-VOTE-ABSENT = L’ente “{ $fact1 }” ha votato e non risulta presente
    .hint = Segna la presenza, o togli il voto

### Cifre per nome

meeting_figure_arrivals = Arrivi
meeting_figure_arrivals_by_target = Arrivi entro la data dell’obiettivo
meeting_figure_target = Obiettivo
meeting_figure_target_probability = Futuri in cui si raggiunge l’obiettivo
meeting_figure_cost_per_arrival = Costo per arrivato
meeting_figure_cost_total = Costo totale
meeting_figure_uncovered = Scoperto
meeting_figure_uncovered_share = Parte scoperta dei costi
meeting_figure_stranded = Rimasti a metà
meeting_figure_nobody_stranded_probability = Futuri in cui nessuno resta a metà
meeting_figure_eligible_probability = Futuri in cui il programma resta ammissibile
meeting_figure_entrants = Persone che iniziano
meeting_figure_retained_12 = Ancora al lavoro dopo 12 mesi
meeting_figure_retained_share_12 = Parte ancora al lavoro dopo 12 mesi
meeting_figure_advanced_peak = Somma anticipata al massimo
meeting_figure_bridge_peak = Credito massimo verso le fonti
meeting_figure_course_stopped_probability = Futuri in cui un corso si ferma
meeting_figure_tasks = Cose da fare
meeting_figure_criteria_not_met = Criteri non soddisfatti
meeting_figure_criteria_unknown = Criteri da completare
meeting_figure_criteria_to_verify = Criteri da verificare
meeting_figure_effect = Arrivi in più o in meno rispetto alla base
meeting_figure_better = Futuri in cui arrivano più persone che nella base

meeting_figure_of_entries = Entrano in { $name }
meeting_figure_of_starts = Iniziano { $name }
meeting_figure_of_passed = Passano { $name }
meeting_figure_of_lost = Si perdono in { $name }
meeting_figure_of_dropouts = Abbandonano { $name }
meeting_figure_of_lapsed = Escono dai termini in { $name }
meeting_figure_of_gave_up = Rinunciano in attesa di { $name }
meeting_figure_of_time_mean = Giorni in { $name }, in media
meeting_figure_of_wait_mean = Giorni di attesa per { $name }, in media
meeting_figure_of_lapse_probability = Futuri in cui qualcuno esce dai termini in { $name }
meeting_figure_of_inside_at_end = Alla fine ancora in { $name }
meeting_figure_of_classes = Classi di { $name }
meeting_figure_of_cost = Costo di { $name }
meeting_figure_of_cost_item = Costo della voce { $name }
meeting_figure_of_uncovered = Scoperto di { $name }
meeting_figure_of_funded = Paga { $name }
meeting_figure_of_funded_per_arrival = Paga { $name } per arrivato
meeting_figure_of_ceiling_reached = Futuri in cui { $name } è al tetto
meeting_figure_of_award_won = Futuri in cui { $name } è assegnata
meeting_figure_of_plan_too_small = Futuri in cui il piano è troppo piccolo per { $name }

### Passi e diapositive

meeting_headlines = Risultati principali
meeting_law_caption = Regole lette il { $date }
meeting_first_to_do = Da fare per prime, di { $count } cose
meeting_not_there = { $name }: in questo risultato non c’è
meeting_step_of = { $step } di { $count }
meeting_tried = provato in riunione
meeting_foot_base = { $scenario }, base
meeting_foot_variant = { $scenario }, variante { $variant }
meeting_show_arrivals = Arrivi mese per mese
meeting_show_dots = Futuri in cerchi
meeting_show_flow = Dove si perdono persone
meeting_show_sources = Dalle fonti alle spese
meeting_show_cash = Cassa mese per mese
meeting_show_headlines = Risultati principali
meeting_show_law = Criteri e cose da fare

### Verbale

meeting_minutes_of = Verbale della riunione del { $date }
meeting_fact_programme = Programma
meeting_fact_date = Data
meeting_fact_place = Luogo
meeting_fact_fingerprint = Impronta dello scenario
meeting_fact_previous = Impronta alla riunione precedente
meeting_previous_same = { $fingerprint }, la stessa
meeting_present = { $n ->
    [0] Presenti
    [one] Presente 1 ente
   *[other] Presenti { $n } enti
}
meeting_nobody_present = Nessun ente segnato come presente
meeting_inputs = Documenti esaminati
meeting_notes = Annotazioni
meeting_motion = Mozione: { $name }
meeting_proposed_by = Proposta da { $organisation }
meeting_no_proposer = Il proponente è ancora da indicare
meeting_motion_base = Riguarda lo scenario di base, senza modifiche
meeting_motion_variant = Riguarda la variante “{ $variant }”, che cambia
meeting_column_result = Risultato
meeting_column_value = Valore messo ai voti
meeting_column_code = Codice
meeting_luck = Calcolato su { $futures } futuri, seme { $seed }, impronta { $fingerprint }
meeting_no_votes = Nessun voto segnato
meeting_count_for = { $n } a favore
meeting_count_against = { $n } contro
meeting_count_abstained = { $n ->
    [one] { $n } astenuto
   *[other] { $n } astenuti
}
meeting_column_body = Ente
meeting_column_vote = Voto
meeting_column_reservation = Riserva
meeting_dissent = Dissenso e riserve
meeting_no_dissent = Nessun dissenso e nessuna riserva
meeting_dissent_line = { $who }, { $how } su “{ $motion }”: { $reservation }
meeting_dissent_bare = { $who }, { $how } su “{ $motion }”

### Controllo prima della riunione

meeting_story = Racconto
meeting_motions = Mozioni
meeting_held_holds = { $name }: { $was }, vale ancora
meeting_held_moved = { $name }: era { $was }, ora { $now }
meeting_held_moved_because = { $name }: era { $was }, ora { $now }; è cambiato: { $why }
meeting_held_gone = { $name }: era { $was }, ora questa cifra non c’è più
meeting_check_unknown = “{ $name }” non è una cifra di questo risultato
meeting_check_no_result = La variante non c’è o non si può calcolare
meeting_check_nothing = Né racconto né mozioni
meeting_check_holds = { $n ->
    [0] Nessuna cifra citata
    [one] La cifra citata vale ancora
   *[other] Tutte le { $n } cifre citate valgono ancora
}
meeting_check_moved = { $n ->
    [0] Le cifre citate valgono ancora ({ $of }), altro è da correggere
    [one] Non vale più { $n } cifra citata su { $of }
   *[other] Non valgono più { $n } cifre citate su { $of }
}

cli_story = Controlla il racconto prima della riunione, o ne aggiorna le cifre citate
cli_story_check = Dice quali cifre citate nel racconto e nelle mozioni non valgono più, e perché
cli_story_update = Cita di nuovo le cifre che le frasi del racconto nominano, con i loro codici
cli_story_out = File da scrivere, senza l’opzione quello letto

### Carte

paper_decisions = Decisioni
meeting_no_slide = La variante del passo “{ $step }” non c’è o non si può calcolare: la sua diapositiva manca
meeting_no_story = Lo scenario non ha un racconto. Scrivilo in Riunione, poi chiedi le diapositive
meeting_no_such_meeting = Questa riunione non c’è nello scenario
cli_report_slides = Scrive anche le diapositive del racconto, PDF 16:9
cli_report_minutes = Scrive il verbale di una riunione, PDF, md o txt
cli_report_meeting = La riunione del verbale, senza l’opzione l’ultima
cli_value_meeting = RIUNIONE

meeting_count_met = { $n ->
    [one] { $n } soddisfatto
   *[other] { $n } soddisfatti
}
