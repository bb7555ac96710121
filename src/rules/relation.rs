//! The notation of relations: linear equations and `<=` over addresses.
//!
//! ```text
//! relation   := [ "for " variable { ", " variable } ": " ] expression ("=" | "<=") expression
//!               [ " when blank: " address { ", " address } ]
//! variable   := "row" | "name" | "code" | "code(3)" | "code(5,7)" | "column" | "column(a, b)"
//! expression := "0" | term { (" + " | " - ") term }
//! term       := [ "Σ " ] address
//! address    := [ form [ "." side ] | side ] "[" rows "]" [ "." column ]  |  column
//! rows       := row key | "row" | "name" | "code" | "top" | "child" | "parent" | prefix "*"
//! ```
//!
//! There is no `if`, no function, no product. What needs those is a rule in Rust. This is what keeps the notation small.

/// A parsed relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What it is repeated over.
    pub variables: Vec<Variable>,
    /// Left side.
    pub left: Vec<Term>,
    /// Right side.
    pub right: Vec<Term>,
    /// `=` or `<=`.
    pub order: Order,
    /// Places that must hold nothing (or zero) for the relation to apply.
    pub when_blank: Vec<Address>,
}

/// What a relation is repeated over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variable {
    /// Every row key.
    Row,
    /// Every row name that all the tables have (a purchase and its project are tied by the project's name).
    Name,
    /// Every code of these lengths; of any length when empty.
    Code(Vec<usize>),
    /// Each of these amount columns; every amount column of the form when empty.
    Column(Vec<String>),
}

/// How the sides compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Left and right are equal.
    Equal,
    /// Left is at most right.
    AtMost,
}

/// A signed address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// 1 or −1.
    pub coef: i8,
    /// True when the address names many amounts to be added.
    pub sum: bool,
    /// Where.
    pub address: Address,
}

/// The meaning of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Key of the form; the rule's own form when absent.
    pub form: Option<String>,
    /// Side of the form; empty when it has none.
    pub side: String,
    /// Which rows.
    pub rows: RowSelector,
    /// Which column; the current one, or the form's first amount column, when absent.
    pub column: Option<String>,
}

/// Which rows an address means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowSelector {
    /// The row with this key.
    Key(String),
    /// The current row.
    Row,
    /// The rows of the current name that hold an amount in the column.
    Name,
    /// The row of the current code.
    Code,
    /// The codes directly below the current one.
    Child,
    /// The code directly above the current one.
    Parent,
    /// The codes that no other row of the table contains: the classes, or the items where a table lists nothing else.
    Top,
    /// All rows whose key begins so.
    Prefix(String),
    /// All rows.
    All,
}

/// A mistake in a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationError {
    /// File and id of the rule.
    pub rule: String,
    /// What is wrong.
    pub what: String,
}

impl std::fmt::Display for RelationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.rule, self.what)
    }
}

impl std::error::Error for RelationError {}

impl Address {
    /// Parses an address, e.g. `T1.in[grand]` or `T3[total].basic`.
    ///
    /// # Errors
    /// What is wrong with the text, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        address(text)
    }
}

impl Relation {
    /// The two sides of a relation that says nothing but that one amount repeats another.
    pub fn copy(&self) -> Option<(&Address, &Address)> {
        let ([left], [right]) = (self.left.as_slice(), self.right.as_slice()) else { return None };
        let plain = self.variables.is_empty() && !left.sum && !right.sum && self.order == Order::Equal;
        plain.then_some((&left.address, &right.address))
    }

    /// Parses a relation.
    ///
    /// # Errors
    /// What is wrong with the text, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (body, blank) = text.split_once(" when blank: ").unwrap_or((text, ""));
        let (variables, body) = match body.strip_prefix("for ") {
            Some(rest) => {
                let (head, body) = rest.split_once(": ").ok_or("`for` without `: `")?;
                (variables(head)?, body)
            }
            None => (Vec::new(), body),
        };
        let (order, (left, right)) = match (body.split_once("<="), body.split_once('=')) {
            (Some(sides), _) => (Order::AtMost, sides),
            (None, Some(sides)) => (Order::Equal, sides),
            (None, None) => return Err("neither `=` nor `<=`".into()),
        };
        let when_blank = split_outside(blank, ", ").into_iter().filter(|part| !part.trim().is_empty());
        Ok(Self {
            variables,
            left: expression(left)?,
            right: expression(right)?,
            order,
            when_blank: when_blank.map(address).collect::<Result<_, _>>()?,
        })
    }
}

fn variables(text: &str) -> Result<Vec<Variable>, String> {
    split_outside(text, ", ").into_iter().map(variable).collect()
}

fn variable(text: &str) -> Result<Variable, String> {
    let (name, inside) = match text.trim().split_once('(') {
        Some((name, rest)) => (name, rest.trim_end_matches(')')),
        None => (text.trim(), ""),
    };
    let items = || inside.split(',').map(str::trim).filter(|item| !item.is_empty());
    match name {
        "row" => Ok(Variable::Row),
        "name" => Ok(Variable::Name),
        "code" => {
            let lengths: Result<Vec<usize>, _> = items().map(str::parse).collect();
            lengths.map(Variable::Code).map_err(|_| format!("`{text}` names no lengths"))
        }
        "column" => Ok(Variable::Column(items().map(str::to_owned).collect())),
        _ => Err(format!("`{text}` is no variable")),
    }
}

