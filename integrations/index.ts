/** Which vendor makes which port true: the one place, besides the configuration, where vendors are named. */
import type { HelpdeskConnection, Secret } from "../src/core/index.ts";
import { connectZendesk } from "./zendesk/index.ts";

export { createSitniks as createCrm, type SitniksAccess as CrmAccess } from "./sitniks/index.ts";

/** What each helpdesk needs to be connected to. */
export type HelpdeskAccess = {
  readonly provider: "zendesk";
  readonly url: string;
  readonly email: string;
  readonly token: Secret;
  readonly webhookSecret: Secret | undefined;
};

export function connectHelpdesk(access: HelpdeskAccess): HelpdeskConnection {
  switch (access.provider) {
    case "zendesk":
      return connectZendesk(access, access.webhookSecret);
  }
}
