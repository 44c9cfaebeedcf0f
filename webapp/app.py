"""Wires the application together: the only module that imports every feature. No rules here."""

import logging
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFError
from jinja2 import FunctionLoader, StrictUndefined
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from webapp import door
from webapp.access.guards import NotAllowed, i_may
from webapp.access.permissions import Permission
from webapp.approvals import views as approvals_views
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.board import views as board_views
from webapp.config import Config, bind_config
from webapp.contacts import views as contacts_views
from webapp.database import sqlite as _sqlite  # noqa: F401 - configures each connection
from webapp.database.engine import engine_options
from webapp.database.failures import is_failure, note_failure
from webapp.database.writing import writing
from webapp.demonstration import SENTENCE, is_demonstration
from webapp.desk import views as desk_views
from webapp.errors import AppError
from webapp.exports import views as exports_views
from webapp.extensions import db
from webapp.figures import views as figures_views
from webapp.finding import views as finding_views
from webapp.going_live import views as going_live_views
from webapp.guidance import views as guidance_views
from webapp.guidance.chapters import views as chapters_views
from webapp.guidance.source.yaml_files import shipped_texts
from webapp.health import views as health_views
from webapp.incidents.blueprints import BLUEPRINTS as OF_INCIDENTS
from webapp.incidents.naming_readers import is_any_restricted
from webapp.incidents.work.progress.leaving import put_back_work
from webapp.nil_returns import views as nil_returns_views
from webapp.offline import views as offline_views
from webapp.organisations import views as organisations_views
from webapp.paper import views as paper_views
from webapp.paper_forms import views as paper_forms_views
from webapp.people import leaving, sign_in
from webapp.people import views as people_views
from webapp.people.unit import read_unit
from webapp.proposals import views as proposals_views
from webapp.quarantine import views as quarantine_views
from webapp.record import views as record_views
from webapp.reports import views as report_views
from webapp.reports.rank import rank_of
from webapp.search import views as search_views
from webapp.sheets import views as sheets_views
from webapp.statements import views as statements_views
from webapp.triage import views as triage_views
from webapp.two_people import KINDS
from webapp.vocabulary.times import format_clock, format_moment
from webapp.web import assets, headers
from webapp.web.compression import compress_pages
from webapp.web.error_pages import DATABASE_FAILED, STALE, error_page
from webapp.web.form_tokens import csrf
from webapp.web.hosts import MISDIRECTED, answer_only_for
from webapp.web.printable import refuse_unprintable
from webapp.web.session_cookie import UnitSessionInterface, cookie_name
from webapp.web.side import UNIT, is_units
from webapp.web.static_files import StaticFiles

MAX_BODY = 256 * 1024


def create_app(config: Config) -> Flask:
    """The whole product as one WSGI application. Opens neither the database nor the network."""
    app = Flask("webapp", static_folder=None)
    app.config.from_mapping(flask_settings(config))
    app.session_interface = UnitSessionInterface()
    bind_config(app, config)
    answer_only_for(app, config, refuse=lambda: _refuse_host(app))
    logging.getLogger().setLevel(config.log_level)
    db.init_app(app)
    csrf.init_app(app)
    _set_up_templates(app, config)
    headers.protect(app, https=config.secure)
    refuse_unprintable(app)
    compress_pages(app)
    _register_the_units(app)
    _register_the_reporters(app, config)
    _register_errors(app)
    _serve_assets(app)
    door.open_beside(app, config)
    return app


def flask_settings(config: Config) -> dict[str, object]:
    """What Flask and its extensions are told."""
    return {
        "SECRET_KEY": config.secret_key,
        "SECRET_KEY_FALLBACKS": list(config.secret_key_fallbacks),
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(config.database_url, threads=config.threads),
        "MAX_CONTENT_LENGTH": MAX_BODY,
        "SESSION_COOKIE_NAME": cookie_name("unit", https=config.secure),
        "SESSION_COOKIE_PATH": "/unit",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
    }


