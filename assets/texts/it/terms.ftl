### Le parole del dominio: unità, ruoli, categorie, tipi, canali, campi. Stanno da sole in una cella o dentro una frase.

## Unità, dopo il numero
unit_people = { $count ->
    [one] persona
   *[other] persone
}
unit_days = { $count ->
    [one] giorno
   *[other] giorni
}
unit_weeks = { $count ->
    [one] settimana
   *[other] settimane
}
unit_months = { $count ->
    [one] mese
   *[other] mesi
}
unit_hours = { $count ->
    [one] ora
   *[other] ore
}
unit_people_per_month = { $count ->
    [one] persona al mese
   *[other] persone al mese
}
unit_percent_per_month = % al mese
unit_percent_per_year = % all’anno
unit_euro_per_month = al mese
unit_euro_per_year = all’anno

## Unità come nome, per dire quale serve
unit_name_people = persone
unit_name_percent = per cento
unit_name_percent_per_month = per cento al mese
unit_name_percent_per_year = per cento all’anno
unit_name_days = giorni
unit_name_weeks = settimane
unit_name_months = mesi
unit_name_euro = euro
unit_name_euro_per_month = euro al mese
unit_name_euro_per_year = euro all’anno
unit_name_hours = ore
unit_name_people_per_month = persone al mese
unit_name_count = numero

## Ruoli
role_lead = capofila
role_partner = partner
role_adherent = aderente
role_trainer = formazione
role_selector = selezione
role_employers_voice = voce delle imprese
role_funder = finanziatore
role_authority = autorità
role_welcome = accoglienza

## Che cos’è un ente
orgkind_public_body = ente pubblico
orgkind_authority = ufficio dello Stato
orgkind_diplomatic_mission = ambasciata o consolato
orgkind_foreign_authority = autorità estera
orgkind_international = organizzazione internazionale
orgkind_employers_association = associazione di imprese
orgkind_union = sindacato
orgkind_bilateral_body = ente bilaterale
orgkind_training_body = ente di formazione
orgkind_university = università o ricerca
orgkind_cpia = CPIA
orgkind_third_sector = terzo settore
orgkind_company = impresa
orgkind_funder = fondo o fondazione

## Lettere dell’art. 23
category_letter = categoria { $letter }
category_a = Regioni e loro enti
category_b = enti locali
category_c = organizzazioni nazionali di imprese e lavoratori
category_d = enti bilaterali
category_e = organizzazioni internazionali
category_f = società civile, elenco AICS
category_g = associazioni che operano per gli immigrati
category_h = terzo settore nel RUNTS
category_i = servizi per il lavoro accreditati
category_j = formazione accreditata
category_k = università, ricerca, ITS
category_l = CPIA

## Registri
register_aics = elenco AICS
register_runts = RUNTS
register_art42 = registro dell’art. 42
register_employment_services = servizi per il lavoro
register_regional_training = formazione regionale

## Canali d’ingresso
route_art23 = art. 23
route_blue_card = Carta blu UE
route_quota = decreto flussi
route_seasonal_quota = decreto flussi, stagionale
route_conversion = conversione del permesso
route_internship = tirocinio
route_art27 = art. 27
route_resident = già residenti

## Tipi di fase
stagekind_selection = selezione
stagekind_course = corso
stagekind_exam = esame
stagekind_matching = impresa
stagekind_nulla_osta = nulla osta
stagekind_visa = visto
stagekind_arrival = arrivo
stagekind_permit = permesso
stagekind_internship = tirocinio
stagekind_employment = lavoro
stagekind_welcome = accoglienza
stagekind_return = ritorno

## Categorie di costo
cost_selection = Selezione e prove
cost_language_training = Italiano
cost_civic_training = Educazione civica
cost_vocational_training = Formazione al mestiere
cost_safety_training = Salute e sicurezza
cost_exam_certification = Esami e certificati
cost_visa_permit_fees = Visti e permessi
cost_medical = Visite mediche
cost_travel = Viaggio
cost_housing = Alloggio
cost_integration_support = Tutoraggio e integrazione
cost_programme_management = Gestione del programma
cost_partnership_building = Costruzione del partenariato
cost_equipment = Attrezzature
cost_trainee_allowance = Indennità di formazione
cost_indirect = Costi indiretti

