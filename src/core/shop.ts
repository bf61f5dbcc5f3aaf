import { z } from "zod";
import { bankLinkSchema } from "./bank-link.ts";
import { dueSchema } from "./due.ts";
import type { CrmStage } from "./effect.ts";
import { goodsSchema } from "./goods-settings.ts";
import { reasonNow, storedReasons } from "./handoff-reason.ts";
import { type Language, languages } from "./language.ts";
import { modelLimitsSchema } from "./model-limits.ts";
import { modelFallbacksSchema, modelName, modelPricesSchema, modelSenses, otherModelSchema } from "./model-settings.ts";
import { isOrderPattern } from "./order-number.ts";
import { peopleSchema } from "./people.ts";
import { isIban } from "./reading/iban.ts";
import { retentionSchema } from "./retention-days.ts";
import { schedulesSchema } from "./schedule.ts";
import { sizeChartSchema } from "./size-chart.ts";
import { trustAll, trustLevels, trustSchema } from "./trust.ts";

/** The shop as its owner describes it in `deskgraph.config.ts`. Everything has a default: a demo shop. */
const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time like 09:30");
const localised = z.strictObject({ uk: z.string().min(1), en: z.string().optional(), ru: z.string().optional() });
const day = z.union(
  [z.literal("closed"), z.strictObject({ from: hhmm, to: hhmm })],
  '"closed" or { from: "09:00", to: "18:00" }',
);

const paymentMethodSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, "lower-case letters, digits and _"),
  title: localised,
  /** What is due now: everything, or a prepayment (the rest on delivery). */
  due: dueSchema,
  /**
   * How it is paid: to the shop's requisites, with the channel's own invoice where the channel can take money, or by a
   * payment provider's link.
   */
  by: z.enum(["requisites", "invoice", "link"]).default("requisites"),
  /** Of several payment providers the one that makes its links, by the name of its folder. */
  via: z.string().min(1).exactOptional(),
  /** When the order enters the CRM; what is paid on receipt enters it at once, whatever stands here. */
  crmOrder: z.enum(["at_bill", "at_payment"]).exactOptional(),
  /** How what remains is paid, where `due` is a part: "решту на пошті при отриманні". */
  rest: localised.optional(),
  /** Words by which a customer names it. */
  keywords: z.array(z.string().min(2)).default([]),
});

/** A rule fits where everything it says is true. */
const helpdeskRuleSchema = z
  .strictObject({
    /** A helpdesk's name, as in TICKETING_PROVIDER. */
    to: z.string().min(1),
    /** What the customer has bought so far, in the shop's currency. */
    lifetimeValueAbove: z.number().nonnegative().optional(),
    /** Why a person is called. */
    reasons: z.array(z.enum(storedReasons).transform(reasonNow)).min(1).optional(),
  })
  .refine(({ lifetimeValueAbove, reasons }) => lifetimeValueAbove !== undefined || reasons !== undefined, {
    error: "lifetimeValueAbove or reasons: a rule about everything is TICKETING_PROVIDER",
  });
export type HelpdeskRule = z.output<typeof helpdeskRuleSchema>;

/** A shop may keep these from its people; the others concern a right, money or somebody's safety. */
const neverReasons = [
  "return_or_refund",
  "order_change",
  "order_problem",
  "product_question",
  "photo_or_measurement",
  "wholesale",
  "partnership_or_job",
  "delivery_elsewhere",
  "other",
  "out_of_domain",
] as const;

const trustWords = `one of ${trustLevels.join(", ")}, or one of them for a kind of reply: { plain: "draft" }`;

/** From which numbers on a customer who may leave becomes a ticket, and how urgent it is. */
const churnSchema = z.strictObject({
  riskAbove: z.number().min(0).max(1).default(0.7),
  /** Above it, a customer at risk is urgent. */
  urgentValueAbove: z.number().nonnegative().default(1_000),
  /** Above it, any customer is a matter of high priority. */
  highValueAbove: z.number().nonnegative().default(500),
});
export type ChurnRules = z.output<typeof churnSchema>;

/** What can be written into fields that the helpdesk's account has for it. */
export const ticketFields = [
  "customer_id",
  "username",
  "phone",
  "channel",
  "reason",
  "order",
  "lifetime_value",
  "churn_risk",
] as const;
export type TicketField = (typeof ticketFields)[number];

