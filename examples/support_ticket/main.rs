use flow::prelude::*;

#[contract]
struct Ticket {
    customer: String,
    body: Untrusted<String>,
}

#[contract]
struct Problem {
    /// One sentence.
    summary: String,
    /// The part of the product.
    area: Area,
}

#[contract]
#[derive(Copy, PartialEq)]
enum Area {
    Billing,
    Login,
    Other,
}

#[contract]
struct Urgency {
    /// 1 can wait a week, 5 is an outage.
    #[schemars(range(min = 1, max = 5))]
    score: u8,
    reason: String,
}

/// What is the customer's problem?
///
/// {{ ticket.body }}
#[step]
async fn diagnose(ticket: &Ticket) -> Problem;

/// Rate the urgency of this problem from 1 to 5.
///
/// {{ problem.summary }} ({{ problem.area }})
/// {% if strict %}Be strict.{% else %}Be kind.{% endif %}
/// {% for t in tags %}{{ loop.index }}. {{ t | upper }}{% if !loop.last %}, {% endif %}{% endfor %}
#[step(model = "fast", temperature = 0.0, attempts = 3, timeout = "30s", ensure(output.score <= 5 && output.reason.len() > 1, "score {} too high for {}", output.score, problem.summary))]
async fn rate(problem: &Problem, strict: bool, tags: Vec<String>) -> Urgency;

/// Count letters.
#[step]
async fn count(text: &str) -> Result<usize, std::io::Error> {
    Ok(text.len())
}

#[step(system = "You write to customers.", prompt = "Write to {{ ticket.customer }} on {{ problem }}.", fallback = format!("Dear {}", ticket.customer))]
async fn reply(ticket: &Ticket, problem: &Problem, urgency: &Urgency) -> String;

flow! {
    /// Answers a support ticket.
    pub fn support(ticket: Ticket) -> String {
        let problem = diagnose(&ticket)?;
        let urgency = rate(&problem, true, vec!["a".to_string(), problem.summary.clone()])?;
        let n = count(&problem.summary)?;
        if n > 3 { println!("long: {n}"); }
        reply(&ticket, &problem, &urgency)?
    }
}

#[tokio::main]
async fn main() -> Result<(), flow::Error> {
    let rt = Runtime::new(flow::Rehearsal::new());
    let t = Ticket {
        customer: "Ann".into(),
        body: String::from("It burns.").into(),
    };
    println!(
        "{}",
        rate(
            &Problem {
                summary: "x".into(),
                area: Area::Login
            },
            true,
            vec!["q".into(), "r".into()]
        )
        .prompt()?
    );
    println!("{}", rate::schema().unwrap().json());
    println!("{} {:?}", rate::fingerprint(), rate::INFO);
    let t = support(t).run_traced(&rt).await;
    println!("{}", t.trace);
    println!("{}", t.result?);
    Ok(())
}
