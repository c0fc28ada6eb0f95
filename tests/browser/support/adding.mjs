import { on } from "./person.mjs";

/** What a person does to add an occupation. */

/** A form with ratings of its own, which does not say of what it is. */
export const skillsScan = `KSB,Description,Confidence (1-5)
K1,How cloth is made and sold,1
K2,How thread is made,5
S1,Sew by hand and by machine,3
B1,Work with care,
`;

export async function openAdding(page) {
  await on(page, "Choose");
  const button = page.getByRole("button", { name: "Paste a job advert, or an occupation that is not listed" });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  await page.locator("#add-text").waitFor();
}

export async function paste(page, text) {
  await page.getByLabel("Paste a job advert, or the page of an occupation").fill(text);
  await page.getByRole("button", { name: "Read what I pasted" }).click();
}

export async function addPasted(page, text) {
  await openAdding(page);
  await paste(page, text);
  await page.getByRole("button", { name: /^Add (?!an occupation)/ }).click();
  await page.getByText(/(is|are) added\./).waitFor();
}