## Gruppi di voci, per il disegno dalle fonti alle voci
cost_group_training = Formazione e prove
cost_group_entry = Viaggio e visti
cost_group_welcome = Accoglienza e tutoraggio
cost_group_running = Gestione

## Fonti
source_status_running = concessa
source_status_open = aperta
source_status_closed = chiusa, non contata
source_status_assumed = supposta dal gruppo
ceiling_programme = per il programma
ceiling_plan = per piano
ceiling_proposer = per proponente
ceiling_person = per persona
ceiling_success = per assunto
ceiling_firm = per impresa
ceiling_course_hour = per ora di corso
payment_as_spent = nel mese della spesa
payment_advance = anticipo { $percent }, saldo dopo { $months ->
    [one] { $months } mese
   *[other] { $months } mesi
}
payment_refund = rimborso dopo { $months ->
    [one] { $months } mese
   *[other] { $months } mesi
}
payment_on_result = a risultato, dopo { $months ->
    [one] { $months } mese
   *[other] { $months } mesi
}

## Legami
link_people = persone
link_money = denaro
link_obligation = impegno
link_authority = competenza

## Posti di lavoro
contract_open = a tempo indeterminato
contract_fixed = a tempo determinato
housing_dwelling = casa con idoneità
housing_site_dormitory = dormitorio in cantiere
housing_hotel = albergo o simile
housing_none = nessuno

## Gravità di una segnalazione
severity_note = nota
severity_warning = avviso
severity_error = errore

## Atti della procedura
procedure_course_start = inizio del corso
procedure_course_end = fine del corso
procedure_list_to_ministry = elenco dei partecipanti al ministero
procedure_employers_to_ministry = imprese note al ministero
procedure_no_request = domanda di nulla osta
procedure_no_issued = rilascio del nulla osta
procedure_visa_request = domanda di visto
procedure_visa_checks_notice = avviso di fine verifiche del visto
procedure_employer_confirm = conferma dell’impresa
procedure_visa_issued = rilascio del visto
procedure_entry = ingresso
procedure_contract_signed = contratto di soggiorno

## Elenchi di uno scenario, al singolare
list_references = riferimento
list_profiles = profilo
list_organisations = ente
list_links = legame
list_offices = ufficio
list_courses = corso
list_employers = impresa
list_positions = posto
list_corridors = corridoio
list_stages = fase
list_exits = uscita
list_intakes = avvio
list_costs = voce di costo
list_sources = fonte
list_evidence = prova
list_commitments = impegno
list_overrides = deroga
list_law_changes = modifica di legge
list_levers = leva
list_variants = variante
list_notes = nota
list_groups = gruppo
list_layout = posizione nel grafo
list_programme = programma
list_scenario = scenario

