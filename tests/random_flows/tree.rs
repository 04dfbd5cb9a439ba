//! Random flows, as trees: the same seed always gives the same tree.

/// A name of the flow: `x7` is 7.
pub(crate) type Id = usize;

/// A call: `work(&x1, &(x2 + x3), 5)?`.
pub(crate) struct Call {
    pub(crate) args: [Arg; 2],
    pub(crate) ms: u64,
    /// It fails when its time is over.
    pub(crate) fails: bool,
}

pub(crate) enum Arg {
    /// `&x1`
    Name(Id),
    /// `&(x1 + x2)`
    Plus(Id, Id),
    /// `&work(…)?`
    Call(Box<Call>),
}

/// A part of a sum, or what a condition asks.
pub(crate) enum Term {
    Name(Id),
    Call(Call),
}

pub(crate) enum Value {
    Call(Call),
    Sum(Vec<Term>),
    Phase(Box<Body>),
    /// `if term % 2 == 0 { … } else { … }`
    If(Term, Box<[Body; 2]>),
    /// `match term % 3 { 0 => …, 1 => …, _ => … }`
    Match(Term, Box<[Body; 3]>),
    For(Box<Fan>),
    /// `(try { … }).unwrap_or(7)`
    Try(Box<Body>),
}

/// `(#[limit(2)] for x9 in 0..x1 % 4 { … }).iter().sum::<u64>()`
pub(crate) struct Fan {
    pub(crate) limit: Option<usize>,
    pub(crate) count: Count,
    pub(crate) item: Id,
    pub(crate) body: Body,
}

pub(crate) enum Count {
    Just(u64),
    /// The name's remainder by four.
    Of(Id),
}

pub(crate) enum Statement {
    Let {
        name: Id,
        after: Option<Id>,
        value: Value,
    },
    Effect(Call),
    /// `let mut x = first; #[limit(n)] while condition % 3 != 0 { x = next; }`
    Refine {
        name: Id,
        first: Call,
        limit: usize,
        condition: Term,
        next: Call,
    },
}

pub(crate) struct Body {
    pub(crate) statements: Vec<Statement>,
    pub(crate) output: Value,
}

/// A flow of two inputs, `x0` and `x1`.
pub(crate) fn flow(seed: u64) -> Body {
    let mut grower = Grower { state: seed, next: 2, is_trying: false };
    // Mostly small ones, so that many compile in little time.
    let depth = match seed % 50 {
        0 => 3,
        odd if odd % 5 == 0 => 2,
        _ => 1,
    };
    grower.body(depth, &mut vec![0, 1])
}

struct Grower {
    state: u64,
    next: Id,
    is_trying: bool,
}

impl Grower {
    /// SplitMix64.
    fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn pick(&mut self, names: &[Id]) -> Id {
        // Late names are likelier, so that chains come about.
        let ways = names.len() as u64;
        let index = self.below(ways).max(self.below(ways));
        names[index as usize]
    }

    fn fresh(&mut self) -> Id {
        self.next += 1;
        self.next - 1
    }

    fn body(&mut self, depth: u32, names: &mut Vec<Id>) -> Body {
        let outside = names.len();
        let statements = (0..=self.below(2)).map(|_| self.statement(depth, names)).collect();
        let output = self.value(depth, names);
        names.truncate(outside);
        Body { statements, output }
    }

    fn statement(&mut self, depth: u32, names: &mut Vec<Id>) -> Statement {
        let statement = match self.below(8) {
            0 => return Statement::Effect(self.call(1, names)),
            1 => {
                let first = self.call(1, names);
                let name = self.fresh();
                names.push(name);
                let condition = self.term(names);
                let next = self.call(1, names);
                let limit = 1 + self.below(3) as usize;
                return Statement::Refine { name, first, limit, condition, next };
            }
            _ => {
                let after = (self.below(5) == 0).then(|| self.pick(names));
                Statement::Let { name: self.fresh(), after, value: self.value(depth, names) }
            }
        };
        if let Statement::Let { name, .. } = statement {
            names.push(name);
        }
        statement
    }

    fn value(&mut self, depth: u32, names: &mut Vec<Id>) -> Value {
        if depth == 0 {
            return match self.below(3) {
                0 => Value::Sum(vec![self.term(names), self.term(names)]),
                _ => Value::Call(self.call(2, names)),
            };
        }
        match self.below(9) {
            0 | 1 => Value::Call(self.call(2, names)),
            2 => Value::Sum((0..2 + self.below(2)).map(|_| self.term(names)).collect()),
            3 => Value::Phase(Box::new(self.body(depth - 1, names))),
            4 => {
                let on = self.term(names);
                Value::If(on, Box::new([(); 2].map(|()| self.body(depth - 1, names))))
            }
            5 => {
                let on = self.term(names);
                Value::Match(on, Box::new([(); 3].map(|()| self.body(depth - 1, names))))
            }
            6 | 7 => {
                let limit = [None, Some(1), Some(2)][self.below(3) as usize];
                let count = match self.below(2) {
                    0 => Count::Just(1 + self.below(4)),
                    _ => Count::Of(self.pick(names)),
                };
                let item = self.fresh();
                names.push(item);
                let body = self.body(depth - 1, names);
                names.pop();
                Value::For(Box::new(Fan { limit, count, item, body }))
            }
            _ => {
                let before = std::mem::replace(&mut self.is_trying, true);
                let body = self.body(depth - 1, names);
                self.is_trying = before;
                Value::Try(Box::new(body))
            }
        }
    }

    fn term(&mut self, names: &[Id]) -> Term {
        match self.below(2) {
            0 => Term::Name(self.pick(names)),
            _ => Term::Call(self.call(1, names)),
        }
    }

    fn call(&mut self, depth: u32, names: &[Id]) -> Call {
        let args = [(); 2].map(|()| self.arg(depth, names));
        let fails = self.is_trying && self.below(6) == 0;
        Call { args, ms: 1 + self.below(30), fails }
    }

    fn arg(&mut self, depth: u32, names: &[Id]) -> Arg {
        match self.below(6) {
            0 => Arg::Plus(self.pick(names), self.pick(names)),
            1 if depth > 0 => Arg::Call(Box::new(self.call(depth - 1, names))),
            _ => Arg::Name(self.pick(names)),
        }
    }
}
