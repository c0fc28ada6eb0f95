// Generated from the Rust types by `cargo xtask types`. Do not edit.

/**
 * Whether a statement is about knowing, doing or behaving.
 */
export type Kind = "knowledge" | "skill" | "behaviour";

/**
 * A band of levels of the maps.
 */
export type TechnicalLevel = "technical" | "higherTechnical" | "professional";

/**
 * Which way a link leads.
 */
export type Direction = "in" | "out";

/**
 * Something a reader of the result should know. Never an obstacle.
 */
export type Warning = { 
/**
 * A stable name, `missing`.
 */
code: string, 
/**
 * What it is about, `duties` or `ratings.OCC0526.K1`.
 */
path: string, 
/**
 * In words.
 */
message: string, };

/**
 * One knowledge, skill or behaviour statement.
 */
export type Ksb = { 
/**
 * `K1`, `S1` or `B1`; unique in its occupation.
 */
code: string, 
/**
 * What its code's letter says.
 */
kind: Kind, 
/**
 * The statement.
 */
statement: string, 
/**
 * The name that the source gives it, by which it is known in another version of the standard; empty
 * where the source does not say.
 */
id: string, };

/**
 * One duty.
 */
export type Duty = { 
/**
 * `D1`
 */
code: string, 
/**
 * What is done.
 */
statement: string, 
/**
 * Whether it belongs to every option; null where the source does not say.
 */
core: boolean | null, 
/**
 * Codes of the KSBs it needs; empty where the source does not say.
 */
ksbs: Array<string>, 
/**
 * Codes of the options it belongs to; empty where it belongs to all.
 */
options: Array<string>, };

/**
 * A named variant of an occupation.
 */
export type OccupationOption = { 
/**
 * `O1`, in the source's order; unique in its occupation.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The reference that it has of its own; empty where the source does not say.
 */
reference: string, };

/**
 * A progression link, seen from one of its two occupations.
 */
export type Link = { 
/**
 * Into this occupation, or out of it.
 */
direction: Direction, 
/**
 * The level of the occupation at the other end.
 */
level: number | null, 
/**
 * The reference of the occupation at the other end; empty where the source does not say.
 */
reference: string, 
/**
 * Its name; empty where the source does not say.
 */
name: string, };

/**
 * A technical education product: apprenticeship, T Level, HTQ.
 */
export type Product = { 
/**
 * `ST0311`
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its level.
 */
level: number | null, 
/**
 * `Approved for delivery`
 */
status: string, 
/**
 * `Apprenticeship`, `T Level`; empty where the source does not say.
 */
type: string, };

/**
 * A sub-unit group of the Standard Occupational Classification 2020.
 */
export type SocGroup = { 
/**
 * `2493/02`
 */
code: string, 
/**
 * Its title.
 */
title: string, };

/**
 * A unit group of the Standard Occupational Classification 2020.
 */
export type Soc = { 
/**
 * `2493`; empty where only sub-unit groups are given.
 */
code: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The sub-unit groups.
 */
subUnitGroups: Array<SocGroup>, };

/**
 * One entry of the occupational maps. Texts that the source does not give are empty.
 */
export type Occupation = { 
/**
 * The reference in the maps, `OCC0311`.
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The route it belongs to, the top of the maps' hierarchy.
 */
route: string, 
/**
 * The pathway within the route.
 */
pathway: string, 
/**
 * The cluster within the pathway.
 */
cluster: string, 
/**
 * The level, 2–7 in the maps today.
 */
level: number | null, 
/**
 * The band of levels it lies in.
 */
technicalLevel: TechnicalLevel | null, 
/**
 * One line on what it is for.
 */
overview: string, 
/**
 * The status of the occupational standard, `Approved occupation`.
 */
status: string, 
/**
 * The version of the occupational standard, `1.1`.
 */
version: string, 
/**
 * Median salary in pounds a year.
 */
salary: number | null, 
/**
 * Its place in the Standard Occupational Classification 2020.
 */
soc: Soc | null, 
/**
 * The technical education products that teach it.
 */
products: Array<Product>, 
/**
 * Employers involved in creating the standard.
 */
employers: Array<string>, 
/**
 * The summary, a paragraph each.
 */
summary: Array<string>, 
/**
 * Typical job titles.
 */
jobTitles: Array<string>, 
/**
 * Keywords.
 */
keywords: Array<string>, 
/**
 * Knowledge, skills and behaviours, in the source's order.
 */
ksbs: Array<Ksb>, 
/**
 * Duties, in the source's order.
 */
duties: Array<Duty>, 
/**
 * Its named variants, of which a person learns one; none where it is the same for all.
 */
options: Array<OccupationOption>, 
/**
 * Progression links from and to it.
 */
links: Array<Link>, 
/**
 * The routes that occur in its progression map.
 */
mapRoutes: Array<string>, 
/**
 * What the source lacked or had in an unexpected form.
 */
warnings: Array<Warning>, };

/**
 * A count for each kind of statement.
 */
export type KindCounts = { 
/**
 * Knowledge statements.
 */
knowledge: number, 
/**
 * Skill statements.
 */
skills: number, 
/**
 * Behaviour statements.
 */
behaviours: number, };

/**
 * What a list of occupations shows of one.
 */
export type OccupationSummary = { 
/**
 * The reference in the maps, `OCC0311`.
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its route.
 */
route: string, 
/**
 * Its level.
 */
level: number | null, 
/**
 * The band of levels it lies in.
 */
technicalLevel: TechnicalLevel | null, 
/**
 * One line on what it is for.
 */
overview: string, 
/**
 * How many statements it has.
 */
statements: KindCounts, };

/**
 * What a point is called for each kind of statement.
 */
export type Labels = { 
/**
 * For knowledge.
 */
knowledge: string, 
/**
 * For a skill.
 */
skill: string, 
/**
 * For a behaviour.
 */
behaviour: string, };

/**
 * One point of a scale.
 */
export type Point = { 
/**
 * How much of a KSB it stands for, 0..1; counts to 4 decimals. 1 is all that the KSB asks for.
 */
credit: number, 
/**
 * Whether it is more than the KSB asks for: a strength. Only with credit 1.
 */
beyond: boolean, 
/**
 * What it is called for each kind.
 */
labels: Labels, };

/**
 * 2 to 11 points with non-decreasing credit. A rating is a point's index.
 */
export type Scale = { 
/**
 * From the lowest.
 */
points: Array<Point>, };

/**
 * How KSBs are weighed against each other.
 */
export type Weights = "equal" | "duties" | "asked";

/**
 * A part of a saved request that does not fit.
 */
export type SetAside = { 
/**
 * Where it stood.
 */
path: string, 
/**
 * What stood there.
 */
value: unknown, 
/**
 * Why it does not fit.
 */
message: string, 
/**
 * What it was rated on, a [`RatedOn`], or for a rejected pair both; null where that is not known.
 */
ratedOn?: unknown, 
/**
 * How many points the scale of one's own had that a rating or an assumption was given on. It comes back only with a
 * scale of as many. Absent for the built-in scale.
 */
scalePoints?: number, };

/**
 * A statement as it was when it was rated.
 */
export type RatedOn = { 
/**
 * The statement. Empty where only its hash is known.
 */
statement?: string, 
/**
 * The source's name for it; may be left out.
 */
id?: string, 
/**
 * A hash of its words, which a link has in place of the statement.
 */
hash?: number | null, };

/**
 * A person's assessment and the occupation they have in mind.
 *
 * It is also the form of the file in which a person keeps their answers.
 */
