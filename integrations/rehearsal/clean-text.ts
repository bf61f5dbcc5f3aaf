/** One spelling for what keyboards write differently: apostrophes, "ё", full-width letters, invisible characters. */
export const cleanText = (raw: string): string =>
  raw
    // Left alone, "№" would become the word "No".
    .replaceAll("№", "#")
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[’ʼ`´‘]/g, "'")
    .replaceAll("ё", "е")
    .replaceAll("Ё", "Е");
