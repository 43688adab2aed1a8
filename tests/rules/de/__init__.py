"""Table tests of the German rules, written from the norms before the rules were read."""
