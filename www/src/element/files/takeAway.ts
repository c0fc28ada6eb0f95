import type { Catalogue } from "../../package/index.js";
import type { pictureFile, planText, resultTable } from "../exploreView.js";
import { shownName } from "../people/personName.js";
import { countsAdvert, fileText } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { sendToThem } from "../state/whose.js";
import { download, fileName } from "./download.js";
import { messageOf } from "./parseAnswers.js";

type Context = {
  readonly root: ParentNode;
  readonly catalogue: () => Catalogue;
  readonly model: () => Model;
  readonly send: Send;
  /** What makes the texts and pictures; `undefined` until it is loaded. */
  readonly makers: () => Makers | undefined;
  readonly say: (message: string) => void;
};

export type Makers = {
  readonly planText: typeof planText;
  readonly pictureFile: typeof pictureFile;
  readonly resultTable: typeof resultTable;
};

/** What a person takes away as a file. */
export class TakeAway {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  answers(): void {
    const { answers, added } = this.#context.model().state;
    download(this.#name(answers.target), fileText(answers, added));
  }

  /** Makes a link with the answers in it, and copies it where the browser lets it. */
  async link(): Promise<void> {
    const { catalogue, model, say } = this.#context;
    const send = sendToThem({ state: () => model().state, send: this.#context.send });
    const { state, words } = model();
    const of = state.answers;
    try {
      const { fragment, ...leftOut } = catalogue().toLink(of);
      const address = new URL(`#${fragment}`, location.href).href;
      const isCopied = await copied(address);
      send({ type: "linkMade", link: { of, address, isCopied, ...leftOut } });
      if (isCopied) say(words.say("link.copied"));
    } catch (error) {
      send({ type: "linkMade", link: { of, problem: words.capitalised(messageOf(error)) } });
    }
  }

  unreadable(): void {
    for (const { text } of this.#context.model().state.unreadable) download("skills-gap-unreadable.txt", text);
  }

  plan(): void {
    const model = this.#context.model();
    const { queries, target } = model;
    const makers = this.#context.makers();
    if (!queries.reports.plan || !target || !makers) return;
    const name = this.#name(target.reference, "md", "learning-plan");
    download(name, makers.planText(queries.reports.plan, model), "text/markdown");
  }

  table(): void {
    const { report, scale, state, words } = this.#context.model();
    const makers = this.#context.makers();
    if (!report || !makers) return;
    const { reference } = report.target;
    const name = this.#name(reference, "csv");
    download(name, makers.resultTable(words, report, scale.points, state.answers.done?.[reference]), "text/csv");
  }

  async picture(): Promise<void> {
    const { report, state, words } = this.#context.model();
    const bridge = this.#context.root.querySelector<SVGSVGElement>(".bridge-wide");
    if (!report || !bridge) return;
    const name = this.#name(report.target.reference, "png");
    const picture = await this.#context
      .makers()
      ?.pictureFile(bridge, report, words, countsAdvert(state.answers), shownName(words, state.people));
    if (picture) download(name, picture, "image/png");
    else this.#context.say(words.say("file.noPicture"));
  }

  /** What a file is called, with whose it is. */
  #name(target: string, ending?: string, what?: string): string {
    const { state, words } = this.#context.model();
    return fileName(target, new Date(), ending, what, shownName(words, state.people));
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or no secure page: the person copies it from the field.
    return false;
  }
}
