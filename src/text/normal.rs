//! Normal forms: what must be equal when two prints of one word are compared.
