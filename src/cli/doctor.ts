import { proveRoom } from "../../supabase/home/prove-room.ts";
import type { App } from "../app.ts";
import { channelVariables, crmVariables, staffVariables } from "../config/choose-vendor.ts";
import type { Config } from "../config/config.ts";
import type { Output } from "../console/output.ts";
import { DiskFull, type Finding, type HelpdeskConnection, orFailure, type VendorCalls } from "../core/index.ts";
import { absentVendorWarnings } from "./absent-vendor-warnings.ts";
import { callsTo } from "./calls-to.ts";
import { databaseTlsFindings } from "./database-tls-finding.ts";
import { demoShopWarning } from "./demo-shop-warning.ts";
import { demoTermsNote } from "./demo-terms-note.ts";
import { examineModels } from "./examine-models.ts";
import { roleFindings } from "./examine-role.ts";
import { examineSecrets } from "./examine-secrets.ts";
import { listed } from "./listed.ts";
import { noHelpdeskWarning } from "./no-helpdesk-warning.ts";
import { noSurfaceWarnings } from "./no-surface-warnings.ts";
import { onePersonWarning } from "./one-person-warning.ts";
import { paymentFindings } from "./payment-findings.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

export const doctorCommand = productCommand({
  name: "doctor",
  summary: "check everything that is configured; change nothing",
  details:
    "It asks the vendors, and the model for one word, and says what to put right. " +
    "The exit code is 1 where something is wrong.",
  examples: [{ line: "doctor", about: "after each change of a key or of the configuration" }],
  work: (product, _asked, out) => examine(product, out),
});

const marks = { well: "ok  ", wrong: "WRONG", note: "    " } as const;

/** Looks at everything that is configured, changes nothing, and says what to put right; 1 when something is wrong. */
async function examine(product: Product, { print, bold, dim }: Output): Promise<number> {
  const { config } = product;
  const app = await product.app();
  const chapters: readonly (readonly [string, readonly Finding[]])[] = [
    ...ofRunning(product),
    [
      "Data",
      [
        ...ofData(app.home),
        ...(await ofRoom(app.home)),
        ...databaseTlsFindings(config),
        ...(await roleFindings(app.home)),
      ],
    ],
    ["Secrets", await examineSecrets(app)],
    ["Shop", [...ofShop(config, app.goods), ...ofGoods(config, app.goods), ...paymentFindings(config)]],
    ["Model", await examineModels(config)],
    ["CRM", await ofCrm(app)],
    ...(await ofPayments(app)),
    ["Helpdesk", [...(await ofHelpdesks(app)), ...(await ofStaff(app))]],
    ...(await ofAbsent(app)),
    ...(await ofChannels(app)),
    ...(await ofStaffApps(app)),
  ];
  for (const [title, findings] of chapters) {
    print(bold(title));
    for (const { is, text } of findings) print(`  ${is === "note" ? dim(text) : `${marks[is]} ${text}`}`);
  }
  return chapters.some(([, findings]) => findings.some(({ is }) => is === "wrong")) ? 1 : 0;
}

/** What was changed since is not looked at: the running product does not know of it. */
function ofRunning({ runningSince }: Product): readonly (readonly [string, readonly Finding[]])[] {
  if (runningSince === undefined) return [];
  const since = runningSince.toISOString().slice(0, 16).replace("T", " ");
  const texts = [
    `Process ${process.pid}, since ${since} UTC. All that follows is by the configuration that it was started with.`,
    'A change is looked at after a restart; before it, "doctor --home NEW_FOLDER" looks at it without these data.',
  ];
  return [["The running product", texts.map((text) => ({ is: "note", text }))]];
}

function ofData({ kind, wasOpenToOthers }: App["home"]): readonly Finding[] {
  const isClosed = "Its folder and files are readable by their owner alone.";
  const wasOpen = "Other users of this machine could read its folder until now. It is closed from here on.";
  return [
    { is: "well", text: `The ${kind} database is open and up to date.` },
    ...(wasOpenToOthers === undefined ? [] : [{ is: "well", text: wasOpenToOthers ? wasOpen : isClosed } as const]),
  ];
}

async function ofRoom(home: App["home"]): Promise<readonly Finding[]> {
  try {
    await proveRoom(home);
    return [];
  } catch (error) {
    if (!(error instanceof DiskFull)) throw error;
    return [{ is: "wrong", text: error.message }];
  }
}

