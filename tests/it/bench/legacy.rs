//! Writing text as the old Vietnamese fonts stored it, so that workbooks of that age can be made.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// TCVN 5712: each letter, then the character that stands for it.
const TCVN3: &str = "ă¨â©êªô«ơ¬ư\u{ad}đ®àµả¶ã·á¸ạ¹ằ»ẳ¼ẵ½ắ¾ặÆầÇẩÈẫÉấÊậËèÌẻÎẽÏéÐẹÑềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäồåổæỗçốèộéờêởëỡìớí\
    ợîùïủñũòúóụôừõửöữ÷ứøựùỳúỷûỹüýýỵþĂ¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§";

/// VNI: each letter, then the one or two characters that stand for it.
const VNI: &str = "ẦAÀ ẤAÁ ÂAÂ ẪAÃ ẬAÄ ẨAÅ ẰAÈ ẮAÉ ĂAÊ ẶAË ẠAÏ ÃAÕ ÀAØ ÁAÙ ẲAÚ ẢAÛ ẴAÜ ỀEÀ ẾEÁ ÊEÂ ỄEÃ ỆEÄ ỂEÅ ẸEÏ ẼEÕ ÈEØ \
    ÉEÙ ẺEÛ ỒOÀ ỐOÁ ÔOÂ ỖOÃ ỘOÄ ỔOÅ ỌOÏ ÕOÕ ÒOØ ÓOÙ ỎOÛ ỤUÏ ŨUÕ ÙUØ ÚUÙ ỦUÛ ỸYÕ ỲYØ ÝYÙ ỶYÛ ầaà ấaá âaâ ẫaã \
    ậaä ẩaå ằaè ắaé ăaê ặaë ạaï ãaõ àaø áaù ẳaú ảaû ẵaü ềeà ếeá êeâ ễeã ệeä ểeå ẹeï ẽeõ èeø éeù ẻeû ồoà ốoá \
    ôoâ ỗoã ộoä ổoå ọoï õoõ òoø óoù ỏoû ụuï ũuõ ùuø úuù ủuû ỹyõ ỳyø ýyù ỷyû ỢÔÏ ỠÔÕ ỜÔØ ỚÔÙ ỞÔÛ ỰÖÏ ỮÖÕ ỪÖØ \
    ỨÖÙ ỬÖÛ ợôï ỡôõ ờôø ớôù ởôû ựöï ữöõ ừöø ứöù ửöû ỈÆ ÌÌ ÍÍ ỴÎ ĐÑ ỊÒ ĨÓ ƠÔ ƯÖ ỉæ ìì íí ỵî đñ ịò ĩó ơô ưö";

fn tcvn3_table() -> BTreeMap<char, char> {
    let letters: Vec<char> = TCVN3.chars().collect();
    letters
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

/// As typed under a `.Vn…` font. Capitals with a tone do not exist there: the small letter's code is used.
pub fn tcvn3(text: &str) -> String {
    let table = tcvn3_table();
    let code = |c: char| {
        let small = c.to_lowercase().next().unwrap_or(c);
        table
            .get(&c)
            .or_else(|| table.get(&small))
            .copied()
            .unwrap_or(c)
    };
    text.nfc().map(code).collect()
}

/// As typed under a `.Vn…H` font, which shows small letters as capitals.
pub fn tcvn3_capitals(text: &str) -> String {
    tcvn3(&text.to_lowercase())
}

/// As typed under a `VNI-…` font.
pub fn vni(text: &str) -> String {
    let table: BTreeMap<char, &str> = VNI
        .split_whitespace()
        .filter_map(|entry| {
            entry
                .chars()
                .next()
                .map(|letter| (letter, &entry[letter.len_utf8()..]))
        })
        .collect();
    text.nfc()
        .map(|c| {
            table
                .get(&c)
                .map_or_else(|| c.to_string(), |s| (*s).to_owned())
        })
        .collect()
}

/// With the marks as separate characters, as a Mac and some web forms write.
pub fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

#[test]
fn legacy_encoders_match_known_samples() {
    assert_eq!(
        tcvn3("Cộng hoà xã hội chủ nghĩa Việt Nam"),
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam"
    );
    assert_eq!(tcvn3("Đồng"), "§ång");
    assert_eq!(tcvn3_capitals("CỘNG HOÀ"), "céng hoµ");
    assert_eq!(vni("Trưởng phòng Nội vụ"), "Tröôûng phoøng Noäi vuï");
    assert_eq!(vni("HỒ CHÍ MINH"), "HOÀ CHÍ MINH");
}
