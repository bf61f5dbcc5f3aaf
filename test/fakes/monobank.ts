import { createSign, generateKeyPairSync } from "node:crypto";
import { type Answer, type FakeCall, type Fault, Refusal, type Served, serve } from "./serve.ts";

interface FakeCancel {
  readonly status: "processing" | "success";
  readonly amount: number;
  readonly extRef: string | undefined;
}

interface FakeInvoice {
  readonly invoiceId: string;
  readonly amount: number;
  readonly ccy: number;
  readonly reference: string;
  readonly validUntil: number;
  status: "created" | "processing" | "success" | "failure" | "reversed" | "expired";
  finalAmount: number;
  modified: number;
  readonly cancels: FakeCancel[];
}

interface FakeEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface FakeMonobank extends Pick<Served, "url" | "calls" | "stop"> {
  readonly token: string;
  readonly invoices: FakeInvoice[];
  fault: (call: FakeCall) => Fault;
  now: () => number;
  /** Refunds take their time there. */
  refundsWait: boolean;
  pay(invoice: FakeInvoice): void;
  expire(invoice: FakeInvoice): void;
  /** Somebody does it in the merchant's cabinet. */
  sendBack(invoice: FakeInvoice, amount: number): void;
  eventOf(invoice: FakeInvoice): FakeEvent;
  /** From now on another key signs. */
  changeKey(): void;
}

const isTaken = (status: FakeInvoice["status"]): boolean => status === "success" || status === "reversed";

const bad = (errText: string, errCode = "BAD_REQUEST"): Refusal => new Refusal(400, { errCode, errText });

