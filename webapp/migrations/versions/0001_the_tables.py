"""The tables of version 1.0."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# As `webapp/audit/append_only.py` makes the audit log append-only.
APPEND_ONLY = {
    "sqlite": [
        """CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END""",
        """CREATE TRIGGER audit_entry_never_goes BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END""",
        """CREATE TRIGGER audit_entry_never_replaced BEFORE INSERT ON audit_entry
        WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$""",
        """CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE
        ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()""",
    ],
}


def where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, for both databases."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "arrival",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=43), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("sent_id", sa.String(length=100), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.String(length=80), nullable=False),
        sa.Column("build", sa.String(length=80), nullable=False),
        sa.Column("kid", sa.String(length=100), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("trimmed", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_arrival"),
        sa.UniqueConstraint("id", "digest", name="uq_arrival_id_digest"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_arrival_quarantined", "arrival", ["code", "sequence"], **where("status = 'quarantined'")
    )
    op.create_index("ix_arrival_sent_id", "arrival", ["sent_id"], **where("sent_id IS NOT NULL"))
    op.create_index(
        "ix_arrival_unopened", "arrival", ["trimmed", "size"], **where("status <> 'opened'")
    )
    op.create_index(
        "ix_arrival_waiting", "arrival", ["kid", "sequence"], **where("status = 'waiting'")
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_at", "audit_entry", ["at", "id"])
    op.create_index("ix_audit_entry_event", "audit_entry", ["event", "at", "id"])
    op.create_index(
        "ix_audit_entry_nobody", "audit_entry", ["at", "id"], **where("person_id IS NULL")
    )
    op.create_index("ix_audit_entry_person", "audit_entry", ["person_id", "at", "id"])
    op.create_index(
        "ix_audit_entry_person_event", "audit_entry", ["person_id", "event", "at", "id"]
    )
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject", "at", "id"])
    op.create_table(
        "contact_confirmation",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("confirmed_by", sa.String(length=120), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_check", sa.Date(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_contact_confirmation"),
    )
    op.create_index("ix_contact_confirmation_contact", "contact_confirmation", ["contact"])
    op.create_table(
        "data_key",
        sa.Column("owner", sa.String(length=12), nullable=False),
        sa.Column(
            "owner_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("storage_kid", sa.String(length=12), nullable=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner", "owner_id", name="pk_data_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_data_key_storage_kid", "data_key", ["storage_kid"])
    op.create_table(
        "edition",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_edition"),
        sa.UniqueConstraint("name", name="uq_edition_name"),
    )
    op.create_table(
        "edition_approval",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("approved_by", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("review_due", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.String(length=120), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_edition_approval"),
    )
    op.create_index("ix_edition_approval_words", "edition_approval", ["words"])
    op.create_table(
        "erased_before",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=43), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "digest", name="pk_erased_before"),
    )
    op.create_table(
        "going_live_note",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("noted_by", sa.String(length=120), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_going_live_note"),
    )
    op.create_table(
        "guidance_correction",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("approved_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_guidance_correction"),
    )
    op.create_table(
        "guidance_proposed",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_guidance_proposed"),
    )
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_heartbeat"),
    )
    op.create_table(
        "known_key",
        sa.Column("kind", sa.String(length=7), nullable=False),
        sa.Column("kid", sa.String(length=43), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("kind", "kid", name="pk_known_key"),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
    )
    op.create_index("ix_notice_kind", "notice", ["kind", "noted_at"])
    op.create_index("ix_notice_sent", "notice", ["kind", "sent_at"])
    op.create_index("ix_notice_unsent", "notice", ["id"], **where("sent_at IS NULL"))
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "NOT published OR kind NOT IN "
            "('childminder', 'foster_home', 'home', 'residential_home')",
            name=op.f("ck_organisation_never_published"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    op.create_index("ix_organisation_name", "organisation", ["name", "id"])
    op.create_index("ix_organisation_published", "organisation", ["name"], **where("published"))
    op.create_table(
        "pack",
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("build", sa.String(length=64), nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("body_br", sa.LargeBinary(), nullable=False),
        sa.Column("body_gzip", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_pack"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("let_in_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["let_in_by"], ["person.id"], name="fk_person_let_in_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("email", name="uq_person_email"),
        sa.UniqueConstraint("fs_uniquifier", name="uq_person_fs_uniquifier"),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("name", name="uq_role_name"),
    )
    op.create_table(
        "rollup",
        sa.Column("basis", sa.String(length=8), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("figure", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("basis", "month", "figure", "code", name="pk_rollup"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_text",
        sa.Column("owner", sa.String(length=12), nullable=False),
        sa.Column(
            "owner_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "owner_id", "version", name="pk_sealed_text"),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("succeeded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempt"),
    )
    op.create_index("ix_sign_in_attempt_account_hash", "sign_in_attempt", ["account_hash"])
    op.create_index("ix_sign_in_attempt_at", "sign_in_attempt", ["at"])
    op.create_table(
        "absence",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cover_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["cover_id"], ["person.id"], name="fk_absence_cover_id_person"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_absence_person_id_person"),
        sa.PrimaryKeyConstraint("person_id", name="pk_absence"),
    )
    op.create_index("ix_absence_cover_id", "absence", ["cover_id"])
    op.create_table(
        "account_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("let_in_by", sa.Integer(), nullable=True),
        sa.Column("code_by", sa.Integer(), nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["code_by"], ["person.id"], name="fk_account_link_code_by_person"),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name="fk_account_link_made_by_person"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_account_link_person_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["let_in_by"], ["person.id"], name="fk_account_link_let_in_by_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_account_link"),
        sa.UniqueConstraint("token_hash", name="uq_account_link_token_hash"),
    )
    op.create_index("ix_account_link_expires_at", "account_link", ["expires_at"])
    op.create_table(
        "approval_withdrawal",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("approval", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("withdrawn_by", sa.String(length=120), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval"],
            ["edition_approval.sequence"],
            name="fk_approval_withdrawal_approval_edition_approval",
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_approval_withdrawal"),
        sa.UniqueConstraint("approval", name="uq_approval_withdrawal_approval"),
    )
    op.create_table(
        "authenticator",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sealed_secret", sa.Text(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_authenticator_person_id_person"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_authenticator"),
    )
    op.create_table(
        "board_draft",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("doing", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_board_draft_person_id_person"
        ),
        sa.PrimaryKeyConstraint("period", name="pk_board_draft"),
    )
    op.create_table(
        "board_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.String(length=4), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signed_by", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["signed_by"], ["person.id"], name="fk_board_paper_signed_by_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_board_paper"),
        sa.UniqueConstraint("period", "revision", name="uq_board_paper_period_revision"),
        sa.UniqueConstraint("year", "place", name="uq_board_paper_year_place"),
    )
    op.create_table(
        "demonstration",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_demonstration_one")),
        sa.PrimaryKeyConstraint("id", name="pk_demonstration"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_sent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_draft_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sa.UniqueConstraint("person_id", "form", "number", name="uq_draft_person_id_form_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_at", "draft", ["at"])
    op.create_table(
        "drill",
        sa.Column(
            "arrival_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name="fk_drill_arrival_id_arrival"
        ),
        sa.PrimaryKeyConstraint("arrival_id", name="pk_drill"),
    )
    op.create_index("ix_drill_month", "drill", ["month"])
    op.create_table(
        "edition_paper",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition"], ["edition.name"], name="fk_edition_paper_edition_edition"
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_edition_paper"),
        sa.UniqueConstraint(
            "edition", "name", "status", name="uq_edition_paper_edition_name_status"
        ),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "first_sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "last_sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "next_sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=False),
        sa.Column("fell_from", sa.SmallInteger(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("about_lead", sa.Boolean(), nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("ranked_by", sa.String(length=12), nullable=False),
        sa.Column("setting", sa.String(length=40), nullable=True),
        sa.Column("intent", sa.String(length=40), nullable=True),
        sa.Column("origin", sa.String(length=40), nullable=True),
        sa.Column("incident_date", sa.String(length=20), nullable=True),
        sa.Column("to_save", sa.String(length=12), nullable=True),
        sa.Column("to_arrive", sa.String(length=12), nullable=True),
        sa.Column("to_receive", sa.String(length=12), nullable=True),
        sa.Column("lane", sa.String(length=10), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("to_look_at", sa.Boolean(), nullable=False),
        sa.Column("reopened", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("owned", sa.Boolean(), nullable=False),
        sa.Column("given_seen", sa.Boolean(), nullable=False),
        sa.Column("waiting_for", sa.String(length=20), nullable=True),
        sa.Column("waiting_until", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("called", sa.String(length=10), nullable=True),
        sa.Column("not_rung_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("joined_into", sa.Integer(), nullable=True),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("tally", sa.String(length=4), nullable=False),
        sa.Column("stacked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["joined_into"], ["incident.id"], name="fk_incident_joined_into_incident"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_incident_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name="fk_incident_owner_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_incident_closed", "incident", ["closed_at", "id"], **where("lane = 'closed'")
    )
    op.create_index(
        "ix_incident_closed_day", "incident", ["counted_on", "id"], **where("lane = 'closed'")
    )
    op.create_index(
        "ix_incident_counted_day",
        "incident",
        ["counted_on", "id"],
        **where("lane NOT IN ('joined', 'set_aside')"),
    )
    op.create_index("ix_incident_due", "incident", ["due_on", "id"], **where("due_on IS NOT NULL"))
    op.create_index(
        "ix_incident_joined_into", "incident", ["joined_into"], **where("joined_into IS NOT NULL")
    )
    op.create_index(
        "ix_incident_new",
        "incident",
        ["stacked", "rank", "reached", "first_sequence"],
        **where("lane = 'new'"),
    )
    op.create_index("ix_incident_new_last", "incident", ["last_sequence"], **where("lane = 'new'"))
    op.create_index(
        "ix_incident_open",
        "incident",
        ["owned", "rank", "reached", "first_sequence"],
        **where("lane = 'open'"),
    )
    op.create_index("ix_incident_organisation", "incident", ["organisation_id", "id"])
    op.create_index(
        "ix_incident_owner",
        "incident",
        ["owner_id", "given_seen", "rank", "first_sequence"],
        **where("owner_id IS NOT NULL"),
    )
    op.create_index("ix_incident_restricted", "incident", ["lane", "id"], **where("restricted"))
    op.create_index(
        "ix_incident_set_aside", "incident", ["closed_at", "id"], **where("lane = 'set_aside'")
    )
    op.create_index(
        "ix_incident_set_aside_day", "incident", ["counted_on", "id"], **where("lane = 'set_aside'")
    )
    op.create_index(
        "ix_incident_to_look_at", "incident", ["closed_at", "id"], **where("to_look_at")
    )
    op.create_index("ix_incident_unmatched", "incident", ["id"], **where("organisation_id IS NULL"))
    op.create_index(
        "ix_incident_unowned",
        "incident",
        ["lane", "id"],
        **where("owner_id IS NULL AND lane IN ('open', 'waiting')"),
    )
    op.create_index(
        "ix_incident_waiting", "incident", ["waiting_until", "id"], **where("lane = 'waiting'")
    )
    op.create_table(
        "last_asked",
        sa.Column(
            "arrival_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name="fk_last_asked_arrival_id_arrival"
        ),
        sa.PrimaryKeyConstraint("arrival_id", name="pk_last_asked"),
    )
    op.create_table(
        "list_shown",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("list", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_list_shown_person_id_person"
        ),
        sa.PrimaryKeyConstraint("person_id", "list", name="pk_list_shown"),
    )
    op.create_table(
        "nil_return",
        sa.Column(
            "arrival_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("spelling", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name="fk_nil_return_arrival_id_arrival"
        ),
        sa.PrimaryKeyConstraint("arrival_id", name="pk_nil_return"),
    )
    op.create_index("ix_nil_return_quarter", "nil_return", ["quarter", "spelling"])
    op.create_table(
        "organisation_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("spelling", sa.String(length=24), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["person.id"], name="fk_organisation_alias_confirmed_by_person"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_organisation_alias_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["person.id"], name="fk_organisation_alias_undone_by_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_alias"),
    )
    op.create_index(
        "ix_organisation_alias_counts",
        "organisation_alias",
        ["spelling"],
        unique=True,
        **where("undone_at IS NULL"),
    )
    op.create_table(
        "pack_published",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("pack_hash", sa.String(length=32), nullable=False),
        sa.Column("library_hash", sa.String(length=32), nullable=False),
        sa.Column("made_from", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["library_hash"], ["pack.hash"], name="fk_pack_published_library_hash_pack"
        ),
        sa.ForeignKeyConstraint(
            ["pack_hash"], ["pack.hash"], name="fk_pack_published_pack_hash_pack"
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_pack_published"),
    )
    op.create_index("ix_pack_published_made_from", "pack_published", ["made_from"])
    op.create_table(
        "paper_form",
        sa.Column(
            "arrival_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("came_by", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name="fk_paper_form_arrival_id_arrival"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_paper_form_person_id_person"
        ),
        sa.PrimaryKeyConstraint("arrival_id", name="pk_paper_form"),
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_passkey_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_passkey"),
        sa.UniqueConstraint("credential_id", name="uq_passkey_credential_id"),
    )
    op.create_index("ix_passkey_person_id", "passkey", ["person_id"])
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_role_person_id_person"
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_person_role_role_id_role"),
        sa.PrimaryKeyConstraint("person_id", "role_id", name="pk_person_role"),
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=260), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("shown_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("known_to", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "decided_by <> proposed_by OR alone", name=op.f("ck_proposal_another_decides")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name="fk_proposal_decided_by_person"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_proposal_person_id_person"),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["person.id"], name="fk_proposal_proposed_by_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    op.create_index("ix_proposal_shown_until", "proposal", ["shown_until"])
    op.create_index(
        "uq_proposal_open", "proposal", ["kind", "subject"], unique=True, **where("state = 'open'")
    )
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_recovery_code_person_id_person"
        ),
        sa.PrimaryKeyConstraint("code_hash", name="pk_recovery_code"),
    )
    op.create_index("ix_recovery_code_person_id", "recovery_code", ["person_id"])
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(length=300), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_saved_filter_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_saved_filter_person_id_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_saved_filter"),
        sa.UniqueConstraint("person_id", "asked", name="uq_saved_filter_person_id_asked"),
    )
    op.create_table(
        "search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_search_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_search"),
        sa.UniqueConstraint("token", name="uq_search_token"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_search_at", "search", ["at"])
    op.create_table(
        "set_aside",
        sa.Column(
            "arrival_number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_number"], ["arrival.sequence"], name="fk_set_aside_arrival_number_arrival"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_set_aside_person_id_person"),
        sa.PrimaryKeyConstraint("arrival_number", name="pk_set_aside"),
    )
    op.create_table(
        "sign_in",
        sa.Column("mark_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("browser", sa.String(length=40), nullable=False),
        sa.Column("factor", sa.String(length=20), nullable=True),
        sa.Column("fresh_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_act_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_sign_in_person_id_person"),
        sa.PrimaryKeyConstraint("mark_hash", name="pk_sign_in"),
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"])
    op.create_table(
        "taken_away",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_taken_away_person_id_person"
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["person.id"], name="fk_taken_away_taken_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_taken_away"),
    )
    op.create_index("ix_taken_away_taken_by", "taken_away", ["taken_by", "at"])
    op.create_table(
        "board_cell",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=7), nullable=False),
        sa.Column("figure", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["board_paper.id"], name="fk_board_cell_paper_id_board_paper"
        ),
        sa.PrimaryKeyConstraint("paper_id", "paper", "figure", "code", name="pk_board_cell"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "board_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("came_of_it", sa.Text(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("printed_in", sa.Integer(), nullable=True),
        sa.Column("closed_in", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_in"], ["board_paper.id"], name="fk_board_decision_closed_in_board_paper"
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["board_paper.id"], name="fk_board_decision_paper_id_board_paper"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_board_decision_person_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["printed_in"], ["board_paper.id"], name="fk_board_decision_printed_in_board_paper"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_board_decision"),
    )
    op.create_index("ix_board_decision_paper_id", "board_decision", ["paper_id"])
    op.create_table(
        "board_file",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["board_paper.id"], name="fk_board_file_paper_id_board_paper"
        ),
        sa.PrimaryKeyConstraint("paper_id", "kind", name="pk_board_file"),
    )
    op.create_table(
        "chain",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name="fk_chain_incident_id_incident"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_chain"),
    )
    op.create_index("ix_chain_incident_id", "chain", ["incident_id"])
    op.create_table(
        "incident_fact",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name="fk_incident_fact_incident_id_incident"
        ),
        sa.PrimaryKeyConstraint("incident_id", "question", "code", name="pk_incident_fact"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "presence",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_presence_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_presence_person_id_person"),
        sa.PrimaryKeyConstraint("incident_id", "person_id", name="pk_presence"),
    )
    op.create_index("ix_presence_seen_at", "presence", ["seen_at"])
    op.create_table(
        "restricted_to",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_restricted_to_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_restricted_to_person_id_person"
        ),
        sa.PrimaryKeyConstraint("incident_id", "person_id", name="pk_restricted_to"),
    )
    op.create_table(
        "not_same",
        sa.Column(
            "lower",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "higher",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("lower < higher", name=op.f("ck_not_same_in_order")),
        sa.ForeignKeyConstraint(
            ["higher"], ["chain.id"], name="fk_not_same_higher_chain", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["lower"], ["chain.id"], name="fk_not_same_lower_chain", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_not_same_person_id_person"),
        sa.PrimaryKeyConstraint("lower", "higher", name="pk_not_same"),
    )
    op.create_index("ix_not_same_higher", "not_same", ["higher"])
    op.create_table(
        "report",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("chain_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=80), nullable=False),
        sa.Column("build", sa.String(length=80), nullable=False),
        sa.Column("path", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("coded", sa.JSON(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("rank", sa.String(length=8), nullable=False),
        sa.Column("reached", sa.SmallInteger(), nullable=False),
        sa.Column("about_lead", sa.Boolean(), nullable=False),
        sa.Column("ranked_by", sa.String(length=12), nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("amends", sa.String(length=36), nullable=True),
        sa.Column("saved_at", sa.String(length=80), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spelling", sa.String(length=24), nullable=True),
        sa.Column("tokens_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["chain_id"], ["chain.id"], name="fk_report_chain_id_chain"),
        sa.ForeignKeyConstraint(["id"], ["arrival.sequence"], name="fk_report_id_arrival"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_amends", "report", ["amends"])
    op.create_index("ix_report_arrived_at", "report", ["arrived_at"])
    op.create_index("ix_report_chain", "report", ["chain_id", "id"])
    op.create_index("ix_report_reference", "report", ["reference"])
    op.create_index("ix_report_report_id", "report", ["report_id"])
    op.create_index("ix_report_spelling", "report", ["spelling", "chain_id"])
    op.create_index("ix_report_tokens_by", "report", ["tokens_by", "id"])
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("coded", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name="fk_act_incident_id_incident", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_act_person_id_person"),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name="fk_act_report_number_report"
        ),
        sa.ForeignKeyConstraint(["undoes"], ["act.id"], name="fk_act_undoes_act"),
        sa.PrimaryKeyConstraint("id", name="pk_act"),
        sa.UniqueConstraint("undoes", name="uq_act_undoes"),
    )
    op.create_index("ix_act_incident", "act", ["incident_id", "id"])
    op.create_index("ix_act_report", "act", ["report_number", "id"])
    op.create_table(
        "name_token",
        sa.Column("token", sa.LargeBinary(length=12), nullable=False),
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "report_number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name="fk_name_token_report_number_report"
        ),
        sa.PrimaryKeyConstraint("token", "kind", "report_number", name="pk_name_token"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_token_report", "name_token", ["report_number"])
    op.create_table(
        "reading",
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reading_person_id_person"),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name="fk_reading_report_number_report"
        ),
        sa.PrimaryKeyConstraint("report_number", "person_id", name="pk_reading"),
    )
    op.create_table(
        "received",
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_received_person_id_person"),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name="fk_received_report_number_report"
        ),
        sa.PrimaryKeyConstraint("report_number", name="pk_received"),
    )
    op.create_table(
        "told_late",
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name="fk_told_late_report_number_report"
        ),
        sa.PrimaryKeyConstraint("report_number", name="pk_told_late"),
    )
    op.create_table(
        "told_not_rung",
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name="fk_told_not_rung_report_number_report"
        ),
        sa.PrimaryKeyConstraint("report_number", "kind", name="pk_told_not_rung"),
    )
    op.create_table(
        "open_task",
        sa.Column("act_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["act_id"], ["act.id"], name="fk_open_task_act_id_act", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_open_task_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_open_task_person_id_person"),
        sa.PrimaryKeyConstraint("act_id", name="pk_open_task"),
    )
    op.create_index("ix_open_task_incident_id", "open_task", ["incident_id"])
    op.create_index("ix_open_task_person", "open_task", ["person_id", "due_on", "act_id"])
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)