export type GapRequest = { 
/**
 * The form of this request, [`GapRequest::FORMAT`]; may be left out.
 */
format?: string, 
/**
 * The reference of the occupation aimed at. Without it, the request is a person's answers; `gap` needs it.
 */
target: string, 
/**
 * The option of the target that they chose: its code, reference, or name. KSBs that only other options need do
 * not count.
 */
option?: string | null, 
/**
 * The reference of the occupation they are in now. By itself it says nothing. Once anything is rated or assumed, a
 * credit of 0.75 with a wide spread is expected of its KSBs that are not.
 */
current?: string | null, 
/**
 * By occupation and KSB code: a point of the scale, from 0; null is "Not sure". An absent KSB is not rated.
 */
ratings?: { [key in string]: { [key in string]: number | null } }, 
/**
 * By occupation: the point of the scale that the person assumes of all its KSBs that are not rated, such as
 * `{"OCC0311": 2}` for "I do all of my job". `1.5` is halfway from point 1 to point 2, for "I do most of it": each
 * KSB counts the mean of both. An estimate follows from it; it never counts as a rating.
 */
assumed?: { [key in string]: number }, 
/**
 * By occupation and KSB code: the person's note on their evidence, at most 10,000 bytes.
 */
notes?: { [key in string]: { [key in string]: string } }, 
/**
 * By occupation and KSB code: the day on which the person did what their plan says of it, such as `2026-11-28`.
 * It is no rating, and changes no sum.
 */
done?: { [key in string]: { [key in string]: string } }, 
/**
 * Pairs of statements, source and target, that the person says are not the same:
 * `["OCC0311.K9", "OCC0526.K7"]`.
 */
rejected?: Array<[string, string]>, 
/**
 * By occupation and KSB code: the statement as it was rated. With it, answers can be moved to another
 * version of the standard. Changes no sum.
 */
ratedOn?: { [key in string]: { [key in string]: RatedOn } }, 
/**
 * A scale of the caller's own.
 */
scale?: Scale | null, 
/**
 * What a KSB weighs.
 */
weights?: Weights, 
/**
 * By code of the target's KSBs: what each weighs where `weights` is `asked`. What is not named is not asked for, and
 * does not count. An advert's report has it.
 */
asked?: { [key in string]: number }, 
/**
 * The job advert that `asked` is of, as `readAdvert` gives it: kept with the answers, so that it can be asked about
 * again. Changes no sum.
 */
advert?: Advert, 
/**
 * What no longer fits the catalogue: kept, and not used.
 */
setAside?: Array<SetAside>, };

/**
 * A saved request that fits the catalogue.
 */
export type Restored = { 
/**
 * What fits; what does not is in its `setAside`. `target` is empty where none fits.
 */
request: GapRequest, 
/**
 * One for each part set aside now.
 */
warnings: Array<Warning>, 
/**
 * Whether answers are set aside that were on other statements of occupations in this catalogue.
 * [`migrate`](super::migrate) may move them to the statements of this version.
 */
outdated: boolean, };

/**
 * By what a statement is known in another version.
 */
export type MigratedBy = "id" | "text" | "transfer";

/**
 * A statement and the code that it has or had.
 */
export type StatementVersion = { 
/**
 * The code.
 */
code: string, 
/**
 * The statement.
 */
statement: string, };

/**
 * A statement of which the answers now stand with another.
 */
export type Migration = { 
/**
 * The occupation.
 */
occupation: string, 
/**
 * The statement as it was when it was rated.
 */
from: StatementVersion, 
/**
 * The statement with which the answers stand now.
 */
to: StatementVersion, 
/**
 * By what the one was found.
 */
by: MigratedBy, 
/**
 * How much of the new one a person holds who holds the old one, 0..1; 1 unless it is found by transfer.
 */
strength: number, };

/**
 * Answers, brought to the statements of this catalogue.
 */
export type Migrated = { 
/**
 * What fits; what does not is in its `setAside`.
 */
request: GapRequest, 
/**
 * One for each part that is set aside now.
 */
warnings: Array<Warning>, 
/**
 * Every statement whose answers were moved, in the order of the catalogue.
 */
migrations: Array<Migration>, };

/**
 * Answers as a part of an address.
 */
export type AnswersLink = { 
/**
 * What stands after the `#` of an address.
 */
fragment: string, 
/**
 * How many notes are left out.
 */
notesLeftOut: number, 
/**
 * How many marks of what is done are left out.
 */
doneLeftOut: number, 
/**
 * How many answers are left out because they are set aside.
 */
setAsideLeftOut: number, 
/**
 * Whether a job advert is left out.
 */
advertLeftOut: boolean, };

/**
 * What a link has in it.
 */
export type LinkedAnswers = { 
/**
 * A saved request: [`restore`](super::restore) or [`migrate`](super::migrate) says what of it fits.
 */
request: GapRequest, 
/**
 * The version of the catalogue that the link was made with.
 */
catalogueVersion: string, };

/**
 * A strength in a word.
 */
export type Band = "same" | "mostly" | "partly" | "no";

/**
 * A word of the target, and the word of the source that covers it best.
 */
export type SharedTerm = { 
/**
 * The word as it stands in the source.
 */
source: string, 
/**
 * The word as it stands in the target.
 */
target: string, 
/**
 * Its share of what the target's words weigh, 0..1.
 */
weight: number, 
/**
 * How close the two come in meaning, 0..1.
 */
cover: number, };

/**
 * A word of the target that no word of the source covers.
 */
export type MissingTerm = { 
/**
 * The word as it stands in the target.
 */
target: string, 
/**
 * Its share of what the target's words weigh, 0..1.
 */
weight: number, };

/**
 * Why a strength is what it is. Words that only join others, such as `and`, count but are not named.
 */
export type Reasons = { 
/**
 * The strength in a word.
 */
band: Band, 
/**
 * Words of the target that a word of the source covers, the largest share first.
 */
shared: Array<SharedTerm>, 
/**
 * Words of the target that none of the source's covers, the largest share first.
 */
missing: Array<MissingTerm>, };

/**
 * One statement: of the catalogue, or free text.
 */
export type StatementRef = { 
/**
 * The reference of its occupation; empty for free text.
 */
occupation: string, 
/**
 * Its code; empty for free text.
 */
code: string, 
/**
 * The statement.
 */
statement: string, };

/**
 * The answer to: holding `source`, how much of `target` does a person hold?
 */
export type TransferReport = { 
/**
 * The statement that is held.
 */
source: StatementRef, 
/**
 * The statement that is required.
 */
target: StatementRef, 
/**
 * 0..1, to 4 decimal places; 1 = holds it.
 */
strength: number, 
/**
 * The lowest strength that carries over.
 */
threshold: number, 
/**
 * Whether it reaches the threshold.
 */
carries: boolean, 
/**
 * Why.
 */
reasons: Reasons, };

/**
 * An occupation of which a person assumes one point of the scale for all KSBs that they have not rated.
 */
export type AssumedOccupation = { 
/**
 * The occupation.
 */
occupation: OccupationSummary, 
/**
 * The point of the scale, from 0; the lower one of two where it lies halfway.
 */
point: number, 
/**
 * What it counts, 0..1.
 */
credit: number, };

/**
 * Shares that are held, 0..1 to 4 decimal places: `shown` ≤ `low` ≤ `likely` ≤ `high` ≤ `possible`.
 *
 * Each is Σ weight·x / Σ weight over the KSBs that count. `low`, `likely` and `high` are null where nothing at all is
 * rated or assumed: then nothing can be expected.
 */
