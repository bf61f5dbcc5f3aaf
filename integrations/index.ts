/** Which vendor makes which port true: the one place where vendors are named, besides their folders and the documentation. */
import type { HelpdeskVendor } from "../src/core/index.ts";
import { gorgias } from "./gorgias/index.ts";
import { zammad } from "./zammad/index.ts";
import { zendesk } from "./zendesk/index.ts";
import { zoho } from "./zoho/index.ts";

export { createSitniks as createCrm, type SitniksAccess as CrmAccess } from "./sitniks/index.ts";

/** By the name that TICKETING_PROVIDER gives. */
export const helpdesks: Readonly<Record<string, HelpdeskVendor>> = { zendesk, gorgias, zammad, zoho };
