import {
  type Answer,
  type Asked,
  check,
  type FakeOrder,
  invalid,
  isAbsent,
  isoOf,
  isPhone,
  type Json,
  jsonOf,
  listOf,
  type OrderLine,
  page,
  type Route,
  refusal,
  textOrNothing,
  type World,
} from "./world.ts";

/** Lists are paged throughout, with ten as the default: whoever does not page misses the eleventh. */
export const orderRoutes: readonly Route[] = [
  ["GET", "/open-api/orders/statuses", (world, { query }) => page(world, world.orderStatuses, query, false)],
  ["GET", "/open-api/orders", listOrders],
  ["POST", "/open-api/orders", createOrder],
  ["GET", "/open-api/orders/:id", (world, { id }) => withOrder(world, id, (order) => shown(world, order))],
  ["PUT", "/open-api/orders/:id/status", changeStatus],
  ["POST", "/open-api/transactions", addTransaction],
  ["GET", "/open-api/settlement-accounts", (world, { query }) => page(world, world.settlementAccounts, query)],
  [
    "GET",
    "/open-api/integrations/nova-poshta/api-keys",
    (world, { query }) => page(world, world.novaPoshtaKeys, query),
  ],
  ["GET", "/open-api/warehouses", (world, { query }) => page(world, world.warehouses, query)],
  ["GET", "/open-api/products/variations", listVariations],
];

/** Files an order. Nobody looks whether its `externalId` is there already: a repeat makes a second one. */
export function keepOrder(
  world: World,
  part: Omit<FakeOrder, "id" | "number" | "statusHistory" | "notes" | "totalPrice" | "createdAt" | "updatedAt">,
): FakeOrder {
  const serial = world.nextId();
  const at = isoOf(world.now());
  const order: FakeOrder = {
    ...part,
    id: 70_000 + serial,
    number: serial,
    statusHistory: [part.statusId],
    notes: [],
    totalPrice:
      totalOf(part.offers, part.products) - discountOf(part.body, part.offers, part.products) + world.surcharge,
    createdAt: at,
    updatedAt: at,
  };
  world.orders.push(order);
  return order;
}

export function setStatus(world: World, order: FakeOrder, statusId: number): void {
  order.statusId = statusId;
  order.statusHistory.push(statusId);
  order.updatedAt = isoOf(world.now());
}

export function withOrder(world: World, id: string, handle: (order: FakeOrder) => Answer): Answer {
  const order = world.orders.find((each) => String(each.id) === id);
  return order === undefined ? refusal(404, "Order not found") : handle(order);
}

function totalOf(...lists: readonly (readonly OrderLine[])[]): number {
  return lists
    .flat()
    .reduce((sum, { price, quantity, discountAmount = 0 }) => sum + price * quantity - discountAmount, 0);
}

function discountOf(body: Json, ...lists: readonly (readonly OrderLine[])[]): number {
  const percent = Number(body["discountPercent"] ?? 0);
  return Number(body["discountAmount"] ?? 0) + (totalOf(...lists) * percent) / 100;
}

/** `totalPriceDiscount` and `cashOnDelivery` are known by name only; what they hold here is a guess. */
function orderReply(world: World, order: FakeOrder): object {
  const manager = world.managers.find(({ id }) => id === order.body["responsibleId"]);
  const channel = world.salesChannels.find(({ id }) => id === order.body["salesChannelId"]);
  const paid = world.transactions
    .filter(({ orderId }) => orderId === order.id)
    .reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: order.id,
    orderNumber: order.number,
    externalId: order.externalId ?? null,
    status: world.orderStatuses.find(({ id }) => id === order.statusId) ?? { id: order.statusId, title: "" },
    totalPrice: order.totalPrice,
    totalPriceDiscount: discountOf(order.body, order.offers, order.products),
    cashOnDelivery: isAbsent(order.npDelivery?.["productPaymentMethod"]) ? 0 : Math.max(order.totalPrice - paid, 0),
    source: "open-api",
    chatId: null,
    responsible: manager === undefined ? null : { user: { fullname: manager.fullname } },
    salesChannel: channel === undefined ? null : { title: channel.title },
    products: [...order.offers, ...order.products].map((line) => lineReply(world, line)),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
  };
}

