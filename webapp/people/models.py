"""Tables of people, roles, what was taken away, one-time links, sessions, sign-in attempts."""

from datetime import UTC, datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base, db

person_role = Table(
    "person_role",
    db.metadata,
    Column("person_id", Integer, ForeignKey("person.id"), primary_key=True),
    Column("role_id", Integer, ForeignKey("role.id"), primary_key=True),
)


class Role(Base, RoleMixin):
    """A role by its name. `webapp/access/permissions.py` has its permissions."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)


class User(Base, UserMixin):
    """A person at the unit. Changing `fs_uniquifier`, which sessions hold, ends every session.

    `let_in_by` is the person who alone let it in, or let its owner in again; None where two people
    did, or the command line, and once somebody else has confirmed it. Until `locked_until` nobody
    can sign in with it.
    """

    __tablename__ = "person"
    __allow_unmapped__ = True  # for what is of this browser's session, and no column

    # With what the session began besides the password.
    second_factor: str | None = None
    # Until when the person need not show again that it is them.
    fresh_until: datetime | None = None
    # When the person last did something in it, to the minute.
    last_act_at: datetime | None = None

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool]
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    let_in_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    roles: Mapped[list[Role]] = relationship(  # type: ignore[assignment]
        secondary=person_role, lazy="selectin"
    )

    @property
    def is_active(self) -> bool:
        """Whether somebody can sign in with it now: Flask-Login and Flask-Security ask this."""
        return self.active and not self.is_locked_now

    @property
    def is_confirmed(self) -> bool:
        """Whether it counts as somebody's second person, and may manage people."""
        return self.let_in_by is None

    @property
    def is_locked_now(self) -> bool:
        """Whether it is locked now: for a day at most, then the lock ends by itself."""
        return self.locked_until is not None and self.locked_until > datetime.now(UTC)


class TakenAway(Base):
    """What one person took from an account without a second person. `what`: a `guarding.What`."""

    __tablename__ = "taken_away"
    __table_args__ = (Index("ix_taken_away_taken_by", "taken_by", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AccountLink(Base):
    """A one-time link. Only the token's hash is stored, so that reading the table gives no access.

    With `person_id` it sets that person's password; without, it creates an account with `roles`.
    `made_by` is None where nobody signed in made it: at the command line, and the first two. The
    account that it opens takes over `let_in_by`. Where `code_by` approved it, they tell its code;
    where the command line did, it has a code and no `code_by`.
    """

    __tablename__ = "account_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    first: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str | None] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254))
    roles: Mapped[list[str]] = mapped_column(JSON)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    let_in_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code_hash: Mapped[str | None] = mapped_column(String(64))
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def needs_code(self) -> bool:
        """Whether it opens only with a code, shown already or not."""
        return self.code_by is not None or self.code_hash is not None


class SignIn(Base):
    """A session: a person signed in with one browser. Stores only the hash of its token.

    `factor` is None where the password was all that was asked for. Until `fresh_until` the person
    need not show again that it is them. `last_act_at` is when they last did something, to the
    minute.
    """

    __tablename__ = "sign_in"

    mark_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    browser: Mapped[str] = mapped_column(String(40))
    factor: Mapped[str | None] = mapped_column(String(20))
    fresh_until: Mapped[datetime] = mapped_column(UtcDateTime)
    last_act_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SignInAttempt(Base):
    """One attempt to sign in. Stores only a keyed hash of what was typed: it may be a password."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_hash: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    succeeded: Mapped[bool]
