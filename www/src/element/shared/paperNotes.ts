import { html, type TemplateResult } from "lit/html.js";
import { shownName } from "../people/personName.js";
import type { Model } from "../state/model.js";

/** On paper: whose it is, of which day, and room for notes. */
export const paperNotes = ({ state, words }: Model): TemplateResult => html`<div class="paper-only paper-notes">
  <p>${words.say("result.name", { name: shownName(words, state.people) })}</p>
  <p>${words.say("result.date", { date: state.printing ? words.date(new Date()) : "" })}</p>
  <p class="paper-lines">${words.say("result.notes")}</p>
</div>`;
