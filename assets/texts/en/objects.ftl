# Objects of the scenario: adding, removing, copying, editing every field.

objects_command_add = Add…
objects_command_duplicate = Duplicate
objects_command_copy = Copy
objects_command_paste = Paste
objects_command_delete = Remove…
