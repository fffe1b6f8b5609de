"""What is wrong with how a reader asked ``magazine verify``, in the reader's language: most readers of the magazine have no English."""

from __future__ import annotations

from enum import Enum, auto
from typing import IO, TYPE_CHECKING, Any, Final

import click

from magazine.constants import EXIT_USAGE
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AR, _FR, _EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH


class Slip(Enum):
    """What was typed wrongly, or lacks."""

    NOTHING = auto()
    NO_CERTIFICATE = auto()
    GONE = auto()
    FOLDER = auto()
    EMPTY = auto()
    CLOSED = auto()
    NO_CERTIFICATE_IN_IT = auto()
    PRIVATE_KEY = auto()
    NO_REVOCATIONS_IN_IT = auto()


WORDS: Final[Mapping[Slip, Mapping[Language, str]]] = {
    Slip.NOTHING: {
        _AR: "اذكر ملفا أو مجلدا تريد التحقق منه: magazine verify --certificate certificate.pem FILE",
        _FR: "nommez un fichier ou un dossier à vérifier : magazine verify --certificate certificate.pem FICHIER",
        _EN: "name a file or a folder: magazine verify --certificate certificate.pem FILE (or give --rebuild)",
    },
    Slip.NO_CERTIFICATE: {
        _AR: "لم تُذكر شهادة المجلة: احصل على ملف الشهادة certificate.pem من مصدر تثق به، لا مما نُزّل مع الملف، واذكره: "
        "--certificate certificate.pem",
        _FR: "le certificat du magazine n’est pas donné : procurez-vous certificate.pem par une voie sûre, et non avec le téléchargement, "
        "puis nommez-le : --certificate certificate.pem",
        _EN: "the magazine’s certificate is not given: get certificate.pem in a way that you trust, not with the download, and name it: "
        "--certificate certificate.pem",
    },
    Slip.GONE: {
        _AR: "لا يوجد {name}: تحقق من الاسم ومن المجلد الذي أنت فيه، وضع الاسم الذي فيه فراغ بين علامتي اقتباس",
        _FR: "{name} n’existe pas : vérifiez le nom et le dossier où vous êtes ; mettez entre guillemets un nom qui a des espaces",
        _EN: "there is no {name}: look at the name, and at the folder where you are; put a name with spaces between quotation marks",
    },
    Slip.FOLDER: {
        _AR: "{name} مجلد، والمطلوب هنا ملف: اذكر الملف الذي فيه",
        _FR: "{name} est un dossier, et il faut ici un fichier : nommez le fichier qui s’y trouve",
        _EN: "{name} is a folder, and a file is wanted here: name the file in it",
    },
    Slip.EMPTY: {
        _AR: "لا ملف في {name} يُتحقق منه: اذكر الملف الذي نزّلته، أو المجلد الذي هو فيه",
        _FR: "il n’y a rien à vérifier dans {name} : nommez le fichier téléchargé, ou le dossier où il est",
        _EN: "there is nothing to check in {name}: name the file that you downloaded, or the folder that it is in",
    },
    Slip.CLOSED: {
        _AR: "لا تمكن قراءة {name}: انسخه إلى مجلد لك، أو اطلب الإذن من صاحبه",
        _FR: "{name} ne se laisse pas lire : copiez-le dans un dossier à vous, ou demandez-en le droit à son propriétaire",
        _EN: "{name} cannot be read: copy it to a folder of your own, or ask its owner",
    },
    Slip.NO_CERTIFICATE_IN_IT: {
        _AR: "{name} ليس شهادة: اذكر ملف شهادة المجلة certificate.pem، وأوله السطر -----BEGIN CERTIFICATE-----",
        _FR: "{name} n’est pas un certificat : nommez celui du magazine, certificate.pem, qui commence par -----BEGIN CERTIFICATE-----",
        _EN: "{name} is no certificate: name the magazine’s, certificate.pem, which begins with -----BEGIN CERTIFICATE-----",
    },
    Slip.PRIVATE_KEY: {
        _AR: "في {name} مفتاح سري (private key): لا تُعطه أحدا، واذكر ملف الشهادة وحدها",
        _FR: "{name} contient une clé secrète (private key) : ne la donnez à personne, et nommez le fichier du seul certificat",
        _EN: "{name} holds a private key: give it to nobody, and name the file of the certificate alone",
    },
    Slip.NO_REVOCATIONS_IN_IT: {
        _AR: "{name} ليس لائحة إلغاء: اذكر اللائحة التي تنشرها الجهة التي أصدرت الشهادة (.crl)",
        _FR: "{name} n’est pas une liste de révocation : nommez celle que publie l’autorité qui a délivré le certificat (.crl)",
        _EN: "{name} is no list of revoked certificates: name the one that the certificate’s issuer publishes (.crl)",
    },
}  # fmt: skip


class Asked(click.ClickException):
    """A question that cannot be answered as it was asked."""

    exit_code = EXIT_USAGE

    def __init__(self, slip: Slip, language: Language, path: Path | str = "") -> None:
        from magazine.release.wording import isolated  # noqa: PLC0415 - the help must not wait for it

        super().__init__(WORDS[slip][language].format(name=isolated(str(path), language)))

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on the standard error, without an English word in front."""
        click.echo(f"magazine verify: {self.message}", file=file, err=file is None)


def read_named(path: Path, most: int, language: Language, wrong: Slip) -> bytes:
    """Read a small file that was named.

    Args:
        path: the file.
        most: how many bytes it may have.
        language: of who asks.
        wrong: what it is where it has more.

    Raises:
        Asked: where it is not there, cannot be read, or is too large.
    """
    look_at(path, language, folder=False)
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise Asked(Slip.CLOSED, language, path) from error
    if len(content) > most:
        raise Asked(wrong, language, path)
    return content


def look_at(path: Path, language: Language, *, folder: bool) -> None:
    """See that what was named is there.

    Raises:
        Asked: where it is not, or is a folder and may not be one.
    """
    try:
        path.stat()
    except PermissionError as error:
        raise Asked(Slip.CLOSED, language, path) from error
    except (OSError, ValueError) as error:
        raise Asked(Slip.GONE, language, path) from error
    if path.is_dir() and not folder:
        raise Asked(Slip.FOLDER, language, path)
