### Words inside numbers, dates and ranges. The months are twelve words divided by spaces.

number_months = January February March April May June July August September October November December
number_months_short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
number_first_day = 1
number_from_to = from { $low } to { $high }
number_of = { $count } in { $of }
number_futures_of = { $count ->
    [one] { $count } future in { $of }
   *[other] { $count } futures in { $of }
}
number_days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
number_days_short = { $count } d
number_months_count = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
number_people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
