import type { Channel, ChannelConnection, ChannelHost } from "../../src/core/index.ts";
import { botIdOf, createTelegramApi, type TelegramAccess } from "./api.ts";
import { examine } from "./examine.ts";
import { telegramFiles } from "./files.ts";
import { receive } from "./receive.ts";
import { limit, sendReply, vendor } from "./send-reply.ts";
import { decideAccounts } from "./serve-account.ts";
import { createShowWorking } from "./show-working.ts";
import { createMembers } from "./staff/members.ts";
import { postToGroup } from "./staff/post.ts";
import { surface } from "./staff/surface.ts";
import { takeUpdate } from "./take-update.ts";
import { takeUpdates } from "./take-updates.ts";
import type { UpdateDeps } from "./update-deps.ts";
import { webhookRoute, webhookUrlOf } from "./webhook.ts";

/** Telegram as a channel: replies go out by `deliverers`, updates come in by polling or by the webhook. */
export function createTelegram(access: TelegramAccess): Channel {
  const api = createTelegramApi(access);
  const pictures = { account: accountOf(access), broken: new Map<string, number>() };
  return {
    vendor,
    title: "Telegram",
    limit,
    hasButtons: true,
    deliverers: (deps) => ({
      "reply.send": sendReply({
        ...deps,
        api,
        pictures,
        owners: access.owners,
        paymentToken: access.paymentToken,
      }),
    }),
    staff: { surface, post: (deps) => postToGroup({ ...deps, api }) },
    files: telegramFiles(api, access),
    examine: (known) => examine(api, access, known),
    connect: (host) => connect({ api, host, source: accountOf(access) }, access),
  };
}

const accountOf = ({ token }: TelegramAccess): string => `telegram/${botIdOf(token)}`;

function connect(
  { api, host, source }: Pick<UpdateDeps, "api" | "source"> & { readonly host: ChannelHost },
  access: TelegramAccess,
): ChannelConnection {
  const showWorking = createShowWorking({
    api,
    isBusy: (id) => host.isBusy(id),
    hasSlot: () => host.hasSlot(),
  });
  const deps: UpdateDeps = { api, host, source, owners: access.owners, showWorking, members: createMembers(api) };
  const url = webhookUrlOf(access);
  return {
    ...(url === undefined ? {} : { webhook: webhookRoute(access, (update) => takeUpdate(deps, update)) }),
    receive: async (stopping, report) => {
      await decideAccounts(deps, report);
      await receive(
        { api, access, take: (updates) => takeUpdates(deps, updates), languages: host.languages },
        stopping,
        report,
      );
    },
  };
}
