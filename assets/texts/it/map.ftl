### Mappa dei corridoi.

map_tab = Mappa
map_name = Mappa dei corridoi
map_finding = { $countries ->
    [one] Da { $countries } Paese arrivano in media { $people } persone
   *[other] Da { $countries } Paesi arrivano in media { $people } persone
}
map_caption = La larghezza dice quante persone arrivano in media in tutto il periodo. Confini indicativi (Natural Earth)
map_way = { $origin } → { $territory }: in media { $people } persone arrivate, { $corridors }
map_description = { $n ->
    [one] { $n } percorso: { $ways }
   *[other] { $n } percorsi: { $ways }
}
map_table = Le stesse cifre
map_head_origin = da
map_head_territory = a
map_head_corridors = corridoi
map_head_people = arrivano
map_at_home = già in Italia
map_off = fuori dalla carta
map_none = Senza un corridoio dall’estero non c’è niente da disegnare
map_waiting = La mappa aspetta il primo risultato
