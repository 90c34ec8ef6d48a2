"""What the comparison programs agree on: the columns of a list, the classes counted, the tables written.

The wordings are read from the generator's own `columns.txt`, the codes are those of phuluc's roster, so that the
counts of all programs can be compared as text.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

COLUMNS = Path(__file__).resolve().parents[2] / "examples" / "corpus" / "words" / "columns.txt"
DEPTH = 20  # the header stands within the first rows
TOTALS = ("tổng cộng", "cộng", "tổng số")
DATES = ("birth_male", "birth_female", "hired", "joined_party")

# column of the list -> code, the highest first where several are ticked
EDUCATION = {c: c for c in ("doctor", "master", "bachelor", "college", "intermediate")}
THEORY = {"theory_advanced": "advanced", "theory_middle": "intermediate", "theory_first": "elementary"}
RATING = {c: c for c in ("excellent", "good", "fulfilled", "unfulfilled")}
TICKS = (*EDUCATION, *THEORY, *RATING)

# upper end of each band of ages
BANDS = {"le-30": 30, "31-35": 35, "36-40": 40, "41-45": 45, "46-50": 50, "51-55": 55, "56-60": 60, "gt-60": 999}
KEYS = ("unit", "age_band", "gender", "education", "rating")
UNKNOWN = "unknown"
RATIOS = ("women", "under_36", "degree", "master_up", "party", "theory_up", "good_up", "minority")

CLASSES = {
    "age_band": dict(zip([*BANDS, UNKNOWN], ["Từ 30 trở xuống", "31-35", "36-40", "41-45", "46-50", "51-55", "56-60",
                                             "Trên 60", "Không rõ"])),
    "gender": {"male": "Nam", "female": "Nữ", UNKNOWN: "Không rõ"},
    "education": dict(zip([*EDUCATION, UNKNOWN], ["Tiến sĩ", "Thạc sĩ", "Đại học", "Cao đẳng", "Trung cấp", "Không rõ"])),
    "rating": dict(zip([*RATING, UNKNOWN], ["Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành", "Không rõ"])),
}
RATIO_NAMES = ("Nữ", "Dưới 36 tuổi", "Đại học trở lên", "Trên đại học", "Đảng viên", "LLCT trung cấp trở lên",
               "Xếp loại tốt trở lên", "Dân tộc thiểu số")
# sheet, title, what spans the columns, what divides each span
TABLES = (
    ("Tuổi và giới", "CƠ CẤU ĐỘ TUỔI THEO GIỚI TÍNH", "age_band", "gender"),
    ("Trình độ", "TRÌNH ĐỘ CHUYÊN MÔN THEO GIỚI TÍNH", "education", "gender"),
    ("Xếp loại", "KẾT QUẢ XẾP LOẠI THEO TRÌNH ĐỘ", "rating", "education"),
    ("Xếp loại theo tuổi", "KẾT QUẢ XẾP LOẠI THEO ĐỘ TUỔI", "rating", "age_band"),
)


def tidy(value):
    """Text in composed Unicode with single blanks; anything else is no text."""
    return unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else ""


def fold(value):
    return tidy(value).casefold()


def wordings(year):
    """(group, heading) -> column, both folded; the group is empty where there is none."""
    known = {}
    for line in COLUMNS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        key, _, headings = (part.strip() for part in line.split(";", 2))
        for heading in headings.replace("⏎", "\n").replace("{year}", str(year)).split("|"):
            group, _, own = heading.rpartition(" > ")
            known[fold(group), fold(own)] = key
    return known


@dataclass
class Layout:
    unit: str
    columns: dict  # column of the list -> place on the sheet
    first: int  # the first row of persons


def layout(rows, known):
    """Finds unit, header and columns in the first rows of a sheet."""
    rows = [list(row) for row in rows]
    unit = ""
    for at, row in enumerate(rows):
        for cell in row:
            label, colon, name = tidy(cell).partition(":")
            if colon and label == "Đơn vị":
                unit = name.strip()
        if not any(known.get(("", fold(cell))) == "full_name" for cell in row):
            continue
        columns, group = {}, ""
        for place, (above, below) in enumerate(zip(row, rows[at + 1])):
            above, below = fold(above), fold(below)
            group = above or group
            key = known.get((group, below)) if below else known.get(("", above))
            if key:
                columns.setdefault(key, place)
        numbers = re.fullmatch(r"[\[(]?\d{1,2}[\])]?", tidy(rows[at + 2][columns["full_name"]]))
        return Layout(unit, columns, at + (3 if numbers else 2))
    raise ValueError("no header")


def keys(year):
    """All columns of the list, in order."""
    return list(dict.fromkeys(wordings(year).values()))
