/// <reference types="vite/client" />
/** Has the page kept by the browser, once it is loaded. Where that cannot be, the page works all the same. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = (): void => void navigator.serviceWorker.register("./sw.js").catch(console.info);
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
