"""The commands that the documentation gives for a time stamp (RFC 3161) work on an archive, with a service of our own."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "archive.md"
SERVICE = """
[tsa]
default_tsa = service
[service]
serial = serial
crypto_device = builtin
signer_cert = service.pem
certs = SERVICE_CA.pem
signer_key = service.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[extensions]
extendedKeyUsage = critical,timeStamping
"""

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a service that stamps what it is sent, with an archive beside it."""
    folder = tmp_path_factory.mktemp("service")
    (folder / "service.cnf").write_text(SERVICE)
    (folder / "serial").write_text("01\n")
    key = "openssl req -newkey rsa:2048 -nodes"
    for command in (
        f"{key} -x509 -keyout ca.key -out SERVICE_CA.pem -days 2 -subj /CN=root",
        f"{key} -keyout service.key -out service.csr -subj /CN=service",
        (
            "openssl x509 -req -in service.csr -CA SERVICE_CA.pem -CAkey ca.key -CAcreateserial -out service.pem -days 1 "
            "-extfile service.cnf -extensions extensions"
        ),
    ):
        run(folder, command)
    (folder / "DIR").mkdir()
    (folder / "DIR" / "SHA256SUMS").write_text(f"{'0' * 64}  index.html\n")
    return folder


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or "-verify" in command, done.stderr
    return done


def documented() -> list[str]:
    """Return the commands of the documentation, but for the one that asks a service over the network."""
    found = re.findall(r"^openssl ts .+$", DOCS.read_text(), re.MULTILINE)
    assert [c.split()[2] for c in found] == ["-query", "-verify", "-reply"]
    return found


@pytest.mark.parametrize("by_digest", [False, True], ids=["archive", "digest"])
def test_a_stamp_is_asked_for_and_verified_as_documented(service: Path, by_digest: bool) -> None:
    query, verify, show = documented()
    if by_digest:
        digest = hashlib.sha256((service / "DIR" / "SHA256SUMS").read_bytes()).hexdigest()
        query, verify = (c.replace("-data DIR/SHA256SUMS", f"-digest {digest}") for c in (query, verify))
    run(service, query)
    run(service, "openssl ts -reply -config service.cnf -queryfile request.tsq -out stamp.tsr")
    assert "Verification: OK" in run(service, verify).stdout
    assert "Time stamp:" in run(service, show).stdout


def test_a_manifest_that_was_changed_since_is_not_the_stamped_one(service: Path) -> None:
    query, verify, _ = documented()
    run(service, query)
    run(service, "openssl ts -reply -config service.cnf -queryfile request.tsq -out stamp.tsr")
    manifest = service / "DIR" / "SHA256SUMS"
    was = manifest.read_bytes()
    manifest.write_bytes(was + b"\n")
    done = run(service, verify)
    manifest.write_bytes(was)
    assert "Verification: FAILED" in done.stdout + done.stderr
    assert done.returncode != 0
