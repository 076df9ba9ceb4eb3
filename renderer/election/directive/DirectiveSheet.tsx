/** Văn bản 1519. */
export const DirectiveSheet = () => null;
