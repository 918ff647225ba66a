### Le frasi dei risultati: stime, modifiche, segnalazioni, riepiloghi, figure in parole.

## Stime scritte a mano
estimate_understood = Ho capito: { $what }
estimate_assumption_until = È un’ipotesi finché non indichi una fonte
estimate_no_number = Scrivi un numero, per esempio 5, 3-8 o da 3 a 8, di solito 5
estimate_word = Non capisco “{ $word }”. Scrivi per esempio da 3 a 8, di solito 5
estimate_number = “{ $text }” non è un numero
estimate_unit = Hai scritto { $typed }, qui servono { $wanted }
estimate_half_range = Servono tutti e due gli estremi, per esempio da 3 a 8
estimate_too_many = Bastano tre numeri: il più basso, il più alto e quello di solito
estimate_order = I numeri devono salire: { $low }, { $usual }, { $high }
estimate_bounds = Il numero { $value } qui non è possibile
estimate_too_long = Il testo è troppo lungo per una stima

## Parole corte
report_yes = sì
report_no = no

## Modifiche, per annulla e per le differenze
edit_nothing = Nessuna modifica
edit_from_to = { $place } da { $old } a { $new }
edit_now = { $place }, ora { $now }
edit_origin = { $place }, origine del dato
edit_renamed = { $before } ora si chiama { $now }
edit_changed = Modifica a { $place }
edit_emptied = { $place }, ora vuoto
edit_moved = Spostato { $what }
edit_moved_many = Spostati { $n } nodi
edit_laid_out = Disposizione automatica del grafo
edit_added = Aggiunto { $what }
edit_removed = Tolto { $what }
edit_removed_with_links = Tolto { $what } e { $links ->
    [one] { $links } legame
   *[other] { $links } legami
}
edit_removed_many = Tolti { $n } elementi
edit_and_more = { $first } e { $n ->
    [one] un’altra modifica
   *[other] altre { $n } modifiche
}

## Segnalazioni sullo scenario
S-DOUBLED = “{ $fact1 }” c’è due volte ({ $fact2 })
    .hint = Dai a uno dei due un altro codice
S-NAME-EMPTY = Manca il nome
    .hint = Scrivi un nome
S-NAME-LONG = Il testo supera { $fact1 } caratteri
    .hint = Accorcia il testo
S-DANGLING = Manca “{ $fact1 }” ({ $fact2 })
    .hint = Scegli un elemento che esiste, o aggiungilo
S-UNIT = L’unità è { $fact1 }, serve { $fact2 }
    .hint = Scrivi il valore nell’unità giusta
S-NUMBER = Un valore non è un numero possibile ({ $fact1 })
    .hint = Scrivi un numero
S-ORDER = I valori { $fact1 }, { $fact2 } e { $fact3 } non salgono dal più basso al più alto
    .hint = Metti il valore usuale fra il minimo e il massimo
S-NEGATIVE = Il valore non può essere sotto zero ({ $fact1 })
    .hint = Scrivi zero o di più
S-TOO-LARGE = { $fact1 } è troppo: al massimo { $fact2 }
    .hint = Controlla il numero e l’unità
S-NO-SOURCE = Il dato è dichiarato come trovato, ma non ha una fonte
    .hint = Indica la fonte, o segnalo come ipotesi
S-PERCENT = { $fact1 } non è una percentuale fra 0 e 100
    .hint = Scrivi un numero da 0 a 100
S-WINDOW = Il periodo finisce prima di cominciare: { $fact1 }, { $fact2 }
    .hint = Scambia le date
S-HORIZON = Il calendario dura { $fact1 } mesi
    .hint = Scegli da 1 a 240 mesi
S-START = Il calendario comincia il { $fact1 }
    .hint = Con passi di un mese comincia il primo del mese
S-TARGET-DATE = L’obiettivo è al { $fact1 }, fuori dal calendario che va dal { $fact2 } al { $fact3 }
    .hint = Sposta la data, o allunga il calendario
S-CLASS-SIZE = La classe va da { $fact1 } a { $fact2 } persone
    .hint = La classe più piccola deve stare nella più grande
S-NO-STARTS = Il corso non ha date di avvio
    .hint = Aggiungi almeno una data
