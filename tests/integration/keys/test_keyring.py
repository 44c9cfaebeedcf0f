"""The unit's keys are made once, readable by nobody else, and the only thing that opens."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from joserfc import jwe
from joserfc.jwa import DeflateZipModel
from joserfc.jwk import ECKey
from joserfc.registry import HeaderParameter

from sync import base64url
from tests.attack import jwe as by_hand
from tests.support.reports import new_public_key, uuid7
from webapp.app import create_app
from webapp.config import Config
from webapp.keys import keyring, sealing
from webapp.secret_files import read_or_create_secret

HEADER = {"alg": "ECDH-ES", "enc": "A256GCM"}


@pytest.fixture(autouse=True)
def app(config: Config):
    """No database is needed for keys."""
    app = create_app(config)
    with app.app_context():
        yield app


@pytest.fixture
def folder(config: Config):
    return config.instance_dir / "keys"


def add_key(folder, name, *, private=True):
    key = ECKey.generate_key("P-256", private=True)
    (folder / name).write_text(json.dumps(key.as_dict(private=private)))
    return key.thumbprint()


def test_the_first_key_is_made_once_and_for_the_servers_user_only(folder) -> None:
    keyring.ensure()
    before = keyring.public_set()
    keyring.ensure()

    (file,) = folder.iterdir()
    assert keyring.public_set() == before
    assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_many_starts_at_once_end_with_one_secret(tmp_path) -> None:
    path = tmp_path / "new" / "secret"
    made = iter(range(100))

    with ThreadPoolExecutor(16) as starts:
        seen = set(
            starts.map(
                lambda _: read_or_create_secret(path, lambda: str(next(made)) * 9999), range(16)
            )
        )

    assert seen == {path.read_text()}
    assert [file.name for file in path.parent.iterdir()] == ["secret"]


def test_the_public_set_has_public_numbers_only(app) -> None:
    keyring.ensure()
    (public,) = keyring.public_set()

    assert sorted(public) == ["alg", "crv", "kid", "kty", "use", "x", "y"]
    assert (public["kty"], public["crv"]) == ("EC", "P-256")
    assert (
        public["kid"]
        == ECKey.import_key({k: public[k] for k in ("kty", "crv", "x", "y")}).thumbprint()
    )


def test_sealed_here_opens_here(app) -> None:
    keyring.ensure()
    rid = uuid7()

    header, inside = keyring.unseal(keyring.seal(b"hello", rid))

    assert inside == b"hello"
    assert (header["rid"], header["zip"]) == (rid, "DEF")


def test_a_seal_without_compression_opens(app) -> None:
    keyring.ensure()
    public = keyring.public_set()[0]
    header = {**HEADER, "kid": public["kid"], "rid": "x"}
    sealed = jwe.encrypt_compact(header, b"hi", ECKey.import_key(public), registry=sealing.REGISTRY)

    assert keyring.unseal(sealed)[1] == b"hi"


def test_a_new_key_is_first_and_the_old_one_still_opens(folder) -> None:
    keyring.ensure()
    old = keyring.seal(b"old", uuid7())
    new = add_key(folder, "0002.json")

    assert [key["kid"] for key in keyring.public_set()][0] == new
    assert len(keyring.public_set()) == 2
    assert keyring.unseal(old)[1] == b"old"


OTHER_CURVE = json.dumps(ECKey.generate_key("P-384", private=True).as_dict(private=True))


@pytest.mark.parametrize("spoilt", ["", "{", "null", "{}", '{"kty":"EC"}', OTHER_CURVE])
def test_a_file_that_is_not_a_sealing_key_is_named(folder, spoilt) -> None:
    folder.mkdir()
    (folder / "0001.json").write_text(spoilt)

    with pytest.raises(keyring.BadKeyFile, match=r"0001\.json is not a sealing key"):
        keyring.public_set()


def test_while_a_new_key_is_being_copied_the_cached_ones_are_used(folder) -> None:
    keyring.ensure()
    known = keyring.public_set()
    (folder / "0002.json").write_text('{"kty":')
    assert keyring.public_set() == known

    new = add_key(folder, "0002.json")

    assert [key["kid"] for key in keyring.public_set()] == [new, known[0]["kid"]]


def test_without_a_key_nothing_is_sealed(app) -> None:
    assert keyring.public_set() == []
    assert not keyring.can_open()
    with pytest.raises(keyring.NoSealingKey):
        keyring.seal(b"x", uuid7())


def test_a_machine_with_public_keys_only_seals_and_opens_nothing(folder) -> None:
    folder.mkdir()
    kid = add_key(folder, "0001.json", private=False)
    keyring.ensure()

    assert [key["kid"] for key in keyring.public_set()] == [kid]
    assert not keyring.can_open()
    with pytest.raises(sealing.CannotUnseal, match="unknown_key"):
        keyring.unseal(keyring.seal(b"x", uuid7()))


def test_a_seal_for_somebody_else_does_not_open(app) -> None:
    keyring.ensure()
    sealed = sealing.seal(b"x", public=new_public_key(), rid=uuid7())

    with pytest.raises(sealing.CannotUnseal, match="unknown_key"):
        keyring.unseal(sealed)


@pytest.mark.parametrize("size", [300_000, 5_000_000])
def test_a_bomb_stops_at_its_bound(app, size) -> None:
    keyring.ensure()

    with pytest.raises(sealing.CannotUnseal, match="bomb"):
        keyring.unseal(keyring.seal(b" " * size, uuid7()))


@pytest.mark.parametrize(
    "extra", [{"crit": ["rid"]}, {"cty": 7}, {"zip": "GZIP"}, {"unknown": 1}, {"rid": 7}]
)
def test_a_header_we_do_not_know_does_not_open(app, extra) -> None:
    keyring.ensure()
    public = keyring.public_set()[0]
    sealed = keyring.seal(b"x", uuid7())
    header = sealing_header(sealed) | extra
    spoiled = as_part(header) + sealed[sealed.index("..") :]

    assert public["kid"] == header["kid"]
    with pytest.raises(sealing.CannotUnseal):
        keyring.unseal(spoiled)


class Sloppy(DeflateZipModel):
    """Compresses as phones do, and spoils the stream."""

    def __init__(self, spoil) -> None:
        self.spoil = spoil

    def compress(self, s: bytes) -> bytes:
        return self.spoil(super().compress(s))


def sealed_soundly(*, spoil=lambda stream: stream, **header):
    """What somebody seals to the unit's own key, with these in the header: the tag is right."""
    registry = jwe.JWERegistry(
        header_registry={
            "rid": HeaderParameter("", "str"),
            "crit": HeaderParameter("", "list[str]"),
            "b64": HeaderParameter("", "bool"),
        },
        algorithms=["ECDH-ES", "A256GCM", "DEF"],
    )
    registry.algorithms = {**registry.algorithms, "zip": {"DEF": Sloppy(spoil)}}
    public = keyring.public_set()[0]
    key = ECKey.import_key({name: public[name] for name in ("kty", "crv", "x", "y")})
    whole = {**HEADER, "kid": public["kid"], "rid": uuid7(), "zip": "DEF", **header}
    return jwe.encrypt_compact(whole, b'{"answers":{}}', key, registry=registry)


