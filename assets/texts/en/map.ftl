### Map of corridors.

map_tab = Map
map_name = Map of corridors
map_finding = { $countries ->
    [one] From { $countries } country { $people } people arrive on average
   *[other] From { $countries } countries { $people } people arrive on average
}
map_caption = The width says how many people arrive on average over the whole time. Indicative borders (Natural Earth)
map_way = { $origin } → { $territory }: { $people } people arrive on average, { $corridors }
map_description = { $n ->
    [one] { $n } way: { $ways }
   *[other] { $n } ways: { $ways }
}
map_table = The same figures
map_head_origin = from
map_head_territory = to
map_head_corridors = corridors
map_head_people = arrive
map_at_home = already in Italy
map_off = off the map
map_none = Without a corridor from abroad there is nothing to draw
map_waiting = The map waits for the first result
