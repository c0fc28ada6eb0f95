//! `build`, `check` and `--catalogue` as another program sees them.
#![cfg(feature = "cli")]

mod kills;
mod packs;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use kills::{kills, moments};
use packs::{Files, small};
use skills_gap::pack::{File, Manifest};
use skills_gap::to_json;

const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages/OCC0526.txt");
const PR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages/OCC0311.txt");

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("pack-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skills-gap"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command(arguments).output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// The files in a folder and in those within it, by name.
fn on_disk(folder: &Path) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, before)) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                files.push(File { name, bytes: fs::read(entry.path()).expect("a file") });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn sorted(mut files: Vec<File>) -> Vec<File> {
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

#[test]
fn a_pack_is_built_checked_and_asked() {
    let folder = folder("asked");
    let (pack, records) = (folder.join("pack"), folder.join("small.json"));
    fs::write(&records, to_json(&small()).expect("JSON")).expect("written");
    let (code, out, err) = run(&["build", "--out", path(&pack), POLICY, path(&records), PR]);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    assert!(err.contains("4 occupations, 89 statements"), "{err}");
    let left: Vec<_> =
        fs::read_dir(&folder).expect("a folder").map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left beside it: {left:?}");

    let (code, out, _) = run(&["check", path(&pack), "--thorough"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with(r#"{"sound":true,"#) && out.contains(r#""compared":89,"faults":[]}"#), "{out}");

    // The same answers as from the records.
    let request = folder.join("request.json");
    fs::write(&request, r#"{"target": "OCC0526", "current": "OCC0311", "ratings": {"OCC0311": {"K9": 2}}}"#)
        .expect("written");
    for question in [
        &["occupations"][..],
        &["gap", path(&request)],
        &["pathways", path(&request)],
        &["plan", path(&request)],
        &["links", "OCC0311"],
        &["transfer", "OCC0311.K9", "A/1.K1"],
        &["occupation", "a/1"],
    ] {
        let of_pack = run(&[&["--catalogue", path(&pack)], question].concat());
        assert_eq!(of_pack.0, Some(0), "{}", of_pack.2);
        assert_eq!(of_pack, run(&[&["--with", path(&records)], question].concat()));
    }
    let (_, out, _) = run(&["--catalogue", path(&pack), "--with", POLICY, "occupations"]);
    assert_eq!(out.matches("reference").count(), 4);

    let index = on_disk(&pack).into_iter().find(|file| file.name.starts_with("all.")).expect("there");
    fs::write(pack.join(&index.name), &index.bytes[1..]).expect("written");
    let (code, out, err) = run(&["check", path(&pack)]);
    assert_eq!(code, Some(1));
    assert!(out.contains(&index.name) && err.contains("the pack has a fault"), "{out}{err}");
    let (code, out, err) = run(&["--catalogue", path(&pack), "occupations"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("all.") && err.contains("is not the file of this pack"), "{err}");
    // Building it again mends it.
    assert_eq!(run(&["build", "--out", path(&pack), POLICY, PR, path(&records)]).0, Some(0));
    assert_eq!(run(&["check", path(&pack)]).0, Some(0));
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn of_several_the_last_counts_and_is_told() {
    let folder = folder("last");
    let (pack, record) = (folder.join("pack"), folder.join("other.json"));
    fs::write(&record, r#"{"reference": "OCC0526", "name": "Another", "ksbs": [{"code": "K1", "kind": "knowledge", "statement": "Law"}]}"#).expect("written");
    let (code, _, err) = run(&["build", "--out", path(&pack), POLICY, path(&record)]);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("other.json: OCC0526 takes the place of the one of"), "{err}");
    let (_, out, _) = run(&["--catalogue", path(&pack), "occupations"]);
    assert!(out.contains("Another") && !out.contains("Policy officer"), "{out}");
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn what_is_no_pack_is_left_alone() {
    let folder = folder("alone");
    let (code, _, err) = run(&["--catalogue", path(&folder), "occupations"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("no pack is there"), "{err}");
    fs::write(folder.join("thesis.txt"), "years of work").expect("written");
    let (code, _, err) = run(&["build", "--out", path(&folder), POLICY]);
    assert_eq!(code, Some(1));
    assert!(err.contains("something else than a pack"), "{err}");
    let (code, _, err) = run(&["build", "--out", path(&folder.join("thesis.txt")), POLICY]);
    assert_eq!(code, Some(1));
    assert!(err.contains("a file, not a folder"), "{err}");
    assert_eq!(on_disk(&folder).len(), 1);
    // In an empty folder and beside what is not a pack's there is room.
    let pack = folder.join("pack");
    fs::create_dir(&pack).expect("a folder");
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    fs::write(pack.join("README.txt"), "mine").expect("written");
    assert_eq!(run(&["build", "--out", path(&pack), PR]).0, Some(0));
    assert!(pack.join("README.txt").exists());
    for (arguments, message) in [
        (&["build", "--out", path(&folder.join("none/pack")), POLICY][..], "none"),
        (&["build", "--out", path(&pack), "no-such-file"], "no-such-file"),
        (&["check", path(&folder)], "the pack has a fault"),
    ] {
        let (code, _, err) = run(arguments);
        assert_eq!(code, Some(1), "{arguments:?}");
        assert!(err.contains(message), "{err}");
    }
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn what_an_interrupted_build_leaves_is_cleared_by_the_next() {
    let folder = folder("cleared");
    let pack = folder.join("pack");
    let aside = folder.join("pack.skills-gap-part/occupations");
    fs::create_dir_all(&aside).expect("a folder");
    fs::write(aside.join("OCC0526.0123"), "half a rec").expect("written");
    let clean = Files::build(vec![serde_json::from_str(&run(&["read", POLICY]).1).expect("a record")]).0;
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    let names = |files: &[File]| files.iter().map(|file| file.name.clone()).collect::<Vec<_>>();
    // The sources differ, and with them the manifest's content.
    assert_eq!(names(&on_disk(&pack)), names(&sorted(clean)));
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);

    let before = on_disk(&pack);
    for left in [
        "manifest.json.skills-gap-part",
        "index.0123456789abcdef.json.skills-gap-part",
        "vectors/OCC0001.0123456789abcdef.bin.skills-gap-part",
    ] {
        fs::write(pack.join(left), "half").expect("written");
    }
    fs::write(pack.join("manifest.json"), &before[3].bytes[..0]).expect("written");
    fs::write(pack.join("manifest.json"), r#"{"format":"skills-gap-pack/1"#).expect("written");
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    assert_eq!(on_disk(&pack), before);

    // Whole files of another pack go; what only has such a name is somebody's own.
    let other = folder.join("other");
    assert_eq!(run(&["build", "--out", path(&other), PR]).0, Some(0));
    let theirs = on_disk(&other);
    for file in theirs.iter().filter(|file| file.name != Manifest::NAME) {
        fs::write(pack.join(&file.name), &file.bytes).expect("written");
    }
    fs::write(pack.join("notes.0123456789abcdef.json"), "mine").expect("written");
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    let after = on_disk(&pack);
    assert_eq!(after.len(), before.len() + 1);
    assert!(after.iter().any(|file| file.bytes == b"mine"));
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_killed_build_leaves_the_old_pack_or_the_new_one() {
    let folder = folder("killed");
    let (pack, records) = (folder.join("pack"), folder.join("small.json"));
    fs::write(&records, to_json(&small()).expect("JSON")).expect("written");
    let versions = [&[POLICY, PR][..], &[path(&records)]].map(|inputs| {
        let once = folder.join("once");
        let start = Instant::now();
        assert_eq!(run(&[&["build", "--out", path(&once)], inputs].concat()).0, Some(0));
        let took = start.elapsed();
        let files = on_disk(&once);
        fs::remove_dir_all(once).expect("removed");
        (files, took)
    });
    assert_eq!(run(&["build", "--out", path(&pack), POLICY, PR]).0, Some(0));
    let mut found = [0, 0];
    for (turn, moment) in moments(kills(24)).enumerate() {
        let number = turn % 2;
        let inputs = if number == 0 { &[path(&records)][..] } else { &[POLICY, PR] };
        let mut child = command(&[&["build", "--out", path(&pack)], inputs].concat())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // From early on to after it is done, most of them near the end, where files are written.
        let share = if turn % 3 == 0 { moment } else { 0.7 + 0.4 * moment };
        thread::sleep(versions[1 - number].1.mul_f64(share).min(Duration::from_secs(2)));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let now = on_disk(&pack);
        let has = |name: &str| now.iter().find(|file| file.name == name);
        let manifest = &has(Manifest::NAME).expect("a manifest").bytes;
        let of = versions.iter().position(|(files, _)| {
            files.iter().any(|file| file.name == Manifest::NAME && file.bytes == *manifest)
        });
        let of = of.expect("the old manifest or the new one");
        for file in &versions[of].0 {
            assert_eq!(has(&file.name), Some(file), "turn {turn}");
        }
        found[of] += 1;
    }
    // A folder that was not there is there as a whole, or not at all.
    let fresh = folder.join("fresh");
    let mut made = 0;
    for moment in moments(kills(24) / 4) {
        let mut child = command(&["build", "--out", path(&fresh), POLICY, PR])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        thread::sleep(versions[0].1.mul_f64(0.5 + 0.7 * moment).min(Duration::from_secs(2)));
        child.kill().expect("killed");
        child.wait().expect("ended");
        if fresh.exists() {
            assert_eq!(on_disk(&fresh), versions[0].0);
            fs::remove_dir_all(&fresh).expect("removed");
            made += 1;
        }
    }
    println!("{} kills of a first build: {made} after the pack was there", kills(24) / 4);
    // However it was left, the next build ends well, and leaves nothing over.
    let (code, _, err) = run(&["build", "--out", path(&pack), POLICY, PR]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(on_disk(&pack), versions[0].0);
    println!("{} kills of build: the first version {} times, the second {}", kills(24), found[0], found[1]);
    fs::remove_dir_all(folder).expect("removed");
}

/// Links are not followed to where nothing of a pack belongs, and a pipe is no file.
#[cfg(unix)]
#[test]
fn links_and_pipes_lead_nowhere() {
    use std::os::unix::fs::symlink;

    let folder = folder("links");
    let precious = folder.join("precious.txt");
    fs::write(&precious, "years of work").expect("written");
    let unharmed = || assert_eq!(fs::read(&precious).expect("there"), b"years of work");

    // The name of the lock, and of what is not complete yet.
    let pack = folder.join("pack");
    symlink(&precious, folder.join("pack.skills-gap-lock")).expect("a link");
    let (code, _, err) = run(&["build", "--out", path(&pack), POLICY]);
    assert_eq!(code, Some(1), "{err}");
    unharmed();
    fs::remove_file(folder.join("pack.skills-gap-lock")).expect("removed");
    symlink(&folder, folder.join("pack.skills-gap-part")).expect("a link");
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    unharmed();
    symlink(&precious, pack.join("manifest.json.skills-gap-part")).expect("a link");
    assert_eq!(run(&["build", "--out", path(&pack), PR]).0, Some(0));
    unharmed();

    // A link to nothing is told before the work; one to a folder is that folder.
    symlink(folder.join("nowhere"), folder.join("dangling")).expect("a link");
    let (code, _, err) = run(&["build", "--out", path(&folder.join("dangling")), POLICY]);
    assert!(code == Some(1) && err.contains("a link to nothing"), "{err}");
    let real = folder.join("real");
    fs::create_dir(&real).expect("a folder");
    symlink(&real, folder.join("linked")).expect("a link");
    assert_eq!(run(&["build", "--out", path(&folder.join("linked")), POLICY]).0, Some(0));
    assert_eq!(run(&["check", path(&real)]).0, Some(0));

    // Nobody writes into the pipe: whoever read it would wait for ever.
    let manifest = pack.join("manifest.json");
    fs::remove_file(&manifest).expect("removed");
    let made = Command::new("mkfifo").arg(&manifest).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe");
    let (code, out, _) = run(&["check", path(&pack)]);
    assert!(code == Some(1) && out.contains("not a file"), "{out}");
    let (code, _, err) = run(&["--catalogue", path(&pack), "occupations"]);
    assert!(code == Some(1) && err.contains("not a file"), "{err}");
    fs::remove_dir_all(folder).expect("removed");
}

/// What stands in the way is known before the work: of an input that is not there nothing is said.
#[cfg(unix)]
#[test]
fn what_stands_in_the_way_is_known_before_the_work() {
    use std::os::unix::fs::symlink;

    let folder = folder("in-the-way");
    let pack = folder.join("pack");
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    let whole = sorted(on_disk(&pack));
    let missing = folder.join("no-such-input");
    let refused = |why: &str| {
        let (code, _, err) = run(&["build", "--out", path(&pack), path(&missing)]);
        assert!(code == Some(1) && err.contains(why), "{why}: {err}");
    };

    // A link to a folder of somebody else, and a file, in place of one of the pack's.
    let (inside, kept) = (pack.join("occupations"), folder.join("kept"));
    fs::rename(&inside, &kept).expect("moved");
    symlink(&kept, &inside).expect("a link");
    refused("occupations: a link or a file");
    fs::remove_file(&inside).expect("removed");
    fs::write(&inside, "notes").expect("written");
    refused("occupations: a link or a file");
    fs::remove_file(&inside).expect("removed");
    fs::rename(&kept, &inside).expect("moved");

    // A folder where a file is written.
    let part = pack.join("manifest.json.skills-gap-part");
    fs::create_dir(&part).expect("a folder");
    refused("manifest.json.skills-gap-part: a folder");
    fs::remove_dir(&part).expect("removed");
    assert!(sorted(on_disk(&pack)) == whole);

    // Nobody writes into a pipe: whoever read it would wait for ever.
    let file = fs::read_dir(&inside).expect("a folder").next().expect("a file").expect("a file").path();
    let pipe = |at: &Path| {
        fs::remove_file(at).expect("removed");
        assert!(Command::new("mkfifo").arg(at).status().is_ok_and(|status| status.success()), "a pipe");
    };
    pipe(&file);
    assert_eq!(run(&["build", "--out", path(&pack), POLICY]).0, Some(0));
    assert!(sorted(on_disk(&pack)) == whole);
    pipe(&pack.join("manifest.json"));
    refused("something else than a pack");

    // A dot is no name.
    let dotted = folder.join("new").join(".");
    assert_eq!(run(&["build", "--out", path(&dotted), POLICY]).0, Some(0));
    assert_eq!(run(&["check", path(&folder.join("new"))]).0, Some(0));
    fs::remove_dir_all(folder).expect("removed");
}

/// A mount point is written into; one that takes nothing is known before the work. Only where this user may mount.
#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_a_folder_like_any() {
    let folder = folder("mounted");
    let script = r#"mount -t tmpfs tmpfs "$1" || exit 77
        "$0" build --out "$1" "$2" && "$0" check "$1" && "$0" build --out "$1" "$3" && "$0" check "$1" || exit 1
        mount -o remount,ro "$1" || exit 77
        "$0" build --out "$1" "$1/no-such-input" 2>&1 | grep -q 'Read-only'"#;
    let program = env!("CARGO_BIN_EXE_skills-gap");
    let arguments = ["-rm", "sh", "-c", script, program, path(&folder), POLICY, PR];
    match Command::new("unshare").args(arguments).output() {
        Ok(run) if !matches!(run.status.code(), Some(77)) && !run.stderr.starts_with(b"unshare:") => {
            assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
        }
        _ => eprintln!("not tried: this user may not mount"),
    }
    fs::remove_dir_all(folder).expect("removed");
}
