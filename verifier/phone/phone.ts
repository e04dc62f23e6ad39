import { parseCheckpoint } from '../format/checkpoint.ts';
import { parseVkey } from '../format/key.ts';
import { parseNote } from '../format/note.ts';
import { byId, show } from '../page/elements.ts';
import { reachLog } from '../witness/log-server.ts';
import { isAccusation, lookAtLog } from '../witness/visit.ts';
import type { Language } from '../words/language.ts';
import { numberInWords, timeInWords } from '../words/language.ts';
import type { PhoneWord } from '../words/phone.ts';
import { isPhoneWord, phoneLines, phoneWords } from '../words/phone.ts';
import { witnessLines } from '../words/witness.ts';
import type { Kept } from './kept.ts';
import { readKept, writeKept } from './kept.ts';

const place = 'compagnon-witness';
const stamps = { good: 'verified', first: 'verified-weaker', bad: 'not-verified' } as const;

type Said = { readonly stamp: 'good' | 'first' | 'bad' | 'unknown'; readonly meaning: string };

let language: Language = navigator.language.startsWith('fr') ? 'fr' : 'en';
let kept: Kept | undefined;
let isDamaged = false;
let say: (() => Said) | undefined;

byId('language', HTMLButtonElement).addEventListener('click', () => {
  language = language === 'fr' ? 'en' : 'fr';
  write();
});
byId('begin', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  begin();
});
byId('look', HTMLButtonElement).addEventListener('click', () => void look());
byId('trust', HTMLButtonElement).addEventListener('click', trust);
byId('bring', HTMLInputElement).addEventListener('change', (event) => {
  const [file] = (event.currentTarget as HTMLInputElement).files ?? [];
  void file?.text().then(bring);
});

open();

/** What this device keeps; on the first time, what the address of this page names. */
function open(): void {
  const text = recall();
  const found = text === null ? undefined : readKept(text);
  if (found?.ok) kept = found.value;
  else if (found !== undefined) {
    isDamaged = true;
    say = () => ({ stamp: 'unknown', meaning: phoneWords.damaged[language] });
  }
  const named = new URLSearchParams(location.hash.slice(1));
  byId('url', HTMLInputElement).value = named.get('log') ?? '';
  byId('key', HTMLInputElement).value = named.get('key') ?? '';
  write();
  if (kept !== undefined) void look();
}

function begin(): void {
  const url = byId('url', HTMLInputElement).value.trim();
  const key = parseVkey(byId('key', HTMLInputElement).value.trim());
  const isUrl = /^https?:\/\/\S+$/.test(url) && URL.canParse(url);
  const isKey = key.ok && key.value.use === 'note';
  const flaw: PhoneWord | undefined = isUrl ? (isKey ? undefined : 'badKey') : 'badUrl';
  byId('begin-error', HTMLElement).textContent = flaw ? phoneWords[flaw][language] : '';
  byId('url', HTMLInputElement).setAttribute('aria-invalid', String(!isUrl));
  byId('key', HTMLInputElement).setAttribute('aria-invalid', String(isUrl && !isKey));
  if (!isUrl || !key.ok || !isKey) return;
  keep({ url, keys: [key.value], last: null, lookedAt: null, refused: [] });
  void look();
}

/** Asks, compares with what is kept, and only then keeps what was shown. A refusal replaces nothing. */
async function look(): Promise<void> {
  if (kept === undefined) return;
  const before = kept;
  byId('status', HTMLElement).textContent = phoneWords.looking[language];
  byId('look', HTMLButtonElement).disabled = true;
  try {
    const memory = { keys: before.keys, last: before.last };
    const seen = await lookAtLog({ server: reachLog(before.url), memory });
    const lookedAt = new Date().toISOString();
    if (!seen.ok) {
      const { type, where = '', shown, kept: own } = seen.error;
      if (isAccusation(type)) {
        const proof = { at: lookedAt, reason: type, shown: shown ?? '', kept: own ?? '' };
        const isNew = before.refused.at(-1)?.shown !== proof.shown;
        keep({ ...before, lookedAt, refused: [...before.refused, ...(isNew ? [proof] : [])] });
      }
      say = () => ({ stamp: isAccusation(type) ? 'bad' : 'unknown', meaning: sayWhy(type, where) });
    } else if (seen.value === 'nothing-yet') {
      say = () => ({ stamp: 'unknown', meaning: sayWhy('nothing-yet', '') });
    } else {
      const { shown, keys, checkpoint } = seen.value;
      const old = before.last === null ? undefined : sizeOf(before.last);
      keep({ ...before, keys, last: shown, lookedAt });
      say = () => sayGood(checkpoint.size, old);
    }
  } catch {
    say = () => ({ stamp: 'unknown', meaning: phoneWords.failed[language] });
  }
  byId('look', HTMLButtonElement).disabled = false;
  byId('status', HTMLElement).textContent = '';
  write();
  byId('verdict', HTMLElement).focus();
}

