"""Routes that give power away, or take it, ask first whether it is really the person."""

from flask import Flask

from tests.house_rules.test_routes import product  # noqa: F401 - a fixture
from webapp.access.permissions import Permission

# What these allow needs a fresh proof. Whoever adds a permission says here which it is.
POWERS = {
    Permission.MANAGE_PEOPLE,
    Permission.CONFIRM_CONTACTS,
    Permission.APPROVE_GUIDANCE,
    Permission.TRY_ARRIVALS_AGAIN,
    Permission.HAND_OVER_REPORTS,
    Permission.EXPORT_DETAILS,
    Permission.RESTRICT_INCIDENTS,
    Permission.SIGN_PAPERS,
    Permission.UNDO_LOCKS,
    Permission.NAME_NEW_READERS,
}
EVERYDAY = {
    Permission.HAVE_AN_ACCOUNT,
    Permission.USE_THE_UNIT,
    Permission.READ_REPORTS,
    Permission.RECEIVE_REPORTS,
    Permission.TAKE_IN_SEALED_FILES,
    Permission.KEY_IN_PAPER_FORMS,
    Permission.SET_ARRIVALS_ASIDE,
    Permission.KEEP_ORGANISATIONS,
    Permission.READ_FIGURES,
    Permission.READ_PAPERS,
    Permission.WRITE_PAPERS,
    Permission.PUBLISH_NAMES,
    Permission.PREPARE_GOING_LIVE,
    Permission.SUPERVISE,
    Permission.NAME_COVERS,
    Permission.READ_AUDIT_LOG,
}
# It only takes a power away, and may be needed at once.
AT_ONCE = {"people.withdraw_link"}
# Whoever has a role may be asked for it: it does what another proposed.
SECOND_PERSON = {"proposals.approve", "people.take_code"}
# A power of everybody who reads: nothing that happens here gets a file back that has left.
FILES_OF_LISTS = {"exports.export"}
OWN_FACTORS = "/unit/how-you-sign-in/"


def test_each_permission_is_a_power_or_everyday() -> None:
    assert set(Permission) == POWERS | EVERYDAY and not POWERS & EVERYDAY


def test_each_act_of_power_needs_a_fresh_proof(product: Flask) -> None:  # noqa: F811
    views = product.view_functions
    acts = [rule for rule in product.url_map.iter_rules() if "POST" in (rule.methods or ())]
    of_power = {
        rule.endpoint
        for rule in acts
        if getattr(views[rule.endpoint], "guard", "") in POWERS or rule.rule.startswith(OWN_FACTORS)
    }
    fresh = {rule.endpoint for rule in acts if getattr(views[rule.endpoint], "is_fresh", False)}
    assert fresh == of_power - AT_ONCE | SECOND_PERSON | FILES_OF_LISTS and len(fresh) > 12
