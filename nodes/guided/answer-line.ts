import { z } from "zod";
import { deliveryFields } from "../../src/core/index.ts";
import { nextOffers } from "../sale/offers.ts";
import { asking } from "./acts/field.ts";
import { actNamed } from "./acts/index.ts";
import { goOn } from "./acts/order.ts";
import type { Desk, Said } from "./desk.ts";
import type { Data, Line } from "./read-line.ts";

/** Carries out what the customer chose or wrote. Undefined when a tool handed the turn on. */
export function answerLine(line: Line, desk: Desk): Promise<Said | undefined> | Said | undefined {
  switch (line.is) {
    case "choice":
      return actNamed(line.offer.act)?.run(line.offer.ids, desk) ?? unknownAct(desk);
    case "data":
      return writeDown(line.data, desk);
    case "unread":
      return asking(desk, line.field, !line.isRepeated);
  }
}

const problemsSchema = z.object({ problems: z.array(z.object({ field: z.string() })) }).catch({ problems: [] });

async function writeDown(data: Data, desk: Desk): Promise<Said | undefined> {
  const { problems } = problemsSchema.parse(await desk.call("set_delivery", data));
  const refused = Object.keys(data).find((field) => problems.some((problem) => problem.field === field));
  const field = deliveryFields.find((each) => each === refused);
  return field === undefined ? goOn(desk) : asking(desk, field, true);
}

const unknownAct = ({ words, situation, language, shop }: Desk): Said => ({
  text: words.changed.button,
  offers: nextOffers(situation, language, shop),
});
