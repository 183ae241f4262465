"""A title, a description, a unit and PromQL in, one panel of a Grafana board (schema 11, read by every newer one) out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SOURCE = {"type": "prometheus", "uid": "${datasource}"}
# Every series of the workers that the reader of the board has chosen.
OURS = 'job=~"$job",instance=~"$instance"'

# Names of units as Grafana knows them.
PER_SECOND, COUNT, SECONDS, SHARE, BYTES, AGO = "cps", "short", "s", "percentunit", "bytes", "dateTimeFromNow"
GREEN, YELLOW, RED = "green", "orange", "red"


@dataclass(frozen=True, kw_only=True)
class Query:
    """One PromQL expression and the name of its series; `instant` asks for now only."""

    expr: str
    legend: str = ""
    instant: bool = False
    form: str = "time_series"

    def json(self, ref: str) -> dict[str, Any]:
        """Return it as Grafana keeps it."""
        return {
            "refId": ref,
            "datasource": SOURCE,
            "editorMode": "code",
            "expr": " ".join(self.expr.split()),
            "legendFormat": self.legend or "__auto",
            "instant": self.instant,
            "range": not self.instant,
            "format": self.form,
        }


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One panel; `steps` are (value from which on, colour), the first one without a value."""

    kind: str
    title: str
    about: str
    unit: str
    queries: tuple[Query, ...] = ()
    width: int = 8
    height: int = 8
    steps: tuple[tuple[float | None, str], ...] = ((None, GREEN),)
    options: dict[str, Any] = field(default_factory=dict)
    custom: dict[str, Any] = field(default_factory=dict)
    field_config: dict[str, Any] = field(default_factory=dict)
    overrides: tuple[dict[str, Any], ...] = ()
    transformations: tuple[dict[str, Any], ...] = ()
    link: tuple[str, str] | None = None

    def json(self, number: int, x: int, y: int) -> dict[str, Any]:
        """Return it as Grafana keeps it, at a place of the board (24 columns)."""
        steps = [{"value": value, "color": colour} for value, colour in self.steps]
        coloured = {"color": {"mode": "thresholds" if len(steps) > 1 else "palette-classic"}}
        defaults = {"unit": self.unit, "thresholds": {"mode": "absolute", "steps": steps}} | coloured | self.field_config
        return {
            "id": number,
            "type": self.kind,
            "title": self.title,
            "description": self.about,
            "datasource": SOURCE,
            "gridPos": {"x": x, "y": y, "w": self.width, "h": self.height},
            "targets": [query.json(chr(ord("A") + index)) for index, query in enumerate(self.queries)],
            "fieldConfig": {"defaults": defaults | {"custom": self.custom}, "overrides": list(self.overrides)},
            "options": self.options,
            **({"transformations": list(self.transformations)} if self.transformations else {}),
            **({"links": [{"title": self.link[0], "url": f"/d/{self.link[1]}?${{__url_time_range}}"}]} if self.link else {}),
        }


