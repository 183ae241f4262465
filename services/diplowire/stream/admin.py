"""The options of a Kafka client in, an administrative client that is connected out; whatever goes wrong is one readable line."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from diplowire.stream.errors import BrokerUnavailable, forbidden
from diplowire.stream.reach import reach

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

TIMEOUT_MS = 15_000


@asynccontextmanager
async def administration(options: Mapping[str, Any]) -> AsyncIterator[AIOKafkaAdminClient]:
    """Connect for as long as the block lasts; raise BrokerUnavailable where Kafka is away or does not let us."""
    await reach(options)
    admin = AIOKafkaAdminClient(**options, request_timeout_ms=TIMEOUT_MS)
    try:
        await admin.start()
        yield admin
    except (KafkaError, TimeoutError) as error:
        if told := forbidden(error):
            raise BrokerUnavailable("forbidden", told) from error
        raise BrokerUnavailable("unreachable", f"Kafka does not do what it was asked: {error or type(error).__name__}") from error
    finally:
        await admin.close()
