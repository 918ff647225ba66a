### Le norme sullo schermo e nel terminale: da dove viene una riga, compiti, deroghe, modifiche di legge.

law_origin_scenario = scenario · al { $date }
law_origin_override = deroga · dal { $date }
law_origin_law = { $article } · dal { $date } · { $confidence }
law_origin_verdict = { $article } · al { $date } · { $confidence }
law_unverified = { $n ->
    [one] { $n } criterio poggia su una regola non verificata
   *[other] { $n } criteri poggiano su regole non verificate
}
law_verdict_unverified = { $n ->
    [one] { $title }, ma un criterio poggia su una regola non verificata
   *[other] { $title }, ma { $n } criteri poggiano su regole non verificate
}
law_count_forced = { $n ->
    [one] una deroga
   *[other] { $n } deroghe
}
law_forced_line = { $id } { $what }: { $outcome } dal { $date }, deciso da { $by }. Motivo: { $reason }
law_forced_by_nobody = ente non indicato
law_task_assigned = affidato a { $who }
law_task_assigned_by = affidato a { $who } entro il { $date }
law_stale_mark = da ricontrollare
law_unverified_mark = non verificato
law_forced_mark = deciso a mano

law_eligible = Resta ammissibile in { $futures }
law_eligible_error = errore di calcolo ±{ $error } punti
law_eligible_windows = finestre rispettate in { $futures }
law_eligible_classes = classi formate in { $futures }
law_eligible_positions = posti di lavoro per tutti in { $futures }
law_eligible_about = Quota di futuri in cui nessuna finestra di legge scade, ogni classe raggiunge il minimo e chi finisce il corso trova un posto

cli_todo = { $n ->
    [one] Da fare: una cosa
   *[other] Da fare: { $n } cose
}
cli_todo_by = entro il { $date }
cli_todo_serves = risolve { $criteria }
cli_overrides = Deroghe
cli_check_files = Scenari: file o nomi di scenari compresi
cli_other_cases = { $n ->
    [one] (e un altro caso)
   *[other] (e altri { $n } casi)
}

law_value_from = { $value } dal { $from }
law_supposed = Si suppone { $label }: { $value } dal { $from }
law_supposed_probability = probabilità { $share }
law_supposed_target = con le due leggi così probabili, obiettivo raggiunto in { $share }
law_supposed_average = in media { $amount } arrivi
law_values = Valori della norma
law_change_open = Supponi un altro valore…
law_change_value = Valore, { $unit }
law_change_value_bare = Valore
law_change_date = Dal giorno, 2028-01-01
law_change_probability = Probabilità in %, se si vuole
law_change_make = Crea la variante
law_change_wrong = Servono un numero e una data, per esempio 2028-01-01. La probabilità va da 0 a 100
law_unit_hours = ore
law_unit_persons = persone
law_unit_eur = €
law_unit_months = mesi
law_unit_days = giorni
law_unit_years = anni
law_unit_share = quota da 0 a 1
law_show = Mostra { $name } nella rete
law_fact_yes = Sì
law_fact_no = No
law_fact_choose = Scegli…
law_fact_date = 2027-01-15
law_fact_wrong = { $typed } non è un valore possibile qui
law_keeper = Chi la conserva: { $name }
law_keeper_none = Chi la conserva…
law_kept_by = presso { $name }
law_override_open = Decidi a mano…
law_override_reason = Motivo
law_override_by = Chi decide: { $name }
law_override_none = Chi decide…
law_override_make = Aggiungi la deroga
law_override_remove = Togli la deroga: { $sentence }
law_overrides = Deroghe
law_task_apply = Applica: { $what }
law_task_paper = Il documento c’è: { $what }
law_task_state = Scrivi il dato: { $what }
law_task_assign = Fanne un compito: { $what }
law_task_waiting = Aspetta il nuovo giudizio
law_object_criteria = Criteri che lo riguardano
