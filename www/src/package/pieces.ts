import { answered } from "./errors.js";
import { CoreCatalogue } from "./generated/skills_gap.js";
import type { OpenPack } from "./pack.js";
import type { Occupation } from "./types.js";

/** A catalogue of which the core has a part. @internal */
export interface Pieces {
  readonly pack: OpenPack;
  /** What the core has. */
  readonly loaded: Set<string>;
  /** Occupations beside the pack's, or in the place of some of them. */
  readonly further: readonly Occupation[];
  /** The name of the whole, which reports give. */
  readonly version: string;
}

/** The core of what is loaded of a pack, which is then marked as there. @internal */
export function coreOf({ pack, loaded, further }: Pieces, model: Uint8Array): CoreCatalogue {
  return answered(() => {
    const records = pack.records();
    let core = new CoreCatalogue(records, model);
    if (further.length > 0) {
      const narrow = core;
      core = narrow.with(further);
      narrow.free();
    }
    for (const { reference } of [...records, ...further]) loaded.add(reference);
    return core;
  });
}
