"""Rows of panels in, a whole Grafana board out: variables, links to its sisters, a place for every panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from boards.panels import SOURCE

if TYPE_CHECKING:
    from boards.panels import Panel

_COLUMNS = 24
_SCHEMA = 41
_TAG = "diplowire"


@dataclass(frozen=True, kw_only=True)
class Row:
    """Panels under one heading, laid from left to right and then down."""

    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, kw_only=True)
class Board:
    """One board; `variables` come after those that every board has."""

    uid: str
    title: str
    about: str
    rows: tuple[Row, ...]
    variables: tuple[dict[str, Any], ...] = ()
    since: str = "now-3h"

    def json(self) -> dict[str, Any]:
        """Return it as Grafana keeps it."""
        return {
            "uid": self.uid,
            "title": self.title,
            "description": self.about,
            "tags": [_TAG],
            "schemaVersion": _SCHEMA,
            "editable": True,
            "graphTooltip": 1,
            "refresh": "30s",
            "time": {"from": self.since, "to": "now"},
            "timezone": "browser",
            "links": [_SISTERS],
            "annotations": {"list": [_ROLL_OUTS]},
            "templating": {"list": [_DATASOURCE, _JOB, _INSTANCE, *self.variables]},
            "panels": _laid_out(self.rows),
        }


def choice(name: str, label: str, query: str, about: str) -> dict[str, Any]:
    """A variable whose values Prometheus knows; several at a time, all of them at first."""
    return {
        "type": "query",
        "name": name,
        "label": label,
        "description": about,
        "datasource": SOURCE,
        "query": {"query": query, "refId": name},
        "refresh": 2,
        "sort": 1,
        "multi": True,
        "includeAll": True,
        "allValue": ".*",
        "current": {"text": "All", "value": "$__all"},
    }


_DATASOURCE = {
    "type": "datasource",
    "name": "datasource",
    "label": "Prometheus",
    "description": "Where the numbers are",
    "query": "prometheus",
    "current": {"text": "Prometheus", "value": "prometheus"},
}
_JOB = choice("job", "Job", "label_values(diplowire_build_info, job)", "A group of workers, as Prometheus calls it")
_INSTANCE = choice("instance", "Worker", 'label_values(diplowire_build_info{job=~"$job"}, instance)', "One worker, or all")
_SISTERS = {
    "type": "dashboards",
    "title": "Diplowire",
    "tags": [_TAG],
    "asDropdown": False,
    "icon": "external link",
    "includeVars": True,
    "keepTime": True,
    "targetBlank": False,
    "tooltip": "The other boards, for the same time and workers",
    "url": "",
}
_ROLL_OUTS = {
    "name": "New version",
    "datasource": SOURCE,
    "enable": True,
    "hide": False,
    "iconColor": "purple",
    "expr": 'count by (version, rules) (diplowire_build_info{job=~"$job"})'
    ' unless count by (version, rules) (diplowire_build_info{job=~"$job"} offset 5m)',
    "step": "1m",
    "titleFormat": "Diplowire {{version}}, rules {{rules}}",
}


def _laid_out(rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    panels: list[dict[str, Any]] = []
    y = 0
    for row in rows:
        heading = {"x": 0, "y": y, "w": _COLUMNS, "h": 1}
        panels.append(
            {"id": len(panels) + 1, "type": "row", "title": row.title, "collapsed": False, "gridPos": heading, "panels": []}
        )
        x, y, tallest = 0, y + 1, 0
        for panel in row.panels:
            if x + panel.width > _COLUMNS:
                x, y, tallest = 0, y + tallest, 0
            panels.append(panel.json(len(panels) + 1, x, y))
            x, tallest = x + panel.width, max(tallest, panel.height)
        y += tallest
    return panels
