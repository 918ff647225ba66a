### La finestra: posti, menu, comandi, grafo, pannelli, barre, messaggi.

## Posti
place_network = Rete
place_law = Norme
place_resources = Risorse
place_futures = Futuri
place_options = Opzioni
place_count_no = { $n ->
    [one] { $place }, { $n } criterio non soddisfatto
   *[other] { $place }, { $n } criteri non soddisfatti
}

## Menu e comandi
menu_file = File
menu_edit = Modifica
menu_view = Vista
menu_help = Aiuto
menu_recent = Aperti di recente
menu_examples = Esempi
command_open = Apri…
command_open_example = Apri l’esempio THAMM Plus
command_save = Salva
command_save_as = Salva con nome…
command_quit = Esci
command_search = Cerca o comanda
command_show_base = Mostra la base
command_stop = Ferma il calcolo
command_first_no = Vai al primo “non soddisfatto”
command_back = Indietro
command_forward = Avanti
command_side_panel = Pannello a lato
command_results = Riduci i risultati a una riga
command_focus = A fuoco
command_zoom_in = Avvicina
command_zoom_out = Allontana
command_zoom_fit = Tutto nello schermo
command_theme = Chiaro o scuro
command_language = Italiano o inglese
command_larger = Testo più grande
command_smaller = Testo più piccolo
command_next_region = Parte seguente della finestra
command_keys = Tasti
command_about = Informazioni su Corridoi
command_undo_step = Annulla: { $step }
command_redo_step = Ripeti: { $step }

## Barra in alto
top_example = esempio
top_unsaved = non salvato
top_variant = Variante
top_base = Base
top_differences = { $n ->
    [one] { $n } differenza
   *[other] { $n } differenze
}
top_choose_variant = Scegli la variante da mostrare

## Grafo
canvas_name = { $n ->
    [one] Rete, { $n } nodo
   *[other] Rete, { $n } nodi
}
canvas_legend_people = persone
canvas_legend_money = denaro
canvas_legend_obligation = impegno
canvas_legend_authority = competenza
canvas_column_corridor = Corridoio
canvas_column_corridors = Corridoi
canvas_kind_partner = ente
canvas_kind_source = fonte
canvas_kind_authority = autorità
canvas_kind_employer = impresa
canvas_kind_corridor = corridoio
canvas_corridor_line = { $intakes ->
    [one] { $route } · { $people } iscritti, { $intakes } avvio
   *[other] { $route } · { $people } iscritti, { $intakes } avvii
}
canvas_employer_line = { $firms } imprese · { $positions } posti
canvas_stage_spoken = { $name }: { $people } persone
canvas_stage_wait = si aspetta { $days } giorni
canvas_empty = Nessun ente e nessun corridoio in questo scenario
network_tab_graph = Grafo
network_tab_table = Tabella
network_zoom = Zoom { $percent }

## Tabella
table_kind = Tipo
table_name = Nome
table_place = Dove
table_role = Che cosa fa qui
table_figure = Figura
table_state = Stato

## Pannello a lato
side_levers = Leve
side_selection = Selezione
side_findings = Segnalazioni
side_findings_n = Segnalazioni { $n }
side_close = Chiudi il pannello
levers_hint = La banda è l’incertezza. Trascina o scrivi “da 60 a 120, di solito 75”.
levers_none = Nessuna leva in questo scenario
levers_effect = Effetto della variante
levers_choice = scelta del gruppo
selection_none = Scegli un nodo, una fase o un legame del grafo
selection_source = Fonte
selection_no_source = senza fonte
selection_note = Nota
selection_links = Legami
selection_linked = { $kind } · { $name }
selection_state = Stato
findings_none = Nessuna segnalazione
findings_where = Vai a { $place }

## Risultati in basso
results_arrivals_by = Arrivi entro { $date }
results_arrivals = Arrivi
results_cost_per_arrived = Costo per arrivato
results_uncovered = Scoperto
results_stranded = Rimasti a metà
results_law = Art. 23
results_target_in = obiettivo in { $futures }
results_share_of_costs = { $share } dei costi
results_stale = riferito a prima dell’ultima modifica
results_fold = Riduci i risultati
results_unfold = Apri i risultati
results_waiting = in calcolo
results_see_law = vedi i criteri

## Riga di stato
status_futures = { $n } futuri
status_running = in calcolo, { $percent }
status_waiting = in calcolo
status_stopped = calcolo fermato
status_failed = il calcolo non è riuscito
status_unsound = lo scenario ha errori, le figure sono quelle di prima
status_error_arrivals = Errore di calcolo ±{ $error } arrivi
status_seed = Seme { $seed }
status_rules_stale = { $n ->
    [one] { $n } regola da ricontrollare
   *[other] { $n } regole da ricontrollare
}
status_findings = { $n ->
    [one] { $n } segnalazione
   *[other] { $n } segnalazioni
}
status_saved = Salvato
status_not_saved = Modifiche non salvate
status_never_saved = Mai salvato su disco
status_example_figures = Figure d’esempio

