export type DraftRemark = { place: string; quote: string; body: string };

/** A remark on the words that were selected, in the first row that is still empty. */
export function quoteIn(remarks: DraftRemark[], place: string, quote: string): void {
  const row = remarks.find((remark) => remark.body === '');
  if (row) Object.assign(row, { place, quote });
  else remarks.push({ place, quote, body: '' });
}
