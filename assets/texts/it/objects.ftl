# Oggetti dello scenario: aggiungere, togliere, copiare, modificare ogni campo.

objects_command_add = Aggiungi…
objects_command_duplicate = Duplica
objects_command_copy = Copia
objects_command_paste = Incolla
objects_command_delete = Togli…
objects_clock_keep = continua a correre
objects_clock_start = comincia da qui
objects_deadline_on_entry = l’ingresso nella fase
objects_deadline_on_start = l’inizio della fase
objects_deadline_on_exit = la fine della fase
objects_plan_unit_programme = tutto il programma
objects_plan_unit_class = ogni classe che comincia
objects_outcome_met = soddisfatto
objects_outcome_not_met = non soddisfatto
objects_outcome_not_applicable = non si applica
objects_grid_month = mesi
objects_grid_week = settimane
objects_purpose_sectors_in_italy = lavoro nei settori produttivi in Italia
objects_purpose_sectors_in_origin = lavoro con imprese italiane nel Paese d’origine
objects_purpose_local_business = impresa propria nel Paese d’origine
objects_approval_path_labour_ministry = ministero del Lavoro
objects_approval_path_education_ministry = ministero dell’Istruzione
objects_approval_path_university_ministry = ministero dell’Università
objects_approval_path_cnel = accordi fra organizzazioni presenti nel CNEL

objects_case_duration_immediate = nessun tempo
objects_case_duration_takes = un tempo stimato
objects_case_duration_course = quanto il corso
objects_case_duration_open = senza fine
objects_case_capacity_unlimited = tutti subito
objects_case_capacity_per_month = un massimo al mese
objects_case_capacity_office = la capacità di un ufficio
objects_case_capacity_seats = un massimo insieme
objects_case_capacity_classes = in classi di un corso
objects_case_capacity_positions = quanti i posti di lavoro
objects_case_dropout_per_month = una quota ogni mese
objects_case_dropout_whole = una quota in tutta la fase
objects_case_dropout_retention = quote che restano nel tempo
objects_case_window_parameter = un parametro di legge
objects_case_window_months = mesi scritti a mano
objects_case_driver_once = una volta
objects_case_driver_per_month = ogni mese
objects_case_driver_per_class = per ogni classe
objects_case_driver_per_course_hour = per ogni ora di corso
objects_case_driver_per_entry = per ogni persona che entra in una fase
objects_case_driver_per_start = per ogni persona che comincia una fase
objects_case_driver_per_person_month = per persona e mese in una fase
objects_case_driver_per_exit = per ogni persona che finisce una fase
objects_case_driver_share_of = una quota degli altri costi
objects_case_beneficiaries_letter = chi può proporre per una lettera
objects_case_beneficiaries_kind = un tipo di ente
objects_case_payment_as_spent = nel mese della spesa
objects_case_payment_advance = un anticipo, poi il resto
objects_case_payment_refund = rimborso dopo la spesa
objects_case_payment_on_result = a risultato raggiunto

objects_code_criterion = Codice del criterio, come PAR-06
objects_code_parameter = Codice del parametro, come P_VISA_WINDOW
objects_code_rulebook = Codice del regolamento
objects_code_todo = Criterio e fatto, come EMP-02:employer.requests
objects_code_question = Domanda dell’intervista

objects_consequence_gone = { $object } → via
objects_consequence_emptied = { $place } → vuoto
objects_consequence_shorter = { $place } → un elemento in meno
objects_consequence_leads = { $place } → { $name }
objects_consequence_closed = { $object } → chiusa, pagava solo questo
objects_consequence_length = { $place } → quella del corso

objects_refused_missing = { $place } non c’è più
objects_refused_needed = Serve a { $object }, campo “{ $field }”. Scegli prima un altro valore lì
objects_refused_no_objects = Negli appunti non ci sono oggetti di Corridoi
objects_refused_nothing_fits = Nessuno di questi oggetti può stare in questo scenario: manca ciò a cui si riferiscono
objects_refused_unfit = Il valore non si adatta al campo, che resta com’era