/** The demo shop is wrong only where real customers can buy there. */
function ofShop(config: Config, { catalogue }: App["goods"]): readonly Finding[] {
  const { shop, channel, warnings } = config;
  const demo = demoShopWarning(config);
  const alone = onePersonWarning(config);
  const terms = demoTermsNote(config);
  return [
    {
      is: "note",
      text: `${shop.name}: ${catalogue.categories().length} kinds of goods; ${shop.requisites.payee} is paid.`,
    },
    ...(demo === undefined ? [] : [{ is: channel === undefined ? "note" : "wrong", text: demo } as const]),
    ...(terms === undefined ? [] : [{ is: "note", text: terms } as const]),
    ...(alone === undefined ? [] : [{ is: "note", text: alone } as const]),
    ...warnings.map((text) => ({ is: "note", text }) as const),
  ];
}

/** What was wrong with the list when it was read last; its goods of before are sold on. */
const ofGoods = ({ goodsProblems = [] }: Config, goods: App["goods"]): readonly Finding[] =>
  [...new Set([...goodsProblems, ...goods.problems()])].map((text) => ({ is: "wrong", text: `Not taken: ${text}` }));

async function ofCrm(app: App): Promise<readonly Finding[]> {
  const { crm } = app;
  if (crm === undefined) {
    return [{ is: "note", text: `Not configured${listed(crmVariables)}: what it would be told is shown.` }];
  }
  const { path, secret } = crm.webhook;
  const address = `https://THIS-SERVER${path.replace(":secret", secret)}`;
  return [
    ...(await crm.examine(callsTo(app, crm.deliverers["crm.status"]))),
    { is: "note", text: `For its webhook "message in chat": ${address}` },
  ];
}

async function ofHelpdesks(app: App): Promise<readonly Finding[]> {
  if (app.helpdesks.length === 0) {
    return [{ is: "note", text: "Not configured (TICKETING_PROVIDER): what would be opened is shown." }];
  }
  return (await Promise.all(app.helpdesks.map((each) => ofHelpdesk(each, callsTo(app, each))))).flat();
}

async function ofPayments(app: App): Promise<readonly (readonly [string, readonly Finding[]])[]> {
  const found = Object.values(app.payments).map(
    async (each) => [`Payments: ${each.title}`, await each.examine(callsTo(app, each))] as const,
  );
  return Promise.all(found);
}

/** Where the shop's people are told. */
async function ofStaff(app: App): Promise<readonly Finding[]> {
  const text = await noHelpdeskWarning(app);
  const places = await app.staff.places();
  return [
    ...places.map(({ surface, title }) => ({ is: "note", text: `Posts go to "${title}" (${surface}).` }) as const),
    ...(text === undefined ? [] : [{ is: "note", text } as const]),
    ...(await noSurfaceWarnings(app)).map((each) => ({ is: "note", text: each }) as const),
  ];
}

async function ofAbsent(app: App): Promise<readonly (readonly [string, readonly Finding[]])[]> {
  const warnings = await absentVendorWarnings(app);
  return warnings.length === 0
    ? []
    : [["Missing since an earlier start", warnings.map(({ text }) => ({ is: "wrong", text }))]];
}

async function ofStaffApps({ staffApps }: App): Promise<readonly (readonly [string, readonly Finding[]])[]> {
  const missing = staffVariables.filter(([title]) => !staffApps.some((each) => each.title === title));
  return [
    ...(await Promise.all(staffApps.map(async (each) => [each.title, await each.examine()] as const))),
    ...missing.map(([title, needed]) => [title, [{ is: "note", text: `Not configured${listed(needed)}.` }]] as const),
  ];
}

async function ofHelpdesk(
  { helpdesk, examine, webhook, lookEveryMinutes }: HelpdeskConnection,
  calls: VendorCalls,
): Promise<readonly Finding[]> {
  const listed = await orFailure(() => helpdesk.tickets.list({ limit: 1 }, calls));
  const { name } = helpdesk;
  if ("outcome" in listed) {
    return [{ is: "wrong", text: `${name}: ${listed.detail ?? `it does not answer as it should (${listed.code}).`}` }];
  }
  const examined = examine && (await orFailure(() => examine(calls)));
  return [
    { is: "well", text: `${name} lets us in.` },
    ...(examined === undefined || "outcome" in examined ? [] : examined),
    {
      is: "note",
      text:
        webhook === undefined
          ? `${name} has no webhook here: what people do there is looked for every ${lookEveryMinutes} min.`
          : `For the webhook of ${name}: https://THIS-SERVER${webhook.path}`,
    },
  ];
}

async function ofChannels({ config, store, now }: App): Promise<readonly (readonly [string, readonly Finding[]])[]> {
  const channel = config.channel?.open();
  if (channel !== undefined) {
    const accounts = await store.connectedAccounts(channel.vendor);
    return [[channel.title, await channel.examine({ accounts, now: now() })]];
  }
  return channelVariables.map(([title, needed]) => [title, [{ is: "note", text: `Not configured${listed(needed)}.` }]]);
}
