import { createPaymentLinks } from "../../supabase/store/payment-links.ts";
import { createSentFiles } from "../../supabase/store/sent-files.ts";
import { withStaffFiles } from "../channels/staff-files.ts";
import { type StaffSurfaces, staffDeliverer } from "../channels/staff-surfaces.ts";
import {
  type Crm,
  type Deliverers,
  type Files,
  type HelpdeskConnection,
  noFiles,
  type PaymentLinks,
  type PaymentProvider,
  placeOf,
  type StaffApp,
  type StaffHost,
  staffLanguageOf,
} from "../core/index.ts";
import { forConfirmed } from "../crm/confirmed-accounts.ts";
import { ProductCrmHost } from "../crm/crm-host.ts";
import { withHelpdeskFiles } from "../helpdesk/files.ts";
import { openHelpdesks, ticketDeliverers } from "../helpdesk/open-helpdesks.ts";
import { staffPostsAtHelpdesk } from "../helpdesk/staff-post.ts";
import type { Accepting } from "../inbox/accept.ts";
import { wouldDo } from "../outbox/would-do.ts";
import { linkDeliverers } from "../payments/link-deliverers.ts";
import { findAbsent } from "../work/absent-vendors.ts";
import { channelFiles, type ToldOptions } from "./app-options.ts";
import type { OpenTables } from "./open-tables.ts";

interface VendorsOf extends Pick<OpenTables, "store" | "desk" | "mappings" | "keys">, Pick<Accepting, "accept"> {
  readonly staff: StaffHost;
  readonly surfaces: StaffSurfaces & { readonly apps: readonly StaffApp[] };
}

/** Everybody whom the product tells things: the CRM, the helpdesks, the staff, the customers' channel. */
export async function openVendors(options: ToldOptions, of: VendorsOf) {
  const { config } = options;
  const { store, desk, mappings, accept, staff, surfaces } = of;
  const crm = config.crm?.open({ mappings, shop: config.shop, host: new ProductCrmHost({ store, desk, accept }) });
  const helpdesks = openHelpdesks(config.helpdesks, of.keys);
  const files = withHelpdeskFiles(withStaffFiles(channelFiles(options) ?? noFiles, surfaces.apps), helpdesks);
  const payments = Object.fromEntries(Object.entries(config.payments).map(([name, plan]) => [name, plan.open()]));
  const links = createPaymentLinks(options.home, options.now);
  const vendors = { ...of, crm, helpdesks, files, payments, links };
  const made = deliverersOf(options, vendors);
  const absent = await findAbsent({ store, staff, delivered: Object.keys(made) });
  return { crm, helpdesks, payments, links, files, absent, deliverers: withStaffPosts(made, options, vendors) };
}

interface Vendors extends VendorsOf {
  readonly crm: Crm | undefined;
  readonly helpdesks: readonly HelpdeskConnection[];
  readonly files: Files;
  readonly payments: Readonly<Record<string, PaymentProvider>>;
  readonly links: PaymentLinks;
}

/** Who makes which effects true; an option of the app goes before the configuration. */
const deliverersOf = (
  { config, home, channel, deliverers, now }: ToldOptions,
  { store, files, crm, helpdesks, staff, surfaces, payments, links, accept }: Vendors,
): Partial<Deliverers> => ({
  ...linkDeliverers({ links, providers: payments, accept, store, now }),
  ...staffDeliverers(surfaces, { staff, files, store }),
  ...channel?.deliverers({
    chatOf: (id) => store.conversation(id),
    files,
    now,
    connectedAccount: store.connectedAccount,
    sentFiles: createSentFiles(home, now),
  }),
  ...(crm && forConfirmed(crm.deliverers, store)),
  ...ticketDeliverers(helpdesks, {
    store,
    files,
    fields: config.shop.helpdesk.fields,
    staffLanguage: staffLanguageOf(config.shop),
  }),
  ...deliverers?.({ store, files }),
});

const staffDeliverers = (...of: Parameters<typeof staffDeliverer>): Partial<Deliverers> => {
  const post = staffDeliverer(...of);
  return post === undefined ? {} : { "staff.post": post };
};

/** Where there is a helpdesk and nobody of the staff meets elsewhere, what they have to decide goes there. */
const withStaffPosts = (
  made: Partial<Deliverers>,
  { config, log }: Pick<ToldOptions, "config" | "log">,
  { store, staff, helpdesks }: Vendors,
): Partial<Deliverers> =>
  helpdesks.length === 0
    ? made
    : {
        ...made,
        "staff.post": staffPostsAtHelpdesk(made["staff.post"] ?? wouldDo, {
          store,
          staff,
          helpdesks: helpdesks.map(placeOf),
          staffLanguage: staffLanguageOf(config.shop),
          log,
        }),
      };
