/** All views about many occupations, as one lazy module: the first report does not wait for it. */

import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PathwaysReport } from "../package/types.js";
import type { Commands } from "./commands.js";
import { nearest } from "./nearest/nearest.js";
import { plan } from "./plan/plan.js";
import { isAnythingSaid } from "./state/answers.js";
import { defaultSettings } from "./state/settings.js";
import type { Model } from "./state/model.js";
import { ways } from "./ways/ways.js";
import { elementWordsLater } from "../package/elementWordsLater.js";
import { addEnglish } from "./words/words.js";

addEnglish(elementWordsLater);

export { days } from "./people/daysView.js";
export { PeopleDesk } from "./people/peopleDesk.js";
export { people } from "./people/peopleView.js";
export { lookedAt, uncover } from "./result/lookedAt.js";
export { pictureFile } from "./result/pictureFile.js";
export { planText } from "./plan/planText.js";
export { resultTable } from "./result/resultTable.js";
export { EdgeRenderer } from "./ways/map/edgeRenderer.js";

/** The ways there, where there is more to say than straight there, and the related occupations. */
export function aroundView(model: Model, commands: Commands): unknown {
  return guard(
    dependencies(model),
    (): TemplateResult =>
      html`${hasWays(model) ? ways(model, commands.send) : nothing} ${hasOthers(model) ? nearest(model, commands.send) : nothing}`,
  );
}

/** The learning plan. */
export const planView = (model: Model, commands: Commands): unknown =>
  guard(dependencies(model), () => plan(model, commands));

/** Rendered only when one of these has changed: new reports come later than the answer that asks for them. */
function dependencies({ queries, state, target, current, parts, words }: Model): unknown[] {
  return [
    queries.reports,
    queries.errors,
    queries.loading,
    target,
    current,
    parts.length,
    isAnythingSaid(state.answers),
    state.answers.advert,
    state.answers.done,
    state.answers.notes,
    state.answers.weights,
    state.settings,
    state.inspected,
    state.allLinks,
    state.openPlan,
    state.printing,
    words,
  ];
}

/** Straight there needs no map. What a person has set may leave nothing else, and can only be changed there. */
function hasWays(model: Model): boolean {
  const {
    queries,
    state: { settings },
  } = model;
  const { pathways: report } = queries.reports;
  if (!report) return queries.errors.pathways !== undefined;
  if (report.none?.reason === "atTarget") return false;
  const { officialOnly, neverDown, maxSteps, via, avoid } = settings;
  const isSet =
    officialOnly || neverDown || maxSteps !== defaultSettings.maxSteps || via.length > 0 || avoid.length > 0;
  if (isSet || report.warnings.length > 0 || hasMore(report)) return true;
  // Who holds nothing of it has nothing that a way could begin with.
  return report.none !== null && holdsSomething(model);
}

/** Whether there is an occupation beside the target and the current one, and something that it may be related to. */
const hasOthers = (model: Model): boolean =>
  (!isAnythingSaid(model.state.answers) || holdsSomething(model)) &&
  model.occupations.some(
    ({ reference }) => reference !== model.target?.reference && reference !== model.current?.reference,
  );

/** Whether a person has a job, or holds anything of the one they want. */
function holdsSomething({ current, report }: Model): boolean {
  const { held = 0, partly = 0, probably = 0 } = report?.counts.overall ?? {};
  return current !== null || held + partly + probably > 0;
}

const hasMore = ({ pathways }: PathwaysReport): boolean =>
  pathways.some(({ straight, official }) => !straight || official);
