/**
 * What an undo brings back, with what was added or taken away since the change that it takes back. `then` is how that
 * change left it.
 */
export function withSinceThen<Item>(
  before: readonly Item[],
  then: readonly Item[],
  now: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const same = (one: Item) => (other: Item) => keyOf(one) === keyOf(other);
  const text = (item: Item) => JSON.stringify(item);
  const isIn = (all: readonly Item[], item: Item) => all.some(same(item));
  const added = now.filter((item) => !then.some((one) => one === item || text(one) === text(item)));
  const isGone = (item: Item) => isIn(then, item) && !isIn(now, item);
  return added.length === 0 && now.length === then.length
    ? before
    : [...before.filter((item) => !isIn(added, item) && !isGone(item)), ...added];
}
