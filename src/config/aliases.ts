import { channels, crms, helpdesks } from "../../integrations/index.ts";
import type { Vendor } from "../core/index.ts";

const vendors: readonly Vendor<object>[] = [channels, crms, helpdesks].flatMap((each) => Object.values(each));

/** Other names of vendors' variables: the other name first, the documented one second. */
const aliases: readonly (readonly [string, string])[] = vendors.flatMap(({ aliases: own = {} }) => Object.entries(own));

type Written = Readonly<Record<string, string>>;

/** The variables under their documented names. Where both are set, the documented one wins. */
export const withAliases = (written: Written): Written => ({
  ...Object.fromEntries(
    aliases.flatMap(([alias, name]) => (written[alias] === undefined ? [] : [[name, written[alias]]])),
  ),
  ...written,
});

/** A problem with the names that the person used who has to mend it. */
export const inWrittenNames = (problem: string, written: Written): string =>
  aliases.some(([alias]) => written[alias] !== undefined)
    ? aliases.reduce((text, [alias, name]) => text.replaceAll(name, alias), problem)
    : problem;
