import type { OrderTexts, WishWords } from "./shape.ts";

const change = ({ was, becomes }: WishWords): string =>
  was === "" ? `add “${becomes}”` : becomes === "" ? `take out “${was}”` : `“${becomes}” instead of “${was}”`;
const paidWords = ({ paid }: WishWords): string => (paid === null ? "" : ` Paid: ${paid}.`);

export const en: OrderTexts = {
  billAgain: ({ number, lines }) => [`Bill ${number} once more. It is for:`, ...lines].join("\n"),
  billChecked: ({ number, lines, due, total }) =>
    [
      `Bill ${number} for ${due} (${total} in all): a manager is checking the payment, do not pay twice. It is for:`,
      ...lines,
    ].join("\n"),
  billPaid: ({ number, lines, total, paid, rest, how }) =>
    [
      `Bill ${number}: ${paid} paid of ${total}. It is for:`,
      ...lines,
      ...(rest === null ? [] : [`${rest} remains to be paid${how === null ? "" : `: ${how}`}.`]),
    ].join("\n"),
  newBill: ({ number, before, lines }) =>
    [`The order is changed. Bill ${before} is void, please do not pay it. The new bill ${number}:`, ...lines].join(
      "\n",
    ),
  cancelled: ({ number }) =>
    `Order ${number} is cancelled. Its bill is void, please do not pay it. If the money is on its way already, write to me: a manager will find it.`,
  asked: {
    goods: (of) =>
      `I am asking a manager to change order ${of.number}: ${change(of)}. Until they confirm, the order stays as it was.`,
    delivery: (of) =>
      `I am asking a manager to change the delivery of order ${of.number}: ${change(of)}. Until they confirm, it stays as it was.`,
    cancel: (of) =>
      `I am asking a manager to cancel order ${of.number}.${paidWords(of)} It is not cancelled yet: a manager decides.`,
    refund: (of) =>
      `I am passing on your wish for a return, order ${of.number}: ${of.was}.${paidWords(of)} The money is not back yet. As soon as it is sent back, I will write to you here.`,
    invoice: ({ number, becomes }) =>
      `I am asking a manager to send the document for order ${number} to ${becomes}. It is no fiscal receipt: those are not issued here.`,
    paid: ({ number }) => `I am telling a manager that you paid for order ${number}. They will check.`,
  },
  document: ({ shop, number, date, lines, total, due, paid, rest, payee, iban, taxId, purpose }) =>
    [
      `Invoice ${number} of ${date}, ${shop}`,
      ...lines,
      `Total: ${total}`,
      ...(due === null ? [] : [`To be paid: ${due}`]),
      ...(paid === null ? [] : [`Paid: ${paid}`]),
      ...(rest === null ? [] : [`Remains: ${rest}`]),
      `Payee: ${payee}`,
      `IBAN: ${iban}`,
      ...(taxId === null ? [] : [`Tax id: ${taxId}`]),
      `Purpose: ${purpose}`,
      "This is no fiscal receipt.",
    ].join("\n"),
  refundUndone: ({ number }) =>
    `What was said of the money for order ${number} being sent back was too early: a manager is checking it again.`,
  agreedPrice: ({ title, price }) => `A manager agreed a price for you: ${title}, ${price}.`,
  agreedDiscount: ({ percent }) => `A manager agreed a discount of ${percent}% on this order for you.`,
  agreedTotal: ({ total }) => `It now comes to ${total}.`,
  priceUndone: "A manager took the agreed price back.",
  staff: {
    wish: "Wants to change",
    asked: {
      goods: (of) =>
        `Order ${of.number}, goods: ${change(of)}.${paidWords(of)} Nothing is changed: decide, and change it in the CRM.`,
      delivery: (of) =>
        `Order ${of.number}, delivery: ${change(of)}. Nothing is changed: decide, and change it in the CRM.`,
      cancel: (of) =>
        `Order ${of.number}: cancel (${of.was}).${paidWords(of)} Nothing is cancelled. Once the money is back: deskgraph payment refunded`,
      refund: (of) =>
        `Order ${of.number}: return (${of.was}).${paidWords(of)} Once the money is back: deskgraph payment refunded`,
      invoice: (of) => `Order ${of.number}: send the document to ${of.becomes}. Its text is below.\n\n${of.was}`,
      paid: (of) =>
        `Order ${of.number}: the customer says that they paid.${paidWords(of)} Check whether the money came.`,
    },
    cancelled: ({ number, due }) =>
      `The customer cancelled order ${number} (${due}); the bill was not paid. Should money come for it, give it back.`,
    refundMade: ({ number, amount, by }) => `Order ${number}: ${amount} given back (${by}). The customer was told.`,
    refundUnknown: ({ number, by }) =>
      `Order ${number}: a refund (${by}) is not noted: nothing was paid for it, or it was given back already.`,
    refundUndone: ({ number, by }) =>
      `Order ${number}: the word that money was given back is taken back (${by}). The customer was told.`,
    priceAgreed: ({ terms, by }) => `Price agreed (${by}): ${terms}. The customer was told.`,
    priceLater: ({ terms, number, by }) =>
      `Price agreed (${by}): ${terms}. The payment of order ${number} is being checked, so the price holds for the next bill.`,
    priceUndone: ({ terms, by }) => `The agreed price is taken back (${by}): ${terms}.`,
    nothingToUndo: ({ by }) => `There is nothing here to undo (${by}). Nothing is changed.`,
    undoTooLate: ({ minutes, by }) => `Undoing (${by}) works for ${minutes} minutes only. Nothing is changed.`,
    undoNotTheirs: ({ by }) => `${by} cannot undo this: who did it can, or an owner. Nothing is changed.`,
    articleTerms: ({ title, price }) => `${title}: ${price}`,
    orderTerms: ({ percent }) => `−${percent}% on the whole order`,
  },
};
