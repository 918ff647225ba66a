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
assumptions_count = { $n ->
    [one] { $n } stima
   *[other] { $n } stime
} ({ $parts })
assumptions_choice = scelta del gruppo
