import { describe, expect, test } from 'vitest';
import { checkLog } from '../check/log.ts';
import { sampleLeaves } from '../sample/leaves.ts';
import { sampleBundle, sampleCheckpoint } from '../sample/log.ts';
import { keys } from '../sample/names.ts';
import { describeVerdict } from '../words/verdict.ts';
import { findNotes } from './find-notes.ts';

const leaves = sampleLeaves();
const note = sampleCheckpoint(leaves, 7);
const [, , , , first = '', second = ''] = note.split('\n');

function mail(text: string): string {
  return `Bonjour,\n\nPoint de contrôle du 2026-11-25 :\n\n${text}\nGardez ce message.\n`;
}

describe('a checkpoint in a mail', () => {
  test.each([
    ['by itself', note],
    ['pasted whole', mail(note)],
    ['with line ends of Windows', mail(note).replaceAll('\n', '\r\n')],
    ['quoted', mail(note).replace(/^/gm, '> ')],
    ['indented, its blank line lost', mail(note.replace('\n\n', '\n').replace(/^/gm, '  '))],
    [
      'broken in the signature',
      mail(note.replace(first, `${first.slice(0, 70)}\n${first.slice(70)}`)),
    ],
    ['broken after the name', mail(note.replace(second, second.replace(/ (?=\S+$)/, '\n')))],
  ])('is found %s', (_, text) => {
    expect(findNotes(text).map(({ source }) => source)).toEqual([note]);
  });

  test('is found in a mail kept as a file', () => {
    const body = mail(note)
      .replaceAll('=', '=3D')
      .replaceAll('—', '=E2=80=94')
      .replaceAll('ô', '=C3=B4')
      .replace(/(.{70})(?=[^\n=]{6})/g, '$1=\r\n');
    const file = `Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`;
    expect(findNotes(file)).toEqual([{ source: note, day: '2026-11-25' }]);
  });

  test('is none where nothing signs', () => {
    const text = mail(note.split('\n').slice(0, 3).join('\n'));
    expect(findNotes(text)).toEqual([{ source: text }]);
  });
});

describe('what was mailed, beside an exported log', () => {
  const findings = (text: string) =>
    checkLog(sampleBundle(), { checkpoints: [text] }).findings.map(({ type }) => type);

  test('is said to be in it, with the day', () => {
    const verdict = checkLog(sampleBundle(), { checkpoints: [mail(note)] });
    expect(verdict.verdict).toBe('verified-weaker');
    const words = [describeVerdict(verdict, 'fr'), describeVerdict(verdict, 'en')];
    const texts = words.map(({ findings: all }) => all.map(({ text }) => text).join(' '));
    expect(texts[0]).toMatch(/contient .*25 novembre 2026.* 7 feuilles/);
    expect(texts[1]).toMatch(/contains .*25 November 2026.* 7 leaves/);
  });

  test('is missed by a log that was cut, and by one that was rewritten', () => {
    const longer = sampleCheckpoint([...leaves, ...leaves.slice(0, 1)], leaves.length + 1);
    expect(findings(mail(longer))).toContain('log-truncated');
    const other = sampleCheckpoint(leaves.with(5, leaves[4] ?? new Uint8Array()), 7);
    expect(findings(mail(other))).toContain('checkpoint-inconsistent');
    for (const text of [longer, other]) {
      expect(findings(mail(text))).not.toContain('checkpoint-contained');
    }
  });

  test('of another signer proves nothing, and is said so', () => {
    const forged = sampleCheckpoint(leaves, 7, keys.stranger, null);
    expect(findings(mail(forged))).toContain('checkpoint-unsigned');
  });
});
