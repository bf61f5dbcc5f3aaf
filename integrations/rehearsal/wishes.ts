import type { Found } from "./found.ts";
import { readColours } from "./slots/colours.ts";
import { type Garment, readGarments } from "./slots/garments.ts";
import { type Place, readPlaces } from "./slots/ordinals.ts";
import { readQuantities } from "./slots/quantities.ts";
import type { SizeWish } from "./slots/sizes.ts";

/** One article as the customer describes it: whatever of it was said. */
export interface Wish {
  readonly garment?: Garment;
  readonly colour?: string;
  readonly size?: string;
  readonly quantity?: number;
  readonly place?: Place;
  /** What it is called, as far as no vocabulary knows the words: "анну", "дует". */
  readonly name?: string;
}

export const isEmptyWish = (wish: Wish): boolean => Object.keys(wish).length === 0;

type Slot = {
  readonly [Key in keyof Wish]-?: { readonly key: Key; readonly value: NonNullable<Wish[Key]> };
}[keyof Wish];

/** Where one article ends and the next may begin. */
const border = /[,;.!?\n]|(?<!\p{L})(?:і|й|та|и|and|plus|ще|еще|також|также)(?!\p{L})|\+/giu;

/**
 * The articles of one message. Slots are taken in the order in which they stand; what names a new kind of thing, or
 * contradicts what the article already is, begins the next one ("сукню 122 і шорти 128", "сукню 122 і 128").
 */
export function readWishes(
  text: string,
  of: {
    readonly categories: readonly string[];
    readonly sizes: readonly Found<SizeWish>[];
    readonly countable: string;
  },
): Wish[] {
  const garments = readGarments(text, of.categories);
  const slots: Found<Slot>[] = [
    ...garments.map(at((value) => ({ key: "garment", value }))),
    ...readColours(text)
      .filter(({ at: position }) => !isExcluded(text, position))
      .map(at((value) => ({ key: "colour", value }))),
    ...stated(of.sizes, garments).map(at(({ size }) => ({ key: "size", value: size }))),
    ...readPlaces(of.countable).map(at((value) => ({ key: "place", value }))),
    ...readQuantities(of.countable).map(at((value) => ({ key: "quantity", value }))),
  ];
  slots.sort((a, b) => a.at - b.at);
  const borders = [...text.matchAll(border)].map((match) => match.index);

  const wishes: Wish[] = [];
  let current: Wish = {};
  let lastAt = 0;
  const isBetween = (from: number, to: number): boolean => borders.some((index) => index >= from && index < to);
  for (const [index, { value: slot, at: position }] of slots.entries()) {
    // "сукню 122 і дві футболки": what stands before a garment in its part belongs to that garment.
    const garmentAt = slots.slice(index + 1).find(({ value }) => value.key === "garment")?.at;
    const leadsOn = garmentAt !== undefined && !isBetween(position, garmentAt);
    if (!isEmptyWish(current) && beginsNext(current, slot, { crossed: isBetween(lastAt, position), leadsOn })) {
      wishes.push(current);
      current = leadsOn ? {} : inherited(current, slot);
    }
    if (current[slot.key] === undefined) current = { ...current, [slot.key]: slot.value };
    lastAt = position;
  }
  return withSharedSize(isEmptyWish(current) ? wishes : [...wishes, current]);
}

/** "black trousers and a red T-shirt for 140": the one size at the end is for all of them. */
function withSharedSize(wishes: readonly Wish[]): Wish[] {
  const size = wishes.at(-1)?.size;
  const isShared =
    size !== undefined && wishes.slice(0, -1).every((wish) => wish.garment !== undefined && wish.size === undefined);
  return isShared ? wishes.map((wish) => ({ ...wish, size })) : [...wishes];
}

/**
 * The sizes that count: a height or a size outweighs an age, which is a guess. Ages of a message that tells another
 * garment's size stay: "сукню на зріст 128 і шорти на 6 років".
 */
function stated(sizes: readonly Found<SizeWish>[], garments: readonly Found<Garment>[]): readonly Found<SizeWish>[] {
  const isSameThing = (a: number, b: number): boolean =>
    !garments.some((garment) => garment.at > Math.min(a, b) && garment.at < Math.max(a, b));
  return sizes.filter(
    (size) =>
      size.value.from !== "age" || !sizes.some((other) => other.value.from !== "age" && isSameThing(size.at, other.at)),
  );
}

/** "але не сірий", "except black". */
const isExcluded = (text: string, position: number): boolean =>
  /(?<!\p{L})(?:не|крім|окрім|кроме|not|except|without)\s+$/iu.test(text.slice(0, position));

const at =
  <T>(slotOf: (value: T) => Slot) =>
  ({ value, at: position, length }: Found<T>): Found<Slot> => ({ value: slotOf(value), at: position, length });

function beginsNext(wish: Wish, slot: Slot, { crossed, leadsOn }: { crossed: boolean; leadsOn: boolean }): boolean {
  const taken = wish[slot.key] !== undefined;
  // "make it two, and add shorts": a count of its own is about what is there already.
  if (crossed && wish.quantity !== undefined && Object.keys(wish).length === 1) return true;
  if (slot.key === "garment")
    return taken ? crossed || !sameGarment(wish.garment, slot.value) : crossed && wish.size !== undefined;
  if (slot.key === "place") return taken || (crossed && wish.garment !== undefined);
  if (!crossed) return taken && slot.key === "size" && wish.garment !== undefined;
  return taken || (leadsOn && wish.garment !== undefined);
}

const sameGarment = (a: Garment | undefined, b: Garment): boolean =>
  a !== undefined && (a.category ?? a.word) === (b.category ?? b.word);

/** A second size or colour without a garment of its own is the same garment again. */
const inherited = (wish: Wish, slot: Slot): Wish =>
  slot.key === "colour" && wish.garment !== undefined
    ? { garment: wish.garment }
    : slot.key === "size" && wish.garment !== undefined
      ? { garment: wish.garment, ...(wish.colour === undefined ? {} : { colour: wish.colour }) }
      : {};
