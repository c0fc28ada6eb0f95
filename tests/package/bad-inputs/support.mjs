// What the tables of bad inputs are made with.

/**
 * A row: what it is, the call, and the error's class, code and path.
 *
 * @typedef {[name: string, call: (catalogue: any, api: any) => unknown, error: string, code: string, path: string]} Row
 */

export const TARGET = "OCC0526";

/** A request with these fields beside its target. */
export const request = (fields) => ({ target: TARGET, ...fields });
export const ratings = (codes) => request({ ratings: { OCC0311: codes } });
export const gap = (value) => (catalogue) => catalogue.gap(typeof value === "function" ? value() : value);

/** A good scale, `change`d. */
export function scale(change) {
  const labels = { knowledge: "a", skill: "b", behaviour: "c" };
  const points = [0, 1].map((credit) => ({ credit, beyond: false, labels: { ...labels } }));
  return request({ scale: change(points) ?? { points } });
}

/** An occupation of the catalogue with these fields instead of its own. */
export const occupation = (catalogue, fields) => ({ ...catalogue.occupation(TARGET), ...fields });

/** Lists in lists, `depth` of them. */
export function nested(depth) {
  let value = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
}

export function cyclic() {
  const value = request({ ratings: {} });
  value.ratings.OCC0311 = value.ratings;
  return value;
}

export function cyclicList() {
  const value = [];
  value.push(value);
  return request({ rejected: value });
}

/** JSON.parse makes `__proto__` a field like any other, which an object literal does not. */
export const own = (json) => JSON.parse(json);

export function throwing(error) {
  return Object.defineProperty({}, "target", {
    enumerable: true,
    get() {
      throw error;
    },
  });
}

export function revoked(value) {
  const { proxy, revoke } = Proxy.revocable(value, {});
  revoke();
  return proxy;
}

/** A proxy whose every trap throws. */
export function hostile(value) {
  const traps = ["get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "ownKeys"];
  const handler = Object.fromEntries(
    traps.map((trap) => [
      trap,
      () => {
        throw new Error(`trap ${trap}`);
      },
    ]),
  );
  return new Proxy(value, handler);
}

export class Request {
  target = TARGET;
}

export const LONE = "\ud800";
export const TEN_MEGABYTES = "a".repeat(10_000_000);
