use skills_gap::{
    Engine,
    catalogue::Catalogue,
    pack::{self, Manifest, Pack},
    transfer::Model,
};
#[test]
fn smoke() {
    let occupations: Vec<_> = Catalogue::embedded().occupations().cloned().collect();
    let files = pack::build(occupations, vec![], Model::embedded(), 2, &|_, _| ()).unwrap();
    for f in &files {
        println!("{} {}", f.name, f.bytes.len());
    }
    let bytes = |name: &str| &files.iter().find(|file| file.name == name).unwrap().bytes;
    let manifest = bytes(Manifest::NAME);
    println!("{}", std::str::from_utf8(manifest).unwrap());
    let m = Manifest::decode(manifest).unwrap();
    let pack = Pack::open(manifest, bytes(&m.files.index.name)).unwrap();
    let engine = pack
        .engine(
            Model::embedded(),
            bytes(&m.files.all.name),
            bytes(&m.files.links.name),
            bytes(&m.files.carries.name),
        )
        .unwrap();
    assert_eq!(engine, Engine::embedded());
}
