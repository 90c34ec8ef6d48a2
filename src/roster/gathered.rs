//! What all files of a year gave, with their persons in one list.

use std::ops::Range;

use super::person::Person;
use super::read::FileReading;

/// Files whose persons tell how many the others may have.
const FEW: usize = 64;

/// Readings in the order of their files. Their persons are taken out as they come, into one list: read to the end first
/// and then put together, a nation's would be there twice.
#[derive(Debug, Default)]
pub struct Gathered {
    readings: Vec<FileReading>,
    persons: Vec<Person>,
    /// Where the persons of each reading stand.
    places: Vec<Range<usize>>,
}

impl Gathered {
    /// Makes room for the persons of `left` more files, as many each as those gathered have. The first few files do
    /// not tell how many that may be.
    pub fn expect(&mut self, left: usize) {
        let read = self.readings.len();
        if read < FEW {
            return;
        }
        let each = self.persons.len() / read;
        if self.persons.capacity() - self.persons.len() < each {
            // some room more: a list that grows all the same is moved
            self.persons.reserve_exact(each * left + each * left / 16);
        }
    }

    /// Adds the next reading.
    pub fn add(&mut self, mut reading: FileReading) {
        let first = self.persons.len();
        self.persons.append(&mut reading.persons);
        // what is left of the list is given back, for the next files
        reading.persons = Vec::new();
        self.places.push(first..self.persons.len());
        self.readings.push(reading);
    }

    /// The readings, without their persons.
    #[must_use]
    pub fn readings(&self) -> &[FileReading] {
        &self.readings
    }

    /// The persons of a reading.
    pub(super) fn persons_of(&self, reading: usize) -> &[Person] {
        self.places
            .get(reading)
            .and_then(|place| self.persons.get(place.clone()))
            .unwrap_or_default()
    }

    pub(super) fn reading_mut(&mut self, reading: usize) -> Option<&mut FileReading> {
        self.readings.get_mut(reading)
    }

    /// Takes the persons of some readings, in ascending order, out of the list.
    pub(super) fn drop_persons(&mut self, of: &[usize]) {
        if of.is_empty() {
            return;
        }
        let gone: Vec<Range<usize>> = of.iter().map(|&i| self.places[i].clone()).collect();
        let mut at = 0..;
        self.persons.retain(|_| {
            let at = at.next().unwrap_or(usize::MAX);
            !gone.iter().any(|place| place.contains(&at))
        });
        let mut first = 0;
        for (i, place) in self.places.iter_mut().enumerate() {
            let count = if of.contains(&i) { 0 } else { place.len() };
            *place = first..first + count;
            first += count;
        }
    }

    /// The readings, each with how many persons it gave, and all their persons.
    #[must_use]
    pub fn into_parts(mut self) -> (Vec<(FileReading, usize)>, Vec<Person>) {
        self.persons.shrink_to_fit();
        let counts = self.places.into_iter().map(|place| place.len());
        (
            self.readings.into_iter().zip(counts).collect(),
            self.persons,
        )
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::person::Source;
    use super::*;

    fn reading(file: &str, names: &[&str]) -> FileReading {
        let file: Arc<str> = Arc::from(file);
        let mut reading = FileReading::empty(&file);
        for (row, name) in (1u32..).zip(names) {
            let source = Source {
                file: Arc::clone(&file),
                sheet: Arc::from("A"),
                row,
            };
            reading.persons.push(Person::new(source, Arc::from(*name)));
        }
        reading
    }

    fn names(persons: &[Person]) -> Vec<&str> {
        persons.iter().map(|p| &*p.full_name).collect()
    }

    #[test]
    fn each_reading_keeps_its_own_persons_when_those_of_others_go() {
        let mut gathered = Gathered::default();
        for (file, of) in [
            ("a", &["1", "2"][..]),
            ("b", &[]),
            ("c", &["3"]),
            ("d", &["4", "5"]),
        ] {
            gathered.add(reading(file, of));
            gathered.expect(2);
        }
        gathered.drop_persons(&[0, 2]);
        let of = |reading| names(gathered.persons_of(reading));
        assert!([0, 1, 2].map(of).iter().all(Vec::is_empty));
        assert_eq!(of(3), ["4", "5"]);
        let (readings, persons) = gathered.into_parts();
        assert_eq!(names(&persons), ["4", "5"]);
        let counts: Vec<(&str, usize)> = readings.iter().map(|(r, n)| (&*r.file, *n)).collect();
        assert_eq!(counts, [("a", 0), ("b", 0), ("c", 0), ("d", 2)]);
    }
}
