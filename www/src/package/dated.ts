import { fieldsOf, listOf } from "./given.js";
import type { GapRequest, Ksb, RatedOn } from "./types.js";

/**
 * The request with what each statement that it rates, notes or rejects says now. What is none of these is passed by:
 * it stays as it is, for those who check it. @internal
 */
export function dated(request: GapRequest, ksbsOf: (reference: string) => readonly Ksb[]): GapRequest {
  const ratedOn = new Map<string, Map<string, RatedOn>>();
  const tell = (reference: string, code: string): void => {
    const ksb = ksbsOf(reference).find((one) => one.code === code);
    if (ksb === undefined) return;
    const { statement, id } = ksb;
    const of = ratedOn.get(reference) ?? new Map<string, RatedOn>();
    ratedOn.set(reference, of.set(code, id === "" ? { statement } : { statement, id }));
  };
  for (const answers of [request.ratings, request.notes]) {
    for (const [reference, codes] of Object.entries(fieldsOf(answers)))
      for (const code of Object.keys(fieldsOf(codes))) tell(reference, code);
  }
  for (const id of listOf(request.rejected).flat()) {
    if (typeof id !== "string") continue;
    const dot = id.lastIndexOf(".");
    if (dot >= 0) tell(id.slice(0, dot), id.slice(dot + 1));
  }
  // By way of entries: a reference may be a name that objects have of themselves.
  const told = [...ratedOn].map(([reference, of]) => [reference, Object.fromEntries(of)] as const);
  return { ...request, ratedOn: Object.fromEntries(told) };
}
