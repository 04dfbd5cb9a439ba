//! What `flow` costs at compile time: the size of an expansion, `cargo check` and a clean `cargo build`, each beside a crate
//! written by hand.
//!
//! It writes small crates under the system's temporary directory and compiles them with the versions of this workspace's
//! `Cargo.lock`. `cargo bench --bench compile -- expansion` (`check`, `crates`, `build`) measures one part alone.
#![allow(clippy::print_stdout)] // the figures are the output

#[path = "compile/sources.rs"]
mod sources;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sources::Package;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// No part is begun again when this has passed: the whole stays below six minutes on two cores.
const ENOUGH: Duration = Duration::from_secs(200);

/// One part of the bench, which can be run alone.
type Part = fn(&Bench) -> Result<()>;

fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let bench = Bench::new()?;
    let parts: [(&str, Part); 4] =
        [("crates", crates), ("expansion", expansion), ("check", check), ("build", build)];
    for (name, part) in parts {
        if !asked.is_empty() && !asked.iter().any(|one| one == name) {
            continue;
        }
        // A tool that is missing, or a crate that is not fetched, skips its part alone.
        if let Err(why) = part(&bench) {
            println!("skipped {name}: {why}");
        }
    }
    Ok(())
}

/// Where the crates stand.
struct Bench {
    dir: PathBuf,
    began: Instant,
}

impl Bench {
    fn new() -> Result<Self> {
        let dir = std::env::temp_dir().join("flow-bench-compile");
        fs::create_dir_all(&dir)?;
        Ok(Bench { dir, began: Instant::now() })
    }

    /// Writes a package; a file that is the same already is left alone.
    fn write(&self, package: &Package) -> Result<PathBuf> {
        let dir = self.dir.join(package.dir);
        fs::create_dir_all(dir.join("src"))?;
        fs::write(dir.join("Cargo.toml"), &package.manifest)?;
        fs::write(dir.join("src/lib.rs"), &package.source)?;
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"), dir.join("Cargo.lock"))?;
        Ok(dir)
    }

    /// A cargo command in a package. The target directory is of its own, so that this process's cargo does not lock it.
    fn cargo(&self, package: &Path, target: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args(args).current_dir(package);
        command.env("CARGO_NET_OFFLINE", "true");
        command.env("CARGO_TARGET_DIR", self.dir.join(target));
        // The name of the one crate that may use `-Zunpretty`: the others see a stable compiler.
        command.env("RUSTC_BOOTSTRAP", sources::NAME);
        for inherited in
            ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_INCREMENTAL"]
        {
            command.env_remove(inherited);
        }
        command
    }
}

/// What a command prints; an error with the end of its complaints if it fails.
fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let from =
            complaint.find("error:").or_else(|| complaint.find("error[")).unwrap_or_default();
        return Err(complaint[from..].chars().take(1000).collect::<String>().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What a command takes, in seconds: by the clock, and of processors, which other load on the machine changes less.
#[derive(Clone, Copy)]
struct Took {
    wall: f64,
    cpu: f64,
}

impl Took {
    const NOTHING_YET: Took = Took { wall: f64::INFINITY, cpu: f64::INFINITY };

    fn of(command: &mut Command) -> Result<Self> {
        let (clock, cpu) = (Instant::now(), children_cpu());
        output(command)?;
        Ok(Took { wall: clock.elapsed().as_secs_f64(), cpu: children_cpu() - cpu })
    }

    fn min(self, other: Self) -> Self {
        Took { wall: self.wall.min(other.wall), cpu: self.cpu.min(other.cpu) }
    }
}

/// The processor time of all ended children, in seconds; not a number where there is no `/proc`.
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    // Fields 16 and 17 of proc(5), in hundredths; the first after the name is the third.
    let ticks =
        |field: usize| -> Option<f64> { fields.split_whitespace().nth(field - 3)?.parse().ok() };
    match (ticks(16), ticks(17)) {
        (Some(user), Some(system)) => (user + system) / 100.0,
        _ => f64::NAN,
    }
}

