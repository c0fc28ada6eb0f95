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

/** "skills-gap-OCC0526-2025-11-21.json" */
export const fileName = (target: string, today: Date, ending = "json", what = "skills-gap"): string =>
  `${[what, target, today.toISOString().slice(0, 10)].filter(Boolean).join("-")}.${ending}`;
