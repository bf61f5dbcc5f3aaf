import type { Shop } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

/** Every word of a customer for whom a person was asked goes onto the ticket: for promises about how it gets there. */
export const silentWhileWaiting: Pick<Shop, "handoff"> = {
  handoff: { ...demoShop.handoff, whileWaiting: "silent" },
};
