/** Pages without account send no script; the staff's pages switch it on. */
export const csr = false;
