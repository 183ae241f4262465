"""A running Prometheus in, a picture of each board with what its panels would show out; needs matplotlib.

    pip install matplotlib && python docs/pictures.py http://127.0.0.1:9090 --minutes 30

Grafana draws more finely; the numbers are the same, for the expressions are those of the boards.
"""

from __future__ import annotations

import argparse
import json
import math
import textwrap
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import dates
from matplotlib import pyplot as plt

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HERE = Path(__file__).parent
BOARDS = HERE.parent / "deploy/grafana/dashboards"
COLOURS = [
    "#73bf69",
    "#5794f2",
    "#ff9830",
    "#f2495c",
    "#b877d9",
    "#fade2a",
    "#8ab8ff",
    "#ca95e5",
    "#96d98d",
    "#ffb357",
    "#e0b400",
]
NAMED = {"green": "#73bf69", "yellow": "#fade2a", "orange": "#ff9830", "red": "#f2495c", "blue": "#5794f2"}
DARK, PALE, FAINT = "#181b1f", "#ccccdc", "#3a3f46"
# Where the countries of the feeder and of the sample are, for the map (degrees north, degrees east).
PLACES = {
    "KZ": (48, 67), "CN": (35, 103), "DE": (51, 10), "FR": (46, 2), "NO": (61, 9), "JP": (36, 138), "BR": (-10, -53),
    "KE": (0, 38), "IN": (22, 79), "TR": (39, 35), "EG": (27, 30), "MX": (23, -102), "AU": (-25, 134), "PL": (52, 19),
    "VN": (16, 108), "ZA": (-29, 25),
}  # fmt: skip


class Numbers:
    """A Prometheus, asked for a stretch of time."""

    def __init__(self, address: str, minutes: float, step: float) -> None:
        self.address = address
        self.end = time.time()
        self.start = self.end - minutes * 60
        self.step = step
        self.chosen = {
            "$__rate_interval": "30s", "$__range": f"{minutes * 60:.0f}s",
            "$job": ".+", "$instance": ".+", "$type": ".+", "$country": ".+",
        }  # fmt: skip

    def ask(self, expr: str, *, now: bool) -> list[dict[str, Any]]:
        """Return the series of an expression."""
        for name, value in self.chosen.items():
            expr = expr.replace(name, value)
        moment = {"time": self.end} if now else {"start": self.start, "end": self.end, "step": self.step}
        arguments = urllib.parse.urlencode({"query": expr} | moment)
        with urllib.request.urlopen(f"{self.address}/api/v1/query{'' if now else '_range'}?{arguments}") as answer:  # noqa: S310
            found: list[dict[str, Any]] = json.load(answer)["data"]["result"]
        return found


def shown(value: float, unit: str) -> str:
    """A number as its panel shows it."""
    if math.isnan(value):
        return "-"
    if unit == "percentunit":
        return f"{value:.1%}"
    if unit == "bytes":
        return f"{value / 2**20:.0f} MiB"
    if unit in {"s", "dateTimeFromNow"}:
        return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.3g} s" if value < 100 else f"{value / 60:.0f} min"  # noqa: PLR2004
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004
    return f"{text}/s" if unit == "cps" else text


def name_of(target: dict[str, Any], metric: dict[str, str]) -> str:
    """The name of a series as the panel's legend makes it."""
    legend = target["legendFormat"]
    if legend == "__auto":
        return ", ".join(metric.values())
    for label, value in metric.items():
        legend = legend.replace(f"{{{{{label}}}}}", value)
    return legend.replace("{{", "").replace("}}", "").replace("le, ", "")


def stat(axes: Axes, panel: dict[str, Any], numbers: Numbers) -> None:
    """The newest number, large, its course behind it."""
    target = panel["targets"][0]
    defaults = panel["fieldConfig"]["defaults"]
    found = sorted(numbers.ask(target["expr"], now=False), key=lambda one: -one["values"][-1][0])
    values = [float(value) for _, value in found[0]["values"]] if found else [math.nan]
    colour = NAMED["green"]
    for step in defaults["thresholds"]["steps"]:
        if step["value"] is None or values[-1] >= step["value"]:
            colour = NAMED.get(step["color"], colour)
    axes.fill_between(range(len(values)), values, alpha=0.25, color=colour, linewidth=0)
    axes.set_ylim(0, max([v for v in values if not math.isnan(v)] or [1]) * 2.2 or 1)
    value = values[-1]
    text = (
        f"{value:,.{defaults['decimals']}f}"
        if "decimals" in defaults and defaults["unit"] == "short"
        else shown(value, defaults["unit"])
    )
    axes.text(0.5, 0.55, text, transform=axes.transAxes, ha="center", va="center", fontsize=22, color=colour)
    if "name" in panel["options"]["textMode"]:
        axes.text(0.5, 0.2, name_of(target, found[0]["metric"]), transform=axes.transAxes, ha="center", fontsize=7, color=PALE)
    axes.axis("off")


