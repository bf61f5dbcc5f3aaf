import type { Sent } from "./recording-model.ts";

/** Some 4 letters of English, 2 and a half of Ukrainian; digits and marks count as English. */
const tokensOf = (text: string): number => {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return Math.round((text.length - others) / 4 + others / 2.5);
};
/** The rules stay the same in a chat; the context is new in each call. */
const partsOf = ({ system, history, tools }: Sent) => {
  const contextAt = system.indexOf("<context>");
  const cut = contextAt === -1 ? system.length : contextAt;
  return { rules: system.slice(0, cut), context: system.slice(cut), history, tools };
};
type Part = keyof ReturnType<typeof partsOf>;
export const parts: readonly Part[] = ["rules", "context", "history", "tools"];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const textsIn = (sent: readonly Sent[]): string[] => sent.flatMap((each) => Object.values(partsOf(each)));
export const bytesOf = (sent: readonly Sent[]): number => sum(textsIn(sent).map((part) => Buffer.byteLength(part)));
export const tokensIn = (sent: readonly Sent[]): number => sum(textsIn(sent).map(tokensOf));
export const partIn = (sent: readonly Sent[], part: Part): number =>
  sum(sent.map((each) => tokensOf(partsOf(each)[part])));
