import { on } from "./person.mjs";

/** What a person does to add an occupation. */

/** A form with ratings of its own, which does not say of what it is. */
export const skillsScan = `KSB,Description,Confidence (1-5)
K1,How cloth is made and sold,1
K2,How thread is made,5
S1,Sew by hand and by machine,3
B1,Work with care,
`;

/** A job advert, as copied from a job board. */
export const pressAdvert = `Assistant press officer - Band C
Harbour Town Council
Harbour Town

About the role
You will join a small team.

Responsibilities
• Write press releases and content for social media
• Work closely with colleagues across the organisation
• Feed the harbour seals

Benefits
• Free coffee

Closing date: 12 March 2027
`;

/** A CV of somebody made up. */
export const pressCv = `Alex Example
alex@example.org

Work history

Communications assistant, Harbour Town Council
March 2023 - today
- Wrote press releases and content for social media
- Monitored media coverage and reported to managers each morning
- Trained two colleagues in writing for the web

Receptionist, Example Hotel
2019 - 2023
- Welcomed guests and answered the telephone

Interests
I sing in a choir.
`;

/** Takes an advert for the occupation of this name, or for the first that is offered. */
export async function takeAdvert(page, text, name = "") {
  await openAdding(page);
  await paste(page, text);
  const offer = page.locator("#add-note").getByRole("button", { name: new RegExp(`^Choose ${name}`) });
  await offer.first().click();
  await page.locator(".kept-list").first().waitFor();
}

export async function openAdding(page) {
  await on(page, "Choose");
  const button = page.getByRole("button", { name: "Paste a job advert, a CV, or the page of a job" });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  await page.locator("#add-text").waitFor();
}

export async function paste(page, text) {
  await page.getByLabel("Paste a job advert, your CV, or the page of a job").fill(text);
  await page.getByRole("button", { name: "Read what I pasted" }).click();
}

export async function addPasted(page, text) {
  await openAdding(page);
  await paste(page, text);
  await page.getByRole("button", { name: /^Add / }).click();
  await page.getByText(/(is|are) added\./).waitFor();
}
