import type { PlanItem, PlanReport, PlanStep } from "../../package/types.js";
import { askedWords } from "../shared/askedNote.js";
import { dayWords } from "../shared/day.js";
import { assumptionWords, tallyWords } from "../shared/words.js";
import { countsAdvert, doneOn } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";
import { itemsOf, unlockRests } from "../ways/biggestUnlock.js";
import { productWords, sourceWords } from "../ways/words.js";
import { hasExample, planParts } from "./planParts.js";

/** The plan as Markdown, with a box to tick for each statement. */
export function planText(report: PlanReport, model: Model): string {
  const { words } = model;
  const { say } = words;
  const target = report.steps.at(-1)?.occupation.name ?? "";
  const unlock = report.biggestUnlock;
  const edges = [
    `# ${say("planText.title", { target })}`,
    "",
    ...(model.current ? [say("planText.from", { current: model.current.name })] : []),
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
          ...unlockRests(unlock, itemsOf(report), words),
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
  items.length === 0 ? model.words.say("planText.nothing") : model.words.sentence(tallyWords(model.words, counts)),
  ...(products.length > 0 ? ["", model.words.say("plan.teaches", { products: productsWords(products, model) })] : []),
  ...planParts(items).flatMap((part) => [
    "",
    `### ${model.words.say(part.key)}`,
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
    ? say("planText.step", { step, occupation })
    : say("planText.stepLevel", { step, occupation, level });
}

function itemLines(item: PlanItem, occupation: PlanStep["occupation"], model: Model): string[] {
  const { code, statement } = item;
  const day = doneOn(model.state.answers, { occupation: occupation.reference, code });
  const source = sourceWords(model.words, item, occupation, (reference) => nameOf(model, reference));
  return [
    `- [${day === "" ? " " : "x"}] **${code}** ${statement}`,
    ...(day === "" ? [] : [`  - ${model.words.say("planText.done", { day: dayWords(model.words, day) })}`]),
    ...(source ? [`  - ${model.words.say("sentence", { text: source })}`] : []),
    ...(hasExample(item, day !== "") ? [`  - ${model.words.say("plan.prompt")}`] : []),
  ];
}
