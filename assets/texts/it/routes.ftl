# Canali d’ingresso a confronto
routes_tab = Altri canali
routes_title = Canali per { $corridor }
routes_hint = ogni canale giudicato come se fosse quello del corridoio; i giorni sono i termini degli uffici, non una previsione
routes_column_route = Canale
routes_column_verdict = Esito
routes_column_days = Tempi degli uffici
routes_column_places = Posti
routes_own = canale del corridoio
routes_days = { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
}
routes_days_unknown = { $count ->
    [one] un termine non noto
   *[other] { $count } termini non noti
}
routes_no_cap = senza tetto
routes_places = { $count ->
    [one] { $count } posto nell’anno
   *[other] { $count } posti nell’anno
}
routes_places_unknown = tetto non noto
routes_opens = domande dal { $day }
routes_against = Lo impedisce: { $list }
routes_missing = Manca per dirlo: { $list }
routes_and_more = { $list } e { $count ->
    [one] un altro requisito
   *[other] altri { $count } requisiti
}
routes_try = Prova come variante
routes_variant = { $corridor } con { $route }
routes_fine = Nessun requisito obbligatorio lo impedisce
