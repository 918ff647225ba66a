//! Bytes as people and files write them: two hexadecimal digits each. Called wherever a digest is shown or stored.

/// `bytes` in lower-case hexadecimal
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_two_digits() {
        assert_eq!(hexadecimal(&[0, 9, 10, 255]), "00090aff");
        assert_eq!(hexadecimal(&[]), "");
    }
}
