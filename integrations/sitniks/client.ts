import type { Crm, CrmDeps } from "../../src/core/index.ts";
import { createSitniksApi, type SitniksAccess } from "./api.ts";
import { assign } from "./assign.ts";
import type { SitniksDeps } from "./deps.ts";
import { createDictionaries } from "./dictionaries.ts";
import { examine } from "./examine.ts";
import { firstTouch } from "./first-touch.ts";
import { listSkus } from "./list-skus.ts";
import { placeOrder } from "./place-order.ts";
import { readChat } from "./read-chat.ts";
import { readEvent } from "./read-event.ts";
import { readMessages } from "./read-messages.ts";
import { setStatus } from "./set-status.ts";
import type { SitniksSettings } from "./settings.ts";
import { webhookPath, webhookSecret } from "./webhook.ts";
import { writeNote } from "./write-note.ts";

export function createSitniks(access: SitniksAccess, settings: SitniksSettings, crmDeps: CrmDeps): Crm {
  const api = createSitniksApi(access);
  const deps: SitniksDeps = {
    ...crmDeps,
    settings,
    api,
    originApi: createSitniksApi(access, "/api"),
    dictionaries: createDictionaries(api),
  };
  return {
    deliverers: {
      "crm.first_touch": firstTouch(deps),
      "crm.status": setStatus(deps),
      "crm.assign": assign(deps),
      "crm.order": placeOrder(deps),
      "crm.note": writeNote(deps),
      "crm_chat.read": readMessages(deps),
    },
    webhook: {
      path: webhookPath,
      secret: webhookSecret(access.key),
      ...(access.keyBefore === undefined ? {} : { secretBefore: webhookSecret(access.keyBefore) }),
      read: (body) => readEvent(body, deps),
    },
    listSkus: (calls) => listSkus(deps, calls),
    chat: (id, calls) => readChat(deps, id, calls),
    examine: (calls) => examine(deps, calls),
  };
}
