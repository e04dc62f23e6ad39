// As the public page: without script, so that it shows what an entrant gets.
export const csr = false;
