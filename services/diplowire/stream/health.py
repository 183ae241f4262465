"""The state of the worker in, the pages /metrics /healthz /readyz /info out; by default for this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import orjson
from aiohttp import web

if TYPE_CHECKING:
    from diplowire.settings import Settings

_PROMETHEUS = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
_PLAIN = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


class Watched(Protocol):
    """What the pages want to know."""

    def metrics_page(self) -> bytes:
        """Everything in Prometheus' text format."""

    def unwell(self) -> str | None:
        """Why the worker should be restarted, or None."""

    def unready(self) -> str | None:
        """Why nothing is processed at the moment, or None."""

    def info(self) -> dict[str, Any]:
        """Tell what runs here, with what settings, secrets hidden."""


class WebPortTaken(Exception):  # noqa: N818 - it names the state
    """Another program listens where the pages should be."""


class Pages:
    """A small server that starts before Kafka is reached, so that probes get an answer from the first moment."""

    def __init__(self, settings: Settings, watched: Watched) -> None:
        self._settings = settings
        self._watched = watched
        self._runner: web.AppRunner | None = None

    async def start(self) -> int:
        """Listen; return the port. Raises WebPortTaken."""
        app = web.Application()
        app.add_routes(
            [
                web.get("/metrics", self._metrics),
                web.get("/healthz", self._healthz),
                web.get("/readyz", self._readyz),
                web.get("/info", self._info),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False)
        await self._runner.setup()
        host, port = self._settings.web_host, self._settings.web_port
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.stop()
            raise WebPortTaken(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Stop listening."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=self._watched.metrics_page(), headers=_PLAIN | _PROMETHEUS)

    async def _healthz(self, _: web.Request) -> web.Response:
        return _verdict(self._watched.unwell())

    async def _readyz(self, _: web.Request) -> web.Response:
        return _verdict(self._watched.unwell() or self._watched.unready())

    async def _info(self, _: web.Request) -> web.Response:
        return web.Response(body=orjson.dumps(self._watched.info()), content_type="application/json", headers=_PLAIN)


def _verdict(fault: str | None) -> web.Response:
    return web.Response(text=f"{fault or 'ok'}\n", status=503 if fault else 200, headers=_PLAIN)
