//! Text: comparing without marks, decoding of old encodings.
