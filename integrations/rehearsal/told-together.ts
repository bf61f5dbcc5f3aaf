/** A tool that is told as a part of another one, which then has this word in its arguments. */
interface Part {
  readonly of: string;
  readonly word: string;
}

const order = (word: string): Part => ({ of: "manage_order", word });

/** Each of them can be called by its own name, too. */
const parts: Readonly<Record<string, Part>> = {
  product_details: { of: "search_catalogue", word: "skus" },
  set_delivery: { of: "checkout", word: "branch_or_locker" },
  offer_choices: { of: "call_person", word: "unclear" },
  find_my_orders: order("look_up"),
  show_bill: order("show_bill"),
  payment_sent: order("they_paid"),
  change_order: order("change"),
  cancel_order: order("cancel"),
  ask_refund: order("refund"),
};

interface TellsTool {
  readonly function: { readonly name: string; readonly parameters?: unknown };
}

/** The names that can be called where a graph tells of these tools. */
export const namesIn = (tools: readonly TellsTool[]): string[] => [
  ...tools.map((tool) => tool.function.name),
  ...Object.entries(parts).flatMap(([name, part]) => (tools.some((tool) => holds(tool, part)) ? [name] : [])),
];

const holds = ({ function: { name, parameters } }: TellsTool, { of, word }: Part): boolean =>
  name === of && JSON.stringify(parameters ?? {}).includes(`"${word}"`);
