//! Whether an encrypted workbook opens under Excel's own password (MS-OFFCRYPTO 2.3 and 2.4).
//!
//! Excel encrypts workbooks that are only protected against changes with `VelvetSweatshop`, and
//! opens them without asking: whoever sent one does not know of a password. Nothing is decrypted
//! here but the verifier.

use std::io::{Cursor, Read};

use aes::cipher::{Array, BlockCipherDecrypt, KeyInit};
use aes::{Aes128Dec, Aes256Dec};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha512};

use super::markup::{Event, Events, Tag};

const PASSWORD: &str = "VelvetSweatshop";

/// Rounds of hashing beyond which nobody is made to wait; Excel uses 100,000.
const MAX_SPIN: u64 = 200_000;

/// The verifier of the password under XOR obfuscation (MS-OFFCRYPTO 2.3.7.1).
const XOR_VERIFIER: u16 = 0x9A0A;

/// Of an encrypted package, by its stream `EncryptionInfo`.
pub(super) fn opens_package(bytes: &[u8]) -> bool {
    let info = cfb::CompoundFile::open(Cursor::new(bytes))
        .and_then(|mut container| {
            let mut info = Vec::new();
            let stream = container.open_stream("/EncryptionInfo")?;
            stream.take(1 << 20).read_to_end(&mut info)?;
            Ok(info)
        })
        .unwrap_or_default();
    let verified = match info.get(..4) {
        Some([4, 0, 4, 0]) => agile(info.get(8..).unwrap_or_default()),
        Some([2..=4, 0, 2, 0]) => standard(info.get(8..).unwrap_or_default()),
        _ => None,
    };
    verified == Some(true)
}

/// Of an .xls workbook, by the data of its FILEPASS record.
pub(super) fn opens_xls(file_pass: &[u8]) -> bool {
    let verified = match file_pass {
        // BIFF5 has key and verifier only, BIFF8 says before them that they are XOR's
        [_, _, a, b] | [0, 0, _, _, a, b] => Some(u16::from_le_bytes([*a, *b]) == XOR_VERIFIER),
        [1, 0, 1, 0, 1, 0, rest @ ..] => rc4_40(rest),
        [1, 0, 2..=4, 0, 2, 0, _, _, _, _, rest @ ..] => rc4_crypto_api(rest),
        _ => None,
    };
    verified == Some(true)
}

fn password() -> Vec<u8> {
    PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Agile encryption: the verifier's descriptor is XML.
fn agile(xml: &[u8]) -> Option<bool> {
    let key = Events::new(xml).find_map(|event| match event {
        Event::Open(tag) if tag.local_name() == b"encryptedKey" => Some(tag),
        _ => None,
    })?;
    if key.attr("cipherAlgorithm")? != b"AES" || key.attr("cipherChaining")? != b"ChainingModeCBC" {
        return None;
    }
    match key.attr("hashAlgorithm")? {
        b"SHA512" => agile_with::<Sha512>(&key),
        b"SHA1" => agile_with::<Sha1>(&key),
        _ => None,
    }
}

fn agile_with<H: Digest>(key: &Tag<'_>) -> Option<bool> {
    const INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    const VALUE: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    let spin = key.number("spinCount").filter(|n| *n <= MAX_SPIN)?;
    // the lengths that AES has: any other is a lie, and memory would be set aside for it
    let bits = key
        .number("keyBits")
        .filter(|n| matches!(n, 128 | 192 | 256))?;
    let length = usize::try_from(bits / 8).ok()?;
    let salt = base64(key.attr("saltValue")?)?;
    let hash = spun::<H>(&salt, u32::try_from(spin).ok()?);
    let decrypt = |block: [u8; 8], name: &str| {
        let mut derived = hash_of::<H>(&[&hash, &block]);
        derived.resize(length, 0x36);
        let mut data = base64(key.attr(name)?)?;
        let mut chain = salt.clone();
        chain.resize(16, 0x36);
        for block in data.chunks_exact_mut(16) {
            let packed = block.to_vec();
            decrypt_block(&derived, block)?;
            for (byte, before) in block.iter_mut().zip(&chain) {
                *byte ^= before;
            }
            chain = packed;
        }
        Some(data)
    };
    let input = decrypt(INPUT, "encryptedVerifierHashInput")?;
    let value = decrypt(VALUE, "encryptedVerifierHashValue")?;
    let expected = hash_of::<H>(&[&input]);
    Some(value.starts_with(&expected))
}

/// Standard encryption: AES and SHA-1, descriptor in binary, behind its length.
fn standard(info: &[u8]) -> Option<bool> {
    let header = u32_at(info, 0)? as usize;
    let length = u32_at(info, 4 + 16)? as usize / 8;
    let verifier = info.get(4 + header..)?;
    let salt = verifier.get(4..20)?;
    let last = hash_of::<Sha1>(&[&spun::<Sha1>(salt, 50_000), &[0; 4]]);
    let mut derived = Vec::new();
    for pad in [0x36_u8, 0x5C] {
        let mut block = [pad; 64];
        for (byte, hashed) in block.iter_mut().zip(&last) {
            *byte ^= hashed;
        }
        derived.extend(hash_of::<Sha1>(&[&block]));
    }
    derived.truncate(length);
    let mut input = verifier.get(20..36)?.to_vec();
    let mut value = verifier.get(40..72)?.to_vec();
    decrypt_block(&derived, &mut input)?;
    for block in value.chunks_exact_mut(16) {
        decrypt_block(&derived, block)?;
    }
    Some(value.starts_with(&hash_of::<Sha1>(&[&input])))
}

/// RC4 of Excel 97, its key of 40 bits.
fn rc4_40(data: &[u8]) -> Option<bool> {
    let salt = data.get(..16)?;
    let short = &hash_of::<Md5>(&[&password()])[..5];
    let salted = [short, salt].concat().repeat(16);
    let key = hash_of::<Md5>(&[&hash_of::<Md5>(&[&salted])[..5], &[0; 4]]);
    let plain = rc4(&key, data.get(16..48)?);
    Some(plain[16..] == hash_of::<Md5>(&[&plain[..16]]))
}

/// RC4 of Excel 2002 and later, SHA-1 and a key of the header's length.
fn rc4_crypto_api(data: &[u8]) -> Option<bool> {
    let header = u32_at(data, 0)? as usize;
    let bits = u32_at(data, 4 + 16)? as usize;
    let verifier = data.get(4 + header..)?;
    let salt = verifier.get(4..20)?;
    let first = hash_of::<Sha1>(&[salt, &password()]);
    let mut key = hash_of::<Sha1>(&[&first, &[0; 4]]);
    match bits {
        // 40 bits are filled up with zeros
        0 | 40 => {
            key.truncate(5);
            key.resize(16, 0);
        }
        bits => key.truncate(bits / 8),
    }
    if key.is_empty() {
        return None;
    }
    let packed = [verifier.get(20..36)?, verifier.get(40..60)?].concat();
    let plain = rc4(&key, &packed);
    Some(plain[16..] == hash_of::<Sha1>(&[&plain[..16]]))
}

/// The password's hash, salted and hashed again with a counter.
fn spun<H: Digest>(salt: &[u8], spin: u32) -> Vec<u8> {
    (0..spin).fold(hash_of::<H>(&[salt, &password()]), |hash, round| {
        hash_of::<H>(&[&round.to_le_bytes(), &hash])
    })
}

fn hash_of<H: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut hash = H::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().to_vec()
}