_REDUCED = {"reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False}}


def stat(title: str, expr: str, about: str, unit: str, **rest: Any) -> Panel:
    """One large number, the newest one, with its course behind it."""
    query = Query(expr=expr, legend=rest.pop("legend", ""))
    options = _REDUCED | {
        "colorMode": "value",
        "graphMode": "area",
        "textMode": "auto",
        "justifyMode": "auto",
        "orientation": "auto",
    }
    return Panel(
        kind="stat",
        title=title,
        about=about,
        unit=unit,
        queries=(query,),
        options=options | rest.pop("options", {}),
        **({"width": 4, "height": 4} | rest),
    )


def graph(title: str, about: str, unit: str, *queries: Query, stacked: bool = False, bars: bool = False, **rest: Any) -> Panel:
    """Lines (or bars) over time; the table below names the newest and the highest value of each."""
    custom = {
        "drawStyle": "bars" if bars else "line",
        "lineWidth": 1,
        "fillOpacity": 60 if bars else 25 if stacked else 8,
        "showPoints": "never",
        "spanNulls": False,
        "stacking": {"mode": "normal" if stacked else "none", "group": "A"},
    }
    options = {
        "legend": {"showLegend": True, "displayMode": "table", "placement": "bottom", "calcs": ["lastNotNull", "max"]},
        "tooltip": {"mode": "multi", "sort": "desc"},
    }
    return Panel(
        kind="timeseries",
        title=title,
        about=about,
        unit=unit,
        queries=queries,
        custom=custom,
        options=options,
        field_config={"min": 0} | rest.pop("field_config", {}),
        **rest,
    )


def ranking(title: str, expr: str, about: str, unit: str, legend: str, **rest: Any) -> Panel:
    """Bars side by side, the longest on top."""
    options = _REDUCED | {
        "displayMode": "basic",
        "orientation": "horizontal",
        "showUnfilled": False,
        "valueMode": "color",
        "minVizWidth": 0,
    }
    return Panel(
        kind="bargauge",
        title=title,
        about=about,
        unit=unit,
        queries=(Query(expr=f"sort_desc({expr})", legend=legend, instant=True),),
        options=options,
        field_config={"min": 0},
        **rest,
    )


def heatmap(title: str, expr: str, about: str, unit: str, **rest: Any) -> Panel:
    """How the values of a histogram are spread, over time."""
    options = {
        "calculate": False,
        "cellGap": 1,
        "color": {
            "mode": "scheme",
            "scheme": "Oranges",
            "fill": "dark-orange",
            "scale": "exponential",
            "exponent": 0.5,
            "steps": 64,
            "reverse": False,
        },
        "exemplars": {"color": "rgba(255,0,255,0.7)"},
        "filterValues": {"le": 1e-9},
        "legend": {"show": True},
        "rowsFrame": {"layout": "auto"},
        "tooltip": {"mode": "single", "yHistogram": False, "showColorScale": True},
        "yAxis": {"axisPlacement": "left", "reverse": False, "unit": unit},
    }
    query = Query(expr=expr, legend="{{le}}", form="heatmap")
    return Panel(kind="heatmap", title=title, about=about, unit=unit, queries=(query,), options=options, **rest)


def table(title: str, about: str, unit: str, *queries: Query, **rest: Any) -> Panel:
    """Rows and columns of what is so now."""
    options = {"showHeader": True, "cellHeight": "sm", "footer": {"show": False, "reducer": ["sum"], "countRows": False}}
    return Panel(kind="table", title=title, about=about, unit=unit, queries=queries, options=options, **rest)


def world(title: str, expr: str, about: str, unit: str, **rest: Any) -> Panel:
    """A circle on each country (label `country`, ISO 3166 alpha-2), as large as its value."""
    layer = {
        "name": "Countries",
        "type": "markers",
        "location": {"mode": "lookup", "lookup": "country", "gazetteer": "public/gazetteer/countries.json"},
        "tooltip": True,
        "config": {
            "showLegend": True,
            "style": {
                "color": {"field": "Value", "fixed": "dark-green"},
                "opacity": 0.6,
                "size": {"field": "Value", "fixed": 5, "min": 4, "max": 24},
                "symbol": {"fixed": "img/icons/marker/circle.svg", "mode": "fixed"},
            },
        },
    }
    options = {
        "basemap": {"type": "default", "name": "Map"},
        "controls": {"showZoom": True, "mouseWheelZoom": False, "showAttribution": True, "showScale": False, "showDebug": False},
        "layers": [layer],
        "tooltip": {"mode": "details"},
        "view": {"id": "zero", "lat": 25, "lon": 30, "zoom": 1.4, "allLayers": True},
    }
    query = Query(expr=expr, instant=True, form="table")
    colour = {"color": {"mode": "continuous-GrYlRd"}}
    return Panel(
        kind="geomap", title=title, about=about, unit=unit, queries=(query,), options=options, field_config=colour, **rest
    )


def words(title: str, about: str, markdown: str, **rest: Any) -> Panel:
    """Text for the reader."""
    return Panel(kind="text", title=title, about=about, unit="none", options={"mode": "markdown", "content": markdown}, **rest)
