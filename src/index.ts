/**
 * The public surface, by what you came for. The other entries: `deskgraph/nodes`, `deskgraph/graph` and
 * `deskgraph/rehearsal`. A test prints and pins every name.
 */

// Run it: a shop's configuration, where its data live, the running product.
export { type Home, type HomeOptions, openHome } from "../supabase/home/home.ts";
export { type App, createApp, homeOf } from "./app.ts";
export { type Config, defineConfig, loadConfig, type ShopConfig } from "./config/config.ts";
export { createHelpdesk } from "./config/create-helpdesk.ts";
// Add to it: a channel, readers of media, a deliverer, a helpdesk.
export type {
  Attachment,
  Deliverer,
  DeliveryContext,
  DeliveryResult,
  Failure,
  FileBytes,
  Files,
  Helpdesk,
  HelpdeskConnection,
  HelpdeskPlan,
  HelpdeskVendor,
  InboundBody,
  MediaReaders,
  NewComment,
  NewTicket,
  Receipt,
  Ticket,
  TicketChange,
  TicketComment,
  VendorCalls,
} from "./core/index.ts";
// Embed it: what nodes and the graph are given, and what they give back.
export {
  type Catalogue,
  ConfigError,
  type Conversation,
  type CustomerCard,
  type CustomerMemory,
  conversationId,
  customerId,
  type Effect,
  type EffectKind,
  FailureError,
  HomeError,
  type Inbound,
  inboundId,
  type Language,
  type ModelBudget,
  type Money,
  NotAllowed,
  type Outbox,
  Overloaded,
  type Owner,
  type Principal,
  type Product,
  type Reply,
  Secret,
  type Shop,
  type Turn,
  type TurnOutcome,
  turnIdOf,
} from "./core/index.ts";
export { type ChurnCustomer, churnTicket, createChurnTicket } from "./helpdesk/churn-ticket.ts";
export type { Accepted, Arrival } from "./inbox/accept.ts";
export { hostPrincipal } from "./inbox/host-principal.ts";
export type { AppOptions } from "./parts/app-options.ts";
export { createCatalogue, type ShopCatalogue } from "./shop/catalogue.ts";
export { demoShop } from "./shop/demo-shop.ts";