const ladderSchema = z.union([
  z.literal("off"),
  z
    .strictObject({
      /** The staff are reminded. */
      remindAfterMinutes: z.number().positive().default(10),
      /** Whoever leads them is called. */
      supervisorAfterMinutes: z.number().positive().default(20),
      /** The customer is told that nobody came yet. */
      tellCustomerAfterMinutes: z.number().positive().default(30),
      /** The ticket becomes urgent. */
      raiseAfterMinutes: z.number().positive().default(60),
    })
    .refine(
      (at) =>
        at.remindAfterMinutes < at.supervisorAfterMinutes &&
        at.supervisorAfterMinutes < at.tellCustomerAfterMinutes &&
        at.tellCustomerAfterMinutes < at.raiseAfterMinutes,
      { error: "each step later than the one before it: remind, supervisor, tellCustomer, raise" },
    ),
]);

/** After so long a silence of the customer. */
const afterHours = (usual: number) =>
  z.union([z.literal("off"), z.strictObject({ afterHours: z.number().min(1).max(720).default(usual) })]).default("off");

/** What the assistant writes by itself; each is off until it is wanted. */
const followUpsSchema = z
  .strictObject({
    abandonedCart: afterHours(24),
    unpaidBill: afterHours(12),
    /** No more such messages of the whole shop go out within an hour. */
    perHour: z.int().positive().default(20),
  })
  .prefault({});

