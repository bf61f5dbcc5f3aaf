import { z } from "zod";
import { adviseSize, chartFor, customerText, localised, type SizeChart } from "../../src/core/index.ts";
import { defineTool } from "./define-tool.ts";
import { tellsOfSize } from "./tells-of-size.ts";

const span = z.tuple([z.number(), z.number()]);
const rowSchema = z.object({
  size: z.string(),
  height: span.exactOptional(),
  age: span.exactOptional(),
  measurements: z.record(z.string(), span).exactOptional(),
});
const chart = z.array(rowSchema);
const note = z.string().exactOptional();

/** From the shop's own chart and from nowhere else: a size that was guessed comes back. */
export const sizeAdvice = defineTool({
  name: "size_advice",
  description: "Size by the shop's chart, from cm or years",
  arguments: z.strictObject({
    category: z.string().max(60).optional(),
    height: z.number().positive().optional(),
    age: z.number().positive().optional(),
    measurements: z.record(z.string().max(40), z.number().positive()).optional(),
  }),
  result: z.discriminatedUnion("status", [
    z.object({ status: z.literal("fits"), size: z.string(), next_size: z.string().exactOptional(), chart, note }),
    z.object({ status: z.enum(["smaller_than_chart", "bigger_than_chart"]), chart, note }),
    z.object({ status: z.literal("ask_for"), measures: z.array(z.string()), chart, note }),
    z.object({ status: z.literal("no_chart") }),
  ]),
  isOffered: ({ shop }) => shop === undefined || shop.sizes.length > 0,
  isOfferedNow: ({ turn }) => tellsOfSize(customerText(turn)),
  run: ({ category, ...measured }, { language }, { shop }) => {
    const own = chartFor(shop.sizes, category);
    if (own === undefined) return { result: { status: "no_chart" } };
    const told = { chart: rowsOf(own), ...(own.note === undefined ? {} : { note: localised(own.note, language) }) };
    const advice = adviseSize(own, measured);
    switch (advice.kind) {
      case "fits":
        return {
          result: {
            status: "fits",
            size: advice.size,
            ...(advice.next === undefined ? {} : { next_size: advice.next }),
            ...told,
          },
        };
      case "too_small":
        return { result: { status: "smaller_than_chart", ...told } };
      case "too_big":
        return { result: { status: "bigger_than_chart", ...told } };
      case "unmeasured":
        return { result: { status: "ask_for", measures: [...advice.wants], ...told } };
    }
  },
  evidence: (result) =>
    result.status === "no_chart"
      ? {}
      : { texts: [...result.chart.map(rowInWords), ...(result.note === undefined ? [] : [result.note])] },
});

const rowsOf = ({ rows }: SizeChart): z.output<typeof chart> =>
  rows.map(({ size, height, age, measurements = {} }) => ({
    size,
    ...(height === undefined ? {} : { height }),
    ...(age === undefined ? {} : { age }),
    ...(Object.keys(measurements).length === 0 ? {} : { measurements }),
  }));

const rowInWords = ({ size, height, age, measurements = {} }: z.output<typeof rowSchema>): string =>
  [
    size,
    ...(height === undefined ? [] : [`${height.join("-")} cm`]),
    ...(age === undefined ? [] : [`${age.join("-")} years`]),
    ...Object.entries(measurements).map(([name, cm]) => `${name} ${cm.join("-")} cm`),
  ].join(", ");
