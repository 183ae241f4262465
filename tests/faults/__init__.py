"""What breaks the worker on purpose, and what sees whether it kept its word."""