export type Shares = { 
/**
 * What the person's own answers show: x is the credit of what is rated or says the same as what is rated, else 0.
 */
shown: number, 
/**
 * The lower end of the range in which the share, once all is rated, is to lie four times in five. For simulated people
 * it does (`benches/people.rs`).
 */
low: number | null, 
/**
 * What is expected: x is the `likely` of each KSB.
 */
likely: number | null, 
/**
 * The upper end of that range.
 */
high: number | null, 
/**
 * What is possible: as `shown`, but what is not rated counts 1.
 */
possible: number, };

/**
 * The shares over all KSBs and over each kind; null where the occupation has no such KSB.
 */
export type Coverage = { 
/**
 * Of all its KSBs.
 */
overall: Shares | null, 
/**
 * Of its knowledge.
 */
knowledge: Shares | null, 
/**
 * Of its skills.
 */
skills: Shares | null, 
/**
 * Of its behaviours.
 */
behaviours: Shares | null, };

/**
 * Whole numbers of KSBs: `held + partly + toLearn + probably + open = total`.
 */
export type Tally = { 
/**
 * All.
 */
total: number, 
/**
 * Rated, or the same as one rated, at full credit.
 */
held: number, 
/**
 * The same at some credit.
 */
partly: number, 
/**
 * The same at no credit.
 */
toLearn: number, 
/**
 * Carried over: an estimate.
 */
probably: number, 
/**
 * None of these: nobody knows yet.
 */
open: number, 
/**
 * Answered "Not sure"; they are also among the others.
 */
notSure: number, };

/**
 * How many of the target's KSBs stand where.
 */
export type Tallies = { 
/**
 * Of all its KSBs.
 */
overall: Tally, 
/**
 * Of its knowledge.
 */
knowledge: Tally, 
/**
 * Of its skills.
 */
skills: Tally, 
/**
 * Of its behaviours.
 */
behaviours: Tally, };

/**
 * Codes of the target's KSBs by where they stand; each is in one list.
 */
export type Lists = { 
/**
 * In the target's order.
 */
held: Array<string>, 
/**
 * What is missing, the largest weight × (1 − credit) first.
 */
partly: Array<string>, 
/**
 * The heaviest first.
 */
toLearn: Array<string>, 
/**
 * The most likely first.
 */
probably: Array<string>, 
/**
 * The largest weight × (1 − likely) first.
 */
open: Array<string>, };

/**
 * What ratings come to.
 */
export type Outcome = { 
/**
 * The shares that are held.
 */
coverage: Coverage, 
/**
 * How many KSBs stand where.
 */
counts: Tallies, };

/**
 * What if the person were harder or easier on themselves?
 */
export type Sensitivity = { 
/**
 * Every rating one point lower.
 */
lower: Outcome, 
/**
 * Every rating one point higher.
 */
higher: Outcome, };

/**
 * A KSB that carries over: its strength is at least the carry-over point.
 */
export type Carried = { 
/**
 * The KSB that it carries over from.
 */
source: StatementRef, 
/**
 * How much of this KSB one holds who holds the source, 0..1.
 */
strength: number, 
/**
 * The source's point of the scale; the lower one of two where what is assumed lies halfway.
 */
point: number, 
/**
 * What that counts, 0..1.
 */
credit: number, 
/**
 * Whether the source is not rated, but counts by assumption.
 */
assumed: boolean, 
/**
 * Why.
 */
reasons: Reasons, };

/**
 * A rated KSB that says the same.
 */
export type Same = { 
/**
 * The rated KSB.
 */
source: StatementRef, 
/**
 * The point of its rating, from 0.
 */
point: number, 
/**
 * What that counts, 0..1.
 */
credit: number, 
/**
 * Whether it is more than the KSB asks for.
 */
beyond: boolean, };

/**
 * A person's own rating.
 */
export type Rated = { 
/**
 * The point of the scale, from 0.
 */
point: number, 
/**
 * What it counts, 0..1.
 */
credit: number, 
/**
 * Whether it is more than the KSB asks for.
 */
beyond: boolean, 
/**
 * What would have carried over without it.
 */
carried: Carried | null, 
/**
 * Whether that would have been more than the rating, and the source is rated, not assumed.
 */
contradicts: boolean, };

/**
 * Why a KSB stands where it does: the first of these that applies.
 */
export type Evidence = { "type": "rated" } & Rated | { "type": "same" } & Same | { "type": "carried" } & Carried | { "type": "open" };

/**
 * A KSB that an expectation rests on.
 */
export type RestsOn = { 
/**
 * The reference of its occupation.
 */
occupation: string, 
/**
 * Its code.
 */
code: string, 
/**
 * How much of this KSB one holds who holds that one, 0..1.
 */
strength: number, 
/**
 * How much of that one the person holds, 0..1: rated, assumed, or expected from ratings like it.
 */
credit: number, 
/**
 * Whether it is rated.
 */
rated: boolean, };

/**
 * Where a KSB stands.
 */
export type Standing = "held" | "partly" | "toLearn" | "probably" | "open";

/**
 * One KSB of the target.
 */
export type StatementReport = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * The statement.
 */
statement: string, 
/**
 * What it weighs; 1 is the mean.
 */
weight: number, 
/**
 * How much of it the person holds, 0..1: the credit of what is rated or says the same as what is rated, else what
 * is expected on average. Null where nothing at all is rated or assumed.
 */
likely: number | null, 
/**
 * Where it stands.
 */
standing: Standing, 
/**
 * Why.
 */
evidence: Evidence, 
/**
 * The KSBs elsewhere that an expectation rests on, what counts most first. Empty where it is rated, and where
 * there are none. Answers about the target count beside them.
 */
restsOn: Array<RestsOn>, 
/**
 * Whether the person answered "Not sure".
 */
notSure: boolean, 
/**
 * The person's note; empty if none.
 */
note: string, };

/**
 * What a person holds of an occupation, what may carry over, and what is left.
 */
export type GapReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue: a hash of its content.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request, in 16 hexadecimal digits (64-bit FNV-1a).
 */
requestHash: string, 
/**
 * The occupation aimed at.
 */
target: OccupationSummary, 
/**
 * The code of its option, if one was chosen: then what follows is about the KSBs that count for it.
 */
option: string | null, 
/**
 * The occupation the person is in now, if they said.
 */
current: OccupationSummary | null, 
/**
 * How KSBs were weighed.
 */
weights: Weights, 
/**
 * The scale of the ratings.
 */
scale: Scale, 
/**
 * What the person assumes of whole occupations, in the catalogue's order.
 */
assumed: Array<AssumedOccupation>, 
/**
 * The weighted share of the target's KSBs that is held.
 */
coverage: Coverage, 
/**
 * How many of its KSBs stand where.
 */
counts: Tallies, 
/**
 * Which of its KSBs stand where.
 */
lists: Lists, 
/**
 * The target's KSBs, in its order.
 */
statements: Array<StatementReport>, 
/**
 * Codes of the KSBs rated beyond what they ask for.
 */
strengths: Array<string>, 
/**
 * Whether `likely` is known to ± `margin`: something is rated, and both ends of the range are that near.
 */
enough: boolean, 
/**
 * How many more questions, asked in the order of `next`, until it is; or, where no question can make it so, how many
 * there are that tell something. 0 where it is enough, and where nothing is left to ask.
 */
moreQuestions: number, 
/**
 * How near the ends of the range must be to `likely` to count as known: 0.1.
 */
margin: number, 
/**
 * What other ratings would have made of it.
 */
