import { App } from "../element/app.js";
import { CatalogueCache } from "../element/catalogue/catalogueCache.js";
import { loadInitialData } from "../element/catalogue/initialData.js";
import { documentAddress } from "../element/screens/address.js";
import { Announcer } from "../element/shared/announcer.js";
import { AnswerStore } from "../element/storage/answerStore.js";
import { OccupationStore } from "../element/storage/occupationStore.js";
import { defaultScale, open } from "../package/index.js";

/** Puts the app into the page. Only this file knows the document around it. */
async function start(root: HTMLElement, region: HTMLElement): Promise<void> {
  root.setAttribute("aria-busy", "true");
  try {
    const [catalogueCache, occupations, store] = [
      new CatalogueCache(await open(packOf(root))),
      new OccupationStore(),
      new AnswerStore(),
    ];
    const initialData = await loadInitialData(catalogueCache, occupations, store);
    root.textContent = "";
    acceptDrops(
      new App({
        root,
        catalogueCache,
        initialData,
        defaultScale: defaultScale(),
        store,
        occupations,
        announcer: new Announcer(region),
        address: documentAddress(),
        setTitle: (title) => {
          document.title = title;
        },
      }),
    );
  } catch (error) {
    console.error(error);
    offerAgain(root, region);
  }
  root.removeAttribute("aria-busy");
}

/** The pack that a careers site serves beside the page, as in `<div id="skills-gap" data-pack="pack/">`. */
function packOf({ dataset: { pack } }: HTMLElement): { pack?: URL } {
  return pack ? { pack: new URL(pack, document.baseURI) } : {};
}

/** Shown where the engine could not be loaded, most often because the connection broke. */
function offerAgain(root: HTMLElement, region: HTMLElement): void {
  const words = document.createElement("p");
  words.textContent =
    "This page cannot start: most often, part of it did not arrive. Your saved answers are untouched.";
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button button-main";
  again.textContent = "Try again";
  again.addEventListener("click", () => void start(root, region));
  const notice = document.createElement("div");
  notice.className = "notice notice-problem";
  notice.append(words, again);
  // The words above it stay: they say what the page is for.
  root.querySelector(".choose-main")?.replaceChildren(notice);
}

/** Reads a dropped file. The browser would otherwise open it in place of the page. */
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