fn decrypt_block(key: &[u8], block: &mut [u8]) -> Option<()> {
    let mut whole = Array::try_from(&*block).ok()?;
    match key.len() {
        16 => Aes128Dec::new_from_slice(key)
            .ok()?
            .decrypt_block(&mut whole),
        32 => Aes256Dec::new_from_slice(key)
            .ok()?
            .decrypt_block(&mut whole),
        _ => return None,
    }
    block.copy_from_slice(&whole);
    Some(())
}

fn rc4(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    data.iter()
        .map(|byte| {
            i = i.wrapping_add(1);
            j = j.wrapping_add(state[usize::from(i)]);
            state.swap(usize::from(i), usize::from(j));
            let at = state[usize::from(i)].wrapping_add(state[usize::from(j)]);
            byte ^ state[usize::from(at)]
        })
        .collect()
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for &c in text.iter().take_while(|c| **c != b'=') {
        let digit = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6) | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.extend(u8::try_from(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
            .collect()
    }

    /// The verifier with one bit changed belongs to another password.
    fn tells(opens: impl Fn(&[u8]) -> bool, data: &[u8]) {
        assert!(opens(data));
        let mut other = data.to_vec();
        if let Some(last) = other.last_mut() {
            *last ^= 1;
        }
        assert!(!opens(&other));
        for cut in 0..data.len() {
            assert!(!opens(&data[..cut]));
        }
    }

    #[test]
    fn old_workbooks_are_told_by_each_method() {
        tells(opens_xls, &[0, 0, 0x12, 0x34, 0x0A, 0x9A]);
        let rc4 = "010001000100\
            0102030405060708090a0b0c0d0e0f10c224228219c3c19e61c5bc64e1273fa0\
            0568b4afe2f3a0cd10c339772527906c";
        tells(opens_xls, &bytes(rc4));
        let crypto_api = "01000200020004000000\
            24000000040000000000000001680000048000008000000001000000000000000000000078000000100000000102030405060708090a0b0c0d0e0f1003fd464e7f9ee13ae528729e506fd28314000000e7327ce08ac89d2c8a7420c7605366ac204b63f0";
        tells(opens_xls, &bytes(crypto_api));
    }

    #[test]
    fn packages_of_2007_are_told() {
        let info = bytes(
            "2400000024000000000000000e660000048000008000000018000000000000000000000078000000100000000102030405060708090a0b0c0d0e0f1031feea77a109dcbf05a1a7b9bbe9154c1400000016bcbdeff7e10edde0c14729ac268400cb140807747188346c0362d2602a82a2",
        );
        assert_eq!(standard(&info), Some(true));
        let mut other = info;
        other[60] ^= 1;
        assert_eq!(standard(&other), Some(false));
        assert_eq!(standard(&other[..30]), None);
    }

    #[test]
    fn packages_of_2010_and_later_are_told() {
        let xml = r#"<encryption><p:encryptedKey spinCount="100000" saltSize="16" blockSize="16" keyBits="256"
            hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"
            saltValue="eQa9jpkqPRAAmja4jBFpWw==" encryptedVerifierHashInput="2c2xkMUMZxFnCSldmUHG/w=="
            encryptedVerifierHashValue="+eaIBZzf7lj2Kcltlwaztk6sB2WKF/V6ps504jpZdMqQJSPvd2F6ajeLx2WvTjgITNa4K8U+OMdg5GdAAlEeXg=="/></encryption>"#;
        assert_eq!(agile(xml.as_bytes()), Some(true));
        let other = xml.replace("2c2x", "2c3x");
        assert_eq!(agile(other.as_bytes()), Some(false));
        let endless = xml.replace("100000", "4000000000");
        assert_eq!(agile(endless.as_bytes()), None);
        let vast = xml.replace("\"256\"", "\"18446744073709551615\"");
        assert_eq!(agile(vast.as_bytes()), None);
    }
}