## Campi
field_about = oggetto
field_abroad_percent = quota di ore all’estero
field_accountable = ente responsabile
field_act = atto
field_active_in = Paesi in cui opera
field_also = campi collegati
field_also_for = altri profili
field_agreement = contratto collettivo
field_agreement_date = data dell’accordo
field_agreement_gross_year = paga lorda del contratto collettivo
field_amount = importo
field_anchors = quote nel tempo
field_approval_date = data di approvazione
field_arrival_stage = fase che conta come arrivo
field_as_of = data del giudizio
field_at_most = volte al massimo
field_attendance_percent = frequenza richiesta
field_autonomous_branch = autonomia dell’articolazione
field_award = probabilità di vincere il bando
field_back_to = fase a cui si torna
field_before = davanti a
field_buffer_days = margine prima del termine
field_by = entro
field_capacity = capacità
field_categories = categorie ammesse
field_category = categoria
field_category_assumed = categoria supposta
field_ceilings = tetti
field_citizenship = cittadinanza
field_class_effect = somiglianza dentro la classe
field_class_max = persone per classe
field_class_min = classe più piccola
field_classes_at_once = classi insieme
field_clock = decorrenza della finestra
field_closed_path = strada chiusa
field_commitments = impegni
field_contract = contratto
field_corridor = corridoio
field_corridors = corridoi
field_costs = costi
field_count = posti
field_countries = Paesi ammessi
field_country = Paese
field_courses = corsi
field_criterion = criterio
field_date = data
field_dates = date fissate
field_deadline = termine di legge
field_destination = Paese di destinazione
field_distance_percent = quota a distanza
field_document = documento
field_driver = unità di costo
field_dropout = abbandono
field_duration = durata
field_edits = differenze
field_employer = impresa
field_employers = imprese
field_evidence = prove
field_exam_body = ente certificatore
field_exam_level = livello d’esame
field_example = esempio
field_barred = esclusa
field_excluded_until = esclusa fino al
field_probability = probabilità
field_todo = cosa da fare
field_excludes = non si somma con
field_exit = uscita
field_exits = uscite
field_field = campo
field_firms = imprese
field_from = inizio
field_gates = varchi
field_giving_up = rinuncia in attesa
field_grade = grado
field_grid = passo del calendario
field_gross_year = paga lorda annua
field_high = valore massimo
field_high_risk = Paese ad alto rischio
field_hours_civic = ore di educazione civica
field_hours_italian = ore di italiano
field_hours_rights = ore sui diritti dei lavoratori
field_hours_safety = ore di salute e sicurezza
field_hours_total = ore in tutto
field_hours_vocational = ore di mestiere
field_housing = alloggio
field_id = codice
field_intakes = avvii
field_interview = domande con risposta
field_keeper = chi lo conserva
field_kept = mantenuto
field_kind = tipo
field_known_to_ministry = nota al ministero
field_label = etichetta
field_law_changes = modifiche di legge
field_layout = posizioni nel grafo
field_leasing_agency = agenzia di somministrazione
field_length = durata
field_levers = leve
field_links = legami
field_list = elenco
field_low = valore minimo
field_max = massimo
field_min = minimo
field_min_age = età minima
field_months = mesi
field_name = nome
field_nationally_representative = rappresentatività nazionale
field_next = fase seguente
field_node = nodo
field_nodes = nodi
field_note = nota
field_of = base del tetto
field_office = ufficio
field_offices = uffici
field_on = che cosa deve avvenire in tempo
field_opens = disponibili dal
field_organisation = ente
field_organisations = enti
field_origin = Paese di origine
field_otherwise = uscita degli altri
field_outcome = esito
field_overrides = deroghe
field_parameter = parametro di legge
field_parent = variante di partenza
field_participant_fee_cents = quota a carico del partecipante
field_participants = partecipanti
field_pass = quota che prosegue
field_path = percorso di approvazione
field_payer = chi paga
field_payment = modo di pagamento
field_people = persone
field_per_month = pratiche al mese
field_percent = percentuale
field_place = editore o indirizzo
field_positions = posti
field_priority = ordine
field_profile = profilo
field_profiles = profili
field_programme = programma
field_promise_percent = futuri senza nessuno a metà
field_province = provincia
field_purposes = finalità
field_rate = tasso
field_reason = motivo
field_references = riferimenti
field_refugees_other = altri rifugiati
field_refugees_recognised = rifugiati riconosciuti
field_registers = registri
field_requests = richieste
field_residence = residenza
field_rest_after_months = mesi al saldo
field_after_months = mesi al pagamento
field_earnings = guadagno
field_origin_net = guadagno netto nel paese di origine
field_net_share = parte netta della paga
field_rent = affitto
field_remittances = rimesse
field_employer_share = contributi dell’impresa
field_retention_stage = fase in cui si resta
field_rework = pratiche rimandate indietro
field_role = ruolo
field_roles = ruoli
field_route = canale d’ingresso
field_rulebook = regolamento
field_sector = settore
field_shape = forma
field_share = quota pagata
field_source = fonte del dato
field_sources = fonti
field_stage = fase
field_stages = fasi
field_start = inizio del calendario
field_starts = date di avvio
field_stateless = apolidi
field_status = stato
field_step = passo
field_stream = flusso casuale
field_submission_date = data di invio
field_summary = descrizione
field_suspension_days = giorni di sospensione
field_target = obiettivo
field_task = compito
field_territory = territorio
field_text = testo
field_title = titolo
field_to = destinazione
field_trainer = ente che tiene il corso
field_training = conta come formazione
field_training_countries = Paesi del corso
field_turnover_cents = fatturato
field_unit = costo unitario
field_until = fine
field_usual = valore usuale
field_value = valore
field_variants = varianti
field_wanted = uscita voluta
field_window = finestra
field_x = posizione orizzontale
field_y = posizione verticale
field_yearly_change = variazione annua del prezzo
field_years_active = anni di attività

## Oggetti senza nome proprio
intake_of = avvio del { $date }
