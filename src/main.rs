//! The page's entry: hands over to the browser shell.

fn main() {
    #[cfg(target_family = "wasm")]
    kith::web::mount();
    #[cfg(not(target_family = "wasm"))]
    println!("Kith runs in a browser: `cargo xtask serve` builds it and prints the address.");
}