def graph(axes: Axes, panel: dict[str, Any], numbers: Numbers) -> None:
    """Lines over time, stacked where the panel says so."""
    unit = panel["fieldConfig"]["defaults"]["unit"]
    series = [
        (name_of(target, one["metric"]), {float(t): float(v) for t, v in one["values"]})
        for target in panel["targets"]
        for one in numbers.ask(target["expr"], now=False)
    ]
    series = [(name, {t: v for t, v in points.items() if not math.isnan(v)}) for name, points in series]
    series.sort(key=lambda one: -max(one[1].values(), default=0))
    moments = sorted({t for _, points in series for t in points})
    days = [t / 86400 for t in moments]
    under = [0.0] * len(moments)
    stacked = panel["fieldConfig"]["defaults"]["custom"]["stacking"]["mode"] == "normal"
    for number, (name, points) in enumerate(series[:10]):
        colour = COLOURS[number % len(COLOURS)]
        values = [points.get(t, math.nan) for t in moments]
        if stacked:
            top = [low + (0 if math.isnan(v) else v) for low, v in zip(under, values, strict=True)]
            axes.fill_between(days, under, top, color=colour, alpha=0.55, linewidth=0)
            values, under = top, top
        newest = next((v for v in reversed(list(points.values()))), math.nan)
        axes.plot(days, values, color=colour, linewidth=1, label=f"{name}  {shown(newest, unit)}")
    highest = max([v for v in under if stacked] or [v for _, points in series for v in points.values()], default=1.0)
    axes.set_ylim(0, highest * 1.45 or 1)
    axes.xaxis.set_major_formatter(dates.DateFormatter("%H:%M"))
    axes.yaxis.set_major_formatter(lambda value, _: shown(value, unit))
    if series:
        axes.legend(loc="upper left", fontsize=5.5, frameon=False, labelcolor=PALE, ncols=2 if len(series) > 4 else 1)  # noqa: PLR2004


def ranking(axes: Axes, panel: dict[str, Any], numbers: Numbers) -> None:
    """Bars, the longest on top."""
    target = panel["targets"][0]
    rows = [(name_of(target, one["metric"]), float(one["value"][1])) for one in numbers.ask(target["expr"], now=True)]
    rows.reverse()
    axes.barh([name for name, _ in rows], [value for _, value in rows], color=COLOURS[1], alpha=0.8)
    for place, (_, value) in enumerate(rows):
        axes.text(value, place, f" {shown(value, 'short')}", va="center", fontsize=6, color=PALE)
    axes.set_xticks([])


def heatmap(axes: Axes, panel: dict[str, Any], numbers: Numbers) -> None:
    """How many values fall between two edges, over time."""
    found = sorted(numbers.ask(panel["targets"][0]["expr"], now=False), key=lambda one: float(one["metric"]["le"]))
    moments = sorted({float(t) for one in found for t, _ in one["values"]})
    rows, below = [], dict.fromkeys(moments, 0.0)
    for one in found:
        points = {float(t): float(v) for t, v in one["values"]}
        rows.append([max(0.0, points.get(t, 0) - below[t]) for t in moments])
        below = {t: points.get(t, 0) for t in moments}
    axes.imshow([[math.sqrt(v) for v in row] for row in rows], aspect="auto", origin="lower", cmap="inferno")
    unit = panel["fieldConfig"]["defaults"]["unit"]
    edges = [one["metric"]["le"] for one in found]
    axes.set_yticks(range(len(edges)), [edge if edge == "+Inf" else shown(float(edge), unit) for edge in edges])
    axes.set_xticks([])


def world(axes: Axes, panel: dict[str, Any], numbers: Numbers) -> None:
    """Circles where the countries are."""
    found = {one["metric"]["country"]: float(one["value"][1]) for one in numbers.ask(panel["targets"][0]["expr"], now=True)}
    most = max(found.values(), default=1)
    for country, (north, east) in PLACES.items():
        if value := found.get(country):
            axes.scatter(east, north, s=40 + 500 * value / most, color=COLOURS[2], alpha=0.6)
            axes.text(east, north, f"{country}\n{shown(value, 'short')}", ha="center", va="center", fontsize=6, color="white")
    axes.set_xlim(-170, 180)
    axes.set_ylim(-60, 80)
    axes.grid(color=FAINT, linewidth=0.4)
    axes.tick_params(labelbottom=False, labelleft=False)


