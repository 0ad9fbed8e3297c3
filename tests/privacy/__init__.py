"""What is stored about people is declared, handed over, and erased."""
