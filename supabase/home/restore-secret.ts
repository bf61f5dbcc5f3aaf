import { copyFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { bothOf, HomeError, nameOfSecret } from "../../src/core/index.ts";
import { erasuresAfter, listIn } from "./erasure-list.ts";
import { readSecretFile, secretPath } from "./secret-file.ts";

/**
 * A backup goes back under the secret of its home: who was erased since is listed under it. It is in no backup, so it
 * is taken from the home in whose folder the backup lies, or was put into the new home by a person. Nothing is restored
 * without it where somebody would come back.
 */
export async function bringSecret(archive: string, dir: string): Promise<void> {
  const own = secretPath(dir);
  const besideIt = secretPath(dirname(dirname(archive)));
  const from = [own, besideIt].find(existsSync);
  const known = from === undefined ? [] : bothOf(readSecretFile(from)).map(nameOfSecret);
  const erased = await erasuresAfter(archive);
  const lost = erased.filter(({ under }) => under !== undefined && !known.includes(under));
  if (lost.length === 0) return from === besideIt ? copyFileSync(besideIt, own) : undefined;
  throw new HomeError(
    `${listIn(dirname(archive))} lists ${lost.length} customers who were erased since this backup was made, under ` +
      `a secret that is not here: they would come back. Put the file ${join("HOME", "home-secret")} of the home that ` +
      `made the backup to ${own}. If it is lost, move the list away and erase those customers by hand afterwards. ` +
      "Nothing was changed.",
  );
}
