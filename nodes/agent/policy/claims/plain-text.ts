import { readable } from "../readable.ts";

/** One spelling for what is said and for what data say: readable, lower case, "е" for "ё". */
export const plainText = (text: string): string => lowered(readable(text));

/** For a text that is `readable` already. */
export const lowered = (text: string): string => text.toLowerCase().replaceAll("ё", "е");
