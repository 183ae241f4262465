"""Everything that touches the world: Kafka in and out, metrics, health, logs. It calls the core, which knows nothing of it."""
