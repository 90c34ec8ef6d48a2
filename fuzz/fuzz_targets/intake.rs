#![cfg_attr(feature = "libfuzzer", no_main)]

#[cfg(feature = "libfuzzer")]
libfuzzer_sys::fuzz_target!(|data: &[u8]| phuluc_fuzz::intake(data));

/// Without the fuzzer the target still has to build.
#[cfg(not(feature = "libfuzzer"))]
fn main() {
    let _: fn(&[u8]) = phuluc_fuzz::intake;
}
