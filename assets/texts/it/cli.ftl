# Riga di comando: aiuto, errori, titoli delle tabelle.

cli_about = Corridoi progetta, simula e giudica partenariati per la mobilità delle competenze
cli_after_help =

    Senza comando si apre la finestra. Un FILE può essere anche il nome di uno scenario compreso nel programma, come thamm-plus-marocco (corridoi list).

    Codici di uscita: 0 va bene, 1 lo scenario ha errori, 2 uso sbagliato, 3 un file non si può leggere o scrivere.
cli_heading_usage = Uso
cli_heading_commands = Comandi
cli_heading_options = Opzioni
cli_heading_arguments = Argomenti
cli_value_command = COMANDO
cli_value_file = FILE
cli_value_folder = CARTELLA
cli_value_number = N
cli_value_variant = VARIANTE
cli_value_example = SCENARIO
cli_value_template = MODELLO

cli_check = Controlla uno scenario e lo confronta con le norme, senza simulare
cli_run = Simula uno scenario e ne scrive il risultato
cli_new = Scrive un nuovo file a partire da un modello o da uno scenario compreso nel programma
cli_list = Elenca gli scenari e i modelli compresi, o le varianti e le leve di un file
cli_schema = Descrive la forma dei dati per altri programmi (JSON Schema)
cli_file = Scenario: un file o il nome di uno scenario compreso
cli_window_file = Scenario da aprire nella finestra
cli_new_file = File da scrivere, che non deve esistere
cli_list_file = Scenario di cui elencare varianti e leve
cli_schema_what = Che cosa descrivere
cli_help = Mostra questo aiuto
cli_version = Mostra la versione
cli_lang = Lingua, di solito quella del sistema
cli_format = Forma dei dati, di solito text
cli_strict = Anche gli avvisi e i criteri obbligatori non soddisfatti danno codice 1
cli_futures = Quanti futuri simulare, di solito { $n }
cli_seed = Seme della sorte, di solito { $n }: lo stesso seme dà lo stesso risultato
cli_threads = Processori da usare, di solito tutti: il risultato non ne dipende
cli_variant = Variante da simulare, per id: senza, la base
cli_from = Scenario da cui partire, di solito { $name }
cli_template = Modello da cui partire, al posto di uno scenario: i nomi li dà corridoi list

cli_unknown_argument = { $argument } non è un’opzione
cli_unknown_command = { $command } non è un comando
cli_missing_argument = Manca { $argument }
cli_missing_value = Manca il valore di { $argument }
cli_wrong_value = { $value } non va bene per { $argument }
cli_given_twice = { $argument } è dato due volte, o insieme a qualcosa che lo esclude
cli_too_much = { $value } è di troppo
cli_not_text = Un argomento non è testo leggibile
cli_wrong_use = Uso sbagliato
cli_meant = Forse { $meant }?
cli_valid_values = Valori possibili: { $values }
cli_see_help = Prova corridoi --help

cli_no_window = La finestra non si può aprire ({ $reason })
cli_no_window_hint = Segue il risultato dello stesso scenario. Per altro: corridoi --help
cli_output_failed = I dati non si possono scrivere ({ $detail })
cli_file_exists = { $path } esiste già, scegli un altro nome
cli_written = Scritto { $path }
cli_no_such_example = { $name } non è uno scenario compreso nel programma
cli_no_such_template = { $name } non è un modello compreso nel programma
cli_no_such_variant = { $id } non è una variante dello scenario
cli_variant_unfit = La variante non si può applicare allo scenario ({ $detail })

cli_note = nota
cli_warning = avviso
cli_error = errore
cli_check_short_run = Da { $futures } futuri: quanto basta per dire chi paga che cosa. Le probabilità sono in corridoi run
cli_check_counts = { $errors ->
        [one] { $errors } errore
       *[other] { $errors } errori
    }, { $warnings ->
        [one] { $warnings } avviso
       *[other] { $warnings } avvisi
    }, { $notes ->
        [one] { $notes } nota
       *[other] { $notes } note
    }
cli_law_version = versione { $version }, controllata il { $date }
cli_law_mandatory = Obbligatori
cli_law_preferential = Preferenziali
cli_law_advisory = Consigliati

cli_list_examples = Scenari
cli_list_templates = Modelli
cli_list_variants = Varianti
cli_list_levers = Leve
cli_list_nothing = nessuna

cli_progress = Futuri: { $done } di { $wanted }
cli_run_warnings = { $n ->
        [one] { $n } avviso sullo scenario: corridoi check lo spiega
       *[other] { $n } avvisi sullo scenario: corridoi check li spiega
    }

cli_rules = Esamina file di regole e casi di prova
cli_rules_check = Cerca errori, vuoti di date, soglie senza casi, parametri inutili e testi che mancano
cli_rules_mutate = Cambia ogni soglia e ogni operatore e conta quanti cambi i casi notano
cli_rules_folder = Cartelle con file di regole e casi di prova
cli_rules_read = Regolamenti { $rulebooks }, criteri { $criteria }, casi di prova { $cases }
cli_rules_noticed = I casi notano { $caught } cambi su { $all }: { $share }
