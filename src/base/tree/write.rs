//! A value of a type to a node: the one writer behind every notation.
//!
//! [`node_of`] is called with any type that derives `Serialize`. Names of objects and of enum values are kept, so that a
//! file can show them; an optional value is the value itself or the word `None`.

use super::{Bracket, Item, Key, Node, What};
use serde::{
    Serialize, Serializer,
    ser::{
        self, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};
use std::fmt;

/// The node of a value; fails only for maps whose keys are not text, and for bytes
pub fn node_of<T: Serialize + ?Sized>(value: &T) -> Result<Node<'static>, WriteError> {
    value.serialize(Writer)
}

/// Why a value has no node
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WriteError(String);

impl ser::Error for WriteError {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self(words.to_string())
    }
}

type Written = Result<Node<'static>, WriteError>;

/// A node in the eyes of serde
struct Writer;

/// A bracket that is being filled
struct Filling {
    head: &'static str,
    open: Bracket,
    items: Vec<Item<'static>>,
    key: Option<Key<'static>>,
}

impl Filling {
    fn new(head: &'static str, open: Bracket) -> Self {
        Self { head, open, items: Vec::new(), key: None }
    }

    fn push(&mut self, value: Node<'static>) {
        let key = self.key.take();
        self.items.push(Item { key, value });
    }

    fn field(&mut self, name: &'static str, value: Written) -> Result<(), WriteError> {
        self.key = Some(Key { span: 0..0, name: name.into(), quoted: false });
        self.push(value?);
        Ok(())
    }

    fn set_key(&mut self, key: Written) -> Result<(), WriteError> {
        let (What::Word(name) | What::Text(name) | What::JsonText(name)) = key?.what else {
            return Err(WriteError("a key that is no text".to_owned()));
        };
        self.key = Some(Key { span: 0..0, name, quoted: true });
        Ok(())
    }

    fn finish(self) -> Node<'static> {
        Node::group(self.head, self.open, self.items)
    }
}

fn word(word: &impl ToString) -> Node<'static> {
    Node::word(word.to_string())
}

/// Methods for whole numbers, which are all alike
macro_rules! whole_numbers {
    ($($method:ident $type:ty),*) => {
        $(fn $method(self, value: $type) -> Written { Ok(word(&value)) })*
    };
}

impl Serializer for Writer {
    type Ok = Node<'static>;
    type Error = WriteError;
    type SerializeSeq = Filling;
    type SerializeTuple = Filling;
    type SerializeTupleStruct = Filling;
    type SerializeTupleVariant = Filling;
    type SerializeMap = Filling;
    type SerializeStruct = Filling;
    type SerializeStructVariant = Filling;

    whole_numbers! {
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64
    }

    fn serialize_bool(self, value: bool) -> Written {
        Ok(word(&value))
    }

    // The shortest digits that read back as the same number, never without a point or an exponent.
    fn serialize_f32(self, value: f32) -> Written {
        Ok(Node::word(format!("{value:?}")))
    }

    fn serialize_f64(self, value: f64) -> Written {
        Ok(Node::word(format!("{value:?}")))
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(Node { span: 0..0, what: What::Text(value.to_owned().into()) })
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(WriteError("bytes".to_owned()))
    }

    fn serialize_none(self) -> Written {
        Ok(Node::word("None"))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(Filling::new("", Bracket::Round).finish())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Written {
        Ok(Node::word(name))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        Ok(Node::word(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut filling = Filling::new(variant, Bracket::Variant);
        filling.push(value.serialize(self)?);
        Ok(filling.finish())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Filling, WriteError> {
        Ok(Filling::new("", Bracket::Square))
    }

    fn serialize_tuple(self, _: usize) -> Result<Filling, WriteError> {
        Ok(Filling::new("", Bracket::Round))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Filling, WriteError> {
        Ok(Filling::new(name, Bracket::Round))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Filling, WriteError> {
        Ok(Filling::new(variant, Bracket::Variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Filling, WriteError> {
        Ok(Filling::new("", Bracket::Curly))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Filling, WriteError> {
        Ok(Filling::new(name, Bracket::Round))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Filling, WriteError> {
        Ok(Filling::new(variant, Bracket::Variant))
    }
}

/// The traits whose parts have no names
macro_rules! without_names {
    ($($name:ident $method:ident),*) => {
        $(impl $name for Filling {
            type Ok = Node<'static>;
            type Error = WriteError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
                self.push(value.serialize(Writer)?);
                Ok(())
            }

            fn end(self) -> Written {
                Ok(self.finish())
            }
        })*
    };
}

without_names! {
    SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
}

/// The traits whose parts are fields
macro_rules! with_fields {
    ($($name:ident),*) => {
        $(impl $name for Filling {
            type Ok = Node<'static>;
            type Error = WriteError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), WriteError> {
                self.field(name, value.serialize(Writer))
            }

            fn end(self) -> Written {
                Ok(self.finish())
            }
        })*
    };
}

with_fields! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Filling {
    type Ok = Node<'static>;
    type Error = WriteError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), WriteError> {
        self.set_key(key.serialize(Writer))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.push(value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.finish())
    }
}
