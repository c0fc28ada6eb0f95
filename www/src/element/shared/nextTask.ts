/** Ends this task, so that what the person does meanwhile does not wait for what follows. */
export const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));
