### Che cosa non va in un file. Il posto nel testo si scrive con file_at; che cosa fare sta in .hint.

file_at = Riga { $line }, colonna { $column }

## Il disco
file_error_missing = Il file non c’è: { $path }
    .hint = Controlla il nome e la cartella, o sceglilo di nuovo
file_error_missing_folder = La cartella non c’è: { $path }
    .hint = Crea la cartella o salva in un’altra
file_error_not_allowed = Il sistema non permette di leggere o scrivere qui: { $path }
    .hint = Salva con un altro nome in una cartella tua. Il lavoro aperto non è toccato.
file_error_disk_full = Il disco è pieno: { $path }
    .hint = Libera spazio o salva su un altro disco. Il file di prima è intatto e il lavoro aperto non è toccato.
file_error_no_file = Questo non è un file: { $path }
    .hint = Scegli un file con estensione .ron
file_error_disk = Il sistema non riesce a leggere o scrivere, dice “{ $detail }”: { $path }
    .hint = Riprova, o usa un’altra cartella. Il lavoro aperto non è toccato.

## Il file intero
file_error_too_large = Il file è di { $megabytes } MB; al massimo sono { $limit } MB
    .hint = Uno scenario pesa di solito meno di 1 MB: questo è forse un altro file
file_error_binary = Non è un file di testo: al byte { $offset } c’è qualcosa che non è testo UTF-8
    .hint = Salva il file come testo in UTF-8, o scegli un altro file
file_error_empty = Il file è vuoto
    .hint = Apri la copia che finisce in .bak nella stessa cartella, se c’è
file_error_too_deep = Qui ci sono più di { $limit } parentesi una dentro l’altra
    .hint = Uno scenario ne ha una decina: togli le parentesi di troppo
file_error_no_format = Il file non dice il suo formato
    .hint = Scrivi “format: 1,” come primo campo dopo la parentesi
file_error_unknown_format = Il formato “{ $found }” non esiste; il più recente è { $known }
    .hint = Scrivi “format: { $known },”
file_error_newer = Il file ha il formato { $found }, questo programma legge fino al formato { $known }
    .hint = Apri il file con una versione più recente di Corridoi, o chiedi una copia nel formato { $known }
file_error_unsound = Lo scenario si contraddice; cose da correggere: { $count }
    .hint = Correggi i punti elencati e riapri il file

## Il testo
file_error_unknown_field = Il campo “{ $found }” qui non esiste
    .hint = Togli il campo. Qui possono stare: { $expected }.
file_error_unknown_field_near = Il campo “{ $found }” qui non esiste
    .hint = Forse è “{ $near }”. Qui possono stare: { $expected }.
file_error_doubled_field = Il campo “{ $field }” è scritto due volte
    .hint = Togli uno dei due
file_error_missing_field = Manca il campo “{ $field }”
    .hint = Aggiungi “{ $field }: …,” dentro queste parentesi
file_error_unknown_word = “{ $found }” non è una delle parole previste
    .hint = Usa una di queste: { $expected }
file_error_unknown_word_near = “{ $found }” non è una delle parole previste
    .hint = Forse è “{ $near }”. Le parole previste sono: { $expected }.
file_error_other_object = Qui va un oggetto “{ $expected }”, non “{ $found }”
    .hint = Scrivi “{ $expected }(” o solo la parentesi
file_error_no_sign = Qui va il segno “{ $sign }”, invece c’è “{ $found }”
    .hint = Spesso manca un segno alla fine della riga di prima
file_error_no_text = Qui va un testo tra virgolette, invece c’è “{ $found }”
    .hint = Metti il testo tra virgolette diritte, così: "testo"
file_error_no_number = Qui va un numero, invece c’è “{ $found }”
    .hint = Scrivi un numero con il punto per i decimali, senza virgolette, così: 2.5
file_error_no_whole_number = Qui va un numero intero da 0 in su, invece c’è “{ $found }”
    .hint = Scrivi il numero senza virgolette, decimali e segno, così: 12
file_error_no_truth = Qui va true oppure false, invece c’è “{ $found }”
    .hint = Scrivi true per sì, false per no
file_error_no_word = Qui va una parola senza virgolette, invece c’è “{ $found }”
    .hint = Le parole fisse, come People o Months, si scrivono senza virgolette
file_error_no_id = { $found } non è un nome breve
    .hint = Usa lettere minuscole, cifre e _, con una lettera all’inizio, al massimo 60 caratteri
file_error_no_country = { $found } non è il codice di un paese
    .hint = Usa tre lettere maiuscole, così: "MAR"
file_error_no_date = { $found } non è una data
    .hint = Scrivi anno, mese e giorno, così: "2027-12-31"
file_error_unclosed = Il testo o il commento che comincia qui non finisce mai
    .hint = Chiudi il testo con le virgolette, il commento con */
file_error_escape = Dopo la barra rovesciata c’è un segno che non ha significato
    .hint = Scrivi \\ per una barra rovesciata, \" per le virgolette
file_error_ends_early = Il file finisce a metà
    .hint = Mancano parentesi chiuse, o il file è stato tagliato. Nella stessa cartella può esserci una copia che finisce in .bak.
file_error_trailing = Dopo la fine dello scenario c’è ancora “{ $found }”
    .hint = Togli quello che segue l’ultima parentesi
file_error_unexpected = Qui “{ $found }” non ha significato
    .hint = Controlla questa riga e quella di prima
