"""Flex-ID as a plugin of Tutor 21 and 22: one file, copied into ``tutor plugins printroot``.

What it does is told in ``deploy/operate.md``. Three promises stand here: the vault's key is in the
LMS's own file of secrets and in no settings module; a key that texts were sealed with is always
one that ``config.yml`` holds; and no cookie, no origin and no other app's setting is touched.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

VERSION = "0.1.0"
KEY_BYTES = 32

# Where the containers keep what must not lie in the database. With `tutor local` this is
# data/lms/flexid in Tutor's folder; on Kubernetes the two volumes below.
DATA, KEYS = "/openedx/data/flexid", "/openedx/data/flexid-keys"

DEFAULTS: dict[str, Any] = {
    "FLEXID_REQUIREMENT": f"flexid-xblock=={VERSION}",  # or a git address, or a wheel's
    "FLEXID_SETTINGS": {},  # any setting of the README but the key, for LMS and Studio
    "FLEXID_BACKUP_DAYS": 30,  # Kubernetes: so long a file of data is kept
    "FLEXID_VOLUME_SIZE": "5Gi",
}
UNIQUE = {"FLEXID_VAULT_KEY": "{{ '' | flexid_new_key }}"}

SETTINGS = {"FLEXID_HEADS_DIR": f"{DATA}/heads"}
# Another source of the key: then ours is not rendered, because FLEXID_KEY would win.
OTHER_SOURCES = {"FLEXID_KEY_FILE", "FLEXID_KEY_SERVICE"}

# Below env/: what the LMS reads, and Studio does not.
LMS_SECRETS = ("apps", "openedx", "config", "lms.env.yml")

INIT = "./manage.py lms flexid_check_key"

REQUIREMENT = """
RUN --mount=type=cache,target=/openedx/.cache/pip,sharing=shared \\
    $PIP_COMMAND install '{{ FLEXID_REQUIREMENT }}'
"""

TICK = "./manage.py lms flexid_tick"
VERIFY = "./manage.py lms flexid_verify_log"
# Of the keys only the newest file stays, or who was erased could be read again.
BACKUP = f"""\
./manage.py lms flexid_backup {DATA}/backup
mv {DATA}/backup/flexid-keys-*.jsonl {KEYS}/
ls {KEYS}/flexid-keys-*.jsonl | sort | head -n -1 | xargs -r rm --
find {DATA}/backup -name 'flexid-data-*.jsonl' -mtime +{{{{ FLEXID_BACKUP_DAYS }}}} -delete"""

# No label `component: job`: Tutor applies those only when it runs one.
CRON_JOB = """\
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: flexid-{name}
  labels:
    app.kubernetes.io/name: flexid-{name}
spec:
  schedule: "{schedule}"
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 300
  successfulJobsHistoryLimit: 1
  jobTemplate:
    spec:
      backoffLimit: 0
      template:
        metadata:
          labels:
            app.kubernetes.io/name: flexid-{name}
        spec:
          restartPolicy: Never
          securityContext:
            runAsUser: 1000
            runAsGroup: 1000
            fsGroup: 1000
          containers:
          - name: lms
            image: {{{{ DOCKER_IMAGE_OPENEDX }}}}
            command: ["sh", "-e", "-c"]
            args:
            - |
              {command}
            env:
            - name: SERVICE_VARIANT
              value: lms
            - name: DJANGO_SETTINGS_MODULE
              value: lms.envs.tutor.production
            securityContext:
              allowPrivilegeEscalation: false
            volumeMounts:
            - mountPath: /openedx/edx-platform/lms/envs/tutor/
              name: settings-lms
            - mountPath: /openedx/edx-platform/cms/envs/tutor/
              name: settings-cms
            - mountPath: /openedx/config
              name: config
            - mountPath: {data}
              name: flexid-data
            - mountPath: {keys}
              name: flexid-keys
          volumes:
          - name: settings-lms
            configMap:
              name: openedx-settings-lms
          - name: settings-cms
            configMap:
              name: openedx-settings-cms
          - name: config
            configMap:
              name: openedx-config
          - name: flexid-data
            persistentVolumeClaim:
              claimName: flexid-data
          - name: flexid-keys
            persistentVolumeClaim:
              claimName: flexid-keys
"""

VOLUME = """\
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {name}
  labels:
    app.kubernetes.io/component: volume
    app.kubernetes.io/name: {name}
spec:
  accessModes:
    - ReadWriteOnce
  resources:
    requests:
      storage: {{{{ FLEXID_VOLUME_SIZE }}}}
