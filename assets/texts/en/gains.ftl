# Who pays and who gains
## Give and take
resources_tab_parties = Give and take
gains_none = No corridor leads to work
gains_title = Who gains from the work · { $corridor }
gains_months = { $months } months of work before the calendar ends, { $range }
gains_party = Who
gains_month = A month, per person
gains_total = Over the plan
gains_worker = Workers
gains_worker_what = net pay less rent and less what they would earn in the country of origin
gains_state = State and social security
gains_state_what = taxes and contributions
gains_territory = Place of arrival
gains_territory_what = net pay less remittances: spent where people live, rent included
gains_origin = Country of origin
gains_origin_what = remittances
gains_employer = Firms
gains_employer_what = cost of labour: gross pay and contributions. What a filled post yields is not estimated
gains_amount = { $usual }, from { $low } to { $high }
gains_missing = Cannot be told: { $what } is missing
gains_method = A month: the usual values of the estimates, between the worst and the best case for each party. Over the plan: months of work of the futures times the worth of a month; the range joins estimates and 8 futures in 10
gains_edit = Pay, rent and remittances in the corridor
gains_payers = Who pays for the path
gains_payers_hint = euro, mean of the futures
gains_worker_pays = No cost item of this plan is charged to those who leave
