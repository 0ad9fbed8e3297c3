"""What is built holds the whole course, and works where it is installed."""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINKS = {
    "curriculum": "curriculum",
    "static": "static",
    "translations": "translations",
    "locale": "translations",
}
PARTS = ["flexid_xblock", "curriculum", "static", "translations"]
FILES = ["setup.py", "pyproject.toml", "README.md", "LICENSE"]
BLOCKS = ["flexid_activity", "flexid_journal", "flexid_module", "flexid_session"]
IGNORED = shutil.ignore_patterns("__pycache__")

USE_BLOCKS = ROOT / "tests" / "use_blocks.py"


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run it away from the repository, so that nothing is found there by chance."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **env},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def build(checkout: Path, kind: str) -> Path:
    """Build a wheel or an sdist with what is installed here, without the network."""
    out = checkout.parent / f"{checkout.name}-{kind}"
    done = run(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", out,
               checkout, cwd=checkout.parent)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.iterdir())


def in_folder(name: str) -> set[str]:
    """The files of a top-level folder, relative to it."""
    files = (ROOT / name).rglob("*")
    return {str(path.relative_to(ROOT / name)) for path in files if path.is_file()}


def below(names: list[str], prefix: str) -> set[str]:
    """The files of an archive below a folder, relative to it."""
    return {name[len(prefix) :] for name in names if name.startswith(prefix) and name[-1] != "/"}


def lay_out(copy: Path) -> Path:
    """Copy what a package is built from, links as links."""
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, symlinks=True, ignore=IGNORED)
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as git lays it out."""
    return lay_out(tmp_path_factory.mktemp("git") / "checkout")


@pytest.fixture(scope="module")
def linkless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository where links became small text files, as from a zip."""
    copy = lay_out(tmp_path_factory.mktemp("zip") / "checkout")
    for link, target in LINKS.items():
        (copy / "flexid_xblock" / link).unlink()
        (copy / "flexid_xblock" / link).write_text(f"../{target}")
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    return build(checkout, "wheel")


@pytest.fixture(scope="module")
def linkless_wheel(linkless: Path) -> Path:
    return build(linkless, "wheel")


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An empty environment that borrows our dependencies, not our own package."""
    home = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    site = next((home / "lib").glob("python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return home


def install(environment: Path, *what: str | Path) -> subprocess.CompletedProcess[str]:
    """Install into the empty environment, offline."""
    return run(
        sys.executable, "-m", "pip", "--python", environment / "bin" / "python", "install",
        "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed", *what,
        cwd=environment,
    )  # fmt: skip


def use_the_blocks(environment: Path) -> list[str]:
    """Load and render each block there; where the package was found, then the blocks' names."""
    python, school = environment / "bin" / "python", environment / "school"
    done = run(python, "-I", USE_BLOCKS, cwd=environment, FLEXID_DATA=str(school))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(("inside", "folder"), LINKS.items())
def test_the_wheel_holds_each_folder_file_by_file(wheel: Path, inside: str, folder: str) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert below(names, f"flexid_xblock/{inside}/") == in_folder(folder)


@pytest.mark.parametrize(("inside", "folder"), LINKS.items())
def test_a_wheel_from_a_copy_without_links_is_as_whole(
    linkless_wheel: Path, inside: str, folder: str
) -> None:
    names = zipfile.ZipFile(linkless_wheel).namelist()
    assert below(names, f"flexid_xblock/{inside}/") == in_folder(folder)


def test_the_sdist_builds_the_same_wheel(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    sdist = build(checkout, "sdist")
    make = [sys.executable, "-m", "pip", "wheel", "--no-index", "--no-deps"]
    assert run(*make, "--no-build-isolation", sdist, cwd=tmp_path).returncode == 0
    again = zipfile.ZipFile(tmp_path / wheel.name)
    assert sorted(again.namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_brings_one_package_and_all_its_templates(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"flexid_xblock"}
    for kind in ("templates", "content/schemas"):
        assert below(names, f"flexid_xblock/{kind}/") == in_folder(f"flexid_xblock/{kind}")


def test_the_blocks_work_from_the_installed_wheel(environment: Path, wheel: Path) -> None:
    assert install(environment, wheel).returncode == 0
    found, *blocks = use_the_blocks(environment)
    assert Path(found).is_relative_to(environment)
    assert blocks == BLOCKS


def test_the_blocks_work_from_an_editable_install(environment: Path, checkout: Path) -> None:
    assert install(environment, "-e", checkout).returncode == 0
    found, *blocks = use_the_blocks(environment)
    assert Path(found).is_relative_to(checkout)
    assert blocks == BLOCKS


def test_an_editable_install_without_links_is_refused(environment: Path, linkless: Path) -> None:
    done = install(environment, "-e", linkless)
    assert done.returncode != 0
    assert "This copy of Flex-ID lost its links" in done.stdout + done.stderr
