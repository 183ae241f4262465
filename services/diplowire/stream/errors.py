"""What can be wrong between us and a Kafka: a stable code for programs, one readable line for people."""

from __future__ import annotations

from aiokafka import errors as kafka

HOW_TO_GRANT = "`diplowire topics rights --user NAME` prints the commands that grant it"
_FORBIDDEN = (
    kafka.TopicAuthorizationFailedError,
    kafka.GroupAuthorizationFailedError,
    kafka.ClusterAuthorizationFailedError,
    kafka.TransactionalIdAuthorizationFailed,
)


class BrokerUnavailable(Exception):  # noqa: N818 - it names the state that the caller has to deal with
    """There is no Kafka to work with.

    `code` is one of: `extra_missing` (the packages of the extra `local` are not installed), `jars_unavailable` (they can't be
    fetched), `jar_refused` (a file is not the one that was pinned), `port_taken`, `start_failed`, `stopped` (it ended by itself),
    `unreachable` (nobody answers), `refused` (somebody answers and does not let us in, or is no Kafka), `forbidden` (it lets us
    in and does not let us do this), `no_topic`.
    """

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        self.detail = detail
        super().__init__(code, detail)  # both: an exception that crosses a thread or a process is made anew from these

    def __str__(self) -> str:
        """Return the one line for people."""
        return self.detail


def forbidden(error: BaseException) -> str:
    """Say which right an error of aiokafka's is about, and how it is granted; empty where it is about something else."""
    if not isinstance(error, _FORBIDDEN):
        return ""
    kind = type(error).__name__.removesuffix("Error").removesuffix("AuthorizationFailed")
    thing = {"TransactionalId": "transactional id"}.get(kind, kind.lower())
    named = [name for argument in error.args for name in ([argument] if isinstance(argument, str) else sorted(argument))]
    return f"this user lacks a right on the {' '.join([thing, *named])}; {HOW_TO_GRANT}"