fn expression(text: &str) -> Result<Vec<Term>, String> {
    if text.trim() == "0" {
        return Ok(Vec::new());
    }
    let mut terms = Vec::new();
    let mut coef = 1;
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace().chain(["+"]) {
        match word {
            "+" | "-" => {
                terms.push(term(coef, &words.join(" "))?);
                words.clear();
                coef = if word == "-" { -1 } else { 1 };
            }
            _ => words.push(word),
        }
    }
    Ok(terms)
}

fn term(coef: i8, text: &str) -> Result<Term, String> {
    match text.strip_prefix('Σ') {
        Some(rest) => {
            let mut address = address(rest.trim())?;
            if address.rows == RowSelector::Row {
                address.rows = RowSelector::All;
            }
            Ok(Term { coef, sum: true, address })
        }
        None => Ok(Term { coef, sum: false, address: address(text)? }),
    }
}

fn address(text: &str) -> Result<Address, String> {
    let text = text.trim();
    let Some((head, rest)) = text.split_once('[') else {
        return if !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            Ok(Address { form: None, side: String::new(), rows: RowSelector::Row, column: Some(text.to_owned()) })
        } else {
            Err(format!("`{text}` is no address"))
        };
    };
    let (inside, column) = rest.split_once(']').ok_or_else(|| format!("`{text}` has no `]`"))?;
    let column = match column.strip_prefix('.') {
        Some(column) if !column.is_empty() => Some(column.to_owned()),
        None if column.is_empty() => None,
        _ => return Err(format!("`{text}` ends strangely")),
    };
    let (form, side) = match head.split_once('.') {
        Some((form, side)) => (Some(form.to_owned()), side.to_owned()),
        None if head.is_empty() => (None, String::new()),
        None if head.starts_with(|c: char| c.is_ascii_uppercase()) => (Some(head.to_owned()), String::new()),
        None => (None, head.to_owned()),
    };
    let rows = rows(inside.trim())?;
    if rows == RowSelector::Row && !side.is_empty() {
        return Err(format!("`{text}`: the current row names its side already"));
    }
    Ok(Address { form, side, rows, column })
}

fn rows(text: &str) -> Result<RowSelector, String> {
    Ok(match text {
        "" => return Err("empty `[]`".into()),
        "row" => RowSelector::Row,
        "name" => RowSelector::Name,
        "code" => RowSelector::Code,
        "top" => RowSelector::Top,
        "child" => RowSelector::Child,
        "parent" => RowSelector::Parent,
        _ => {
            if let Some(prefix) = text.strip_suffix('*') {
                RowSelector::Prefix(prefix.to_owned())
            } else {
                RowSelector::Key(text.to_owned())
            }
        }
    })
}

/// Splits at `separator` where it is not inside brackets.
fn split_outside<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth == 0 && at >= start && text[at..].starts_with(separator) => {
                parts.push(&text[start..at]);
                start = at + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(form: Option<&str>, side: &str, row: &str, column: Option<&str>) -> Address {
        Address {
            form: form.map(str::to_owned),
            side: side.into(),
            rows: RowSelector::Key(row.into()),
            column: column.map(str::to_owned),
        }
    }

    #[test]
    fn reads_every_part_of_the_notation() -> Result<(), String> {
        let relation = Relation::parse(
            "for code(3), column(total, basic): T5[code] + T7[code] <= T3[code] when blank: T1.in[own], T2[total].carry",
        )?;
        assert_eq!(
            relation.variables,
            [Variable::Code(vec![3]), Variable::Column(vec!["total".into(), "basic".into()])]
        );
        assert_eq!(relation.order, Order::AtMost);
        assert_eq!(relation.left.len(), 2);
        assert_eq!(relation.left[1].address.form.as_deref(), Some("T7"));
        assert_eq!(relation.left[1].address.rows, RowSelector::Code);
        assert_eq!(relation.when_blank[0], key(Some("T1"), "in", "own", None));
        assert_eq!(relation.when_blank[1], key(Some("T2"), "", "total", Some("carry")));
        Ok(())
    }

    #[test]
    fn signs_sums_and_sides() -> Result<(), String> {
        let relation = Relation::parse("out[year] - N[a.b] = Σ P[row].budget + Σ [part.*]")?;
        assert_eq!(relation.left[0].address, key(None, "out", "year", None));
        assert_eq!((relation.left[1].coef, relation.left[1].sum), (-1, false));
        assert_eq!(relation.right[0].address.rows, RowSelector::All);
        assert_eq!(relation.right[1].address.rows, RowSelector::Prefix("part.".into()));
        Ok(())
    }

    #[test]
    fn nothing_is_an_empty_side() -> Result<(), String> {
        let relation = Relation::parse("for row, column: 0 <= [row]")?;
        assert!(relation.left.is_empty());
        assert_eq!(relation.right.len(), 1);
        Ok(())
    }

    #[test]
    fn says_what_is_wrong() {
        for text in ["", "T4.out[row] = x", "a b = c", "T1[x = y", "for rows: a = b", "a + = b", "[x].  = y"] {
            assert!(Relation::parse(text).is_err(), "{text}");
        }
    }
}
