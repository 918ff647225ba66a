### Importazione di tabelle: enti, imprese, posti, costi. Che cosa è ogni colonna, che cosa entra, che cosa non si capisce.

import_command = Importa…
import_title = Importa una tabella
import_hint = Scegli un file CSV o XLSX. Prima si vede che cosa entrerebbe, poi si importa in un solo passo che si può annullare.
import_choose = Scegli il file…
import_choose_other = Altro file…
import_dialog = Tabelle (CSV, XLSX)
import_table_path = Importa
import_reading = Leggo il file
import_planning = Controllo le righe
import_kind = Contenuto
import_kind_organisations = Enti
import_kind_employers = Imprese
import_kind_positions = Posti di lavoro
import_kind_costs = Costi
import_sheet = Foglio
import_into_variant = Entra nella variante “{ $name }”
import_columns = Colonne
import_column_out = non importare
import_column_menu = Campo della colonna { $column }
import_rows = Righe
import_problems = { $n ->
    [one] { $n } punto da correggere
   *[other] { $n } punti da correggere
}
import_problems_hint = Le righe da correggere non entrano. Correggi il file e sceglilo di nuovo, o importa le altre.
import_refused_title = Colonne con dati di persone, lasciate fuori
import_findings_title = Dopo l’importazione resterebbe da sistemare
import_more = e altri { $n }
import_button = { $n ->
    [0] Nessuna riga da importare
    [one] Importa { $n } riga
   *[other] Importa { $n } righe
}
import_done = { $n ->
    [one] Importata { $n } riga da { $file }
   *[other] Importate { $n } righe da { $file }
}
    .hint = Annulla toglie tutto in un passo
import_head_line = riga
import_head_standing = esito
import_head_name = nome
import_head_what = che cosa porta

## Come è stato letto
import_form_csv = CSV, separatore { $separator }, { $encoding }, { $decimal }
import_form_xlsx = Foglio “{ $sheet }”, { $decimal }
import_separator_semicolon = punto e virgola
import_separator_comma = virgola
import_separator_tab = tabulazione
import_encoding_utf8 = UTF-8
import_encoding_windows = Windows-1252
import_encoding_utf16 = UTF-16
import_decimal_comma = decimali con la virgola
import_decimal_point = decimali con il punto

## Righe
import_standing_added = nuova
import_standing_changed = cambia
import_standing_same = già così
import_standing_refused = da correggere
import_n_added = { $n ->
    [one] { $n } nuova
   *[other] { $n } nuove
}
import_n_changed = { $n ->
    [one] { $n } cambia
   *[other] { $n } cambiano
}
import_n_same = { $n } già così
import_n_refused = { $n } da correggere
import_no_rows = Sotto le intestazioni non c’è nessuna riga
import_change = { $field }: { $old } → { $new }
import_nothing = niente
import_origin = { $file }, riga { $line }

## Campi con un nome solo qui
import_field_turnover = fatturato annuo in euro
import_field_role = ruolo
import_field_unit = costo unitario in euro
import_field_date = giorno della spesa
import_field_grade = grado della stima
import_driver_once = una volta
import_driver_month = al mese
import_driver_class = per classe
import_driver_hour = per ora di corso
import_driver_entry = per persona che entra nella fase
import_driver_start = per persona che comincia la fase
import_driver_person_month = per persona e mese nella fase
import_driver_exit = per persona che finisce la fase

## Dati di persone
import_personal_names = nomi di persone
import_personal_codes = codici fiscali o numeri di documenti di persone
import_personal_mail = indirizzi di posta
import_personal_phones = numeri di telefono
import_personal_birth = date o luoghi di nascita
import_refused_heading = La { $column } è intestata come { $what }: resta fuori e non se ne conserva niente
import_refused_cells = { $count ->
    [one] La { $column } sembra contenere { $what } (riga { $line }): resta fuori e non se ne conserva niente
   *[other] La { $column } sembra contenere { $what } ({ $count } celle, la prima alla riga { $line }): resta fuori e non se ne conserva niente
}
import_refused_hint = Corridoi non tiene dati di persone: bastano enti, imprese, posti e numeri

