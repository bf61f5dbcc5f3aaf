import { createHash } from "node:crypto";
import { type Answer, type FakeCall, type Fault, type Served, serve } from "./serve.ts";

interface FakePayment {
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  status: string;
  refunded: number;
}

interface FakeEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface FakeLiqpay extends Pick<Served, "url" | "calls" | "stop"> {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly payments: FakePayment[];
  fault: (call: FakeCall) => Fault;
  now: () => number;
  /** A payer opens the link and pays; answers what the page says. */
  open(url: string, status?: string): string;
  sendBack(orderId: string, amount: number): void;
  eventOf(orderId: string): FakeEvent;
}

/**
 * LiqPay with a memory: a payment exists once its link was opened, and its order's id is taken for good. Errors come
 * with a good status.
 */
export async function startLiqpay(version: 3 | 7 = 3): Promise<FakeLiqpay> {
  const privateKey = "example-liqpay-private-key";
  const publicKey = "sandbox_i00000000";
  const hash = version === 3 ? "sha1" : "sha3-256";
  const sign = (data: string): string => createHash(hash).update(`${privateKey}${data}${privateKey}`).digest("base64");
  const failed = (code: string): Answer => ({
    status: 200,
    body: { result: "error", status: "error", err_code: code, code, err_description: code },
  });

  /** What a signed form says; a text where it is refused. */
  function read(form: URLSearchParams): Readonly<Record<string, unknown>> | string {
    const [data, signature] = [form.get("data") ?? "", form.get("signature") ?? ""];
    const fields = JSON.parse(Buffer.from(data, "base64").toString("utf8")) as Record<string, unknown>;
    if (fields["public_key"] !== publicKey) return "public_key_not_found";
    if (sign(data) !== signature) return "invalid_signature";
    return fields["version"] === version ? fields : "invalid_version";
  }

  function apply(call: FakeCall): Answer {
    if (call.path !== "/api/request" || call.method !== "POST") return { status: 404, body: "<html></html>" };
    if (!call.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return failed("missing_data");
    const fields = read(new URLSearchParams(call.bytes.toString("utf8")));
    if (typeof fields === "string") return failed(fields);
    const payment = fake.payments.find((each) => each.order_id === fields["order_id"]);
    if (payment === undefined) return failed("payment_not_found");
    if (fields["action"] === "status") return { status: 200, body: { result: "ok", ...shown(payment) } };
    if (fields["action"] === "refund") return refund(payment, Number(fields["amount"]));
    return failed("unknown_action");
  }

  function refund(payment: FakePayment, amount: number): Answer {
    const left = payment.amount - payment.refunded;
    if (!["success", "sandbox"].includes(payment.status)) return failed("err_payment_status");
    if (!(amount > 0) || amount > left) return failed("err_amount_refund");
    fake.sendBack(payment.order_id, amount);
    return { status: 200, body: { result: "ok", action: "refund", payment_id: 1, status: payment.status } };
  }

  const shown = (payment: FakePayment): object => ({
    payment_id: 1_000 + fake.payments.indexOf(payment),
    order_id: payment.order_id,
    status: payment.status,
    amount: payment.amount,
    currency: payment.currency,
    create_date: fake.now(),
    ...(payment.refunded === 0 ? {} : { refund_amount: payment.refunded, refund_date_last: fake.now() }),
  });

  const served = await serve({ fault: (call) => fake.fault(call), apply });
  const fake: FakeLiqpay = {
    url: served.url,
    calls: served.calls,
    stop: served.stop,
    publicKey,
    privateKey,
    payments: [],
    fault: () => "none",
    now: () => Date.now(),
    open: (url, status = "sandbox") => {
      const fields = read(new URL(url).searchParams);
      if (typeof fields === "string") return fields;
      const { order_id: id, amount, currency, expired_date: until, description } = fields;
      if (typeof amount !== "number" || typeof id !== "string" || typeof description !== "string") return "bad_fields";
      if (fake.payments.some((each) => each.order_id === id)) return "order_id_duplicate";
      if (Date.parse(`${String(until).replace(" ", "T")}Z`) <= fake.now()) return "expired";
      fake.payments.push({ order_id: id, amount, currency: String(currency), status, refunded: 0 });
      return "paid";
    },
    sendBack: (orderId, amount) => {
      const payment = fake.payments.find((each) => each.order_id === orderId);
      if (payment === undefined) throw new Error("no such payment");
      payment.refunded += amount;
      if (payment.refunded >= payment.amount) payment.status = "reversed";
    },
    eventOf: (orderId) => {
      const payment = fake.payments.find((each) => each.order_id === orderId);
      const data = Buffer.from(JSON.stringify(payment === undefined ? {} : shown(payment))).toString("base64");
      const body = new URLSearchParams({ data, signature: sign(data) }).toString();
      return { headers: { "content-type": "application/x-www-form-urlencoded" }, body };
    },
  };
  return fake;
}
