// What must be so before a version is published. Each check takes texts of files and gives what is missing or wrong, in words:
// nothing where all is well.

/** The files that the npm package may have. */
export const KNOWN_FILES =
  /^(package\.json|README\.md|CHANGELOG\.md|NOTICE|THIRD-PARTY\.txt|LICENSE-(MIT|APACHE)|[\w-]+\.(js|d\.ts)|data\/PACK\.md|docs\/[\w-]+\.md|custom-elements\.json|generated\/(skills_gap(_readers)?(\.js|_bg\.wasm)|catalogue\.(txt|bin)|model\.bin|(engine|catalogue|vectors|model|readers)\.base64\.js))$/;

/** The version that the workspace of Cargo.toml says. */
export const crateVersion = (cargo) => /\[workspace\.package\][^[]*?^version = "([^"]+)"/m.exec(cargo)?.[1];

/** One version everywhere. @param {{ cargo: string, manifest: string, lock: string, golden: string }} texts */
export function versions({ cargo, manifest, lock, golden }) {
  const wanted = crateVersion(cargo);
  if (!wanted) return ["Cargo.toml has no version in [workspace.package]"];
  const locked = JSON.parse(lock);
  const said = {
    "www/package.json": JSON.parse(manifest).version,
    "www/package-lock.json": locked.packages[""].version ?? locked.version,
    "tests/hosts/golden.json": JSON.parse(golden).gap.engineVersion,
  };
  const other = Object.entries(said).filter(([, version]) => version !== wanted);
  return other.map(([file, version]) => `${file} says ${version}, Cargo.toml ${wanted}`);
}

/** The changelog begins with the version, and says what is new. */
export function changelog({ cargo, changes }) {
  const wanted = crateVersion(cargo);
  const [, heading, entry] = /^## (.+)\n([^]*?)(?=^## |$(?![^]))/m.exec(changes) ?? [];
  if (heading?.split(" ")[0] !== wanted)
    return [`www/CHANGELOG.md begins with ${heading ?? "no version"}, not with ${wanted}`];
  const wrong = [];
  if (!/^- \S/m.test(entry)) wrong.push(`www/CHANGELOG.md says nothing of ${wanted}: a line \`- …\` for each change`);
  if (/not published yet/i.test(entry)) wrong.push(`www/CHANGELOG.md still says that ${wanted} is not published yet`);
  return wrong;
}

/** What only whoever publishes knows, and registries ask for. */
export function addresses({ cargo, manifest }) {
  const ofNpm = JSON.parse(manifest);
  const missing = ["repository", "homepage", "bugs"].filter((field) => !ofNpm[field]);
  const wrong = missing.map((field) => `www/package.json has no ${field}`);
  const [crate] = cargo.split("[package]").slice(1);
  for (const field of ["repository", "homepage"])
    if (!new RegExp(`^${field}(\\.workspace)? = `, "m").test(crate.split(/^\[/m)[0]))
      wrong.push(`Cargo.toml has no ${field}`);
  return wrong;
}

/** Every file of the tarball is one that is meant to be there. */
export function contents(files) {
  return files.filter((name) => !KNOWN_FILES.test(name)).map((name) => `${name} is a file that nobody knows`);
}

/** The names of an interface's fields and methods. */
function fieldsOf(declarations, name) {
  const [, body] = new RegExp(`interface ${name}\\b[^{]*\\{([^]*?)^\\}`, "m").exec(declarations) ?? [];
  if (body === undefined) throw new Error(`elementTypes.d.ts has no ${name}`);
  const code = body.replaceAll(/\/\*[^]*?\*\//g, "");
  return new Set([...code.matchAll(/^ {4}(?:readonly |get |set )?"?([\w-]+)"?\??[:(<]/gm)].map(([, field]) => field));
}

/**
 * custom-elements.json describes the element as its types do, and only styles that there are.
 *
 * @param {{ described: string, declarations: string, scripts: string }} texts `declarations` is elementTypes.d.ts.
 */
export function element({ described, declarations, scripts }) {
  const [{ attributes, members, events, cssProperties, cssParts }] = JSON.parse(described).modules[0].declarations;
  const wrong = [];
  const compare = (what, found, wanted) => {
    const names = new Set(found.map(({ name }) => name));
    for (const name of wanted) if (!names.has(name)) wrong.push(`custom-elements.json lacks the ${what} ${name}`);
    for (const name of names)
      if (!wanted.has(name)) wrong.push(`custom-elements.json has the ${what} ${name}, which is none`);
  };
  compare("attribute", attributes, fieldsOf(declarations, "SkillsGapAttributes"));
  const inherited = new Set(["addEventListener"]);
  const own = fieldsOf(declarations, "SkillsGapElement");
  compare("member", members, new Set([...own].filter((name) => !inherited.has(name))));
  compare("event", events, fieldsOf(declarations, "SkillsGapEventMap"));
  for (const { name } of cssProperties)
    if (!new RegExp(`${name}(?![\\w-])`).test(scripts)) wrong.push(`no style of the element asks for ${name}`);
  for (const { name } of cssParts)
    if (!new RegExp(`part(=|\\.add\\()["'\`]${name}["'\`]`).test(scripts))
      wrong.push(`the element has no part ${name}`);
  return wrong;
}
