//! The names of a row type's fields, asked of serde itself so that no second list can go stale.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

/// The field names of a struct that derives `Deserialize` without `flatten`; empty for other types.
pub(super) fn field_names<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(Probe) {
        Err(Answer(names)) => names,
        Ok(_) => &[],
    }
}

/// A deserializer that answers the first question with the fields it was asked for.
struct Probe;

/// What a [`Probe`] learns, carried out as the error that ends the deserialization.
#[derive(Debug)]
struct Answer(&'static [&'static str]);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field names")
    }
}

impl std::error::Error for Answer {}

impl serde::de::Error for Answer {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Probe {
    type Error = Answer;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Answer> {
        Err(Answer(fields))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Answer> {
        Err(Answer(&[]))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::model::AgeBand;
    use crate::schema::Limits;

    #[test]
    fn names_are_those_of_the_struct() {
        assert_eq!(field_names::<AgeBand>(), ["id", "name", "from", "to"]);
        assert!(field_names::<Limits>().contains(&"cell_chars"));
        assert!(field_names::<String>().is_empty());
    }
}
