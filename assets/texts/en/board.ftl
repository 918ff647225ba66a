## The graph: links, notes, groups
board_add_group = Group the chosen nodes
board_add_note = Note on the graph
board_arrange = Automatic layout
board_group_name = Name of the group
board_group_plain = Group
board_link = Draw a link
board_link_exists = This link is there already
board_link_from = Draw a link from { $name }
board_link_no = A link between these two makes no sense
board_link_offer = Link { $from } → { $to }: { $kind }
board_link_which = Which link is it
board_note = note { $text }
board_note_keys = Ctrl Enter when done, Esc to leave it as it was
board_note_text = Text of the note
board_select_all = Choose all nodes
board_group = group { $name }, { $n ->
    [one] { $n } node
   *[other] { $n } nodes
}
board_link_spoken = { $kind } link: from { $from } to { $to }
