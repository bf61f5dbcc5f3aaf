import { z } from "zod";
import { cleanText } from "./text.ts";

const idMaxChars = 200;

const who = {
  /** Who they are at that door: it does not change when their name does. */
  id: z
    .string()
    .min(1)
    .max(idMaxChars)
    .refine((id) => id === cleanText(id), "an id without control characters or spaces around it"),
  /** ISO time at which the door checked it. */
  at: z.string().min(1),
};
/** Which of several of its kind: the helpdesk's or the channel's name. */
const surface = z.string().min(1).max(100);

/** What a member of the staff's channel is there, as the channel itself says. */
export const ranks = ["owner", "admin", "member"] as const;
export type Rank = (typeof ranks)[number];

/** A person of the shop, as a door proved them. Each door says in `how` what was checked. */
export const provenPersonSchema = z.discriminatedUnion("door", [
  /** The operating system's user: owns the folder of the home, or holds the address of the database. */
  z.object({ door: z.literal("command_line"), how: z.enum(["owns_home", "holds_database_url"]), ...who }),
  /** A member of the staff's own channel, in an event that the channel signed. */
  z.object({
    door: z.literal("staff_channel"),
    surface,
    how: z.literal("signed_event"),
    rank: z.enum(ranks).optional(),
    ...who,
  }),
  /** The owner of the shop's account in the customers' channel, in an update that came from the channel. */
  z.object({ door: z.literal("channel"), surface, how: z.literal("owner_of_account"), ...who }),
  /** Read at the helpdesk with the shop's key: the helpdesk names them as the author, and as one of its agents. */
  z.object({ door: z.literal("helpdesk"), surface, how: z.literal("author_there"), ...who }),
  /** The CRM names them, read with the shop's key or in a proven event. It gives no id: the name is the id. */
  z.object({ door: z.literal("crm"), how: z.literal("named_there"), ...who }),
  /** The program that embeds us proved them, in its own way. */
  z.object({ door: z.literal("host"), how: z.literal("host_says_so"), ...who }),
]);
export type ProvenPerson = Readonly<z.output<typeof provenPersonSchema>>;

export const doors = ["command_line", "staff_channel", "channel", "helpdesk", "crm", "host"] as const;
export type Door = (typeof doors)[number];

/** What a vendor calls a person, as an id: whatever it is, it never costs the word that they said. */
export const idFromVendor = (called: string): string => cleanText(cleanText(called).slice(0, idMaxChars)) || "unnamed";

/** Who it is, without how that was proven. */
export interface PersonAtDoor {
  readonly door: Door;
  readonly surface?: string | undefined;
  readonly id: string;
  readonly rank?: Rank | undefined;
}

/** The same person at the same door has the same key. */
export const personKey = ({ door, surface = "", id }: PersonAtDoor): string => [door, surface, id].join("/");

/**
 * A proven person. Nothing that only looks like one is one: it is made by `prove` alone, and only the files that
 * `test/kit/architecture/principals.ts` names may call that, because they are the doors that check. In the database and
 * in a turn only what was proven stands (`ProvenPerson`); nobody can act with that.
 */
export class Principal {
  readonly #isProven = true;
  readonly proven: ProvenPerson;
  /** What colleagues call them. Never in the record of acts. */
  readonly name: string;

  private constructor(proven: ProvenPerson, name: string) {
    this.proven = Object.freeze(proven);
    this.name = name;
    Object.freeze(this);
  }

  static prove(of: ProvenPerson, name: string = of.id): Principal {
    return new Principal(provenPersonSchema.parse(of), name);
  }

  static isOne(value: unknown): value is Principal {
    return typeof value === "object" && value !== null && #isProven in value && value.#isProven;
  }
}
