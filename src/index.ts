/** The public surface on one screen. */

// Building your own around it: the graph, the rehearsal model, a catalogue.
export { compileDesk, type DeskGraph, deskGraph, type GraphDeps, runTurn } from "../graph/index.ts";
export { RehearsalModel } from "../integrations/rehearsal/rehearsal-model.ts";
export { type Home, type HomeOptions, openHome } from "../supabase/home/home.ts";
// Running the whole product.
export { type App, type AppOptions, createApp, homeOf } from "./app.ts";
export { type Config, defineConfig, loadConfig, type ShopConfig } from "./config/config.ts";
export { createHelpdesk } from "./config/create-helpdesk.ts";
// The words.
export * from "./core/index.ts";
export { type ChurnCustomer, churnTicket, createChurnTicket, usualChurnRules } from "./helpdesk/churn-ticket.ts";
export { createCatalogue, type ShopCatalogue } from "./shop/catalogue.ts";
export { demoShop } from "./shop/demo-shop.ts";
