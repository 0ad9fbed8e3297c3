"""The plugin in real Tutors: what they render, and that the key stays what it was."""

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.settings.common import plugin_settings
from flexid_xblock.vault import keyring
from tests.deploy import tutors
from tests.deploy.common import plugin
from tests.deploy.tutors import SECRETS, Project

pytestmark = pytest.mark.deep

SETTINGS = {
    f"apps/openedx/settings/{service}/{mode}.py"
    for service in ("lms", "cms")
    for mode in ("production", "development")
}
OURS = ["# Flex-ID", "FLEXID_HEADS_DIR = '/openedx/data/flexid/heads'"]


@pytest.fixture(scope="module", params=["21.0.9", "22.0.3"])
def python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tutors.install(tmp_path_factory.mktemp("tutor") / "env", request.param)


@pytest.fixture
def project(python: Path, tmp_path: Path) -> Project:
    return tutors.project(tmp_path / "project", python)


@pytest.fixture
def enabled(project: Project) -> Project:
    project.done("plugins", "enable", "flexid")
    project.done("config", "save")
    return project


def added(before: str, after: str) -> list[str]:
    """The lines that came in; whatever else changed is an error."""
    old, new = before.splitlines(), [line for line in after.splitlines() if line.strip()]
    old = [line for line in old if line.strip()]
    came = [line for line in new if line not in old]
    assert [line for line in new if line not in came] == old
    return came


def test_lms_and_studio_get_our_settings_and_lose_none(project: Project) -> None:
    before = project.rendered()
    project.done("plugins", "enable", "flexid")
    after = project.rendered()
    changed = {name for name in after if after[name] != before.get(name)}
    others = {SECRETS, "build/openedx/Dockerfile", "k8s/jobs.yml", "k8s/volumes.yml"}
    assert changed == SETTINGS | others
    assert {name: added(before[name], after[name]) for name in SETTINGS} == dict.fromkeys(
        SETTINGS, OURS
    )
    assert added(before[SECRETS], after[SECRETS]) == [f'FLEXID_KEY: "{project.lms_key()}"']
    for name in SETTINGS:
        compile(after[name], name, "exec")


def test_the_key_is_in_the_lms_s_file_of_secrets_only(enabled: Project) -> None:
    key = enabled.lms_key()
    assert [name for name, text in enabled.rendered().items() if key in text] == [SECRETS]


def test_the_image_installs_the_package_after_the_platform_s_own(enabled: Project) -> None:
    steps = enabled.rendered()["build/openedx/Dockerfile"].split("###### Install nodejs")[0]
    assert steps.rstrip().endswith("$PIP_COMMAND install 'flexid-xblock==0.1.0'")


@pytest.mark.parametrize("command", [["config", "save"], ["config", "save", "--env-only"]])
def test_the_first_key_that_was_rendered_is_the_key_for_ever(
    project: Project, command: list[str]
) -> None:
    project.done("plugins", "enable", "flexid")
    first = project.lms_key()
    project.done(*command)
    project.done("plugins", "disable", "flexid")
    project.done("plugins", "enable", "flexid")
    project.done("config", "save", "--clean")
    assert (project.lms_key(), project.config()["FLEXID_VAULT_KEY"]) == (first, first)


@pytest.mark.parametrize(
    "change", [["--unset", "FLEXID_VAULT_KEY"], ["--set", f"FLEXID_VAULT_KEY={'QUJD' * 10}QUI="]]
)
def test_another_key_does_not_take_the_place_of_the_one_in_use(
    enabled: Project, change: list[str]
) -> None:
    first = enabled.lms_key()
    refused = enabled.tutor("config", "save", *change)
    assert (refused.returncode, enabled.lms_key()) == (1, first)
    assert "Put it back with: tutor config save --set FLEXID_VAULT_KEY=" in refused.stderr
    enabled.done("config", "save", "--set", f"FLEXID_VAULT_KEY={first}")
    assert enabled.lms_key() == first


def test_a_new_key_goes_in_when_the_old_file_is_taken_away(enabled: Project) -> None:
    (enabled.folder / "env" / SECRETS).unlink()
    new = plugin().new_key()
    enabled.done("config", "save", "--set", f"FLEXID_VAULT_KEY={new}")
    assert enabled.lms_key() == new


