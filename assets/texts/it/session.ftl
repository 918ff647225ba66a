# Messages of the session: what happened, and what to do.

session_saved = Salvato { $name }
session_open_failed = { $name } non si apre, lo scenario aperto resta com’era
session_save_failed = { $name } non è stato salvato, il lavoro resta aperto
session_changed_on_disk = { $name } è cambiato sul disco dopo l’apertura
    .hint = Non è stato scritto nulla. Salva con un altro nome, oppure sovrascrivi
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
