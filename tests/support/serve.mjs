// A folder on loopback, as a plain web server gives it, under the policy that the page promises
// to work with.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

/** The strictest policy under which WebAssembly runs. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves the files of `folder`; what is in `pages` (path to HTML) comes before them.
 *
 * @param {string} folder
 * @param {Record<string, string>} [pages]
 * @param {{ policy?: string | null, types?: Record<string, string>, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ url: string, requests: string[], close: () => Promise<void> }>} `requests`
 *   grows with every path that is asked for.
 */
export async function serve(folder, pages = {}, { policy = POLICY, types = {}, headers = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    requests.push(pathname);
    if (policy) response.setHeader("content-security-policy", policy);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      const page = pages[pathname];
      const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
      const body = page ?? (await readFile(inside(folder, decodeURIComponent(file))));
      response.setHeader("content-type", types[extname(file)] ?? TYPES[extname(file)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

function inside(folder, path) {
  const root = resolve(folder);
  const full = join(root, path);
  if (!full.startsWith(root + sep)) throw new Error("outside");
  return full;
}