export const shopSchema = z.strictObject({
  name: z.string().min(1),
  persona: z.strictObject({
    name: z.string().min(1),
    /** Tone and rules for the model, in the shop's own words. */
    style: z.string().default(""),
  }),
  languages: z.array(z.enum(languages)).min(1),
  timeZone: z.string().refine((zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, "an IANA time zone such as Europe/Kyiv"),
  workingHours: z.strictObject({
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: day,
    sat: day,
    sun: day,
    /** Days on which no person answers, as YYYY-MM-DD. */
    holidays: z.array(z.iso.date()).default([]),
    /** Days with hours of their own, by YYYY-MM-DD; these go before the weekday and the holidays. */
    dates: z.record(z.iso.date(), day).exactOptional(),
  }),
  /** A file or an address with the goods, in any format of docs/goods.md, or "table" for what was imported. */
  catalogue: z.union([
    z.literal("demo"),
    z.literal("table"),
    z.url({ protocol: /^https?$/ }),
    z
      .string()
      .regex(/\.(json|csv|tsv|txt|xlsx|xml|yml)$/i, "a .json, .csv, .tsv, .xlsx, .xml or .yml file, or an address"),
  ]),
  goods: goodsSchema.prefault({}),
  /** Files and folders of .md and .csv with what the shop says about itself; "demo" goes with the demo goods. */
  knowledge: z
    .union([z.literal("demo"), z.array(z.string().min(1))], '"demo", or a list of files and folders')
    .default([]),
  currency: z.string().regex(/^[A-Z]{3}$/, "a currency code such as UAH"),
  requisites: z.strictObject({
    payee: z.string().min(1),
    iban: z.string().refine(isIban, "an IBAN without spaces, with the check digits that the bank wrote"),
    /** The payee's code: 8 digits of a company, 10 of a person, or a passport's number. Banks ask for it. */
    taxId: z.string().optional(),
    /** Stands before the order's number. */
    purpose: z.string().min(1),
    bankLink: bankLinkSchema,
  }),
  paymentMethods: z.array(paymentMethodSchema).min(1),
  payments: z
    .strictObject({
      /**
       * Above it, in the shop's currency, two people have to confirm that the money came. A shop of one person says
       * "none".
       */
      secondPersonAbove: z.union([z.literal("none"), z.number().nonnegative()], 'a sum, or "none"').default(20_000),
      /** How long a link to pay can be used; the strictest provider cuts what is longer than 30 days (2026-11). */
      linkHours: z.int().min(1).max(720).default(24),
    })
    .prefault({}),
  orders: z
    .strictObject({
      /** What an order's number looks like: "{n}" is the count, "{n:6}" the count with six digits. */
      number: z
        .string()
        .refine(
          isOrderPattern,
          'a pattern such as "{n}" or "A-{n:5}": {n} once, and at most 12 letters, digits, " ", ".", "-", "/" around it',
        )
        .default("{n}"),
      /** The first count. A higher one later leaps ahead; a lower one changes nothing. */
      from: z.int().min(1).max(999_999_999).default(1_001),
      /** How long the pieces of a bill are kept for its customer; sending a proof begins the time anew. */
      holdHours: z.int().min(1).max(720).default(24),
      /** Whether orders are taken off the catalogue's numbers, or these are always believed as they are. */
      stock: z.enum(["counted", "as_listed"]).default("counted"),
    })
    .prefault({}),
  people: peopleSchema.prefault({}),
  satisfaction: z
    .strictObject({
      /** Whether a customer is asked by buttons how content they are, once their matter is closed or given back. */
      ask: z.boolean().default(false),
    })
    .prefault({}),
  /** How soon the shop's people mean to answer, in the shop's hours: the report says how often they did. */
  sla: z
    .strictObject({
      firstResponseMinutes: z.number().positive().default(30),
      nextResponseMinutes: z.number().positive().default(60),
      resolutionMinutes: z.number().positive().default(480),
    })
    .prefault({}),
  /** How far the assistant is trusted, by kind of reply; what a person has set in the running shop goes before it. */
  trust: z.union([z.enum(trustLevels).transform(trustAll), trustSchema], trustWords).default({}),
  drafts: z
    .strictObject({
      /** The customer is told once that the answer takes longer, when a draft has waited for so long. */
      holdingMinutes: z.number().positive().max(1_440).default(5),
      /** Whether changes that people make are kept as examples, without what says whose they were. */
      keepEdits: z.boolean().default(false),
    })
    .prefault({}),
  schedules: schedulesSchema,
  followUps: followUpsSchema,
  deliveryMethods: z.array(z.strictObject({ id: z.string(), title: localised, note: localised.optional() })).min(1),
  returns: localised,
  /** How customers reach the shop, besides this chat. */
  contacts: z
    .strictObject({
      phone: z.string().min(5).optional(),
      email: z.email().optional(),
      address: localised.optional(),
      links: z.array(z.url({ protocol: /^https?$/ })).optional(),
    })
    .optional(),
  /** The shop's own size charts; without any, no size is advised. */
  sizes: z.array(sizeChartSchema).default([]),
  statuses: z.strictObject({
    first_touch: z.string().min(1),
    invoice_sent: z.string().min(1),
    escalation: z.string().min(1),
    paid: z.string().min(1),
    order_formed: z.string().min(1),
    /** Of a bill that the customer cancelled before they paid it; absent: such a chat keeps its status. */
    cancelled: z.string().min(1).optional(),
  } satisfies Record<CrmStage, z.ZodType>),
  helpdesk: z
    .strictObject({
      /** The first rule that fits says where a ticket goes; where none fits, it goes to TICKETING_PROVIDER. */
      rules: z.array(helpdeskRuleSchema).default([]),
      churn: churnSchema.prefault({}),
      /** By helpdesk: the name or id that each of our fields has there. */
      fields: z.record(z.string(), z.partialRecord(z.enum(ticketFields), z.string().min(1))).default({}),
    })
    .prefault({}),
  managers: z.strictObject({ ai: z.string().min(1), person: z.string().min(1).optional() }),
  handoff: z.strictObject({
    /** Reasons for which the assistant may not call a person: it answers politely itself. */
    never: z.array(z.enum(neverReasons).transform(reasonNow)).default([]),
    /** Whether the assistant goes on answering while a person was asked for and none has taken the chat. */
    whileWaiting: z.enum(["serve", "silent"]).default("serve"),
    crisisLine: z.string().min(1),
    /** What is done while a customer waits and nobody comes, in minutes of open time since the call. */
    ladder: ladderSchema.prefault({}),
    /** Where children are helped; without it the national line of Ukraine, 116 111. */
    childLine: z.string().min(1).exactOptional(),
    /** Links the assistant may send, by host. */
    allowedLinkHosts: z.array(z.string()).default([]),
  }),
  /** "rehearsal", or provider:model. An instance goes into `defineConfig` beside the shop. */
  model: modelName.default("rehearsal"),
  /** What customers' files the model is given; absent: what its provider's models take. */
  modelReads: z.array(z.enum(modelSenses)).exactOptional(),
  modelFallbacks: modelFallbacksSchema,
  /** A second model that reads each draft beside its sources before it is sent; absent: the check in code is alone. */
  replyJudge: otherModelSchema.exactOptional(),
  /** Without one for a model, its calls are counted in tokens alone. */
  modelPrices: modelPricesSchema,
  modelLimits: modelLimitsSchema.prefault({}),
  retentionDays: retentionSchema,
});

export type Shop = z.output<typeof shopSchema>;
export type PaymentMethod = z.output<typeof paymentMethodSchema>;

/** The staff read the shop's first language. */
export const staffLanguageOf = ({ languages }: Pick<Shop, "languages">): Language => languages[0] ?? "uk";
