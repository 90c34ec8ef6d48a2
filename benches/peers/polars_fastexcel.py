#!/usr/bin/env python3
"""The work with polars, fastexcel (calamine) and xlsxwriter, as a good data engineer would do it.

    polars_fastexcel.py FOLDER REPORT.xlsx [--mode serial|threads|procs] [--jobs N] [--list LIST.xlsx] [--counts FILE.csv]

Sheets come as text through Arrow; Python sees the header only, all rows are treated as whole columns.
"""

import argparse
import io
import json
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import fastexcel
import polars as pl
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

import spec

EXCEL_ROWS = 1_048_576


def read(known, columns, path):
    raw = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars()
    found = spec.layout(raw.head(spec.DEPTH).rows(), known)
    names = raw.columns
    missing = pl.lit(None, dtype=pl.String)
    frame = raw.slice(found.first).select(
        pl.lit(found.unit).alias("unit"),
        *((pl.col(names[found.columns[key]]) if key in found.columns else missing).alias(key) for key in columns),
    )
    name = pl.col("full_name")
    ends = frame.select(
        (name.is_null() | name.str.normalize("NFC").str.strip_chars().str.to_lowercase().is_in(spec.TOTALS)).arg_true()
    ).to_series()
    return frame.head(ends[0]) if len(ends) else frame


def read_together(known, columns, paths):
    """Several workbooks in another process, handed back as an Arrow stream."""
    out = io.BytesIO()
    pl.concat([read(known, columns, path) for path in paths]).write_ipc_stream(out)
    return out.getvalue()