def as_django_sees(project: Project, service: str) -> SimpleNamespace:
    """Our settings as the platform reads them: our defaults, its YAML file, Tutor's module."""
    seen, files = SimpleNamespace(), project.rendered()
    plugin_settings(seen)
    vars(seen).update(yaml.safe_load(files[f"apps/openedx/config/{service}.env.yml"]))
    module = files[f"apps/openedx/settings/{service}/production.py"].splitlines()
    exec("\n".join(line for line in module if line.startswith("FLEXID")), vars(seen))  # noqa: S102
    return seen


def test_the_lms_has_a_working_vault_and_studio_has_none(
    enabled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "settings", as_django_sees(enabled, "lms"))
    assert len(keyring.load().secret) == keyring.KEY_BYTES
    monkeypatch.setattr(keyring, "settings", as_django_sees(enabled, "cms"))
    with pytest.raises(Unavailable, match="key_missing"):
        keyring.load()


def test_what_the_operator_sets_reaches_both(enabled: Project) -> None:
    enabled.done("config", "save", "--set", 'FLEXID_SETTINGS={"FLEXID_POLL_SECONDS": 20}')
    polls = [as_django_sees(enabled, service).FLEXID_POLL_SECONDS for service in ("lms", "cms")]
    assert polls == [20, 20]


def test_a_key_file_takes_the_place_of_the_key(enabled: Project) -> None:
    enabled.done("config", "save", "--set", 'FLEXID_SETTINGS={"FLEXID_KEY_FILE": "/run/key"}')
    seen = as_django_sees(enabled, "lms")
    assert (seen.FLEXID_KEY, seen.FLEXID_KEY_FILE) == ("", "/run/key")


def test_a_launch_ends_with_a_look_at_the_key(enabled: Project) -> None:
    tasks = enabled.init_tasks()
    assert tasks[-1] == ["lms", "./manage.py lms flexid_check_key"]
    assert [service for service, task in tasks if " migrate" in task] == ["lms", "cms"]


def test_kubernetes_gets_three_timed_jobs_like_tutor_s_own(enabled: Project) -> None:
    files = enabled.rendered()
    jobs = list(yaml.safe_load_all(files["k8s/jobs.yml"]))
    ours = {job["metadata"]["name"]: job["spec"] for job in jobs if job["kind"] == "CronJob"}
    lms = next(job for job in jobs if job["metadata"]["name"] == "lms-job")["spec"]["template"]
    claims = [doc["metadata"]["name"] for doc in yaml.safe_load_all(files["k8s/volumes.yml"])]
    assert {name: spec["schedule"] for name, spec in ours.items()} == {
        "flexid-tick": "*/10 * * * *",
        "flexid-verify-log": "40 2 * * *",
        "flexid-backup": "20 3 * * *",
    }
    for spec in ours.values():
        pod = spec["jobTemplate"]["spec"]["template"]["spec"]
        theirs, own = lms["spec"], pod["containers"][0]
        assert pod["volumes"][:3] == theirs["volumes"]
        assert own["volumeMounts"][:3] == theirs["containers"][0]["volumeMounts"]
        assert own["env"] == theirs["containers"][0]["env"]
    assert claims[-2:] == ["flexid-data", "flexid-keys"]


@pytest.mark.skipif(not shutil.which("kubectl"), reason="kubectl is not here")
def test_kustomize_gives_them_the_names_that_tutor_s_own_get(enabled: Project) -> None:
    built = subprocess.run(
        ["kubectl", "kustomize", enabled.folder / "env"], capture_output=True, check=True
    ).stdout
    found = [doc for doc in yaml.safe_load_all(built) if doc["kind"] in ("CronJob", "ConfigMap")]
    maps = {doc["metadata"]["name"] for doc in found if doc["kind"] == "ConfigMap"}
    jobs = [doc["spec"]["jobTemplate"]["spec"] for doc in found if doc["kind"] == "CronJob"]
    used = {
        volume["configMap"]["name"]
        for job in jobs
        for volume in job["template"]["spec"]["volumes"]
        if "configMap" in volume
    }
    assert (len(jobs), len(used), used - maps) == (3, 3, set())
