import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtPack } from "../../support/pack.mjs";
import { dist } from "./dist.mjs";
import { house } from "./visit.mjs";

/** What breaks off the load of the files about all occupations. */
export const withoutAll = (context) => context.route("**/pack/all.*", (route) => route.abort());

/** A house of the page with a pack. */
export async function packHouse() {
  const built = await builtPack();
  const site = await siteWith(built.pack);
  const home = await house(site.folder);
  return {
    ...home,
    close: async () => {
      await home.close();
      await Promise.all([site.remove(), built.remove()]);
    },
  };
}

/** The built page as a careers site has it: beside it a pack, named in its HTML. */
export async function siteWith(pack) {
  const folder = await mkdtemp(join(tmpdir(), "skills-gap-site-"));
  await cp(dist, folder, { recursive: true });
  await cp(pack, join(folder, "pack"), { recursive: true });
  const file = join(folder, "index.html");
  const html = (await readFile(file, "utf8"))
    .replace("<skills-gap ", '<skills-gap pack="pack/" ')
    // The page's own catalogue is not needed then.
    .replace(/\s*<link data-rel="preload"[^>]*catalogue[^>]*>/g, "");
  await writeFile(file, html);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
