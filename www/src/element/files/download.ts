/** Downloads a file. Nothing leaves the device. */
export function download(name: string, content: string | Blob, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  // Not in the page: its own handlers of clicks have no part in this.
  link.click();
  // The browser needs the address until the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** "skills-gap-amir-khan-OCC0526-2025-11-21.json", with the name of whose it is where there are several people. */
export const fileName = (target: string, today: Date, ending = "json", what = "skills-gap", whose = ""): string =>
  `${[what, inFileName(whose), target, today.toISOString().slice(0, 10)].filter(Boolean).join("-")}.${ending}`;

/** Letters and digits of any language; nothing that a system may refuse. */
const inFileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
