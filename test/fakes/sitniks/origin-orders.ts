import { keepOrder, setStatus, withOrder } from "./orders.ts";
import {
  type Answer,
  type Asked,
  check,
  type FakeOrder,
  invalid,
  isAbsent,
  isPhone,
  type Json,
  jsonOf,
  listOf,
  page,
  type Route,
  textOrNothing,
  type World,
} from "./world.ts";

/** The other dialect of orders: snake case, statuses by title, articles by sku. It fills the same list of orders. */
export const originRoutes: readonly Route[] = [
  ["POST", "/api/orders", createOrder],
  ["GET", "/api/orders", listOrders],
  ["GET", "/api/orders/:id", (world, { id }) => withOrder(world, id, (order) => shown(world, order))],
  ["PATCH", "/api/orders/:id", changeOrder],
  ["POST", "/api/orders/:id/notes", addNote],
];

const titleOf = (world: World, order: FakeOrder): string =>
  world.orderStatuses.find(({ id }) => id === order.statusId)?.title ?? "";

function orderReply(world: World, order: FakeOrder): object {
  return {
    id: order.id,
    external_id: order.externalId ?? null,
    status: titleOf(world, order),
    customer: { name: order.client.fullname, phone: order.client.phone },
    total: order.totalPrice,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
  };
}

const shown = (world: World, order: FakeOrder, status = 200): Answer => ({ status, body: orderReply(world, order) });

function createOrder(world: World, { body }: Asked): Answer {
  const wrong = wrongInOrder(world, body);
  if (wrong.length > 0) return invalid(world, wrong);
  const customer = jsonOf(body["customer"]);
  const delivery = jsonOf(body["delivery"]);
  const status = world.orderStatuses.find(({ title }) => title === body["status"]) ?? world.orderStatuses[0];
  const order = keepOrder(world, {
    dialect: "origin",
    externalId: textOrNothing(body["external_id"]),
    statusId: status?.id ?? 0,
    client: { fullname: String(customer["name"]), phone: String(customer["phone"]) },
    offers: [],
    products: listOf(body["items"]).map(({ sku, name, price, quantity }) => ({
      productVariationId: world.variations.find((each) => each.sku === sku)?.id ?? 0,
      isUpsale: false,
      title: String(name ?? ""),
      price: Number(price),
      quantity: Number(quantity),
    })),
    npDelivery: { city: delivery["city"], department: delivery["address"] },
    payment: undefined,
    clientComment: textOrNothing(body["notes"]),
    managerComment: textOrNothing(body["internal_notes"]),
    body,
  });
  return shown(world, order, 201);
}

function wrongInOrder(world: World, body: Json): string[] {
  const customer = jsonOf(body["customer"]);
  const name = textOrNothing(customer["name"]) ?? "";
  const city = textOrNothing(jsonOf(body["delivery"])["city"]) ?? "";
  const items = listOf(body["items"]);
  return [
    ...wrongStatus(world, body["status"]),
    ...check(name.length >= 2 && name.length <= 100, "customer.name must have 2 to 100 characters"),
    ...check(isPhone(customer["phone"]), "customer.phone must be a valid phone number"),
    ...check(city.length >= 2 && city.length <= 50, "delivery.city must have 2 to 50 characters"),
    ...check(items.length > 0, "items must contain at least 1 elements"),
    ...items.flatMap(({ sku, price, quantity }, at) => [
      ...check(
        world.variations.some((each) => each.sku === sku),
        `items.${at}.sku must be the sku of an existing article`,
      ),
      ...check(typeof price === "number" && price >= 0, `items.${at}.price must be a number not less than 0`),
      ...check(typeof quantity === "number" && quantity > 0, `items.${at}.quantity must be a positive number`),
    ]),
  ];
}

const wrongStatus = (world: World, status: unknown): string[] =>
  check(
    isAbsent(status) || world.orderStatuses.some(({ title }) => title === status),
    "status must be the title of an existing status",
  );

function listOrders(world: World, { query }: Asked): Answer {
  const { external_id, phone, status } = query;
  const found = world.orders.filter(
    (order) =>
      (external_id === undefined || order.externalId === external_id) &&
      (phone === undefined || order.client.phone === phone) &&
      (status === undefined || titleOf(world, order) === status),
  );
  return page(
    world,
    found.reverse().map((order) => orderReply(world, order)),
    query,
  );
}

function changeOrder(world: World, { id, body }: Asked): Answer {
  return withOrder(world, id, (order) => {
    const wrong = wrongStatus(world, body["status"]);
    if (wrong.length > 0) return invalid(world, wrong);
    const status = world.orderStatuses.find(({ title }) => title === body["status"]);
    if (status !== undefined) setStatus(world, order, status.id);
    if (typeof body["notes"] === "string") order.notes.push(body["notes"]);
    return shown(world, order);
  });
}

function addNote(world: World, { id, body }: Asked): Answer {
  return withOrder(world, id, (order) => {
    const { note } = body;
    if (typeof note !== "string" || note === "") return invalid(world, ["note should not be empty"]);
    order.notes.push(note);
    return shown(world, order, 201);
  });
}
