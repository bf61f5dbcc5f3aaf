import type { Act } from "../act.ts";
import { add } from "./add.ts";
import { back } from "./back.ts";
import { bill } from "./bill.ts";
import { cart } from "./cart.ts";
import { colours } from "./colours.ts";
import { delivery } from "./delivery.ts";
import { field } from "./field.ts";
import { kinds } from "./kinds.ts";
import { list } from "./list.ts";
import { method } from "./method.ts";
import { order } from "./order.ts";
import { paid } from "./paid.ts";
import { person } from "./person.ts";
import { remove } from "./remove.ts";
import { show } from "./show.ts";
import { size } from "./size.ts";
import { terms } from "./terms.ts";

/** Everything that can be chosen without words. */
const acts: readonly Act[] = [
  kinds,
  list,
  back,
  show,
  size,
  colours,
  add,
  cart,
  remove,
  order,
  delivery,
  field,
  method,
  bill,
  paid,
  terms,
  person,
];

const byName: ReadonlyMap<string, Act> = new Map(acts.map((act) => [act.name, act]));

/** Undefined for an act of another version, or of nobody's. */
export const actNamed = (name: string): Act | undefined => byName.get(name);
