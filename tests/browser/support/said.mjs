/** Runs in the page, or before it: keeps in `said` all that is said to screen readers from now on. */
export function keepSaid() {
  globalThis.said = [];
  const listen = () => {
    const region = document.querySelector("[role=status]");
    // The element brings it.
    if (!region) return setTimeout(listen);
    const keep = () => globalThis.said.push(region.textContent);
    new MutationObserver(keep).observe(region, { childList: true, characterData: true, subtree: true });
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", listen);
  else listen();
}
