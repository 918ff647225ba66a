### Parole usate in più posti: stati, gradi, pulsanti, segni.

-nome = Corridoi

common_program = { -nome }
common_lang_it = Italiano
common_lang_en = English

## Stati di un criterio
status_met = soddisfatto
status_not_met = non soddisfatto
status_unknown = sconosciuto
status_to_verify = da verificare
status_stale = da ricontrollare
status_not_applicable = non applicabile

## Gradi di una stima
grade_law = legge
grade_measured = misura
grade_secondary = secondaria
grade_expert = esperto
grade_assumption = ipotesi

## Parti di un controllo
common_usually = di solito { $value }
common_was = era { $value }
common_base = Base { $value }
common_target = obiettivo { $value }
common_median = mediana
common_other = altre
common_none = nessuno
common_undo = Annulla
common_redo = Ripeti
common_close = Chiudi
common_search = Cerca
common_cancel = Lascia stare
common_more = di più
