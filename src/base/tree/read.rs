//! A node to a value of a type: the one reader behind every notation.
//!
//! [`read`] is called with any type that derives `Deserialize`. What each type asks for is kept thin, because it is
//! compiled once a type; the work is in functions that are not generic. Errors are those of `fault`.

use super::{Bracket, Fault, Group, Item, Key, Node, ReadError, What, float, whole};
use serde::{
    Deserializer,
    de::{DeserializeOwned, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor},
    forward_to_deserialize_any,
};

/// The value a node stands for
pub fn read<T: DeserializeOwned>(node: &Node<'_>) -> Result<T, ReadError> {
    T::deserialize(Reader(node))
}

/// A node in the eyes of serde
#[derive(Clone, Copy)]
struct Reader<'n>(&'n Node<'n>);

impl<'n> Reader<'n> {
    fn whole_number(self) -> Result<i128, ReadError> {
        let found = match &self.0.what {
            What::Word(word) => whole(word),
            _ => None,
        };
        found
            .filter(|whole| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(whole))
            .ok_or_else(|| ReadError::here(Fault::NoWholeNumber, self.0))
    }

    fn number<F: std::str::FromStr>(self) -> Result<F, ReadError> {
        let found = match &self.0.what {
            What::Word(word) => float(word),
            _ => None,
        };
        found.ok_or_else(|| ReadError::here(Fault::NoNumber, self.0))
    }

    fn text(self) -> Result<&'n str, ReadError> {
        match &self.0.what {
            What::Text(text) | What::JsonText(text) => Ok(text),
            _ => Err(ReadError::here(Fault::NoText, self.0)),
        }
    }

    fn truth(self) -> Result<bool, ReadError> {
        match &self.0.what {
            What::Word(word) if word == "true" => Ok(true),
            What::Word(word) if word == "false" => Ok(false),
            _ => Err(ReadError::here(Fault::NoTruth, self.0)),
        }
    }

    /// The value of an optional field; none when it says so
    fn optional(self) -> Option<Self> {
        match &self.0.what {
            What::Word(word) if word == "None" => None,
            What::Group(Group { head, open: Bracket::Round, items }) if head == "Some" => {
                match items.as_slice() {
                    [Item { key: None, value }] => Some(Reader(value)),
                    _ => Some(self),
                }
            }
            _ => Some(self),
        }
    }

    fn elements(self, opens: &[Bracket], sign: &'static str) -> Result<Elements<'n>, ReadError> {
        match &self.0.what {
            What::Group(group) if opens.contains(&group.open) && group.head.is_empty() => {
                Ok(Elements { items: &group.items, at: 0 })
            }
            _ => Err(ReadError::here(Fault::NoSign(sign), self.0)),
        }
    }

    fn map(self) -> Result<Fields<'n>, ReadError> {
        match &self.0.what {
            What::Group(Group { open: Bracket::Curly | Bracket::Json, items, .. }) => Ok(Fields::of(items)),
            _ => Err(ReadError::here(Fault::NoSign("{"), self.0)),
        }
    }

    fn fields(self, name: &'static str) -> Result<Fields<'n>, ReadError> {
        let other = |found: &str| Fault::OtherObject { found: found.to_owned(), expected: name };
        let fault = match &self.0.what {
            What::Group(Group { head, open: Bracket::Round | Bracket::Json, items }) => {
                if head.is_empty() || head == name {
                    return Ok(Fields::of(items));
                }
                other(head)
            }
            What::Word(word) if word.starts_with(char::is_alphabetic) => other(word),
            _ => Fault::NoSign("("),
        };
        Err(ReadError::here(fault, self.0))
    }

    fn chosen(self) -> Result<Chosen<'n>, ReadError> {
        let (name, content) = match &self.0.what {
            What::Word(word)
                if !word.is_empty()
                    && !word.starts_with(|c: char| c.is_ascii_digit() || "+-.'".contains(c)) =>
            {
                (&**word, Content::Nothing)
            }
            What::JsonText(text) => (&**text, Content::Nothing),
            What::Group(group @ Group { open: Bracket::Round | Bracket::Variant, .. })
                if !group.head.is_empty() =>
            {
                (&*group.head, Content::Inside(group))
            }
            What::Group(Group { open: Bracket::Json, items, .. }) => match items.as_slice() {
                [Item { key: Some(key), value }] => (&*key.name, Content::Value(value)),
                _ => return Err(ReadError::here(Fault::NoWord, self.0)),
            },
            _ => return Err(ReadError::here(Fault::NoWord, self.0)),
        };
        Ok(Chosen { name, content, node: self.0 })
    }
}

/// Methods for whole numbers, which are all alike
macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let whole = self.whole_number()?;
            let read = match u64::try_from(whole) {
                Ok(whole) => visitor.visit_u64(whole),
                Err(_) => visitor.visit_i64(whole as i64),
            };
            read.map_err(|error: ReadError| error.of_number(Fault::NoWholeNumber, self.0))
        })*
    };
}

/// Methods for texts
macro_rules! texts {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
            visitor.visit_str(self.text()?).map_err(|error: ReadError| error.placed(self.0.span.clone()))
        })*
    };
}

