// Everything below works without script, and has none.
export const csr = false;
