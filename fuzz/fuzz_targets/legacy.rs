#![cfg_attr(feature = "libfuzzer", no_main)]

#[cfg(feature = "libfuzzer")]
libfuzzer_sys::fuzz_target!(|text: &str| phuluc_fuzz::legacy(text));

/// Without the fuzzer the target still has to build.
#[cfg(not(feature = "libfuzzer"))]
fn main() {
    let _: fn(&str) = phuluc_fuzz::legacy;
}
