use super::*;

#[derive(Debug)]
enum Trouble {
    Passing,
    Lasting,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?} trouble")
    }
}

impl std::error::Error for Trouble {}

fn passes(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Passing)
}

type Calls = Arc<AtomicUsize>;

#[step(transient = passes, attempts = 4)]
async fn fetch(lasting: bool, #[resource] calls: &Calls) -> Result<usize, Trouble> {
    match calls.fetch_add(1, Ordering::Relaxed) {
        2 if !lasting => Ok(2),
        1 if lasting => Err(Trouble::Lasting),
        _ => Err(Trouble::Passing),
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_passes_is_tried_again_after_a_wait_and_no_other() {
    let calls = Calls::default();
    let rt = Runtime::builder().resource(Arc::clone(&calls)).build();
    let begin = Instant::now();
    assert_eq!(fetch(false).run(&rt).await.unwrap(), 2);
    let waited = begin.elapsed().as_millis();
    assert!((1_500..=3_002).contains(&waited), "{waited}");

    calls.store(0, Ordering::Relaxed);
    let error = fetch(true).run(&rt).await.unwrap_err();
    assert_eq!(calls.load(Ordering::Relaxed), 2);
    assert_eq!(error.to_string(), "step `fetch` failed after 2 attempts: Lasting trouble");

    calls.store(9, Ordering::Relaxed);
    let error = fetch(false).attempts(3).run(&rt).await.unwrap_err();
    assert_eq!(calls.load(Ordering::Relaxed), 12);
    assert_eq!(error.attempts().len(), 3);
}

#[derive(Debug)]
struct Context(&'static str, Trouble);

impl std::fmt::Display for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Context {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.1)
    }
}

/// Like `anyhow::Error`: no error itself, but one comes out of it.
#[derive(Debug)]
struct Any(Box<dyn std::error::Error + Send + Sync>);

impl From<Any> for Box<dyn std::error::Error + Send + Sync> {
    fn from(any: Any) -> Self {
        any.0
    }
}

#[step]
async fn read_config() -> Result<String, Any> {
    Err(Any(Box::new(Context("cannot read the configuration", Trouble::Lasting))))
}

#[tokio::test]
async fn an_error_keeps_its_sources() {
    let error = read_config().run(&Runtime::builder().build()).await.unwrap_err();
    assert_eq!(error.to_string(), "step `read_config` failed: cannot read the configuration");
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "Lasting trouble");
    let ErrorKind::Code(inner) = error.kind() else { panic!("{error:?}") };
    assert!(inner.is::<Context>());
    assert!(format!("{error:?}").contains("because: Lasting trouble"));
}

#[step(ensure(output % 2 == 0, "{} is odd", output))]
async fn even(n: u8) -> u8 {
    n
}

#[tokio::test]
async fn a_gate_of_a_code_step_is_not_tried_again() {
    let rt = Runtime::builder().build();
    assert_eq!(even(4).run(&rt).await.unwrap(), 4);
    let error = even(3).run(&rt).await.unwrap_err();
    assert_eq!(error.to_string(), "step `even` failed: the output did not pass: 3 is odd");
    assert_eq!(error.attempts().len(), 1);
}
