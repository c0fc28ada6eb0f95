import { type Catalogue, defaultScale, open } from "../core/index.js";
import { Announcer } from "./announcer.js";
import { App } from "./app.js";
import { AnswerStore } from "./storage.js";

/** Puts the answer into the page: the one place that knows this document. */
async function start(root: HTMLElement, region: HTMLElement): Promise<void> {
  let catalogue: Catalogue;
  try {
    catalogue = await open();
  } catch {
    offerAgain(root, region);
    return;
  }
  root.textContent = "";
  root.removeAttribute("aria-busy");
  const app = new App({
    root,
    catalogue,
    defaultScale: defaultScale(),
    store: new AnswerStore(),
    announcer: new Announcer(region),
    titled: (title) => (document.title = title),
  });
  acceptDrops(app);
}

/** The core did not arrive: a broken connection, most often. */
function offerAgain(root: HTMLElement, region: HTMLElement): void {
  const words = document.createElement("p");
  words.textContent = "Part of this page did not arrive, so it cannot work out anything yet. Your saved answers are untouched.";
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button button-main";
  again.textContent = "Try again";
  again.addEventListener("click", () => void start(root, region));
  root.removeAttribute("aria-busy");
  root.replaceChildren(words, again);
}

/** A file dropped beside the field would otherwise take the place of the page. */
function acceptDrops(app: App): void {
  const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (isFile(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void app.readFile(file);
  });
}

const root = document.getElementById("skills-gap");
const region = document.getElementById("announcements");
if (root && region) void start(root, region);
