"""Leads whoever decides a proposal about an incident to the report that it is about."""

from flask import url_for

from webapp.access.guards import i_may
from webapp.access.permissions import Permission
from webapp.proposals.kinds import Payload


def read_first(payload: Payload) -> tuple[str, str] | None:
    """Words and the address of its report; None for who reads no reports."""
    if not i_may(Permission.READ_REPORTS):
        return None
    address = url_for("incidents.report", number=payload["report"])
    return f"Read report {payload['reference']} first", address