sensitivity: Sensitivity, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * An official link whose other end is unknown: not in the catalogue, or ambiguous.
 */
export type UnresolvedLink = { 
/**
 * The reference of the occupation that states it.
 */
occupation: string, 
/**
 * The link as it is stated.
 */
link: Link, 
/**
 * The technical level of the occupation at the other end; null outside levels 2 to 7.
 */
technicalLevel: TechnicalLevel | null, };

/**
 * A progression link.
 */
export type StepLink = { 
/**
 * Whether the catalogue states it; otherwise it is worked out.
 */
official: boolean, 
/**
 * How much of the knowledge and skills of the occupation that it leads to a person holds who is fully
 * competent in the other, 0..1.
 */
strength: number, };

/**
 * A link, as seen from the occupation at one end.
 */
export type LinkEnd = { 
/**
 * The occupation at the other end.
 */
occupation: OccupationSummary, 
/**
 * The link.
 */
link: StepLink, };

/**
 * The links of an occupation.
 */
export type LinksReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * The occupation.
 */
occupation: OccupationSummary, 
/**
 * The least strength of a link that is worked out, 0..1.
 */
threshold: number, 
/**
 * Links that lead to it: official ones first, then the strongest.
 */
in: Array<LinkEnd>, 
/**
 * Links that lead out of it, in the same order.
 */
out: Array<LinkEnd>, 
/**
 * Official links whose other end is not known.
 */
unresolved: Array<UnresolvedLink>, };

/**
 * What a KSB is held by.
 */
export type ProvenanceOrigin = { "type": "rating" } | { "type": "assumed" } | { "type": "step", 
/**
 * Which, from 1.
 */
number: number, };

/**
 * Where what is held of a KSB comes from.
 */
export type Provenance = { 
/**
 * Who or what gives it.
 */
origin: ProvenanceOrigin, 
/**
 * The KSB that is held: the same, or one that carries over.
 */
statement: StatementRef, 
/**
 * How much of this KSB one holds who holds that one, 0..1; 1 where it is the same.
 */
strength: number, };

/**
 * A KSB that makes a link.
 */
export type LinkStatement = { 
/**
 * Its code in the occupation that the link leads to.
 */
code: string, 
/**
 * The statement.
 */
statement: string, 
/**
 * Where it comes from.
 */
source: Provenance, };

/**
 * What makes one link, or would.
 */
export type LinkReport = { 
/**
 * The occupation that it leads out of.
 */
from: OccupationSummary, 
/**
 * The occupation that it leads to.
 */
to: OccupationSummary, 
/**
 * The link. Null where there is none.
 */
link: StepLink | null, 
/**
 * How much of the knowledge and skills of `to` a person holds who is fully competent in `from`, 0..1.
 */
strength: number, 
/**
 * The least strength of a link that is worked out, 0..1.
 */
threshold: number, 
/**
 * The knowledge and skills that make it: what of `to` is held, and by which KSB of `from`.
 */
statements: Array<LinkStatement>, };

/**
 * One KSB of a step.
 */
export type StepStatement = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * The statement.
 */
statement: string, 
/**
 * What it weighs; 1 is the mean.
 */
weight: number, 
/**
 * How much of it the person holds before the step, 0..1: known or expected, as in a gap report. Null where
 * nothing at all is rated or assumed and no step is before it.
 */
likely: number | null, 
/**
 * Where it stands before the step. What an earlier step gives counts.
 */
standing: Standing, 
/**
 * Whether the person answered "Not sure".
 */
notSure: boolean, 
/**
 * The KSB that gives most of it: rated, assumed, or of an earlier step. Null where none carries over to it.
 */
source: Provenance | null, };

/**
 * A KSB and what learning it removes of what is expected to be missing.
 */
export type Unlock = { 
/**
 * The KSB to learn: rated below what it asks for, or the same as one that is.
 */
statement: StatementRef, 
/**
 * How much it removes of the shortfall, its own and of what it carries over to: Σ weight × (strength − likely),
 * 4 decimal places. More than its own weight × (1 − likely).
 */
removes: number, 
/**
 * From how many KSBs it removes something, itself included.
 */
statements: number, };

/**
 * One occupation on a pathway and what it adds.
 */
export type Step = { 
/**
 * The occupation.
 */
occupation: OccupationSummary, 
/**
 * The link that leads to it. Null where none does, and where there is nothing before it.
 */
link: StepLink | null, 
/**
 * How one trains for it.
 */
products: Array<Product>, 
/**
 * What is expected to be missing of it after all before it: Σ weight × (1 − likely), 4 decimal places. A page says
 * the counts instead. Null for the first step where nothing at all is rated or assumed.
 */
shortfall: number | null, 
/**
 * How many of its KSBs stand where after all before it.
 */
counts: Tally, 
/**
 * Its KSBs, in its order.
 */
statements: Array<StepStatement>, };

/**
 * What one pathway is better at than all others, or as good as the best.
 */
export type PathwayMerit = "fewestSteps" | "leastToLearn" | "smallestStep";

/**
 * A pathway to the target.
 */
export type Pathway = { 
/**
 * One occupation after the other, the target last.
 */
steps: Array<Step>, 
/**
 * Whether it leads to the target at once, through no other occupation.
 */
straight: boolean, 
/**
 * Whether every step of it, the first one from `current`, follows an official link.
 */
official: boolean, 
/**
 * What it is the best of all at. Empty where it is the only one; the fewest steps alone where nothing at all is rated
 * or assumed.
 */
best: Array<PathwayMerit>, 
/**
 * What is expected to be missing of all steps together: the sum of their `shortfall`. Null where nothing
 * at all is rated or assumed.
 */
shortfall: number | null, 
/**
 * The most that is missing of one step. Null where nothing at all is rated or assumed.
 */
largestStep: number | null, 
/**
 * Of the KSBs that are to learn (none that is open or probably held), the one whose learning removes most of what is
 * expected to be missing of all its occupations today, and more than its own. Null where there is none.
 */
biggestUnlock: Unlock | null, };

/**
 * An occupation from which links lead to the target.
 */
export type EntryOccupation = { 
/**
 * The occupation.
 */
occupation: OccupationSummary, 
/**
 * What is expected to be missing of it: Σ weight × (1 − likely). Null where nothing at all is rated or assumed.
 */
shortfall: number | null, 
/**
 * The fewest links from it to the target.
 */
links: number, };

/**
 * Why no pathway leads to the target.
 */
export type NoPathwayReason = "atTarget" | "noLink" | "notReached" | "conditions" | "straightIsBest";

/**
 * Why no pathway leads to the target.
 */
export type NoPathway = { 
/**
 * The reason, as a stable name.
 */
reason: NoPathwayReason, 
/**
 * The reason in words.
 */
message: string, 
/**
 * The occupation of which the least is missing, of those from which links lead to the target in fewer than
 * `maxSteps` steps; of at most 24 with the fewest steps. Null where there is none.
 */
nearest: EntryOccupation | null, };

/**
 * The pathways to an occupation.
 */
export type PathwaysReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request.
 */
requestHash: string, 
/**
 * The occupation aimed at.
 */
target: OccupationSummary, 
/**
 * Where the person is now, if they said.
 */
current: OccupationSummary | null, 
/**
 * What the person assumes of whole occupations.
 */
assumed: Array<AssumedOccupation>, 
/**
 * The most steps that were looked at.
 */
