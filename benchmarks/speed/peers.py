"""Runs one peer over texts, in the peer's own environment: `PYTHON peers.py NAME < texts.json`.

Stands alone (it is run by an interpreter that has no lotrinh). Input: {"texts": [...], "files":
[paths of DOCX files]}. Output: one JSON object: {"version", "seconds", "units"} (for each text or
file the strings that the peer hands out as units: entities, elements, dates), or {"absent": why}.
Seconds are the processor time of the second run, models loaded.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import Any

Run = Callable[[], list[list[str]]]


def underthesea(given: dict[str, Any]) -> Run:
    """Named entities: runs of B-/I- labels."""
    ner = import_module("underthesea").ner

    def entities(text: str) -> list[str]:
        found: list[str] = []
        for word, _, _, label in ner(text):
            if label.startswith("I-") and found:
                found[-1] += " " + word
            elif label != "O":
                found.append(word)
        return found

    def run() -> list[list[str]]:
        return [
            [e for line in t.split("\n") if line.strip() for e in entities(line)]
            for t in given["texts"]
        ]

    return run


def dateparser(given: dict[str, Any]) -> Run:
    """Dates in running text."""
    search_dates = import_module("dateparser.search").search_dates

    def run() -> list[list[str]]:
        return [
            [words for words, _ in search_dates(text, languages=["vi"]) or ()]
            for text in given["texts"]
        ]

    return run


def unstructured(given: dict[str, Any]) -> Run:
    """Elements of a text file."""
    partition = import_module("unstructured.partition.text").partition_text

    def run() -> list[list[str]]:
        return [[str(e) for e in partition(text=t, languages=["vie"])] for t in given["texts"]]

    return run


def unstructured_docx(given: dict[str, Any]) -> Run:
    """Elements of a DOCX file."""
    partition = import_module("unstructured.partition.docx").partition_docx

    def run() -> list[list[str]]:
        return [[str(e) for e in partition(f, languages=["vie"])] for f in given["files"]]

    return run


def docling_markdown(given: dict[str, Any]) -> Run:
    """Items of a document read by docling's Markdown backend."""
    return _docling(given, "md_backend", "MarkdownDocumentBackend", "MD", "texts")


def docling_docx(given: dict[str, Any]) -> Run:
    """Items of a document read by docling's DOCX backend."""
    return _docling(given, "msword_backend", "MsWordDocumentBackend", "DOCX", "files")


def _docling(given: dict[str, Any], module: str, name: str, kind: str, key: str) -> Run:
    backend = getattr(import_module(f"docling.backend.{module}"), name)
    models = import_module("docling.datamodel.base_models")
    documents = import_module("docling.datamodel.document")
    form = getattr(models.InputFormat, kind)

    def convert(one: str) -> list[str]:
        if key == "files":
            with open(one, "rb") as file:
                data = file.read()
        else:
            data = one.encode()
        shown = f"plan.{kind.lower()}"
        given_document = documents.InputDocument(
            path_or_stream=io.BytesIO(data), format=form, backend=backend, filename=shown
        )
        converted = backend(in_doc=given_document, path_or_stream=io.BytesIO(data)).convert()
        return [item.text for item in converted.texts]

    def run() -> list[list[str]]:
        return [convert(one) for one in given[key]]

    return run


PEERS: dict[str, tuple[Callable[[dict[str, Any]], Run], str, str]] = {
    "underthesea NER": (underthesea, "underthesea", "texts"),
    "dateparser": (dateparser, "dateparser", "texts"),
    "unstructured, text": (unstructured, "unstructured", "texts"),
    "docling, Markdown": (docling_markdown, "docling", "texts"),
    "unstructured, DOCX": (unstructured_docx, "unstructured", "files"),
    "docling, DOCX": (docling_docx, "docling", "files"),
}
"""Name in the table → how to make its run, its distribution, and what it reads."""


def main() -> None:
    """Runs the peer that is named."""
    make, distribution, _ = PEERS[sys.argv[1]]
    given = json.load(sys.stdin)
    out = os.dup(1)
    os.dup2(2, 1)  # what the peer prints does not belong to the answer
    try:
        run = make(given)
        run()
        start = time.process_time()
        units = run()
        seconds = time.process_time() - start
        answer = {"version": _version(distribution), "seconds": seconds, "units": units}
    except Exception as error:  # a peer may fail in any way; the table says which
        answer = {"absent": f"{type(error).__name__}: {error}".split("\n")[0][:160]}
    with os.fdopen(out, "w") as stream:
        json.dump(answer, stream)


def _version(distribution: str) -> str:
    for name in (distribution, f"{distribution}-slim"):
        try:
            return version(name)
        except ImportError:
            continue
    return "?"


if __name__ == "__main__":
    main()
