import "../element/define.js";
import { takeDrops } from "../element/files/takeDrops.js";
import { keepPage } from "./offline/register.js";

takeDrops(document, (file) => void document.querySelector("skills-gap")?.readFile(file));
keepPage();
