/** The terminal is where the commands speak; everything else logs. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const printError = (text: string): void => void process.stderr.write(`${text}\n`);

const isPlain = (): boolean => !process.stdout.isTTY || process.stdout.hasColors?.() !== true;
const ink =
  (open: number, close: number) =>
  (text: string): string =>
    isPlain() ? text : `\u001b[${open}m${text}\u001b[${close}m`;

export const dim = ink(2, 22);
export const bold = ink(1, 22);
export const green = ink(32, 39);
export const cyan = ink(36, 39);
