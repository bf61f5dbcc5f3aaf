import { type DeliveryField, missingDelivery, withDelivery } from "../../src/core/index.ts";
import { phoneOf } from "../sale/phone.ts";
import { isLocked, locked, type ToolAction } from "./action.ts";
import type { ToolResults } from "./contract.ts";
import { saidDigits, saidWords } from "./said-by-customer.ts";

type Problem = ToolResults["set_delivery"]["problems"][number];

export const setDelivery: ToolAction<"set_delivery"> = (args, situation) => {
  if (isLocked(situation)) return locked;
  const problems: Problem[] = [];
  const accepted: { -readonly [Field in DeliveryField]?: string } = {};
  const refuse = (field: DeliveryField, problem: Problem["problem"]): void => void problems.push({ field, problem });

  if (args.phone !== undefined) {
    const phone = phoneOf(args.phone);
    if (phone === undefined) refuse("phone", "not_a_phone");
    else if (!saidDigits(phone.slice(-9), situation.said)) refuse("phone", "not_said_by_customer");
    else accepted.phone = phone;
  }
  if (args.name !== undefined) {
    const name = args.name.trim().replace(/\s+/g, " ");
    if (!/\p{L}{2}/u.test(name)) refuse("name", "unclear");
    else if (!saidWords(name, situation.said)) refuse("name", "not_said_by_customer");
    else accepted.name = name;
  }
  if (args.city !== undefined) {
    const city = args.city.trim();
    if (!/\p{L}{2}/u.test(city)) refuse("city", "unclear");
    else if (!saidWords(city, situation.said)) refuse("city", "not_said_by_customer");
    else accepted.city = city;
  }
  if (args.branch !== undefined) {
    const branch = args.branch.trim();
    if (!/\d/.test(branch)) refuse("branch", "unclear");
    else if (!(branch.match(/\d+/g) ?? []).every((number) => saidDigits(number, situation.said))) {
      refuse("branch", "not_said_by_customer");
    } else accepted.branch = branch;
  }

  const draft = withDelivery(situation.draft, accepted);
  return {
    result: { delivery: { ...draft.delivery }, missing: missingDelivery(draft), problems },
    ...(draft === situation.draft ? {} : { change: { draft } }),
  };
};