def table(axes: Axes, panel: dict[str, Any], numbers: Numbers) -> None:
    """Rows of what is so now, joined by the labels that they share."""
    rows: dict[tuple[str, ...], dict[str, float]] = {}
    names: dict[str, str] = {}
    for transformation in panel.get("transformations", []):
        names |= transformation["options"].get("renameByName", {})
    hidden = {
        key for one in panel.get("transformations", []) for key, out in one["options"].get("excludeByName", {}).items() if out
    }
    many = len(panel["targets"]) > 1
    units = {one["matcher"]["options"]: one["properties"][0]["value"] for one in panel["fieldConfig"]["overrides"]}
    head: list[str] = []
    for target in panel["targets"]:
        column = f"Value #{target['refId']}" if many else "Value"
        for one in numbers.ask(target["expr"], now=True):
            labels = one["metric"]
            head = head or [names.get(label, label) for label in labels]
            key = (
                next((k for k in rows if labels.get("instance", "?") in k), tuple(labels.values()))
                if many
                else tuple(labels.values())
            )
            if column not in hidden:
                rows.setdefault(key, {})[names.get(column, column)] = float(one["value"][1])
            else:
                rows.setdefault(key, {})
    columns = list(next(iter(rows.values()), {}))
    default = panel["fieldConfig"]["defaults"]["unit"]
    cells = [head + columns]
    for key, values in list(rows.items())[:14]:
        line = []
        for column in columns:
            value = values.get(column, math.nan)
            ago = default == "dateTimeFromNow"
            line.append(f"{shown(numbers.end - value / 1000, 's')} ago" if ago else shown(value, units.get(column, default)))
        cells.append([*key, *line])
    axes.axis("off")
    drawn = axes.table(cells, loc="upper center", cellLoc="left", edges="horizontal")
    drawn.auto_set_font_size(False)
    drawn.set_fontsize(6.5)
    for cell in drawn.get_celld().values():
        cell.set_text_props(color=PALE)
        cell.set_edgecolor(FAINT)


def words(axes: Axes, panel: dict[str, Any], _: Numbers) -> None:
    """Text."""
    told = panel["options"]["content"].replace("```", "")
    lines = [one for line in told.splitlines() for one in (textwrap.wrap(line, 76) or [""])]
    axes.text(0.02, 0.95, "\n".join(lines), va="top", fontsize=7, color=PALE, family="monospace")
    axes.axis("off")


DRAWN = {
    "stat": stat,
    "timeseries": graph,
    "bargauge": ranking,
    "heatmap": heatmap,
    "geomap": world,
    "table": table,
    "text": words,
}


def picture(board: dict[str, Any], numbers: Numbers, path: Path) -> None:
    """Draw a whole board."""
    bottom = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in board["panels"])
    height = bottom * 0.36 + 0.6
    figure = plt.figure(figsize=(16, height), facecolor="#111217", dpi=90)
    figure.text(0.01, 1 - 0.35 / height, board["title"], fontsize=14, color="white", va="center")
    for panel in board["panels"]:
        place = panel["gridPos"]
        top = 1 - (place["y"] * 0.36 + 0.6) / height
        if panel["type"] == "row":
            figure.text(0.01, top - 0.18 / height, panel["title"], fontsize=10, color=PALE, va="center")
            continue
        tall = (place["h"] * 0.36 - 0.75) / height
        left = 0.055 if panel["type"] in {"timeseries", "heatmap"} else 0.07 if panel["type"] == "bargauge" else 0.012
        axes = figure.add_axes(
            (place["x"] / 24 + left, top - 0.38 / height - tall, place["w"] / 24 - left - 0.012, tall), facecolor=DARK
        )
        axes.tick_params(colors=PALE, labelsize=6)
        for spine in axes.spines.values():
            spine.set_color(FAINT)
        figure.text(place["x"] / 24 + 0.012, top - 0.2 / height, panel["title"], fontsize=8.5, color="white", va="center")
        DRAWN[panel["type"]](axes, panel, numbers)
    figure.savefig(path, facecolor=figure.get_facecolor())
    plt.close(figure)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Pictures of the boards from a running Prometheus.")
    parser.add_argument("prometheus", help="its address, for instance http://127.0.0.1:9090")
    parser.add_argument("--minutes", type=float, default=30, help="how far back (default: 30)")
    given = parser.parse_args()
    numbers = Numbers(given.prometheus, given.minutes, max(5.0, given.minutes / 3))
    (HERE / "img").mkdir(exist_ok=True)
    for path in sorted(BOARDS.glob("*.json")):
        picture(json.loads(path.read_text("utf-8")), numbers, HERE / "img" / f"{path.stem}-board.png")


if __name__ == "__main__":
    main()
