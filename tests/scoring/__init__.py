"""The measuring of what is understood: cases annotated by hand in, figures and faults out. Not shipped."""
