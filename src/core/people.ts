import { z } from "zod";
import { type Door, doors, type PersonAtDoor, personKey, type Rank } from "./principal.ts";

/** An agent talks to customers, a manager decides about money too, an owner undoes what others did. */
export const roles = ["owner", "manager", "agent"] as const;
export type Role = (typeof roles)[number];

const wayInSchema = z.strictObject({
  door: z.enum(doors),
  /** The helpdesk's or the channel's name. */
  surface: z.string().min(1).optional(),
  id: z.string().min(1),
});

const knownPersonSchema = z.strictObject({
  /** For the configuration alone, to tell one from another. */
  name: z.string().min(1),
  role: z.enum(roles),
  /** One person may come in by several doors. */
  doors: z.array(wayInSchema).min(1),
});

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const peopleSchema = z.strictObject({
  /** For so long a wrong confirmation or a wrong take is undone by who did it, or by an owner. */
  undoMinutes: z.number().positive().max(120).default(10),
  /** Who has another role than the door gives, and who of several ids is one person. */
  known: z
    .array(knownPersonSchema)
    .default([])
    .refine((known) => isUnique(known.map(({ name }) => name)), "each person needs a name of their own")
    .refine((known) => isUnique(known.flatMap((each) => each.doors.map(personKey))), "an id is one person's only"),
});
export type People = z.output<typeof peopleSchema>;

/** Of a person whom the configuration does not know. */
const roleAtDoor: Readonly<Record<Door, Role>> = {
  /** Who owns the home, or holds the address of the database, can change every row anyway. */
  command_line: "owner",
  /** The program lets them decide; whom it lets, it has checked. */
  host: "manager",
  staff_channel: "agent",
  channel: "agent",
  helpdesk: "agent",
  crm: "agent",
};

/** Whoever the shop made an administrator of its own staff's channel decides there. */
const roleOfRank: Readonly<Record<Rank, Role>> = { owner: "owner", admin: "manager", member: "agent" };

export const roleOf = (person: PersonAtDoor, people: People): Role =>
  knownAs(person, people)?.role ?? (person.rank === undefined ? roleAtDoor[person.door] : roleOfRank[person.rank]);

const knownAs = (person: PersonAtDoor, { known }: People): People["known"][number] | undefined =>
  known.find((each) => each.doors.some((way) => personKey(way) === personKey(person)));

export const isSamePerson = (one: PersonAtDoor, other: PersonAtDoor, people: People): boolean => {
  if (personKey(one) === personKey(other)) return true;
  const known = knownAs(one, people);
  return known !== undefined && known === knownAs(other, people);
};

/** Every way in by which the same person comes. */
export const doorsOf = (person: PersonAtDoor, people: People): readonly PersonAtDoor[] =>
  knownAs(person, people)?.doors ?? [person];

/**
 * Whether these are surely two: the configuration knows both, or one door told them apart. By two doors anybody may
 * come; and who can choose the machine or the user on it is not told apart by the command line.
 */
export function areSurelyTwo(one: PersonAtDoor, other: PersonAtDoor, people: People): boolean {
  if (isSamePerson(one, other, people)) return false;
  if (knownAs(one, people) !== undefined && knownAs(other, people) !== undefined) return true;
  return one.door !== "command_line" && one.door === other.door && one.surface === other.surface;
}