objects_not_given = non indicato
objects_take_away = Togli il valore di { $field }
objects_add_element = Aggiungi a { $field }
objects_remove_element = Togli { $name }
objects_add_whole = Aggiungi
objects_leave = Lascia stare
objects_all_fields = { $n ->
    [one] Mostra anche il campo vuoto
   *[other] Mostra anche i { $n } campi vuoti
}
objects_fewer_fields = Nascondi i campi vuoti
objects_pick_search = Cerca nell’elenco
objects_pick_none = Niente da scegliere
objects_wrong_day = Non è un giorno. Scrivi per esempio 1/3/2027
objects_wrong_number = Non è un numero
objects_wrong_whole = Scrivi un numero intero da { $least } a { $most }
objects_wrong_empty = Questo campo non può restare vuoto
objects_wrong_country = Non è un Paese. Sceglilo dall’elenco
objects_kept_old = { $reason }. Resta il valore di prima
objects_estimate_hint = da 3 a 8, di solito 5
objects_day_hint = 1/3/2027
objects_grade_menu = Grado di { $field }
objects_source_menu = Fonte di { $field }
objects_unit_menu = Unità di { $field }
objects_shape_menu = Forma di { $field }
objects_note_of = Nota su { $field }
objects_day_of = Data del dato di { $field }
objects_more_of = Altro su { $field }
objects_shape_drawn = { $field }, forma: da { $low } a { $high }, più alta a { $usual }
objects_shape_pert = attorno al valore solito
objects_shape_triangular = triangolo
objects_shape_uniform = tutti i valori alla pari
objects_open = Apri { $name }
objects_used_by = Chi lo usa
objects_id = Codice { $id }
objects_persons_of = Persone: { $country }

objects_add_title = Aggiungi
objects_add_what = Che cosa vuoi aggiungere?
objects_add_title_of = Aggiungi: { $kind }
objects_add_hint = Qui si chiede solo ciò senza cui il modello non funziona. Le stime le scrivi tu. Il grado è ipotesi finché non ne scegli un altro.
objects_add_missing = Manca ancora: { $fields }
objects_add_into = Corridoio
objects_add_after = Dopo la fase
objects_add_first = all’inizio
objects_add_back = Altro tipo
objects_add_chain_arrival = Arrivo
objects_add_chain_exit = Percorso concluso
objects_add_chain_hint = Il corridoio nasce con una fase di arrivo e un’uscita, senza cifre. Aggiungi poi fasi e avvii.
objects_add_needs = Prima serve: { $kind }

objects_remove_title = Togli
objects_remove_what = { $n ->
    [one] Viene tolto { $names }
   *[other] Vengono tolti { $n } oggetti: { $names }
}
objects_remove_depends = { $n ->
    [one] Cambia anche un’altra cosa
   *[other] Cambiano anche { $n } cose
}
objects_remove_undo = È un passo solo, e si annulla
objects_remove_do = Togli
objects_copy_of = { $name } (copia)
objects_pasted_title = Incollato
objects_pasted_told = Ciò che qui non c’è è stato tolto dalle copie
objects_pasted_left_out = Non incollato, manca ciò da cui dipende: { $name }
objects_cannot_title = Non si può

## Rimedi con un clic
repair_keep_lead = Tieni { $fact1 } come capofila, gli altri diventano partner
repair_give_lead = Fai capofila { $fact1 }
repair_accountable = Ne risponde { $fact1 }
repair_break_ring = Da { $fact1 } si va a { $fact2 }
repair_connect_stage = Da { $fact1 } si passa a { $fact2 }
repair_remove_stage = Togli la fase { $fact1 }
repair_add_intake = Aggiungi un avvio…
repair_admit_category = { $fact1 } ammette anche costi come { $fact2 }
repair_admit_corridor = { $fact1 } ammette anche { $fact2 }
repair_close_source = Segna { $fact1 } come chiusa
repair_remove_source = Togli la fonte { $fact1 }
repair_add_source = Aggiungi una fonte…
repair_second_body = { $fact1 } affianca { $fact2 }
repair_add_organisation = Aggiungi un secondo ente…
repair_link_direct = Lega { $fact1 } a { $fact2 }
repair_role = Dai un ruolo a { $fact1 } in { $fact3 }: { $fact2 }
repair_remove_organisation = Togli l’ente { $fact1 }
repair_as_assumption = Segna il dato come ipotesi
repair_unlimited = Togli il limite: tutti subito
repair_add_position = Aggiungi i posti…
repair_share_whole = Porta la quota di { $fact1 } al massimo possibile, tutto
repair_share_beside_own = Porta la quota di { $fact1 } al { $fact2 } %
repair_smallest_ceiling = Tieni il tetto più basso di { $fact1 }
repair_no_award = Togli la probabilità di vincere da { $fact1 }
repair_not_itself = Togli { $fact1 } dalle sue stesse esclusioni
repair_later_order = { $fact1 } paga dopo { $fact2 }
repair_no_end = Togli la fine del periodo

## Ruoli
roles_tab = Ruoli
roles_hint = Viene dai ruoli degli enti e dai campi delle fasi. Chi risponde si sceglie qui, il resto nella scheda dell’ente
roles_export_csv = Esporta CSV
roles_export_xlsx = Esporta Excel
roles_sheet = Ruoli
