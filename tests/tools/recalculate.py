#!/usr/bin/env python3
"""Opens workbooks in LibreOffice, recalculates hard, and compares every formula cell with its stored
result. Usage: recalculate.py BOOK.xlsx ... Exit code 0: no difference, 1: differences, 2: no LibreOffice.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# a fresh profile that recalculates whatever program wrote the file
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def cells(path):
    """Sheet name and address to (whether a formula, text of the value)."""
    book = zipfile.ZipFile(path)
    strings = []
    if "xl/sharedStrings.xml" in book.namelist():
        root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in root.iter(MAIN + "si")]
    names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    found = {}
    for number, name in enumerate(names, 1):
        root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        for cell in root.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            text = (value.text or "") if value is not None else ""
            if cell.get("t") == "s" and text:
                text = strings[int(text)]
            found[name, cell.get("r")] = (cell.find(MAIN + "f") is not None, text)
    return found


def same(stored, counted):
    try:
        return abs(float(stored) - float(counted)) <= 1e-9 * max(1.0, abs(float(stored)))
    except ValueError:
        return stored == counted


def convert(office, profile, source, kind, folder):
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir", folder, source]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main(paths):
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: nothing was recalculated")
        return 2
    formulas = differences = 0
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder) / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        for path in map(pathlib.Path, paths):
            # through .ods, so that no stored result of the original can come along
            convert(office, profile, path, "ods", folder)
            ods = pathlib.Path(folder) / (path.stem + ".ods")
            convert(office, profile, ods, "xlsx", folder)
            counted = cells(pathlib.Path(folder) / path.name)
            for place, (formula, stored) in cells(path).items():
                if not formula:
                    continue
                formulas += 1
                now = counted.get(place, (False, ""))[1]
                if not same(stored, now):
                    differences += 1
                    print(f"{path.name} {place[0]}!{place[1]}: stored {stored!r}, recalculated {now!r}")
    print(f"{formulas} formulas, {differences} differences")
    return 1 if differences or not formulas else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