@pytest.mark.parametrize("kind", ["oct", "OKP", "", 7, None])
def test_a_seal_whose_key_says_that_it_is_of_another_kind_does_not_open(app, kind) -> None:
    keyring.ensure()
    public = keyring.public_set()[0]
    assert keyring.unseal(by_hand.seal(public, uuid7()))

    with pytest.raises(sealing.CannotUnseal, match="damaged"):
        keyring.unseal(by_hand.seal(public, uuid7(), epk={"kty": kind}))


@pytest.mark.parametrize("crit", [[], ["b64"], ["rid"]])
def test_a_seal_that_demands_something_does_not_open(app, crit) -> None:
    keyring.ensure()
    assert keyring.unseal(sealed_soundly())[1] == b'{"answers":{}}'

    with pytest.raises(sealing.CannotUnseal, match="damaged"):
        keyring.unseal(sealed_soundly(crit=crit, b64=True))


@pytest.mark.parametrize("spoil", [lambda whole: whole + b"junk", lambda whole: whole[:-2]])
def test_nothing_may_follow_or_be_missing_in_what_was_compressed(app, spoil) -> None:
    keyring.ensure()

    with pytest.raises(sealing.CannotUnseal, match="damaged"):
        keyring.unseal(sealed_soundly(spoil=spoil))


def test_a_key_whose_halves_do_not_fit_together_is_no_key(folder) -> None:
    folder.mkdir()
    one, other = (ECKey.generate_key("P-256").as_dict(private=True) for _ in range(2))
    (folder / "0001.json").write_text(json.dumps({**one, "d": other["d"]}))

    with pytest.raises(keyring.BadKeyFile):
        keyring.public_set()


def sealing_header(sealed):
    return json.loads(base64url.decode(sealed.split(".")[0].encode()))


def as_part(header):
    return base64url.encode(json.dumps(header).encode())
