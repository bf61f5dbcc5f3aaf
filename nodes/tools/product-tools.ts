import { askRefund } from "./ask-refund.ts";
import { callPerson } from "./call-person.ts";
import { cancelOrder } from "./cancel-order.ts";
import { changeCart } from "./change-cart.ts";
import { changeOrder } from "./change-order.ts";
import { checkout } from "./checkout.ts";
import type { Tool } from "./define-tool.ts";
import { findMyOrders } from "./find-my-orders.ts";
import { offerChoices } from "./offer-choices.ts";
import { paymentSent } from "./payment-sent.ts";
import { productDetails } from "./product-details.ts";
import { quote } from "./quote.ts";
import { remember } from "./remember.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { searchKnowledge } from "./search-knowledge.ts";
import { sendInvoice } from "./send-invoice.ts";
import { setDelivery } from "./set-delivery.ts";
import { shopInfo } from "./shop-info.ts";
import { showBill } from "./show-bill.ts";
import { sizeAdvice } from "./size-advice.ts";

/**
 * What the model may ask of the product. No tool takes a price, a sum, a customer id or an order status: those come
 * from data. Their descriptions are what the model is told of them, in this order.
 */
export const productTools: readonly Tool[] = [
  searchCatalogue,
  productDetails,
  sizeAdvice,
  quote,
  changeCart,
  setDelivery,
  findMyOrders,
  showBill,
  changeOrder,
  cancelOrder,
  askRefund,
  sendInvoice,
  shopInfo,
  searchKnowledge,
  checkout,
  paymentSent,
  callPerson,
  offerChoices,
  remember,
];

export const toolNames = productTools.map(({ name }) => name);
