import type { Crm, CrmDeps } from "../../src/core/index.ts";
import { createSitniksApi, type SitniksAccess } from "./api.ts";
import { assign } from "./assign.ts";
import type { SitniksDeps } from "./deps.ts";
import { createDictionaries } from "./dictionaries.ts";
import { examine } from "./examine.ts";
import { firstTouch } from "./first-touch.ts";
import { placeOrder } from "./place-order.ts";
import { readChat } from "./read-chat.ts";
import { readEvent } from "./read-event.ts";
import { readMessages } from "./read-messages.ts";
import { setStatus } from "./set-status.ts";
import { webhookPath, webhookSecret } from "./webhook.ts";

export type { SitniksAccess } from "./api.ts";

export function createSitniks(access: SitniksAccess, deps: CrmDeps): Crm {
  const api = createSitniksApi(access);
  const all: SitniksDeps = {
    ...deps,
    api,
    originApi: createSitniksApi(access, "/api"),
    dictionaries: createDictionaries(api),
  };
  return {
    deliverers: {
      "crm.first_touch": firstTouch(all),
      "crm.status": setStatus(all),
      "crm.assign": assign(all),
      "crm.order": placeOrder(all),
      "crm_chat.read": readMessages(all),
    },
    webhook: {
      path: webhookPath,
      secret: webhookSecret(access.key),
      read: (body) => readEvent(body, deps.shop),
    },
    chat: (id, calls) => readChat(all, id, calls),
    examine: (calls) => examine(all, calls),
  };
}
