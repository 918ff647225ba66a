# Messages of the session: what happened, and what to do.

session_saved = Salvato { $name }
session_open_failed = { $name } non si apre, lo scenario aperto resta com’era
session_save_failed = { $name } non è stato salvato, il lavoro resta aperto
session_changed_on_disk = { $name } è cambiato sul disco dopo l’apertura
    .hint = Non è stato scritto nulla. Riunisci le due versioni, salva con un altro nome, oppure sovrascrivi
session_gone = { $name } non c’è più, o la sua cartella non si raggiunge
    .hint = Il lavoro resta aperto. Salvando si scrive di nuovo, anche con un altro nome
session_no_file_yet = Lo scenario non ha ancora un file
    .hint = Scegli dove salvarlo
session_edit_refused = La modifica non è stata fatta
session_edit_missing = { $path } non c’è
session_edit_exists = { $path } c’è già
session_edit_unfit = Il valore non va bene per { $path } ({ $detail })
session_edit_variant = La variante { $id } non c’è o dipende da sé stessa
session_run_refused = Lo scenario non si può simulare
session_run_broke = La simulazione si è interrotta per un errore del programma
    .hint = Il lavoro è intatto: salvalo, poi cambia un dato per riprovare ({ $detail })
session_settings_trouble = Le impostazioni non si leggono o non si scrivono, si usano quelle consuete
session_journal_failed = Il diario non si scrive: dopo un arresto mancherebbero le ultime modifiche
    .hint = { $why } · La prossima modifica riprova. Salva presto
session_in_use = { $name } è aperto da { $keeper } dal { $since }
    .hint = Accordatevi su chi salva. Se lo modificano tutti e due, al salvataggio il programma riunisce le modifiche
session_in_use_unknown = Qualcuno ha aperto { $name }
session_recoverable = { $count ->
    [one] Uno scenario ha lavoro non salvato
   *[other] { $count } scenari hanno lavoro non salvato
}
    .hint = Guarda che cosa tornerebbe, poi recuperalo o scartalo
session_recovered = { $steps ->
    [one] { $steps } passo recuperato
   *[other] { $steps } passi recuperati
}
    .hint = Salva per tenerlo nel file
session_recovery_failed = Il lavoro rimasto non si recupera
session_backup_failed = La copia di riserva non si scrive o non si legge
session_merged = Le modifiche sul disco a { $name } sono nello scenario aperto
    .hint = Guardale, poi salva
session_merge_conflicts = { $count ->
    [one] { $count } modifica non va d’accordo con una sul disco
   *[other] { $count } modifiche non vanno d’accordo con quelle sul disco
}
    .hint = Scegli per ognuna quale vale
session_rebase_conflicts = { $count ->
    [one] { $count } differenza della variante contrasta con la nuova origine
   *[other] { $count } differenze della variante contrastano con la nuova origine
}
    .hint = Scegli per ognuna quale vale