## Futuri
futures_fan = Arrivi cumulati
futures_fan_bands = metà dei futuri nella banda scura, 8 su 10 in quella chiara
futures_dots = { $what }, futuro per futuro
futures_dots_hint = Ogni cerchio vale 2 futuri su 100; pieno se raggiunge l’obiettivo
futures_dots_hint_plain = Ogni cerchio vale 2 futuri su 100
futures_flow = Dove si perde e dove si aspetta
futures_words = In parole
futures_caption = Quantili di { $n } futuri, errore ±{ $error } arrivi
futures_tab_people = Persone
futures_no_corridor = Nessun corridoio in questo scenario, quindi nessuno arriva e nessuna norma si applica
futures_none = Nessun risultato ancora

## Risorse
resources_tab_matrix = Chi paga che cosa
resources_hint = Mediana dei futuri, euro
resources_cost_item = Voce di costo
resources_cost = Costo
resources_uncovered = Scoperto
resources_total = Totale
resources_ceiling = Tetto della fonte
resources_flow = Dalle fonti alle voci
resources_flow_hint = migliaia di euro
resources_not_admitted = la fonte non ammette la voce
resources_ceiling_reached = tetto raggiunto
resources_why = Perché nessuno lo paga
resources_uncovered_of = { $what }, scoperto
resources_on_average = in media, { $range }
resources_covered = Tutto coperto
resources_none = Nessun costo in questo scenario

## Norme
law_none = Per questo canale d’ingresso non c’è ancora un regolamento
law_mandatory = { $n ->
    [one] { $n } criterio obbligatorio
   *[other] { $n } criteri obbligatori
}
law_worst = Per esito
law_groups = Per gruppo
law_open = Aperti
law_search = Cerca un criterio
law_none_found = Nessun criterio con questo filtro
law_fix = Che cosa fare
law_evidence = Prove
law_evidence_document = Nome del documento
law_evidence_date = Data, 2027-01-15
law_evidence_date_wrong = Scrivi la data come anno-mese-giorno, per esempio 2027-01-15
law_evidence_add = Aggiungi la prova
law_evidence_remove = Togli la prova { $document }
law_full_proof = { $n ->
    [one] Prova completa, { $n } passo
   *[other] Prova completa, { $n } passi
}
law_forced = deciso a mano
law_bar_met = { $n } sì
law_bar_not_met = { $n } no
law_bar_unknown = { $n ->
    [one] { $n } sconosciuto
   *[other] { $n } sconosciuti
}
law_bar_to_verify = { $n } da verificare
law_bar_not_applicable = { $n ->
    [one] { $n } non applicabile
   *[other] { $n } non applicabili
}
law_source = Fonte
law_tasks = { $n ->
    [one] Una cosa da fare per presentare
   *[other] { $n } cose da fare per presentare
}
law_task_what = Che cosa e chi
law_task_by = Entro
law_task_days = Durata
law_task_cost = Costo
law_task_serves = Risolve

## Opzioni
options_language = Lingua
options_theme = Aspetto
options_system = Come il sistema
options_light = Chiaro
options_dark = Scuro
options_scale = Grandezza
options_saved = Le scelte restano su questo computer

## Messaggi
message_file_failed = Il file non è stato aperto
message_save_failed = Il file non è stato salvato
message_safe = Il lavoro aperto è rimasto com’era
message_details = Dettagli
message_close = Chiudi il messaggio
message_no_dialog = Non c’è un programma per scegliere i file. Scrivi qui il percorso, o trascina il file nella finestra
message_path = Percorso del file
message_open_path = Apri
message_save_path = Salva
message_save_over = Sovrascrivi
quit_title = Vuoi salvare prima di uscire?
quit_text = Lo scenario ha modifiche non salvate. Senza salvare restano nel diario e si possono riprendere.
open_title = Vuoi salvare prima di aprire un altro file?
quit_save = Salva
quit_discard = Esci senza salvare
open_discard = Apri senza salvare
dialog_scenario = Scenario di Corridoi
dialog_drop = Lascia qui il file per aprirlo

## Ricerca
palette_hint = Scrivi il nome di un comando, di un ente, di un criterio…
palette_none = Niente con queste parole
palette_command = comando
palette_variant = variante
palette_criterion = criterio

## Aiuto
keys_title = Tasti
keys_canvas = Nel grafo: frecce da nodo a nodo, Ctrl e frecce spostano ciò che è scelto, Ctrl o Maiusc e clic aggiungono alla scelta, Maiusc e trascina sceglie un’area, F2 apre i campi, Esc lascia
about_title = Corridoi
about_text = Disegna partenariati per la mobilità delle competenze: chi partecipa, chi paga, quante persone arrivano e che cosa dice la legge.
about_version = Versione { $version }
about_licence = Licenza EUPL-1.2

## Ruoli di un ente

## Parti della finestra
region_top = Barra in alto
region_rail = Posti
region_place = Posto aperto
region_side = Pannello a lato
region_results = Risultati
region_status = Riga di stato
