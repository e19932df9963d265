"""Forms by which an organization confirms, amends and adds to its entries in the matrix."""
