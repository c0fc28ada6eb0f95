import { fileURLToPath } from "node:url";

/** The folder of the built page; `SKILLS_GAP_DIST` names another one. */
export const dist = process.env.SKILLS_GAP_DIST ?? fileURLToPath(new URL("../../../www/dist/", import.meta.url));
