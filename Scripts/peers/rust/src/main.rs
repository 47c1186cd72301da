//! jsonwebtoken: parse, verify, exp and nbf, the claims as a JSON value. Nanoseconds of one token of FILE
//! ($1) under the key in FILE ($2). Its ring 0.16 never uses a processor's SHA extensions.

use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};
use serde_json::Value;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 100_000;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read_to_string(&files[0]).expect("the tokens");
    let key = DecodingKey::from_secret(&std::fs::read(&files[1]).expect("the key"));
    let tokens: Vec<&str> = text.lines().collect();
    let mut rules = Validation::new(Algorithm::HS256);
    rules.validate_nbf = true;
    let start = Instant::now();
    for index in 0..ROUNDS {
        let token = tokens[index % tokens.len()];
        black_box(decode::<Value>(token, &key, &rules).expect("a token that verifies"));
    }
    println!("{}", start.elapsed().as_nanos() / ROUNDS as u128);
}
