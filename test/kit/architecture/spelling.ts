/** `await-payment` as code spells it. */
export const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const pascal = (name: string): string => `${name.charAt(0).toUpperCase()}${camel(name).slice(1)}`;
export const snake = (name: string): string => name.replaceAll("-", "_");
