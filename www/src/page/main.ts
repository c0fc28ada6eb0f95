import "../element/define.js";
import { takeDrops } from "../element/files/takeDrops.js";
// With the element at once, not after it: this page is there for nothing else.
import "../element/startApp.js";
import { keepPage } from "./offline/register.js";

takeDrops(document, (file) => void document.querySelector("skills-gap")?.readFile(file));
keepPage();
