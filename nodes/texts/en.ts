import { en as orders } from "./orders/en.ts";
import type { Texts } from "./shape.ts";
import { staff } from "./staff/en.ts";

export const en: Texts = {
  orders,
  disclosure: ({ persona, shop }) =>
    `Hello! I'm ${persona}, the AI assistant of ${shop}. To talk to a person at any time, just write "person".`,
  commands: {
    start: "Hello!",
    help: "What can you do?",
    person: "Please call a person",
    order: "Where is my order?",
  },
  shared: { contact: "Contact", place: "Place", poll: "Poll" },
  forwarded: ({ text }) => `Forwarded: “${text}”`,
  line: ({ title, size, quantity, price }) =>
    `• ${title}${size === "" ? "" : `, size ${size}`} — ${quantity} ${quantity === 1 ? "pc" : "pcs"} × ${price}`,
  deliveryLabels: { name: "Recipient", phone: "Phone", city: "City", branch: "Nova Poshta branch" },
  review: ({ lines, total, delivery, method, methods, isAgain }) =>
    [
      isAgain ? "Your order with the changes:" : "Please check your order:",
      ...lines,
      `Total: ${total}`,
      "",
      ...delivery,
      "",
      method === null
        ? `${isAgain ? "Is it all correct now?" : "Is everything right?"} If so, tell me how you would like to pay: ${methods.join(" or ")}.`
        : `Payment: ${method}. ${isAgain ? "Is it all correct now?" : "Is everything right?"}`,
    ].join("\n"),
  chooseMethod: (methods) => `How would you like to pay: ${methods.join(" or ")}?`,
  requisites: ({ due, total, partial, payee, iban, taxId, purpose }) =>
    [
      partial ? `To pay now: ${due} (total ${total}, the rest on delivery).` : `To pay: ${due}.`,
      "",
      "Payment details:",
      `Payee: ${payee}`,
      `IBAN: ${iban}`,
      ...(taxId === null ? [] : [`Tax ID: ${taxId}`]),
      `Purpose: ${purpose}`,
      "",
      'Once you have paid, please send the receipt or write "paid".',
    ].join("\n"),
  proofReceived:
    "Thank you! I've passed it on to be checked. As soon as a manager sees the payment, I'll write to you.",
  proofAdded: "Received. I am adding this to the check of your payment.",
  whichBill: ({ number, due, added, removed }) =>
    [
      `The cart has changed since you got the bill. Bill ${number} for ${due} is all that has been asked for so far.`,
      ...(added.length === 0 ? [] : [`It does not include: ${added.join("; ")}.`]),
      ...(removed.length === 0 ? [] : [`It still includes what you took out: ${removed.join("; ")}.`]),
      `Did you pay exactly bill ${number}? If so, write "paid" once more or send the receipt. If not, tell me and I will make a new bill.`,
    ].join("\n"),
  proofOfOlderBill: ({ number, due, added, removed }) =>
    [
      `Thank you! The payment of bill ${number} for ${due} is being checked. I'll write as soon as a manager sees it.`,
      ...(added.length === 0 ? [] : [`Not in this bill: ${added.join("; ")}. It stays in your cart.`]),
      ...(removed.length === 0 ? [] : [`It includes what you took out later: ${removed.join("; ")}.`]),
    ].join("\n"),
  soldMeanwhile: (lines) =>
    [
      "Sorry, other customers took this while you were deciding. I have not made a bill yet.",
      ...lines.map(({ title, wanted, left }) =>
        left === 0 ? `• ${title}: none left` : `• ${title}: ${left} left, ${wanted} in your cart`,
      ),
      "Tell me how many to keep in the cart, what to take out, or what to have instead.",
    ].join("\n"),
  nothingToPay: "There is no order waiting for payment right now. Can I help you find something?",
  paid: ({ number, total, rest }) =>
    [
      `Your payment is confirmed. Order ${number} for ${total} is being prepared!`,
      ...(rest === null ? [] : [`${rest} remains to be paid on delivery.`]),
      "We'll send you the parcel number once it ships.",
    ].join(" "),
  paymentCheckedAgain: ({ number }) =>
    `I told you too early that the payment for order ${number} is confirmed: a manager is checking it once more. I'll write to you here as soon as that's done.`,
  notPaid: ({ due }) =>
    `The manager doesn't see the payment of ${due} yet. Please check whether it went through and send the receipt. Your order is kept.`,
  handoff: {
    open: ({ when }) => `I'm passing this conversation to a manager. They will answer here in this chat ${when}.`,
    closed: ({ when }) =>
      `I'm passing this conversation to a manager. It's outside working hours now, so they will answer here in this chat ${when}.`,
  },
  handoffCare: {
    person: "",
    complaint: "I'm sorry that this happened.",
    return_or_refund: "A manager decides on returns and exchanges.",
    wrong_or_damaged_item: "I'm sorry about that. If you have a photo, send it here: the manager will see it.",
    order_change: "A manager confirms changes to an order.",
    order_problem: "I'm sorry for the trouble with your order.",
    payment_problem: "I understand that this worries you: it is your money.",
    product_question: "So that nothing wrong is said, a manager will answer this.",
    photo_or_measurement: "A manager can tell you about photos and measurements.",
    wholesale: "A manager can tell you about wholesale.",
    partnership_or_job: "Thank you for the offer. A person looks at it.",
    privacy: "A person carries out requests about your data.",
    delivery_elsewhere: "A manager can tell you about such a delivery.",
    safety: "If there is immediate danger, call 112.",
    abuse: "",
    spam: "",
    policy: "So that I say nothing wrong, I leave the answer to a person.",
    failed: "",
    other: "A person can answer this better.",
  },
  awaited: {
    first: {
      open: ({ when }) =>
        `A manager has your request. They will answer here, in this chat, ${when}. While you wait, I can help with anything else.`,
      closed: ({ when }) =>
        `A manager has your request. It is outside working hours now, so they will answer here, in this chat, ${when}. While you wait, I can help with anything else.`,
    },
    again: {
      open: ({ when }) => `The manager will see this in your request and will answer here ${when}.`,
      closed: ({ when }) => `This is added to your request. The manager will answer ${when}.`,
    },
  },
  selfHarm: ({ crisisLine }) =>
    `I'm so sorry that things are this hard right now. Please don't stay alone with it: free support is there around the clock at ${crisisLine}. If there is immediate danger, call 112.`,
  minor: ({ childLine }) =>
    `Thank you for telling me how old you are. Only a grown-up can pay for an order, so please choose together with a parent. If something worries you, children are heard for free at ${childLine}.`,
  minorPays: "Only a grown-up can pay for an order. A manager will answer here and help once a parent is with you.",
  threat: "I'm passing this conversation to the shop's manager.",
  noted: "Received. I'm adding it to your request; the manager will see it.",
  backToAi: ({ persona }) => `${persona}, the AI assistant, is back with you. What else can I do?`,
  safety: {
    abuse: 'I can tell that you are upset. Please tell me what happened, or write "person" and I will call a manager.',
    card_data:
      "Please don't send card numbers in the chat. I've hidden it. It isn't needed to pay: we'll send payment details.",
    injection: "I can only help with our shop's products and orders. What are you looking for?",
    spam: "We don't place adverts or open third-party links. If you have a question about a product, I'm glad to help.",
    flood: "I got several messages in a row. Please send one question and I'll answer it.",
    wordless: "I don't see any text in the message. Please tell me what you are looking for.",
    too_long:
      "The message is too long or repeats itself, so I couldn't read it in full. Please tell me in short what you need.",
  },
  holding: "One moment, I'm checking that for you.",
  copy: { iban: "Copy the IBAN", purpose: "Copy the purpose", amount: "Copy the amount" },
  unsure: {
    restToPerson: "To be sure about the rest, a person will answer it.",
    toPerson: "To be sure you hear the truth, a person will answer.",
    rest: "I can't say the rest for sure: I have no data on it.",
    all: "I'm sorry, I can't say this for sure: I have no data on it.",
  },
  modelTrouble: "I couldn't prepare an answer, so I'm calling a person to help.",
  rest: ({ when }) =>
    `I've answered a lot of questions here, so I'm taking a break. I'll be able to answer again ${when}. If it can't wait, press the button below or write "person", and I'll call a manager.`,
  placeInWords: "I can't read a point on a map. Please write the city and the branch number in words.",
  unread:
    "I don't open files of this kind, so I am passing it to a manager. If you write the same in words, I'll answer at once.",
  inOtherWords: {
    awaitedAgain: [
      "This is with your request as well: the manager will read it all together.",
      "Noted, too. Once the manager is here, they see the whole talk.",
      "Your words are with the request already. If there is another question, I can help right now.",
    ],
    unread: [
      "This file goes to the manager, too. In words, I can answer at once.",
      "The manager will see this file as well.",
      "The manager gets this file, too.",
    ],
    noted: [
      "I am adding this to your request, too.",
      "Got it, the manager will have this as well.",
      "This is in your request now, too.",
    ],
    proofAdded: [
      "This goes to whoever checks the payment, too.",
      "I am passing this on for the check as well.",
      "Got it, the check has this now, too.",
    ],
  },
  invoice: ({ due, total, partial }) =>
    `${partial ? `To pay now: ${due} (${total} in total, the rest on delivery).` : `To pay: ${due}.`} You can pay with the button on the invoice below.`,
  invoiceTitle: ({ number }) => `Order ${number}`,
  paidButOutdated:
    "Your payment has arrived. The bill has changed meanwhile, so a manager will check everything and write to you.",
  paidTwice: ({ amount, number }) =>
    `Another ${amount} arrived for order ${number}, which is paid already. The order stays as it is; a manager will write to you about this second payment.`,
  refunded: ({ amount, number }) => `${amount} has been refunded${number === null ? "" : ` for order ${number}`}.`,
  languageChosen: "All right, I'll answer in English.",
  correction: {
    phone: ({ number, value }) =>
      `The phone number ${value} is not accepted for order ${number}. Please send the right number.`,
    name: ({ number, value }) =>
      `The recipient's name "${value}" is not accepted for order ${number}. Please write the name and surname.`,
    city: ({ number, value }) => `The city "${value}" was not found for order ${number}. Please write the city again.`,
    branch: ({ number, value }) =>
      `The branch "${value}" was not found for order ${number}. Please write the branch number again.`,
  },
  orderCorrected: ({ number, field, value }) =>
    `Thank you, that is corrected: ${field} – ${value}. Order ${number} has been passed on.`,
  opening: ({ day, time }) => `${day} from ${time}`,
  days: {
    today: "today",
    tomorrow: "tomorrow",
    mon: "on Monday",
    tue: "on Tuesday",
    wed: "on Wednesday",
    thu: "on Thursday",
    fri: "on Friday",
    sat: "on Saturday",
    sun: "on Sunday",
  },
  closedForLong: "as soon as they are back at work",
  hoursLine: ({ day, from, to }) => `${day} ${from}–${to}`,
  dayClosed: ({ day }) => `${day} closed`,
  weekdaysShort: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
  staff,
};
