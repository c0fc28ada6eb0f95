// node sizes.mjs, in www/: the size of each file that is shipped, alone as a web server compresses it, and of what a
// visit loads. Ends with 1 over a budget.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PACKAGE = "../pkg";
const PAGE = "dist";

/** Files of the page that load only when a person asks for what they do; all others load in every visit. */
const ON_DEMAND = /\/(addOccupation-[^/]*\.js|model-[^/]*\.bin|skills_gap_readers_bg-[^/]*\.wasm)$/;

const FORMS = {
  raw: (bytes) => bytes.length,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
  brotli: (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length,
};

const inPackage = filesIn(PACKAGE).filter((path) => /\.(js|wasm|json|bin)$|catalogue\.txt$/.test(path));
const inPage = filesIn(PAGE);
const ofModule = (name) => [`${name}_bg.wasm`, `${name}.js`].map((file) => `${PACKAGE}/generated/${file}`);

// The document names all that the first answer needs: scripts, styles, module, data.
const named = [...readFileSync(`${PAGE}/index.html`, "utf8").matchAll(/(?:src|href)="\.\/([^"]+)"/g)];
const firstAnswer = [`${PAGE}/index.html`, ...new Set(named.map(([, file]) => `${PAGE}/${file}`))];
const plainVisit = inPage.filter((path) => !ON_DEMAND.test(path));

/** What the element loads at once: all but what a person or a page asks for, and what follows the first picture. */
const elementStart = inPackage.filter(
  (path) => /\/element(-\w+|Words)?\.js$/.test(path) && !/(addOccupation|checkedWords|exploreView)\.js$/.test(path),
);

/** Name, files, form and bytes of each budget. */
const budgets = [
  // The design's 165,000 were set before serde's derives, which take 20 kB, and before expectations with their range,
  // which one slip does not overturn, and the ranking of related occupations, which take 30 kB. Adverts and profiles take
  // 24 kB: half of it takes their requests in and gives their reports out. Links with answers take 6 kB; an
  // advert that answers keep, 3 kB; overviews among related occupations and names that are meant, 1 kB. That links without
  // a name are found by index, and limits with their words, take 3 kB. Days on which something was done and halfway points
  // take 1.5 kB. That a pair is counted once wherever it is rejected, and a form of links of their own for halfway points, take
  // 0.7 kB. That answers which lie to one side tell of all takes 0.4 kB; that a list of examples counts for nothing after the
  // same statement, 0.2 kB. That a range alone is worked out without reasons, and that an advert's own marks ("essential")
  // match nothing, take 0.6 kB. That what is known takes no more part in an estimate's sums takes 1.1 kB, and a fifth of the
  // time of a table's row away; words that are close by themselves take 0.1 kB. That an advert that fits
  // no occupation takes none, and that a qualification proposes knowledge in part, take 0.8 kB: measured, 278,965.
  ["engine: module and glue", ofModule("skills_gap"), "gzip", 279_100],
  // 135,000 before tables with ratings, pages in three layouts, and records of three more kinds, each a reader of its
  // own, take 13 kB. Adverts and profiles take 45 kB. Several standards in one text, tables turned round or ticked, keys of
  // ratings and what is told apart from statements take 17 kB. That of several records the last counts takes 0.4 kB. What a
  // copy brings beside statements (heads of pages, chats, broken lines, ticks, row numbers), answers in JSON, scales that are
  // asked for, and how boards write adverts take 25 kB.
  // A list of too many statements that is refused by its limit, and answers that are matched by name, take 0.8 kB.
  // A visit that brings nothing loads none of it.
  // What tables say beside ability (needs, evidence, pairs, tables of our own) takes 2 kB.
  // That lines among statements are told from them, and headings in many words, takes 8 kB: measured, 261,625.
  // That lists are read however programs and people write them (bullets, codes, several statements a line, duties with
  // their codes), that they end where a page goes on, and that no line and no reference of something else is taken, take 9 kB.
  // Which end of a scale is the better, what columns and rows of tables are, pay beside a grade, and what adverts and CVs say
  // of what is not asked, not done, or another person's, take 8.5 kB: measured, 280,027.
  // What an item of an advert says of itself, facts within lines, jobs and courses in CVs, hidden text of pages, UTF-16
  // without its mark, and the headings that follow lists take 8 kB; one sort for all gives 5.5 kB back: measured, 282,341.
  // That done work which only sounds like learning still counts, that a mark needs a sign, and attributes that are read as
  // such, not looked for as words, take 2.5 kB: measured, 284,525.
  // That texts which a site cut off stand once, that records of mixed forms are read with what is there, and that what is
  // assessed stands for no statement, take 1.3 kB: measured, 285,727.
  // That what is assessed is named where nothing else is of its kind takes 0.4 kB.
  // Marks of person specifications, by letters, words and columns, take 6 kB; what stands around adverts (boards, e-mails,
  // frames of pages, breaks of lines), when to apply, titles and pay in sentences, columns and qualifications in CVs, and
  // codes alone that are doubted take 7 kB: measured, 299,442.
  ["readers: module and glue", ofModule("skills_gap_readers"), "gzip", 299_900],
  // The design's 45,000 were set before the four screens. The styles, which are in the script, take 9,000; that each text
  // has a name, by which a page may give another, takes 6,000. Links with answers and several people take 3,000,
  // adverts that are kept 2,000. That an example stays one until a person takes it, and that what is said of questions that are
  // left never rises, take 1,000. That a new screen begins at its top, and notes in the plan, take 350. Names
  // in files and titles, what an advert asks for beyond all numbers, and how many jobs there are take 500.
  // Long names that stand once more in short take 300; shares of what weighs differently, in per cent, 200.
  // Tick boxes as plain in the dark as in the light, and planks that fall once, take 190. What to do where no job is
  // found, and a job called a job, take 70.
  ["element: what it starts with", elementStart, "gzip", 67_900],
  // With the styles of the element. People, earlier days and links take 7,000, half of it after the first picture; the
  // service worker takes 800. That calls of the package are refused in words that say what to do takes 1,000.
  // What is done and its days, texts that are English on a page in another language, and "most of it" take 1,200.
  // That nothing of one person lands with another, and the plan's folded lists, take 900. That whatever stands in a call of
  // the package is refused in words takes 400. An example that stays one, the statements of what is brought in, and the same
  // people recognised in a file take 2,700.
  // A refused Trusted Types policy, told in plain words where no style has arrived, takes 300. A plan that takes notes, says
  // what is held by then and leads straight there takes 1,200. A plank's line in view, with the next one, a picture that is never
  // cut, and names on all that is taken away take 1,500. Long names that stand once more in short, and an element that begins
  // once the page's own words are seen, take 600; shares of what weighs differently, in per cent, 200.
  // Tick boxes as plain in the dark as in the light, planks that fall once and that their line never covers, what each point
  // of a pasted table becomes, what a CV does not say, and earlier today told from now take 360: measured, 113,554.
  // Templates without their indents give 1,300 back. An answer from every row, why a way is suggested, lines of the map that
  // do not cross, planks for fingers, and notices that say what to do take 1,000 of it: measured, 113,372.
  ["page: all scripts", inPage.filter((path) => path.endsWith(".js")), "gzip", 113_700],
  ["statement model", [`${PACKAGE}/generated/model.bin`], "raw", 1_000_000],
];

const sizes = new Map([...inPackage, ...inPage].map((path) => [path, measure(path)]));
row("bytes", { raw: "raw", gzip: "gzip", brotli: "brotli" }, "budget");
for (const path of sizes.keys()) row(path.replace("../", ""), sizes.get(path));
row("= npm package: code and data", sum(inPackage));
row("= page: first answer", sum(firstAnswer));
row("= page: plain visit", sum(plainVisit));
row("= page: everything", sum(inPage));
for (const [name, paths, form, budget] of budgets) {
  const total = sum(paths);
  row(`= ${name}`, total, `${budget} ${form}`);
  if (total[form] > budget) {
    console.log(`✗ ${name}: ${total[form] - budget} bytes of ${form} over the budget`);
    process.exitCode = 1;
  }
}

function filesIn(folder) {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run \`cargo xtask build\``);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .sort();
}

function measure(path) {
  const bytes = readFileSync(path);
  return Object.fromEntries(Object.entries(FORMS).map(([form, length]) => [form, length(bytes)]));
}

function sum(paths) {
  const of = (form) => paths.reduce((total, path) => total + sizes.get(path)[form], 0);
  return Object.fromEntries(Object.keys(FORMS).map((form) => [form, of(form)]));
}

function row(name, size, budget = "") {
  const columns = Object.keys(FORMS).map((form) => String(size[form]).padStart(9));
  console.log(`  ${name.padEnd(48)}${columns.join(" ")}   ${budget}`.trimEnd());
}
