import { findCustomers } from "../../supabase/store/personal-data.ts";
import type { App } from "../app.ts";
import { BadInput, type CustomerId } from "../core/index.ts";
import { idMeant } from "./id-meant.ts";

/** How a customer is named on the command line. */
export const customerWord = {
  name: "CUSTOMER",
  about: "an id (u_..., c_..., also from a log), CHANNEL:CHAT_ID, or @name",
} as const;

/** Exactly one, or it says what is wrong. */
export async function customerMeant({ home }: Pick<App, "home">, written: string): Promise<CustomerId> {
  const [found, second] = await findCustomers(home, await idMeant({ home }, written));
  if (found === undefined) throw new BadInput(`There is no customer ${written}. It may be ${customerWord.about}.`);
  if (second !== undefined)
    throw new BadInput(`${written} is several customers: ${found}, ${second}. Name one by its id.`);
  return found;
}