function lineReply(world: World, line: OrderLine): object {
  const variation = world.variations.find(({ id }) => id === (line.itemId ?? line.productVariationId));
  const { isUpsale, price, quantity, title } = line;
  return {
    title,
    price,
    quantity,
    isUpsale,
    productVariation: variation === undefined ? null : variationReply(variation),
  };
}

const variationReply = ({ id, sku, title, price }: World["variations"][number]): object => ({
  id,
  sku,
  productId: 9_000 + id,
  systemTitle: title,
  price,
});

const shown = (world: World, order: FakeOrder, status = 200): Answer => ({ status, body: orderReply(world, order) });

function listOrders(world: World, { query }: Asked): Answer {
  const { externalId, createdAtFrom, createdAtTo } = query;
  const from = createdAtFrom === undefined ? Number.NEGATIVE_INFINITY : clockTime(createdAtFrom);
  const to = createdAtTo === undefined ? Number.POSITIVE_INFINITY : clockTime(createdAtTo);
  const wrong = [
    ...check(!Number.isNaN(from), "createdAtFrom must be a valid ISO 8601 date string"),
    ...check(!Number.isNaN(to), "createdAtTo must be a valid ISO 8601 date string"),
  ];
  if (wrong.length > 0) return invalid(world, wrong);
  const found = world.orders.filter((order) => {
    const at = Date.parse(order.createdAt);
    const isAsked = !world.filtersOrders || externalId === undefined || order.externalId === externalId;
    return isAsked && at >= from && at <= to;
  });
  return page(
    world,
    found.reverse().map((order) => orderReply(world, order)),
    query,
  );
}

/** The zone of a filter is ignored, as observed: "12:00+02:00" is taken for 12:00 UTC. */
function clockTime(text: string): number {
  return Date.parse(text.includes("T") ? `${text.replace(/(Z|[+-]\d{2}:?\d{2})$/, "")}Z` : text);
}

function createOrder(world: World, { body }: Asked): Answer {
  const wrong = wrongInOrder(world, body);
  if (wrong.length > 0) return invalid(world, wrong);
  const order = keepOrder(world, {
    dialect: "open-api",
    externalId: textOrNothing(body["externalId"]),
    statusId: Number(body["statusId"]),
    client: body["client"] as FakeOrder["client"],
    offers: listOf(body["offers"]) as readonly object[] as OrderLine[],
    products: listOf(body["products"]) as readonly object[] as OrderLine[],
    npDelivery: isAbsent(body["npDelivery"]) ? undefined : jsonOf(body["npDelivery"]),
    payment: isAbsent(body["payment"]) ? undefined : jsonOf(body["payment"]),
    clientComment: textOrNothing(body["clientComment"]),
    managerComment: textOrNothing(body["managerComment"]),
    body,
  });
  return shown(world, order, 201);
}

function wrongInOrder(world: World, body: Json): string[] {
  const client = jsonOf(body["client"]);
  const offers = listOf(body["offers"]);
  const products = listOf(body["products"]);
  const texts = ["externalId", "clientComment", "managerComment"];
  return [
    ...texts.flatMap((at) => check(isAbsent(body[at]) || typeof body[at] === "string", `${at} must be a string`)),
    ...wrongId("statusId", body["statusId"], world.orderStatuses),
    ...wrongOptionalId("salesChannelId", body["salesChannelId"], world.salesChannels),
    ...wrongOptionalId("responsibleId", body["responsibleId"], world.managers),
    ...check(
      (textOrNothing(client["fullname"])?.trim() ?? "").length >= 3,
      "client.fullname must be longer than or equal to 3 characters",
    ),
    ...check(isPhone(client["phone"]), "client.phone must be a valid phone number"),
    ...check(
      isAbsent(client["email"]) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(client["email"])),
      "client.email must be an email",
    ),
    ...check(offers.length + products.length > 0, "offers or products must contain at least 1 elements"),
    ...offers.flatMap((line, at) => wrongInOffer(world, `offers.${at}`, line)),
    ...products.flatMap((line, at) => [
      ...wrongId(`products.${at}.productVariationId`, line["productVariationId"], world.variations),
      ...wrongInLine(world, `products.${at}`, line),
    ]),
    ...(isAbsent(body["npDelivery"]) ? [] : wrongInDelivery(world, jsonOf(body["npDelivery"]))),
    ...(isAbsent(body["payment"]) ? [] : wrongInPayment(world, "payment.", jsonOf(body["payment"]))),
  ];
}