maxSteps: number, 
/**
 * Straight there, link or not, and the pathways along links that no other beats on number of steps, shortfall
 * and largest step. Ordered by these. Where nothing at all is rated
 * or assumed, these are of someone who holds nothing, and are not given. Of several that are equal in all three, the first by references stands
 * for all. Straight there is left out where `via` names an occupation to lead through.
 */
pathways: Array<Pathway>, 
/**
 * Which of `pathways` to show first: straight there, unless another has less to learn and something is known, or
 * consists of official links where straight there does not. Null where there is none.
 */
suggested: number | null, 
/**
 * Why there is no pathway along links. Null where there is one.
 */
none: NoPathway | null, 
/**
 * How many pathways, and beginnings of pathways, were looked at. All others are sure to be beaten.
 */
searched: number, 
/**
 * False where the search was stopped. Then there may be better pathways, and a warning says so.
 */
complete: boolean, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * A KSB of another occupation, and the person's KSB that gives most of it.
 */
export type SharedStatement = { 
/**
 * The KSB.
 */
statement: StatementRef, 
/**
 * The KSB that gives most of it.
 */
source: StatementRef, 
/**
 * How much of the one a person holds who holds the other, 0..1.
 */
strength: number, };

/**
 * One occupation and how near it is.
 */
export type NearestOccupation = { 
/**
 * Its reference.
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its route.
 */
route: string, 
/**
 * Its level.
 */
level: number | null, 
/**
 * The band of levels it lies in.
 */
technicalLevel: TechnicalLevel | null, 
/**
 * Its level minus the level of the current occupation; null where either is not known.
 */
levelDifference: number | null, 
/**
 * How many KSBs it has.
 */
statements: number, 
/**
 * The share of its KSBs that the person is expected to hold, 0..1, as a gap report says it. Null where nothing at
 * all is rated or assumed: then occupations are ranked by what someone holds who holds all of the current one.
 */
likely: number | null, 
/**
 * What ranks it, beside its level, 0..1: how alike what the person holds and its knowledge and skills are, each way,
 * statement by statement and on the whole, and how alike names and overviews are. A statement weighs less that
 * resembles statements of very many occupations, and an occupation with few is drawn to the mean of all. It halves
 * where the person holds all of it half.
 */
likeness: number, 
/**
 * Whether it is near enough to be called related to what the person holds, however far they hold that.
 */
related: boolean, 
/**
 * Up to three of its knowledge and skills that tell most, each with the person's KSB that gives most of it: by
 * what they weigh and how much of them the person is expected to hold.
 */
shared: Array<SharedStatement>, 
/**
 * Whether it keeps its place with every rating one point lower, and with every rating one point higher: none
 * after it is nearer then, and none before it less near. All that fit the filters count, listed or not.
 */
stable: boolean, 
/**
 * The fewest steps to it from `current`, within `maxSteps`. Null without `reachable`.
 */
steps: number | null, };

/**
 * Occupations by how near a person is to each.
 */
export type NearestReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request.
 */
requestHash: string, 
/**
 * What the person assumes of whole occupations.
 */
assumed: Array<AssumedOccupation>, 
/**
 * How many occupations fit the filters. The target and the current occupation are not among them.
 */
total: number, 
/**
 * First the related ones of a level near to the current one (one up, one down, the same, or not known; two where the
 * catalogue has nothing of the level between), then the others. Each of these by `likeness`, the highest first, then
 * by reference.
 */
occupations: Array<NearestOccupation>, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * One of the targets.
 */
export type ComparedTarget = { 
/**
 * The occupation, with its level.
 */
occupation: OccupationSummary, 
/**
 * The share of its KSBs that is held, as a gap report says it; null where it has none.
 */
coverage: Shares | null, 
/**
 * How many of its KSBs stand where.
 */
counts: Tally, 
/**
 * What is expected to be missing of it: Σ weight × (1 − likely). Null where nothing at all is rated or assumed.
 */
shortfall: number | null, 
/**
 * The fewest steps to it along links from `current`. Null without `current`, and where it takes more than
 * `maxSteps`.
 */
steps: number | null, 
/**
 * KSBs that are not held and count for this one alone, the largest weight × (1 − likely) first.
 */
own: Array<StepStatement>, };

/**
 * A KSB that another one counts for.
 */
export type CountsFor = { 
/**
 * The KSB.
 */
statement: StatementRef, 
/**
 * Its weight in its occupation.
 */
weight: number, 
/**
 * How much of it the person holds now, 0..1: known or expected. Null where nothing at all is rated or assumed.
 */
likely: number | null, 
/**
 * How much of it one holds who holds the other, 0..1.
 */
strength: number, };

/**
 * A KSB to learn once that counts for several targets.
 */
export type SharedGap = { 
/**
 * The KSB to learn.
 */
statement: StatementRef, 
/**
 * How much of it the person holds now, 0..1: known or expected. Null where nothing at all is rated or assumed.
 */
likely: number | null, 
/**
 * Its weight in its occupation.
 */
weight: number, 
/**
 * How much it removes of what is expected to be missing of all targets: its own weight × (1 − likely), and weight
 * × (strength − likely) of each KSB that it counts for. Null where nothing at all is rated or assumed; the order is
 * then by what it removes for someone who holds nothing.
 */
removes: number | null, 
/**
 * The KSBs that it counts for, at least one of another target. Each stands under one shared gap alone.
 */
countsFor: Array<CountsFor>, };

/**
 * Several targets side by side.
 */
export type CompareReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request.
 */
requestHash: string, 
/**
 * What the person assumes of whole occupations.
 */
assumed: Array<AssumedOccupation>, 
/**
 * The targets, in the order of the request.
 */
targets: Array<ComparedTarget>, 
/**
 * KSBs to learn once that count for several targets. What removes most stands first.
 */
shared: Array<SharedGap>, 
/**
 * Of the KSBs that are to learn (none that is open or probably held), the one whose learning removes most of what is
 * expected to be missing of all targets, and more than its own. Null where there is none.
 */
biggestUnlock: Unlock | null, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * What coverage would be with one more answer.
 */
export type Answer = { 
/**
 * The points of the scale that count the same.
 */
points: Array<number>, 
/**
 * The coverage of all targets together with any of them.
 */
coverage: Shares, };

/**
 * A KSB to rate.
 */
export type Question = { 
/**
 * The KSB.
 */
statement: StatementRef, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * How much nearer the ends of the range are to `likely` on average after an answer, 0..1.
 */
narrows: number, 
/**
 * What coverage would be with each answer, from the lowest point of the scale.
 */
answers: Array<Answer>, };

/**
 * What to rate next.
 */
export type NextReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request.
 */
requestHash: string, 
/**
 * The occupations that matter.
 */
targets: Array<OccupationSummary>, 
/**
 * The share of all their KSBs together that is held; null where they have none. Of several, the ends of the range
 * are the means of theirs.
 */
coverage: Shares | null, 
/**
 * How near the ends of the range must be to `likely` to be enough, 0..1.
 */
margin: number, 
/**
 * Whether something is rated, and both ends of the range are within `margin` of `likely`.
 */
enough: boolean, 
/**
 * How many more questions until that is so, each the best after those before it; or, where no question can make it
 * so, how many there are that tell something; at most 200 are counted. 0 where it is enough, and where nothing is left
 * to ask.
 */
moreQuestions: number, 
/**
 * What can be asked, the question that narrows the range most first: KSBs of the targets and of the current
 * occupation that are not answered, and say something else than those that are and than those before them.
 */
questions: Array<Question>, };

/**
 * One KSB to learn.
 */
export type PlanItem = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * The statement.
 */
