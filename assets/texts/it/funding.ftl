### Regole dei finanziamenti: avvisi, campi, ragioni, cassa, conti.

## Avvisi sulle fonti
S-SHARE-OVER = { $fact1 } paga più di tutto: { $fact2 } %
    .hint = Scrivi 100 o meno: una spesa si paga una volta sola
S-SHARE-OWN = { $fact1 } paga il { $fact2 } % ma chiede un contributo proprio del { $fact3 } %
    .hint = Scrivi una quota del { $fact4 } %: di più non può pagare
S-CEILING-MINIMUM = Il tetto di { $fact1 } è di { $fact2 } €, il piano minimo di { $fact3 } €: nessun piano va bene
    .hint = Alza il tetto ad almeno { $fact3 } €, oppure abbassa il minimo a { $fact2 } €
S-CEILING-TWICE = { $fact1 } ha due tetti dello stesso tipo: vale il più basso
    .hint = Tieni uno dei due
S-ADVANCE = L’anticipo di { $fact1 } è del { $fact2 } %
    .hint = Scrivi da 0 a 100
S-EXCLUDES-SELF = { $fact1 } non si può sommare con sé stessa
    .hint = Togli il suo nome dall’elenco
S-AWARD-RUNNING = { $fact1 } è già concessa, ma ha ancora una probabilità di vincere il bando
    .hint = Togli la probabilità, oppure segna la fonte come aperta
S-EXCLUDES-LINE = { $fact1 } e { $fact2 } non si sommano, hanno la stessa priorità e ammettono entrambe «{ $fact3 }»: paga chi viene prima nel file
    .hint = Dai a una delle due una priorità successiva, oppure togli la voce a una delle due

## Campi
field_bearer = ente che sostiene la spesa
field_sectors = settori ammessi
field_routes = canali d’ingresso ammessi
field_beneficiaries = beneficiari ammessi
field_plan = che cos’è un piano
field_minimum = piano minimo
field_own_contribution = contributo proprio
field_bridge = anticipo degli enti
field_most = somma anticipabile
field_yearly_interest = interesse all’anno

## Ragioni
funding_usual = Ragioni del futuro { $number }, quello nel mezzo: { $uncovered } scoperti su { $total }
funding_gap = { $amount } di { $category } senza fonte: { $reasons }
funding_gap_none = { $amount } di { $category } senza fonte: non c’è nessuna fonte
funding_gap_source = { $source } { $rules }
funding_and = { $first } e { $last }
funding_kept = { $amount }: { $rule }
funding_rule_category = non ammette { $what }
funding_rule_corridor = non ammette questo corridoio
funding_rule_country = non ammette questo Paese di origine
funding_rule_sector = non ammette questo settore
funding_rule_route = non ammette questo canale d’ingresso
funding_rule_beneficiary = non ammette l’ente che sostiene la spesa
funding_rule_before = paga solo le spese dal { $date }
funding_rule_after = paga solo le spese fino al { $date }
funding_rule_not_won = non ha concesso il contributo
funding_rule_minimum = non paga piani sotto { $minimum }
funding_rule_excluded = non si somma con { $other }
funding_rule_ceiling = ha raggiunto il tetto di { $ceiling } ({ $kind })
funding_rule_ceiling_plain = ha raggiunto il tetto di { $ceiling }
funding_rule_share = paga solo { $share } di ogni spesa
funding_rule_own = vuole che { $share } resti a carico proprio

## Rimedi
funding_remedy = { $what }: coprirebbe { $covers }
funding_step_admit = fai ammettere { $what } a { $source }
funding_step_corridor = fai ammettere il corridoio a { $source }
funding_step_country = fai ammettere il Paese di origine a { $source }
funding_step_sector = fai ammettere il settore a { $source }
funding_step_route = fai ammettere il canale d’ingresso a { $source }
funding_step_beneficiary = fai sostenere la spesa a un ente che { $source } ammette
funding_step_from = anticipa { $source } di { $months ->
    [one] un mese
   *[other] { $months } mesi
}, al { $date }
funding_step_until = prolunga { $source } di { $months ->
    [one] un mese
   *[other] { $months } mesi
}, fino al { $date }
funding_step_win = ottieni { $source }
funding_step_no_minimum = fai togliere a { $source } il piano minimo di { $minimum }
funding_step_together = fai sommare { $source } con { $other }
funding_step_raise = alza di { $by } il tetto di { $source }
funding_step_whole = porta al 100 % la quota di { $source }
funding_step_no_own = fai togliere a { $source } il contributo proprio