/** monobank acquiring with a memory: an invoice is known by its id alone, and a reference may come twice. */
export async function startMonobank(): Promise<FakeMonobank> {
  let keys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  let lastModified = 0;

  function apply(call: FakeCall): Answer {
    if (call.headers["x-token"] !== fake.token) throw new Refusal(403, { errCode: "FORBIDDEN", errText: "forbidden" });
    switch (`${call.method} ${call.path.replace("/api/merchant", "")}`) {
      case "POST /invoice/create":
        return create(call.body as Readonly<Record<string, unknown>>);
      case "GET /invoice/status":
        return { status: 200, body: shown(found(call.query["invoiceId"])) };
      case "POST /invoice/remove":
        return remove(found((call.body as { invoiceId?: string }).invoiceId));
      case "POST /invoice/cancel":
        return cancel(call.body as { invoiceId?: string; amount?: number; extRef?: string });
      case "GET /details":
        return { status: 200, body: { merchantId: "m_1", merchantName: "Приклад", edrpou: "12345678" } };
      case "GET /pubkey": {
        const pem = keys.publicKey.export({ type: "spki", format: "pem" });
        return { status: 200, body: { key: Buffer.from(pem).toString("base64") } };
      }
      default:
        throw new Refusal(405, { errCode: "METHOD_NOT_ALLOWED", errText: "no" });
    }
  }

  function found(invoiceId: string | undefined): FakeInvoice {
    const invoice = fake.invoices.find((each) => each.invoiceId === invoiceId);
    if (invoice === undefined) throw new Refusal(404, { errCode: "NOT_FOUND", errText: "invalid 'invoiceId'" });
    if (invoice.status === "created" && invoice.validUntil <= fake.now()) change(invoice, "expired");
    return invoice;
  }

  function create(body: Readonly<Record<string, unknown>>): Answer {
    const { amount, ccy = 980, merchantPaymInfo, validity = 86_400, webHookUrl } = body;
    const info = (merchantPaymInfo ?? {}) as {
      reference?: string;
      destination?: string;
      basketOrder?: readonly { qty: number; sum: number; total: number; code?: string }[];
    };
    if (!Number.isInteger(amount) || Number(amount) <= 0) throw bad("'amount' must be a positive integer");
    if (![980, 840, 978].includes(Number(ccy))) throw bad("'ccy' is unknown");
    if ((info.destination ?? "").length > 280) throw bad("'destination' is too long");
    const basket = info.basketOrder ?? [];
    if (basket.some(({ qty, sum, total, code }) => qty * sum !== total || !code)) {
      throw bad("basket", "INVALID_MERCHANT_PAYM_INFO");
    }
    if (basket.length > 0 && basket.reduce((all, { total }) => all + total, 0) !== amount) {
      throw bad("basket does not add up", "INVALID_MERCHANT_PAYM_INFO");
    }
    if (webHookUrl !== undefined && !String(webHookUrl).startsWith("https://")) throw bad("'webHookUrl'");
    const invoice: FakeInvoice = {
      invoiceId: `p2_${fake.invoices.length + 1}`,
      amount: Number(amount),
      ccy: Number(ccy),
      reference: info.reference ?? "",
      validUntil: fake.now() + Math.min(Number(validity), 30 * 86_400) * 1_000,
      status: "created",
      finalAmount: 0,
      modified: fake.now(),
      cancels: [],
    };
    fake.invoices.push(invoice);
    return { status: 200, body: { invoiceId: invoice.invoiceId, pageUrl: `https://pay.example/${invoice.invoiceId}` } };
  }

  function change(invoice: FakeInvoice, status: FakeInvoice["status"]): void {
    lastModified = Math.max(lastModified + 1_000, fake.now());
    Object.assign(invoice, { status, modified: lastModified });
  }

  function remove(invoice: FakeInvoice): Answer {
    if (isTaken(invoice.status)) throw bad("invoice is paid");
    change(invoice, "expired");
    return { status: 200, body: {} };
  }

  function cancel({ invoiceId, amount, extRef }: { invoiceId?: string; amount?: number; extRef?: string }): Answer {
    const invoice = found(invoiceId);
    if (!isTaken(invoice.status)) {
      throw new Refusal(500, { errCode: "CANCEL_NOT_AVAILABLE", errText: "скасування недоступне" });
    }
    if (amount === undefined || !Number.isInteger(amount) || amount <= 0 || amount > invoice.finalAmount) {
      throw bad("wrong amount", "WRONG_CANCEL_AMOUNT");
    }
    sendBack(invoice, amount, extRef);
    return { status: 200, body: { status: fake.refundsWait ? "processing" : "success" } };
  }

  function sendBack(invoice: FakeInvoice, amount: number, extRef?: string): void {
    invoice.cancels.push({ status: fake.refundsWait ? "processing" : "success", amount, extRef });
    if (fake.refundsWait) return;
    invoice.finalAmount -= amount;
    change(invoice, invoice.finalAmount === 0 ? "reversed" : "success");
  }

  const shown = (invoice: FakeInvoice): object => ({
    invoiceId: invoice.invoiceId,
    status: invoice.status,
    amount: invoice.amount,
    ccy: invoice.ccy,
    ...(isTaken(invoice.status) ? { finalAmount: invoice.finalAmount } : {}),
    createdDate: new Date(invoice.modified).toISOString(),
    modifiedDate: new Date(invoice.modified).toISOString(),
    reference: invoice.reference,
    ...(invoice.cancels.length === 0 ? {} : { cancelList: invoice.cancels }),
  });

  const served = await serve({ fault: (call) => fake.fault(call), apply });
  const fake: FakeMonobank = {
    url: served.url,
    calls: served.calls,
    stop: served.stop,
    token: "u-example-monobank-token",
    invoices: [],
    fault: () => "none",
    now: () => Date.now(),
    refundsWait: false,
    pay: (invoice) => {
      if (found(invoice.invoiceId).status !== "created") throw new Error(`the page refuses: ${invoice.status}`);
      invoice.finalAmount = invoice.amount;
      change(invoice, "success");
    },
    expire: (invoice) => change(invoice, "expired"),
    sendBack,
    eventOf: (invoice) => {
      const body = JSON.stringify(shown(invoice));
      const sign = createSign("sha256").update(body).sign(keys.privateKey).toString("base64");
      return { headers: { "x-sign": sign, "content-type": "application/json" }, body };
    },
    changeKey: () => {
      keys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    },
  };
  return fake;
}
