import type { Answer, AnyOptions } from '../check/any.ts';
import { checkAnyInSteps } from '../check/any.ts';
import type { KeyUse, Vkey } from '../format/key.ts';
import { parseVkey } from '../format/key.ts';
import { finishInSlices } from '../format/steps.ts';
import type { Language } from '../words/language.ts';
import type { PageWord } from '../words/page.ts';
import { isPageWord, pageWords } from '../words/page.ts';
import { byId, fill, row, show } from './elements.ts';

type Given = { readonly name: string; readonly bytes: Uint8Array; readonly other?: Uint8Array };
type Checked = Given & { readonly answer?: Answer };

let language: Language = navigator.language.startsWith('fr') ? 'fr' : 'en';
let checked: Checked | undefined;
/** Counts checks, so that a newer one ends an older one. */
let turn = 0;

const sliceMs = 25;
const file = byId('file', HTMLInputElement);
const drop = byId('drop', HTMLElement);
const progress = byId('progress', HTMLProgressElement);

writeWords();
byId('language', HTMLButtonElement).addEventListener('click', () => {
  language = language === 'fr' ? 'en' : 'fr';
  writeWords();
  if (checked?.answer !== undefined) writeAnswer(checked.name, checked.answer);
});
file.addEventListener('change', () => {
  void read([...(file.files ?? [])]);
  // So that the same file, saved anew, can be chosen again.
  file.value = '';
});
byId('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  if (checked !== undefined) void check(checked);
});
listenForDrops();

/** The whole window takes the file: one that misses the frame must not replace the page. */
function listenForDrops(): void {
  addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.classList.remove('over');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    void read([...(event.dataTransfer?.files ?? [])]);
  });
}

/** One file, or a list and its draw. */
async function read([chosen, second]: readonly File[]): Promise<void> {
  if (chosen === undefined) return;
  const mine = ++turn;
  say('reading');
  show('result', false);
  try {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const other = second === undefined ? undefined : new Uint8Array(await second.arrayBuffer());
    const names = [chosen, second].flatMap((one) => (one === undefined ? [] : [one.name]));
    if (mine === turn) await check({ name: names.join(' + '), bytes, other });
  } catch {
    if (mine === turn) say('tooLarge');
  }
}

async function check({ name, bytes, other }: Given): Promise<void> {
  const mine = ++turn;
  checked = { name, bytes, other };
  byId('again', HTMLButtonElement).disabled = false;
  const held = readHeld();
  if (held === undefined) {
    say('badKey');
    return;
  }
  show('result', false);
  show('work', true);
  try {
    const answer = await checkInSlices(bytes, { ...held, other }, mine);
    if (answer === undefined) return;
    checked = { name, bytes, other, answer };
    say(undefined);
    writeAnswer(name, answer);
    byId('verdict', HTMLElement).focus();
  } catch (error) {
    if (mine === turn) say('failed');
    throw error;
  } finally {
    if (mine === turn) show('work', false);
  }
}

/** Undefined where a newer check has begun meanwhile. */
async function checkInSlices(
  bytes: Uint8Array,
  options: AnyOptions,
  mine: number,
): Promise<Answer | undefined> {
  // Every leaf is hashed, read, and hashed again with its neighbours.
  const total = 2.2 * bytes.length + 1;
  let began = performance.now();
  let saidTenth = -1;
  const isTimeUp = () => performance.now() - began > sliceMs;
  const pause = async (done: number) => {
    const percent = Math.min(99, Math.round((100 * done) / total));
    progress.value = percent;
    const tenth = Math.floor(percent / 10);
    if (tenth !== saidTenth) say('checking', `${tenth * 10} %`);
    saidTenth = tenth;
    await nextTask();
    if (mine !== turn) throw new Superseded();
    began = performance.now();
  };
  progress.value = 0;
  try {
    return await finishInSlices(checkAnyInSteps(bytes, options), isTimeUp, pause);
  } catch (error) {
    if (error instanceof Superseded) return undefined;
    throw error;
  }
}

