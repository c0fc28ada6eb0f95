/** Registers `<skills-gap>`, once however often it is imported. */
export * from "./element-class.js";
