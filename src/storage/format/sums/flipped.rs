//! The one bit that is another than it was.

/// The longest line in which a flipped bit is looked for, in bytes: 16 MiB, which takes a moment.
const LONGEST_LINE_BYTES: usize = 16 << 20;

/// The polynomial of CRC-32, its bits in the order in which the sum takes them.
const POLYNOMIAL: u32 = 0xedb8_8320;

/// What each byte does to an empty sum.
const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = (sum >> 1) ^ if sum & 1 == 1 { POLYNOMIAL } else { 0 };
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
    }
    table
}

/// One bit of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FlippedBit {
    /// Its byte, from 0.
    pub(crate) at: usize,
    /// The bit within the byte.
    mask: u8,
}

impl FlippedBit {
    /// The line with this bit as it was.
    pub(super) fn put_back(self, line: &[u8]) -> Vec<u8> {
        let mut line = line.to_vec();
        if let Some(byte) = line.get_mut(self.at) {
            *byte ^= self.mask;
        }
        line
    }
}

/// The bit that accounts for the difference of two sums of a line, if one bit does. A longer change passes for one bit
/// about once in a billion times for each hundred bytes of the line.
pub(super) fn flipped_bit(line: &[u8], difference: u32) -> Option<FlippedBit> {
    if line.len() > LONGEST_LINE_BYTES {
        return None;
    }
    // What a flipped bit in the last byte does to the sum; then in the byte before, and so on.
    let mut effects: [u32; 8] = std::array::from_fn(|bit| TABLE[1 << bit]);
    for at in (0..line.len()).rev() {
        for (bit, effect) in effects.iter_mut().enumerate() {
            if *effect == difference {
                return Some(FlippedBit { at, mask: 1 << bit });
            }
            *effect = (*effect >> 8) ^ TABLE[(*effect & 0xff) as usize];
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_is_found_and_other_changes_are_none() {
        let line = "    (id: \"ent-1\", name: \"Ким Чен Ын\"),".as_bytes();
        let sum = crc32fast::hash(line);
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut other = line.to_vec();
                other[at] ^= 1 << bit;
                let found = flipped_bit(&other, crc32fast::hash(&other) ^ sum);
                assert_eq!(found.map(|bit| bit.put_back(&other)), Some(line.to_vec()));
            }
        }
        for change in ["0ne", "Two", "O", ""] {
            let other = "    (id: \"ent-1\", name: \"One\"),".replace("One", change);
            let sum = crc32fast::hash(b"    (id: \"ent-1\", name: \"One\"),");
            let found = flipped_bit(other.as_bytes(), crc32fast::hash(other.as_bytes()) ^ sum);
            assert_eq!(found, None, "{change}");
        }
    }
}
