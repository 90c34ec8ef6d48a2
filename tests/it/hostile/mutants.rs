//! Mutants of the sample's workbooks and of texts, through the entry points that are fuzzed.

#[path = "../../../fuzz/entries.rs"]
mod entries;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::make::zip;

/// A source of chance that is the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 33).expect("31 bits") % n.max(1)
    }

    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[7]
    }
}

/// Numbers that readers stumble over.
const NUMBERS: [&[u8]; 9] = [
    b"0",
    b"-1",
    b"65536",
    b"1048577",
    b"4294967295",
    b"4294967296",
    b"18446744073709551616",
    b"1e999",
    b"NaN",
];

/// Changes some bytes: flips, numbers, cuts, repetitions, pieces moved elsewhere.
fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.below(bytes.len());
        let bits = dice.below(12);
        let len = dice.below(1 << bits).min(bytes.len() - at);
        match dice.below(8) {
            0 | 1 => bytes[at] ^= 1_u8.rotate_left(u32::from(dice.byte())),
            2 => bytes[at] = dice.byte(),
            3 => {
                let value = [0, u32::MAX, 0x7FFF_FFFF, 0x00FF_FFFF][dice.below(4)].to_le_bytes();
                for (byte, new) in bytes[at..].iter_mut().zip(value) {
                    *byte = new;
                }
            }
            4 => {
                // a number of the text becomes another
                let digit = bytes[at..]
                    .iter()
                    .position(u8::is_ascii_digit)
                    .map(|d| at + d);
                if let Some(first) = digit {
                    let count = bytes[first..]
                        .iter()
                        .take_while(|b| b.is_ascii_digit())
                        .count();
                    let new = NUMBERS[dice.below(NUMBERS.len())];
                    bytes.splice(first..first + count, new.iter().copied());
                }
            }
            5 => drop(bytes.drain(at..at + len)),
            6 => {
                let piece = bytes[at..at + len].to_vec();
                for _ in 0..=dice.below(20) {
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
            _ => {
                let piece = bytes[at..at + len].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
        }
    }
}

/// A mutant of a file: of its bytes, or of what it packs.
fn mutant(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    if dice.below(4) == 0 {
        mutate(&mut out, dice);
    } else if bytes.starts_with(b"PK") {
        out = mutant_of_parts(bytes, dice).unwrap_or(out);
    } else if let Some(mutant) = mutant_of_stream(bytes, dice) {
        out = mutant;
    } else {
        mutate(&mut out, dice);
    }
    out
}

fn mutant_of_parts(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        parts.push((part.name().ok()?.into_owned(), bytes));
    }
    let wanted = [
        "sheet",
        "content.xml",
        "workbook",
        "sharedStrings",
        "styles",
    ];
    let chosen: Vec<usize> = (0..parts.len())
        .filter(|n| wanted.iter().any(|w| parts[*n].0.contains(w)))
        .collect();
    for _ in 0..=dice.below(2) {
        let at = chosen[dice.below(chosen.len())];
        mutate(&mut parts[at].1, dice);
    }
    Some(zip(&parts))
}

fn mutant_of_stream(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let mut stream = Vec::new();
    container
        .open_stream("/Workbook")
        .ok()?
        .read_to_end(&mut stream)
        .ok()?;
    mutate(&mut stream, dice);
    container
        .create_stream("/Workbook")
        .ok()?
        .write_all(&stream)
        .ok()?;
    container.flush().ok()?;
    Some(container.into_inner().into_inner())
}

/// The sample's workbooks, those of each format together.
fn samples() -> Vec<Vec<u8>> {
    fn gather(folder: &Path, all: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                gather(&entry.path(), all);
            } else {
                all.push(entry.path());
            }
        }
    }
    let mut paths = Vec::new();
    gather(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("input"),
        &mut paths,
    );
    paths.sort();
    let mut all = Vec::new();
    for ending in ["xls", "xlsx", "ods", "xlsb"] {
        let of_it = paths
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == ending));
        all.extend(
            of_it
                .filter_map(|p| fs::read(p).ok())
                .filter(|b| b.len() > 500),
        );
    }
    all.push(super::rosters::roster());
    all
}

