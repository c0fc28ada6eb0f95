/** The names in use: two elements of one page keep their answers apart. */
const inUse = new Set<string>();

/** The name of an element with this `id`. For the second and later ones of the same, a number follows. */
export function claimName(id: string): string {
  let name = id;
  for (let number = 2; inUse.has(name); number += 1) name = `${id}${number}`;
  inUse.add(name);
  return name;
}

/** Gives a name back, so that the next element finds the answers that were kept under it. */
export function releaseName(name: string): void {
  inUse.delete(name);
}
