"""The electronic signatures of a PDF: who signed, when, and whether the document is intact.

Place in the flow: called by `pdf`. Uses pyHanko (extra `signatures`) where it is installed. No
network and no decision on trust: a chain is not validated, only the signed bytes are.
"""

from __future__ import annotations

import io
import logging
from datetime import datetime
from typing import Any, Final

from lotrinh.language import Text
from lotrinh.source.text import ElectronicSignature

MARK: Final = b"/ByteRange"
"""Without these bytes a file carries no signature that needs to be looked at."""
UNCHECKED: Final = "signature_unchecked"
_MAX_SIGNATURES: Final = 50


def read_signatures(data: bytes) -> tuple[list[ElectronicSignature], list[tuple[str, str]]]:
    """The signatures of a PDF in order, and notices (finding code, sentence in Vietnamese).

    A file whose signatures cannot be looked at (pyHanko missing, structure broken) gives a notice
    and no signature.
    """
    if MARK not in data:
        return [], []
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        sentence = Text(
            "Tệp có chữ ký số nhưng chưa kiểm tra được: cần cài thêm "
            "pip install 'lotrinh[signatures]'."
        )
        return [], [(UNCHECKED, sentence)]
    broken = (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError,
              OSError, RecursionError, AssertionError, NotImplementedError)  # fmt: skip
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        embedded = list(reader.embedded_regular_signatures)[:_MAX_SIGNATURES]
    except broken:
        return [], [(UNCHECKED, Text("Tệp có chữ ký số nhưng cấu trúc chữ ký không đọc được."))]
    signatures = []
    for signature in embedded:
        try:
            signatures.append(_read_one(signature))
        except broken:
            problem = Text("Chữ ký số không đọc được, có thể tệp đã bị hỏng.")
            signatures.append(ElectronicSignature(None, None, False, False, problem=problem))
    return signatures, []


def _read_one(signature: Any) -> ElectronicSignature:
    """One pyHanko `EmbeddedPdfSignature` as what people want to know of it."""
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    problem = None
    intact = False
    try:
        digest_matches, signature_valid = validate_sig_integrity(
            signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
        )
        intact = bool(digest_matches and signature_valid)
        if not digest_matches:
            problem = Text("Nội dung đã bị thay đổi sau khi ký.")
        elif not signature_valid:
            problem = Text("Chữ ký số không khớp với chứng thư của người ký.")
    except SignatureValidationError:
        problem = Text("Chữ ký số dùng thuật toán hoặc cấu trúc không kiểm tra được.")
    whole = _is_whole(signature)
    if not whole and problem is None:
        problem = Text("Tệp có phần được thêm vào sau khi ký.")
    subject, issuer = signature.signer_cert.subject.native, signature.signer_cert.issuer.native
    return ElectronicSignature(
        signer=_first(subject, "common_name") or _first(subject, "organization_name"),
        signed_at=_signed_at(signature),
        intact=intact,
        whole=whole,
        organisation=_first(subject, "organization_name")
        or _first(subject, "organizational_unit_name"),
        issuer=_first(issuer, "common_name") or _first(issuer, "organization_name"),
        problem=problem,
    )


def _is_whole(signature: Any) -> bool:
    """Whether only later signatures and what belongs to them follow in the file."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it finds is told, not logged
    signature.compute_integrity_info()
    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    result = signature.diff_result
    return (
        isinstance(result, DiffResult)
        and result.modification_level <= ModificationLevel.FORM_FILLING
    )


def _signed_at(signature: Any) -> str | None:
    """The time stamp's time, else the one that the signer claims; ISO 8601 with offset."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    for stamp in extract_tst_data_iter(signature.signer_info, signed=False):
        moment = stamp["encap_content_info"]["content"].parsed["gen_time"].native
        if isinstance(moment, datetime):
            return moment.isoformat()
    claimed = signature.self_reported_timestamp
    return claimed.isoformat() if isinstance(claimed, datetime) else None


def _first(name: Any, key: str) -> str | None:
    """An attribute of a certificate's name, the first where it stands more than once."""
    value = name.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) and value.strip() else None
