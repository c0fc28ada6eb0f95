/** Takes a file that is dropped on `on`. The browser would otherwise open it in place of the page. */
export function takeDrops(on: EventTarget, take: (file: File) => void): void {
  on.addEventListener("dragover", (event) => {
    if (filesOf(event)) event.preventDefault();
  });
  on.addEventListener("drop", (event) => {
    const files = filesOf(event);
    if (!files || event.defaultPrevented) return;
    event.preventDefault();
    const [file] = files;
    if (file) take(file);
  });
}

/** The files that are dragged; they have no items before they are dropped. */
const filesOf = (event: Event): FileList | null =>
  event instanceof DragEvent && event.dataTransfer?.types.includes("Files") ? event.dataTransfer.files : null;
