# Chi paga e chi guadagna
## Dare e avere
resources_tab_parties = Dare e avere
gains_none = Nessun corridoio porta a un lavoro
gains_title = Chi guadagna dal lavoro · { $corridor }
gains_months = { $months } mesi di lavoro entro la fine del calendario, { $range }
gains_party = Chi
gains_month = Al mese, per persona
gains_total = Nel periodo del piano
gains_worker = Chi lavora
gains_worker_what = paga netta meno affitto e meno quanto guadagnerebbe nel paese di origine
gains_state = Stato e previdenza
gains_state_what = tasse e contributi
gains_territory = Territorio di arrivo
gains_territory_what = paga netta meno rimesse: spesa dove si vive, affitto compreso
gains_origin = Paese di origine
gains_origin_what = rimesse
gains_employer = Imprese
gains_employer_what = costo del lavoro: paga lorda e contributi. Quanto rende un posto coperto non è stimato
gains_amount = { $usual }, da { $low } a { $high }
gains_missing = Non si può dire: manca { $what }
gains_method = Al mese: valori soliti delle stime, fra il caso peggiore e il migliore per ciascuno. Nel periodo: mesi di lavoro dei futuri per il valore di un mese; l’intervallo unisce stime e 8 futuri su 10
gains_edit = Paga, affitto e rimesse nel corridoio
gains_payers = Chi paga il percorso
gains_payers_hint = euro, media dei futuri
gains_worker_pays = Nessuna voce di costo di questo piano è a carico di chi parte
