import { SlackRefusal } from "./refusal.ts";

/** docs.slack.dev, Block Kit, 2026-11. */
const limits = { blocks: 50, viewBlocks: 100, section: 3_000, header: 150, elements: 25, button: 75, value: 2_000 };
const idChars = 255;
const titleChars = 24;

type Part = Readonly<Record<string, unknown>>;

const refuse = (why: string): never => {
  throw new SlackRefusal("invalid_blocks", why);
};

function text(part: unknown, maxChars: number, kinds: readonly string[] = ["plain_text"]): void {
  const { type, text: words } = (part ?? {}) as Part;
  if (!kinds.includes(String(type))) refuse(`text of type ${String(type)}`);
  if (typeof words !== "string" || words.length === 0) refuse("text is empty");
  else if (words.length > maxChars) refuse(`text of ${words.length}`);
}

/** As strict as Slack is with what we send; what we never send is refused, too. */
export function checkBlocks(blocks: unknown, isView = false): readonly Part[] {
  if (!Array.isArray(blocks)) return refuse("no list");
  const all = blocks as readonly Part[];
  if (all.length > (isView ? limits.viewBlocks : limits.blocks)) refuse("too many blocks");
  const ids = new Set<string>();
  for (const block of all) {
    switch (block["type"]) {
      case "header":
        text(block["text"], limits.header);
        break;
      case "section":
        text(block["text"], limits.section, ["plain_text", "mrkdwn"]);
        break;
      case "input":
        if (!isView) refuse("input outside a view");
        text(block["label"], 2_000);
        break;
      case "actions":
        checkActions(block["elements"], ids);
        break;
      default:
        refuse(`block ${String(block["type"])}`);
    }
  }
  return all;
}

function checkActions(elements: unknown, ids: Set<string>): void {
  const all: readonly Part[] = Array.isArray(elements) ? elements : [];
  if (all.length === 0 || all.length > limits.elements) refuse("elements");
  for (const each of all) {
    const id = String(each["action_id"] ?? "");
    if (each["type"] !== "button" || id === "" || id.length > idChars) refuse("button");
    if (ids.has(id)) refuse(`action_id ${id} twice`);
    ids.add(id);
    text(each["text"], limits.button);
    if (String(each["value"] ?? "").length > limits.value) refuse("value");
  }
}

export function checkView(view: unknown): Part {
  const { type, title, submit, close, blocks, private_metadata: kept } = (view ?? {}) as Part;
  if (type !== "modal") throw new SlackRefusal("invalid_arguments", "type");
  for (const each of [title, ...(submit === undefined ? [] : [submit]), ...(close === undefined ? [] : [close])]) {
    text(each, titleChars);
  }
  if (String(kept ?? "").length > 3_000) throw new SlackRefusal("invalid_arguments", "private_metadata");
  const all = checkBlocks(blocks, true);
  if (all.some((block) => block["type"] === "input") && submit === undefined) {
    throw new SlackRefusal("invalid_arguments", "an input needs a submit button");
  }
  return view as Part;
}
