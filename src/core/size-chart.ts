import { z } from "zod";

/** A shop's own table of sizes, smallest first: which height, age or measurements each is for. */
const range = z
  .tuple([z.number().nonnegative(), z.number().positive()])
  .refine(([from, to]) => from <= to, { error: "the smaller number comes first" });
const localised = z.strictObject({ uk: z.string().min(1), en: z.string().optional(), ru: z.string().optional() });

export const sizeChartSchema = z.strictObject({
  /** Which goods it is for, by their categories; none: for all that no other chart is for. */
  categories: z.array(z.string()).optional(),
  rows: z
    .array(
      z.strictObject({
        size: z.string().min(1),
        /** In centimetres. */
        height: range.optional(),
        /** In years. */
        age: range.optional(),
        /** In centimetres, by the shop's own names: "груди", "талія". */
        measurements: z.record(z.string(), range).optional(),
      }),
    )
    .min(1),
  /** What else to mind: "тканина не тягнеться, між двома беріть більший". */
  note: localised.optional(),
});
export type SizeChart = z.output<typeof sizeChartSchema>;
type Row = SizeChart["rows"][number];

export interface Measured {
  readonly height?: number | undefined;
  readonly age?: number | undefined;
  readonly measurements?: Readonly<Record<string, number>> | undefined;
}

export type SizeAdvice =
  /** `next` is given where a measure is at the end of the size: it is the one to grow into. */
  | { readonly kind: "fits"; readonly size: string; readonly next?: string }
  | { readonly kind: "too_small" | "too_big" }
  /** Nothing that was measured stands in the chart; this does. */
  | { readonly kind: "unmeasured"; readonly wants: readonly string[] };

export const chartFor = (charts: readonly SizeChart[], category: string | undefined): SizeChart | undefined =>
  charts.find(({ categories = [] }) => categories.some((name) => name.toLowerCase() === category?.toLowerCase())) ??
  charts.find(({ categories = [] }) => categories.length === 0) ??
  (category === undefined && charts.length === 1 ? charts[0] : undefined);

/** The smallest size that is not too small in anything that was measured: between two it is the bigger one. */
export function adviseSize({ rows }: SizeChart, measured: Measured): SizeAdvice {
  const known = rows.map((row) => ({ row, ranges: rangesOf(row, measured) })).filter(({ ranges }) => ranges.length > 0);
  const [smallest] = known;
  if (smallest === undefined) return { kind: "unmeasured", wants: [...new Set(rows.flatMap(measuresOf))] };
  const at = known.findIndex(({ ranges }) => ranges.every(({ value, to }) => value <= to));
  const fitting = known[at];
  if (fitting === undefined) return { kind: "too_big" };
  if (at === 0 && smallest.ranges.some(({ value, from }) => value < from)) return { kind: "too_small" };
  const next = fitting.ranges.some(({ value, to }) => value === to) ? known[at + 1]?.row.size : undefined;
  return { kind: "fits", size: fitting.row.size, ...(next === undefined ? {} : { next }) };
}

interface Held {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

function rangesOf({ height, age, measurements = {} }: Row, measured: Measured): Held[] {
  const held = (value: number | undefined, span: readonly [number, number] | undefined): Held[] =>
    value === undefined || span === undefined ? [] : [{ value, from: span[0], to: span[1] }];
  const own = Object.entries(measured.measurements ?? {}).flatMap(([name, value]) => held(value, measurements[name]));
  const exact = [...held(measured.height, height), ...own];
  // An age is a guess: it counts only where nothing was measured.
  return exact.length > 0 ? exact : held(measured.age, age);
}

const measuresOf = ({ height, age, measurements = {} }: Row): string[] => [
  ...(height === undefined ? [] : ["height"]),
  ...(age === undefined ? [] : ["age"]),
  ...Object.keys(measurements),
];
