//! Streams are unpacked only when what comes out is sure to be small enough.

use super::limits::Allowance;
use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::borrow::Cow;
use std::io::Read;

/// The bytes of a stream; `None` when it is broken, a picture, or larger than what is left of the budget.
pub(super) fn unpacked<'a>(stream: &Stream<'a>, allowance: &mut Allowance) -> Option<Cow<'a, [u8]>> {
    let packed = stream.raw_data();
    let filters = stream.filters();
    let most = filters.iter().fold(packed.len() as u64, |most, filter| most.saturating_mul(growth(*filter)));
    if most > allowance.bytes
        && (filters.as_slice() != [Filter::FlateDecode] || !inflates_within(&packed, allowance.bytes))
    {
        allowance.is_spent = true;
        return None;
    }
    let bytes = stream.decoded_data().ok()?;
    allowance.bytes = allowance.bytes.saturating_sub(bytes.len() as u64);
    Some(bytes)
}

/// How many bytes one byte can become at most.
fn growth(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 4096,
        Filter::RunLengthDecode => 128,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// Whether these bytes inflate to no more than `most`; they are not kept while counting.
pub(super) fn inflates_within(packed: &[u8], most: u64) -> bool {
    inflated(packed, most).is_some()
}

/// How many bytes these inflate to, up to where they are broken; `None` when they are more than `most`.
pub(super) fn inflated(packed: &[u8], most: u64) -> Option<u64> {
    let mut decoder = ZlibDecoder::new(packed);
    let mut piece = [0; 16 << 10];
    let mut count = 0;
    while let Ok(length @ 1..) = decoder.read(&mut piece) {
        count += length as u64;
        if count > most {
            return None;
        }
    }
    Some(count)
}
