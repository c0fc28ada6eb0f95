import type { PlanItem, PlanReport, PlanStep } from "../../package/types.js";
import { shownName } from "../people/personName.js";
import { askedWords } from "../shared/askedNote.js";
import { dayWords } from "../shared/day.js";
import { assumptionWords } from "../shared/words.js";
import { countsAdvert, doneOn, noteOf } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";
import { productWords, sourceOf } from "../ways/words.js";
import { hasExample, partWords, planParts } from "./planParts.js";
import { stepTally } from "./planWords.js";

/** The plan as Markdown, with a box to tick for each statement. */
export function planText(report: PlanReport, model: Model): string {
  const { words } = model;
  const { say } = words;
  const target = report.steps.at(-1)?.occupation.name ?? "";
  const whose = shownName(words, model.state.people);
  const unlock = report.biggestUnlock;
  const edges = [
    `# ${say("planText.title", { target })}`,
    "",
    ...(whose ? [say("result.name", { name: whose }), ""] : []),
    say("result.date", { date: words.date(new Date()) }),
    ...(model.current && model.current !== model.target
      ? ["", say("planText.from", { current: model.current.name })]
      : []),
    ...(report.assumed.length > 0
      ? ["", say("result.assumes", { what: assumptionWords(words, report.assumed, model.current?.reference) })]
      : []),
    ...(countsAdvert(model.state.answers) ? ["", askedWords(model) ?? ""] : []),
    ...report.warnings.map(({ message }) => `\n${message}`),
    ...(unlock
      ? [
          "",
          say("planText.unlock", {
            code: unlock.statement.code,
            occupation: nameOf(model, unlock.statement.occupation),
            statement: unlock.statement.statement,
            count: unlock.statements - 1,
          }),
        ]
      : []),
    ...report.steps.flatMap((step, at) => stepLines(step, at + 1, model)),
    "",
    say("planText.licence"),
    say("planText.made", { engine: report.engineVersion, catalogue: report.catalogueVersion }),
  ];
  return `${edges.join("\n")}\n`;
}

const stepLines = ({ occupation, products, counts, items }: PlanStep, number: number, model: Model): string[] => [
  "",
  `## ${stepWords(occupation, number, model)}`,
  "",
  items.length === 0 ? model.words.say("planText.nothing") : stepTally(model.words, counts, number),
  ...(products.length > 0 ? ["", model.words.say("plan.teaches", { products: productsWords(products, model) })] : []),
  ...planParts(items).flatMap((part) => [
    "",
    `### ${partWords(model.words, part.key, counts)}`,
    "",
    ...part.items.flatMap((item) => itemLines(item, occupation, model)),
  ]),
];

const productsWords = (products: PlanStep["products"], { words }: Model): string =>
  words.list(products.map((one) => productWords(words, one)));

function stepWords(
  { name: occupation, level }: PlanStep["occupation"],
  step: number,
  { words: { say } }: Model,
): string {
  return level === null
    ? say("plan.step", { step, occupation })
    : say("planText.stepLevel", { step, occupation, level });
}

function itemLines(item: PlanItem, occupation: PlanStep["occupation"], model: Model): string[] {
  const { code, statement } = item;
  const id = { occupation: occupation.reference, code };
  const day = doneOn(model.state.answers, id);
  const note = noteOf(model.state.answers, id);
  const source = sourceOf(item, occupation, model);
  return [
    `- [${day === "" ? " " : "x"}] **${code}** ${statement}`,
    ...(day === "" ? [] : [`  - ${model.words.say("planText.done", { day: dayWords(model.words, day) })}`]),
    ...(source ? [`  - ${model.words.say("sentence", { text: source })}`] : []),
    ...(note
      ? [`  - ${model.words.say("table.note", { note: note.replaceAll(/\s*\n\s*/g, "; ") })}`]
      : hasExample(item, day !== "")
        ? [`  - ${model.words.say("plan.shown")}`]
        : []),
  ];
}
