//! What is on the disk while an import runs, is killed or cannot write: the old catalogue or the new one.

use std::fs;
use std::time::Instant;

use serde_json::Value;

use crate::case::{Folder, kill, run};
use crate::kills::{kills, moments};
use crate::server::{Act, KEY, STANDARDS, Server};
use crate::{all_paths, of_map, paths, references};

#[test]
fn killed_anywhere_it_goes_on_where_it_was() {
    let server = Server::start();
    let undisturbed = Folder::new("killed-undisturbed");
    run(&mut undisturbed.import_all(&server)).succeeds();
    server.asked();
    let whole = undisturbed.catalogue();
    let bodies = [(STANDARDS.to_owned(), 0), (STANDARDS.to_owned(), 400), (of_map("Occupations"), 10)];
    let later = ["Occupations/OCC9001", "OccupationalProgression/OCC9001", "Occupations/OCC9003"];
    let later = later.map(|path| (of_map(path), 20));
    for (index, (path, after)) in bodies.into_iter().chain(later).enumerate() {
        let folder = Folder::new(&format!("killed-{index}"));
        let old = folder.old();
        server.next(&path, [Act::Stall(after)]);
        let child = folder.import_all(&server).spawn().expect("starts");
        server.wait_for_stall();
        folder.wait_for_part(after);
        kill(child);
        assert_eq!(folder.bytes().as_ref(), Some(&old), "killed in {path}");
        let before = paths(&server);
        assert_eq!(before.last(), Some(&path));

        run(&mut folder.import_all(&server)).succeeds().says(&if before.len() > 1 {
            vec!["Going on with the import that was cut off"]
        } else {
            vec![]
        });
        let mut expected = all_paths();
        expected.retain(|one| *one == path || !before.contains(one));
        let again = server.asked();
        let mut asked: Vec<_> = again.iter().map(|request| request.path().to_owned()).collect();
        if after > 0 {
            assert_eq!(again[0].header("range"), Some(format!("bytes={after}-").as_str()), "{path}");
        }
        expected.sort();
        asked.sort();
        assert_eq!(asked, expected, "killed in {path}");
        assert_eq!(folder.catalogue(), whole);
        let names: Vec<_> = folder.files().into_iter().map(|(path, _)| path).collect();
        assert!(!names.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{names:?}");
    }
}

#[test]
fn killed_while_it_writes_there_is_the_old_or_the_new() {
    let (server, folder) = (Server::start(), Folder::new("killed-writing"));
    run(&mut folder.import_all(&server)).succeeds();
    let new = folder.bytes().expect("a catalogue");
    let old = folder.old();
    let begun = Instant::now();
    run(&mut folder.import_all(&server)).succeeds();
    let took = begun.elapsed();
    let (kills, mut whole) = (kills(12), 0);
    // Wherever it is when it is killed: the only claim is what lies on the disk then.
    for (number, moment) in moments(kills).enumerate() {
        fs::write(folder.path("catalogue.json"), &old).expect("written");
        if number % 3 == 0 {
            // All has to be fetched again. Else it goes on where the last one was, if that one has come so far.
            let _ = fs::remove_dir_all(folder.path("catalogue.json.cache"));
        }
        let child = folder.import_all(&server).spawn().expect("starts");
        std::thread::sleep(took.mul_f64(1.2 * moment));
        kill(child);
        let there = folder.bytes().expect("a catalogue");
        assert!(there == old || same_occupations(&there, &new), "kill {number}");
        whole += usize::from(there != old);
    }
    println!("{kills} kills of import: {whole} after the new catalogue was there");
    run(&mut folder.import_all(&server)).succeeds();
    assert!(same_occupations(&folder.bytes().expect("a catalogue"), &new));
}

#[test]
fn two_at_once_do_not_share_a_cache() {
    let (server, folder) = (Server::start(), Folder::new("two"));
    server.next(STANDARDS, [Act::Stall(100)]);
    let first = folder.import(&server).spawn().expect("starts");
    server.wait_for_stall();
    run(&mut folder.import(&server)).fails_with(&["another import is using", "catalogue.json.cache"]);
    let cache = folder.path("other-cache");
    run(folder.import(&server).arg("--cache").arg(cache)).succeeds();
    kill(first);
    // The lock of one that was killed does not stay.
    run(&mut folder.import(&server)).succeeds();
}

#[test]
fn what_cannot_be_written_is_said_before_anything_is_fetched() {
    let (server, folder) = (Server::start(), Folder::new("unwritable"));
    fs::create_dir(folder.path("catalogue.json")).expect("a folder");
    run(&mut folder.import(&server)).fails_with(&["catalogue.json: a folder, not a file"]);
    let nowhere = folder.path("no/such/folder.json");
    let standards = format!("http://{}{STANDARDS}", server.address);
    run(folder.import_to(&nowhere).args(["--standards-url", &standards]))
        .fails_with(&["no/such/folder.json: there is no such folder to put it in"]);
    let folder = Folder::new("unwritable-cache");
    fs::write(folder.path("catalogue.json.cache"), "a file").expect("written");
    run(&mut folder.import(&server)).fails_with(&["catalogue.json.cache"]);
    assert_eq!(folder.files().len(), 1, "nothing is left behind");
    assert_eq!(paths(&server), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_device_a_device() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let (server, folder) = (Server::start(), Folder::new("link"));
    let (link, file) = (folder.path("catalogue.json"), folder.path("elsewhere.json"));
    fs::write(&file, "what was there before").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("set");
    symlink(&file, &link).expect("a link");
    run(&mut folder.import(&server)).succeeds();
    assert!(fs::symlink_metadata(&link).expect("it").is_symlink());
    assert!(references(&folder.catalogue()).contains(&"OCC9001"));
    assert_eq!(fs::metadata(&file).expect("it").permissions().mode() & 0o777, 0o600, "as private as it was");

    fs::remove_file(&link).expect("removed");
    symlink("/dev/null", &link).expect("a link");
    run(&mut folder.import(&server)).fails_with(&["catalogue.json: a device or the like, not a file"]);
    assert!(fs::metadata("/dev/null").expect("it").file_type().is_char_device());
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_and_pipes_are_not_waited_for() {
    use std::os::unix::fs::symlink;
    let (server, folder) = (Server::start(), Folder::new("links"));
    let precious = folder.path("precious");
    fs::write(&precious, "years of work").expect("written");
    let catalogue = folder.path("catalogue.json");
    for target in ["nowhere", "catalogue.json"] {
        symlink(folder.path(target), &catalogue).expect("a link");
        run(&mut folder.import(&server)).fails_with(&["catalogue.json: a link to nothing"]);
        assert!(fs::symlink_metadata(&catalogue).expect("it").is_symlink());
        fs::remove_file(&catalogue).expect("removed");
    }
    let cache = folder.path("catalogue.json.cache");
    fs::create_dir(&cache).expect("a folder");
    for name in ["lock", "journal"] {
        symlink(&precious, cache.join(name)).expect("a link");
        run(&mut folder.import(&server)).fails_with(&[name, "where a file of this program belongs"]);
        fs::remove_file(cache.join(name)).expect("removed");
    }
    assert_eq!(paths(&server), [""; 0]);
    // Under the names of answers, whether they are complete or not.
    run(&mut folder.import(&server)).succeeds();
    let answers: Vec<_> =
        fs::read_dir(&cache).expect("a folder").map(|one| one.expect("it").path()).collect();
    let answers = answers.iter().filter(|path| path.extension().is_some_and(|form| form == "answer"));
    for answer in answers {
        fs::remove_file(answer).expect("removed");
        let made = std::process::Command::new("mkfifo").arg(answer).status();
        assert!(made.is_ok_and(|status| status.success()), "a pipe");
        symlink(&precious, answer.with_extension("part")).expect("a link");
    }
    run(&mut folder.import(&server)).succeeds();
    assert_eq!(fs::read(&precious).expect("there"), b"years of work");
}

/// A file that is mounted by itself, as for a container, cannot be replaced. Only where this user may mount.
#[cfg(target_os = "linux")]
#[test]
fn a_mounted_file_is_known_before_anything_is_fetched() {
    let (server, folder) = (Server::start(), Folder::new("mounted"));
    folder.old();
    let import = folder.import(&server);
    let mut mounted = std::process::Command::new("unshare");
    mounted.args(["-rm", "sh", "-c", "mount --bind \"$0\" \"$0\" || exit 77; exec \"$@\""]);
    mounted.arg(folder.path("catalogue.json")).arg(import.get_program()).args(import.get_args());
    let run = run(&mut mounted);
    if run.code == Some(77) || run.err.starts_with("unshare:") {
        eprintln!("not tried: this user may not mount");
        return;
    }
    run.fails_with(&["catalogue.json: a mount point"]);
    assert_eq!(paths(&server), [""; 0]);
    assert_eq!(folder.files().len(), 1, "nothing is left behind");
}

/// A limit on the size of files stands in for a disk that is full.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_catalogue() {
    let (server, folder) = (Server::start(), Folder::new("full"));
    let old = folder.old();
    let import = folder.import_all(&server);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 6; exec \"$0\" \"$@\""]);
    limited.arg(import.get_program()).args(import.get_args()).env("SKILLS_GAP_KEY", KEY);
    run(&mut limited).fails_with(&["catalogue.json"]);
    assert_eq!(folder.bytes(), Some(old));
    run(&mut folder.import_all(&server)).succeeds();
}

/// But for the day on which they were fetched.
fn same_occupations(one: &[u8], other: &[u8]) -> bool {
    let occupations = |bytes| serde_json::from_slice::<Value>(bytes).map(|all| all["occupations"].clone());
    matches!((occupations(one), occupations(other)), (Ok(one), Ok(other)) if one == other)
}
