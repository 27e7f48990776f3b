"""How days, times and numbers are written: dd/mm/yyyy in both languages."""
