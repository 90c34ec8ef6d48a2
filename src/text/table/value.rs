//! What a table says, on its way into the types that are read from it.

use std::borrow::Cow;

use serde::de::value::{CowStrDeserializer, Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// The names and values of a table, in the order they are written.
pub(super) type Entries<'de> = Vec<(Cow<'de, str>, Value<'de>)>;

pub(super) enum Value<'de> {
    Text(Cow<'de, str>),
    Number(i64),
    Decimal(f64),
    Flag(bool),
    List(Vec<Value<'de>>),
    Table(Entries<'de>),
}

/// Begins the table of a path, the next one of a list or one by itself; `None` where something stands there.
pub(super) fn begin<'a, 'de>(
    root: &'a mut Entries<'de>,
    path: &[Cow<'de, str>],
    of_list: bool,
) -> Option<&'a mut Entries<'de>> {
    let (name, above) = path.split_last()?;
    let mut open = root;
    for name in above {
        open = match entry(open, name, || Value::Table(Entries::new())) {
            Value::Table(table) => table,
            // what stands below a list is of its last table
            Value::List(tables) => match tables.last_mut()? {
                Value::Table(table) => table,
                _ => return None,
            },
            _ => return None,
        };
    }
    if of_list {
        // a list that was written as a value has ended
        let ended = |v: &Value<'_>| match v {
            Value::List(tables) => !matches!(tables.first(), Some(Value::Table(_))),
            _ => true,
        };
        if open.iter().any(|(known, v)| known == name && ended(v)) {
            return None;
        }
        let Value::List(tables) = entry(open, name, || Value::List(Vec::new())) else {
            return None;
        };
        tables.push(Value::Table(Entries::new()));
        return match tables.last_mut()? {
            Value::Table(table) => Some(table),
            _ => None,
        };
    }
    if open.iter().any(|(known, _)| known == name) {
        return None;
    }
    match entry(open, name, || Value::Table(Entries::new())) {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn entry<'a, 'de>(
    table: &'a mut Entries<'de>,
    name: &Cow<'de, str>,
    new: impl FnOnce() -> Value<'de>,
) -> &'a mut Value<'de> {
    let at = table.iter().position(|(known, _)| known == name);
    let at = at.unwrap_or_else(|| {
        table.push((name.clone(), new()));
        table.len() - 1
    });
    &mut table[at].1
}

impl<'de> IntoDeserializer<'de> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::Number(number) => visitor.visit_i64(number),
            Self::Decimal(number) => visitor.visit_f64(number),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::List(values) => {
                let mut values = SeqDeserializer::new(values.into_iter());
                let read = visitor.visit_seq(&mut values)?;
                values.end()?;
                Ok(read)
            }
            Self::Table(mut entries) => {
                // in the order in which the crate gives them
                entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
                let mut entries = MapDeserializer::new(entries.into_iter());
                let read = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(read)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => {
                let text: CowStrDeserializer<'de, Error> = text.into_deserializer();
                text.deserialize_enum(name, variants, visitor)
            }
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