statement: string, 
/**
 * What it weighs; 1 is the mean.
 */
weight: number, 
/**
 * How much of it the person holds before the step, 0..1: known or expected. Null where nothing is known.
 */
likely: number | null, 
/**
 * Where it stands before the step: to learn, partly, probably, or open.
 */
standing: Standing, 
/**
 * The KSB that gives most of it. Null where none carries over to it.
 */
source: Provenance | null, 
/**
 * How much learning it removes of what is expected to be missing of this step and later steps. Null where nothing is
 * known; the order is then by what it removes for someone who holds nothing.
 */
removes: number | null, 
/**
 * What to write down as evidence.
 */
prompt: string, };

/**
 * One step of the plan.
 */
export type PlanStep = { 
/**
 * The occupation.
 */
occupation: OccupationSummary, 
/**
 * The products of the occupation: how one trains for it.
 */
products: Array<Product>, 
/**
 * What is expected to be missing of it after all before it: Σ weight × (1 − likely), 4 decimal places. A page says
 * the counts instead. Null for the first step where nothing at all is rated or assumed.
 */
shortfall: number | null, 
/**
 * How many of its KSBs stand where after all before it.
 */
counts: Tally, 
/**
 * All its KSBs but those that are held. What removes most stands first. Those that are probably held are to be
 * checked, those that are open to be asked.
 */
items: Array<PlanItem>, };

/**
 * A learning plan.
 */
export type PlanReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request.
 */
requestHash: string, 
/**
 * What the person assumes of whole occupations.
 */
assumed: Array<AssumedOccupation>, 
/**
 * One after the other, the target last.
 */
steps: Array<PlanStep>, 
/**
 * What is expected to be missing of all steps together. Null where nothing at all is rated or assumed.
 */
shortfall: number | null, 
/**
 * Of the KSBs that are to learn (none that is open or probably held), the one whose learning removes most of what is
 * expected to be missing of all steps today, and more than its own. Null where there is none.
 */
biggestUnlock: Unlock | null, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * A source of occupations.
 */
export type DataSource = { 
/**
 * Its name, `Skills England, apprenticeship standards`.
 */
name: string, 
/**
 * Its address; empty where there is none.
 */
address: string, 
/**
 * The day on which it was read, `2026-11-22`; empty where it is not known.
 */
fetched: string, 
/**
 * The licence of its data, `Open Government Licence v3.0`.
 */
licence: string, };

/**
 * How an input is read.
 */
export type ReadSettings = { 
/**
 * The day on which the versions of standards must be in force, `2026-11-28`. Without it, dates do not count.
 */
today?: string, 
/**
 * Every version of each standard, instead of the one in force.
 */
allVersions?: boolean, 
/**
 * The occupation's name, where the input gives none or another. Only for an input with one occupation.
 */
name?: string, 
/**
 * The occupation's reference, likewise.
 */
reference?: string, 
/**
 * The occupation's level, likewise.
 */
level?: number, 
/**
 * The credits of the points of the person's scale; those of the default scale, if left out.
 */
credits?: Array<number>, };

/**
 * A form that is read.
 */
export type Form = "occupationPage" | "standardPage" | "list" | "table" | "standards" | "maps" | "courses" | "json" | "records";

/**
 * A point of a form's scale.
 */
export type ReadPoint = { 
/**
 * What the form calls it, `3` or `Often`.
 */
label: string, 
/**
 * Its share of the whole scale, 0 to 1, in equal steps.
 */
credit: number, 
/**
 * The point of the person's scale that is nearest to it; of two as near, the one nearer to a half. Neither is 2 of 5
 * nothing, nor 4 of 5 all.
 */
point: number, };

/**
 * A column of ratings.
 */
export type RatingColumn = { 
/**
 * The column's heading.
 */
column: string, 
/**
 * The points of the form's scale, from the lowest.
 */
points: Array<ReadPoint>, 
/**
 * Whether the scale is guessed from the ratings, as the form does not give it. Then the column comes once for each
 * scale that its ratings fit, the likeliest first: a person says which is right, or none.
 */
guessed: boolean, 
/**
 * What the guess rests on, `its numbers are 1 to 3, …`; empty where nothing is guessed.
 */
evidence: string, 
/**
 * The point of the scale by code; null for "Not sure".
 */
ratings: { [key in string]: number | null }, };

/**
 * What a table says beside the statements of one occupation.
 */
export type ReadAnswers = { 
/**
 * The occupation that the codes are of.
 */
reference: string, 
/**
 * Each column of ratings, on a scale of its own.
 */
ratings: Array<RatingColumn>, 
/**
 * Notes by code.
 */
notes: { [key in string]: string }, 
/**
 * Days by code, `2026-03-01`.
 */
dates: { [key in string]: string }, };

/**
 * What was understood of an input. Nothing of it is used before a person has seen it.
 */
export type Reading = { 
/**
 * The form that the input has.
 */
form: Form, 
/**
 * Where the occupations are from.
 */
sources: Array<DataSource>, 
/**
 * The occupations. Each has statements, and is fit for a catalogue.
 */
occupations: Array<Occupation>, 
/**
 * Ratings, notes and dates that stand beside the statements.
 */
answers: Array<ReadAnswers>, 
/**
 * What concerns the input as a whole.
 */
warnings: Array<Warning>, };

/**
 * Names a file, and identifies its content.
 */
export type PackFile = { 
/**
 * Its name within the pack's folder, with `/` between folders.
 */
name: string, 
/**
 * Its length in bytes.
 */
bytes: number, 
/**
 * The 64-bit FNV-1a hash of its bytes, in 16 hexadecimal digits.
 */
hash: string, };

/**
 * How much there is in a pack.
 */
export type PackCounts = { 
/**
 * Occupations.
 */
occupations: number, 
/**
 * Their statements.
 */
statements: number, 
/**
 * Pairs of statements of which one carries over to the other.
 */
carries: number, 
/**
 * Links, official and inferred.
 */
links: number, };

/**
 * The files that are about all occupations.
 */
export type PackFiles = { 
/**
 * A summary of each occupation, and its files.
 */
index: PackFile, 
/**
 * The search entries of the occupations.
 */
search: PackFile, 
/**
 * All occupations, whole.
 */
all: PackFile, 
/**
 * The links between them.
 */
links: PackFile, 
/**
 * What each statement carries over to.
 */
carries: PackFile, };

/**
 * What a pack is, and where its other files are.
 */
export type PackManifest = { 
/**
 * The format, [`Manifest::FORMAT`].
 */
format: string, 
/**
 * The version of the engine that made it.
 */
engineVersion: string, 
/**
 * The version of the catalogue, as in reports: a hash of its content.
 */
catalogueVersion: string, 
/**
 * [`Model::name`] of the statement model that it was made with, in 8 hexadecimal digits.
 */
model: string, 
/**
 * Where the occupations are from.
 */
sources: Array<DataSource>, 
/**
 * What must be shown with the data: whose they are, and their licence.
 */
attribution: string, 
/**
 * How much there is.
 */
counts: PackCounts, 
/**
 * The files about all occupations. The index has the files of each occupation.
 */
files: PackFiles, 
/**
 * The hash of all that stands before it.
 */
hash: string, };

/**
 * The files of one occupation.
 */
export type OccupationFiles = { 
/**
 * Its record.
 */
record: PackFile, 
/**
 * The subset of the statement model that its statements need.
 */
vectors: PackFile, };

/**
 * A link of a pack.
 */
