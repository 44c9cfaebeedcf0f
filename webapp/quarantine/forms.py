"""The form that uploads a sealed file."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


class SealedFileForm(FlaskForm):
    """The upload of a file that E-safety saved on a phone."""

    sealed_file = FileField("Sealed file", [FileRequired("Choose the file that E-safety saved.")])
