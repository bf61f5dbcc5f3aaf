/**
 * What a shop keeps to itself: notes, suppliers, what it pays. Such a column is never read, wherever it stands, also
 * where every other unknown column is an attribute.
 */
const privateWords =
  /нотат|заметк|примітк|примечан|коментар|комментар|note|comment|закуп|собівар|себестоим|постачальник|поставщик|supplier|purchas|cost|дроп|drop|опт|wholesale|націнк|наценк|марж|margin|markup|прибут|прибыл|profit|дилер|dealer|внутр|internal|private|пароль|password/i;

export const isPrivateColumn = (name: string): boolean => privateWords.test(name);
