import type { Home } from "../../supabase/home/home.ts";
import { forgetSecretBefore, readHomeSecret, rotateHomeSecret } from "../../supabase/home/home-secret.ts";
import { BadInput, nameOfSecret } from "../core/index.ts";
import { whatBeforeIsFor } from "./examine-secrets.ts";
import { productCommand } from "./product-command.ts";

export const secretCommand = productCommand({
  name: "secret",
  summary: "see or change the secret under which logs show ids",
  details:
    "rotate makes a new one, which every process uses from its next start on; the one before stays good for looking up " +
    "ids of older logs. forget lets that one go, when no such log is kept.",
  words: [{ name: "ACTION", about: "show, rotate or forget (default: show)", isOptional: true }],
  examples: [
    { line: "secret", about: "where it is, and whether one of before is kept" },
    { line: "secret rotate", about: "then start every process again" },
    { line: "secret forget", about: "when the logs from before are gone" },
  ],
  work: async (product, { words: [verb = "show"] }, { print }) => {
    const act = actions[verb];
    if (act === undefined) throw new BadInput(`secret can show, rotate and forget; not "${verb}".`);
    for (const line of await act(await product.home())) print(line);
    return 0;
  },
});

const actions: Readonly<Record<string, (home: Home) => Promise<readonly string[]>>> = { show, rotate, forget };

async function show(home: Home): Promise<readonly string[]> {
  const { before } = await readHomeSecret(home);
  return [
    `The secret of the home is in ${home.secretFile?.path ?? "the database"}.`,
    before === undefined ? "None of before is kept." : whatBeforeIsFor(home, before),
  ];
}

async function rotate(home: Home): Promise<readonly string[]> {
  await rotateHomeSecret(home);
  return [
    "There is a new secret. Start every process again: until then it shows ids under the one before.",
    'Ids of older logs are still found. When no such log is kept: "deskgraph secret forget".',
  ];
}

/** Not while a backup here would bring back who was erased. */
async function forget(home: Home): Promise<readonly string[]> {
  const { before } = await readHomeSecret(home);
  if (before === undefined) return ["None of before is kept."];
  const needed = home.erasuresNeeded?.().filter(({ under }) => under === nameOfSecret(before)) ?? [];
  if (needed.length > 0) {
    throw new BadInput(
      `Backups in this home are from before ${needed.length} erasures that are listed under that secret: restored, they ` +
        "would bring those customers back. Make a new backup and delete the older ones first. Nothing was changed.",
    );
  }
  await forgetSecretBefore(home);
  return ["The secret of before is gone. Ids in logs from before the change lead nowhere now."];
}
