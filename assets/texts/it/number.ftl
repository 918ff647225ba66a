### Parole dentro numeri, date e intervalli. I mesi sono dodici parole divise da spazi.

number_months = gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
number_months_short = gen feb mar apr mag giu lug ago set ott nov dic
number_first_day = 1°
number_from_to = da { $low } a { $high }
number_of = { $count } su { $of }
number_futures_of = { $count ->
    [one] { $count } futuro su { $of }
   *[other] { $count } futuri su { $of }
}
number_days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}
number_days_short = { $count } g
number_months_count = { $count ->
    [one] { $count } mese
   *[other] { $count } mesi
}
number_people = { $count ->
    [one] { $count } persona
   *[other] { $count } persone
}
