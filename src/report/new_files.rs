//! Files made for people to go on with: never written over what is there already.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::error::ReportError;
use super::publish::open_private;

/// Writes all files or none. A file that is there already may stay only where it says the same.
///
/// # Errors
/// A file of that name with other contents is there, or the file system refuses.
pub fn new_files(files: &[(PathBuf, Vec<u8>)]) -> Result<(), ReportError> {
    let other = |(path, bytes): &&(PathBuf, Vec<u8>)| {
        path.exists() && fs::read(path).map_or(true, |there| there != *bytes)
    };
    if let Some((path, _)) = files.iter().find(other) {
        return Err(ReportError::Exists { path: path.clone() });
    }
    for (path, bytes) in files {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| ReportError::io(folder, error))?;
        }
        open_private(path, true)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| ReportError::io(path, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_left_alone_and_then_nothing_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let (first, second) = (folder.path().join("a/b.xlsx"), folder.path().join("c.xlsx"));
        fs::write(&second, b"hers").expect("written");
        let files = [
            (first.clone(), b"1".to_vec()),
            (second.clone(), b"2".to_vec()),
        ];
        assert!(matches!(new_files(&files), Err(ReportError::Exists { path }) if path == second));
        assert!(!first.exists());
        assert_eq!(fs::read(&second).expect("still there"), b"hers");
        new_files(&files[..1]).expect("written");
        new_files(&files[..1]).expect("the same once more");
    }
}