function sayGood(size: number, old: number | undefined): Said {
  const [now, before] = [size, old ?? 0].map((number) => numberInWords(number, language));
  if (old === undefined) return { stamp: 'first', meaning: phoneLines.first[language](now ?? '') };
  if (old === size) return { stamp: 'good', meaning: phoneLines.same[language](now ?? '') };
  return { stamp: 'good', meaning: phoneLines.grown[language](now ?? '', before ?? '') };
}

function sayWhy(type: string, where: string): string {
  if (type === 'unsigned') return phoneWords.unsigned[language];
  const text = witnessLines[type]?.[language](where).trim() ?? type;
  return text.replace(/^(REFUSÉ|REFUSED)\. /, '');
}

function trust(): void {
  const key = parseVkey(byId('next', HTMLInputElement).value.trim());
  const isKey = key.ok && key.value.use === 'note';
  const isOther = isKey && key.value.name !== kept?.keys[0]?.name;
  const flaw: PhoneWord | undefined = isKey ? (isOther ? 'otherKey' : undefined) : 'badKey';
  byId('next-error', HTMLElement).textContent = flaw ? phoneWords[flaw][language] : '';
  byId('next', HTMLInputElement).setAttribute('aria-invalid', String(flaw !== undefined));
  if (flaw !== undefined || !key.ok || kept === undefined) return;
  const isNew = kept.keys.every(({ text }) => text !== key.value.text);
  if (isNew) keep({ ...kept, keys: [...kept.keys, key.value] });
  byId('next', HTMLInputElement).value = '';
  void look();
}

/** A file never takes this device back behind what it has seen of the same log. */
function bring(text: string): void {
  const found = readKept(text);
  const isOlder =
    found.ok &&
    kept?.last != null &&
    kept.keys[0]?.name === found.value.keys[0]?.name &&
    sizeOf(found.value.last ?? '') < sizeOf(kept.last);
  if (found.ok && !isOlder) {
    isDamaged = false;
    keep(found.value);
    void look();
    return;
  }
  const word: PhoneWord = found.ok ? 'olderFile' : 'damaged';
  say = () => ({ stamp: 'unknown', meaning: phoneWords[word][language] });
  write();
}

function keep(next: Kept): void {
  kept = next;
  try {
    localStorage.setItem(place, writeKept(next));
  } catch {
    // Said below: this browser keeps nothing.
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function sizeOf(source: string): number {
  const note = parseNote(source);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  return checkpoint.ok ? checkpoint.value.size : 0;
}

function write(): void {
  document.documentElement.lang = language;
  document.title = phoneWords.title[language];
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const name = element.dataset.words ?? '';
    if (isPhoneWord(name)) element.textContent = phoneWords[name][language];
  }
  const button = byId('language', HTMLButtonElement);
  button.textContent = phoneWords.language[language];
  button.lang = language === 'fr' ? 'en' : 'fr';
  show('begin', kept === undefined && !isDamaged);
  show('more', kept !== undefined);
  show('look', kept !== undefined);
  const said = say?.();
  show('result', said !== undefined);
  const stamp = byId('verdict', HTMLElement);
  stamp.textContent = said ? phoneWords[said.stamp][language] : '';
  stamp.className = `stamp ${said && said.stamp in stamps ? stamps[said.stamp as 'good'] : ''}`;
  byId('meaning', HTMLElement).textContent = said?.meaning ?? '';
  if (kept !== undefined) writeMemory(kept);
}

function writeMemory(memory: Kept): void {
  const isKeeping = recall() === writeKept(memory);
  byId('name', HTMLElement).textContent = memory.keys[0]?.name ?? '';
  byId('when', HTMLElement).textContent = [
    memory.lookedAt === null ? '' : timeInWords(memory.lookedAt, language),
    isKeeping ? '' : phoneWords.keepsNothing[language],
  ]
    .filter((text) => text !== '')
    .join('. ');
  byId('last', HTMLElement).textContent = memory.last ?? '';
  const blob = new Blob([writeKept(memory)], { type: 'application/json' });
  const take = byId('take', HTMLAnchorElement);
  if (take.href !== '') URL.revokeObjectURL(take.href);
  take.href = URL.createObjectURL(blob);
  show('proofs', memory.refused.length > 0);
  const proofs = memory.refused.flatMap(({ at, reason, shown, kept: own }) => {
    const title = document.createElement('p');
    title.textContent = `${timeInWords(at, language)}. ${sayWhy(reason, '')}`;
    return [title, ...[own, shown].map(asBlock)];
  });
  byId('proof-list', HTMLElement).replaceChildren(...proofs);
}

function asBlock(text: string): HTMLElement {
  const block = document.createElement('pre');
  block.textContent = text;
  return block;
}
