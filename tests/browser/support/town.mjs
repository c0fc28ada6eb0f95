/** What a person does in the made-up town, by the names that a person sees. */

import { town } from "../../fixtures/catalogues/town.mjs";
import { townAnswers } from "./states.mjs";
import { visit } from "./visit.mjs";

/** A visit to the town, in the page's own order unless `settings` say otherwise. */
export const visitTown = (home, { answers = {}, settings = null, ...options } = {}) =>
  visit(home, { catalogue: town, storage: townAnswers(answers), settings, ...options });

export const node = (page, name) => page.locator(".map").getByRole("button", { name: new RegExp(name) });

export const way = (page, name) => page.locator(".way-card", { hasText: name });

/** Until every question has its answer, so that what stands there is about the newest answers. */
export const answered = (page) => page.waitForFunction(() => !globalThis.find("[aria-busy=true]"));
