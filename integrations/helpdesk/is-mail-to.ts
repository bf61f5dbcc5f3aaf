/** Whether a line of recipients ("Ann" <ann@example.com>, …) has this address in it. */
export const isMailTo = (recipients: string, address: string | null | undefined): boolean =>
  Boolean(address) && addressesIn(recipients).includes(address?.toLowerCase() ?? "");

const addressesIn = (recipients: string): readonly string[] =>
  recipients
    .split(/[\s<>,;"'()]/)
    .filter((part) => part.includes("@"))
    .map((part) => part.toLowerCase());
