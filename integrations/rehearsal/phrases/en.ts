import type { Phrases } from "./shape.ts";

const questions = {
  offer_add: "Shall I add it to your order?",
  which_to_add: "Which of these shall I add to your order?",
  size_to_add: "Which size shall I add?",
  offer_person: "Shall I call a manager?",
  full_name: "Please add the other part of the name: the post office needs first and last name",
  which_method: "How would you like to pay",
  shop_only: "I can only help with shopping here",
} as const;

const fields = {
  name: "the recipient's first and last name",
  phone: "a phone number",
  city: "the city",
  branch: "the Nova Poshta branch number",
} as const;

export const en: Phrases = {
  questions,
  introduction: ({ persona, shop }) =>
    `Hello! I'm ${persona}, the AI assistant of ${shop}, and you can talk to a person at any time: just write "person".`,
  hello: "Hello! 🙂",
  lookingFor: (categories) =>
    categories.length === 0
      ? "What are you looking for?"
      : `What are you looking for? We have ${categories.join(", ")}.`,
  bot: ({ persona }) =>
    `Yes, I'm ${persona}, an AI assistant, not a human. If you would like to talk to a person, write "person".`,
  help: "I can find things by size and colour, take an order, tell you about delivery and payment, and call a person.",
  thanks: "You're welcome! Write any time if you need anything else.",
  bye: "Goodbye! Have a lovely day.",
  fine: "All is well, thank you! How can I help?",
  notUnderstood: "Sorry, I couldn't make that out. What are you looking for, or what would you like to know?",
  shopOnly: `${questions.shop_only}: choosing clothes, placing or finding an order. If it matters, write "person".`,
  needDetails: "What would you like, and for which height or size?",
  found: "Here is what we have:",
  cheaper: "These cost less:",
  colours: "It comes in these colours:",
  nearest: "We don't have exactly that right now. The nearest we have:",
  nothing: (categories) =>
    categories.length === 0
      ? "We don't have that right now. Shall I look for something else?"
      : `We don't have that right now. We have ${categories.join(", ")}: shall I show you some of these?`,
  noCheaper:
    "There is nothing cheaper of this kind right now. Tell me what matters to you and I'll look at other things.",
  noDiscount: "I can't promise discounts: the prices are those of the catalogue.",
  quality: "I understand, the price matters.",
  think: "Of course, take your time. I'm here when you're ready.",
  product: ({ label, price, sizes }) =>
    `• ${label}: ${price}${sizes === "" ? "" : `, ${sizes.includes(",") ? "sizes" : "size"} ${sizes}`}`,
  priceRange: ({ low, high }) => `from ${low} to ${high}`,
  productSoldOut: ({ label }) => `• ${label}: out of stock right now`,
  sizesOf: ({ label, sizes }) => (sizes === "" ? `${label}: in stock.` : `${label}: sizes ${sizes}.`),
  notInSize: ({ label, size, sizes }) => `${label}: size ${size} is out of stock. Sizes in stock: ${sizes}.`,
  soldOut: ({ label }) => `${label}: out of stock right now.`,
  sizeFits: ({ height, size }) => `For a height of ${height} cm, size ${size} fits.`,
  askHeight: "Please tell me the child's height in centimetres or their age, and I'll find the size.",
  onlyLeft: ({ label, count }) =>
    count === 0 ? `${label}: out of stock right now.` : `${label}: only ${count} left. How many would you like?`,
  unknownArticle: "That article is no longer in the catalogue. Shall I look for something similar?",
  cart: ({ lines, total }) => `In your order: ${lines.join("; ")}. Total ${total}.`,
  cartLine: ({ title, size, quantity }) =>
    `${title}${size === "" ? "" : `, size ${size}`}, ${quantity} ${quantity === 1 ? "pc" : "pcs"}`,
  cartEmpty: "There is nothing in your order yet. What would you like to see?",
  notInCart: "That isn't in your order.",
  askDelivery: (missing) => `To place the order, please send me: ${missing.map((field) => fields[field]).join(", ")}.`,
  deliveryProblem: {
    name: "I couldn't make out the name. Please write the recipient's first and last name.",
    phone: "The phone number doesn't look right. Please write it once more.",
    city: "I couldn't make out the city. Please write its name once more.",
    branch: "I couldn't make out the branch. Please write its number.",
  },
  fields,
  noted: "Noted, thank you!",
  whichMethod: (methods) => `${questions.which_method}: ${methods.join(" or ")}?`,
  whatToChange: "All right, what shall I change: the article, the size, the quantity or the delivery data?",
  awaitingProof: 'Your order is waiting for payment. Once you have paid, send the receipt or write "paid".',
  beingChecked: "A person is checking the payment now. You'll get a message here once it is confirmed.",
  paidAlready: "The payment is confirmed already.",
  lockedWhileChecked: "While a person checks the payment, the order stays as it is.",
  nothingToPay: "There is no order waiting for payment right now. What would you like to see?",
  notBilledYet: "You'll get the payment details once you have confirmed the order.",
  order: ({ number, status, lines, total, tracking }) =>
    `Order ${number}: ${status}. ${lines}. Total ${total}.${tracking === null ? "" : ` Parcel number: ${tracking}.`}`,
  statuses: {
    new: "received",
    pending_payment: "waiting for payment",
    paid: "paid",
    processing: "being prepared",
    shipped: "shipped",
    delivered: "delivered",
    cancelled: "cancelled",
    refunded: "refunded",
  },
  noOrders: "I found no orders of yours in this chat.",
  cannotSee: `I can't look at pictures. Please describe what is in it, or write "person".`,
  noDetails: "The catalogue has no further description.",
  accepted: "Thank you! Let's check the order together.",
  proofPassed: "Thank you! I'm passing the payment on to be checked.",
  personCalled: "I'm handing the conversation over to a person.",
  trouble: "That didn't work.",
};