"""


def new_key(_: str = "") -> str:
    """A master key for the vault: 32 random bytes, base64."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def is_key(value: object) -> bool:
    """Whether the vault will take this as its master key."""
    try:
        return len(base64.b64decode(str(value), validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def settings_lines(given: dict[str, Any]) -> str:
    """The settings of LMS and Studio as Python; ours first, then what the operator chose."""
    for name in given:
        if not re.fullmatch(r"FLEXID_[A-Z_]+", name):
            raise ValueError(f"FLEXID_SETTINGS: {name} is not a setting of Flex-ID.")
        if name == "FLEXID_KEY":
            raise ValueError("FLEXID_SETTINGS: the key is no setting. Set FLEXID_VAULT_KEY.")
    return "\n".join(f"{name} = {value!r}" for name, value in {**SETTINGS, **given}.items())


def secret_line(key: object, given: dict[str, Any]) -> str:
    """The key for the LMS's file of secrets; nothing where the key comes from elsewhere."""
    if OTHER_SOURCES & given.keys():
        return ""
    if not is_key(key):
        raise ValueError("FLEXID_VAULT_KEY is not 32 bytes in base64. Put the right key back.")
    return f'FLEXID_KEY: "{key}"'


def cron_job(name: str, schedule: str, command: str) -> str:
    """A command of ours at set times on Kubernetes."""
    lines = command.replace("\n", "\n" + 14 * " ")
    return CRON_JOB.format(name=name, schedule=schedule, command=lines, data=DATA, keys=KEYS)


PATCHES = {
    "openedx-dockerfile-post-python-requirements": REQUIREMENT,
    "openedx-common-settings": "# Flex-ID\n{{ FLEXID_SETTINGS | flexid_settings }}",
    # Not `openedx-auth`: Studio opens no text, so it gets no key.
    "lms-env": "{{ FLEXID_VAULT_KEY | flexid_secret(FLEXID_SETTINGS) }}",
    "k8s-volumes": VOLUME.format(name="flexid-data") + VOLUME.format(name="flexid-keys"),
    "k8s-jobs": cron_job("tick", "*/10 * * * *", TICK)
    + cron_job("verify-log", "40 2 * * *", VERIFY)
    + cron_job("backup", "20 3 * * *", BACKUP),
}


try:
    import click
    from tutor import config as tutor_config
    from tutor import hooks
    from tutor.exceptions import TutorError
except ImportError:  # Flex-ID's own tests read this file where there is no Tutor
    hooks = None


def told(function: Callable[..., str]) -> Callable[..., str]:
    """The same as a template filter: what it refuses is said in one line, as Tutor's own errors."""

    def call(*given: Any) -> str:
        try:
            return function(*given)
        except ValueError as error:
            raise TutorError(str(error)) from error

    return call


def project(*parts: str) -> Path | None:
    """A file in the project of the Tutor command that runs; None outside of a command."""
    context = click.get_current_context(silent=True)
    root = getattr(context and context.obj, "root", None)
    return Path(root, *parts) if root else None


def secret(key: object, given: dict[str, Any]) -> str:
    """The line with the key, unless it would take the place of another one that was rendered.

    Whoever restored an old ``config.yml`` or unset the key would lose the only copy otherwise.
    """
    line, rendered = secret_line(key, given), project("env", *LMS_SECRETS)
    before = rendered.read_text(encoding="utf-8") if rendered and rendered.is_file() else ""
    if line and "FLEXID_KEY:" in before and line not in before.splitlines():
        raise ValueError(
            f"FLEXID_VAULT_KEY is not the key that {rendered} holds, and students' texts may be "
            "sealed with that one. Put it back with: tutor config save --set "
            "FLEXID_VAULT_KEY=... If you changed it on purpose, delete that file and save again."
        )
    return line


def keep_key(config: dict[str, Any]) -> None:
    """Write the key that is about to be rendered into ``config.yml``, if it is not there yet.

    ``tutor plugins enable`` renders what it does not save: the next rendering would have another
    key, and what was sealed in between could never be opened.
    """
    path = project("config.yml")
    if path and path.is_file():
        root = str(path.parent)
        if "FLEXID_VAULT_KEY" not in tutor_config.get_user(root):
            saved = tutor_config.get_yaml_file(str(path))
            tutor_config.save_config_file(root, saved | {name: config[name] for name in UNIQUE})


if hooks:
    hooks.Filters.ENV_TEMPLATE_FILTERS.add_items(
        [
            ("flexid_new_key", new_key),
            ("flexid_settings", told(settings_lines)),
            ("flexid_secret", told(secret)),
        ]
    )
    hooks.Filters.CONFIG_DEFAULTS.add_items(list(DEFAULTS.items()))
    hooks.Filters.CONFIG_UNIQUE.add_items(list(UNIQUE.items()))
    hooks.Filters.ENV_PATCHES.add_items(list(PATCHES.items()))
    hooks.Filters.CLI_DO_INIT_TASKS.add_item(("lms", INIT))
    # Not ENV_SAVED: Tutor 21 does not have it.
    hooks.Actions.CONFIG_LOADED.add()(keep_key)