/// How long this thread has worked: a busy machine makes it wait, which is nobody's fault.
fn worked() -> Duration {
    static BEGIN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    told.and_then(|t| t.split(' ').next()?.parse().ok())
        .map_or_else(
            || BEGIN.get_or_init(Instant::now).elapsed(),
            Duration::from_nanos,
        )
}

/// Reads mutants; the slowest with its number.
fn read_mutants(numbers: std::ops::Range<u64>) -> (Duration, u64) {
    let samples = samples();
    let mut slowest = (Duration::ZERO, 0);
    for number in numbers {
        let mut dice = Dice::new(number + 1);
        // every format as often as the others
        let sample = &samples[dice.below(samples.len())];
        let bytes = mutant(sample, &mut dice);
        if std::env::var_os("PHULUC_MUTANT").is_some() {
            fs::write(std::env::temp_dir().join("phuluc-mutant.bin"), &bytes).expect("written");
        }
        let begin = worked();
        entries::intake(&bytes);
        let took = worked().saturating_sub(begin);
        slowest = slowest.max((took, number));
        assert!(took < Duration::from_secs(10), "mutant {number}: {took:?}");
    }
    slowest
}

#[test]
fn mutants_of_the_samples_are_read_or_refused() {
    read_mutants(0..300);
}

/// `PHULUC_MUTANTS=0..20000 cargo test --test it -- --ignored mutants_by_hand`; figures go to the folder of temporary files.
#[test]
#[ignore = "half an hour: by hand"]
fn mutants_by_hand() {
    let asked = std::env::var("PHULUC_MUTANTS").unwrap_or_else(|_| "0..20000".to_owned());
    let (from, to) = asked.split_once("..").expect("from..to");
    let range = from.parse().expect("a number")..to.parse().expect("a number");
    let begin = Instant::now();
    let (slowest, number) = read_mutants(range);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find(|l| l.starts_with("VmHWM"))
        .unwrap_or_default();
    let text = format!(
        "mutants {asked}: {:?} in all, slowest {slowest:?} (number {number}), {peak}\n",
        begin.elapsed()
    );
    fs::write(
        std::env::temp_dir().join(format!("phuluc-mutants-{from}.txt")),
        text,
    )
    .expect("written");
}

/// Seeds of the targets that take text.
const DATES: &str = "01/02/1980\n1/2/80\n1980\nTháng 5 năm 1975\n29401\n31/02/1980\n2/1980\n05-08-1975\nsinh năm 1960\n1980-02-01\n";
const LEGACY: &str =
    "NguyÔn V¨n BÐ\nTröôûng phoøng Noäi vuï\nCộng hoà\nHOÀ CHÍ MINH\n\u{ad}\u{200b}ấ\n";
const HEADERS: &str = "DANH SÁCH CÁN BỘ NĂM 2025\nvTT\tvHọ và tên\t>Ngày, tháng, năm sinh\t\t>>Trình độ\n\t\tNam\tNữ\tChuyên môn\tLLCT\tQLNN\n1\tLê Văn Một\t01/02/1980\t\tĐH\tCC\tCV\nTổng cộng: 1\n";

fn texts(seed: &str, target: fn(&str), times: u64) {
    for number in 0..times {
        let mut dice = Dice::new(number + 7);
        let mut bytes = seed.as_bytes().to_vec();
        mutate(&mut bytes, &mut dice);
        let begin = worked();
        target(&String::from_utf8_lossy(&bytes));
        let took = worked().saturating_sub(begin);
        assert!(took < Duration::from_secs(10), "mutant {number}: {took:?}");
    }
}

#[test]
fn mutants_of_texts_are_read() {
    texts(DATES, entries::date, 300);
    texts(LEGACY, entries::legacy, 2_000);
    texts(HEADERS, entries::header, 150);
}

#[test]
fn mutants_of_a_plan_are_read_or_told() {
    let files = phuluc::plan::PlanRows::built_in_files("tan-hong").expect("it is built in");
    for text in files.values() {
        texts(text, entries::plan, 30);
    }
    let whole: String = files
        .values()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n");
    texts(&whole, entries::plan, 20);
}
