#!/usr/bin/env python3
"""The work with pandas and openpyxl in one process, as an office's own script would do it.

    pandas_openpyxl.py FOLDER REPORT.xlsx [--year 2025] [--counts FILE.csv]
"""

import argparse
import json
import time
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

import spec


def read(path, known, columns):
    raw = pd.read_excel(path, header=None, dtype=object, engine="openpyxl")
    found = spec.layout(raw.head(spec.DEPTH).itertuples(index=False, name=None), known)
    names = raw.iloc[found.first:, found.columns["full_name"]].map(spec.tidy)
    ends = names.eq("") | names.str.casefold().isin(spec.TOTALS)
    last = found.first + (int(np.argmax(ends.to_numpy())) if ends.any() else len(names))
    body = raw.iloc[found.first:last]
    frame = pd.DataFrame({key: body.iloc[:, found.columns[key]] if key in found.columns else None for key in columns},
                         index=body.index, dtype=object)
    frame.insert(0, "unit", found.unit)
    return frame


def as_text(value):
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, (int, float)):
        return "" if value != value else str(int(value))
    return value.strip() if isinstance(value, str) else ""


def parse(column):
    """Days, months and years in any of the writings; the first day where day or month is not said."""
    parts = column.map(as_text).astype("str").str.extract(r"^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$")
    parts.columns = ["day", "month", "year"]
    said = parts["year"].notna()
    dates = pd.to_datetime(parts[said].fillna("1").astype(int), errors="coerce")
    return dates.reindex(column.index)


def first_ticked(frame, classes):
    return np.select([frame[column] for column in classes], list(classes.values()), spec.UNKNOWN)


def normalise(frame, year):
    filled = {key: frame[key].notna() & frame[key].ne("") for key in ("birth_male", "birth_female")}
    for key in frame.columns.difference(["unit", "ordinal", *spec.DATES, *spec.TICKS]):
        frame[key] = frame[key].map(spec.tidy)
    for key in spec.TICKS:
        frame[key] = frame[key].map(spec.fold).eq("x")
    for key in spec.DATES:
        frame[key] = parse(frame[key])
    frame["gender"] = np.select([filled["birth_female"], filled["birth_male"]], ["female", "male"], spec.UNKNOWN)
    frame["birth_date"] = frame["birth_female"].fillna(frame["birth_male"])
    frame["age"] = year - frame["birth_date"].dt.year
    bands = pd.cut(frame["age"], [0, *spec.BANDS.values()], labels=list(spec.BANDS))
    frame["age_band"] = bands.astype(object).where(bands.notna(), spec.UNKNOWN)
    frame["education"] = first_ticked(frame, spec.EDUCATION)
    frame["political_theory"] = first_ticked(frame, spec.THEORY)
    frame["rating"] = first_ticked(frame, spec.RATING)
    frame["women"] = frame["gender"].eq("female")
    frame["under_36"] = frame["age"].lt(36)
    frame["degree"] = frame["education"].isin(["doctor", "master", "bachelor"])
    frame["master_up"] = frame["education"].isin(["doctor", "master"])
    frame["party"] = frame["joined_party"].notna()
    frame["theory_up"] = frame["political_theory"].isin(["advanced", "intermediate"])
    frame["good_up"] = frame["rating"].isin(["excellent", "good"])
    frame["minority"] = ~frame["ethnicity"].isin(["Kinh", ""])
    return frame


