//! Files.

use corridoi::file::{self, FileError, codec};
use std::path::Path;

#[test]
fn probe() {
    let mut names: Vec<_> = std::fs::read_dir("tests/files").unwrap().flatten().map(|e| e.path()).collect();
    names.sort();
    for p in names {
        let e = file::open_scenario(&p);
        let name = p.file_stem().unwrap().to_string_lossy().into_owned();
        match e {
            Ok(s) => println!("{name}: OK"),
            Err(FileError::Unsound { findings }) => {
                for f in findings { println!("{name}: {} {} {:?}", f.at, f.diagnostic.code, f.diagnostic); }
            }
            Err(e) => println!("{name}: {} {:?} {:?}", e.text_id(), e.at().map(|a| a.to_string()), e),
        }
    }
    let s = file::open_scenario(Path::new("tests/files/small.ron")).unwrap();
    println!("{}", codec::text_from_scenario(&s).unwrap());
}
