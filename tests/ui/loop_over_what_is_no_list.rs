use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Sum up:
/// {% for word in problem.summary %}{{ word }}{% endfor %}
#[step]
async fn sum_up(problem: &Problem) -> String;

fn main() {}
