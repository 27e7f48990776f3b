"""Electronic signatures: who, when, intact, whole."""

from __future__ import annotations

import builtins
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pdf_files import PdfPage, build_pdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from lotrinh.source.readers.pdf import read_pdf
from lotrinh.source.readers.signatures import read_signatures

TEXT = "Ủy ban nhân dân xã ban hành kế hoạch tổ chức Tuần lễ đọc sách trên địa bàn xã Suối Trăng."


@pytest.fixture(scope="module")
def signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND xã Suối Trăng"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Lò Văn Suối"),
        ]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    packed = serialization.pkcs12.serialize_key_and_certificates(
        b"k", key, certificate, None, serialization.BestAvailableEncryption(b"k")
    )
    made = signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[], passphrase=b"k")
    assert made is not None
    return made


def plan() -> bytes:
    page = PdfPage()
    page.flow(80, TEXT)
    return build_pdf(page)


def sign(data: bytes, signer: signers.SimpleSigner, field: str = "Ky1") -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec(field))
    meta = signers.PdfSignatureMetadata(field_name=field)
    return signers.sign_pdf(writer, meta, signer=signer).getvalue()


def test_a_file_without_signature_does_not_load_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_import(monkeypatch)
    assert read_signatures(plan()) == ([], [])


def refuse_import(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def guarded(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pyhanko"):
            raise ImportError(name)
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", guarded)


def test_signer_time_and_soundness(signer: signers.SimpleSigner) -> None:
    extract = read_pdf(sign(plan(), signer), "ký.pdf")
    (signature,) = extract.signatures
    assert (signature.signer, signature.organisation) == ("Lò Văn Suối", "UBND xã Suối Trăng")
    assert (signature.intact, signature.whole, signature.problem) == (True, True, None)
    assert signature.signed_at is not None
    assert datetime.fromisoformat(signature.signed_at).utcoffset() is not None


def test_a_changed_document_is_not_intact(signer: signers.SimpleSigner) -> None:
    data = sign(plan(), signer)
    place = data.index(b"/MediaBox [0 0 595")
    tampered = data[:place] + data[place:].replace(b"595", b"596", 1)
    ((signature,), notices) = read_signatures(tampered)
    assert (signature.signer, signature.intact) == ("Lò Văn Suối", False)
    assert signature.problem == "Nội dung đã bị thay đổi sau khi ký."
    assert notices == []


def test_a_second_signature_leaves_the_first_whole(signer: signers.SimpleSigner) -> None:
    signatures, _ = read_signatures(sign(sign(plan(), signer), signer, "Ky2"))
    assert [(s.intact, s.whole) for s in signatures] == [(True, True), (True, True)]


def test_something_added_afterwards_is_told(signer: signers.SimpleSigner) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(sign(plan(), signer)))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/MediaBox"][2] = type(page["/MediaBox"][2])(700)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    ((signature,), _) = read_signatures(out.getvalue())
    assert (signature.intact, signature.whole) == (True, False)
    assert signature.problem == "Tệp có phần được thêm vào sau khi ký."


def test_without_the_library_it_says_so(
    signer: signers.SimpleSigner, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = sign(plan(), signer)
    refuse_import(monkeypatch)
    signatures, ((code, sentence),) = read_signatures(data)
    assert (signatures, code) == ([], "signature_unchecked")
    assert "lotrinh[signatures]" in sentence


def test_a_broken_signature_is_told_and_not_raised(signer: signers.SimpleSigner) -> None:
    data = sign(plan(), signer)
    place = data.index(b"/Contents <30") + 12
    broken = data[:place] + b"31" + data[place + 2 :]
    signatures, notices = read_signatures(broken)
    assert [s.intact for s in signatures] in ([], [False])
    assert bool(signatures) or bool(notices)
