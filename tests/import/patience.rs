//! When an import gives up, and when it does not.

use crate::case::{Folder, run};
use crate::server::{Act, STANDARDS, Server};
use crate::{of_map, paths, references};

#[test]
fn gives_up_after_so_many_attempts() {
    let (server, folder) = (Server::start(), Folder::new("gives-up"));
    let old = folder.old();
    server.next(&of_map("Occupations/OCC9002"), vec![Act::Status(500, vec![]); 9]);
    run(folder.import_all(&server).args(["--retries", "3"])).fails_with(&[
        "OCC9002: given up, attempts: 4, the last: HTTP 500",
        "kept in",
        "goes on from there",
    ]);
    let record = of_map("Occupations/OCC9002");
    assert_eq!(paths(&server).iter().filter(|path| **path == record).count(), 4);
    assert_eq!(folder.bytes(), Some(old));
    server.next(STANDARDS, vec![Act::Cut(50); 9]);
    let folder = Folder::new("gives-up-cut");
    // Each attempt brings a little more: that is no reason to give up.
    run(folder.import(&server).args(["--retries", "1"])).succeeds();
    // Unless it is a crumb each time.
    server.next(STANDARDS, vec![Act::Cut(1); 200]);
    let crumbs = Folder::new("gives-up-crumbs");
    run(crumbs.import(&server).args(["--retries", "1"])).fails_with(&["given up, attempts: 200"]);
    // Where it has to begin again each time, it is.
    server.next(STANDARDS, (1..=9).map(|tenth| Act::CutUnnamed(50 * tenth)));
    let folder = Folder::new("gives-up-unnamed");
    run(folder.import(&server).args(["--retries", "1"]))
        .fails_with(&["attempts: 2, the last: the connection"]);
}

#[test]
fn a_trickle_is_cut_short() {
    let (server, folder) = (Server::start(), Folder::new("trickle"));
    server.next(STANDARDS, [Act::Trickle]);
    server.next(&of_map("Occupations"), [Act::Trickle]);
    let mut import = folder.import_all(&server);
    run(import.args(["--timeout", "400", "--retries", "20"])).succeeds().says(&["comes too slowly"]);
    assert_eq!(references(&folder.catalogue()).len(), 4);
}

#[test]
fn a_drip_that_would_take_hours_is_given_up() {
    let (server, folder) = (Server::start(), Folder::new("drip"));
    server.next(STANDARDS, vec![Act::Drip; 9]);
    run(folder.import(&server).args(["--timeout", "500", "--retries", "1"]))
        .fails_with(&["given up, attempts: 2, the last: the answer comes too slowly"]);
}

#[test]
fn silence_is_cut_short() {
    let (server, folder) = (Server::start(), Folder::new("silence"));
    server.next(STANDARDS, [Act::Stall(100)]);
    run(folder.import(&server).args(["--timeout", "400", "--retries", "20"])).succeeds();
}