## Che cosa non si capisce
import_column = colonna { $letters } “{ $heading }”
import_column_bare = colonna { $letters }
import_at = Riga { $line }, { $column }: { $what }
import_at_line = Riga { $line }: { $what }
import_no_column = Nessuna colonna è “{ $field }”
import_no_column_hint = { $kind }: chi è nuovo ne ha bisogno. Scegli la colonna o aggiungila al file.
import_needed = manca “{ $field }”
import_needed_hint = Scrivilo in questa riga
import_no_number = “{ $found }” non è un numero che può stare qui
import_no_whole = “{ $found }” non è un numero intero da 0 in su
import_no_whole_hint = Scrivi un numero senza decimali e senza segno
import_no_day = “{ $found }” non è una data
import_no_day_hint = Scrivi giorno, mese e anno, per esempio 31/12/2027
import_no_truth = “{ $found }” non è né sì né no
import_no_truth_hint = Scrivi sì o no
import_no_choice = “{ $found }” non è una delle parole previste
import_no_choice_hint = Le parole previste sono: { $expected }
import_no_object = Non c’è nessun oggetto “{ $found }” ({ $kind })
import_no_object_hint = Ci sono: { $known }. Correggi il nome o importa prima la tabella che lo contiene.
import_no_object_none = Lo scenario non ne ha ancora: importa prima la tabella che lo contiene
import_ambiguous = “{ $found }” può essere più di un oggetto ({ $kind })
import_ambiguous_hint = Scrivi il codice al posto del nome
import_twice = “{ $found }” sta già nella riga { $line }
import_twice_hint = Tieni una sola delle due righe
import_no_id = “{ $found }” non può essere un codice
import_no_id_hint = Usa lettere minuscole, cifre e il trattino basso, cominciando con una lettera
import_too_long = il testo supera { $limit } caratteri
import_too_long_hint = Accorcialo

## Perché una tabella non si legge
import_error_too_large = Il file è di { $megabytes } MB; una tabella può averne al massimo { $limit }
    .hint = Una tabella di qualche migliaio di righe pesa meno di 1 MB: questo è forse un altro file
import_error_packed = Il file contiene più di { $limit } MB, una volta aperto
    .hint = Salva il solo foglio che serve in un file nuovo
import_error_empty = Il file è vuoto
    .hint = La prima riga deve dire che cosa sono le colonne
import_error_no_table = Il file non è né testo CSV né un foglio XLSX
    .hint = Salva la tabella come CSV (UTF-8) o come XLSX
import_error_old = È una cartella di lavoro di un formato vecchio, o protetta da una password
    .hint = Aprila e salvala come XLSX senza password, o come CSV
import_error_broken = La cartella di lavoro è danneggiata: { $detail }
    .hint = Aprila con il programma che l’ha scritta e salvala di nuovo come XLSX o CSV
import_error_no_workbooks = Questa versione del programma legge solo CSV
    .hint = Salva la tabella come CSV
import_error_no_sheet = Non c’è nessun foglio “{ $wanted }”
    .hint = I fogli sono: { $sheets }
import_error_rows = La tabella ha più di { $limit } righe
    .hint = Dividila in più file, o togli le righe che non servono
import_error_columns = La riga { $line } ha più di { $limit } colonne
    .hint = Il separatore è forse un altro, o il file non è una tabella
import_error_cell = Alla riga { $line } una cella ha più di { $limit } caratteri
    .hint = Forse manca la chiusura di una virgoletta, o il file non è una tabella
import_error_quote = Alla riga { $line } si apre una virgoletta che non si chiude più
    .hint = Chiudi la virgoletta o toglila

## Riga di comando
cli_import = Importa enti, imprese, posti o costi da un file CSV o XLSX
cli_import_after_help = Le colonne sono riconosciute dalle intestazioni, in italiano e in inglese. Colonne con dati di persone restano fuori. Con una riga da correggere non si scrive niente, salvo --skip-errors.
cli_import_from = Tabella da importare, CSV o XLSX
cli_import_kind = Che cosa contiene; senza, si vede dalle intestazioni
cli_import_map = Colonna (intestazione, lettera o numero) e campo; “COLONNA=” la lascia fuori. Si può ripetere
cli_import_sheet = Foglio della cartella di lavoro; senza, il primo che contiene qualcosa
cli_import_out = File da scrivere; senza, quello di partenza
cli_import_dry_run = Mostra che cosa entrerebbe e non scrive niente
cli_import_skip_errors = Importa le righe buone anche se altre sono da correggere
cli_value_table = TABELLA
cli_value_map = COLONNA=CAMPO
cli_value_sheet = FOGLIO
cli_import_no_map = “{ $text }” non è una coppia colonna=campo
cli_import_no_map_column = La tabella non ha la colonna “{ $column }”
cli_import_no_map_field = Il campo “{ $field }” non esiste per questo tipo di tabella
cli_import_map_refused = La { $column } contiene dati di persone e non si importa
cli_import_needs_out = Lo scenario sta dentro il programma: di’ con -o dove scrivere
cli_import_nothing_written = Non ho scritto niente: correggi le righe o usa --skip-errors
cli_import_dry = Prova: non ho scritto niente
cli_import_nothing = Non c’è niente da importare