class Report:
    """The workbook of five sheets."""

    def __init__(self):
        self.book = Workbook()
        self.book.remove(self.book.active)
        side = Side(style="thin")
        box = Border(left=side, right=side, top=side, bottom=side)
        middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        font = "Times New Roman"
        for style in (
            NamedStyle("title", font=Font(font, 14, bold=True), alignment=Alignment(horizontal="center")),
            NamedStyle("head", font=Font(font, 11, bold=True), border=box, alignment=middle,
                       fill=PatternFill("solid", fgColor="E2EFDA"), number_format="#,##0"),
            NamedStyle("count", font=Font(font, 11), border=box, number_format="#,##0"),
            NamedStyle("share", font=Font(font, 11), border=box, number_format="0.0%"),
        ):
            self.book.add_named_style(style)

    def merge(self, sheet, top, left, bottom, right, text, style):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                sheet.cell(row, column).style = style
        sheet.cell(top, left, text)
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def add(self, name, title, spans, rows, style, total):
        sheet = self.book.create_sheet(name)
        width = 2 + sum(len(below) for _, below in spans)
        self.merge(sheet, 1, 1, 1, width, title, "title")
        self.merge(sheet, 3, 1, 4, 1, "TT", "head")
        self.merge(sheet, 3, 2, 4, 2, "Đơn vị", "head")
        left = 3
        for above, below in spans:
            self.merge(sheet, 3, left, 3, left + len(below) - 1, above, "head")
            for column, text in enumerate(below, left):
                sheet.cell(4, column, text).style = "head"
            left += len(below)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate((at, *row), 1):
                sheet.cell(at + 4, column, value).style = style if column > 2 else "count"
        if total:
            end = len(rows) + 5
            for column in range(1, width + 1):
                letter = get_column_letter(column)
                text = {1: None, 2: "Tổng cộng"}.get(column, f"=SUM({letter}5:{letter}{end - 1})")
                sheet.cell(end, column, text).style = "head"
        sheet.column_dimensions["A"].width = 6
        sheet.column_dimensions["B"].width = 34
        sheet.freeze_panes = "C5"


def report(path, counts, ratios):
    book = Report()
    for name, title, outer, inner in spec.TABLES:
        table = counts.groupby(["unit", outer, inner])["n"].sum().unstack([outer, inner], fill_value=0)
        order = pd.MultiIndex.from_product([spec.CLASSES[outer], spec.CLASSES[inner]])
        table = table.reindex(columns=order, fill_value=0).sort_index()
        spans = [(text, list(spec.CLASSES[inner].values())) for text in spec.CLASSES[outer].values()]
        book.add(name, title, spans, [(unit, *row) for unit, row in zip(table.index, table.to_numpy().tolist())],
                 "count", True)
    book.add("Tỷ lệ", "TỶ LỆ THEO ĐƠN VỊ", [("Tỷ lệ trên tổng số", spec.RATIO_NAMES)],
             [(unit, *row) for unit, row in zip(ratios.index, ratios.to_numpy().tolist())], "share", False)
    book.book.save(path)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("report", type=Path)
    arguments.add_argument("--year", type=int, default=2025)
    arguments.add_argument("--counts", help="the counts as CSV, for comparison; not part of the work")
    given = arguments.parse_args()
    clock = [time.perf_counter()]
    known, columns = spec.wordings(given.year), spec.keys(given.year)
    paths = sorted(given.folder.glob("*.xlsx"))
    frame = pd.concat([read(path, known, columns) for path in paths], ignore_index=True)
    clock.append(time.perf_counter())
    frame = normalise(frame, given.year)
    clock.append(time.perf_counter())
    counts = frame.groupby(list(spec.KEYS)).size().rename("n").reset_index()
    ratios = frame.groupby("unit")[list(spec.RATIOS)].mean().sort_index()
    clock.append(time.perf_counter())
    report(given.report, counts, ratios)
    clock.append(time.perf_counter())
    if given.counts:
        counts.sort_values(list(spec.KEYS)).to_csv(given.counts, index=False)
        ratios.round(9).to_csv(f"{given.counts}.ratios")
    spent = dict(zip(("read", "normalise", "count", "write"), (round(b - a, 3) for a, b in zip(clock, clock[1:]))))
    print(json.dumps({"files": len(paths), "persons": len(frame), "counts": len(counts),
                      "no_birth_date": int(frame["birth_date"].isna().sum()), **spent}))


if __name__ == "__main__":
    main()