def _set_up_templates(app: Flask, config: Config) -> None:
    templates = assets.read_templates()
    app.jinja_loader = FunctionLoader(lambda name: _template(templates.get(name)))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {"in_words": format_moment, "clock": format_clock}
    app.jinja_env.globals |= {
        "asset_url": assets.asset_url,
        "icon_in_page": assets.icon_in_page,
        "board_name": config.board_name,
        "unit_name": config.unit_name,
        "privacy": config.privacy,
        "unit_hours": config.unit_hours.in_words,
        "demonstration": lambda: SENTENCE if is_demonstration() else "",
        "i_may": i_may,
        # Before a link from one side to the other: nothing where both have one name.
        "reporters_address": config.address if config.unit_url else "",
        "Permission": Permission,
    }


def _template(found: tuple[Path, str] | None) -> tuple[str, str, Callable[[], bool]] | None:
    """What Jinja wants of a template: its text, its file for tracebacks, that it never changes."""
    return (found[1], str(found[0]), lambda: True) if found else None


def _register_the_units(app: Flask) -> None:
    """Register each feature of the unit, one line each."""
    sign_in.init_app(app)
    leaving.bind(app, put_back=put_back_work, is_any_restricted=is_any_restricted)
    app.register_blueprint(people_views.blueprint)
    proposals_views.init_app(app, kinds=KINDS, read_unit=read_unit)
    app.register_blueprint(record_views.blueprint)
    app.register_blueprint(desk_views.blueprint)
    app.register_blueprint(exports_views.blueprint)
    app.register_blueprint(finding_views.blueprint)
    for blueprint in OF_INCIDENTS:
        app.register_blueprint(blueprint)
    for views in (quarantine_views, paper_forms_views, organisations_views, contacts_views):
        app.register_blueprint(views.blueprint)
    for views in (sheets_views, approvals_views, going_live_views, figures_views, board_views):
        app.register_blueprint(views.blueprint)


def _register_the_reporters(app: Flask, config: Config) -> None:
    """The same for what anybody can open."""
    app.register_blueprint(health_views.blueprint)
    app.register_blueprint(guidance_views.blueprint)
    app.register_blueprint(chapters_views.blueprint)
    triage_views.init_app(app, rank=lambda path: rank_of(path, {}))
    report_views.init_app(app, find_path=triage_views.path_to)
    nil_returns_views.init_app(app)
    app.register_blueprint(search_views.blueprint)
    app.register_blueprint(statements_views.blueprint)
    paper_views.init_app(app, config)
    app.register_blueprint(offline_views.blueprint)


def _register_errors(app: Flask) -> None:
    """Turn every error into a page in plain English with its status."""

    @app.errorhandler(NotAllowed)
    def _record_and_refuse(refusal: NotAllowed) -> Response:
        with writing():
            trail.record(Event.ACCESS_REFUSED, permission=refusal.permission.value)
        return error_page(refusal.status, refusal.sentence)

    @app.errorhandler(AppError)
    def _refuse(error: AppError) -> Response:
        page = error_page(error.status, error.sentence, heading=error.heading, link=error.link)
        if error.retry_after:
            page.headers["Retry-After"] = str(error.retry_after)
        return page

    @app.errorhandler(SQLAlchemyError)
    @app.errorhandler(OSError)
    def _database(error: SQLAlchemyError | OSError) -> Response:
        db.session.rollback()
        if not is_failure(error):
            raise error
        app.logger.error("the database failed", exc_info=error)
        note_failure()
        return error_page(503, DATABASE_FAILED)

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        return error_page(error.code or 500, STALE if isinstance(error, CSRFError) else None)


def _refuse_host(app: Flask) -> Response:
    """In a context of our own: where the host cannot be one, Flask has no address to link to."""
    with app.test_request_context(UNIT if is_units(request) else "/"):
        return error_page(MISDIRECTED)


def _serve_assets(app: Flask) -> None:
    build = assets.build()
    shipped_texts()  # a process runs the guidance of its start, as its templates and its build
    app.wsgi_app = StaticFiles(  # type: ignore[method-assign]
        app.wsgi_app, folder=assets.built_dir() / build, prefix=f"/assets/{build}/"
    )
