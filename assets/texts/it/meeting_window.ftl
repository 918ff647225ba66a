### Riunione e presentazione nella finestra

place_meeting = Riunione
command_present = Presenta
meeting_tab_decisions = Decisioni
meeting_tab_minutes = Verbale
meeting_tab_since = Dall’ultima volta

meeting_no_steps = Nessun racconto. Aggiungi un passo: una frase, un grafico, le leve da provare in riunione
meeting_add_step = Aggiungi un passo
meeting_new_step = Arrivano { $figure } persone
meeting_check = Controlla le cifre
meeting_check_old = Lo scenario è cambiato dopo il controllo. Controlla di nuovo
meeting_check_hint = Ricalcola tutto quello che il racconto mostra e dice quali cifre citate sono cambiate
meeting_words = Frase
meeting_field_sentence = Frase del passo, con le cifre per nome fra graffe
meeting_field_note = Riga sotto la frase
meeting_braces_hint = Una cifra fra graffe viene dal risultato mostrato; con “range” dà l’intervallo, con “base” il valore della base
meeting_insert_figure = Inserisci una cifra
meeting_move_up = Sposta il passo in su
meeting_move_down = Sposta il passo in giù
meeting_remove_step = Elimina il passo
meeting_shown = Che cosa si mostra
meeting_field_show = Grafici, al massimo due
meeting_add_chart = Aggiungi
meeting_field_variant = Variante
meeting_field_levers = Leve, al massimo sette
meeting_add_lever = Aggiungi una leva
meeting_levers_hint = Sullo schermo stanno tre leve per volta, i tasti da 1 a 7 le scelgono
meeting_take_away = Togli { $name }
meeting_quoted = Cifre citate
meeting_nothing_quoted = Nessuna cifra citata. Dopo il controllo puoi fissare quelle di oggi
meeting_quote_again = Cita i valori di oggi
meeting_preview = Diapositiva: { $title }
meeting_preview_other = Il passo mostra “{ $variant }”, sullo schermo c’è altro
meeting_preview_show = Mostra questa variante

meeting_no_motions = Nessuna mozione. Si scrive dalla presentazione con M, o da qui con quello che è mostrato
meeting_new_motion = Scrivi una mozione
meeting_new_motion_hint = Prende la variante mostrata con i suoi risultati
meeting_motion_card = Mozione
meeting_field_name = Nome
meeting_field_text = Che cosa si decide
meeting_field_proposer = Proponente
meeting_proposer_missing = Da indicare
meeting_show_variant = Mostra “{ $variant }”
meeting_remove_motion = Elimina la mozione
meeting_motion_results = Risultati messi ai voti
meeting_motion_no_results = La mozione non porta risultati
meeting_still_holds = vale ancora
meeting_now = ora { $now }
meeting_no_organisations = Nessun ente nello scenario: votano gli enti di Rete
meeting_votes = { $organisation }: { $vote }
meeting_reservation_of = Riserva di { $organisation }

meeting_no_meetings = Nessuna riunione. Il verbale tiene data, enti presenti, mozioni e impronta dello scenario
meeting_new_meeting = Nuova riunione
meeting_n_motions = { $n ->
    [0] nessuna mozione
    [one] { $n } mozione
   *[other] { $n } mozioni
}
meeting_meeting = Riunione
meeting_inputs_hint = Documenti esaminati, uno per riga
meeting_remove_meeting = Elimina la riunione
meeting_motions_dealt = Mozioni trattate
meeting_print_none = La riunione non ha ancora l’impronta dello scenario
meeting_print_same = { $fingerprint }: lo scenario è quello della riunione
meeting_print_other = Alla riunione { $meeting }, ora { $now }: lo scenario è cambiato
meeting_print_hint = L’impronta cambia con ogni dato che entra nei calcoli; racconto, mozioni e verbali non la cambiano
meeting_keep_now = Conserva lo scenario di oggi
meeting_milestone = Riunione del { $date } · impronta { $fingerprint }
meeting_save_minutes = Salva il verbale…
meeting_file_name = verbale-{ $date }.pdf

meeting_since_none = Nessuna riunione ancora: dopo la prima, qui si legge che cosa è cambiato
meeting_since_title = Dalla riunione del { $date }
meeting_since_same = Nessun dato è cambiato dopo la riunione
meeting_since_compare = Confronta con la riunione
meeting_since_no_copy = Nessuna copia porta l’impronta della riunione. Scegli la copia da cui partire
meeting_since_is_it = La copia è lo scenario della riunione: l’impronta è la stessa
meeting_since_is_other = La copia non ha l’impronta della riunione: confronto con un altro momento

present_blank = Schermo vuoto
present_tried_name = Provato in riunione, passo { $step }
present_motion_written = Mozione scritta: { $name }. Si completa in Riunione, Decisioni
present_no_result = Il risultato non è ancora intero. Riprova fra un momento
present_search_hint = Cerca una cifra
present_search_nothing = Nessuna cifra con queste parole
present_key_steps = passo dopo e prima, anche Pag ↓ e Pag ↑
present_key_pick = sceglie una leva
present_key_turn = muove la leva scelta
present_key_turn_ten = la muove di dieci
present_key_base = mostra la base, e ritorno
present_key_reset = torna ai valori del passo
present_key_search = cerca fra le cifre
present_key_enter_name = Invio, O
present_key_origin = va da dove viene la cifra
present_key_motion = scrive una mozione con quello che si vede
present_key_timer = cronometro
present_key_blank = schermo vuoto
present_key_dark = chiaro o scuro
present_key_leave = esce
