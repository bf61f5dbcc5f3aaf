import type { App } from "../app.ts";
import { channelVariables, crmVariables } from "../config/choose-vendor.ts";
import { listed } from "./listed.ts";

interface AbsentWarning {
  readonly port: string;
  /** So much waits for it already. */
  readonly count: number;
  readonly text: string;
}

const names: Readonly<Record<string, { readonly title: string; readonly variables: readonly string[] }>> = {
  crm: { title: "the CRM", variables: crmVariables },
  ticket: { title: "the helpdesk", variables: ["TICKETING_PROVIDER"] },
  reply: { title: "customers in their channel", variables: channelVariables.flatMap(([, needed]) => needed) },
  staff: { title: "the staff's group", variables: channelVariables.flatMap(([, needed]) => needed) },
};

/** What an earlier start had and this one has not: most often a key that is missing by mistake. */
export async function absentVendorWarnings({
  absent,
  config,
  desk,
}: Pick<App, "absent" | "config" | "desk">): Promise<readonly AbsentWarning[]> {
  // A command opens no channel; whether the shop has one, its configuration says.
  const ofChannel = config.channel === undefined ? ["reply", "staff"] : [];
  const ports = absent.ports.filter((port) => port === "crm" || port === "ticket" || ofChannel.includes(port));
  if (ports.length === 0) return [];
  const counts = await desk.counts();
  return ports.map((port) => {
    const { title, variables } = names[port] ?? { title: port, variables: [] };
    const ofPort = counts.filter(({ destination }) => destination === port || destination === `${port}_chat`);
    const count = ofPort.reduce((sum, { waiting }) => sum + waiting, 0);
    const away = port === "staff" ? '"deskgraph staff" disconnects it' : `"deskgraph outbox forget ${port}"`;
    return {
      port,
      count,
      text:
        `An earlier start had ${title} configured, and this one has not${listed(variables)}. What is for it waits: ` +
        `${count} so far. Set what is missing and start again: then it goes out. Where the shop has none any more: ${away}.`,
    };
  });
}
