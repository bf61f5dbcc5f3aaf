const total = /^(?:разом|усього|всього|итого|всего|сума|сумма|total)(?:\P{L}|$)/iu;

/** A line under the goods with their sum. */
export const isTotal = (written: string): boolean => total.test(written.trim());