function wrongInOffer(world: World, at: string, line: Json): string[] {
  const { itemId, itemType } = line;
  return [
    ...check(itemType === "variation" || itemType === "suit", `${at}.itemType must be one of: variation, suit`),
    ...(itemType === "suit"
      ? check(Number.isInteger(itemId), `${at}.itemId must be an integer number`)
      : wrongId(`${at}.itemId`, itemId, world.variations)),
    ...wrongInLine(world, at, line),
  ];
}

function wrongInLine(world: World, at: string, line: Json): string[] {
  const { isUpsale, price, quantity } = line;
  return [
    ...check(typeof isUpsale === "boolean", `${at}.isUpsale must be a boolean value`),
    ...check(typeof price === "number" && price >= 0, `${at}.price must be a number not less than 0`),
    ...check(typeof quantity === "number" && quantity > 0, `${at}.quantity must be a positive number`),
    ...wrongOptionalId(`${at}.warehouseId`, line["warehouseId"], world.warehouses),
  ];
}

const deliveryWords: Readonly<Record<string, readonly string[]>> = {
  serviceType: ["WarehouseWarehouse", "WarehouseDoors", "DoorsDoors", "DoorsWarehouse", "WarehousePostomat"],
  payerType: ["Sender", "Recipient"],
  cargoType: ["Parcel", "Cargo"],
  paymentMethod: ["Cash", "NonCash"],
  productPaymentMethod: ["postpaid", "payment-control"],
};

function wrongInDelivery(world: World, delivery: Json): string[] {
  const { integrationNovaposhtaId, recipientPhone, paymentMethod, payerType } = delivery;
  return [
    ...wrongOptionalId("npDelivery.integrationNovaposhtaId", integrationNovaposhtaId, world.novaPoshtaKeys),
    ...Object.entries(deliveryWords).flatMap(([at, words]) =>
      check(
        isAbsent(delivery[at]) || words.includes(String(delivery[at])),
        `npDelivery.${at} must be one of: ${words.join(", ")}`,
      ),
    ),
    ...check(
      paymentMethod !== "NonCash" || payerType === "Sender",
      "npDelivery.paymentMethod can be NonCash with payer Sender only",
    ),
    ...check(
      isAbsent(recipientPhone) || isPhone(recipientPhone),
      "npDelivery.recipientPhone must be a valid phone number",
    ),
  ];
}

function wrongInPayment(world: World, prefix: string, { settlementAccountId, amount }: Json): string[] {
  return [
    ...wrongId(`${prefix}settlementAccountId`, settlementAccountId, world.settlementAccounts),
    ...check(typeof amount === "number" && amount > 0, `${prefix}amount must be a positive number`),
  ];
}

const wrongId = (at: string, id: unknown, known: readonly { readonly id: number }[]): string[] =>
  Number.isInteger(id)
    ? check(
        known.some((each) => each.id === id),
        `${at} must be the id of something that exists`,
      )
    : [`${at} must be an integer number`];

const wrongOptionalId = (at: string, id: unknown, known: readonly { readonly id: number }[]): string[] =>
  isAbsent(id) ? [] : wrongId(at, id, known);

function changeStatus(world: World, { id, body }: Asked): Answer {
  return withOrder(world, id, (order) => {
    const wrong = wrongId("statusId", body["statusId"], world.orderStatuses);
    if (wrong.length > 0) return invalid(world, wrong);
    setStatus(world, order, Number(body["statusId"]));
    return shown(world, order);
  });
}

function addTransaction(world: World, { body }: Asked): Answer {
  const wrong = [...wrongId("orderId", body["orderId"], world.orders), ...wrongInPayment(world, "", body)];
  if (wrong.length > 0) return invalid(world, wrong);
  const transaction = {
    id: 80_000 + world.nextId(),
    orderId: Number(body["orderId"]),
    settlementAccountId: Number(body["settlementAccountId"]),
    amount: Number(body["amount"]),
    comment: textOrNothing(body["comment"]),
    createdAt: isoOf(world.now()),
  };
  world.transactions.push(transaction);
  return { status: 201, body: transaction };
}

function listVariations(world: World, { query }: Asked): Answer {
  const found = world.variations.filter(({ sku }) => query["sku"] === undefined || sku === query["sku"]);
  return page(world, found.map(variationReply), query);
}