/// Prints both sides and their ratio.
fn print(name: &str, [ours, theirs]: [Took; 2]) {
    println!("{name}.ratio = {:.2} times", ours.wall / theirs.wall);
    println!("{name}.seconds = {:.2} s", ours.wall);
    println!("{name}.by_hand_seconds = {:.2} s", theirs.wall);
    if ours.cpu.is_finite() && theirs.cpu.is_finite() {
        println!("{name}.cpu_ratio = {:.2} times", ours.cpu / theirs.cpu);
        println!("{name}.cpu_seconds = {:.2} s", ours.cpu);
        println!("{name}.by_hand_cpu_seconds = {:.2} s", theirs.cpu);
    }
}

/// The crates of the default build, our own two and the facade included, beside those of the crate written by hand.
fn crates(bench: &Bench) -> Result<()> {
    let count = |package: &Package| -> Result<usize> {
        let dir = bench.write(package)?;
        let tree =
            ["tree", "--edges", "normal", "--prefix", "none", "--no-dedupe", "--format", "{p}"];
        let tree = output(&mut bench.cargo(&dir, "tree", &tree))?;
        let all: BTreeSet<&str> =
            tree.lines().map(|line| line.trim_end_matches(" (proc-macro)")).collect();
        Ok(all.len() - 1)
    };
    println!("build.crates = {} crates", count(&sources::with_flow(1, 1, 1))?);
    println!("build.crates_by_hand = {} crates", count(&sources::by_hand(1))?);
    Ok(())
}

/// Bytes of the pretty-printed expansion, from crates that differ in one thing each.
fn expansion(bench: &Bench) -> Result<()> {
    let size = |package: &Package| -> Result<f64> {
        let dir = bench.write(package)?;
        let args = ["rustc", "--lib", "--profile", "check", "--", "-Zunpretty=expanded"];
        Ok(output(&mut bench.cargo(&dir, "check", &args))?.len() as f64)
    };
    let base = size(&sources::with_flow(1, 1, 1))?;
    let step = (size(&sources::with_flow(11, 1, 1))? - base) / 10.0;
    let node = (size(&sources::with_flow(1, 1, 7))? - base) / 6.0;
    let flow = (size(&sources::with_flow(1, 11, 1))? - base) / 10.0 - node;
    println!("expansion.step_bytes = {step:.0} B");
    println!("expansion.node_bytes = {node:.0} B");
    println!("expansion.flow_bytes = {flow:.0} B");
    Ok(())
}

/// `cargo check` of 100 prompt steps and 20 flows of 6 nodes, dependencies compiled, beside the same by hand: in full, and
/// incrementally after an edit in the first line, which moves every other.
fn check(bench: &Bench) -> Result<()> {
    let packages = [sources::many_with_flow(), sources::many_by_hand()];
    let dirs = [bench.write(&packages[0])?, bench.write(&packages[1])?];
    for (name, incremental) in [("check", "0"), ("check.edit", "1")] {
        let mut best = [Took::NOTHING_YET; 2];
        for round in 0..6 {
            for (index, package) in packages.iter().enumerate() {
                let edited = format!("//{}\n{}", "\n".repeat(round), package.source);
                fs::write(dirs[index].join("src/lib.rs"), edited)?;
                let mut command = bench.cargo(&dirs[index], "check", &["check"]);
                let took = Took::of(command.env("CARGO_INCREMENTAL", incremental))?;
                // The first round may compile dependencies.
                if round > 0 {
                    best[index] = best[index].min(took);
                }
            }
        }
        print(name, best);
    }
    Ok(())
}

/// A clean `cargo build` of a crate with one step and one flow, beside the same by hand.
///
/// Neither is incremental. Cargo compiles incrementally, which is slower the first time, what it has by a path: here that would
/// be `flow` itself, which its users have from a registry.
fn build(bench: &Bench) -> Result<()> {
    let packages = [sources::with_flow(1, 1, 1), sources::by_hand(1)];
    let mut best = [Took::NOTHING_YET; 2];
    for (round, order) in [[0, 1], [1, 0], [0, 1]].into_iter().enumerate() {
        if round > 0 && bench.began.elapsed() > ENOUGH {
            println!("skipped build from round {round} on: {} s have passed", ENOUGH.as_secs());
            break;
        }
        for index in order {
            let dir = bench.write(&packages[index])?;
            let target = bench.dir.join("build");
            if target.exists() {
                fs::remove_dir_all(&target)?;
            }
            let mut command = bench.cargo(&dir, "build", &["build"]);
            let took = Took::of(command.env("CARGO_INCREMENTAL", "0"))?;
            best[index] = best[index].min(took);
        }
    }
    print("build", best);
    Ok(())
}
