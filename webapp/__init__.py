"""E-safety: guidance for youth workers, reports for the unit, figures for the board."""
