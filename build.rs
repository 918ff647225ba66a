//! Checks the text files before anything compiles.

fn main() {
    println!("cargo:rerun-if-changed=assets/texts");
}