## Cassa e promessa
funding_cash_advanced = Gli enti anticipano al massimo { $amount } ({ $range }), spese senza fonte comprese
funding_cash_bridge = Le fonti devono ancora pagare al massimo { $amount } ({ $range })
funding_cash_interest = Anticipare costa { $amount } di interessi
funding_cash_late = { $amount } ({ $range }) arrivano dopo la fine del calendario
funding_cash_stops = Un corso si ferma per mancanza di denaro in { $futures }: gli enti possono anticipare { $most }
funding_cash_never_stops = Nessun corso si ferma per mancanza di denaro: { $most } bastano
funding_cash_unknown = Non si può dire se un corso si ferma: manca quanto gli enti possono anticipare
funding_promise_kept = Nessuno resta a metà in { $futures }: la promessa di { $promise } è mantenuta
funding_promise_broken = Nessuno resta a metà in { $futures }: la promessa è { $promise }, il piano non è pronto
funding_remedies = Che cosa aiuta, ognuna verificata rifacendo il calcolo

## Curva di cassa
chart_cash_most = anticipabili { $thousands }
chart_cash_lowest = { $amount } a { $month }
chart_cash_month = { $month }: { $amount }, { $range } in 8 futuri su 10
chart_cash_described = Cassa mese per mese per { $months ->
    [one] un mese
   *[other] { $months } mesi
}; al punto più basso gli enti hanno anticipato { $amount }
resources_tab_cash = Cassa
resources_cash_title = Entrate meno spese
resources_cash_hint = migliaia di euro, mediana e 8 futuri su 10; sotto lo zero gli enti anticipano
resources_remedies = Che cosa aiuta
resources_remedies_hint = ognuna verificata rifacendo il calcolo nel futuro di mezzo
resources_money = Denaro nel tempo
resources_books = Chi dà a chi
resources_books_hint = migliaia di euro, media dei futuri: dalle fonti agli enti che spendono alle voci
resources_nobody = Scoperto
resources_bearer_unknown = Ente non indicato

## Spiegazioni delle regole di una fonte
rule_explain_share = Di ogni spesa ammessa la fonte paga al massimo questa parte
rule_explain_ceilings = Oltre il tetto la fonte non paga. Un tetto per persona, assunto, impresa o ora si conta sulle persone di ogni futuro.
rule_explain_minimum = Se tutto il piano resta sotto questa somma, la fonte non paga niente
rule_explain_own_contribution = Questa parte di ogni spesa resta agli enti: nessun’altra fonte la può pagare
rule_explain_award = In ogni futuro il bando è vinto o perso con questa probabilità; se è perso la fonte non paga
rule_explain_priority = Paga prima la fonte con il numero più piccolo. Con lo stesso numero le fonti coprono insieme tutte le spese nella stessa misura.
rule_explain_from = Le spese prima di questo giorno restano fuori. Scrivi 2027-01-31.
rule_explain_until = Le spese da questo giorno in poi restano fuori. Scrivi 2027-01-31.
rule_explain_payment = Finché il denaro non arriva, gli enti anticipano
rule_explain_excludes = Una spesa pagata da una di queste fonti non può essere pagata anche da questa
rule_explain_categories = Le altre voci restano fuori
rule_not_a_date = Scrivi il giorno così: 2027-01-31. Vuoto: nessun limite.
rule_not_a_number = Scrivi un numero intero

## Dalle fonti agli enti alle voci
chart_euros_given = { $source } dà { $amount } a { $body }
chart_euros_spent = { $body } spende { $amount } per { $what }
chart_euros_described = { $total } passano per { $bodies ->
    [one] un ente
   *[other] { $bodies } enti
}; { $uncovered } non li dà nessuno
resources_would_cover = Coprirebbe { $amount }
funding_promise_aside = promessa { $share }
