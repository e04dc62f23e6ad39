/** Whoever writes for the client, on either side; the others only read, and the client signs. */
export function mayWrite(role: string): boolean {
  return role !== 'client' && role !== 'dpo';
}
