import { on } from "./person.mjs";

/** What a person does to add an occupation. */

export async function openAdding(page) {
  await on(page, "Choose");
  const button = page.getByRole("button", { name: "Add an occupation that is not listed" });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  await page.locator("#add-text").waitFor();
}

export async function paste(page, text) {
  await page.getByLabel("Paste the text of its page").fill(text);
  await page.getByRole("button", { name: "Read what I pasted" }).click();
}

export async function addPasted(page, text) {
  await openAdding(page);
  await paste(page, text);
  await page.getByRole("button", { name: /^Add (?!an occupation)/ }).click();
  await page.getByText(/(is|are) added\./).waitFor();
}
