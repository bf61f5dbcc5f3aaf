import { callPerson } from "./call-person.ts";
import { changeCart } from "./change-cart.ts";
import { checkout } from "./checkout.ts";
import { compare } from "./compare.ts";
import type { Tool } from "./define-tool.ts";
import { findMyOrders } from "./find-my-orders.ts";
import { offerChoices } from "./offer-choices.ts";
import { paymentSent } from "./payment-sent.ts";
import { productDetails } from "./product-details.ts";
import { remember } from "./remember.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { searchKnowledge } from "./search-knowledge.ts";
import { setDelivery } from "./set-delivery.ts";
import { shopInfo } from "./shop-info.ts";
import { sizeAdvice } from "./size-advice.ts";

/**
 * What the model may ask of the product. No tool takes a price, a sum, a customer id or an order status: those come
 * from data. Their descriptions are what the model is told of them, in this order.
 */
export const productTools: readonly Tool[] = [
  searchCatalogue,
  productDetails,
  compare,
  sizeAdvice,
  changeCart,
  setDelivery,
  findMyOrders,
  shopInfo,
  searchKnowledge,
  checkout,
  paymentSent,
  callPerson,
  offerChoices,
  remember,
];

export const toolNames = productTools.map(({ name }) => name);
