# Routes of entry side by side
routes_tab = Other routes
routes_title = Routes for { $corridor }
routes_hint = each route judged as if it were the corridor’s; the days are the terms of offices, not a forecast
routes_column_route = Route
routes_column_verdict = Outcome
routes_column_days = Time of offices
routes_column_places = Places
routes_own = the corridor’s route
routes_days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
routes_days_unknown = { $count ->
    [one] one term not known
   *[other] { $count } terms not known
}
routes_no_cap = no cap
routes_places = { $count ->
    [one] { $count } place in the year
   *[other] { $count } places in the year
}
routes_places_unknown = cap not known
routes_opens = requests from { $day }
routes_against = In the way: { $list }
routes_missing = Missing to tell: { $list }
routes_and_more = { $list } and { $count ->
    [one] one more requirement
   *[other] { $count } more requirements
}
routes_try = Try as a variant
routes_variant = { $corridor } by { $route }
routes_fine = No mandatory requirement is in the way
