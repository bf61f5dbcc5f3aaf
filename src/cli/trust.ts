import type { Output } from "../console/output.ts";
import {
  BadInput,
  mayDo,
  NotAllowed,
  roleOf,
  type Trust,
  type TrustLevel,
  trustAll,
  trustLevels,
  type WaitingKind,
  waitingKinds,
} from "../core/index.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { jsonOption, printJson } from "./json-option.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

export const trustCommand = productCommand({
  name: "trust",
  summary: "say how far the assistant may answer by itself",
  details:
    "auto: it answers. draft: each answer waits in the staff's group, or in `deskgraph drafts`, until a person sends it. " +
    "shadow: people answer, and what it would have said is kept for `deskgraph shadow report`. It holds at once, in every " +
    "process, and goes before the configuration. Safety help and hand-over notices never wait.",
  words: [
    { name: "ACTION", about: "show, set (default: show)", isOptional: true },
    { name: "LEVEL", about: `for set: ${trustLevels.join(", ")}`, isOptional: true },
  ],
  options: {
    ...jsonOption,
    kind: { value: "KIND", about: `only this kind of reply: ${waitingKinds.join(", ")}` },
  },
  examples: [
    { line: "trust", about: "how it is now" },
    { line: "trust set draft", about: "each answer waits for a person" },
    { line: "trust set auto --kind review", about: "the order as it would be placed is sent at once" },
  ],
  work: async (product, { words: [action = "show", level = ""], options: { kind, json } }, out) => {
    if (action !== "show" && action !== "set") throw new BadInput(`trust can show, set; not "${action}".`);
    if (action === "set") await set(product, levelMeant(level), kind === undefined ? undefined : kindMeant(kind));
    await show(product, out, json !== undefined);
    return 0;
  },
});

function levelMeant(written: string): TrustLevel {
  const level = trustLevels.find((each) => each === written);
  if (level === undefined) throw new BadInput(`trust set takes one of: ${trustLevels.join(", ")}.`);
  return level;
}

function kindMeant(written: string): WaitingKind {
  const kind = waitingKinds.find((each) => each === written);
  if (kind === undefined) throw new BadInput(`--kind is one of: ${waitingKinds.join(", ")}.`);
  return kind;
}

async function set(product: Product, level: TrustLevel, kind: WaitingKind | undefined): Promise<void> {
  const { store, home, config } = await product.app();
  const { proven } = commandLinePrincipal(home);
  if (!mayDo(roleOf(proven, config.shop.people), "set_trust")) {
    throw new NotAllowed("How far the assistant is trusted is said by a manager or an owner.");
  }
  const trust: Trust =
    kind === undefined
      ? trustAll(level)
      : { ...trustAll("auto"), ...config.shop.trust, ...(await store.trust()), [kind]: level };
  await store.setTrust(trust, proven);
}

async function show(product: Product, out: Output, isJson: boolean): Promise<void> {
  const { store, config } = await product.app();
  const own = await store.trust();
  const levels = waitingKinds.map((kind) => ({
    kind,
    level: own?.[kind] ?? config.shop.trust[kind] ?? "auto",
    isSet: own?.[kind] !== undefined,
  }));
  if (isJson) return printJson(levels, out);
  const { print, dim } = out;
  for (const { kind, level, isSet } of levels) {
    print(`${kind.padEnd(13)} ${level.padEnd(7)} ${dim(isSet ? "set here" : "by the configuration")}`);
  }
}
