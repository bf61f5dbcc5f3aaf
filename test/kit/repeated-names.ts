interface NamedTest {
  readonly file: string;
  /** The names of its suites and its own. */
  readonly fullName: string;
}

/** Names that two tests have, in one file or in two: a report that names one of them would leave open which. */
export function repeatedNames(tests: readonly NamedTest[]): string[] {
  return [...Map.groupBy(tests, ({ fullName }) => fullName)].flatMap(([name, all]) =>
    all.length > 1 ? [`"${name}" in ${[...new Set(all.map(({ file }) => file))].join(" and ")}`] : [],
  );
}
