"""A real Kafka with locked doors: its certificates, its users, and what each of them may do."""