impl<'n> Deserializer<'n> for Reader<'n> {
    type Error = ReadError;

    whole_numbers! {
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    }

    texts! { deserialize_str deserialize_string deserialize_char deserialize_bytes deserialize_byte_buf }

    /// A value of any shape: as its JSON
    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = self.0.to_json().deserialize_any(visitor);
        read.map_err(|error| ReadError::here(Fault::Said(error.to_string()), self.0))
    }

    fn deserialize_ignored_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_bool(self.truth()?)
    }

    fn deserialize_f64<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_f32<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_f32(self.number()?)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.optional() {
            None => visitor.visit_none(),
            Some(inside) => visitor.visit_some(inside),
        }
    }

    fn deserialize_unit<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.elements(&[Bracket::Round], "(")?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = visitor.visit_seq(self.elements(&[Bracket::Square], "[")?);
        read.map_err(|error: ReadError| error.of_object(self.0))
    }

    fn deserialize_tuple<V: Visitor<'n>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        let read = visitor.visit_seq(self.elements(&[Bracket::Round, Bracket::Square], "(")?);
        read.map_err(|error: ReadError| error.of_object(self.0))
    }

    fn deserialize_tuple_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_map(self.map()?).map_err(|error: ReadError| error.of_object(self.0))
    }

    fn deserialize_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_map(self.fields(name)?).map_err(|error: ReadError| error.of_object(self.0))
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_enum(self.chosen()?).map_err(|error: ReadError| error.of_object(self.0))
    }

    fn deserialize_identifier<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }
}

/// The name of a field, a map key or an enum variant in the eyes of serde
struct Name<'de>(&'de str);

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_str(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The elements of a list
struct Elements<'n> {
    items: &'n [Item<'n>],
    at: usize,
}

impl<'n> SeqAccess<'n> for Elements<'n> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let Some(item) = self.items.get(self.at) else { return Ok(None) };
        let index = self.at;
        self.at += 1;
        seed.deserialize(Reader(&item.value))
            .map(Some)
            .map_err(|error| error.placed(item.value.span.clone()).below_element(&item.value, index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() - self.at)
    }
}

/// The fields of an object or the entries of a map
struct Fields<'n> {
    items: std::slice::Iter<'n, Item<'n>>,
    value: Option<(&'n Key<'n>, &'n Node<'n>)>,
}

impl<'n> Fields<'n> {
    fn of(items: &'n [Item<'n>]) -> Self {
        Self { items: items.iter(), value: None }
    }

    fn next_key(&mut self) -> Result<Option<&'n Key<'n>>, ReadError> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let key = item.key.as_ref().ok_or_else(|| ReadError::here(Fault::NoWord, &item.value))?;
        self.value = Some((key, &item.value));
        Ok(Some(key))
    }
}

impl<'n> MapAccess<'n> for Fields<'n> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let Some(key) = self.next_key()? else { return Ok(None) };
        let read = seed.deserialize(Name(&key.name)).map(Some);
        read.map_err(|error| error.placed(key.span.clone()).below(&key.name))
    }

    fn next_value_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let Some((key, value)) = self.value.take() else { return Err(ReadError::new(Fault::Unexpected)) };
        // An error that a type makes by itself, of a text it has read, has no place yet.
        seed.deserialize(Reader(value)).map_err(|error| error.placed(value.span.clone()).below(&key.name))
    }
}

/// A value of an enum: which one, and what it holds
struct Chosen<'n> {
    name: &'n str,
    content: Content<'n>,
    node: &'n Node<'n>,
}

/// What a value of an enum holds
enum Content<'n> {
    /// Only its name stands there
    Nothing,
    /// The bracket behind the name
    Inside(&'n Group<'n>),
    /// The value under the name, in JSON
    Value(&'n Node<'n>),
}

impl<'n> Chosen<'n> {
    fn nothing_inside(&self) -> ReadError {
        let end = self.node.span.end;
        ReadError::new(Fault::NoSign("(")).placed(end..end)
    }

    fn wrapped(&self) -> Result<Reader<'n>, ReadError> {
        match self.content {
            Content::Nothing => Err(self.nothing_inside()),
            Content::Value(value) => Ok(Reader(value)),
            Content::Inside(group) => match group.items.as_slice() {
                [Item { key: None, value }, ..] => Ok(Reader(value)),
                [Item { key: Some(key), .. }, ..] => {
                    Err(ReadError::new(Fault::Unexpected).placed(key.span.clone()))
                }
                [] => Err(ReadError::here(Fault::Unexpected, self.node)),
            },
        }
    }

    fn fields(&self) -> Result<Fields<'n>, ReadError> {
        match self.content {
            Content::Nothing => Err(self.nothing_inside()),
            Content::Value(value) => Reader(value).map(),
            Content::Inside(group) => Ok(Fields::of(&group.items)),
        }
    }

    fn elements(&self) -> Result<Elements<'n>, ReadError> {
        match self.content {
            Content::Nothing => Err(self.nothing_inside()),
            Content::Value(value) => Reader(value).elements(&[Bracket::Square], "["),
            Content::Inside(group) => Ok(Elements { items: &group.items, at: 0 }),
        }
    }
}

impl<'n> EnumAccess<'n> for Chosen<'n> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        match seed.deserialize(Name(self.name)) {
            Ok(value) => Ok((value, self)),
            Err(error) => Err(error.placed(self.node.span.clone())),
        }
    }
}

impl<'n> VariantAccess<'n> for Chosen<'n> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match self.content {
            Content::Nothing => Ok(()),
            _ => Err(ReadError::here(Fault::Unexpected, self.node)),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<S::Value, ReadError> {
        let inside = self.wrapped()?;
        seed.deserialize(inside).map_err(|error| error.placed(inside.0.span.clone()).below(self.name))
    }

    fn tuple_variant<V: Visitor<'n>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        visitor
            .visit_seq(self.elements()?)
            .map_err(|error: ReadError| error.of_object(self.node).below(self.name))
    }

    fn struct_variant<V: Visitor<'n>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor
            .visit_map(self.fields()?)
            .map_err(|error: ReadError| error.of_object(self.node).below(self.name))
    }
}
