import type { Delivery, DeliveryField } from "../../../src/core/index.ts";
import { type Found, without } from "../found.ts";
import { readBranch } from "./branch.ts";
import { readCity } from "./cities.ts";
import { readNameOrPlace } from "./names.ts";
import { readPhone } from "./phone.ts";

interface DeliveryData {
  readonly delivery: Delivery;
  /** The text without what was read as delivery data, so that a branch number is no quantity. */
  readonly rest: string;
}

/** A lone number beside one of these is no office. */
const ofSizes = /(?<!\p{L})(?:розмір|размер|зріст|рост|size|height)/iu;

/** What stands between data where somebody dictates them. */
const labels =
  /(?<!\p{L})(?:записуйте|пишіть|записывайте|пишите|місто|город|телефон|тел|її номер|його номер|мій номер|её номер|его номер|мой номер|номер|відділення|отделение|пошта|почта|прізвище|фамилия|отримувати буде|отримає|буде отримувати|получать будет|получит|мама|тато|чоловік|бабуся|мама|папа|муж|це|это|ordered as)(?!\p{L})/giu;

/** "ой ні, Чорноморськ" right after the data that were asked for. */
const correction =
  /^\s*(?:ой|ай|oh|oops)?[\s,]*(?:ні|нє|нет|no|sorry|вибачте|извините|точніше|точнее|вірніше)(?!\p{L})/iu;

/** "Київ 5": a number right behind the city. */
function behindCity(text: string): Found<string> | undefined {
  const city = readCity(text);
  if (city === undefined) return undefined;
  const number = /^[ ,]*(\d{1,5})(?=\s*(?:$|[,;\n.]))/.exec(text.slice(city.at + city.length));
  return number?.[1] === undefined
    ? undefined
    : { value: number[1], at: city.at + city.length, length: number[0].length };
}

/**
 * Where the parcel goes, as the customer wrote it. `awaited` is what is still missing of an order that is being put
 * together; empty when no order is: then a city in a question stays a question.
 */
export function readDeliveryData(
  text: string,
  awaited: readonly DeliveryField[] | undefined,
  isFree: (part: string) => boolean,
  { halfName, isDictated = false }: { readonly halfName?: string; readonly isDictated?: boolean } = {},
): DeliveryData {
  const phone = readPhone(text, awaited?.includes("phone"));
  let rest = without(text, phone ? [phone] : []);
  if (awaited === undefined) return { delivery: {}, rest };

  const isAwaited = awaited.includes("branch") && !ofSizes.test(text);
  const branch = readBranch(rest, isAwaited) ?? (isAwaited ? behindCity(rest) : undefined);
  rest = without(rest, branch ? [branch] : []);
  // A question names a city without meaning it as the address: "how long does it take to Lviv?"
  const statements = rest.replace(/[^.!?\n]*\?/g, (question) => " ".repeat(question.length));
  const city = readCity(statements);
  const isCorrected = isDictated && correction.test(text);
  const leftover = without(statements, city ? [city] : []).replace(labels, (label) => " ".repeat(label.length));
  const { name, place } = readNameOrPlace(leftover, {
    needsName: awaited.includes("name"),
    needsPlace: (awaited.includes("city") || isCorrected) && city === undefined,
    given: city === undefined && phone === undefined ? halfName : undefined,
    isAmongData: phone !== undefined || branch !== undefined || city !== undefined || isCorrected,
    isFree,
  });
  const used: Found<string>[] = [city, name, place].filter((found) => found !== undefined);
  const where = city ?? place;
  return {
    delivery: {
      ...(name ? { name: name.value } : {}),
      ...(phone ? { phone: phone.value } : {}),
      ...(where ? { city: where.value } : {}),
      ...(branch ? { branch: branch.value } : {}),
    },
    rest: without(rest, used),
  };
}