export type PackLink = { 
/**
 * The reference of the occupation that it leads from.
 */
from: string, 
/**
 * The reference of the occupation that it leads to.
 */
to: string, 
/**
 * Whether the catalogue states it; otherwise it is inferred.
 */
official: boolean, 
/**
 * How much of the knowledge and skills required at its end is held at its start, 0..1.
 */
strength: number, };

/**
 * The names of one occupation, apart from its record: light enough to be loaded for a whole catalogue.
 */
export type SearchEntry = { 
/**
 * The reference in the maps, `OCC0311`.
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its route.
 */
route: string, 
/**
 * Its level.
 */
level: number | null, 
/**
 * Typical job titles.
 */
titles: Array<string>, 
/**
 * Keywords.
 */
keywords: Array<string>, 
/**
 * Titles in the Standard Occupational Classification: of its unit group and the sub-unit groups.
 */
soc: Array<string>, 
/**
 * Further references: of its products, `ST0311`, and of its options.
 */
codes: Array<string>, 
/**
 * Names of its options.
 */
options: Array<string>, };

/**
 * What a text is of an occupation.
 */
export type SearchField = "name" | "reference" | "jobTitle" | "option" | "keyword" | "soc";

/**
 * The text that a search fits.
 */
export type SearchMatch = { 
/**
 * What the text is of the occupation.
 */
field: SearchField, 
/**
 * The text.
 */
text: string, 
/**
 * The parts of the text that fit, in its order: from, and up to but without. Counted in UTF-16 units, as
 * JavaScript does: `text.slice(from, to)`.
 */
ranges: Array<[number, number]>, };

/**
 * One occupation, and why it is found.
 */
export type SearchResult = { 
/**
 * Its reference.
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its route.
 */
route: string, 
/**
 * Its level.
 */
level: number | null, 
/**
 * The band of levels it lies in.
 */
technicalLevel: TechnicalLevel | null, 
/**
 * Which of its texts fits best.
 */
matched: SearchMatch, };

/**
 * The occupations that a search finds.
 */
export type SearchReport = { 
/**
 * What was looked for: the first 200 characters of what was asked.
 */
query: string, 
/**
 * How many occupations are found, listed or not.
 */
total: number, 
/**
 * The best first, at most `limit`.
 */
results: Array<SearchResult>, };

/**
 * What a pay is paid for.
 */
export type Period = "hour" | "day" | "week" | "month" | "year";

/**
 * A pay, or a range of it.
 */
export type Salary = { 
/**
 * As written.
 */
written: string, 
/**
 * The least, where it is a number.
 */
low: number | null, 
/**
 * The most; the same as the least where there is one number.
 */
high: number | null, 
/**
 * Its currency, `GBP`; empty where the advert does not say.
 */
currency: string, 
/**
 * What it is paid for; null where the advert does not say.
 */
period: Period | null, };

/**
 * A day.
 */
export type AdvertDate = { 
/**
 * As written.
 */
written: string, 
/**
 * As `2025-11-28`; null where it is no date, or could be two.
 */
date: string | null, };

/**
 * A qualification that is named.
 */
export type Qualification = { 
/**
 * The words: `degree`.
 */
words: string, 
/**
 * Its level in England, 2–8.
 */
level: number, 
/**
 * The number of the sentence that names it, from 0.
 */
sentence: number, };

/**
 * What a part of an advert is about.
 */
export type AdvertSection = "role" | "responsibilities" | "requirements" | "essential" | "desirable" | "apply" | "employer" | "benefits" | "equality";

/**
 * A sentence of an advert, or an item of a list.
 */
export type AdvertSentence = { 
/**
 * What the part of the advert is about that it stands in.
 */
section: AdvertSection, 
/**
 * The sentence, its white space made single spaces.
 */
text: string, 
/**
 * Where it begins in the advert's text, in UTF-16 units as in JavaScript.
 */
start: number, 
/**
 * Where it ends: `advert.text.slice(start, end)`.
 */
end: number, 
/**
 * Whether it says what the person does or needs. If not, it is praise, a benefit, or how to apply.
 */
asks: boolean, };

/**
 * A job advert. Texts that it does not give are empty.
 */
export type Advert = { 
/**
 * The text that the sentences stand in. Of a plain text it is the text as it was given. Of a page or of JSON it is
 * the text that was made of it.
 */
text: string, 
/**
 * Its title, without the employer.
 */
title: string, 
/**
 * The title without what is no part of a job's name: bands, references, places.
 */
role: string, 
/**
 * Who employs.
 */
employer: string, 
/**
 * Where.
 */
place: string, 
/**
 * The pay.
 */
salary: Salary | null, 
/**
 * Hours and contract, as written: `Full time, permanent`.
 */
employment: string, 
/**
 * Whether the work can be done from home; null where the advert does not say.
 */
remote: boolean | null, 
/**
 * When it was posted.
 */
posted: AdvertDate | null, 
/**
 * The last day to apply.
 */
closes: AdvertDate | null, 
/**
 * The first day of work.
 */
starts: AdvertDate | null, 
/**
 * The experience that is asked for, as written.
 */
experience: string, 
/**
 * The fewest years of experience that it names.
 */
years: number | null, 
/**
 * The apprenticeship that it trains for.
 */
course: string, 
/**
 * The level that it names, of the job or of its apprenticeship.
 */
level: number | null, 
/**
 * Qualifications that it names.
 */
qualifications: Array<Qualification>, 
/**
 * Its sentences, in order. The items of lists are sentences.
 */
sentences: Array<AdvertSentence>, 
/**
 * What is missing or doubtful.
 */
warnings: Array<Warning>, };

/**
 * A name of an occupation that is like an advert's title.
 */
export type TitleMatch = { 
/**
 * What the name is of it.
 */
field: SearchField, 
/**
 * The name.
 */
text: string, 
/**
 * How alike they are, 0..1: 1 where the words are the same.
 */
likeness: number, };

/**
 * A sentence, and a statement that it asks for.
 */
export type SentenceMatch = { 
/**
 * The sentence's number.
 */
sentence: number, 
/**
 * The statement's code.
 */
code: string, 
/**
 * The statement.
 */
statement: string, 
/**
 * How far they say the same, 0..1.
 */
strength: number, };

/**
 * An occupation that an advert may be for, and why.
 */
export type AdvertOccupation = { 
/**
 * Its reference.
 */
reference: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its route.
 */
route: string, 
/**
 * Its level.
 */
level: number | null, 
/**
 * What it is ranked by: a sum of how alike titles, words and meaning are. It compares occupations of one report.
 */
score: number, 
/**
 * The one of its names that is most like the advert's title; null where none has a word of it.
 */
title: TitleMatch | null, 
/**
 * The most telling words that the advert's sentences and the occupation have in common, at most 6.
 */
words: Array<string>, 
/**
 * Sentences and the statements that they ask for, the strongest first, at most 3.
 */
sentences: Array<SentenceMatch>, };

/**
 * A statement that a sentence asks for.
 */
export type AskedStatement = { 
/**
 * Its code.
 */
code: string, 
/**
 * How far the sentence and the statement say the same, 0..1: the mean of the strengths both ways.
 */
strength: number, 
/**
 * The words that say the same: of the sentence, the `source`, and of the statement, the `target`. The most telling
 * first, at most 6.
 */
shared: Array<SharedTerm>, };

/**
 * A sentence that asks for something.
 */
