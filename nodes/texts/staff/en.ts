import type { Texts } from "../shape.ts";

export const staff: Texts["staff"] = {
  reasons: {
    person: "the customer asks for a person",
    complaint: "complaint",
    return_or_refund: "return or exchange",
    wrong_or_damaged_item: "wrong or damaged item",
    order_change: "change of an order",
    order_problem: "problem with an order",
    payment_problem: "problem with a payment",
    product_question: "question about a product",
    photo_or_measurement: "photo or measurements of a product",
    wholesale: "wholesale",
    partnership_or_job: "partnership or job",
    privacy: "the customer's personal data",
    delivery_elsewhere: "delivery to another place or in another way",
    safety: "ATTENTION: a life or somebody's health is at risk",
    abuse: "abuse",
    spam: "spam",
    policy: "the assistant's answer failed the check three times",
    failed: "the assistant could not answer",
    other: "another question for a person",
  },
  alarms: {
    self_harm: "ATTENTION: the customer's life may be at risk",
    threat: "threats",
    minor: "the customer is under age",
  },
  oneMore: ({ reason, wanted, text }) =>
    [
      `A person was called already; now also: ${reason}`,
      ...(wanted === null ? [] : [wanted]),
      ...(text === "" ? [] : [text]),
    ].join("\n"),
  meanwhile: "While the customer waited for a person:",
  suggested: ({ text }) => `Not sent to the customer, because a person has the chat. The assistant would say: ${text}`,
  handoff: ({ reason, brief }) => `A person is needed: ${reason}\n${brief}`,
  proof: ({ number, due, customer, earlier }) =>
    [
      `Check the payment: order ${number}, ${due}, ${customer}`,
      ...(earlier.length === 0 ? [] : [`Billed before: ${earlier.join("; ")}`]),
    ].join("\n"),
  proofAdded: ({ number }) => `More for the check of the payment: order ${number}`,
  outdated: ({ number }) =>
    `This decision was not counted: that bill is not open any more. The open bill is: ${number}.`,
  secondPerson: ({ number, due, by, above }) =>
    `Order ${number}, ${due}: ${by} confirmed the payment. Above ${above} a second person has to confirm it, too.`,
  notSurelyTwo: ({ number, by }) =>
    `Order ${number}: the confirmation of ${by} does not count as that of a second person. It must come from somebody else; who is who stands under people.known in the configuration.`,
  nothingToUndo: ({ number }) =>
    `There is no confirmation of a payment to undo here. The bill of this chat now: ${number}.`,
  undoTooLate: ({ number, minutes, by }) =>
    `Order ${number}: ${by} wanted to undo the confirmed payment, but only ${minutes} minutes are given for that. Nothing was changed. Sort it out with the customer and in the CRM.`,
  undoNotTheirs: ({ number, by }) =>
    `Order ${number}: ${by} may not undo this confirmation. Whoever confirmed it may, or an owner. Nothing was changed.`,
  confirmationUndone: ({ number, by }) =>
    `Order ${number}: ${by} undid the first confirmation. The payment waits for its check as before.`,
  paymentUndone: ({ number, by, isNowhere }) =>
    [
      `Order ${number}: ${by} undid the confirmed payment. It waits for its check again, and the customer was told so.`,
      isNowhere
        ? "The order was not in the CRM yet and does not go there now."
        : "The order and its status may be in the CRM already: cancel it and set the status back there by hand.",
    ].join("\n"),
  message: ({ text }) => `The customer writes: ${text}`,
  corrected: ({ text }) => `The customer corrected a message: ${text}`,
  unread: ({ kinds }) => `The customer sent what the assistant cannot read: ${kinds}`,
  fileKinds: {
    photo: "photo",
    document: "document",
    voice: "voice message",
    video: "video",
    location: "place on the map",
    contact: "contact",
    sticker: "sticker",
  },
  filesLeftOut: ({ files }) => `⚠️ Files from the customer that are not here: ${files.join("; ")}`,
  whyLeftOut: {
    over_limit: "too many files, or too large together",
    too_big: "too large",
    gone: "the channel does not have it any more",
    later: "it could not be fetched or passed on",
    refused: "the helpdesk did not take it",
  },
  receipt: ({ amount, payee, fits }) =>
    `On the receipt: ${[amount ?? "no sum could be read", ...(payee === null ? [] : [payee])].join(", ")}${fits ? "" : ". ATTENTION: it does not fit the bill"}`,
  decideByCommand: ({ conversationId }) =>
    `The decision is a command: deskgraph payment confirm ${conversationId} (the money is there) or deskgraph payment reject ${conversationId} (it is not).`,
  paidOutdated: ({ amount, chargeId }) =>
    `${amount} arrived for a bill that is no longer open (payment ${chargeId}). Count it or refund it.`,
  paidTwice: ({ amount, number, chargeId }) =>
    `Order ${number} was paid TWICE: another ${amount} arrived (payment ${chargeId}). The order counts once; give the second payment back.`,
  refunded: ({ amount, chargeId }) => `${amount} was refunded (payment ${chargeId}).`,
  left: "The customer blocked the bot: nothing reaches them until they write again.",
  effects: {
    "crm.first_touch": "finding the chat in the CRM",
    "crm.status": "the chat's status in the CRM",
    "crm.assign": "the chat's manager in the CRM",
    "crm_chat.read": "reading a chat in the CRM",
    "crm.note": "a note in the chat of the CRM",
    "crm.order": "the order in the CRM",
    "ticket.open": "the ticket at the helpdesk",
    "ticket.note": "a note on the ticket",
    "ticket.close": "the closing of the ticket",
    "pay_link.make": "the link to pay",
    "pay_link.look": "the look at a payment by link",
    "pay_link.close": "the closing of a link to pay",
    "pay_link.give_back": "the refund of a payment by link",
    "reply.send": "a message to the customer",
  },
  undelivered: ({ what, detail, key }) =>
    `It did not work: ${what}. ${detail}\nTry again: deskgraph outbox replay ${key.slice(0, 12)}`,
  locked: ({ detail }) => `Everything for this service waits. ${detail}`,
  modelLimit: ({ time }) =>
    `The shop's budget for the assistant is used up until ${time}. Until then every customer who writes is passed to a person. If that is not an attack, raise modelLimits in the configuration.`,
  closedBy: ({ name }) => `Closed by ${name}.`,
  alarm: ({ reason, text }) => `${reason}: ${text}`,
  lacking: ({ number, lines }) =>
    [
      `Order ${number}: there are too few pieces.`,
      ...lines.map(({ title, wanted, left }) => `• ${title}: ${wanted} needed, ${left} free`),
      "The bill waited for longer than we hold goods, or the catalogue has another number now. Please agree on something with the customer.",
    ].join("\n"),
  order: ({ number, paid, total }) => `Paid ${paid} (of a total of ${total}): order ${number}`,
  erased: ({ crmChat, lines }) =>
    [
      "A customer's data was erased. Erase what you need not keep on your side: in the CRM, in the helpdesk, in this chat.",
      ...(crmChat === null ? [] : [`The chat in the CRM: ${crmChat}`]),
      ...(lines.length === 0 ? ["Nothing is left open."] : ["Still open:", ...lines.map((line) => `– ${line}`)]),
    ].join("\n"),
  erasedTicket:
    "The customer's data was erased. What is written here does not reach them any more. Erase what you need not keep, and close the ticket.",
  ticketOfAnother: ({ helpdesk, ticketId }) =>
    `Ticket ${ticketId} (${helpdesk}) has another customer now. What is written there no longer reaches the customer of this chat, and their words do not go there: they have another ticket.`,
  open: {
    orderWaits: ({ number, key, isDead }) =>
      isDead
        ? `order ${number} is paid, and the CRM did not take it. Try again: deskgraph outbox replay ${key}`
        : `order ${number} is paid and has not reached the CRM yet. Name and address are kept until it has.`,
    orderMissing: ({ number, amount }) =>
      `money came for bill ${number}${amount === null ? "" : ` (${amount})`}, and there is no order. Place it or give the money back.`,
    paymentUnchecked: ({ number, amount }) =>
      `the customer says that bill ${number} is paid (${amount}). Look whether the money is there.`,
    wordsWait: ({ what, reason }) => `the helpdesk was not told: ${what}${reason === null ? "" : ` (${reason})`}.`,
    ticketOpen: ({ helpdesk, ticketId }) => `ticket ${ticketId} is open (${helpdesk}).`,
  },
  bill: {
    awaiting_proof: "waiting for payment",
    awaiting_confirmation: "a manager is checking the payment",
    paid: "paid",
  },
  brief: {
    customer: "Customer",
    wanted: "Wanted (in the assistant's words)",
    cart: "Cart",
    order: "Order",
    said: "The customer wrote",
    stopped: "The AI's answer that the check stopped",
    nothingSaid: "no text",
    unknown: "name not given",
  },
};