def read_all(paths, mode, jobs, known, columns):
    one = partial(read, known, columns)
    if mode == "serial":
        return pl.concat(map(one, paths))
    if mode == "threads":
        with ThreadPoolExecutor(jobs) as pool:
            return pl.concat(pool.map(one, paths))
    size = min(64, max(1, len(paths) // (4 * jobs)))
    chunks = [paths[at:at + size] for at in range(0, len(paths), size)]
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        parts = pool.map(partial(read_together, known, columns), chunks)
        return pl.concat([pl.read_ipc_stream(io.BytesIO(part)) for part in parts])


def parse(key):
    """Days, months and years in any of the writings; the first day where day or month is not said."""
    text = pl.col(key).str.strip_chars().str.replace_many(["-", "."], ["/", "/"])
    slashes = text.str.count_matches("/", literal=True)
    padded = pl.when(slashes == 0).then("1/1/" + text).when(slashes == 1).then("1/" + text).otherwise(text)
    # Dates of Excel arrive as 1980-01-31 00:00:00.
    real = text.str.contains(r"^\d{4}/")
    return (
        pl.when(real).then(text.str.slice(0, 10).str.to_date("%Y/%m/%d", strict=False))
        .when(padded.str.contains(r"/\d{4}$")).then(padded.str.to_date("%d/%m/%Y", strict=False))
        .alias(key)
    )


def first_ticked(classes):
    return pl.coalesce(*(pl.when(column).then(pl.lit(code)) for column, code in classes.items()), pl.lit(spec.UNKNOWN))


def normalise(frame, year):
    filled = {key: pl.col(key).fill_null("") != "" for key in ("birth_male", "birth_female")}
    plain = [key for key in frame.columns if key not in ("unit", "ordinal", *spec.DATES, *spec.TICKS)]
    texts = (pl.col(plain).fill_null("").str.normalize("NFC").str.replace_all(r"\s+", " ").str.strip_chars())
    ticks = pl.col(spec.TICKS).str.strip_chars().str.to_lowercase().eq("x").fill_null(False)
    age, gender = pl.col("age"), pl.col("gender")
    bands = pl.coalesce(*(pl.when(age <= top).then(pl.lit(band)) for band, top in spec.BANDS.items()),
                        pl.lit(spec.UNKNOWN))
    return (
        frame.lazy()
        .with_columns(
            texts, ticks, *map(parse, spec.DATES),
            pl.when(filled["birth_female"]).then(pl.lit("female")).when(filled["birth_male"]).then(pl.lit("male"))
            .otherwise(pl.lit(spec.UNKNOWN)).alias("gender"),
        )
        .with_columns(
            pl.coalesce("birth_female", "birth_male").alias("birth_date"),
            first_ticked(spec.EDUCATION).alias("education"),
            first_ticked(spec.THEORY).alias("political_theory"),
            first_ticked(spec.RATING).alias("rating"),
        )
        .with_columns((year - pl.col("birth_date").dt.year()).alias("age"))
        .with_columns(
            bands.alias("age_band"),
            (gender == "female").alias("women"),
            (age < 36).fill_null(False).alias("under_36"),
            pl.col("education").is_in(["doctor", "master", "bachelor"]).alias("degree"),
            pl.col("education").is_in(["doctor", "master"]).alias("master_up"),
            pl.col("joined_party").is_not_null().alias("party"),
            pl.col("political_theory").is_in(["advanced", "intermediate"]).alias("theory_up"),
            pl.col("rating").is_in(["excellent", "good"]).alias("good_up"),
            pl.col("ethnicity").is_in(["Kinh", ""]).not_().alias("minority"),
        )
        .collect()
    )


class Report:
    """The workbook of five sheets."""

    def __init__(self, path):
        self.book = xlsxwriter.Workbook(path)
        font = {"font_name": "Times New Roman", "font_size": 11}
        self.title = self.book.add_format({**font, "font_size": 14, "bold": True, "align": "center"})
        self.head = self.book.add_format({**font, "bold": True, "border": 1, "bg_color": "#E2EFDA", "text_wrap": True,
                                          "align": "center", "valign": "vcenter", "num_format": "#,##0"})
        self.count = self.book.add_format({**font, "border": 1, "num_format": "#,##0"})
        self.share = self.book.add_format({**font, "border": 1, "num_format": "0.0%"})

    def add(self, name, title, spans, rows, style, total):
        sheet = self.book.add_worksheet(name)
        width = 2 + sum(len(below) for _, below in spans)
        sheet.merge_range(0, 0, 0, width - 1, title, self.title)
        sheet.merge_range(2, 0, 3, 0, "TT", self.head)
        sheet.merge_range(2, 1, 3, 1, "Đơn vị", self.head)
        left = 2
        for above, below in spans:
            sheet.merge_range(2, left, 2, left + len(below) - 1, above, self.head)
            for column, text in enumerate(below, left):
                sheet.write_string(3, column, text, self.head)
            left += len(below)
        for at, (unit, *values) in enumerate(rows):
            sheet.write_number(at + 4, 0, at + 1, self.count)
            sheet.write_string(at + 4, 1, unit, self.count)
            for column, value in enumerate(values, 2):
                sheet.write_number(at + 4, column, value, style)
        if total:
            end = len(rows) + 4
            sheet.write_blank(end, 0, None, self.head)
            sheet.write_string(end, 1, "Tổng cộng", self.head)
            for column in range(2, width):
                letter = xl_col_to_name(column)
                sheet.write_formula(end, column, f"=SUM({letter}5:{letter}{end})", self.head)
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, 34)
        sheet.freeze_panes(4, 2)


def report(path, counts, ratios):
    book = Report(path)
    for name, title, outer, inner in spec.TABLES:
        cells = [((pl.col(outer) == above) & (pl.col(inner) == below), f"{above} {below}")
                 for above in spec.CLASSES[outer] for below in spec.CLASSES[inner]]
        table = counts.group_by("unit").agg(pl.col("n").filter(cell).sum().alias(label) for cell, label in cells)
        spans = [(text, list(spec.CLASSES[inner].values())) for text in spec.CLASSES[outer].values()]
        book.add(name, title, spans, table.sort("unit").rows(), book.count, True)
    book.add("Tỷ lệ", "TỶ LỆ THEO ĐƠN VỊ", [("Tỷ lệ trên tổng số", spec.RATIO_NAMES)], ratios.rows(), book.share, False)
    book.book.close()


def write_list(path, frame):
    """The merged list as Parquet and, where Excel has the rows for it, as a workbook."""
    frame.write_parquet(Path(path).with_suffix(".parquet"))
    merged = frame.drop(spec.RATIOS)
    if merged.height < EXCEL_ROWS:
        merged.write_excel(path, worksheet="Danh sách", freeze_panes=(1, 0), column_widths=90)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("report")
    arguments.add_argument("--year", type=int, default=2025)
    arguments.add_argument("--mode", choices=("serial", "threads", "procs"), default="threads")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments.add_argument("--list", help="also write the merged list, as a workbook and as Parquet")
    arguments.add_argument("--counts", help="the counts as CSV, for comparison; not part of the work")
    given = arguments.parse_args()
    clock = [time.perf_counter()]
    known, columns = spec.wordings(given.year), spec.keys(given.year)
    paths = sorted(given.folder.glob("*.xlsx"))
    frame = read_all(paths, given.mode, given.jobs, known, columns)
    clock.append(time.perf_counter())
    frame = normalise(frame, given.year)
    clock.append(time.perf_counter())
    counts = frame.group_by(spec.KEYS).agg(pl.len().alias("n"))
    ratios = frame.group_by("unit").agg(pl.col(spec.RATIOS).mean()).sort("unit")
    clock.append(time.perf_counter())
    report(given.report, counts, ratios)
    clock.append(time.perf_counter())
    if given.list:
        write_list(given.list, frame)
    clock.append(time.perf_counter())
    if given.counts:
        counts.sort(spec.KEYS).write_csv(given.counts)
        ratios.with_columns(pl.col(spec.RATIOS).round(9)).write_csv(f"{given.counts}.ratios")
    spent = dict(zip(("read", "normalise", "count", "write", "list"),
                     (round(b - a, 3) for a, b in zip(clock, clock[1:]))))
    print(json.dumps({"files": len(paths), "persons": frame.height, "counts": counts.height,
                      "no_birth_date": frame["birth_date"].null_count(), **spent}))


if __name__ == "__main__":
    main()
