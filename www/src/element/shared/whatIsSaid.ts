import { type Answers, answerCountsByOccupation, assumedOccupations } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";

/** "8 for Policy officer", "what you said of your job as a whole" */
export const whatIsSaid = (answers: Answers, model: Model): string[] => {
  const { say } = model.words;
  return [
    ...answerCountsByOccupation(answers).map(([reference, number]) =>
      say("keep.each", { number, occupation: nameOf(model, reference) }),
    ),
    ...assumedOccupations(answers).map((reference) => say("keep.assumed", { occupation: nameOf(model, reference) })),
  ];
};