S-LEVEL = “{ $fact1 }” non è un livello di lingua
    .hint = Scegli fra A0, A1, A2, B1, B2, C1 e C2
S-NO-STAGES = Il corridoio { $fact1 } non ha fasi
    .hint = Aggiungi almeno una fase
S-INTAKE-DATE = L’avvio del { $fact1 } è fuori dal calendario
    .hint = Sposta l’avvio, o allunga il calendario
S-STREAM = Il flusso casuale { $fact1 } è già usato o non è fra 1 e 4095
    .hint = Dai alla fase un numero nuovo, mai usato prima
S-NO-COURSE = La fase { $fact1 } dura quanto un corso, ma non ne ha uno
    .hint = Scegli il corso, o scrivi una durata
S-NO-NEXT = Dalla fase { $fact1 } non si va da nessuna parte
    .hint = Scegli la fase o l’uscita seguente
S-NO-OTHERWISE = Manca dove va chi non supera la fase { $fact1 }
    .hint = Scegli un’uscita per gli altri
S-RETENTION = Le quote di chi resta nella fase { $fact1 } non scendono nel tempo
    .hint = Scrivi mesi che salgono e quote che scendono
S-REWORK = La pratica torna indietro { $fact1 } volte
    .hint = Scegli da 1 a 14 volte
S-NO-POSITIONS = Nessun posto di lavoro è offerto al corridoio { $fact1 }
    .hint = Aggiungi i posti delle imprese: senza posti nessuno prosegue
S-LEVER = La leva va da { $fact1 } a { $fact2 }
    .hint = Il minimo deve stare sotto il massimo e il passo sopra zero
S-VARIANT = La variante { $fact1 } non si può più applicare ({ $fact2 })
    .hint = Togli la differenza che non ha più un posto

## Origine dei dati
assumptions_none = Nessuna stima
assumptions_count = { $n ->
    [one] { $n } stima
   *[other] { $n } stime
} ({ $parts })
assumptions_choice = scelta del gruppo

## Striscia dei risultati
headline_arrivals = Arrivi
headline_arrivals_by = Arrivi entro { $when }
headline_by_day = il { $day }
headline_target_reached = obiettivo in { $futures }
headline_arrivals_sentence = { $n ->
    [one] { $n } arrivo
   *[other] { $n } arrivi
}, { $range } in 8 futuri su 10
headline_cost = Costo per arrivato
headline_cost_sentence = { $value } per arrivato, { $range } in 8 futuri su 10
headline_uncovered = Scoperto
headline_uncovered_share = { $share } dei costi
headline_uncovered_sentence = { $value } senza fonte, { $range } in 8 futuri su 10
headline_stranded = Rimasti a metà
headline_stranded_sentence = { $n ->
    [one] { $n } persona rimasta a metà
   *[other] { $n } persone rimaste a metà
}, { $range } in 8 futuri su 10
headline_nobody_stranded = nessuno in { $futures }
headline_always_stranded = qualcuno in ogni futuro
flow_again = { $n } di nuovo, dopo un rifiuto
headline_undefined = non si può dire
headline_error = Errore di calcolo { $error } arrivi

## Effetto di una variante
effect_arrivals = { $amount } { $n ->
    [one] arrivo
   *[other] arrivi
}
effect_better = { $amount } rispetto alla base, meglio in { $futures }
effect_worse = { $amount } rispetto alla base, peggio in { $futures }
effect_range = Da { $low } a { $high }. Stessi futuri per base e variante.

## Persone nel tempo
fan_title = Arrivi cumulati
fan_course = corso { $n }
fan_finding_variant = Da { $base } a { $n ->
    [one] { $n } arrivo
   *[other] { $n } arrivi
}
fan_caption = Quantili di { $futures ->
    [one] { $futures } futuro
   *[other] { $futures } futuri
}, errore { $error } arrivi
fan_law_change = dal { $when } { $label } { $value }
fan_law_unset = non stabilito

