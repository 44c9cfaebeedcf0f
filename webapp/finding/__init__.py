"""Find: one field on every page of the unit, for numbers, names, telephones and organisations."""
