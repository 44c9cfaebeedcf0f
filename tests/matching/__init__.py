"""How well typed names are matched to a register: a list of pairs, kept here, and its measure."""
