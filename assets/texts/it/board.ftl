## Il grafo: legami, note, gruppi
board_add_group = Raggruppa i nodi scelti
board_add_note = Nota sul grafo
board_arrange = Disposizione automatica
board_group_name = Nome del gruppo
board_group_plain = Gruppo
board_link = Disegna un legame
board_link_exists = Questo legame c’è già
board_link_from = Disegna un legame da { $name }
board_link_no = Fra questi due un legame non ha senso
board_link_offer = Collega { $from } → { $to }: { $kind }
board_link_which = Che legame è
board_note = nota { $text }
board_note_keys = Ctrl Invio per finire, Esc per lasciare com’era
board_note_text = Testo della nota
board_select_all = Scegli tutti i nodi
board_group = gruppo { $name }, { $n ->
    [one] { $n } nodo
   *[other] { $n } nodi
}
board_link_spoken = legame { $kind }: da { $from } a { $to }
