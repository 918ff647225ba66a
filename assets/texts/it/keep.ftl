### Fogli su versioni del lavoro: recupero, cronologia, riunione con il disco, copie, varianti, confronto.

## Comandi
keep_command_recovery = Lavoro non salvato…
keep_command_history = Cronologia…
keep_command_merging = Riunisci con il file sul disco…
keep_command_copies = Copie e tappe…
keep_command_variants = Varianti…
keep_command_compare = Confronta due versioni…
keep_look = Guarda…
keep_merge_now = Riunisci…
keep_choose_now = Scegli…

## Recupero
keep_recovery_title = Lavoro non salvato
keep_recovery_none = Non c’è lavoro da recuperare
keep_recovery_hint = Queste modifiche non sono in nessun file. Restano qui finché non le riprendi o le scarti.
keep_never_saved = mai salvato
keep_recovery_line = { $steps ->
    [one] { $steps } passo, dal { $since } al { $until }
   *[other] { $steps } passi, dal { $since } al { $until }
}
keep_disk_never = Lo scenario non ha un file: riprendilo e salvalo
keep_disk_same = Il file sul disco è quello da cui si era partiti
keep_disk_whole = Il file contiene già tutto. Tornerebbe solo la cronologia
keep_disk_changed = Il file sul disco è cambiato nel frattempo. Riprendi il lavoro, poi riuniscilo con il file quando salvi
keep_disk_missing = Il file non c’è più: riprendi il lavoro e salvalo di nuovo
keep_torn = L’ultima azione si era interrotta a metà e non torna
keep_damaged = Il diario è rovinato: torna quello che viene prima del danno. Il diario intero resta da parte
keep_recover = Riprendi
keep_compare_with_file = { $n ->
    [one] Confronta con il file, { $n } differenza
   *[other] Confronta con il file, { $n } differenze
}
keep_discard = Scarta…
keep_discard_sure = { $n ->
    [0] Scartare per sempre questo diario?
    [one] Scartare per sempre { $n } differenza? Non si può tornare indietro
   *[other] Scartare per sempre { $n } differenze? Non si può tornare indietro
}
keep_discard_for_good = Scarta per sempre
keep_comes_back = Che cosa torna
keep_differs_now = Differenze dal file com’è ora
keep_more = { $n ->
    [one] e un’altra
   *[other] e altre { $n }
}

## Cronologia
keep_history_title = Cronologia
keep_history_hint = Scegli un passo per tornare a com’era dopo. I passi successivi restano finché non modifichi altro.
keep_history_begin = Com’era all’apertura
keep_history_saved = salvato qui

## Riunire con il disco
keep_merging_title = Il file è cambiato sul disco
keep_merging_none = Il file sul disco è quello aperto
keep_their_changes = { $n ->
    [0] Sul disco non è cambiato nulla
    [one] Sul disco, { $n } differenza
   *[other] Sul disco, { $n } differenze
}
keep_my_changes = { $n ->
    [0] Qui non è cambiato nulla
    [one] Qui, { $n } differenza
   *[other] Qui, { $n } differenze
}
keep_no_conflicts = Le modifiche vanno d’accordo: si riuniscono in un passo, che si può annullare
keep_conflicts = { $n ->
    [one] { $n } contrasto da decidere
   *[other] { $n } contrasti da decidere
}
keep_decided = { $n ->
    [one] { $n } di { $total } deciso
   *[other] { $n } di { $total } decisi
}
keep_all_for = Tutti: { $side }
keep_choose = Scegli “{ $side }” per { $place }
keep_side_base = Prima
keep_side_mine = Qui
keep_side_theirs = Sul disco
keep_merge = Riunisci
keep_save_over_hint = Quello che c’è sul disco resta fra le copie

## Copie e tappe
keep_copies_title = Copie e tappe
keep_copies_hint = Ogni salvataggio lascia una copia. Con il tempo ne resta una al giorno, poi una al mese. Le tappe restano per sempre.
keep_copies_unsaved = Le copie cominciano quando lo scenario ha un file
keep_copies_none = Ancora nessuna copia
keep_copies_folder = Cartella delle copie…
keep_milestone = Segna una tappa
keep_milestone_comment = Che cosa segna, come “consegnato alla Giunta”
keep_milestone_of = Tappa del { $date }
keep_go_back_to = Torna alla copia del { $date }, come un passo
keep_compare_with = Confronta la copia del { $date } con ora

## Varianti
keep_variants_title = Varianti
keep_variants_hint = Una variante è fatta solo di differenze. Scegli quella da mostrare ovunque.
keep_base_hint = Lo scenario senza varianti. Una variante nuova parte da qui, o da quella mostrata.
keep_new_variant_name = Nome della variante nuova
keep_new_variant = Nuova da { $from }
keep_variant_name = Nome della variante
keep_variant_same = Ancora nessuna differenza: modifica un dato mentre è mostrata
keep_starts_from = Parte da
keep_starts_from_hint = Falla partire da un’altra, con le differenze che ha
keep_compare_with_parent = Confronta con l’origine
keep_promote = Rendila la base
keep_promote_text = { $name } diventa lo scenario di base
keep_promote_keep = La base di prima resta come variante, e le altre varianti non cambiano
keep_old_base = Base di prima
keep_remove_variant = Togli
keep_reset = Rimetti com’è nell’origine: { $difference }
keep_side_old_parent = Origine di prima
keep_side_variant = Questa variante
keep_side_new_parent = Nuova origine
keep_apply = Applica

## Confronto
keep_compare_title = Confronta due versioni
keep_compare_from = Da
keep_compare_to = A
keep_compare_swap = Scambia le due versioni
keep_compare_again = Rifai con le ultime modifiche
keep_compare_file = Un file…
keep_compare_reading = in lettura
keep_compare_unread = Una delle due versioni non si legge
keep_compare_same = Le due versioni sono uguali
keep_effect_unknown = L’effetto non si può calcolare: una delle due versioni contiene errori
keep_version_saved = Com’era salvato

## Barra in alto e opzioni
keep_open_elsewhere = Aperto anche da { $name }
keep_open_elsewhere_since = { $name } ({ $machine }) lo ha aperto dal { $since }
keep_somebody = un altro computer
keep_options_copies = Copie di riserva
keep_options_usual = Cartella consueta
keep_options_choose = Scegli una cartella…
keep_folder_path = Scrivi la cartella delle copie
keep_use_folder = Usa questa cartella
keep_compare_path = Scrivi il file da confrontare
