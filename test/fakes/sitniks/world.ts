/** A JSON object whose fields nobody has looked at yet. */
export type Json = Readonly<Record<string, unknown>>;

export interface FakeMessage {
  readonly id: string;
  readonly text: string;
  /** The chat's `userId` when the client wrote, its `ownerId` otherwise. */
  readonly sentBy: string;
  /** Only there when a manager wrote in Sitniks itself: what is sent over the API comes back without it. */
  readonly managerName?: string;
  readonly messageType: string;
  readonly attachmentUrl?: string;
  readonly attachments: readonly string[];
  readonly storyLink?: string;
  readonly commentId?: string;
  readonly adInfo?: Json;
  readonly isViewedByUser: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface FakeNote {
  readonly text: string;
  readonly managerName: string;
  readonly createdAt: string;
}

export interface FakeChat {
  readonly id: string;
  initialSource: string;
  ownerId: string;
  ownerName: string;
  userId: string;
  userName: string;
  userNickName?: string | undefined;
  assignedManagerId: number | null;
  assignedManagerName: string | null;
  status: string;
  tags: string[];
  createdAt: string;
  updatedAt: string;
  lastMessageCreatedAt: string;
  /** When the client wrote first; what the filters for new chats look at. */
  firstMessageCreatedAt: string;
  /** Lists show the chat from this time on, in milliseconds; by its id it is there from the start. */
  appearsAt: number;
  /** What was set over the API, in order and with repeats. What it began with is not in here. */
  statusHistory: string[];
  managerHistory: number[];
  /** As they were written, the first one first. */
  messages: FakeMessage[];
  notes: FakeNote[];
}

export interface OrderLine {
  readonly itemId?: number;
  readonly itemType?: string;
  readonly productVariationId?: number;
  readonly isUpsale: boolean;
  readonly title?: string;
  readonly price: number;
  readonly quantity: number;
  readonly discountAmount?: number;
}

export interface FakeOrder {
  /** Differs from `number`, so that a mix-up finds nothing. */
  readonly id: number;
  readonly number: number;
  readonly dialect: "open-api" | "origin";
  readonly externalId: string | undefined;
  statusId: number;
  /** The status it was made with, then what was set over the API, in order and with repeats. */
  statusHistory: number[];
  readonly client: { readonly fullname: string; readonly phone: string; readonly email?: string };
  readonly offers: readonly OrderLine[];
  readonly products: readonly OrderLine[];
  readonly npDelivery: Json | undefined;
  readonly payment: Json | undefined;
  readonly clientComment: string | undefined;
  readonly managerComment: string | undefined;
  /** What `POST /api/orders/{id}/notes` and the `notes` of a `PATCH` there brought. */
  notes: string[];
  /** The request as it came. */
  readonly body: Json;
  readonly totalPrice: number;
  readonly createdAt: string;
  updatedAt: string;
}

interface FakeTransaction {
  readonly id: number;
  readonly orderId: number;
  readonly settlementAccountId: number;
  readonly amount: number;
  readonly comment: string | undefined;
  readonly createdAt: string;
}

interface Titled {
  readonly id: number;
  readonly title: string;
}

interface Variation extends Titled {
  readonly sku: string;
  readonly price: number;
}

/** What Sitniks knows, and the switches for what no public source tells of it. */
export interface World {
  readonly now: () => number;
  /** Grows with every call; never the same twice. */
  readonly nextId: () => number;
  readonly chats: Map<string, FakeChat>;
  chatStatuses: Set<string>;
  managers: { readonly id: number; readonly fullname: string }[];
  /** Oldest first; what a test takes out of the list counts as deleted. */
  readonly orders: FakeOrder[];
  orderStatuses: Titled[];
  readonly transactions: FakeTransaction[];
  variations: Variation[];
  salesChannels: Titled[];
  warehouses: Titled[];
  settlementAccounts: (Titled & { readonly type: string })[];
  novaPoshtaKeys: Titled[];
  /** 400 is answered in the shape of NestJS, 422 with a field-to-messages table. */
  validationStatus: 400 | 422;
  /** What becomes of a `limit` above 50. */
  overLimit: "clamp" | "refuse";
  /** How a chat can be updated; the other verb is answered with 404. */
  updateVerbs: Set<string>;
  /** What becomes of `assignedManagerId` in an update. Older servers knew tags only. */
  assignment: "kept" | "ignored" | "refused";
  /** Whether chats are shown with `assignedManagerId`; recorded replies come without. */
  showsManagerId: boolean;
  /** What a changed chat status is answered with. */
  statusReply: "chat" | "empty";
  /** Whether `externalId` filters the list of orders; an unknown filter is ignored without a word. */
  filtersOrders: boolean;
  /** Added to the total of new orders, as if the CRM reckoned otherwise than we do. */
  surcharge: number;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface Answer {
  readonly status: number;
  readonly body?: object;
}

export type Route = readonly [method: string, pattern: string, handle: (world: World, asked: Asked) => Answer];

const errorNames: Readonly<Record<number, string>> = { 400: "Bad Request", 403: "Forbidden", 404: "Not Found" };

/** An error in the shape of NestJS: `error` is left out where the message already is the name of the status. */
export function refusal(statusCode: number, message: string | readonly string[]): Answer {
  const error = errorNames[statusCode];
  return { status: statusCode, body: { message, ...(error === undefined ? {} : { error }), statusCode } };
}

export const noRoute = ({ method, path }: Pick<Asked, "method" | "path">): Answer =>
  refusal(404, `Cannot ${method} ${path}`);

/** Every message begins with the name of its field. */
export function invalid(world: World, wrong: readonly string[]): Answer {
  if (world.validationStatus === 400) return refusal(400, wrong);
  const errors = Object.groupBy(wrong, (message) => message.split(" ")[0] ?? "");
  return { status: 422, body: { message: "The given data was invalid.", errors } };
}

export const check = (isRight: boolean, message: string): string[] => (isRight ? [] : [message]);

/** A page of a list. `count` is the length of the whole list, and some lists come without. */
export function page(world: World, items: readonly object[], query: Asked["query"], hasCount = true): Answer {
  const limit = Number(query["limit"] ?? "10");
  const skip = Number(query["skip"] ?? "0");
  const wrong = [
    ...check(Number.isInteger(limit) && limit >= 1, "limit must be a positive integer number"),
    ...check(world.overLimit === "clamp" || limit <= 50, "limit must not be greater than 50"),
    ...check(Number.isInteger(skip) && skip >= 0, "skip must not be less than 0"),
  ];
  if (wrong.length > 0) return invalid(world, wrong);
  const data = items.slice(skip, skip + Math.min(limit, 50));
  return { status: 200, body: hasCount ? { data, count: items.length } : { data } };
}

export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

export const jsonOf = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(jsonOf) : []);

export const textOrNothing = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const isoOf = (at: number): string => new Date(at).toISOString();

export const isPhone = (value: unknown): boolean => typeof value === "string" && /^\+380\d{9}$/.test(value);

export const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");
