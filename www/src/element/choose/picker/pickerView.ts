import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Words } from "../../words/words.js";
import type { Picker, PickerOption } from "./picker.js";

/** The field and its list. `chosen` is the name of the chosen occupation; `isWrong` says that an error stands above. */
export function pickerView(picker: Picker, chosen: string, isWrong: boolean, words: Words): TemplateResult {
  const { id, open, options, active } = picker;
  const list = `${id}-list`;
  return html`<div class="picker">
    <input
      id=${id}
      class="select picker-field"
      type="text"
      role="combobox"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      placeholder=${words.say("picker.placeholder")}
      aria-autocomplete="list"
      aria-describedby=${isWrong ? `${id}-error` : nothing}
      aria-invalid=${isWrong ? "true" : nothing}
      aria-expanded=${open ? "true" : "false"}
      aria-controls=${list}
      aria-activedescendant=${open && active >= 0 ? `${list}-${active}` : nothing}
      .value=${live(picker.text ?? chosen)}
      @input=${({ target }: Event & { readonly target: HTMLInputElement }) => picker.typed(target.value)}
      @click=${({ target }: Event & { readonly target: HTMLInputElement }) => {
        if (picker.text === null) target.select();
        picker.show();
      }}
      @blur=${() => picker.close()}
      @keydown=${(event: KeyboardEvent) => {
        if (!event.isComposing && picker.handleKey(event.key, event.altKey)) event.preventDefault();
      }}
    />
    <svg class="select-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 6l5 5 5-5" /></svg>
    <div class="picker-list" ?hidden=${!open} @pointerdown=${(event: Event) => event.preventDefault()}>
      <p class="picker-words" aria-hidden="true">${open ? picker.words() : nothing}</p>
      <ul
        id=${list}
        role="listbox"
        aria-labelledby=${`${id}-label`}
      >
        ${open ? options.map((option, index) => optionView(option, `${list}-${index}`, index === active, picker, words)) : nothing}
      </ul>
    </div>
  </div>`;
}

function optionView(
  option: PickerOption,
  id: string,
  isActive: boolean,
  picker: Picker,
  { say }: Words,
): TemplateResult {
  const { reference, name, level, route, matched } = option;
  const byName = matched?.field === "name";
  return html`<li
    id=${id}
    class="picker-option"
    role="option"
    aria-selected=${isActive ? "true" : "false"}
    @click=${() => picker.select(reference)}
  >
    <span class="picker-name">${byName ? highlighted(matched) : name}</span>
    <span class="picker-facts">${[level === null ? "" : say("choose.level", { level }), route].filter(Boolean).join(" · ")}</span>
    ${
      matched && matched.field !== "name"
        ? html`<span class="picker-why">${say(`picker.${matched.field}`)} ${highlighted(matched)}</span>`
        : nothing
    }
  </li>`;
}

/** A text with its matching ranges marked. */
function highlighted({ text, ranges }: NonNullable<PickerOption["matched"]>): unknown[] {
  const pieces: unknown[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    pieces.push(text.slice(end, from), html`<mark>${text.slice(from, to)}</mark>`);
    end = to;
  }
  return [...pieces, text.slice(end)];
}
