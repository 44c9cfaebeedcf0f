"""A private certificate authority, and a certificate by it for one name."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Certificate:
    """A chain and a key for `host`, as files; `spki` is how Chromium names what it shall trust."""

    def __init__(self, folder: Path, host: str) -> None:
        authority, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        own = _name("E-safety's tests")
        root = _unsigned(own, own, authority)
        root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        leaf = _unsigned(_name(host), own, key)
        leaf = leaf.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        folder.mkdir(parents=True, exist_ok=True)
        self.chain, self.key = folder / "fullchain.pem", folder / "privkey.pem"
        self.authority = folder / "authority.pem"
        signed = [made.sign(authority, hashes.SHA256()) for made in (leaf, root)]
        pems = [one.public_bytes(serialization.Encoding.PEM) for one in signed]
        self.chain.write_bytes(b"".join(pems))
        self.authority.write_bytes(pems[1])
        self.key.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.spki = base64.b64encode(hashlib.sha256(public).digest()).decode()


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _unsigned(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    return builder.not_valid_before(now - DAY).not_valid_after(now + 30 * DAY)
