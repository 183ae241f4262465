"""Everything that touches the world: Kafka in and out, metrics, health, logs. The core is called from here, and knows nothing of it."""
