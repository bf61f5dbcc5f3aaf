import { readHomeSecret } from "../../supabase/home/home-secret.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import type { App } from "../app.ts";
import { vendorVariables } from "../config/variables.ts";
import { bothOf, type Finding, nameOfSecret, type RotatedSecret } from "../core/index.ts";
import { openedByEither } from "../oauth/seal.ts";
import { homeSecretWarnings } from "./home-secret-warnings.ts";

/** Which secrets there are, which of before are still good, and what would be lost with them. */
export const examineSecrets = async (app: App): Promise<readonly Finding[]> => [
  ...homeSecretWarnings(app).map((text) => ({ is: "wrong", text }) as const),
  ...ofHome(app, await readHomeSecret(app.home)),
  ...app.config.secretsBefore.map((name) => {
    const about = vendorVariables[name]?.about ?? "";
    return { is: "note", text: `${name} is still set. ${about} Take it out when nothing needs it.` } as const;
  }),
  ...(await ofSeals(app)),
];

function ofHome({ home }: Pick<App, "home">, secrets: RotatedSecret): readonly Finding[] {
  const { secretFile } = home;
  const place = secretFile === undefined ? "in the database, and in every dump of it" : `in ${secretFile.path}`;
  const copy = secretFile === undefined ? "" : " It is in no backup: keep a copy in another place than those.";
  const known = bothOf(secrets).map(nameOfSecret);
  const needed = home.erasuresNeeded?.() ?? [];
  const lostCount = needed.filter(({ under }) => under === undefined || !known.includes(under)).length;
  return [
    { is: "well", text: `The secret of the home is ${place}.${copy}` },
    ...(secrets.before === undefined ? [] : [{ is: "note", text: whatBeforeIsFor(home, secrets.before) } as const]),
    ...(lostCount === 0
      ? []
      : [
          {
            is: "wrong",
            text:
              `${lostCount} customers were erased under a secret that is not here: a backup from before that would ` +
              "bring them back. Put that secret back, or make a new backup and delete the older ones.",
          } as const,
        ]),
  ];
}

/** What would be lost with the secret of before. */
export function whatBeforeIsFor({ erasuresNeeded }: App["home"], before: RotatedSecret["now"]): string {
  const count = erasuresNeeded?.().filter(({ under }) => under === nameOfSecret(before)).length ?? 0;
  const erasures = count === 0 ? "" : `, and backups here would bring back ${count} customers who were erased`;
  return (
    "The home's secret of before is kept. Without it, ids in logs from before the change lead nowhere" +
    `${erasures}. To let it go: deskgraph secret forget.`
  );
}

/** After a client's secret was changed: whether what is kept is sealed under the new one already. */
async function ofSeals({ config, home }: App): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { oauth } of Object.values(config.helpdesks)) {
    if (oauth?.secretBefore === undefined) continue;
    const { sealed } = (await createGrants(home).read(oauth.vendor)) ?? {};
    if (sealed === undefined) continue;
    const isOld = openedByEither(sealed, oauth)?.isOld;
    const under =
      isOld === undefined ? "neither client secret" : `the ${isOld ? "client secret of before" : "new one"}`;
    findings.push({
      is: isOld === undefined ? "wrong" : "note",
      text: `The key to ${oauth.vendor} is sealed under ${under}.`,
    });
  }
  return findings;
}
