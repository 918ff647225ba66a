# Oggetti dello scenario: aggiungere, togliere, copiare, modificare ogni campo.

objects_command_add = Aggiungi…
objects_command_duplicate = Duplica
objects_command_copy = Copia
objects_command_paste = Incolla
objects_command_delete = Togli…
