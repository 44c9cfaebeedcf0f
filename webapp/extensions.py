"""The Flask extensions, bare: app.py binds them, features use them."""

from flask_migrate import Migrate
from flask_security import Security
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.schema import SchemaItem


class Base(DeclarativeBase):
    """Every table's parent. Constraints are named, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


ONLY_ON = "only_on"  # in an index's `info`: the one database that has it


def is_compared(item: SchemaItem, *_: object) -> bool:
    """Whether models and migrations should agree about this item on the database in use."""
    return item.info.get(ONLY_ON, db.engine.dialect.name) == db.engine.dialect.name


db = SQLAlchemy(model_class=Base)
migrate = Migrate(render_as_batch=True)
csrf = CSRFProtect()
security = Security()