export type SentenceReport = { 
/**
 * Its number.
 */
sentence: number, 
/**
 * The target's statements that it asks for, the strongest first. None: it asks for something outside the standard.
 */
statements: Array<AskedStatement>, 
/**
 * Where the first of them stands; null where there is none.
 */
standing: Standing | null, 
/**
 * Where no statement covers it, the target's duty that does, with the statements that this needs; null where none does.
 */
duty: Duty | null, };

/**
 * Something that an advert names beside statements.
 */
export type AdvertNote = { 
/**
 * A stable name: `level`, `qualification`, `years`.
 */
code: string, 
/**
 * The number of the sentence that names it; null where it is no sentence.
 */
sentence: number | null, 
/**
 * In words.
 */
message: string, };

/**
 * What an advert asks for, and what of that a person holds.
 */
export type AdvertReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * A hash of what counts in the request.
 */
requestHash: string, 
/**
 * The occupations that it is most like, the most first.
 */
occupations: Array<AdvertOccupation>, 
/**
 * The occupation it is taken for: the request's target, or else the first of these, if it fits; null where none does.
 */
target: OccupationSummary | null, 
/**
 * The sentences that ask for something, in order.
 */
sentences: Array<SentenceReport>, 
/**
 * Numbers of the sentences that ask for something outside the standard: no statement of the target covers them.
 */
outside: Array<number>, 
/**
 * What each statement of the target weighs: how much of the advert speaks of it, 1 on average. A request with this as
 * `asked` and `weights: "asked"` puts every other question to the advert.
 */
asked: { [key in string]: number }, 
/**
 * The gap to the statements that it asks for, by these weights; null where there is no target.
 */
gap: GapReport | null, 
/**
 * Level, years and qualifications that it names, beside the target's level.
 */
notes: Array<AdvertNote>, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * A sentence of a profile.
 */
export type ProfileSentence = { 
/**
 * The sentence, its white space made single spaces.
 */
text: string, 
/**
 * Where it begins in the profile's text, in UTF-16 units as in JavaScript.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

/**
 * What a person says of themselves, sentence by sentence.
 */
export type Profile = { 
/**
 * The text that the sentences stand in: of a plain text as it was given, of JSON what was made of it.
 */
text: string, 
/**
 * Its sentences and items of lists, in order.
 */
sentences: Array<ProfileSentence>, 
/**
 * What a reader should know.
 */
warnings: Array<Warning>, };

/**
 * A rating that a sentence proposes.
 */
export type Proposal = { 
/**
 * The statement.
 */
statement: StatementRef, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * The point of the scale that is proposed: never more than the statement asks for.
 */
point: number, 
/**
 * The number of the profile's sentence that it rests on.
 */
sentence: number, 
/**
 * How much of the statement one holds who does what the sentence says, 0..1.
 */
strength: number, };

/**
 * Ratings that a profile proposes. None of them counts.
 */
export type ProposalsReport = { 
/**
 * The version of this engine.
 */
engineVersion: string, 
/**
 * The version of the catalogue.
 */
catalogueVersion: string, 
/**
 * In the order of the target's statements, then of the current occupation's. What is rated is not proposed.
 */
proposals: Array<Proposal>, };

/**
 * Which of the caller's inputs an [`Error`] is about.
 */
export type ErrorKind = "request" | "read" | "catalogue" | "load";

/**
 * What is wrong. The camelCase names are stable: programs may rely on them.
 */
export type ErrorCode = "invalidJson" | "invalidType" | "invalidValue" | "unknownField" | "missingField" | "duplicateField" | "outOfScale" | "unknownOccupation" | "unknownStatement" | "duplicateOccupation" | "tooLarge" | "tooDeep" | "unknownFormat" | "damaged" | "notAnOccupationPage" | "notRecognised" | "noStatements" | "notAnAdvert" | "needsModel" | "notLoaded";

/**
 * Which pathways lead to the target?
 *
 * The fields of a [`PathwaysRequest`] beside the answers.
 */
export type PathwaysRequest = GapRequest & { 
/**
 * The most steps, the target among them: 1..=6, 4 if left out.
 */
maxSteps?: number | null, 
/**
 * Whether to take official links only.
 */
officialOnly?: boolean, 
/**
 * Whether the level may never go down along a pathway, as far as levels are known.
 */
neverDown?: boolean, 
/**
 * Occupations that every pathway must lead through.
 */
via?: Array<string>, 
/**
 * Occupations that no pathway may lead through.
 */
avoid?: Array<string>, };

/**
 * What is to be learnt along a pathway, and in which order?
 *
 * The fields of a [`PlanRequest`] beside the answers.
 */
export type PlanRequest = GapRequest & { 
/**
 * The steps of the pathway, at most 6, the target last; the target alone if empty.
 */
steps?: Array<string>, };

/**
 * Which occupations are nearest?
 *
 * The fields of a [`NearestRequest`] beside the answers.
 */
export type NearestRequest = Partial<GapRequest> & { 
/**
 * Only occupations of these routes, by name; of all if empty.
 */
routes?: Array<string>, 
/**
 * Only of this level and above.
 */
minLevel?: number | null, 
/**
 * Only of this level and below.
 */
maxLevel?: number | null, 
/**
 * Whether to list only what links lead to from `current`, in at most `maxSteps` steps.
 */
reachable?: boolean, 
/**
 * The most steps: 1..=6, 4 if left out.
 */
maxSteps?: number | null, 
/**
 * Whether to take official links only.
 */
officialOnly?: boolean, 
/**
 * How many to list: 1..=100, 20 if left out.
 */
limit?: number | null, };

/**
 * How do two to five targets compare?
 *
 * The fields of a [`CompareRequest`] beside the answers.
 */
export type CompareRequest = Partial<GapRequest> & { 
/**
 * The targets, two to five.
 */
targets: Array<string>, 
/**
 * The most steps that are looked at: 1..=6, 4 if left out.
 */
maxSteps?: number | null, 
/**
 * Whether to take official links only.
 */
officialOnly?: boolean, };

/**
 * What should the person rate next?
 *
 * The fields of a [`NextRequest`] beside the answers.
 */
export type NextRequest = Partial<GapRequest> & { 
/**
 * The occupations that matter, a shortlist or the steps of a pathway, at most 20; the target if empty.
 */
targets?: Array<string>, 
/**
 * How near the ends of the range must be to `likely` to be enough, 0..1; 0.1 if left out.
 */
margin?: number | null, 
/**
 * How many questions to list: 1..=100, 10 if left out.
 */
limit?: number | null, };

/**
 * What is asked beside a person's answers.
 */
export type ProposalsRequest = Partial<GapRequest> & { 
/**
 * The profile, as `readProfile` gives it.
 */
profile: Profile, 
/**
 * Statements of which the person refused a proposal, `OCC0311.K9`: they are not proposed again.
 */
refused?: Array<string>, };

/**
 * What is asked beside a person's answers.
 */
export type AdvertRequest = Partial<GapRequest> & Required<Pick<GapRequest, "advert">> & { 
/**
 * How many occupations to list, 1 to 20; 5 if left out.
 */
limit?: number | null, };

/** The format of a saved request. @internal */
export const requestFormat = "skills-gap/1";

/** The most steps of a pathway. @internal */
export const maxSteps = 6;

/** The most steps that are looked at where a request does not say. @internal */
export const defaultSteps = 4;

/** The most occupations that are compared. @internal */
export const maxCompared = 5;

/** The most occupations that are listed for an advert. @internal */
export const maxAdvertOccupations = 20;

/** The longest advert that is read, in bytes. @internal */
export const maxAdvert = 1048576;

/** The most nearest occupations that are listed. @internal */
export const maxNearest = 100;
