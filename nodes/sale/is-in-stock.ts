/** There is a piece of it in at least one variant. */
export const isInStock = ({ variants }: { readonly variants: readonly { readonly stock: number }[] }): boolean =>
  variants.some(({ stock }) => stock > 0);
