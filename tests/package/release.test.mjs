// What `cargo xtask release` finds missing, and how a version is published.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { addresses, changelog, contents, element, versions } from "../../xtask/scripts/releaseChecks.mjs";
import { ROOT } from "./packed.mjs";

const read = (name) => readFile(join(ROOT, name), "utf8");
const cargo = await read("Cargo.toml");
const manifest = await read("www/package.json");
const lock = await read("www/package-lock.json");
const golden = await read("tests/hosts/golden.json");
const newer = (text) => text.replaceAll('"0.1.0"', '"0.2.0"');

test("one version stands everywhere, and another is named with its file", () => {
  assert.deepEqual(versions({ cargo, manifest, lock, golden }), []);
  const renamed = JSON.stringify({ ...JSON.parse(manifest), version: "9.9.9" });
  assert.deepEqual(versions({ cargo, manifest: renamed, lock, golden }), [
    `www/package.json says 9.9.9, Cargo.toml ${JSON.parse(manifest).version}`,
  ]);
});

test("the changelog begins with this version and says what is new", () => {
  const of = (changes) => changelog({ cargo: newer(cargo.replace(/^version = ".*"/m, 'version = "0.1.0"')), changes });
  assert.deepEqual(of("# Changes\n\n## 0.2.0\n\nNew.\n\n- One.\n\n## 0.1.0\n\n- Two.\n"), []);
  assert.match(String(of("# Changes\n\n## 0.1.0\n\n- Two.\n")), /begins with 0\.1\.0, not with 0\.2\.0/);
  assert.match(String(of("# Changes\n")), /begins with no version/);
  assert.match(String(of("# Changes\n\n## 0.2.0\n\n## 0.1.0\n\n- Two.\n")), /says nothing of 0\.2\.0/);
  assert.match(String(of("# Changes\n\n## 0.2.0\n\nNot published yet.\n\n- One.\n")), /not published yet/);
});

test("addresses are asked for, and never made up", () => {
  const bare = JSON.stringify({ name: "x" });
  const crate = '[package]\nname = "x"\n\n[dependencies]\nrepository = "1"\n';
  assert.deepEqual(addresses({ cargo: crate, manifest: bare }), [
    "www/package.json has no repository",
    "www/package.json has no homepage",
    "www/package.json has no bugs",
    "Cargo.toml has no repository",
    "Cargo.toml has no homepage",
  ]);
  const full = JSON.stringify({ repository: "a", homepage: "b", bugs: "c" });
  const said = '[package]\nname = "x"\nrepository = "a"\nhomepage.workspace = true\n';
  assert.deepEqual(addresses({ cargo: said, manifest: full }), []);
});

test("a file that nobody knows is named", () => {
  assert.deepEqual(contents(["index.js", "docs/limits.md", "index.js.map", ".env", "generated/x.bin"]), [
    "index.js.map is a file that nobody knows",
    ".env is a file that nobody knows",
    "generated/x.bin is a file that nobody knows",
  ]);
});

test("the description of the element that editors read is what the element is", async () => {
  const described = await read("www/custom-elements.json");
  const declarations = (await read("pkg/elementTypes.d.ts")).replaceAll("\r", "");
  const names = ["element.js", "element-class.js", "element-startApp.js"];
  const scripts = (await Promise.all(names.map((name) => read(`pkg/${name}`)))).join("\n");
  assert.deepEqual(element({ described, declarations, scripts }), []);
  const wrong = described
    .replace('"name": "routed"', '"name": "rooted"')
    .replace('"name": "readFile"', '"name": "open"')
    .replace('"name": "--skills-gap-paper"', '"name": "--skills-gap-pap"');
  assert.deepEqual(element({ described: wrong, declarations, scripts }), [
    "custom-elements.json lacks the attribute routed",
    "custom-elements.json has the attribute rooted, which is none",
    "custom-elements.json lacks the member readFile",
    "custom-elements.json has the member open, which is none",
    "no style of the element asks for --skills-gap-pap",
  ]);
});

test("a version is published by hand alone, with its provenance, and once it is ready", async () => {
  const workflow = await read(".github/workflows/publish.yml");
  const [, events] = /^on:\n((?: .*\n|\n)+)/m.exec(workflow);
  assert.deepEqual(events.match(/^ {2}\w+/gm), ["  workflow_dispatch"]);
  assert.match(workflow, /npm publish .*--provenance/);
  assert.match(workflow, /cargo publish/);
  assert.ok(workflow.indexOf("cargo xtask release") < workflow.indexOf("npm publish"));
});