## Dove si perde e dove si aspetta
flow_or = { $one } o { $two }
flow_caption = { $n ->
    [one] per { $n } iscritto
   *[other] per { $n } iscritti
}, mediana; banda 8 su 10
flow_largest_loss = { $people } si perdono in { $stage } ({ $reason }): è la perdita più grande
flow_longest_time = { $stage } prende { $length }, { $share } del tempo fra corso e arrivo
flow_longest_time_assumed = { $stage } prende { $length }, { $share } del tempo fra corso e arrivo; è { $assumption }, non una misura
flow_assumption = un’ipotesi
flow_queue = La coda più lunga è per { $stage }: in media { $mean }, 9 persone su 10 entro { $most }
flow_in_futures = In { $futures }
flow_lapses = { $futures } qualcuno esce dai termini in { $stage }
flow_doubtful = { $n ->
    [one] { $n } punto di legge
   *[other] { $n } punti di legge
}
flow_doubt = Il passaggio per { $stage } conta su { $doubtful } da verificare: { $what }

## Chi paga che cosa
money_caption = Media dei futuri in euro, arrotondata a { $step }; errore sul totale ±{ $error }
money_no_ceiling = senza tetto
money_ceiling_reached = tetto raggiunto in { $futures }
money_at_ceiling = { $source } raggiunge il tetto di { $ceiling } in { $futures }
money_not_admitted = { $source } non ammette { $what }
money_pays_share = { $source } paga { $share } di ogni spesa
money_window = { $source } paga solo le spese dal { $from } al { $until }
money_open_end = …
money_all_covered = Ogni spesa ha una fonte
money_uncovered = { $amount } senza fonte
money_uncovered_why = { $amount } senza fonte, soprattutto per { $category }. { $reason }.

## Norme
law_count_no = { $n ->
    [one] { $n } criterio no
   *[other] { $n } criteri no
}
law_count_unknown = { $n } da completare
law_count_to_verify = { $n } da verificare
law_todo_count = { $n ->
    [one] una cosa da fare
   *[other] { $n } cose da fare
}
law_todo_total = { $cost }, fino a { $days }
law_verdict_no = { $n ->
    [one] { $title }: manca { $n } requisito, { $todo ->
        [one] una cosa lo risolve
       *[other] { $todo } cose lo risolvono
    }
   *[other] { $title }: mancano { $n } requisiti, { $todo ->
        [one] una cosa li risolve
       *[other] { $todo } cose li risolvono
    }
}
law_verdict_no_bare = { $n ->
    [one] { $title }: manca { $n } requisito
   *[other] { $title }: mancano { $n } requisiti
}
law_verdict_unknown = { $n ->
    [one] { $title }: manca { $n } dato o documento
   *[other] { $title }: mancano { $n } dati o documenti
}
law_verdict_to_verify = { $n ->
    [one] { $title }: { $n } criterio è da verificare
   *[other] { $title }: { $n } criteri sono da verificare
}
law_verdict_stale = { $n ->
    [one] { $title }, ma una regola è da ricontrollare
   *[other] { $title }, ma { $n } regole sono da ricontrollare
}
law_stale = { $n ->
    [one] { $n } regola da ricontrollare, scaduta il { $date }
   *[other] { $n } regole da ricontrollare, la prima scaduta il { $date }
}
law_preferences = { $n } premialità su { $of }
law_checked_on = letta il { $date }
law_group_pro = Proponenti
law_group_par = Partenariato
law_group_rec = Destinatari
law_group_tra = Formazione
law_group_prc = Procedura
law_group_pre = Premialità
law_group_emp = Imprese
law_group_fun = Finanziamento
law_group_alt = Altri canali
law_who_lead = Capofila
law_who_its_organisation = L’ente interessato
law_who_partner = Un partner
law_who_trainer = Ente di formazione
law_who_employer = Impresa
law_who_employers_association = Associazioni di categoria
law_who_participant = Il partecipante, con aiuto
law_who_professional = Consulente del lavoro
law_who_funder = Finanziatore

## Testo nel terminale
terminal_variant = Variante { $name }
terminal_futures = { $n ->
    [one] { $n } futuro
   *[other] { $n } futuri
} · seme { $seed }
terminal_stage = Fase
terminal_joined = entrano
terminal_passed = passano
terminal_lost = si perdono
terminal_days = giorni
terminal_why = perché
terminal_stages_caption = Mediane dei futuri; giorni in media per persona, fra parentesi 8 futuri su 10
terminal_money = Chi paga che cosa
terminal_item = Voce
terminal_cost = Costo
terminal_total = Totale
terminal_money_signs = · la fonte potrebbe e non paga, × la fonte non ammette la voce
