import type { PlanItem, PlanReport, PlanStep } from "../../package/types.js";
import { assumptionWords, capitalised, list, tallyWords } from "../shared/words.js";
import { type Model, nameOf } from "../state/model.js";
import { productWords, sourceWords, unlockWords } from "../ways/words.js";
import { planParts } from "./planParts.js";

/** The plan as Markdown, with a box to tick for each statement. */
export function planText(report: PlanReport, model: Model): string {
  const target = report.steps.at(-1)?.occupation.name ?? "";
  const unlock = report.biggestUnlock;
  const edges = [
    `# Learning plan: ${target}`,
    "",
    ...(model.current ? [`From ${model.current.name}.`] : []),
    ...(report.assumed.length > 0
      ? ["", `This assumes ${assumptionWords(report.assumed, model.current?.reference)}.`]
      : []),
    ...report.warnings.map(({ message }) => `\n${message}`),
    ...(unlock
      ? [
          "",
          `Biggest unlock: ${unlock.statement.code} of ${nameOf(model, unlock.statement.occupation)}, “${unlock.statement.statement}” Learning it ${unlockWords(unlock.statements)}.`,
        ]
      : []),
    ...report.steps.flatMap((step, at) => stepLines(step, at + 1, model)),
    "",
    "Contains Skills England data, Open Government Licence v3.0.",
    `Worked out by skills-gap ${report.engineVersion} from a person’s own answers; catalogue ${report.catalogueVersion}.`,
  ];
  return `${edges.join("\n")}\n`;
}

const stepLines = ({ occupation, products, counts, items }: PlanStep, number: number, model: Model): string[] => [
  "",
  `## Step ${number}: ${occupation.name}${occupation.level === null ? "" : ` (level ${occupation.level})`}`,
  "",
  `${items.length === 0 ? "Nothing is left to learn" : capitalised(tallyWords(counts))}.`,
  ...(products.length > 0 ? ["", `What teaches it: ${list(products.map(productWords))}.`] : []),
  ...planParts(items).flatMap((part) => [
    "",
    `### ${part.title}`,
    "",
    ...part.items.flatMap((item) => itemLines(item, occupation, model)),
  ]),
];

function itemLines(item: PlanItem, occupation: PlanStep["occupation"], model: Model): string[] {
  const { code, statement, prompt } = item;
  const source = sourceWords(item, occupation, (reference) => nameOf(model, reference));
  return [`- [ ] **${code}** ${statement}`, ...(source ? [`  - ${source}.`] : []), `  - To write down: ${prompt}`];
}
