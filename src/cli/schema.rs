//! `corridoi schema`: the form of the output, as JSON Schema documents for programs that read it.
//!
//! The documents are written by hand and stand in `assets/schema`; a test holds them and the output together.

use super::{FINE, Io, arguments::Schema, output::Stop};

pub(super) fn schema(asked: Schema, io: &mut Io<'_>) -> Result<u8, Stop> {
    io.data(match asked {
        Schema::Run => include_str!("../../assets/schema/run.json"),
        Schema::Check => include_str!("../../assets/schema/check.json"),
        Schema::Scenario => include_str!("../../assets/schema/scenario.json"),
    })?;
    Ok(FINE)
}