class Superseded extends Error {}

/** Sooner than a timer, and after drawing and input where these wait. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** What the person holds; undefined where a field is wrong, which is then said beside it. */
function readHeld(): AnyOptions | undefined {
  const keys = readKey('key', 'note');
  const witnesses = readKey('witness', 'cosignature');
  const outsiders = readKey('outsider', 'cosignature');
  const mine = readMine();
  if (keys === undefined || witnesses === undefined || outsiders === undefined) return undefined;
  if (mine === undefined) return undefined;
  const text = byId('checkpoint', HTMLTextAreaElement).value.replaceAll('\r', '').trim();
  return { keys, witnesses, outsiders, ...mine, checkpoints: text === '' ? [] : [`${text}\n`] };
}

/** Address and number go before a code; undefined where the number is no such number. */
function readMine(): Pick<AnyOptions, 'mine'> | undefined {
  const value = (id: string) => byId(id, HTMLInputElement).value.trim();
  const [code, handle, nonce] = [value('code'), value('handle'), value('nonce').toLowerCase()];
  const isWrong = nonce !== '' && (!/^[0-9a-f]{32}$/.test(nonce) || handle === '');
  byId('mine-error', HTMLElement).textContent = isWrong ? pageWords.badNonce[language] : '';
  byId('nonce', HTMLInputElement).setAttribute('aria-invalid', String(isWrong));
  if (isWrong) return undefined;
  if (nonce !== '') return { mine: { handle, nonce } };
  return code === '' ? {} : { mine: { code } };
}

function readKey(id: 'key' | 'witness' | 'outsider', use: KeyUse): Vkey[] | undefined {
  const field = byId(id, HTMLInputElement);
  const text = field.value.trim();
  const key = parseVkey(text);
  const found = key.ok && key.value.use === use ? [key.value] : undefined;
  const isWrong = text !== '' && found === undefined;
  field.setAttribute('aria-invalid', String(isWrong));
  byId(`${id}-error`, HTMLElement).textContent = isWrong ? pageWords.badKey[language] : '';
  if (isWrong) field.focus();
  return text === '' ? [] : found;
}

function writeAnswer(name: string, answer: Answer): void {
  const words = answer.describe(language);
  byId('name', HTMLElement).textContent = name;
  const stamp = byId('verdict', HTMLElement);
  stamp.className = `stamp ${answer.verdict}`;
  stamp.textContent = words.title;
  byId('meaning', HTMLElement).textContent = words.meaning;
  fill(
    'findings',
    words.findings.map(({ weight, text }) =>
      row('li', [
        ['span', pageWords[weight][language], weight],
        ['span', text],
      ]),
    ),
  );
  fill(
    'facts',
    words.facts.map(({ name: fact, value }) =>
      row('div', [
        ['dt', fact],
        ['dd', value, /\S{40}/.test(value) ? 'code' : ''],
      ]),
    ),
  );
  fill(
    'openings',
    words.openings.map((text) => row('li', [['span', text]])),
  );
  for (const part of ['facts', 'openings'] as const) {
    const title = words.headings?.[part] ?? pageWords[part][language];
    byId(`${part}-title`, HTMLElement).textContent = title;
  }
  show('result', true);
}

function writeWords(): void {
  document.documentElement.lang = language;
  document.title = pageWords.title[language];
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const name = element.dataset.words ?? '';
    if (isPageWord(name)) element.textContent = pageWords[name][language];
  }
  const button = byId('language', HTMLButtonElement);
  button.textContent = pageWords.language[language];
  button.lang = language === 'fr' ? 'en' : 'fr';
}

function say(word: PageWord | undefined, detail = ''): void {
  const text = word === undefined ? '' : pageWords[word][language];
  byId('status', HTMLElement).textContent = `${text} ${detail}`.trim();
}
